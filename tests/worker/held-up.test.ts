import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import { change } from "../../src/desk/tickets.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { TicketCommand } from "../../src/features/rules.ts";
import type { Job } from "../../src/worker/job-rule.ts";
import { tryJob } from "../../src/worker/try-job.ts";

/** The worker is stopped: what a timer has done is done by hand, as late as an outage or a desk that was off makes it. */
let bench: Bench;
let lea: PersonId;
beforeEach(async () => {
  bench = await openBench();
  lea = await bench.store.transaction(async (tx) => {
    const { id } = await tx.recognise(someone("U-lea", "Lea"));
    await tx.setMembers("it", "slack", [bench.ada.id, id]);
    await tx.addLead("it", id);
    return id;
  });
  bench.passes(53 * 60); // Monday 15:00 in Paris
});
afterEach(() => bench.close());

const due = z.array(z.object({ job: z.custom<Job>() }));
const does = (by: PersonId, command: TicketCommand) =>
  bench.store.transaction((tx) => change(tx, bench.deps.rules, { reference: bench.ticket, command, by }));
const read = (address: string) =>
  bench.platform.posted.filter((each) => each.address === address).map(({ message }) => wordsOf(message));
const doesJob = (job: Job) => tryJob(bench.deps, job, { age: 0, tries: 0 });
/** Whatever is due by now of what has such a key. */
async function isDue(prefix: string): Promise<void> {
  const at = bench.deps.now().toISOString();
  const rows = await bench.rows(`delete from timer where key like '${prefix} %' and at <= '${at}' returning job`);
  for (const { job } of due.parse(rows)) await doesJob(job);
}
const night = 12 * 60 + 30; // from 15:00 to 3:30
const untilMorning = 4 * 60;

describe("what was held up until the night waits for the morning", () => {
  test("that somebody took a ticket over", async () => {
    await does(bench.ada.id, { type: "claim" });
    await does(lea, { type: "take-over" });
    bench.passes(night);
    await isDue("loss");
    expect(read("D-ada")).toEqual([]);
    bench.passes(untilMorning);
    await isDue("loss");
    expect(read("D-ada")).toHaveLength(1);
  });
  test("but not of a P1", async () => {
    await does(bench.ada.id, { type: "claim" });
    await does(bench.ada.id, { type: "change", to: { urgency: "high", impact: "everyone" } });
    await does(lea, { type: "take-over" });
    bench.passes(night);
    await isDue("loss");
    expect(read("D-ada")).toHaveLength(1);
  });
  test("few stars", async () => {
    await does(bench.ada.id, { type: "claim" });
    await does(bench.ada.id, { type: "resolve", text: "A new roller", cause: "hardware" });
    await does(bench.renee.id, { type: "rate", attempt: 1, stars: 1, comment: null });
    bench.passes(night);
    await isDue("rating");
    expect(read("D-lea")).toEqual([]);
    bench.passes(untilMorning);
    await isDue("rating");
    expect(read("D-lea")).toHaveLength(1);
  });
  test("the figures of the week", async () => {
    const to = { platform: "slack", tenant: "T1", address: "U-lea" } as const;
    bench.passes(night);
    await doesJob({ kind: "weekly-report", queue: "it", person: lea, to });
    expect(read("D-lea")).toEqual([]);
    bench.passes(untilMorning);
    await isDue("report");
    expect(read("D-lea")).toHaveLength(1);
  });
});

test("nobody is wished a good morning in the evening", async () => {
  await does(bench.ada.id, { type: "claim" });
  const to = { platform: "slack", tenant: "T1", address: "U-ada" } as const;
  const job = { kind: "morning", queue: "it", person: bench.ada.id, to } as const;
  bench.passes(19 * 60); // Tuesday 9:00, as the queue opens
  bench.platform.misbehave(() => ({ result: "retry", after: null, reason: "HTTP 503" }));
  expect(await doesJob(job)).toMatchObject({ failed: true });
  bench.platform.misbehave(() => null);
  bench.passes(14 * 60);
  expect(await doesJob(job)).toBeNull();
  expect(read("D-ada")).toEqual([]);
  bench.passes(10 * 60 + 1); // Wednesday 9:01
  await doesJob(job);
  expect(read("D-ada")).toHaveLength(1);
});

test("the end of the day is not told in the night", async () => {
  const job = { kind: "handover", queue: "it", platform: "slack" } as const;
  bench.passes(9 * 60); // five hours after the queue has closed
  await doesJob(job);
  expect(read("C1")).toEqual([]);
  bench.passes(19 * 60 + 30); // half an hour after it has
  await doesJob(job);
  expect(read("C1")).toHaveLength(1);
});

test("a ticket that somebody had again meanwhile is no loss in the morning", async () => {
  bench.passes(6 * 60);
  await does(bench.ada.id, { type: "claim" });
  await does(lea, { type: "take-over" });
  await does(bench.ada.id, { type: "take-over" });
  await does(bench.ada.id, { type: "release" });
  bench.passes(12 * 60);
  await isDue("loss");
  expect(read("D-ada")).toEqual([]);
  expect(read("D-lea")).toHaveLength(1);
});
