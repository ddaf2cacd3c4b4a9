import type { WorkerDeps } from "./deps.ts";
import type { DeskTransaction, Timer } from "../desk/transaction.ts";
import { wake } from "../desk/wake.ts";

const triedAgainAfter = 60_000; // milliseconds: whatever is in its way may be gone

/**
 * Does what is due by the clock, soonest first, at most so much in one change; says how much that was. If one of them fails,
 * each is done by itself, and that one again later: a clock must not stop for a fault of ours.
 */
export async function doDueTimers(deps: WorkerDeps, most: number): Promise<number> {
  const { store, now, log } = deps;
  const take = (number: number, due: (timers: readonly Timer[]) => void): Promise<number> =>
    store.takeDueTimers(now(), number, async (tx, timers) => {
      due(timers);
      await doAll(tx, deps, timers);
    });
  let due: readonly Timer[] = [];
  try {
    return await take(most, (timers) => (due = timers));
  } catch (err) {
    if (due.length === 0) throw err; // they could not be read
    log.warn({ err }, "job not done yet");
  }
  for (let left = due.length; left > 0; left -= 1) {
    due = [];
    try {
      await take(1, (timers) => (due = timers));
    } catch (err) {
      if (due.length === 0) throw err;
      log.error({ err, job: due[0]?.job }, "job failed");
      const at = new Date(now().getTime() + triedAgainAfter);
      await store.transaction(async (tx) => {
        for (const timer of due) await tx.setTimer({ ...timer, at });
      });
    }
  }
  return most;
}

/** Tickets are woken, in one order, so that two changes of many never wait for each other; all else is a delivery. */
async function doAll(tx: DeskTransaction, { rules }: WorkerDeps, timers: readonly Timer[]): Promise<void> {
  const tickets = timers.flatMap(({ job }) => (job.kind === "wake" ? [job.ticket] : []));
  for (const ticket of tickets.toSorted()) await wake(tx, rules, ticket);
  await tx.deliver(timers.flatMap(({ job }) => (job.kind === "wake" ? [] : [job])));
}
