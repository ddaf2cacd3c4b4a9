import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aroundTheClock, nextOpening } from "../../src/kernel/time/business-hours.ts";
import type { Priority } from "../../src/kernel/classification.ts";
import { policyIn, type CountedSpan, type DeskPolicy, type ServiceLevel } from "../../src/kernel/policy.ts";
import { nextDue, serviceLevelOf } from "../../src/features/service-levels/rules.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import { timeSpent } from "../../src/features/service-levels/rules/time-spent.ts";
import { aHistory, type Happening } from "../support/a-history.ts";

const paris = policyIn("Europe/Paris"); // Monday to Friday, 9:00 to 18:00; P3: answered in 4 h, resolved in 3 days of 9 h
const claimed: TicketEvent = { type: "claimed" };
const asked: TicketEvent = { type: "asked", text: "Which floor?" };
const answered: TicketEvent = { type: "answered", text: "The third", files: [] };
const replied: TicketEvent = { type: "replied", text: "On my way", files: [] };
const resumed: TicketEvent = { type: "resumed", because: "answered" };
const held: TicketEvent = { type: "held", reason: "A part is ordered", resumeOn: null };
const worksAgain: TicketEvent = { type: "resumed", because: "agent" };
const resolved: TicketEvent = { type: "resolved", attempt: 1, text: "Toner", cause: "hardware" };
const refused: TicketEvent = { type: "refused", attempt: 1, reason: "Still smoking" };
const raised: TicketEvent = { type: "changed", from: { priority: "P3" }, to: { priority: "P2" } };

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

interface Case {
  readonly title: string;
  readonly opened: string;
  readonly priority?: Priority;
  readonly policy?: DeskPolicy;
  readonly after?: readonly Happening[];
  readonly answer: string | null;
  readonly resolution: string | null;
}

/** The holidays of these cases, in Paris. */
const withHolidays: DeskPolicy = {
  ...paris,
  hours: { ...paris.hours, isHoliday: (date) => ["2026-12-25", "2027-01-01", "2026-05-01"].includes(date) },
};
const calendar = (hours: number): CountedSpan => ({ days: 0, milliseconds: hours * 3_600_000, counted: "calendar" });
const always: ServiceLevel = {
  queue: null,
  kind: null,
  service: null,
  priority: null,
  targets: { "first-response": calendar(1), resolution: calendar(24) },
};

const cases: readonly Case[] = [
  {
    title: "Monday at 10: answered by 14, resolved on Thursday at 10",
    opened: "2026-11-23T10:00+01:00",
    answer: "2026-11-23T14:00+01:00",
    resolution: "2026-11-26T10:00+01:00",
  },
  {
    title: "Friday at 17: an hour today, three on Monday; three working days reach to Wednesday",
    opened: "2026-11-20T17:00+01:00",
    answer: "2026-11-23T12:00+01:00",
    resolution: "2026-11-25T17:00+01:00",
  },
  {
    title: "on Saturday the clock begins on Monday at 9, and 27 hours end with Wednesday",
    opened: "2026-11-21T11:00+01:00",
    answer: "2026-11-23T13:00+01:00",
    resolution: "2026-11-25T18:00+01:00",
  },
  {
    title: "in the night it begins in the morning",
    opened: "2026-11-24T03:00+01:00",
    priority: "P2",
    answer: "2026-11-24T10:00+01:00",
    resolution: "2026-11-24T17:00+01:00",
  },
  {
    title: "over the weekend of the clocks going back (25 October 2026) the hours stay those of the wall",
    opened: "2026-10-23T16:00+02:00",
    answer: "2026-10-26T11:00+01:00",
    resolution: "2026-10-28T16:00+01:00",
  },
  {
    title: "and over the weekend of their going forward (29 March 2026)",
    opened: "2026-03-27T16:00+01:00",
    answer: "2026-03-30T11:00+02:00",
    resolution: "2026-04-01T16:00+02:00",
  },
  {
    title: "Christmas and New Year's Day are closed: Thursday the 24th at 15 to Wednesday the 30th at 15",
    opened: "2026-12-24T15:00+01:00",
    policy: withHolidays,
    answer: "2026-12-28T10:00+01:00",
    resolution: "2026-12-30T15:00+01:00",
  },
  {
    title: "counted by the calendar, a day has 24 hours, closed or not",
    opened: "2026-11-20T17:00+01:00",
    policy: { ...paris, serviceLevels: [always] },
    answer: "2026-11-20T18:00+01:00",
    resolution: "2026-11-21T17:00+01:00",
  },
  {
    title: "where nothing is promised, nothing is due",
    opened: "2026-11-23T10:00+01:00",
    policy: { ...paris, serviceLevels: [] },
    answer: null,
    resolution: null,
  },
  {
    title: "a question at 12 answered at 15 the next day: an hour of agents before, 26 are left then",
    opened: "2026-11-23T11:00+01:00",
    after: [
      ["2026-11-23T11:30+01:00", "claire", claimed],
      ["2026-11-23T12:00+01:00", "claire", asked],
      ["2026-11-24T15:00+01:00", "mona", answered],
      ["2026-11-24T15:00+01:00", "mona", resumed],
    ],
    answer: "2026-11-23T15:00+01:00",
    resolution: "2026-11-27T14:00+01:00",
  },
  {
    title: "a hold over the First of May: an hour before, 26 from Monday the 4th at 9",
    opened: "2026-04-30T16:00+02:00",
    policy: withHolidays,
    after: [
      ["2026-04-30T16:10+02:00", "claire", claimed],
      ["2026-04-30T17:00+02:00", "claire", held],
      ["2026-05-04T09:00+02:00", "claire", worksAgain],
    ],
    answer: "2026-05-04T11:00+02:00",
    resolution: "2026-05-06T17:00+02:00",
  },
  {
    title: "a hold that ends in the night takes no open time from the next morning",
    opened: "2026-11-23T09:00+01:00",
    after: [
      ["2026-11-23T09:00+01:00", "claire", claimed],
      ["2026-11-23T18:00+01:00", "claire", held],
      ["2026-11-25T02:00+01:00", "claire", worksAgain],
    ],
    answer: "2026-11-23T13:00+01:00",
    resolution: "2026-11-26T18:00+01:00",
  },
  {
    title: "raised to P2 after two hours: eight of them in all, counted from the opening",
    opened: "2026-11-23T10:00+01:00",
    after: [["2026-11-23T12:00+01:00", "claire", raised]],
    answer: "2026-11-23T11:00+01:00",
    resolution: "2026-11-23T18:00+01:00",
  },
  {
    title: "raised while it waits, it is promised anew when it is the agents' turn again",
    opened: "2026-11-23T10:00+01:00",
    after: [
      ["2026-11-23T10:00+01:00", "claire", claimed],
      ["2026-11-23T12:00+01:00", "claire", asked],
      ["2026-11-23T13:00+01:00", "claire", raised],
      ["2026-11-23T15:00+01:00", "mona", answered],
      ["2026-11-23T15:00+01:00", "mona", resumed],
    ],
    answer: "2026-11-23T14:00+01:00",
    resolution: "2026-11-24T12:00+01:00",
  },
  {
    title: "refused, it goes on where it stopped: the night of the requester does not count",
    opened: "2026-11-23T09:00+01:00",
    after: [
      ["2026-11-23T09:00+01:00", "claire", claimed],
      ["2026-11-23T17:00+01:00", "claire", resolved],
      ["2026-11-24T11:00+01:00", "mona", refused],
    ],
    answer: "2026-11-23T13:00+01:00",
    resolution: "2026-11-26T12:00+01:00",
  },
  {
    title: "moved to a queue that never closes, its whole history is counted by that queue's hours",
    opened: "2026-11-20T17:00+01:00",
    policy: {
      ...paris,
      queues: {
        network: {
          nextLevel: null,
          hours: aroundTheClock("Europe/Paris"),
        },
      },
    },
    after: [["2026-11-20T18:00+01:00", "claire", { type: "moved", queue: "network", from: "support", reason: "DNS" }]],
    answer: "2026-11-20T21:00+01:00",
    resolution: "2026-11-23T17:00+01:00",
  },
];

describe("what is promised", () => {
  it.each(cases)("$title", ({ opened, priority = "P3", policy = paris, after = [], answer, resolution }) => {
    const { due } = aHistory(policy, opened, { priority }, after).clock;
    expect(iso(due["first-response"])).toBe(answer === null ? null : iso(new Date(answer)));
    expect(iso(due.resolution)).toBe(resolution === null ? null : iso(new Date(resolution)));
  });

  it("goes by the first service level that fits: queue, kind, service in any letters, priority", () => {
    const only = (more: Partial<ServiceLevel>): ServiceLevel => ({ ...always, ...more });
    const payroll = only({ service: "Payroll", kind: "incident" });
    const network = only({ queue: "network" });
    const rest = only({ priority: "P4" });
    const policy = { ...paris, serviceLevels: [payroll, network, rest] };
    const served = { queue: "support", kind: "incident", service: " payroll ", priority: "P4" } as const;
    expect(serviceLevelOf(policy, served)).toBe(payroll);
    const accented = { ...paris, serviceLevels: [only({ service: "Téléphonie" })] };
    expect(serviceLevelOf(accented, { ...served, service: "te\u0301le\u0301phonie" })).not.toBeNull();
    expect(serviceLevelOf(policy, { ...served, kind: "request" })).toBe(rest);
    expect(serviceLevelOf(policy, { ...served, kind: "request", queue: "network" })).toBe(network);
    expect(serviceLevelOf(policy, { ...served, service: "Mail", priority: "P1" })).toBeNull();
  });

  it("says why it moved, and what was said before", () => {
    const moved = aHistory(paris, "2026-11-23T10:00+01:00", {}, [["2026-11-23T12:00+01:00", "claire", raised]]);
    expect(moved.clock.rescheduled).toEqual({ because: "priority", from: new Date("2026-11-26T10:00+01:00") });
  });
});

describe("a first response", () => {
  const opened = "2026-11-23T10:00+01:00";
  const levels = (policy: DeskPolicy, ...after: readonly Happening[]) =>
    aHistory(policy, opened, {}, after).clock.levels;

  it("is the first word the requester reads, not the claim", () => {
    expect(levels(paris, ["2026-11-23T10:05+01:00", "claire", claimed])["first-response"]).toBeNull();
    expect(
      levels(paris, ["2026-11-23T10:05+01:00", "claire", claimed], ["2026-11-23T10:09+01:00", "claire", replied]),
    ).toEqual({ "first-response": { state: "met" }, resolution: null });
  });

  it("is the claim where the desk says so", () => {
    const policy = { ...paris, claimIsResponse: true };
    const taken = aHistory(policy, opened, {}, [["2026-11-23T10:05+01:00", "claire", claimed]]);
    expect(taken.clock.levels["first-response"]).toEqual({ state: "met" });
    expect(nextDue(taken)).toEqual(taken.clock.due.resolution);
  });

  it("that comes after the breach does not undo it", () => {
    const late = levels(
      paris,
      ["2026-11-23T14:00+01:00", null, { type: "breached", target: "first-response" }],
      ["2026-11-23T14:20+01:00", "claire", replied],
    );
    expect(late["first-response"]).toEqual({ state: "breached", since: new Date("2026-11-23T14:00+01:00") });
  });

  it("takes the answer out of what breaks next", () => {
    const fresh = aHistory(paris, opened);
    expect(nextDue(fresh)).toEqual(fresh.clock.due["first-response"]);
    const served = aHistory(paris, opened, {}, [["2026-11-23T10:05+01:00", "claire", replied]]);
    expect(nextDue(served)).toEqual(served.clock.due.resolution);
    const waiting = aHistory(paris, opened, {}, [
      ["2026-11-23T10:05+01:00", "claire", claimed],
      ["2026-11-23T10:06+01:00", "claire", asked],
    ]);
    expect(nextDue(waiting)).toBeNull();
  });
});

describe("whose turn it was", () => {
  it("Monday 17:00 to Tuesday 10:00 in the agents' hands is two hours of theirs and 15 closed", () => {
    const { clock } = aHistory(paris, "2026-11-23T17:00+01:00");
    const hour = 3_600_000;
    expect(timeSpent(clock, paris.hours, new Date("2026-11-24T10:00+01:00"))).toEqual({
      agents: 2 * hour,
      requester: 0,
      approver: 0,
      thirdParty: 0,
      closedHours: 15 * hour,
    });
  });

  it("every second belongs to exactly one, whatever happens", () => {
    const anEvent = fc.constantFrom(claimed, asked, resumed, held, worksAgain, resolved, refused);
    const steps = fc.array(fc.tuple(anEvent, fc.integer({ min: 0, max: 4 * 86_400_000 })), { maxLength: 12 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 9 * 86_400_000 }), (script, after) => {
        let at = new Date("2026-10-20T10:00+02:00").getTime();
        const happenings = script.map(([event, later]): Happening => {
          at += later;
          return [new Date(at).toISOString(), "claire", event];
        });
        const opened = "2026-10-20T10:00+02:00";
        const { clock } = aHistory(paris, opened, {}, happenings);
        const now = new Date(at + after);
        const spent = timeSpent(clock, paris.hours, now);
        const sum = spent.agents + spent.requester + spent.approver + spent.thirdParty + spent.closedHours;
        expect(sum).toBe(now.getTime() - new Date(opened).getTime());
      }),
      { numRuns: 200 },
    );
  });

  it("the life of a closed ticket stands still until it is reopened", () => {
    const { clock } = aHistory(paris, "2026-11-23T09:00+01:00", {}, [
      ["2026-11-23T09:00+01:00", "claire", claimed],
      ["2026-11-23T10:00+01:00", "claire", resolved],
      ["2026-11-23T11:00+01:00", "mona", { type: "confirmed", attempt: 1 }],
      ["2026-11-30T09:00+01:00", "mona", { type: "reopened", reason: "It smokes again" }],
    ]);
    const hour = 3_600_000;
    expect(timeSpent(clock, paris.hours, nextOpening(paris.hours, new Date("2026-11-30T10:00+01:00")))).toEqual({
      agents: 2 * hour,
      requester: hour,
      approver: 0,
      thirdParty: 0,
      closedHours: 0,
    });
  });
});
