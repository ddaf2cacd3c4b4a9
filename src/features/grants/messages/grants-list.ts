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
import { holdersButtons, toAskBack } from "./held.ts";
import { grantsAPage } from "../rules.ts";

export interface GrantsAt {
  /** A page of them: the reader's own first, and of each what ends first first. */
  readonly tickets: readonly Ticket[];
  readonly all: number;
  /** The place of the first of these, from 1. */
  readonly from: number;
  readonly reader: PersonId;
  /** Which of them should be back by now. */
  readonly overdue: ReadonlySet<string>;
  /** By what was given: the ticket to take it back, where the reader sees to that. */
  readonly takeBacks: ReadonlyMap<string, Ticket>;
  readonly viewer: Viewer;
}

const page = (label: string, at: number): Button => ({
  label,
  action: { do: "list", list: "grants", after: null, shown: true, ...(at > 1 && { from: at }) },
});

/** What somebody has until a day, and below it what the queues that they serve have given. */
export function grantsList(at: GrantsAt): Message {
  const { tickets, all, from, reader, viewer } = at;
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
      ...section(list.yours, own, at),
      ...section(list.ofQueues, others, at),
      ...buttonRow([
        ...(from > 1 ? [page(words.buttons.previous, Math.max(1, from - grantsAPage))] : []),
        ...(left > 0 ? [page(words.buttons.next(Math.min(left, grantsAPage)), from + tickets.length)] : []),
      ]),
      ...(all > tickets.length ? [aside(text`${words.lists.place(from, from + tickets.length - 1, all)}`)] : []),
    ],
  });
}

const section = (title: string, tickets: readonly Ticket[], at: GrantsAt): readonly Block[] =>
  tickets.length === 0 ? [] : [{ kind: "heading", text: title }, ...tickets.map((ticket) => row(ticket, at))];

function row(ticket: Ticket, { reader, viewer, overdue, takeBacks }: GrantsAt): Block {
  const words = phrases(viewer.locale);
  const about = cutLine(ticket.title, 80);
  const { list } = words.grants;
  const day = calendarDay(ticket.given?.until ?? "", viewer.locale);
  const isOwn = isTheirs(ticket, reader);
  const ends = overdue.has(ticket.reference)
    ? text`🔴 ${bold(list.overdue(day))}`
    : text`${ticket.given?.askedBack == null ? list.until(day) : list.givenBack(day)}`;
  const show = ticketButtons(ticket, words).show();
  const takeBack = takeBacks.get(ticket.reference);
  // Whoever sees to it needs the ticket in which it is confirmed first.
  const seesTo = takeBack === undefined ? [] : [{ ...ticketButtons(takeBack, words).show(), label: list.takeBack }];
  const [first = show, second] = isOwn
    ? holdersButtons(ticket, reader, viewer)
    : [...seesTo, show, ...toAskBack(ticket, words)];
  return {
    kind: "item",
    text: text`${bold(about)}`,
    under: [
      ...ends,
      ...(ticket.beneficiary === reader ? [] : text` · ${viewer.names(ticket.beneficiary).name}`),
      ...text` · ${ticket.reference}`,
    ],
    button: { ...first, about },
    ...(second !== undefined && { second: { ...second, about } }),
  };
}
