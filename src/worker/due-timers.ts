import type { WorkerDeps } from "./deps.ts";
import type { Rules } from "../desk/tickets.ts";
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
  const late = timers.flatMap((timer) => waitsAgain(timer, rules));
  for (const timer of late) await tx.setTimer(timer);
  const waiting = new Set(late.map(({ key }) => key));
  await tx.deliver(timers.flatMap(({ key, job }) => (job.kind === "wake" || waiting.has(key) ? [] : [job])));
}

/**
 * A reply that is overdue by more than it waits could not be taken back meanwhile, as nothing was written: its author has that long
 * again. Once: a desk that is always late must send it too.
 */
function waitsAgain({ key, at, job }: Timer, { policy, now }: Rules): readonly Timer[] {
  const { undoSend } = policy;
  const isLate = at !== null && now().getTime() - at.getTime() > undoSend;
  if (job.kind !== "send-reply" || job.again === true || undoSend === 0 || !isLate) return [];
  return [{ key, at: new Date(now().getTime() + undoSend), job: { ...job, again: true } }];
}
