import type { Ticket } from "../kernel/ticket.ts";
import type { Action } from "./actions.ts";
import { aside, buttonRow, paragraph, quote } from "../screen/blocks.ts";
import { phrases } from "./words.ts";
import type { Block, Button, Message } from "../screen/message.ts";
import { newTicketButton } from "../screen/new-ticket-button.ts";
import { cut, oneLine } from "../screen/plain-text.ts";
import { promise } from "./service-levels/messages.ts";
import { say, sayPlainly } from "../screen/say.ts";
import { text } from "../kernel/text.ts";
import { primary } from "../screen/ticket-buttons.ts";
import { titled } from "../screen/titled.ts";
import type { Viewer } from "../screen/viewer.ts";

export { awayNoted, awayUnread, backNoted } from "./absence/messages.ts";
export { draftDiscarded, draftGone, draftKept } from "./drafts/messages.ts";
export { refusalMessage } from "./refusal-message.ts";
export { channelLost, setUpDone, setUpMissing, setUpNotAllowed, welcome } from "./queues/messages.ts";

/** What can be asked of the desk, and how. */
export function helpMessage(deskName: string, platform: "slack" | "teams", viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { help } = words.whispers;
  return say(viewer, {
    summary: `${deskName} · ${help.intro}`,
    blocks: [
      { kind: "heading", text: deskName },
      paragraph(text`${help.intro}`),
      ...Object.values(help.how[platform]).map(paragraph),
      ...buttonRow([primary(newTicketButton(words))]),
    ],
  });
}

/** The same words whether it does not exist or is somebody else's. */
export function noSuchTicket(reference: string, viewer: Viewer): Message {
  const { whispers } = phrases(viewer.locale);
  const sentence = text`${whispers.noSuchTicket(cut(oneLine(reference), 40))}`;
  return sayPlainly(viewer, sentence, aside(text`${whispers.noSuchTicketHint}`));
}

/** A button that opens a form, for where it cannot open by itself. */
export function offerForm(opener: Action, viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const open: Button = { label: buttons.openForm, action: opener };
  return sayPlainly(viewer, text`${whispers.offerForm}`, ...buttonRow([primary(open)]));
}

/** Asks to which ticket somebody's words belong, at most three being offered, or whether they make a new one. */
export function placeWords(
  words: { readonly id: string; readonly text: string },
  tickets: readonly Ticket[],
  viewer: Viewer,
): Message {
  const said = phrases(viewer.locale);
  const fresh: Button = { label: said.buttons.newTicket, action: { do: "new-ticket", words: words.id } };
  const places = tickets.slice(0, 3).map((ticket): Block => ({
    kind: "item",
    text: text`${titled(ticket)}`,
    button: { label: said.buttons.addHere, action: { do: "place", words: words.id, ticket: ticket.reference } },
  }));
  return sayPlainly(viewer, text`${said.whispers.place}`, ...quote(words.text), ...places, ...buttonRow([fresh]));
}

export const wordsPlaced = (ticket: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.placed(titled(ticket))}`);

export const wordsRelayed = (ticket: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.relayed(viewer.names(ticket.requester).name)}`);

export const wordsGone = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.wordsGone}`);

/** Said where the form was sent from; the card is posted in the requester's own chat. */
export function ticketOpened(ticket: Ticket, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { whispers } = words;
  return sayPlainly(
    viewer,
    text`${whispers.opened(ticket.reference)}`,
    ...promise(ticket, words),
    aside(text`${whispers.openedFollow}`),
  );
}

/** Said once, when somebody typed what should be changed now. */
export const secretTyped = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.secretTyped}`);

/** An unexpected error; what went wrong is in the log. */
export function failed(viewer: Viewer): Message {
  const { whispers } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${whispers.failed}`, aside(text`${whispers.failedHint}`));
}
