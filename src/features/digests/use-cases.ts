import { timerKeys } from "../../desk/job-keys.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Rules } from "../../desk/tickets.ts";
import { lookAt, readersOf, roundOf, stands } from "./use-cases/look.ts";

/** Looks at what is late in every queue: at start, since timers may have been lost. */
export const planDigests = (store: DeskStore): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.deliver((await tx.queues()).map((queue) => ({ kind: "digest-due", queue })));
  });

const lookEvery = 60_000; // milliseconds, as long as something is late or a digest stands

/** Has every digest of a queue said that is due, each by a job of its own; looks again while there is one to keep up to date. */
export async function giveDigests(tx: DeskTransaction, rules: Rules, queue: string): Promise<void> {
  const round = await roundOf(tx, queue);
  let isOver = true;
  for (const reader of readersOf(round)) {
    const { digest, figures, next } = await lookAt(tx, rules, round, reader);
    if (figures.total > 0 || (digest !== null && stands(digest))) isOver = false;
    if (next !== "nothing") await tx.deliver([{ kind: "digest", ...reader }]);
  }
  const at = isOver ? null : new Date(rules.now().getTime() + lookEvery);
  await tx.setTimer({ key: timerKeys.ofDigest(queue), at, job: { kind: "digest-due", queue } });
}
