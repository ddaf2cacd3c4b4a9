import { bold, text, type Text } from "../../../kernel/text.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { say, sayPlainly } from "../../../screen/say.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases, type Phrases } from "../../words.ts";
import { defaultQueue } from "../rules.ts";

/** A queue in the list of them. */
export interface QueueLine {
  readonly queue: string;
  readonly channels: readonly { readonly platform: "slack" | "teams" }[];
  readonly agents: number;
  readonly openTickets: number;
  readonly leadNames: readonly string[];
  /** Whether the reader may close it, and name its leads. */
  readonly ruled: boolean;
}

const platforms = { slack: "Slack", teams: "Teams" } as const;
const mostLines = 20; // each is two blocks, of the 50 of a Slack message

/** The answer to "queues": who stands where, and what the reader may do about it. */
export function queueList(lines: readonly QueueLine[], viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { queueList: says } = words;
  if (lines.length === 0) return sayPlainly(viewer, text`${says.none}`, aside(text`${says.noneHint}`));
  const hidden = lines.length - mostLines;
  return say(viewer, {
    summary: says.title,
    blocks: [
      { kind: "heading", text: says.title },
      ...lines.slice(0, mostLines).flatMap((line) => blocksOf(line, says, words)),
      ...(hidden > 0 ? [aside(text`${words.lists.more(hidden)}`)] : []),
      aside(text`${says.hint}`),
    ],
  });
}

function blocksOf(line: QueueLine, says: Phrases["queueList"], words: Phrases): readonly Block[] {
  const { queue, ruled } = line;
  const lead = { label: words.buttons.queues.leads, action: { do: "name-lead", queue } } as const;
  const close = { label: words.buttons.queues.close, action: { do: "close-queue", queue } } as const;
  return [
    paragraph(lineOf(line, says, words)),
    ...(ruled ? buttonRow(queue === defaultQueue ? [lead] : [lead, close]) : []),
  ];
}

function lineOf(
  { queue, channels, agents, openTickets, leadNames }: QueueLine,
  says: Phrases["queueList"],
  words: Phrases,
): Text {
  const where = channels.length === 0 ? says.noChannel : channels.map(({ platform }) => platforms[platform]).join(", ");
  const names = leadNames.map((name) => name || words.labels.unknownPerson).join(", ");
  const led = leadNames.length === 0 ? says.noLead : says.led(names);
  return text`${bold(queue)} · ${where} · ${says.counts(agents, openTickets)} · ${led}`;
}

export const queueClosed = (queue: string, viewer: Viewer): Message => {
  const { queueList: says } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${says.closed(queue)}`, aside(text`${says.closedHint(queue)}`));
};

export const leadChanged = (queue: string, name: string, leads: boolean, viewer: Viewer): Message => {
  const { queueList: says } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${leads ? says.leads(name, queue) : says.leadsNoMore(name, queue)}`);
};

/** Why a queue stays as it is. */
export type QueueStays = "not-allowed" | "needed" | "last-lead" | { readonly openTickets: number };

export function queueStays(queue: string, why: QueueStays, viewer: Viewer): Message {
  const { queueList: says } = phrases(viewer.locale);
  if (typeof why !== "string") return sayPlainly(viewer, text`${says.stays.hasTickets(queue, why.openTickets)}`);
  const sentences = {
    "not-allowed": says.stays.notAllowed(queue),
    needed: says.stays.needed(queue),
    "last-lead": says.stays.lastLead(queue),
  };
  return sayPlainly(viewer, text`${sentences[why]}`);
}
