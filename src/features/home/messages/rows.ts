import { isHelpAwaited } from "../../../kernel/clock.ts";
import { isAskedNow } from "../../../kernel/reading.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { bold, text, time, type Text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { statusMark } from "../../../screen/blocks.ts";
import type { Block, Button } from "../../../screen/message.ts";
import { cutLine } from "../../../screen/plain-text.ts";
import { namedOnButton, ticketButtons } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import type { Action, ListRow } from "../../actions.ts";
import { questionAsked } from "../../approvals/rules.ts";
import { lateSince, nextDue } from "../../service-levels/rules.ts";
import { statusCalled } from "../../holding/messages/status.ts";
import { statusInWords } from "../../cancellation/messages/status.ts";
import { phrases, type Phrases } from "../../words.ts";
import type { ListName } from "../rules.ts";

/** A part of a list, and how many come after it. */
export interface Listed {
  readonly tickets: readonly Ticket[];
  readonly hidden: number;
}

/** Whose list it is, and when it is drawn. */
export interface ListsAt {
  readonly reader: PersonId;
  readonly viewer: Viewer;
  readonly deskName: string;
  readonly now: Date;
}

/** The part of a list that stands where a button is pressed. */
export type ListPlace = Omit<ListRow, "seen">;

/** How many there are besides, and the way to them; nothing when there are none. */
export const moreLine = (hidden: number, button: Button, { lists }: Phrases): readonly Block[] =>
  hidden > 0 ? [{ kind: "item", text: text`${lists.more(hidden)}`, button }] : [];

/** A ticket in a line, with its card behind a button. */
export const showLine = (ticket: Ticket, line: Text, { buttons }: Phrases): Block => ({
  kind: "item",
  text: line,
  button: { label: buttons.show, action: { do: "show", ...namedOnButton(ticket) } },
});

/** What breaks next, or has broken. */
export function breaks(ticket: Ticket, lists: Phrases["lists"], now: Date): Text {
  const next = nextDue(ticket);
  if (next === null) return [];
  const late = lateSince(ticket, now);
  return text` · ${late === null ? lists.due(time(next)) : lists.late(time(late))}`;
}

/** A ticket of somebody's list: its title, where it stands, and what they do with it most. */
export function row(name: ListName, ticket: Ticket, place: ListPlace, at: ListsAt): Block {
  const words = phrases(at.viewer.locale);
  const title = cutLine(ticket.title, 80);
  const stands = { ...place, seen: ticket.version };
  const show: Action = { do: "show", ...namedOnButton(ticket), row: stands };
  const open: Button = { label: words.buttons.show, action: show, about: title };
  const approves = name === "waiting" && isAskedNow(ticket, at.reader);
  const asked = approves || isAsked(name, ticket, at.reader);
  const line = {
    kind: "item",
    text: text`${statusMark(ticket)} ${title}`,
    under: approves
      ? approvalLine(ticket, at, words)
      : asked
        ? askedLine(ticket, at.viewer, words)
        : agentsLine(name, ticket, at, words),
  } as const;
  if (asked || ticket.status !== "new") return { ...line, button: open };
  const { label, action } = ticketButtons(ticket, words).press("claim");
  return { ...line, button: { label, action: inRow(action, stands), about: title }, second: open };
}

const inRow = (action: Action, row: ListRow): Action => ("seen" in action ? { ...action, row } : action);

/** Whether it stands there as the reader's own request, and not as an agent's work. */
const isAsked = (name: ListName, ticket: Ticket, reader: PersonId): boolean =>
  name === "mine" || (name === "waiting" && ticket.assignee !== reader && isOwn(ticket, reader));

const isOwn = ({ requester, beneficiary }: Ticket, reader: PersonId): boolean =>
  requester === reader || beneficiary === reader;

/** Why a ticket that somebody else has, or nobody, stands among the reader's work; null where it needs no word. */
function whyTheirs(name: ListName, ticket: Ticket, { reader, viewer: { names } }: ListsAt, lists: Phrases["lists"]) {
  const { assignee, clock } = ticket;
  if (assignee === reader || clock.chain === null) return null;
  if (name === "claimed") return clock.chain.seenBy === reader ? lists.youSeeToIt : null;
  if (name !== "waiting" || !isHelpAwaited(clock)) return null;
  const { askedBy } = clock.chain;
  return askedBy === null ? lists.youAreAsked : lists.asksYou(names(askedBy.person).name);
}

const approvalLine = ({ requester, reference }: Ticket, { viewer }: ListsAt, { approvals }: Phrases): Text =>
  text`${bold(approvals.forYou)} · ${viewer.names(requester).name} · ${reference}`;

function askedLine(ticket: Ticket, { locale }: Viewer, words: Phrases): Text {
  const { cards, lists } = words;
  const { status, reference } = ticket;
  if (status === "waiting" || questionAsked(ticket) !== null)
    return text`${bold(cards.person.waitingForYou)} · ${reference}`;
  if (status === "resolved") return text`${bold(lists.doesItWork)} · ${reference}`;
  return text`${statusInWords(ticket, words, { locale, by: "requester", isOne: ticket.requester === ticket.beneficiary })} · ${reference}`;
}

/** What is the reader's need not say so, nor what is free in a list of what is free. */
function agentsLine(name: ListName, ticket: Ticket, at: ListsAt, words: Phrases): Text {
  const { lists, cards } = words;
  const { priority, requester, assignee, status, clock, reference } = ticket;
  const { reader, viewer, now } = at;
  const { names } = viewer;
  const from = isOwn(ticket, reader) ? lists.yours : names(requester).name;
  const who = assignee === null ? cards.agents.nobody : names(assignee).name;
  const said = [
    from,
    ...(name === "free" || assignee === reader ? [] : [who]),
    ...(ticket.customStatus === null && (status === "new" || status === "in-progress")
      ? []
      : [statusCalled(ticket, words, { locale: viewer.locale, by: "agents" })]),
  ];
  const wrote =
    name === "waiting" && assignee === reader && clock.awaited !== null
      ? text` · ${lists.wrote(time(clock.awaited))}`
      : [];
  const why = whyTheirs(name, ticket, at, lists);
  const first = why === null ? [] : text`${bold(why)} · `;
  // Each a run of its own: what is a secret in one is no secret beside another.
  return text`${first}${bold(priority)}${said.flatMap((each) => text` · ${each}`)}${wrote}${breaks(ticket, lists, now)} · ${reference}`;
}
