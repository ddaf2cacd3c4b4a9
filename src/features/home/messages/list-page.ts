import { text, time } from "../../../kernel/text.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { say } from "../../../screen/say.ts";
import { newTicketButton, primary } from "../../../screen/ticket-buttons.ts";
import { queueCalled } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";
import { pageAtMost, rankOf, writeRank, type ListName } from "../rules.ts";
import { choices, emptyWords, titleOf } from "./list-names.ts";
import { moreLine, row, type Listed, type ListPlace, type ListsAt } from "./rows.ts";

export interface ListAt extends ListsAt {
  readonly name: ListName;
  /** Of this queue alone; null: of all that the reader serves. */
  readonly queue: string | null;
  readonly page: Listed;
  /** As it was written by `writeRank`: the row after which the page begins; null: it is the first. */
  readonly after: string | null;
  /** The queues that the reader serves; none: they are no agent. */
  readonly queues: readonly string[];
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
export function listPage({ name, queue, page, after, queues, news = [], ...at }: ListAt): Message {
  const { viewer } = at;
  const words = phrases(viewer.locale);
  const { buttons, lists } = words;
  const isAgent = queues.length > 0;
  const title = titleIn({ name, queue, queues, viewer });
  const { tickets, hidden } = page;
  const ofQueue = queue === null ? {} : { queue };
  const place: ListPlace = { list: name, after, ...ofQueue };
  const last = tickets.at(-1);
  const next: Button = {
    label: buttons.next(Math.min(hidden, pageAtMost)),
    action: {
      do: "list",
      list: name,
      after: last === undefined ? null : writeRank(rankOf(last)),
      shown: true,
      ...ofQueue,
    },
  };
  const back: Button = { label: buttons.allLists, action: { do: "list", list: "home", after: null, shown: true } };
  const opens = name === "mine" && tickets.length === 0 ? [primary(newTicketButton(words))] : [];
  return say(viewer, {
    summary: `${at.deskName} · ${title}`,
    blocks: [
      { kind: "heading", text: title },
      ...news,
      ...(tickets.length === 0 ? [paragraph(text`${emptyWords(name, isAgent, words)}`)] : []),
      ...tickets.map((ticket) => row(name, ticket, place, at)),
      ...moreLine(hidden, next, words),
      ...buttonRow([...opens, back]),
      ...(isAgent ? choices({ counts: null, queues, chosen: { list: name, queue }, viewer }) : []),
      aside(lists.asOf(time(at.now))),
    ],
  });
}
