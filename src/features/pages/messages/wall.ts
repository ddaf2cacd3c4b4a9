import { bold, text, time, type Text } from "../../../kernel/text.ts";
import { countingIn } from "../../../kernel/counting.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, facts, paragraph, statusMarks } from "../../../screen/blocks.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { say } from "../../../screen/say.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { breaks } from "../../home/messages/rows.ts";
import { phrases } from "../../words.ts";
import type { QueueNow } from "../rules.ts";

export interface WallAt {
  readonly queues: readonly QueueNow[];
  /** Those that are late longest. */
  readonly late: readonly Ticket[];
  /** How many more the reader may not read. */
  readonly unread: number;
  readonly now: Date;
  readonly viewer: Viewer;
}

/** What is open now, for a screen in a room: whoever comes by reads no word of anybody's ticket. */
export function wall({ queues, late, unread, now, viewer }: WallAt): Message {
  const { pages } = phrases(viewer.locale);
  return say(viewer, {
    summary: pages.title.wall,
    blocks: [
      { kind: "heading", text: pages.title.wall },
      aside(text`${pages.wall.asOf} ${time(now)}`),
      ...facts(queues.map((each) => ({ label: queueCalled(viewer, each.queue), value: counts(each, viewer) }))),
      { kind: "heading", text: pages.wall.late },
      ...late.map((each) => line(each, now, viewer)),
      ...(unread > 0 ? [paragraph(text`${pages.wall.unread(unread)}`)] : []),
      ...(late.length + unread === 0 ? [paragraph(text`${pages.wall.noneLate}`)] : []),
    ],
  });
}

function counts({ open, free, late }: QueueNow, { locale }: Viewer): Text {
  const { wall: says } = phrases(locale).pages;
  const { number } = countingIn(locale);
  const isLate = late === 0 ? [] : text` · 🔴\u00a0${bold(number(late))} ${says.ofThemLate}`;
  return text`${bold(number(open))} ${says.open} · ${bold(number(free))} ${says.free}${isLate}`;
}

function line(ticket: Ticket, now: Date, viewer: Viewer): Block {
  const { cards, lists, labels } = phrases(viewer.locale);
  const { reference, priority, assignee, queue } = ticket;
  const who = assignee === null ? cards.agents.nobody : viewer.names(assignee).name;
  return {
    kind: "item",
    text: text`${statusMarks[ticket.status]} ${bold(labels.priority[priority])} · ${bold(who)}${breaks(ticket, lists, now)}`,
    under: text`${reference} · ${queueCalled(viewer, queue)}`,
    button: null,
  };
}
