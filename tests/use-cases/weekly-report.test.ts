import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { timerKeys } from "../../src/desk/job-keys.ts";
import type { Rules } from "../../src/desk/tickets.ts";
import { giveReport, planNoReport, planReport, planReports } from "../../src/features/reports/use-cases/weekly.ts";
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

/** How other hours come about: in chat, or in helpdesk.yaml, which the desk reads at its start. */
const changed = {
  "in chat": () => desk.tx((tx) => planReport(tx, rules(), "support")),
  "at a start": () => planReports(desk.store, rules()),
} as const;
const opensOnMonday = (hour: number, zone = "Europe/Paris"): void => {
  const monday = [{ from: hour * 60, to: 18 * 60 }];
  policy = { ...policy, hours: { ...policy.hours, zone, week: { ...policy.hours.week, monday } } };
};

describe.each(["in chat", "at a start"] as const)("where the hours are changed %s,", (how) => {
  const changes = async (at: string): Promise<void> => {
    now = new Date(at);
    await changed[how]();
  };
  /** The one of the week before. */
  beforeEach(async () => {
    await startsAt("2026-11-18T12:00:00+01:00");
    await looksAt("2026-11-23T09:00:00+01:00");
  });

  test("a report that was given comes again at no later opening", async () => {
    await looksAt("2026-11-30T09:00:00+01:00");
    opensOnMonday(11);
    await changes("2026-11-30T10:00:00+01:00");
    expect(await plannedAt()).toBe("2026-12-07T10:00:00.000Z");
    await looksAt("2026-11-30T11:00:00+01:00");
    expect(await told()).toHaveLength(4);
  });

  test.each([
    ["8:30", 8, "2026-11-30T08:30:00+01:00"],
    ["8:59", 8, "2026-11-30T08:59:00+01:00"],
  ])("one that is yet to come at %s comes, though the queue opens at %i now", async (_, hour, at) => {
    opensOnMonday(hour);
    await changes(at);
    await looksAt(at);
    expect(await told()).toHaveLength(4);
    await looksAt("2026-11-30T09:00:00+01:00");
    expect(await told()).toHaveLength(4);
  });

  test("one that was to come in the afternoon comes as the hours are those of the policy again", async () => {
    opensOnMonday(14);
    await changes("2026-11-27T12:00:00+01:00");
    await looksAt("2026-11-30T09:00:00+01:00");
    expect(await told()).toHaveLength(2);
    opensOnMonday(9);
    await changes("2026-11-30T13:00:00+01:00");
    await looksAt("2026-11-30T13:00:00+01:00");
    expect(await told()).toHaveLength(4);
  });

  test.each(["Pacific/Honolulu", "Pacific/Kiritimati", "Asia/Kolkata"])(
    "another zone, such as %s, brings none twice and loses none",
    async (zone) => {
      await looksAt("2026-11-30T09:00:00+01:00");
      opensOnMonday(9, zone);
      await changes("2026-11-30T10:00:00+01:00");
      const days = Array.from(
        { length: 13 * 24 },
        (__, hour) => new Date(Date.parse("2026-11-30T10:00Z") + hour * 3.6e6),
      );
      for (const each of days) await looksAt(each.toISOString());
      expect(await told()).toHaveLength(6);
    },
  );
});

test("a clock that ran eight days ahead skips no Monday once it is right again", async () => {
  await startsAt("2026-11-25T12:00:00+01:00");
  await startsAt("2026-12-07T09:00:00+01:00");
  await looksAt("2026-12-07T09:00:00+01:00");
  const ahead = (await told()).length;
  await startsAt("2026-11-29T09:00:00+01:00");
  for (const monday of ["2026-11-30T09:00:00+01:00", "2026-12-07T09:00:00+01:00", "2026-12-14T09:00:00+01:00"])
    await looksAt(monday);
  expect((await told()).length - ahead).toBe(6);
});

test("a queue that is closed for weeks has the report of its last busy week", async () => {
  const isHoliday = (date: string) => date >= "2026-12-19" && date <= "2027-01-10";
  policy = { ...policy, hours: { ...policy.hours, isHoliday } };
  await startsAt("2026-12-09T12:00:00+01:00");
  await looksAt("2026-12-14T09:00:00+01:00");
  await looksAt("2026-12-21T08:00:00+01:00");
  expect(await told()).toHaveLength(4);
});

test("a queue that was closed and set up again is as new: nothing is made up for", async () => {
  await startsAt("2026-11-18T12:00:00+01:00");
  await looksAt("2026-11-23T09:00:00+01:00");
  await desk.tx((tx) => planNoReport(tx, rules(), "support"));
  expect(await plannedAt()).toBeUndefined();
  await startsAt("2026-12-02T12:00:00+01:00");
  expect(await plannedAt()).toBe("2026-12-07T08:00:00.000Z");
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
