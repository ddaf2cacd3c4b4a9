import type { PersonId } from "../../../kernel/person.ts";
import { bold, text } from "../../../kernel/text.ts";
import { isTheirs, type Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { calendarDay, cutLine } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { ticketButtons } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";
import { holdersButtons } from "./held.ts";
import { grantsAPage, isOverdue } from "../rules.ts";

export interface GrantsAt {
  /** A page of them: the reader's own first, and of each what ends first first. */
  readonly tickets: readonly Ticket[];
  readonly all: number;
  /** The place of the first of these, from 1. */
  readonly from: number;
  readonly reader: PersonId;
  readonly viewer: Viewer;
}

const page = (label: string, at: number): Button => ({
  label,
  action: { do: "list", list: "grants", after: null, shown: true, ...(at > 1 && { from: at }) },
});

/** What somebody has until a day, and below it what the queues that they serve have given. */
export function grantsList({ tickets, all, from, reader, viewer }: GrantsAt): Message {
  const words = phrases(viewer.locale);
  const { list } = words.grants;
  if (tickets.length === 0) return say(viewer, { summary: list.none, blocks: [paragraph(text`${list.none}`)] });
  const own = tickets.filter((ticket) => isTheirs(ticket, reader));
  const others = tickets.filter((ticket) => !isTheirs(ticket, reader));
  const left = all - (from - 1) - tickets.length;
  const title = own.length > 0 ? list.yours : list.ofQueues;
  return say(viewer, {
    summary: `${title} · ${tickets
      .map((ticket) => cutLine(ticket.title, 40))
      .slice(0, 3)
      .join(", ")}`,
    blocks: [
      ...section(list.yours, own, reader, viewer),
      ...section(list.ofQueues, others, reader, viewer),
      ...buttonRow([
        ...(from > 1 ? [page(words.buttons.previous, Math.max(1, from - grantsAPage))] : []),
        ...(left > 0 ? [page(words.buttons.next(Math.min(left, grantsAPage)), from + tickets.length)] : []),
      ]),
      ...(all > tickets.length ? [aside(text`${words.lists.place(from, from + tickets.length - 1, all)}`)] : []),
    ],
  });
}

const section = (title: string, tickets: readonly Ticket[], reader: PersonId, viewer: Viewer): readonly Block[] =>
  tickets.length === 0
    ? []
    : [{ kind: "heading", text: title }, ...tickets.map((ticket) => row(ticket, reader, viewer))];

function row(ticket: Ticket, reader: PersonId, viewer: Viewer): Block {
  const words = phrases(viewer.locale);
  const about = cutLine(ticket.title, 80);
  const { list } = words.grants;
  const day = calendarDay(ticket.given?.until ?? "", viewer.locale);
  const isOwn = isTheirs(ticket, reader);
  const ends = isOverdue(ticket)
    ? text`🔴 ${bold(list.overdue(day))}`
    : text`${ticket.given?.askedBack == null ? list.until(day) : list.givenBack(day)}`;
  const [first = ticketButtons(ticket, words).show(), second] = isOwn ? holdersButtons(ticket, reader, viewer) : [];
  return {
    kind: "item",
    text: text`${bold(about)}`,
    under: [
      ...ends,
      ...(isOwn ? [] : text` · ${viewer.names(ticket.beneficiary).name}`),
      ...text` · ${ticket.reference}`,
    ],
    button: { ...first, about },
    ...(second !== undefined && { second: { ...second, about } }),
  };
}
