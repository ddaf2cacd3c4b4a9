import type { Block, Button } from "../../../screen/message.ts";
import { buttonRow } from "../../../screen/blocks.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { phrases, type Phrases } from "../../words.ts";
import { agentsListNames, mostCounted, type ListName } from "../rules.ts";

/** What a list is called. An agent's own tickets are requests, which is not all that they have. */
export const titleOf = (name: ListName, agent: boolean, { lists }: Phrases): string =>
  name === "mine" && !agent ? lists.ownTitle : lists.title[name];

/** A list with how many stand in it. */
export const counted = (title: string, count: number): string =>
  `${title} (${count > mostCounted ? `${mostCounted}+` : count})`;

/** What is said when nothing stands in it. */
export const emptyWords = (name: ListName, agent: boolean, { lists }: Phrases): string =>
  name === "mine" && !agent ? lists.noneOfMine : lists.none[name];

/** For each list that an agent has, how many stand in it; null: it was not counted. */
export type Counts = Readonly<Record<(typeof agentsListNames)[number], number>> | null;

export interface ChoicesAt {
  readonly counts: Counts;
  /** The queues that the reader serves. */
  readonly queues: readonly string[];
  /** The list that stands there; null: the beginning of all. */
  readonly chosen: { readonly list: ListName; readonly queue: string | null } | null;
  readonly viewer: Viewer;
}

/** An agent's lists, and their queues, each a press away. */
export interface Choices {
  readonly toLists: readonly Block[];
  readonly toQueues: readonly Block[];
}

/** Above the beginning of all, where room is dear on a phone, stand those of which something is to be read. */
export function choices({ counts, queues, chosen, viewer }: ChoicesAt): Choices {
  const words = phrases(viewer.locale);
  const { lists } = words;
  const named = agentsListNames
    .filter((name) => name !== chosen?.list && (chosen !== null || counts === null || counts[name] > 0))
    .map((name): Button => {
      const title = titleOf(name, true, words);
      return { label: counts === null ? title : counted(title, counts[name]), action: toList(name) };
    });
  const [only] = queues;
  const whole =
    chosen?.list === "queue" && chosen.queue === null ? [] : [{ label: lists.title.queue, action: toList("queue") }];
  const each = queues
    .filter((queue) => queue !== chosen?.queue)
    .map((queue): Button => ({ label: queueCalled(viewer, queue), action: { ...toList("queue"), queue } }));
  const byQueue = only === undefined || queues.length === 1 ? whole : [...whole, ...each];
  return { toLists: buttonRow(named), toQueues: buttonRow(byQueue.slice(0, 5), byQueue.slice(5, 20)) };
}

const toList = (list: ListName) => ({ do: "list", list, after: null, shown: true }) as const;
