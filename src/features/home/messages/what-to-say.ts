import { bold, text } from "../../../kernel/text.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Button, Message } from "../../../screen/message.ts";
import { asking, say, sayPlainly } from "../../../screen/say.ts";
import { newTicketButton, primary } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { notificationsButton } from "../../notifications/messages.ts";
import { searchButton } from "../../search/messages.ts";
import { phrases, type Phrases } from "../../words.ts";
import type { HelpOf } from "../rules.ts";

export interface HelpAt {
  readonly deskName: string;
  readonly can: HelpOf;
  /** Whether the desk says what one can ask for. */
  readonly services: boolean;
  /** Whether it gives something until a day. */
  readonly grants: boolean;
  readonly viewer: Viewer;
}

/** What somebody can ask of the desk, and how: nothing that is refused to them. */
export function helpMessage({ deskName, can, services, grants, viewer }: HelpAt): Message {
  const words = phrases(viewer.locale);
  const { help } = words.whispers;
  const how = help.how[viewer.platform];
  const lines = [
    how.open,
    ...(services ? [how.services] : []),
    how.list,
    ...(can.newest === null ? [] : [how.show(can.newest)]),
    ...(can.approve ? [how.approvals] : []),
    ...(grants ? [how.grants] : []),
    ...(can.approve || can.serve ? [how.why] : []),
    how.search,
    how.articles,
    how.knownIssues,
    how.add,
    help.say,
    how.notify,
    ...(can.serve ? [how.readyAnswers, how.gaps, how.away, how.queues] : []),
    ...(can.report ? [how.report] : []),
    ...(can.setUp ? [how.setup] : []),
  ];
  return say(viewer, {
    summary: `${deskName} · ${help.intro}`,
    blocks: [
      { kind: "heading", text: deskName },
      paragraph(text`${help.intro}`),
      ...lines.map(paragraph),
      ...buttonRow([primary(newTicketButton(words)), notificationsButton(words)]),
    ],
  });
}

/** To somebody who comes for the first time: who is there, and the one thing to do. */
export function welcomeToChat(deskName: string, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { welcome, helloMore } = words.whispers;
  return say(viewer, {
    summary: `${welcome.hello(deskName)} ${welcome.tell}`,
    blocks: [
      paragraph(text`👋 ${bold(welcome.hello(deskName))}`),
      paragraph(text`${welcome.tell}`),
      ...buttonRow([primary(newTicketButton(words))]),
      aside(helloMore),
    ],
  });
}

/** To a greeting: what to write next. */
export function greetingBack(viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${words.whispers.hello}`,
    ...buttonRow([newTicketButton(words)]),
    aside(words.whispers.helloMore),
  );
}

/** To whoever says goodbye. */
export const goodbye = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.goodbye}`);

/** To one word that is nearly a command: what that does, and the way to a ticket of that title. */
export function didYouMean(
  { word, meant }: { readonly word: string; readonly meant: keyof Phrases["whispers"]["meant"] },
  viewer: Viewer,
): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const how = whispers.help.how[viewer.platform];
  const ways = {
    list: how.list,
    search: how.search,
    articles: how.articles,
    "known-issues": how.knownIssues,
    "ready-answers": how.readyAnswers,
    "saved-searches": how.savedSearches,
    queues: how.queues,
    report: how.report,
    notify: how.notify,
    "set-up": how.setup,
    away: how.away,
    back: how.away,
  };
  const press = meantButton(meant, buttons);
  const asked = sayPlainly(
    viewer,
    text`${whispers.didYouMean(bold(whispers.meant[meant]))}`,
    paragraph(ways[meant]),
    ...buttonRow([
      ...(press === null ? [] : [primary(press)]),
      { label: buttons.newTicket, action: { do: "new-ticket", title: word } },
    ]),
  );
  return asking(asked, press ?? undefined);
}

/** Null where it is done in a channel. */
function meantButton(meant: keyof Phrases["whispers"]["meant"], buttons: Phrases["buttons"]): Button | null {
  switch (meant) {
    case "list":
      return myTicketsButton(buttons);
    case "report":
      return { label: buttons.meant.report, action: { do: "report", period: "this-week", queue: null, shown: true } };
    case "queues":
    case "away":
    case "back":
      return { label: buttons.meant[meant], action: { do: "command", verb: meant } };
    case "search":
      return searchButton({ buttons });
    case "articles":
      return { label: buttons.articles, action: { do: "articles" } };
    case "known-issues":
      return { label: buttons.knownIssues, action: { do: "known-issues" } };
    case "ready-answers":
      return { label: buttons.readyAnswers, action: { do: "ready-answers" } };
    case "saved-searches":
      return { label: buttons.savedSearches, action: { do: "saved-searches" } };
    case "notify":
      return notificationsButton({ buttons });
    case "set-up":
      return null;
  }
}

export const myTicketsButton = ({ myTickets }: Phrases["buttons"]): Button => ({
  label: myTickets,
  action: { do: "list", list: "home", after: null, shown: true },
});
