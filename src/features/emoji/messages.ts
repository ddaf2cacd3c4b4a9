import { emojiShown } from "../../kernel/emoji.ts";
import type { EmojiRule } from "../../kernel/policy.ts";
import { bold, text } from "../../kernel/text.ts";
import { isTakenBack, type Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, statusMark } from "../../screen/blocks.ts";
import type { Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import { titled } from "../../screen/titled.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { Action } from "../actions.ts";
import { phrases } from "../words.ts";

/** Under the message that a ticket was made of, where everybody reads it: nothing of what was said since; of a private one only what it is called. */
export function wordsUnder(
  ticket: Ticket,
  { undo, viewer }: { readonly undo: boolean; readonly viewer: Viewer },
): Message {
  const words = phrases(viewer.locale);
  const { under } = words.emoji;
  const { reference, status, assignee, beneficiary, isPrivate } = ticket;
  if (isTakenBack(ticket)) return sayPlainly(viewer, text`${under.undone}`);
  if (isPrivate) return sayPlainly(viewer, text`🤫 ${bold(reference)}`);
  const { press, fill } = ticketButtons(ticket, words);
  const who = assignee === null ? "" : ` · ${viewer.names(assignee).name}`;
  const stands = text`${statusMark(ticket)} ${reference} · ${words.labels.status[status]}${who}`;
  if (status !== "new") return sayPlainly(viewer, stands);
  return sayPlainly(
    viewer,
    text`${under.made(reference, viewer.names(beneficiary).name)}`,
    aside(text`${undo ? `${under.next} ${under.undo}` : under.next}`),
    ...buttonRow([fill("answer", words.buttons.addToIt), ...(undo ? [press("undo")] : [])]),
  );
}

/** What they say, in short: the same is not said again. */
export const wordsShown = (ticket: Ticket, undo: boolean): string =>
  [ticket.status, ticket.assignee, ticket.isPrivate, isTakenBack(ticket), undo].join(" ");

/** To somebody whose emoji makes no ticket. */
export function mayNot({ emoji, who }: Pick<EmojiRule, "emoji" | "who">, viewer: Viewer): Message {
  const { mayNot: says, mayNotHint } = phrases(viewer.locale).emoji;
  return sayPlainly(
    viewer,
    text`${says[who === "agents" ? who : "author"](emojiShown(emoji))}`,
    aside(text`${mayNotHint}`),
  );
}

/** The same of the menu of a message. */
export function mayNotInMenu({ who, verb }: Pick<EmojiRule, "who" | "verb">, viewer: Viewer): Message {
  const { inMenu, noTicketHint } = phrases(viewer.locale).emoji;
  return sayPlainly(
    viewer,
    text`${inMenu[who === "agents" ? who : "author"]}`,
    ...(verb === "private-ticket" ? [aside(text`${noTicketHint}`)] : []),
  );
}

/** To whoever claims a ticket in the menu of a message, where nothing else shows it. */
export const claimedByMenu = (ticket: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).emoji.claimed(titled(ticket))}`);

/** To whoever says that a ticket is resolved which nobody has. */
export function claimFirst(ticket: Ticket, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { press } = ticketButtons(ticket, words);
  return sayPlainly(viewer, text`${words.emoji.claimFirst(titled(ticket))}`, ...buttonRow([primary(press("claim"))]));
}

export type Unread = keyof ReturnType<typeof phrases>["emoji"]["unread"];

/** To whoever wanted a ticket of a message of which none can be made. */
export function unread(why: Unread, viewer: Viewer): Message {
  const { unread: says, unreadHint } = phrases(viewer.locale).emoji;
  return sayPlainly(viewer, text`${says[why]}`, aside(text`${unreadHint}`));
}

/** To whoever takes their emoji away again right after it made a ticket, or claimed one. */
export function offerToUndo(ticket: Ticket, what: "undo" | "release", viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { offerUndo, offerRelease } = words.emoji;
  const { press } = ticketButtons(ticket, words);
  const asks = what === "undo" ? offerUndo : offerRelease;
  return sayPlainly(
    viewer,
    text`${asks(ticket.reference)}`,
    paragraph(text`${titled(ticket)}`),
    ...buttonRow([{ ...press(what), label: words.emoji.takeBack[what] }]),
  );
}

/** Asks what was done, since an emoji does not say. */
export function askWhatWasDone(ticket: Ticket, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { fill } = ticketButtons(ticket, words);
  return sayPlainly(viewer, text`${words.emoji.whatWasDone(titled(ticket))}`, ...buttonRow([primary(fill("resolve"))]));
}

/** Offers the form of an article. `of`: the ticket that it begins with; null: what was said in a thread. */
export function offerArticle(
  of: Ticket | null,
  action: Extract<Action, { do: "write-article" }>,
  viewer: Viewer,
): Message {
  const { emoji, buttons } = phrases(viewer.locale);
  const asks = of === null ? emoji.articleOfThread : emoji.articleOfTicket(titled(of));
  return sayPlainly(viewer, text`${asks}`, ...buttonRow([primary({ label: buttons.newArticle, action })]));
}

/** To somebody whose thread cannot be read. */
export const noThread = (viewer: Viewer): Message => sayPlainly(viewer, text`${phrases(viewer.locale).emoji.noThread}`);

/** Where the menu of a message was opened, and it is no ticket's. */
export function noTicketHere(viewer: Viewer): Message {
  const { noTicket, noTicketHint } = phrases(viewer.locale).emoji;
  return sayPlainly(viewer, text`${noTicket}`, aside(text`${noTicketHint}`));
}

/** The desk's policy has nothing for this entry of a menu. */
export const switchedOff = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).emoji.switchedOff}`);
