import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { timerKeys } from "../../src/desk/job-keys.ts";
import type { Rules } from "../../src/desk/tickets.ts";
import { giveBrief, planBrief, planBriefs } from "../../src/features/briefs/use-cases.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

/** The two briefs of a day: each once, however the hours are changed meanwhile. */

let desk: DeskInATest;
let now: Date;
let policy: DeskPolicy;

beforeEach(async () => {
  desk = await openDeskInATest();
  await desk.queue("support", [await desk.person("U-claire")]);
  policy = policyIn("Europe/Paris"); // Monday to Friday, from 9:00 to 18:00
});
afterEach(() => desk.close());

const rules = (): Rules => ({ policy, zone: "Europe/Paris", now: () => now });
const on = (time: string): Date => new Date(`2026-11-${time}:00+01:00`);
const told = async (): Promise<readonly string[]> =>
  (await desk.sent()).flat().flatMap(({ kind }) => (kind === "morning" || kind === "handover" ? [kind] : []));
const opensFrom = (from: number, to: number): void => {
  const day = [{ from: from * 60, to: to * 60 }];
  const { week } = policy.hours;
  policy = { ...policy, hours: { ...policy.hours, week: { ...week, monday: day, tuesday: day } } };
};
/** What the timer does until then, whenever it is due. */
async function looksUntil(time: string): Promise<void> {
  const until = on(time);
  for (;;) {
    const planned = await desk.tx((tx) => tx.timerAt(timerKeys.ofBrief("support")));
    if (planned === null || planned > until) break;
    if (planned > now) now = planned;
    await desk.tx((tx) => giveBrief(tx, rules(), "support"));
  }
  now = until;
}

const changed = {
  "in chat": () => desk.tx((tx) => planBrief(tx, rules(), "support")),
  "at a start": () => planBriefs(desk.store, rules()),
} as const;

describe.each(["in chat", "at a start"] as const)("where the hours are changed %s,", (how) => {
  const changes = async (time: string, from: number, to: number): Promise<void> => {
    await looksUntil(time);
    opensFrom(from, to);
    await changed[how]();
  };
  beforeEach(async () => {
    now = on("27T12:00"); // a Friday
    await planBriefs(desk.store, rules());
    await looksUntil("30T08:00");
  });

  test("a morning brief that was given comes again at no later opening", async () => {
    await changes("30T10:00", 11, 18);
    await looksUntil("30T20:00");
    expect(await told()).toEqual(["handover", "morning", "handover"]);
  });

  test("one that is yet to come at 8:30 comes, though the queue opens at eight now", async () => {
    await changes("30T08:30", 8, 18);
    await looksUntil("30T08:30");
    expect(await told()).toEqual(["handover", "morning"]);
    await looksUntil("30T20:00");
    expect(await told()).toEqual(["handover", "morning", "handover"]);
  });

  test("an evening brief that was given comes again at no later closing", async () => {
    await changes("30T18:30", 9, 20);
    await looksUntil("30T23:00");
    expect(await told()).toEqual(["handover", "morning", "handover"]);
  });

  test("one that is yet to come at 17:30 comes, though the queue closed at five", async () => {
    await changes("30T17:30", 9, 17);
    await looksUntil("30T17:30");
    expect(await told()).toEqual(["handover", "morning", "handover"]);
  });

  test("the same hours again change nothing", async () => {
    for (const time of ["30T08:30", "30T09:30", "30T17:30", "30T18:30"]) await changes(time, 9, 18);
    await looksUntil("30T23:00");
    expect(await told()).toEqual(["handover", "morning", "handover"]);
  });

  test("a shift that ended before the last brief is handed over no more", async () => {
    await changes("30T09:30", 22, 32);
    await looksUntil("30T21:00");
    expect(await told()).toEqual(["handover", "morning"]);
  });
});

test("a queue with a long pause has both briefs twice a day", async () => {
  const day = [
    { from: 6 * 60, to: 10 * 60 },
    { from: 15 * 60, to: 20 * 60 },
  ];
  policy = { ...policy, hours: { ...policy.hours, week: { ...policy.hours.week, monday: day } } };
  now = on("29T12:00");
  await planBriefs(desk.store, rules());
  await looksUntil("30T23:00");
  expect(await told()).toEqual(["morning", "handover", "morning", "handover"]);
});

test("a queue that is set up while it is open is not briefed of a morning that has passed", async () => {
  now = on("30T10:00");
  await desk.tx((tx) => planBrief(tx, rules(), "support"));
  await looksUntil("30T17:00");
  expect(await told()).toEqual([]);
});
