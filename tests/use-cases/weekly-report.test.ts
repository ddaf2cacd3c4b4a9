import { afterEach, beforeEach, expect, test } from "vitest";
import { timerKeys } from "../../src/desk/job-keys.ts";
import type { Rules } from "../../src/desk/tickets.ts";
import { giveReport, planReports } from "../../src/features/reports/use-cases.ts";
import { usualPreference } from "../../src/kernel/notifications.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

/** The weekly report: once a week to each lead who wants it, also when the desk was off. */

let desk: DeskInATest;
let lea: string;
let paul: string;
let now: Date;
let policy: DeskPolicy;

beforeEach(async () => {
  desk = await openDeskInATest();
  [lea, paul] = [await desk.person("U-lea"), await desk.person("U-paul")];
  await desk.queue("support", [lea, paul]);
  for (const lead of [lea, paul]) await desk.tx((tx) => tx.addLead("support", lead));
  policy = policyIn("Europe/Paris"); // Monday to Friday, from 9:00
});
afterEach(() => desk.close());

const rules = (): Rules => ({ policy, zone: "Europe/Paris", now: () => now });
const plannedAt = async (): Promise<string | undefined> =>
  (await desk.tx((tx) => tx.timerAt(timerKeys.ofReport("support"))))?.toISOString();
const told = async (): Promise<readonly string[]> =>
  (await desk.sent()).flat().flatMap((each) => (each.kind === "weekly-report" ? [each.person] : []));

const startsAt = async (at: string): Promise<void> => {
  now = new Date(at);
  await planReports(desk.store, rules());
};
/** What the timer does, if it is due. */
const looksAt = async (at: string): Promise<void> => {
  now = new Date(at);
  const planned = await plannedAt();
  if (planned !== undefined && new Date(planned) <= now) await desk.tx((tx) => giveReport(tx, rules(), "support"));
};

test("each lead is told as the week begins, and once", async () => {
  await startsAt("2026-11-25T12:00:00+01:00");
  await looksAt("2026-11-30T08:59:00+01:00");
  expect(await told()).toEqual([]);
  await looksAt("2026-11-30T09:00:00+01:00");
  expect((await told()).toSorted()).toEqual([lea, paul].toSorted());
  for (const at of ["2026-11-30T12:00:00+01:00", "2026-12-04T12:00:00+01:00"]) {
    await startsAt(at);
    await looksAt(at);
  }
  expect(await told()).toHaveLength(2);
});

test("a desk that was off on Monday tells them when it is back", async () => {
  await startsAt("2026-11-25T12:00:00+01:00");
  await startsAt("2026-12-01T15:00:00+01:00");
  await looksAt("2026-12-01T15:00:00+01:00");
  expect(await told()).toHaveLength(2);
  expect(await plannedAt()).toBe("2026-12-07T08:00:00.000Z");
});

test("one that was off all week tells them of the last one alone, and not before their Monday begins", async () => {
  await startsAt("2026-11-25T12:00:00+01:00");
  await startsAt("2026-12-07T07:00:00+01:00");
  await looksAt("2026-12-07T07:00:00+01:00");
  expect(await told()).toEqual([]);
  await looksAt("2026-12-07T09:00:00+01:00");
  expect(await told()).toHaveLength(2);
});

test("other hours move the next one within its week: nobody reads one twice", async () => {
  await startsAt("2026-11-25T12:00:00+01:00");
  await looksAt("2026-11-30T09:00:00+01:00");
  const monday = [{ from: 11 * 60, to: 18 * 60 }];
  policy = { ...policy, hours: { ...policy.hours, week: { ...policy.hours.week, monday } } };
  await startsAt("2026-11-30T10:00:00+01:00");
  expect(await plannedAt()).toBe("2026-12-07T10:00:00.000Z");
  await looksAt("2026-11-30T11:00:00+01:00");
  expect(await told()).toHaveLength(2);
});

test("who does not want it is left out, and a policy may leave out all", async () => {
  await startsAt("2026-11-25T12:00:00+01:00");
  await desk.tx((tx) => tx.setPreference(paul, { ...usualPreference, weekly: false }));
  await looksAt("2026-11-30T09:00:00+01:00");
  expect(await told()).toEqual([lea]);
  policy = { ...policy, briefs: { ...policy.briefs, weekly: false } };
  await looksAt("2026-12-07T09:00:00+01:00");
  expect(await told()).toEqual([lea]);
});
