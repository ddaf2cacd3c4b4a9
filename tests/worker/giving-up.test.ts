import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openBench, type Bench } from "./bench.ts";
import { faultGivesUpAfter, outageGivesUpAfter, retryDelay } from "../../src/worker/retry-delay.ts";
import type { Timer } from "../../src/desk/transaction.ts";
import { doDueTimers } from "../../src/worker/due-timers.ts";
import { phrases } from "../../src/features/words.ts";
import type { Job } from "../../src/worker/job-rule.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { eventually } from "../support/eventually.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const anHour = 3_600_000;
const twoDays = 2 * outageGivesUpAfter;

async function noteToRenee(): Promise<{ kind: "note"; surface: string; event: number }> {
  const surfaces = await bench.store.surfaces(bench.ticket);
  const hers = surfaces.find(({ audience }) => audience.kind === "person");
  if (hers === undefined) throw new Error("no surface");
  await bench.tries({ kind: "note", surface: hers.id, event: 1 }, { age: 0, tries: 0 });
  await bench.does(bench.renee, { type: "chase" }); // answered at once
  return { kind: "note", surface: hers.id, event: 2 };
}

const byDay = 51 * 60; // minutes, until Monday
const lossOf = ({ ticket, renee, ada }: Bench) =>
  ({
    kind: "taken-away",
    ticket,
    person: renee.id,
    by: ada.id,
    given: null,
    to: { platform: "slack", tenant: "T1", address: "U-renee" },
  }) as const;

const lastEvent = async (): Promise<unknown> => (await bench.store.history(bench.ticket)).at(-1)?.event;

test("an outage is waited for, a day at most; then the agents are told", async () => {
  const note = await noteToRenee();
  bench.platform.misbehave(() => ({ result: "retry", after: null, reason: "503" }));
  const pause = await bench.tries(note, { age: anHour, tries: 40 });
  expect(pause).toMatchObject({ failed: true });
  expect(pause?.for).toBeGreaterThan(60_000);
  expect(await bench.tries(note, { age: twoDays, tries: 400 })).toBeNull();
  expect(await lastEvent()).toEqual({ type: "undelivered", to: bench.renee.id, reason: "no-answer" });
  expect(await bench.store.deliveries.wasNoted(note.surface, 2)).toBe(true);
});

test("after a day off one hiccup gives nothing up: what is old is tried as often as what fails by a fault", async () => {
  const note = await noteToRenee();
  bench.platform.misbehave(() => ({ result: "retry", after: null, reason: "503" }));
  for (let tries = 0; tries < faultGivesUpAfter; tries += 1)
    expect(await bench.tries(note, { age: twoDays, tries })).toMatchObject({ failed: true });
  bench.platform.misbehave(() => null);
  expect(await bench.tries(note, { age: twoDays, tries: 1 })).toBeNull();
  expect(await lastEvent()).toEqual({ type: "chased" });
});

test("nor does it give up an old job", async () => {
  bench.platform.misbehave(() => ({ result: "retry", after: null, reason: "503" }));
  bench.passes(byDay);
  const job = lossOf(bench);
  expect(await tryJob(bench.deps, job, { age: twoDays, tries: 0 })).toMatchObject({ failed: true });
  expect(await tryJob(bench.deps, job, { age: twoDays, tries: faultGivesUpAfter })).toBeNull();
});

test("what cannot even be given up, of a ticket that cannot be read, is looked at every five minutes", async () => {
  await bench.rows(`update ticket set attempts = '[{}]' where reference = '${bench.ticket}'`);
  await bench.rows(`update outbox set tries = ${faultGivesUpAfter}`);
  await bench.start();
  await eventually(async () => {
    const rows = await bench.rows(`select tries, lease, at > now() + interval '4 minutes' as later from outbox`);
    const left = { tries: faultGivesUpAfter + 1, lease: null, later: true };
    expect(rows).toEqual([left, left]);
  });
});

test("a fault of our own does not hold its conversation for ever", async () => {
  const note = await noteToRenee();
  bench.platform.misbehave(() => Promise.reject(new Error("a bug")));
  expect(await bench.tries(note, { age: 0, tries: 0 })).toMatchObject({ failed: true });
  expect(await bench.tries(note, { age: 0, tries: faultGivesUpAfter })).toBeNull();
  expect(await lastEvent()).toEqual({ type: "undelivered", to: bench.renee.id, reason: "desk-fault" });
  expect(await bench.store.deliveries.wasNoted(note.surface, 2)).toBe(true);
});

test("waiting for one's turn is no failure: it is never given up, however long it takes", async () => {
  const note = await noteToRenee();
  bench.platform.misbehave(() => ({ result: "retry", after: 90_000, reason: "rate limited", unsent: true }));
  expect(await bench.tries(note, { age: twoDays, tries: 0 })).toEqual({ for: 90_000, failed: false });
});

test("a job of a kind that only a newer desk knows is left to it, and never given up", async () => {
  const newer: Parameters<typeof tryJob>[1] = JSON.parse('{ "kind": "of-tomorrow", "surface": "1" }');
  expect(await tryJob(bench.deps, newer, { age: twoDays, tries: 400 })).toMatchObject({ failed: false });
});

test("a timer that a newer desk set holds up no other, and what it was to do waits for that desk", async () => {
  const { store, deps } = bench;
  const newer: Timer["job"] = JSON.parse('{ "kind": "of-tomorrow", "ticket": "I991231_0001" }');
  const known: Timer["job"] = { kind: "brief-due", queue: "it" };
  await store.transaction(async (tx) => {
    await tx.setTimer({ key: "of tomorrow", at: deps.now(), job: newer });
    await tx.setTimer({ key: "of today", at: deps.now(), job: known });
  });
  await doDueTimers(deps, 100);
  const waiting = await bench.rows("select data from jobs.job where name = 'errand' and state = 'created'");
  expect(waiting.map(({ data }) => data)).toEqual(expect.arrayContaining([newer, known]));
});

test("a note is said once, however often it is tried", async () => {
  const note = await noteToRenee();
  for (let tries = 0; tries < 3; tries += 1) await bench.tries(note, { age: 0, tries });
  expect(bench.platform.posted.filter(({ thread }) => thread !== null)).toHaveLength(1);
});

test("what was to be said on a platform that is no longer configured waits like in an outage", async () => {
  const note = await noteToRenee();
  const deps = { ...bench.deps, platforms: {} };
  expect(await bench.tries(note, { age: 0, tries: 0 }, deps)).toMatchObject({ failed: true });
});

/** Gives a job up that fails each time, and does what follows. */
async function givesUp(job: Job): Promise<string> {
  const { deps, platform } = bench;
  const kinds: string[] = [];
  let next: Job | undefined = job;
  while (next !== undefined) {
    kinds.push(next.kind);
    expect(await tryJob(deps, next, { age: 0, tries: faultGivesUpAfter })).toBeNull();
    const sql = "delete from jobs.job where name = 'errand' and state = 'created' returning data";
    next = jobsIn.parse(await bench.rows(sql))[0]?.data;
  }
  return `${kinds.join(", ")}: ${platform.posted
    .filter(({ address }) => address === "D-renee")
    .map(({ message }) => message.summary)
    .join()}`;
}
const jobsIn = z.array(z.object({ data: z.custom<Job>() }));
const unread = "00000000-0000-7000-8000-00000000000e";
const hers = { platform: "slack", tenant: "T1", address: "U-renee" } as const;

test.for(["make-export", "hand-over-export"] as const)("a file that is given up is told: %s", async (kind) => {
  const { id: person } = bench.renee;
  await bench.rows(`insert into export (id, person_id, at, asked, format)
                    values ('${unread}', '${person}', now(), '{"of":"opened"}', 'csv')`);
  const told = await givesUp({ kind, id: unread, person, to: hers, taken: {} });
  expect(told).toBe(`${kind}, export-not-sent: ${phrases("en").exports.notSent}`);
  expect(await bench.rows("select state from export")).toEqual([{ state: "not-sent" }]);
});

test("a change of several tickets that cannot be read is told", async () => {
  await bench.rows(`insert into several_changed (id, person_id, asked_at, command, tickets)
                    values ('${unread}', '${bench.renee.id}', now(), '{"type":"reject"}', '[1]')`);
  const told = await givesUp({ kind: "change-several", id: unread, to: hers });
  expect(told).toBe(`change-several, tell-several: ${phrases("en").several.unreadable}`);
  expect(await bench.rows("select from several_changed")).toEqual([]);
});

test("pauses grow, are scattered, end at five minutes, and respect what the platform asks", () => {
  expect(retryDelay(0, null, 0)).toBe(500);
  expect(retryDelay(3, null, 1)).toBe(8_000);
  expect(retryDelay(60, null, 1)).toBe(300_000);
  expect(retryDelay(0, 30_000, 0)).toBe(30_000);
  expect(retryDelay(0, 86_400_000, 0)).toBe(3_600_000);
  expect(retryDelay(0, Infinity, 0)).toBe(3_600_000);
});

test.for([0, -30_000, Number.NaN])("a platform that asks for %d ms is not hammered", (asked) => {
  expect([0, 5, 60].map((tries) => retryDelay(tries, asked, 0))).toEqual([500, 16_000, 150_000]);
});

test("what is to be said on a platform that is not configured is given up never: it waits until it is again", async () => {
  const loss = lossOf(bench);
  bench.passes(byDay);
  const pause = await tryJob({ ...bench.deps, platforms: {} }, loss, { age: 30 * twoDays, tries: 400 });
  expect(pause).toMatchObject({ failed: false });
  expect(await tryJob(bench.deps, loss, { age: 30 * twoDays, tries: 400 })).toBeNull();
  expect(bench.platform.posted.filter(({ address }) => address === "D-renee")).toHaveLength(1);
});
