import type { DeskStore } from "../../desk/store.ts";
import type { Rules } from "../../desk/tickets.ts";
import { hoursOf } from "../../kernel/policy.ts";
import { answerTimesOf } from "./rules.ts";

/** Has a queue know again how soon most of its tickets have an answer. */
export async function learnAnswerTimes(store: DeskStore, { policy, now }: Rules, queue: string): Promise<void> {
  const times = answerTimesOf(await store.waitsIn(queue, now()), hoursOf(policy, queue), now());
  await store.transaction((tx) => tx.setAnswerTimes(queue, times));
}
