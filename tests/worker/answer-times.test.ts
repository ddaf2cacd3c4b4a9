import { expect, test } from "vitest";
import { openBench } from "./bench.ts";
import { fewestAnswers } from "../../src/features/forecasts/rules.ts";
import { change } from "../../src/desk/tickets.ts";
import { tryJob } from "../../src/worker/try-job.ts";

const fresh = { age: 0, tries: 0 } as const;

test("what is said of a ticket was learnt by night of those before it, and stays as it was said", async () => {
  const bench = await openBench();
  const { store, deps, ada } = bench;
  bench.passes(49 * 60); // on Monday at eleven in the morning
  for (let asked = 0; asked < fewestAnswers; asked += 1) {
    const reference = await bench.opens("U-renee");
    bench.passes(1);
    const by = { reference, by: ada.id };
    const reply = { type: "reply", text: "We come.", files: [] } as const;
    await store.transaction((tx) => change(tx, deps.rules, { ...by, command: { type: "claim" } }));
    await store.transaction((tx) => change(tx, deps.rules, { ...by, command: reply }));
  }
  const before = await store.ticket(await bench.opens("U-renee"));
  expect(before?.clock.forecast).toBeNull(); // nothing was learnt yet

  expect(await tryJob(deps, { kind: "upkeep", upkeep: "learn" }, fresh)).toBeNull();
  const jobs = await bench.rows("select data from jobs.job where data ->> 'kind' = 'learn-answer-times'");
  expect(jobs).toEqual([{ data: { kind: "learn-answer-times", queue: "it" } }]);
  for (let twice = 0; twice < 2; twice += 1)
    expect(await tryJob(deps, { kind: "learn-answer-times", queue: "it" }, fresh)).toBeNull();

  const after = await store.ticket(await bench.opens("U-renee"));
  const said = after?.clock.forecast;
  expect(said).toMatchObject({ share: 80, within: 60_000, ofOpeningHours: true });
  await store.transaction((tx) => tx.setAnswerTimes("it", []));
  const [first] = await store.history(after?.reference ?? "");
  expect(first?.event).toMatchObject({ forecast: { share: 80, by: said?.by.toISOString() } });
  expect((await store.ticket(after?.reference ?? ""))?.clock.forecast).toEqual(said);
  await bench.close();
});
