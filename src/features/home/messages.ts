import { nextDue } from "../service-levels/rules.ts";
import { targetNames } from "../../kernel/clock.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, statusMarks } from "../../screen/blocks.ts";
import { phrases, type Phrases } from "../words.ts";
import type { Block, Message } from "../../screen/message.ts";
import { namedOnButton, newTicketButton, primary } from "../../screen/ticket-buttons.ts";
import { cut, oneLine } from "../../screen/plain-text.ts";
import { say } from "../../screen/say.ts";
import { bold, text, time, type Text } from "../../kernel/text.ts";
import type { Viewer } from "../../screen/viewer.ts";

export interface HomeAt {
  /** As requester or beneficiary. */
  readonly mine: readonly Ticket[];
  /** The open tickets of the reader's queues, the most pressing first; null when they are no agent. */
  readonly queue: readonly Ticket[] | null;
  readonly viewer: Viewer;
  readonly deskName: string;
}

/** Somebody's own tickets and, for an agent, those of their queues: the home of the app, and the answer to "list". */
export function home({ mine, queue, viewer, deskName }: HomeAt): Message {
  const words = phrases(viewer.locale);
  const { lists } = words;
  return say(viewer, {
    summary: `${deskName} · ${lists.mine.toLocaleLowerCase(viewer.locale)}, ${lists.count(mine.length)}`,
    blocks: [
      { kind: "heading", text: deskName },
      paragraph(text`${lists.homeIntro}`),
      ...buttonRow([primary(newTicketButton(words))]),
      ...list(lists.mine, mine, lists.noneOfMine, (ticket) => myLine(ticket, words), words),
      ...(queue === null
        ? []
        : list(lists.queue, queue, lists.emptyQueue, (ticket) => queueLine(ticket, viewer, words), words)),
    ],
  });
}

const mostLines = 20; // two lists stay within the 50 blocks of a Slack message

function list(
  title: string,
  tickets: readonly Ticket[],
  whenEmpty: string,
  line: (ticket: Ticket) => Text,
  words: Phrases,
): readonly Block[] {
  const hidden = tickets.length - mostLines;
  return [
    { kind: "divider" },
    paragraph(text`${bold(title)}`),
    ...(tickets.length === 0 ? [paragraph(text`${whenEmpty}`)] : []),
    ...tickets.slice(0, mostLines).map((ticket) => showLine(ticket, line(ticket), words)),
    ...(hidden > 0 ? [aside(text`${words.lists.more(hidden)}`)] : []),
  ];
}

/** A ticket in a line, with its card behind a button. */
export const showLine = (ticket: Ticket, line: Text, { buttons }: Phrases): Block => ({
  kind: "item",
  text: line,
  button: { label: buttons.show, action: { do: "show", ...namedOnButton(ticket) } },
});

const lineTitle = (ticket: Ticket): string => cut(oneLine(ticket.title), 80);

function myLine(ticket: Ticket, { labels, cards }: Phrases): Text {
  const status = ticket.status === "waiting" ? cards.person.waitingForYou : labels.status[ticket.status];
  return text`${statusMarks[ticket.status]} ${bold(status)} · ${lineTitle(ticket)} · ${ticket.reference}`;
}

/** What breaks next, or has broken. */
export function breaks(ticket: Ticket, lists: Phrases["lists"]): Text {
  const next = nextDue(ticket);
  if (next === null) return [];
  const { levels, respondedAt } = ticket.clock;
  const open = targetNames.filter((name) => name === "resolution" || respondedAt === null);
  const late = open.some((name) => levels[name]?.state === "breached");
  return text` · ${late ? lists.late(time(next)) : lists.due(time(next))}`;
}

function queueLine(ticket: Ticket, { names }: Viewer, { labels, lists }: Phrases): Text {
  const glance = text`${statusMarks[ticket.status]} ${bold(ticket.priority)} · ${labels.status[ticket.status]}${breaks(ticket, lists)} · ${lineTitle(ticket)} · ${ticket.reference}`;
  return ticket.assignee === null ? glance : text`${glance} · ${names(ticket.assignee).name}`;
}

/** What can be asked of the desk, and how. */
export function helpMessage(deskName: string, platform: "slack" | "teams", viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { help } = words.whispers;
  return say(viewer, {
    summary: `${deskName} · ${help.intro}`,
    blocks: [
      { kind: "heading", text: deskName },
      paragraph(text`${help.intro}`),
      ...Object.values(help.how[platform]).map(paragraph),
      ...buttonRow([primary(newTicketButton(words))]),
    ],
  });
}
