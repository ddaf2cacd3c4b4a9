import type { Action } from "../actions.ts";
import { lateSince, nextDue } from "../service-levels/rules.ts";
import { rankOf, writeRank, type ListName } from "./rules.ts";
import { isSolvedByOwnPeople, type Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, statusMark, statusMarks } from "../../screen/blocks.ts";
import { phrases, type Phrases } from "../words.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { namedOnButton, newTicketButton, primary } from "../../screen/ticket-buttons.ts";
import { cut, oneLine } from "../../screen/plain-text.ts";
import { say } from "../../screen/say.ts";
import { bold, text, time, type Text } from "../../kernel/text.ts";
import type { Viewer } from "../../screen/viewer.ts";

/** A part of a list, and how many come after it. */
export interface Listed {
  readonly tickets: readonly Ticket[];
  readonly hidden: number;
}

interface ListsAt {
  readonly viewer: Viewer;
  readonly deskName: string;
  readonly now: Date;
}

export interface HomeAt extends ListsAt {
  /** As requester or beneficiary. */
  readonly mine: Listed;
  /** What the reader has claimed, what breaks next first; null when they are no agent. */
  readonly claimed: Listed | null;
  /** The open tickets of the reader's queues, the most pressing first; null when they are no agent. */
  readonly queue: Listed | null;
}

/** Somebody's own tickets and, for an agent, what they answer for and their queues: the home of the app, and the answer to "list". */
export function home({ mine, claimed, queue, ...at }: HomeAt): Message {
  const { viewer, deskName } = at;
  const words = phrases(viewer.locale);
  const { lists } = words;
  const agents: readonly [ListName, Listed | null][] = [
    ["claimed", claimed],
    ["queue", queue],
  ];
  const parts = [...agents, ["mine", mine] as const].flatMap(([name, page]) =>
    page === null ? [] : [{ name, page, ...headingOf(name, queue !== null, words) }],
  );
  return say(viewer, {
    summary: `${deskName} · ${parts.map(({ title, page }) => counted(title, page, words)).join(", ")}`,
    blocks: [
      { kind: "heading", text: deskName },
      paragraph(text`${lists.homeIntro}`),
      ...buttonRow([primary(newTicketButton(words))]),
      ...parts.flatMap(({ name, page, title, none }) => [
        { kind: "divider" } as const,
        paragraph(text`${bold(page.tickets.length === 0 ? title : counted(title, page, words))}`),
        ...(page.tickets.length === 0 ? [paragraph(text`${none}`)] : []),
        ...lines(name, page, at),
      ]),
      aside(lists.asOf(time(at.now))),
    ],
  });
}

export interface ListAt extends ListsAt {
  readonly name: ListName;
  readonly page: Listed;
  /** Whether the reader is one. */
  readonly agent: boolean;
}

/** A page of one list, from a row on. */
export function listPage({ name, page, agent, ...at }: ListAt): Message {
  const words = phrases(at.viewer.locale);
  const { title, none } = headingOf(name, agent, words);
  const back: Button = {
    label: words.buttons.allLists,
    action: { do: "list", list: "home", after: null, shown: true },
  };
  return say(at.viewer, {
    summary: `${at.deskName} · ${title}`,
    blocks: [
      { kind: "heading", text: title },
      ...(page.tickets.length === 0 ? [paragraph(text`${none}`)] : []),
      ...lines(name, page, at),
      ...buttonRow([back]),
      aside(words.lists.asOf(time(at.now))),
    ],
  });
}

/** What a list is called, and what is said when nothing stands in it. */
function headingOf(
  name: ListName,
  agent: boolean,
  { lists }: Phrases,
): { readonly title: string; readonly none: string } {
  switch (name) {
    case "claimed":
      return { title: lists.claimed, none: lists.noneClaimed };
    case "queue":
      return { title: lists.queue, none: lists.emptyQueue };
    case "free":
      return { title: lists.free, none: lists.noneFree };
    case "mine":
      return agent ? { title: lists.asked, none: lists.nothingAsked } : { title: lists.mine, none: lists.noneOfMine };
  }
}

const counted = (title: string, { tickets, hidden }: Listed, { briefs }: Phrases): string =>
  briefs.counted(title, tickets.length + hidden);

function lines(name: ListName, { tickets, hidden }: Listed, { viewer, now }: ListsAt): readonly Block[] {
  const words = phrases(viewer.locale);
  const line = (ticket: Ticket): Text =>
    name === "mine" ? myLine(ticket, words) : queueLine(ticket, name === "queue" ? viewer : null, { words, now });
  const last = tickets.at(-1);
  return [
    ...tickets.map((ticket) => showLine(ticket, line(ticket), words)),
    ...moreLine(
      hidden,
      { do: "list", list: name, after: last === undefined ? null : writeRank(rankOf(last)), shown: true },
      words,
    ),
  ];
}

/** How many there are besides, and the way to them; nothing when there are none. */
export const moreLine = (hidden: number, action: Action, { lists, buttons }: Phrases): readonly Block[] =>
  hidden > 0 ? [{ kind: "item", text: text`${lists.more(hidden)}`, button: { label: buttons.showMore, action } }] : [];

/** A ticket in a line, with its card behind a button. */
export const showLine = (ticket: Ticket, line: Text, { buttons }: Phrases): Block => ({
  kind: "item",
  text: line,
  button: { label: buttons.show, action: { do: "show", ...namedOnButton(ticket) } },
});

const lineTitle = (ticket: Ticket): string => cut(oneLine(ticket.title), 80);

function myLine(ticket: Ticket, { labels, cards }: Phrases): Text {
  const status = ticket.status === "waiting" ? cards.person.waitingForYou : statusName(ticket, labels);
  return text`${statusMark(ticket)} ${bold(status)} · ${lineTitle(ticket)} · ${ticket.reference}`;
}

const statusName = (ticket: Ticket, { status, solved }: Phrases["labels"]): string => {
  if (!isSolvedByOwnPeople(ticket)) return status[ticket.status];
  return ticket.requester === ticket.beneficiary ? solved.byYou : solved.byThem;
};

/** What breaks next, or has broken. */
export function breaks(ticket: Ticket, lists: Phrases["lists"], now: Date): Text {
  const next = nextDue(ticket);
  if (next === null) return [];
  const late = lateSince(ticket, now);
  return text` · ${late === null ? lists.due(time(next)) : lists.late(time(late))}`;
}

/** `viewer`: names whoever has it; null where all is the reader's, or nobody's. */
function queueLine(
  ticket: Ticket,
  viewer: Viewer | null,
  { words: { labels, lists }, now }: { readonly words: Phrases; readonly now: Date },
): Text {
  const glance = text`${statusMarks[ticket.status]} ${bold(ticket.priority)} · ${labels.status[ticket.status]}${breaks(ticket, lists, now)} · ${lineTitle(ticket)} · ${ticket.reference}`;
  return viewer === null || ticket.assignee === null ? glance : text`${glance} · ${viewer.names(ticket.assignee).name}`;
}
