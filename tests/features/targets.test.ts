import { describe, expect, test } from "vitest";
import {
  afterSpan,
  events,
  isLate,
  metBy,
  movedDue,
  nextDue,
  plan,
  steps,
} from "../../src/features/service-levels/rules.ts";
import { stretches } from "../../src/features/service-levels/rules/time-spent.ts";
import { nothingDue, type Clock, type Level } from "../../src/kernel/clock.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aHistory } from "../support/a-history.ts";

const policy = policyIn("Europe/Paris"); // Monday to Friday, 9:00 to 18:00; P3: answered in 4 h, resolved in 3 days of 9 h
const unbound: DeskPolicy = { ...policy, serviceLevels: [] };
const monday = (time: string): Date => new Date(`2026-11-23T${time}+01:00`);
const opened = "2026-11-23T10:00+01:00";
const fresh = aHistory(policy, opened); // to be answered on Monday by 14:00, resolved on Thursday by 10:00
const thursday = new Date("2026-11-26T10:00+01:00");
const withClock = (clock: Partial<Clock>): Ticket => ({ ...fresh, clock: { ...fresh.clock, ...clock } });
const waiting = aHistory(policy, opened, {}, [
  ["2026-11-23T10:10+01:00", "claire", { type: "claimed" }],
  ["2026-11-23T10:20+01:00", "claire", { type: "asked", text: "Which floor?" }],
]);
const atRisk: Level = { state: "at-risk" };
const met: Level = { state: "met" };
const breached: Level = { state: "breached", since: thursday };
const answerIs = (level: Level): Ticket => withClock({ levels: { "first-response": level, resolution: null } });

describe("what the desk will say of a target", () => {
  const ofAnswer = (ticket: Ticket, by: DeskPolicy = policy, now = monday("10:00")) =>
    plan(ticket, by, now)
      .filter(({ step }) => step.target === "first-response")
      .map(({ at, step }) => [step.do, at]);
  const breach = ["breach", monday("14:00")];

  test("is that three quarters have passed, and then that it is missed", () => {
    expect(ofAnswer(fresh)).toEqual([["warn", monday("13:00")], breach]);
    expect(plan(fresh, policy, monday("10:00")).map(({ step }) => step.target)).toEqual([
      "first-response",
      "first-response",
      "resolution",
      "resolution",
    ]);
  });

  test("is no warning once it was given, comes too late, or would come with the breach", () => {
    expect(ofAnswer(answerIs(atRisk))).toEqual([breach]);
    expect(ofAnswer(fresh, policy, monday("14:00"))).toEqual([breach]);
    expect(ofAnswer(fresh, { ...policy, atRiskAt: 1 })).toEqual([breach]);
    expect(ofAnswer(fresh, unbound)).toEqual([breach]);
  });

  test("is nothing once it was met or missed, where none is promised, and while it is not the agents' turn", () => {
    expect(ofAnswer(withClock({ respondedAt: monday("11:00") }))).toEqual([]);
    expect(ofAnswer(answerIs(met))).toEqual([]);
    expect(ofAnswer(answerIs(breached))).toEqual([]);
    expect(ofAnswer(withClock({ due: { ...fresh.clock.due, "first-response": null } }))).toEqual([]);
    expect(plan(waiting, policy, monday("11:00"))).toEqual([]);
  });

  test("names the target, and gives no new date with a breach", () => {
    const at = { policy, now: monday("14:00"), people: [] };
    for (const target of ["first-response", "resolution"] as const) {
      expect(steps.warn.event(fresh, { do: "warn", target }, at)).toEqual({ type: "at-risk", target });
      expect(steps.breach.event(fresh, { do: "breach", target }, at)).toEqual({ type: "breached", target });
    }
  });
});

test("a span is open time or, day and night, time of the calendar", () => {
  const ends = (counted: "open" | "calendar", days: number, hours: number) =>
    afterSpan(policy.hours, monday("17:00"), { days, milliseconds: hours * 3_600_000, counted });
  expect([ends("open", 0, 2), ends("calendar", 0, 2)]).toEqual([new Date("2026-11-24T10:00+01:00"), monday("19:00")]);
  expect(ends("open", 1, 1)).toEqual(new Date("2026-11-24T18:00+01:00"));
  expect(ends("calendar", 2, 1)).toEqual(new Date("2026-11-25T18:00+01:00"));
});

describe("what breaks next", () => {
  test("is the answer until it was given, then the resolution", () => {
    expect(nextDue(fresh)).toEqual(monday("14:00"));
    expect(nextDue(withClock({ respondedAt: monday("11:00") }))).toEqual(thursday);
    expect(nextDue(answerIs(met))).toEqual(thursday);
  });

  test("is nothing where nothing is promised, and while it is not the agents' turn", () => {
    expect(nextDue(withClock({ due: nothingDue }))).toBeNull();
    expect(nextDue(waiting)).toBeNull();
    expect(nextDue(withClock({ due: { "first-response": null, resolution: thursday } }))).toEqual(thursday);
  });

  test("is late from its due date on, also before the desk has said so", () => {
    expect([isLate(fresh, monday("13:59")), isLate(fresh, monday("14:00"))]).toEqual([false, true]);
    expect(isLate(waiting, thursday)).toBe(false);
  });

  test("stays late once it was missed, until it is met", () => {
    expect(isLate(answerIs(breached), monday("11:00"))).toBe(true);
    expect(isLate(answerIs(atRisk), monday("11:00"))).toBe(false);
    const answered = { respondedAt: monday("10:30"), levels: { "first-response": breached, resolution: null } };
    expect(isLate(withClock(answered), monday("11:00"))).toBe(false);
    const late = { ...answered, levels: { "first-response": breached, resolution: breached } };
    expect(isLate(withClock(late), monday("11:00"))).toBe(true);
  });
});

test("a target is met once, where one was promised and is not missed", () => {
  const answered = withClock({ respondedAt: monday("11:00") });
  expect(metBy(policy, fresh, answered, false)).toEqual([{ type: "met", target: "first-response" }]);
  expect(metBy(policy, answered, answered, false)).toEqual([]);
  const unpromised = { ...answered, clock: { ...answered.clock, due: nothingDue } };
  expect(metBy(policy, fresh, unpromised, true)).toEqual([]);
  const missed = {
    ...answered,
    clock: { ...answered.clock, levels: { "first-response": breached, resolution: null } },
  };
  expect(metBy(policy, fresh, missed, true)).toEqual([{ type: "met", target: "resolution" }]);
});

test("due dates move where the policy promises others, and not while they stand still", () => {
  expect(movedDue(policy, fresh)).toBeNull();
  expect(movedDue(unbound, fresh)).toEqual(nothingDue);
  expect(movedDue(policy, withClock({ due: nothingDue }))).toEqual(fresh.clock.due);
  expect(movedDue(unbound, withClock({ due: nothingDue }))).toBeNull();
  expect(movedDue(unbound, waiting)).toBeNull();
});

test("a breach asks those who were not asked yet, and leaves alone a chain that runs", () => {
  const chain = { step: 0, at: monday("10:00"), people: [], state: "running", askedBy: null, seenBy: null } as const;
  const event = { type: "breached", target: "resolution" } as const;
  const after = (before: Clock["chain"]) =>
    events.breached.clock.escalation(before, { number: 2, by: null, at: thursday, event });
  expect(after(chain)).toBe(chain);
  expect([after({ ...chain, state: "settled" }), after({ ...chain, state: "ended" }), after(null)]).toEqual([
    null,
    null,
    null,
  ]);
  const risk = { number: 2, by: null, at: thursday, event: { type: "at-risk", target: "resolution" } } as const;
  const levels = events["at-risk"].clock.levels(fresh.clock.levels, risk, fresh.clock.due);
  expect(levels).toEqual({ "first-response": null, resolution: atRisk });
});

test("a turn that has not lasted is none", () => {
  const since = monday("10:00");
  expect(stretches([{ of: "agents", since }], since)).toEqual([]);
  expect(stretches([{ of: "agents", since }], monday("11:00"))).toEqual([
    { of: "agents", from: since, to: monday("11:00") },
  ]);
});
