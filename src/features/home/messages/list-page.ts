import { text, time } from "../../../kernel/text.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { say } from "../../../screen/say.ts";
import { newTicketButton, primary } from "../../../screen/ticket-buttons.ts";
import { queueCalled } from "../../../screen/viewer.ts";
import { phrases, type Phrases } from "../../words.ts";
import { mostCounted, pageAtMost, rankOf, writeRank, type ListName } from "../rules.ts";
import { choices, emptyWords, titleOf, type Counts } from "./list-names.ts";
import { moreLine, row, type Listed, type ListPlace, type ListsAt } from "./rows.ts";

export interface ListAt extends ListsAt {
  readonly name: ListName;
  /** Of this queue alone; null: of all that the reader serves. */
  readonly queue: string | null;
  readonly page: Listed;
  /** As it was written by `writeRank`: the row after which the page begins; null: it is the first. */
  readonly after: string | null;
  /** The place of its first ticket, from 1; left out, or null: not known. */
  readonly from?: number | null;
  /** The queues that the reader serves; none: they are no agent. */
  readonly queues: readonly string[];
  readonly counts?: Counts;
  /** What a press on it has just done. */
  readonly news?: readonly Block[];
}

function titleIn({ name, queue, queues, viewer }: Pick<ListAt, "name" | "queue" | "queues" | "viewer">): string {
  const words = phrases(viewer.locale);
  const title = titleOf(name, queues.length > 0, words);
  if (queue === null) return title;
  const called = queueCalled(viewer, queue);
  return name === "queue" ? words.lists.inQueue(called) : `${title} · ${called}`;
}

/** A page of one list, and the way to all others. */
export function listPage({
  name,
  queue,
  page,
  after,
  from = null,
  queues,
  counts = null,
  news = [],
  ...at
}: ListAt): Message {
  const { viewer } = at;
  const words = phrases(viewer.locale);
  const { buttons, lists } = words;
  const isAgent = queues.length > 0;
  const title = titleIn({ name, queue, queues, viewer });
  const { tickets, hidden } = page;
  const ofQueue = queue === null ? {} : { queue };
  const place: ListPlace = { list: name, after, ...ofQueue, ...(from === null || from === 1 ? {} : { from }) };
  const [first, last] = [tickets.at(0), tickets.at(-1)];
  const next: Button = {
    label: buttons.next(Math.min(hidden, pageAtMost)),
    action: {
      do: "list",
      list: name,
      after: last === undefined ? null : writeRank(rankOf(last)),
      shown: true,
      ...ofQueue,
      ...(from === null ? {} : { from: from + tickets.length }),
    },
  };
  const previous: Button = {
    label: buttons.previous,
    action: {
      do: "list",
      list: name,
      after: null,
      shown: true,
      ...ofQueue,
      ...(first === undefined ? {} : { before: writeRank(rankOf(first)) }),
      ...(from === null ? {} : { from: Math.max(1, from - pageAtMost) }),
    },
  };
  const back: Button = { label: buttons.allLists, action: { do: "list", list: "home", after: null, shown: true } };
  const { toLists, toQueues } = choices({ counts, queues, chosen: { list: name, queue }, viewer });
  const opens = name === "mine" && tickets.length === 0 ? [primary(newTicketButton(words))] : [];
  return say(viewer, {
    summary: `${at.deskName} · ${title}`,
    blocks: [
      { kind: "heading", text: title },
      ...placeOf(page, from, words),
      ...news,
      ...(tickets.length === 0 ? [paragraph(text`${emptyWords(name, isAgent, words)}`)] : []),
      ...tickets.map((ticket) => row(name, ticket, place, at)),
      ...moreLine(hidden, next, words),
      ...buttonRow([...opens, ...(after === null ? [] : [previous]), back]),
      ...(isAgent ? [...toLists, ...toQueues] : []),
      aside(lists.asOf(time(at.now))),
    ],
  });
}

/** Which of how many these are; nothing where they are all. */
function placeOf({ tickets, hidden }: Listed, from: number | null, { lists }: Phrases): readonly Block[] {
  if (from === null || tickets.length === 0 || (from === 1 && hidden === 0)) return [];
  const to = from + tickets.length - 1;
  return [aside(text`${lists.place(from, to, hidden > mostCounted ? null : to + hidden)}`)];
}
