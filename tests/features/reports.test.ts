import { assert, array, boolean, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  nextReport,
  openAtEnd,
  reportInWeekOf,
  satisfactionOf,
  stretchesOf,
  weekOf,
  wilson,
} from "../../src/features/reports/rules.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import { nothingDue } from "../../src/kernel/clock.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { startOfDay } from "../../src/kernel/time/calendar.ts";
import { aroundTheClock } from "../../src/kernel/time/business-hours.ts";
import { opening } from "../support/a-ticket.ts";
import { plainCohort, type History } from "./plain-figures.ts";

/** Figures that tell the truth, also of those who still wait. */

const hour = 3_600_000; // milliseconds
const start = new Date("2026-11-23T08:00:00Z"); // a Monday
const after = (hours: number): Date => new Date(start.getTime() + hours * hour);
const always = () => aroundTheClock("UTC");
const everything = { from: start, to: after(1_000) };

type Happens = readonly [hours: number, by: string | null, event: TicketEvent];

let count = 0;

/** A ticket to which this happened, so many hours after the start; `due`: of its resolution. */
const aTicket = (happens: readonly Happens[] = [], { opened = 0, due = null as Date | null } = {}): History => ({
  reference: `I261123_${(count += 1)}`,
  queue: "it",
  events: [
    { number: 1, by: "mona", at: after(opened), event: opening, due: { ...nothingDue, resolution: due } },
    ...happens.map(([hours, by, event], index) => ({ number: index + 2, by, at: after(hours), event })),
  ],
});

const claimed: TicketEvent = { type: "claimed" };
const replied: TicketEvent = { type: "replied", text: "We look into it.", files: [] };
const resolved = (attempt = 1): TicketEvent => ({ type: "resolved", attempt, text: "Done.", cause: "other" });
const refused: TicketEvent = { type: "refused", attempt: 1, reason: "Still broken." };

const cohortOf = (all: readonly History[], now: Date) => plainCohort(all, always, everything, now);
const response = (all: readonly History[], now: Date) => cohortOf(all, now)["first-response"].lengths;
const resolution = (all: readonly History[], now: Date) => cohortOf(all, now).resolution.lengths;

describe("lengths", () => {
  const answeredAfter = (hours: number) => aTicket([[hours, "claire", replied]]);

  test("half, and nine of ten, of those that were answered", () => {
    const tickets = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map(answeredAfter);
    expect(response(tickets, after(200))?.byTheClock).toEqual({
      half: { milliseconds: 5 * hour, atLeast: false },
      nineOfTen: { milliseconds: 9 * hour, atLeast: false },
    });
  });

  test("whoever still waits is counted as long as they have waited, and it is said", () => {
    const lengths = response([answeredAfter(1), aTicket(), aTicket()], after(48));
    expect(lengths?.inOpenHours.half).toEqual({ milliseconds: 48 * hour, atLeast: true });
  });

  test("a wait that is longer than the figure leaves it exact", () => {
    const lengths = response([answeredAfter(1), answeredAfter(2), aTicket()], after(48));
    expect(lengths?.byTheClock.half).toEqual({ milliseconds: 2 * hour, atLeast: false });
    expect(lengths?.byTheClock.nineOfTen.atLeast).toBe(true);
  });

  test("a claim is no answer, nor is what the desk says by itself", () => {
    const asked: Happens = [1, "claire", claimed];
    const lapsed: Happens = [2, null, { type: "resolved", attempt: 1, text: "", cause: "other", because: "no-answer" }];
    expect(response([aTicket([asked, lapsed])], after(9))?.byTheClock.half).toEqual({
      milliseconds: 9 * hour,
      atLeast: true,
    });
  });

  test("what was withdrawn before an answer is in no length, and of nothing there is none", () => {
    const withdrawn = aTicket([[1, "mona", { type: "withdrawn", reason: "no-longer-needed" }]]);
    expect(response([withdrawn], after(9))).toBeNull();
    expect(resolution([withdrawn], after(9))).toBeNull();
    expect(response([], after(9))).toBeNull();
  });

  test("what was refused is not resolved, until it is again", () => {
    const first: readonly Happens[] = [
      [1, "claire", claimed],
      [2, "claire", resolved()],
    ];
    const again: readonly Happens[] = [...first, [3, "mona", refused]];
    const half = (happens: readonly Happens[]) => resolution([aTicket(happens)], after(9))?.byTheClock.half;
    expect(half(first)).toEqual({ milliseconds: 2 * hour, atLeast: false });
    expect(half(again)).toEqual({ milliseconds: 9 * hour, atLeast: true });
    expect(half([...again, [7, "claire", resolved(2)]])).toEqual({ milliseconds: 7 * hour, atLeast: false });
  });

  test("as of an earlier instant, what came later has not happened", () => {
    const ticket = aTicket([[5, "claire", replied]]);
    expect(response([ticket], after(3))?.byTheClock.half).toEqual({ milliseconds: 3 * hour, atLeast: true });
  });

  test("open time is that of the hours of the queue", () => {
    const office = () => ({ ...aroundTheClock("UTC"), week: usualPolicy.hours.week }); // 9:00 to 18:00
    const lengths = plainCohort([aTicket([[26, "claire", replied]])], office, everything, after(48))["first-response"];
    expect(lengths.lengths?.inOpenHours.half.milliseconds).toBe(10 * hour);
    expect(lengths.lengths?.byTheClock.half.milliseconds).toBe(26 * hour);
  });

  const someTickets = array(record({ hours: integer({ min: 0, max: 300 }), waits: boolean() }), {
    minLength: 1,
    maxLength: 40,
  });

  test("a figure never says less than the truth would, and says so where it may be more", () => {
    assert(
      property(someTickets, (all) => {
        const now = after(100);
        const tickets = all.map(({ hours, waits }) => (waits || hours > 100 ? aTicket() : answeredAfter(hours)));
        // As it will have been once everybody is answered: each who waits still, a while after now.
        const truly = all
          .map(({ hours, waits }) => (waits || hours > 100 ? 101 + hours : hours))
          .toSorted((one, other) => one - other);
        const half = response(tickets, now)?.byTheClock.half;
        const truth = (truly[Math.ceil(truly.length / 2) - 1] ?? 0) * hour;
        if (half?.atLeast === true) expect(half.milliseconds).toBeLessThanOrEqual(truth);
        else expect(half?.milliseconds).toBe(truth);
      }),
    );
  });
});

describe("due dates", () => {
  const inTime: readonly Happens[] = [
    [1, "claire", claimed],
    [2, "claire", resolved()],
    [2, null, { type: "met", target: "resolution" }],
  ];
  const targetsOf = (all: readonly History[], now = after(9)) => cohortOf(all, now).resolution.targets;

  test("those that have passed unanswered are missed, those to come are neither, and no date is said to be none", () => {
    const due = { due: after(3) };
    const breached = aTicket([[3, null, { type: "breached", target: "resolution" }]], due);
    const passed = aTicket([], due);
    const toCome = aTicket([], { due: after(20) });
    const tickets = [aTicket(inTime, due), aTicket(inTime, due), breached, passed, toCome, aTicket()];
    expect(targetsOf(tickets)).toEqual({ kept: 2, missed: 2, unpromised: 1 });
  });

  test("while the requester is to answer, the date stands still: nothing is missed", () => {
    const waiting: readonly Happens[] = [
      [1, "claire", claimed],
      [2, "claire", { type: "asked", text: "Which one?" }],
    ];
    expect(targetsOf([aTicket(waiting, { due: after(3) })])).toEqual({ kept: 0, missed: 0, unpromised: 0 });
  });

  test("what is not fixed after all was not in time", () => {
    const refusedLater = aTicket([...inTime, [4, "mona", refused]], { due: after(30) });
    expect(targetsOf([refusedLater])).toEqual({ kept: 0, missed: 0, unpromised: 0 });
  });
});

test("open stretches are those of the hours, each with what was open before; queues of the same hours stand together", () => {
  const office = { ...aroundTheClock("UTC"), week: usualPolicy.hours.week };
  const night = aroundTheClock("UTC");
  const found = stretchesOf(["it", "network", "hr"], (queue) => (queue === "network" ? night : office), {
    from: start,
    to: after(26),
  });
  expect(found.map(({ queues }) => queues)).toEqual([["it", "hr"], ["network"]]);
  expect(found[0]?.lengths).toEqual([9 * hour, hour]);
  expect(found[0]?.before).toEqual([0, 9 * hour]);
});

test("how many were open then: those of now, without what happened since", () => {
  const since = { opened: 7, ended: 4, reopened: 1, resolved: 0, refused: 0, lapsed: 0, confirmed: 0 };
  expect(openAtEnd(20, since)).toBe(16);
});

describe("the weekly report", () => {
  const weekdays = { ...aroundTheClock("Europe/Paris"), week: usualPolicy.hours.week };

  test.for([
    ["on Monday, as the queue opens", "2026-11-25T12:00:00+01:00", "2026-11-30T09:00:00+01:00"],
    ["on this very Monday, before it opens", "2026-11-30T07:00:00+01:00", "2026-11-30T09:00:00+01:00"],
    ["a week later, once it has been given", "2026-11-30T09:00:00+01:00", "2026-12-07T09:00:00+01:00"],
    ["after the clock went back on a Sunday", "2026-10-19T09:00:00+02:00", "2026-10-26T09:00:00+01:00"],
  ] as const)("%s", ([, after, at]) => {
    expect(nextReport(weekdays, new Date(after), null)).toEqual(new Date(at));
  });

  test("of a queue that never closes it waits until the leads are awake", () => {
    const at = nextReport(aroundTheClock("Europe/Paris"), new Date("2026-11-29T23:30:00+01:00"), null);
    expect(at).toEqual(new Date("2026-11-30T08:00:00+01:00"));
  });

  test.for([
    ["was given already, at other hours", "2026-11-30T10:00:00+01:00", "2026-11-30", "2026-12-07T09:00:00+01:00"],
    ["was to come later, at other hours", "2026-11-30T09:30:00+01:00", "2026-11-23", "2026-11-30T09:00:00+01:00"],
    ["is yet to come", "2026-11-30T08:30:00+01:00", "2026-11-23", "2026-11-30T09:00:00+01:00"],
    ["was given by a clock that ran ahead", "2026-11-29T12:00:00+01:00", "2026-12-07", "2026-11-30T09:00:00+01:00"],
  ] as const)("where that of the week %s", ([, now, given, at]) => {
    expect(nextReport(weekdays, new Date(now), given)).toEqual(new Date(at));
  });

  test.for(["Europe/Paris", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati", "Australia/Lord_Howe"])(
    "of a queue in %s that is closed for three weeks comes in each of them, on its Monday at eight",
    (zone) => {
      const closed = (date: string) => date >= "2026-12-19" && date <= "2027-01-10";
      const hours = { zone, week: usualPolicy.hours.week, isHoliday: closed };
      const given: string[] = [];
      let now = startOfDay("2026-12-09", zone);
      for (let count = 0; count < 6; count += 1) {
        now = nextReport(hours, now, given.at(-1) ?? null);
        given.push(weekOf(hours, now));
      }
      expect(given).toEqual(["2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11", "2027-01-18"]);
      const inside = reportInWeekOf(hours, startOfDay("2026-12-23", zone));
      expect(inside).toEqual(new Date(startOfDay("2026-12-21", zone).getTime() + 8 * hour));
    },
  );
});

describe("stars", () => {
  // As published for the score interval: 95 %, rounded to a hundredth.
  test.for([
    [179, 216, 0.77, 0.87],
    [9, 10, 0.6, 0.98],
    [5, 5, 0.57, 1],
    [0, 5, 0, 0.43],
  ] as const)("%i of %i are between %d and %d", ([count, of, low, high]) => {
    const [from, to] = wilson(count, of);
    expect([Math.round(from * 100) / 100, Math.round(to * 100) / 100]).toEqual([low, high]);
  });

  test("four and five are satisfied, and nobody is nothing", () => {
    expect(satisfactionOf({ 1: 1, 2: 0, 3: 2, 4: 3, 5: 4 })).toMatchObject({ rated: 10, satisfied: 7 });
    expect(satisfactionOf({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 })).toBeNull();
  });
});
