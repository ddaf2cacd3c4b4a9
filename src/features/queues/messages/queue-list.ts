import { bold, text, type Text } from "../../../kernel/text.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { say, sayPlainly } from "../../../screen/say.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { phrases, type Phrases } from "../../words.ts";
import { defaultQueue } from "../rules.ts";

/** A queue in the list of them. */
export interface QueueLine {
  readonly queue: string;
  /** What it is called since it was renamed; null: by its name. */
  readonly title: string | null;
  /** `name`: what the channel is called; null: not known. */
  readonly channels: readonly { readonly platform: "slack" | "teams"; readonly name: string | null }[];
  readonly agents: number;
  readonly openTickets: number;
  readonly leadNames: readonly string[];
  /** Whom the policy names as leads; `person` null: nobody with this address was seen yet. */
  readonly namedLeads: readonly { readonly email: string; readonly person: string | null }[];
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
      aside(text`${says.hint[viewer.platform]}`),
    ],
  });
}

function blocksOf(line: QueueLine, says: Phrases["queueList"], words: Phrases): readonly Block[] {
  const { queue, ruled } = line;
  const service = { label: words.buttons.queues.service, action: { do: "queue-service", queue } } as const;
  const lead = { label: words.buttons.queues.leads, action: { do: "name-lead", queue } } as const;
  const rename = { label: words.buttons.queues.rename, action: { do: "rename-queue", queue } } as const;
  const close = { label: words.buttons.queues.close, action: { do: "close-queue", queue } } as const;
  return [
    paragraph(lineOf(line, says, words)),
    ...buttonRow([service, ...(ruled ? [lead, rename] : []), ...(ruled && queue !== defaultQueue ? [close] : [])]),
  ];
}

function lineOf(
  { queue, title, channels, agents, openTickets, leadNames, namedLeads }: QueueLine,
  says: Phrases["queueList"],
  words: Phrases,
): Text {
  const where = channels.length === 0 ? says.noChannel : channels.map(placeOf).join(", ");
  const names = [
    ...leadNames.map((name) => name || words.labels.unknownPerson),
    ...namedLeads.flatMap(({ email, person }) => (person === null ? [says.unseen(email)] : [])),
  ];
  const led = names.length === 0 ? says.noLead : says.led(names.join(", "));
  const name = title === null ? text`${bold(queue)}` : text`${bold(title)} (${says.firstCalled(queue)})`;
  return text`${name} · ${where} · ${says.counts(agents, openTickets)} · ${led}`;
}

/** Asked before a queue is closed. */
export function askCloseQueue(queue: string, viewer: Viewer): Message {
  const { queueList: says, buttons } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${says.askClose(queueCalled(viewer, queue))}`,
    paragraph(text`${says.askCloseThen} ${says.closedHint[viewer.platform](queueCalled(viewer, queue))}`),
    ...buttonRow([
      { label: buttons.queues.closeIt, action: { do: "close-queue", queue, agreed: true } },
      { label: buttons.queues.keep, action: { do: "keep-queues" } },
    ]),
  );
}

export const queueClosed = (queue: string, viewer: Viewer): Message => {
  const { queueList: says } = phrases(viewer.locale);
  const called = queueCalled(viewer, queue);
  return sayPlainly(viewer, text`${says.closed(called)}`, aside(text`${says.closedHint[viewer.platform](called)}`));
};

const placeOf = ({ platform, name }: QueueLine["channels"][number]): string =>
  name === null ? platforms[platform] : `${name} (${platforms[platform]})`;

export const leadChanged = (queue: string, name: string, leads: boolean, viewer: Viewer): Message => {
  const { queueList: says } = phrases(viewer.locale);
  const called = queueCalled(viewer, queue);
  return sayPlainly(viewer, text`${leads ? says.leads(name, called) : says.leadsNoMore(name, called)}`);
};

/** Why a queue stays as it is. */
export type QueueStays =
  | "not-allowed"
  | "needed"
  | "no-agent"
  | "no-lead"
  | "last-lead"
  | "in-policy"
  | { readonly openTickets: number };

/** `from`: what it was called before. */
export const renameDone = (from: string, to: string, viewer: Viewer): Message => {
  const { queueList: says } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${says.renamed(from, to)}`, aside(text`${says.renamedHint[viewer.platform](from)}`));
};

export function queueStays(queue: string, why: QueueStays, viewer: Viewer): Message {
  const { queueList: says } = phrases(viewer.locale);
  const called = queueCalled(viewer, queue);
  if (typeof why !== "string") return sayPlainly(viewer, text`${says.stays.hasTickets(called, why.openTickets)}`);
  const sentences = {
    "not-allowed": says.stays.notAllowed(called),
    needed: says.stays.needed(called),
    "no-agent": says.stays.noAgent(called),
    "no-lead": says.stays.noLead(called),
    "last-lead": says.stays.lastLead(called),
    "in-policy": says.stays.inPolicy(called),
  };
  return sayPlainly(viewer, text`${sentences[why]}`);
}
