import type { PersonId } from "../../../kernel/person.ts";
import { text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { say } from "../../../screen/say.ts";
import { carries, namedOnButton, primary, ticketButtons } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import type { Action, ListRow } from "../../actions.ts";
import { whoDecidesForYou, type Said } from "../../delegation/messages.ts";
import { phrases } from "../../words.ts";
import { approvalsAPage, voteOf } from "../rules.ts";
import { approvalRow, whatIsAsked } from "./decide-in-words.ts";

export interface ApprovalsAt {
  /** A page of what waits, what was opened first first. */
  readonly tickets: readonly Ticket[];
  /** How many wait; left out: these. */
  readonly waiting?: number;
  /** The place of the first of these, from 1. */
  readonly from?: number;
  /** Who decides for its reader (null: nobody); left out: nobody is to be asked to. */
  readonly delegation?: Said | null;
  /** What a press on it has just done. */
  readonly news?: readonly Block[];
  readonly viewer: Viewer;
}

/** The part of the list that begins at a place. */
const page = (label: string, at: number): Button => ({
  label,
  action: { do: "list", list: "approvals", after: null, shown: true, ...(at > 1 && { from: at }) },
});

/** What waits for somebody's approval, a page of it: each with what decides, and one button for all that are shown. */
export function approvalsList({
  tickets: shown,
  waiting = shown.length,
  from: first = 1,
  news = [],
  delegation,
  viewer,
}: ApprovalsAt): Message {
  const words = phrases(viewer.locale);
  const { approvals: says, buttons, lists } = words;
  const decides = delegation === undefined ? [] : whoDecidesForYou(delegation, words);
  if (shown.length === 0)
    return say(viewer, {
      summary: says.list.none,
      blocks: [...news, paragraph(text`${says.list.none}`), ...decides],
    });
  const place: Omit<ListRow, "seen"> = { list: "approvals", after: null, ...(first > 1 && { from: first }) };
  const rows = shown.map((ticket) => {
    const row = { ...place, seen: ticket.version };
    const { press, show } = ticketButtons(ticket, words);
    const approve: Button = { ...press("approve"), action: { do: "approve", ...carries(ticket), row } };
    return approvalRow(
      ticket,
      { button: approve, second: { ...show(), action: { do: "show", ...namedOnButton(ticket), row } } },
      viewer,
    );
  });
  const left = waiting - (first - 1) - shown.length;
  const all: Action = { do: "approve-all", all: shown.map(carries) };
  return say(viewer, {
    summary: says.list.title(waiting),
    blocks: [
      ...news,
      { kind: "heading", text: says.list.title(waiting) },
      ...rows,
      ...buttonRow([
        ...(shown.length > 1 ? [primary({ label: says.list.approveAll(shown.length), action: all })] : []),
        ...(first > 1 ? [page(buttons.previous, Math.max(1, first - approvalsAPage))] : []),
        ...(left > 0 ? [page(buttons.next(Math.min(left, approvalsAPage)), first + shown.length)] : []),
      ]),
      ...decides,
      ...(waiting > approvalsAPage ? [aside(text`${lists.place(first, first + shown.length - 1, waiting)}`)] : []),
    ],
  });
}

/** What became of one of several that were decided at once. `refused`: why it was not approved; null: it was. */
export interface Decided {
  readonly ticket: Ticket;
  readonly refused: string | null;
}

/** What was decided in a list, each in a line. */
export function decidedInList(decided: readonly Decided[], viewer: Viewer): readonly Block[] {
  const { list } = phrases(viewer.locale).approvals;
  return decided.map(({ ticket, refused }) => {
    const what = whatIsAsked(ticket, viewer);
    const who = viewer.names(ticket.beneficiary).name;
    return paragraph(text`${refused === null ? `👍 ${list.approved(what, who)}` : `✋ ${list.not(what, refused)}`}`);
  });
}

/** A request that was approved in the list. An old press that comes again says so only where it is still so. */
export const approvedInList = (ticket: Ticket, by: PersonId, viewer: Viewer): readonly Block[] =>
  decidedInList(
    [{ ticket, refused: voteOf(ticket, by)?.approves === true ? null : changedSinceShown(viewer).summary }],
    viewer,
  );

/** A request that was declined in the list. */
export const declinedInList = (ticket: Ticket, viewer: Viewer): readonly Block[] => [
  paragraph(
    text`🚫 ${phrases(viewer.locale).approvals.list.declined(whatIsAsked(ticket, viewer), viewer.names(ticket.requester).name)}`,
  ),
];

/** Why one of several was not approved with the others: it is not what was shown. */
export const changedSinceShown = (viewer: Viewer): Message => {
  const said = phrases(viewer.locale).approvals.list.changed;
  return say(viewer, { summary: said, blocks: [paragraph(text`${said}`)] });
};
