import { openDesks } from "../desks.ts";
import { runHistory } from "./run.ts";

/** Every second one with connections that are cut. Rejects at the first that no one desk would answer so. */
export async function manyHistories(server: string, seeds: number): Promise<string> {
  const desks = await openDesks(server, "histories", 2);
  const sum = { calls: 0, overlapping: 0, done: 0, again: 0, unanswered: 0 };
  try {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const run = await runHistory(desks, seed, { tickets: 2, deeds: 15, cutsEvery: seed % 2 === 0 ? 4 : null });
      if (run.broken !== null) throw new Error(`seed ${seed}: ${run.broken}`);
      sum.calls += run.calls;
      sum.overlapping += run.overlapping;
      sum.done += run.done;
      sum.again += run.again;
      sum.unanswered += run.unanswered;
    }
  } finally {
    await desks.close();
  }
  return (
    `${seeds} runs, ${sum.calls} calls, ${sum.overlapping} beside another, ${sum.done} changes, ` +
    `${sum.again} pressed again, ${sum.unanswered} never answered`
  );
}
