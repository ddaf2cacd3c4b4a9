import { array, assert, boolean, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { opening } from "../support/a-ticket.ts";
import { english } from "./reading.ts";
import { forecastInWords } from "../../src/features/forecasts/messages.ts";
import {
  answerTimesOf,
  fewestAnswers,
  forecastFor,
  forecastShare,
  lastedAtMost,
  lookedBack,
  newestLike,
  partOfDay,
  type AnswerTime,
  type Wait,
} from "../../src/features/forecasts/rules.ts";
import type { RecordedEvent, TicketEvent } from "../../src/features/rules.ts";
import { fold } from "../../src/features/rules/evolve.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import { afterOpenTime, aroundTheClock } from "../../src/kernel/time/business-hours.ts";

/** What people are told of how long it takes: true of as many as it says. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const policy = policyIn("Europe/Paris"); // Monday to Friday, 9:00 to 18:00
const { hours } = policy;
const monday = new Date("2026-11-23T09:30:00Z"); // 10:30 in Paris
const evening = new Date("2026-11-23T20:00:00Z");
const p3 = { queue: "it", priority: "P3" } as const;

const over = (length: number) => ({ for: length, isOver: true });
const lasts = (length: number) => ({ for: length, isOver: false });
const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, index) => index + 1);

describe("how long most wait", () => {
  test("is the wait that the next one does not outlast with that probability", () => {
    expect(lastedAtMost(upTo(99).map(over), 0.8)).toBe(80); // (99 + 1) × 0.8
    expect(lastedAtMost(upTo(9).toReversed().map(over), 0.8)).toBe(8);
  });

  test("is unknown where it is longer than all that is known", () => {
    expect(lastedAtMost(upTo(3).map(over), 0.8)).toBeNull();
    expect(lastedAtMost([...upTo(5).map(over), ...upTo(5).map((each) => lasts(10 + each))], 0.8)).toBeNull();
  });

  test("counts who waits still as having waited so long, and no longer", () => {
    // Of ten, two have only just asked: they say nothing of what comes later.
    expect(lastedAtMost([lasts(0), lasts(0), ...upTo(8).map((each) => over(each * 10))], 0.8)).toBe(80);
    // And two have waited longer than all others were made to.
    expect(lastedAtMost([lasts(99), lasts(99), ...upTo(18).map(over)], 0.8)).toBe(17);
  });

  test("never gets shorter because somebody waits still instead of having had an answer", () => {
    const waits = array(record({ for: integer({ min: 0, max: 500 }), waits: boolean() }), {
      minLength: 5,
      maxLength: 60,
    });
    assert(
      property(waits, (all) => {
        const answered = lastedAtMost(
          all.map((each) => over(each.for)),
          0.8,
        );
        const known = lastedAtMost(
          all.map((each) => ({ for: each.for, isOver: !each.waits })),
          0.8,
        );
        expect(known ?? Infinity).toBeGreaterThanOrEqual(answered ?? Infinity);
      }),
    );
  });
});

/** So many tickets that were opened in the hour before an instant, a week apart, each answered after one of these times. */
const answeredAfter = (times: readonly number[], at = monday): readonly Wait[] =>
  times.map((time, index) => {
    const openedAt = new Date(at.getTime() - ((index % 4) + 1) * 7 * day);
    return { priority: "P3", openedAt, answeredAt: afterOpenTime(hours, openedAt, time), endedAt: null };
  });
const known = (waits: readonly Wait[], of = hours): readonly AnswerTime[] => answerTimesOf(waits, of, evening);

describe("what a queue knows of itself", () => {
  const times = upTo(fewestAnswers).map((each) => each * 5 * minute);

  test("is by priority and hour of the day, in open time", () => {
    const found = known(answeredAfter(times));
    // 51 × 0.8 = 40.8: the 41st.
    const expected = { priority: "P3", tickets: fewestAnswers, within: 41 * 5 * minute } as const;
    expect(found).toEqual([
      { ...expected, openedIn: "10" },
      { ...expected, openedIn: "any" },
    ]);
  });

  test("is nothing while fewer were answered", () => {
    expect(known(answeredAfter(times.slice(1)))).toEqual([]);
    const waiting = answeredAfter([minute]).map((wait) => ({ ...wait, answeredAt: null }));
    expect(known([...answeredAfter(times.slice(1)), ...waiting])).toEqual([]);
  });

  test("is drawn from the newest", () => {
    const newest = answeredAfter(upTo(newestLike).map(() => hour));
    const older = answeredAfter(upTo(500).map(() => 9 * hour));
    expect(known([...newest, ...older]).map(({ within }) => within)).toEqual([hour, hour]);
  });

  test("is the hour on the wall of its zone, and no hour while it is closed", () => {
    expect(partOfDay(hours, monday)).toBe("10");
    expect(partOfDay(hours, new Date("2026-07-06T09:30:00Z"))).toBe("11");
    expect(partOfDay(hours, evening)).toBe("closed");
    expect(partOfDay(aroundTheClock("Europe/Paris"), evening)).toBe("21");
  });
});

describe("what is said when a ticket is opened", () => {
  const times = (openedIn: string, within: number): AnswerTime => ({ priority: "P3", tickets: 60, openedIn, within });
  const all = [times("10", hour), times("any", 3 * hour)];

  test("is of its hour, or of any where too little is known of that", () => {
    expect(forecastFor(policy, p3, all, monday)).toEqual({
      share: forecastShare,
      within: hour,
      ofOpeningHours: true,
      by: new Date("2026-11-23T10:30:00Z"),
    });
    // Open time goes on in the morning.
    expect(forecastFor(policy, p3, all, evening)).toMatchObject({
      within: 3 * hour,
      by: new Date("2026-11-24T11:00:00Z"),
    });
  });

  test("is nothing of another priority, or where the policy wishes none", () => {
    expect(forecastFor(policy, { ...p3, priority: "P1" }, all, monday)).toBeNull();
    expect(forecastFor(policy, p3, [], monday)).toBeNull();
    const silent: DeskPolicy = { ...policy, queues: { it: { hours: null, nextLevel: null, forecast: false } } };
    expect(forecastFor(silent, p3, all, monday)).toBeNull();
    expect(forecastFor(silent, { ...p3, queue: "hr" }, all, monday)).not.toBeNull();
  });

  test("knows of no opening hours where a queue never closes", () => {
    const always: DeskPolicy = { ...policy, hours: aroundTheClock("Europe/Paris") };
    expect(forecastFor(always, p3, all, evening)).toMatchObject({ ofOpeningHours: false, within: 3 * hour });
  });
});

/** Numbers between 0 and 1, the same each time. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const firstDay = new Date("2026-01-01T00:00:00Z").getTime();

/**
 * A year of a queue: quiet weekends, heavy Mondays, slow lunches and mornings, a spring that is slower than the autumn, one in 25
 * forgotten for days, one in 20 withdrawn before anybody answers.
 */
function aYear(seed: number): readonly Wait[] {
  const next = numbersFrom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const opened = (of: number): Wait => {
    const weekday = new Date(firstDay + of * day).getUTCDay();
    const at = next() < 0.12 ? next() * 24 : 8 + next() * 9;
    const openedAt = new Date(firstDay + of * day + at * hour);
    const slower =
      (1 + 0.2 * Math.sin((2 * Math.PI * of) / 365)) *
      (at > 11 && at < 13 ? 1.8 : at < 9 ? 1.4 : 1) *
      (weekday === 1 ? 1.3 : 1) *
      (next() < 0.04 ? 15 : 1);
    const answeredAt = afterOpenTime(hours, openedAt, 45 * minute * Math.exp(0.9 * normal()) * slower);
    const isWithdrawn = next() < 0.05;
    const endedAt = new Date(openedAt.getTime() + next() * (answeredAt.getTime() - openedAt.getTime()));
    const priority = next() < 0.1 ? "P2" : "P3";
    return isWithdrawn
      ? { priority, openedAt, answeredAt: null, endedAt }
      : { priority, openedAt, answeredAt, endedAt: null };
  };
  const waits = Array.from({ length: 365 }, (_, of) => {
    const weekday = new Date(firstDay + of * day).getUTCDay();
    const many = weekday === 0 || weekday === 6 ? 3 : weekday === 1 ? 38 : 28;
    return Array.from({ length: many }, () => opened(of));
  });
  return waits.flat().toSorted((one, other) => one.openedAt.getTime() - other.openedAt.getTime());
}

/** As the desk knows it at an instant, the newest first. */
const asOf = (waits: readonly Wait[], now: Date): readonly Wait[] =>
  waits
    .filter(({ openedAt }) => openedAt < now && now.getTime() - openedAt.getTime() < lookedBack.days * day)
    .map((wait) => ({
      ...wait,
      answeredAt: wait.answeredAt !== null && wait.answeredAt <= now ? wait.answeredAt : null,
      endedAt: wait.endedAt !== null && wait.endedAt <= now ? wait.endedAt : null,
    }))
    .toReversed();

test.each([1, 2])(
  "over a made-up year (%i) it comes true as often as it says, in each month not known before",
  (seed) => {
    const waits = aYear(seed);
    const months = new Map<number, { said: number; kept: number }>();
    let learnt = { on: -Infinity, times: [] as readonly AnswerTime[] };
    for (const { priority, openedAt, answeredAt } of waits) {
      const on = Math.floor((openedAt.getTime() - firstDay) / day);
      const now = new Date(firstDay + on * day);
      // Once a week is enough here; a desk does every night.
      if (on >= learnt.on + 7) learnt = { on, times: answerTimesOf(asOf(waits, now), hours, now) };
      const said = forecastFor(policy, { queue: "it", priority }, learnt.times, openedAt);
      if (said === null || answeredAt === null) continue;
      const month = openedAt.getUTCMonth();
      const { said: count, kept } = months.get(month) ?? { said: 0, kept: 0 };
      months.set(month, { said: count + 1, kept: kept + Number(answeredAt <= said.by) });
    }
    const shares = [...months].filter(([month]) => month >= 2).map(([, { said, kept }]) => (100 * kept) / said);
    expect(shares).toHaveLength(10);
    for (const share of shares) {
      expect(share).toBeGreaterThan(forecastShare - 5);
      expect(share).toBeLessThan(forecastShare + 5);
    }
  },
);

describe("on the card of its requester", () => {
  const forecast = { share: 80, within: 190 * minute, ofOpeningHours: true, by: "2026-11-21T11:10:00.000Z" };
  const opened: RecordedEvent = {
    number: 1,
    by: "mona",
    at: new Date("2026-11-21T08:00:00Z"),
    event: { ...opening, forecast },
  };
  const after = (by: string, ...happened: readonly TicketEvent[]): Ticket =>
    fold("I261121_0042", [
      opened,
      ...happened.map((event, index) => ({ number: index + 2, by, at: opened.at, event })),
    ]);
  const said = "8 of 10 tickets like this are answered within 3 hr 10 min of opening hours.";

  test("it stands until somebody answers", () => {
    expect(forecastInWords(after("mona"), english)).toBe(said);
    expect(forecastInWords(after("claire", { type: "claimed" }), english)).toBe(said);
    expect(forecastInWords(after("claire", { type: "replied", text: "Yes?", files: [] }), english)).toBe("");
    expect(forecastInWords(after("mona", { type: "withdrawn", reason: "no-longer-needed" }), english)).toBe("");
  });

  test("it is owned up to once it takes longer, and nothing is said beside what is late", () => {
    expect(forecastInWords(after("mona"), english, new Date("2026-11-21T11:11:00Z"))).toBe(
      "It’s taking longer than for 8 of 10 tickets like this.",
    );
    expect(forecastInWords(after("mona", { type: "breached", target: "first-response" }), english)).toBe("");
  });

  test("nothing is said that takes longer than what is promised", () => {
    const ticket = after("mona");
    const until = (due: string): string =>
      forecastInWords(
        { ...ticket, clock: { ...ticket.clock, due: { ...ticket.clock.due, "first-response": new Date(due) } } },
        english,
      );
    expect(until("2026-11-21T08:30:00.000Z")).toBe("");
    expect(until("2026-11-21T11:10:00.000Z")).toBe(said);
  });

  test("it goes where the ticket is like those others no more", () => {
    const moved: TicketEvent = { type: "moved", queue: "network", from: "support", reason: "" };
    expect(forecastInWords(after("claire", moved), english)).toBe("");
    const changed = (to: object): TicketEvent => ({ type: "changed", from: {}, to });
    expect(forecastInWords(after("claire", changed({ priority: "P1" })), english)).toBe("");
    expect(forecastInWords(after("claire", changed({ title: "It burns" })), english)).toBe(said);
  });
});
