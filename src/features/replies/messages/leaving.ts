import type { FileLink } from "../../../kernel/file-link.ts";
import { text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { cut } from "../../../screen/plain-text.ts";
import { clockToSecond } from "../../../screen/day-in-words.ts";
import { sayPlainly } from "../../../screen/say.ts";
import { namedOnButton, primary } from "../../../screen/ticket-buttons.ts";
import { titled } from "../../../screen/titled.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";
import { longestQuote, readersNames, waysStill, withWordsBack, wordsNotSent, type StillPossible } from "../messages.ts";
import type { ReplyDoubt } from "../rules/doubt.ts";
import type { Stays } from "../rules/stays.ts";

interface Words {
  /** The id under which they wait. */
  readonly id: string;
  readonly text: string;
  /** Those that leave with them; left out: none. */
  readonly files?: readonly FileLink[];
}

/** What else leaves with words, by its name. */
const withFiles = ({ files = [] }: Words): readonly Block[] =>
  files.length === 0 ? [] : [aside(text`📎 ${files.map(({ name }) => name).join(", ")}`)];

/** When words leave, and whether they resolve their ticket. */
interface Leaves {
  readonly now: Date;
  readonly at: Date;
  readonly resolves: boolean;
}

/**
 * To whoever has just sent words to the requester, which have not left. Slack shows it on as it is once they have: there it says
 * when that is.
 */
export function replyLeaves(words: Words, ticket: Ticket, leaves: Leaves, viewer: Viewer): Message {
  const { id, text: written } = words;
  const { now, at, resolves } = leaves;
  const { whispers, buttons } = phrases(viewer.locale);
  const undo: Button = { label: buttons.press.undo, action: { do: "unsend", words: id, ...namedOnButton(ticket) } };
  const who = readersNames(ticket, viewer);
  const when =
    viewer.platform === "slack"
      ? whispers.leavesAt(who, clockToSecond(at, viewer))
      : whispers.leavesSoon(who, Math.ceil((at.getTime() - now.getTime()) / 1_000));
  return sayPlainly(
    viewer,
    text`${resolves ? `${when} ${whispers.resolvesThen}` : when}`,
    ...quote(cut(written, longestQuote)),
    ...withFiles(words),
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
export function replyBack(ticket: Ticket, words: Words, as: StillPossible["as"], viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const still = as.length === 0 ? null : ({ words: words.id, as, whole: true } as const);
  const show: Button = { label: buttons.show, action: { do: "show", ...namedOnButton(ticket) } };
  return sayPlainly(
    viewer,
    text`${whispers.takenBack(readersNames(ticket, viewer))}`,
    ...quote(words.text),
    ...withFiles(words),
    aside(text`${titled(ticket)}`),
    ...buttonRow([...waysStill(still, ticket, viewer), show]),
  );
}

/** Words of a ticket that their author can no longer read. */
export const replyOfUnread = (reference: string, written: string, viewer: Viewer): Message =>
  withWordsBack(sayPlainly(viewer, text`${phrases(viewer.locale).whispers.unreadNow(reference)}`), written, viewer);

/**
 * Words that have waited, and have not left.
 * @param ticket its reference alone where their author can no longer read it
 * @param because left out: the ticket took them no more
 */
export function replyStayed(
  ticket: Ticket | string,
  words: { readonly text: string; readonly still: StillPossible | null },
  because: Exclude<Stays, "deleted" | "restored"> | undefined,
  viewer: Viewer,
): Message {
  const says = phrases(viewer.locale).whispers.replyStayed;
  if (typeof ticket === "string")
    return withWordsBack(sayPlainly(viewer, text`${says["not-taken"](ticket)}`), words.text, viewer);
  const why = says[because ?? "not-taken"](ticket.reference, readersNames(ticket, viewer));
  return wordsNotSent(sayPlainly(viewer, text`${why}`), ticket, words, viewer);
}

/** Words of which nobody knows since a restore whether they have left. */
export function replyOfMissingTime(
  ticket: Ticket | string,
  { text: written, still }: { readonly text: string; readonly still: StillPossible | null },
  viewer: Viewer,
): Message {
  const { whispers } = phrases(viewer.locale);
  if (typeof ticket === "string")
    return sayPlainly(viewer, text`${whispers.replyOfMissingTime(ticket)}`, ...quote(written));
  return sayPlainly(
    viewer,
    text`${whispers.replyOfMissingTime(ticket.reference)}`,
    ...quote(written),
    aside(text`${titled(ticket)}`),
    ...buttonRow([
      ...waysStill(still, ticket, viewer),
      { label: phrases(viewer.locale).buttons.show, action: { do: "show", ...namedOnButton(ticket) } },
    ]),
  );
}

/** Of a message that was deleted while its words waited. */
export const replyDeleted = (reference: string, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.replyStayed.deleted(reference)}`);

/** Asks an agent whether words are for the requester that look meant for colleagues. */
export function replyDoubted(words: Words, ticket: Ticket, doubt: ReplyDoubt, viewer: Viewer): Message {
  const { id, text: written } = words;
  const { whispers, buttons } = phrases(viewer.locale);
  const place = { do: "place", words: id, ...namedOnButton(ticket), asOf: ticket.version } as const;
  const as = ticket.status === "new" ? "take" : "reply";
  return sayPlainly(
    viewer,
    text`${whispers.doubted[doubt](readersNames(ticket, viewer))}`,
    ...quote(cut(written, longestQuote)),
    ...withFiles(words),
    aside(text`${titled(ticket)}`),
    ...buttonRow([
      { label: buttons.sendDoubted, action: { ...place, as, sure: true } },
      { label: buttons.keepInternal, action: { ...place, as: "note" } },
      { label: buttons.changeWords, action: { do: "unsend", words: id, ...namedOnButton(ticket) } },
    ]),
  );
}

/** The same in the form in which they stand, which stays open. */
export function doubtInForm(ticket: Ticket, doubt: ReplyDoubt, viewer: Viewer): string {
  const { whispers } = phrases(viewer.locale);
  return `${whispers.doubted[doubt](readersNames(ticket, viewer))} ${whispers.sendAgainIfSo}`;
}
