import { assert, array, boolean, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  backlogAt,
  cohortOf,
  nextReport,
  satisfactionOf,
  wilson,
  type CountedTicket,
} from "../../src/features/reports/rules.ts";
import { nothingDue, startClock, type Levels } from "../../src/kernel/clock.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { aroundTheClock } from "../../src/kernel/time/business-hours.ts";

/** Figures that tell the truth, also of those who still wait. */

const hour = 3_600_000; // milliseconds
const start = new Date("2026-11-23T08:00:00Z");
const after = (hours: number): Date => new Date(start.getTime() + hours * hour);
const noLevels: Levels = { "first-response": null, resolution: null };

const aTicket = (given: {
  readonly status?: CountedTicket["status"];
  readonly openedAt?: Date;
  readonly respondedAt?: Date | null;
  readonly resolvedAt?: Date | null;
  readonly levels?: Partial<Levels>;
  readonly due?: Date | null;
}): CountedTicket => {
  const openedAt = given.openedAt ?? start;
  return {
    status: given.status ?? "new",
    openedAt,
    resolvedAt: given.resolvedAt ?? null,
    clock: {
      ...startClock(openedAt, { ...nothingDue, resolution: given.due ?? null }),
      respondedAt: given.respondedAt ?? null,
      levels: { ...noLevels, ...given.levels },
    },
  };
};

const always = aroundTheClock("UTC");

describe("lengths", () => {
  const answeredAfter = (hours: number) => aTicket({ status: "in-progress", respondedAt: after(hours) });

  test("half, and nine of ten, of those that were answered", () => {
    const tickets = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map(answeredAfter);
    const { response } = cohortOf(tickets, always, after(200));
    expect(response?.byTheClock).toEqual({
      half: { milliseconds: 5 * hour, atLeast: false },
      nineOfTen: { milliseconds: 9 * hour, atLeast: false },
    });
  });

  test("whoever still waits is counted as long as they have waited, and it is said", () => {
    const { response } = cohortOf([answeredAfter(1), aTicket({}), aTicket({})], always, after(48));
    expect(response?.inOpenHours.half).toEqual({ milliseconds: 48 * hour, atLeast: true });
  });

  test("a wait that is longer than the figure leaves it exact", () => {
    const { response } = cohortOf([answeredAfter(1), answeredAfter(2), aTicket({})], always, after(48));
    expect(response?.byTheClock.half).toEqual({ milliseconds: 2 * hour, atLeast: false });
    expect(response?.byTheClock.nineOfTen.atLeast).toBe(true);
  });

  test("what was withdrawn before an answer is in no length, and of nothing there is none", () => {
    const { response, resolution } = cohortOf([aTicket({ status: "cancelled" })], always, after(9));
    expect([response, resolution]).toEqual([null, null]);
  });

  test("what was taken up again is not resolved", () => {
    const again = aTicket({ status: "in-progress", respondedAt: after(1), resolvedAt: after(2) });
    const closed = aTicket({ status: "closed", respondedAt: after(1), resolvedAt: after(2) });
    expect(cohortOf([again], always, after(9)).resolution?.byTheClock.half).toEqual({
      milliseconds: 9 * hour,
      atLeast: true,
    });
    expect(cohortOf([closed], always, after(9)).resolution?.byTheClock.half).toEqual({
      milliseconds: 2 * hour,
      atLeast: false,
    });
  });

  const someTickets = array(record({ hours: integer({ min: 0, max: 300 }), waits: boolean() }), {
    minLength: 1,
    maxLength: 40,
  });

  test("a figure never says less than the truth would, and says so where it may be more", () => {
    assert(
      property(someTickets, (all) => {
        const now = after(100);
        const tickets = all.map(({ hours, waits }) =>
          waits || hours > 100 ? aTicket({}) : aTicket({ status: "in-progress", respondedAt: after(hours) }),
        );
        // As it will have been once everybody is answered: each who waits still, a while after now.
        const truly = all
          .map(({ hours, waits }) => (waits || hours > 100 ? 101 + hours : hours))
          .toSorted((one, other) => one - other);
        const half = cohortOf(tickets, always, now).response?.byTheClock.half;
        const truth = (truly[Math.ceil(truly.length / 2) - 1] ?? 0) * hour;
        if (half?.atLeast === true) expect(half.milliseconds).toBeLessThanOrEqual(truth);
        else expect(half?.milliseconds).toBe(truth);
      }),
    );
  });
});

describe("due dates", () => {
  test("those that have passed unanswered are missed, those to come are neither", () => {
    const met = aTicket({ status: "closed", levels: { resolution: { state: "met" } } });
    const breached = aTicket({ levels: { resolution: { state: "breached", since: after(1) } } });
    const passed = aTicket({ due: after(2) });
    const toCome = aTicket({ due: after(20) });
    const none = aTicket({});
    const { targets } = cohortOf([met, met, breached, passed, toCome, none], always, after(9));
    expect(targets.resolution).toEqual({ kept: 2, missed: 2 });
    expect(targets["first-response"]).toEqual({ kept: 0, missed: 0 });
  });
});

test("where the time went: the parts sum up to the lives of the tickets", () => {
  const { spent } = cohortOf([aTicket({}), aTicket({ openedAt: after(3) })], always, after(10));
  expect(spent).toEqual({ agents: 17 * hour, requester: 0, thirdParty: 0, closedHours: 0 });
});

test("how many were open then: those of now, without what happened since", () => {
  const since = { opened: 7, ended: 4, reopened: 1, resolved: 0, refused: 0, lapsed: 0, confirmed: 0 };
  expect(backlogAt(20, { ...since, stars: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 } })).toBe(16);
});

describe("the weekly report", () => {
  const weekdays = { ...aroundTheClock("Europe/Paris"), week: usualPolicy.hours.week };

  test.for([
    ["on Monday, as the queue opens", "2026-11-25T12:00:00+01:00", "2026-11-30T09:00:00+01:00"],
    ["on this very Monday, before it opens", "2026-11-30T07:00:00+01:00", "2026-11-30T09:00:00+01:00"],
    ["a week later, once it has been given", "2026-11-30T09:00:00+01:00", "2026-12-07T09:00:00+01:00"],
    ["after the clock went back on a Sunday", "2026-10-19T09:00:00+02:00", "2026-10-26T09:00:00+01:00"],
  ] as const)("%s", ([, after, at]) => {
    expect(nextReport(weekdays, new Date(after))).toEqual(new Date(at));
  });

  test("of a queue that never closes it waits until the leads are awake", () => {
    const at = nextReport(aroundTheClock("Europe/Paris"), new Date("2026-11-29T23:30:00+01:00"));
    expect(at).toEqual(new Date("2026-11-30T08:00:00+01:00"));
  });
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
