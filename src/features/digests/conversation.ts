import type { Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import { readLate } from "../../desk/read-late.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import type { Action } from "../actions.ts";
import { lateList, lateNotYours, lateSeen } from "./messages.ts";
import { asksToSee } from "./use-cases/see-late.ts";
import { pageAtMost, readRank } from "../home/rules.ts";
import { once } from "../../conversation/once.ts";
import { viewerOfQueues, whisper } from "../../conversation/replies.ts";

/** Exactly what a digest counts, a page at a time. */
export async function handleLate(
  deps: DeskDeps,
  { by }: Intent,
  { queue, own, after, shown }: Extract<Action, { do: "late" }>,
): Promise<Reply> {
  const { store } = deps;
  const person = await store.recognise(by);
  const asked = { queue, own, person: person.id };
  const page = await readLate(store, asked, { after: readRank(after), most: pageAtMost });
  if (page === null) return whisper(lateNotYours(queue, await viewerOfQueues(deps, by)));
  const { tickets, hidden } = page;
  const people = await store.people([...new Set(tickets.flatMap(({ assignee }) => assignee ?? []))]);
  const viewer = await knowingQueues(viewerOf(person, people, by, deps), store);
  const list = lateList({ tickets, hidden, queue, own, viewer, now: deps.now() });
  return shown === true ? { kind: "done", instead: list } : whisper(list);
}

export const handleSeeLate = (
  deps: DeskDeps,
  intent: Intent,
  { queue, own, until: milliseconds }: Extract<Action, { do: "see-late" }>,
): Promise<Reply> =>
  once(deps, intent, async (tx, { id: person }) => {
    const asked = { queue, own, person, until: new Date(milliseconds).toISOString() };
    const seen = await asksToSee(tx, asked);
    const changed = seen === "one" || seen === "several";
    if (changed) await tx.deliver([{ kind: "see-late", ...asked, after: null }]);
    return { reply: whisper(lateSeen(seen, queue, await viewerOfQueues(deps, intent.by, tx))), changed };
  });
