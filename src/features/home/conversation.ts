import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { countLists, readList, readStartBefore } from "../../desk/read-lists.ts";
import type { Action, ListRow } from "../actions.ts";
import { home, listPage } from "./messages.ts";
import { pageAtMost, readRank, writeRank, type Rank } from "./rules.ts";
import { linesOf, listTickets } from "./use-cases.ts";
import type { Block, Message } from "../../screen/message.ts";
import { whisper } from "../../conversation/replies.ts";
import { foundNow } from "../search/conversation.ts";
import { approvalsNow } from "../approvals/conversation.ts";
import { grantsNow } from "../grants/conversation.ts";
import { viewerOfLists } from "./conversation/viewer-of-lists.ts";

/** The beginning of each of somebody's lists. */
export const listsFor = (deps: DeskDeps, by: ChatUser): Promise<Message> =>
  listNow(deps, by, { list: "home", after: null });

/** A page of a list, in the place of the one before it; from a brief, which stays, beside it. */
export async function handleList(
  deps: DeskDeps,
  { by }: Intent,
  { shown, before, ...part }: Extract<Action, { do: "list" }>,
): Promise<Reply> {
  const message = await listNow(deps, by, await partBefore(deps, by, part, readRank(before ?? null)));
  return shown ? { kind: "done", instead: message } : whisper(message);
}

/** The page that ends before a row (null: the part itself). */
async function partBefore(
  { store, now }: DeskDeps,
  by: ChatUser,
  part: Omit<ListRow, "seen">,
  first: Rank | null,
): Promise<Omit<ListRow, "seen">> {
  const { list: name, queue = null } = part;
  if (first === null || name === "home" || name === "found" || name === "approvals" || name === "grants") return part;
  const person = await store.recognise(by);
  const asked = { name, person: person.id, queue };
  const start = await readStartBefore(store, asked, first, { most: pageAtMost, now: now() });
  return start === null ? { ...part, after: null, from: 1 } : { ...part, after: writeRank(start) };
}

/** A part of somebody's lists as it is now, below what they have just done in it. */
export async function listNow(
  deps: DeskDeps,
  by: ChatUser,
  part: Omit<ListRow, "seen">,
  news: readonly Block[] = [],
): Promise<Message> {
  const person = await deps.store.recognise(by);
  if (part.list === "approvals") return approvalsNow(deps, person, by, { from: part.from, news });
  if (part.list === "grants") return grantsNow(deps, person, by, part.from ?? 1);
  if (part.list === "found" && part.sought !== undefined)
    return foundNow(deps, person, by, { after: part.after, sought: part.sought, news });
  return (await pageNow(deps, person, by, part, news)) ?? homeNow(deps, person, by, news);
}

/** Null: an agents' list for somebody who is none any more, who has the others instead. */
async function pageNow(
  deps: DeskDeps,
  person: Person,
  by: ChatUser,
  { list: name, after, queue: ofQueue, from }: Omit<ListRow, "seen">,
  news: readonly Block[],
): Promise<Message | null> {
  if (name === "home" || name === "found" || name === "approvals" || name === "grants") return null;
  const now = deps.now();
  const queue = ofQueue ?? null;
  const asked = { name, person: person.id, queue };
  const { found: page, served: queues } = await readList(deps.store, asked, {
    after: readRank(after),
    most: pageAtMost,
    now,
  });
  if (page === null) return null;
  const [viewer, counts] = await Promise.all([
    viewerOfLists(deps, person, by, { tickets: page.tickets, queues }),
    queues.length === 0 ? null : countLists(deps.store, person.id, { queues, at: now }),
  ]);
  return listPage({
    name,
    counts,
    from: after === null ? 1 : (from ?? null),
    queue,
    page,
    after,
    queues,
    news,
    reader: person.id,
    viewer,
    deskName: viewer.names(null).name,
    now,
  });
}

async function homeNow(deps: DeskDeps, person: Person, by: ChatUser, news: readonly Block[]): Promise<Message> {
  const now = deps.now();
  const [lists, searches] = await Promise.all([
    listTickets(deps.store, person.id, now),
    deps.store.savedSearches(person.id),
  ]);
  const { mine, waiting, agents } = lists;
  const pages = [mine, waiting, ...(agents === null ? [] : [agents.claimed, agents.late, agents.free])];
  const tickets = pages.flatMap((page) => page.tickets);
  const viewer = await viewerOfLists(deps, person, by, { tickets, queues: agents?.queues ?? [] });
  return home({
    ...lists,
    most: linesOf(lists),
    services: deps.policy.services,
    searches,
    news,
    reader: person.id,
    viewer,
    deskName: viewer.names(null).name,
    now,
  });
}
