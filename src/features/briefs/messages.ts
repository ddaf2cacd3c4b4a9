import type { Ticket } from "../../kernel/ticket.ts";
import { aside, paragraph, statusMark } from "../../screen/blocks.ts";
import { breaks, moreLine, showLine } from "../home/messages.ts";
import { inSharedPlace } from "../privacy/messages.ts";
import type { ListName } from "../home/rules.ts";
import { phrases, type Phrases } from "../words.ts";
import type { Block, Message } from "../../screen/message.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { say } from "../../screen/say.ts";
import { bold, text, type Text } from "../../kernel/text.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";

export interface MorningAt {
  /** The agent's, what breaks next first. */
  readonly mine: readonly Ticket[];
  /** Of theirs, where the requester has spoken last. */
  readonly waitingOnMe: readonly Ticket[];
  /** In their queue, and nobody's yet. */
  readonly newInQueue: readonly Ticket[];
  readonly queue: string;
  readonly viewer: Viewer;
  readonly now: Date;
}

const eachAtMost = 5; // lines: a screen of a phone

/** What lies before an agent this morning; each ticket stands once. Null: nothing does. */
export function morningBrief({ mine, waitingOnMe, newInQueue, queue, viewer, now }: MorningAt): Message | null {
  const words = phrases(viewer.locale);
  const { briefs } = words;
  const waiting = new Set(waitingOnMe.map(({ reference }) => reference));
  const others = mine.filter(({ reference }) => !waiting.has(reference));
  const parts: readonly Part[] = [
    { title: briefs.waitingOnMe, tickets: waitingOnMe, list: "claimed" },
    { title: briefs.mine, tickets: others, list: "claimed" },
    { title: briefs.newIn(queueCalled(viewer, queue)), tickets: newInQueue, list: "free" },
  ];
  return brief({ title: briefs.morning, parts, line: (ticket) => line(ticket, words, now), last: [] }, viewer);
}

export interface HandoverAt {
  readonly late: readonly Ticket[];
  readonly atRisk: readonly Ticket[];
  /** Nobody's. */
  readonly unclaimed: readonly Ticket[];
  /** Open tickets of the highest priority. */
  readonly critical: readonly Ticket[];
  /** Of this day. */
  readonly counts: { readonly opened: number; readonly ended: number };
  readonly queue: string;
  readonly viewer: Viewer;
  readonly now: Date;
}

/** What a queue's agents hand over when their day ends; each ticket stands once, where it presses most. Null: nothing is left. */
export function handoverBrief({
  late,
  atRisk,
  unclaimed,
  critical,
  counts,
  queue,
  viewer,
  now,
}: HandoverAt): Message | null {
  const words = phrases(viewer.locale);
  const { briefs } = words;
  const told = new Set<string>();
  const untold = (tickets: readonly Ticket[]): readonly Ticket[] => {
    const fresh = tickets.filter(({ reference }) => !told.has(reference));
    for (const { reference } of fresh) told.add(reference);
    return fresh;
  };
  const parts: readonly Part[] = [
    { title: briefs.critical, tickets: untold(critical), list: "queue" },
    { title: briefs.late, tickets: untold(late), list: "queue" },
    { title: briefs.atRisk, tickets: untold(atRisk), list: "queue" },
    { title: briefs.unclaimed, tickets: untold(unclaimed), list: "free" },
  ];
  const named = (each: Ticket): Text => {
    const ticket = inSharedPlace(each, viewer);
    return ticket.assignee === null
      ? line(ticket, words, now)
      : text`${line(ticket, words, now)} · ${viewer.names(ticket.assignee).name}`;
  };
  const last = text`${briefs.day(counts.opened, counts.ended)}`;
  return brief({ title: briefs.handover(queueCalled(viewer, queue)), parts, line: named, last }, viewer);
}

interface Part {
  readonly title: string;
  readonly tickets: readonly Ticket[];
  /** Where the rest of them stands. */
  readonly list: ListName;
}

interface Brief {
  readonly title: string;
  readonly parts: readonly Part[];
  readonly line: (ticket: Ticket) => Text;
  readonly last: Text;
}

function brief({ title, parts, line, last }: Brief, viewer: Viewer): Message | null {
  const words = phrases(viewer.locale);
  const present = parts.filter(({ tickets }) => tickets.length > 0);
  if (present.length === 0) return null;
  return say(viewer, {
    summary: `${title} · ${present.map((part) => headed(part, words.briefs)).join(", ")}`,
    blocks: [
      paragraph(text`${bold(title)}`),
      ...present.flatMap((part) => listed(part, line, words)),
      ...(last.length === 0 ? [] : [aside(last)]),
    ],
  });
}

const headed = ({ title, tickets }: Part, { counted }: Phrases["briefs"]): string => counted(title, tickets.length);

function listed(part: Part, line: Brief["line"], words: Phrases): readonly Block[] {
  const hidden = part.tickets.length - eachAtMost;
  return [
    { kind: "divider" },
    paragraph(text`${bold(headed(part, words.briefs))}`),
    ...part.tickets.slice(0, eachAtMost).map((ticket) => showLine(ticket, line(ticket), words)),
    ...moreLine(hidden, { label: words.buttons.showMore, action: { do: "list", list: part.list, after: null } }, words),
  ];
}

function line(ticket: Ticket, { lists }: Phrases, now: Date): Text {
  const title = cutLine(ticket.title, 80);
  return text`${statusMark(ticket)} ${bold(ticket.priority)} · ${title}${breaks(ticket, lists, now)} · ${ticket.reference}`;
}
