import { text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote } from "../../../screen/blocks.ts";
import type { Button, Message } from "../../../screen/message.ts";
import { cut } from "../../../screen/plain-text.ts";
import { sayPlainly } from "../../../screen/say.ts";
import { namedOnButton, primary } from "../../../screen/ticket-buttons.ts";
import { titled } from "../../../screen/titled.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";
import { longestQuote, readersNames, wordsNotSent, type StillPossible } from "../messages.ts";
import type { ReplyDoubt } from "../rules/doubt.ts";

interface Words {
  /** The id under which they wait. */
  readonly id: string;
  readonly text: string;
}

/** To whoever has just sent words to the requester, which have not left. `after`: milliseconds. */
export function replyLeaves({ id, text: written }: Words, ticket: Ticket, after: number, viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const undo: Button = { label: buttons.press.undo, action: { do: "unsend", words: id, ...namedOnButton(ticket) } };
  return sayPlainly(
    viewer,
    text`${whispers.leavesSoon(readersNames(ticket, viewer), Math.ceil(after / 1_000))}`,
    ...quote(cut(written, longestQuote)),
    aside(text`${titled(ticket)}`),
    ...buttonRow([undo]),
  );
}

/** In the place of that, once they were taken back. `draft`: that of the form which holds them. */
export function replyTakenBack({ id, text: written }: Words, ticket: Ticket, viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const { mark, reference } = ticket;
  const { version: seen, status } = ticket;
  const onTicket = { ticket: reference, ...(mark !== null && { mark }), seen };
  const form = status === "new" ? "take" : "reply";
  return sayPlainly(
    viewer,
    text`${whispers.takenBack(readersNames(ticket, viewer))}`,
    ...quote(cut(written, longestQuote)),
    aside(text`${titled(ticket)}`),
    ...buttonRow([
      primary({ label: buttons.continueForm, action: { do: "fill", form, ...onTicket, draft: id } }),
      { label: buttons.discard, action: { do: "discard", draft: id } },
    ]),
  );
}

/** In its place too, where they had left. */
export function tooLateToTakeBack(ticket: Ticket, viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${whispers.tooLateToTakeBack(readersNames(ticket, viewer))}`,
    paragraph(text`${whispers.sendRight}`),
    aside(text`${titled(ticket)}`),
    ...buttonRow([{ label: buttons.show, action: { do: "show", ...namedOnButton(ticket) } }]),
  );
}

/** Words that came with files, and were taken back: no form holds these. */
export const replyBack = (ticket: Ticket, words: Words, as: StillPossible["as"], viewer: Viewer): Message =>
  wordsNotSent(
    sayPlainly(viewer, text`${phrases(viewer.locale).whispers.takenBack(readersNames(ticket, viewer))}`),
    ticket,
    { text: words.text, still: as.length === 0 ? null : { words: words.id, as } },
    viewer,
  );

/** Words that have waited, and that the ticket took no more. Null: nobody may know of it. */
export const replyStayed = (
  ticket: Ticket | null,
  words: { readonly text: string; readonly still: StillPossible | null },
  viewer: Viewer,
): Message =>
  wordsNotSent(sayPlainly(viewer, text`${phrases(viewer.locale).whispers.replyStayed}`), ticket, words, viewer);

/** Asks an agent whether words are for the requester that look meant for colleagues. */
export function replyDoubted({ id, text: written }: Words, ticket: Ticket, doubt: ReplyDoubt, viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const place = { do: "place", words: id, ...namedOnButton(ticket) } as const;
  const as = ticket.status === "new" ? "take" : "reply";
  return sayPlainly(
    viewer,
    text`${whispers.doubted[doubt](readersNames(ticket, viewer))}`,
    ...quote(cut(written, longestQuote)),
    aside(text`${titled(ticket)}`),
    ...buttonRow([
      { label: buttons.sendDoubted, action: { ...place, as, sure: true } },
      { label: buttons.keepInternal, action: { ...place, as: "note" } },
    ]),
  );
}
