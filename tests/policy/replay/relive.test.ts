import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordedEvent, TicketCommand, TicketEvent } from "../../../src/features/rules.ts";
import { nextMoment } from "../../../src/features/rules/agenda.ts";
import { recordAll } from "../../../src/features/rules/record.ts";
import { begin } from "../../../src/features/rules/evolve.ts";
import { dueOf } from "../../../src/features/service-levels/rules.ts";
import { nothingDue, startClock } from "../../../src/kernel/clock.ts";
import { hoursOf, policyIn, type CountedSpan, type DeskPolicy, type Span } from "../../../src/kernel/policy.ts";
import { aroundTheClock } from "../../../src/kernel/time/business-hours.ts";
import { asItWas, lifeOf, relive, type Life, type Relived } from "../../../src/policy/replay/relive.ts";
import { count, digestsIn, emptyTally, type Tally } from "../../../src/policy/replay/tally.ts";
import { plainCohort } from "../../features/plain-figures.ts";
import { changed, opened, woken, type Kept } from "../../sim/alone/rules-alone.ts";
import type { Staff } from "../../sim/alone/staff.ts";
import { opening } from "../../support/a-ticket.ts";
import { aDraft } from "../../support/commands.ts";

/** A past, lived again with another policy. */

const usual = policyIn("UTC"); // Monday to Friday, 9:00 to 18:00; of a P3 an answer in 4 h, a resolution in 3 d
const hours = (many: number): Span => ({ days: 0, milliseconds: many * 3_600_000 });
const open = (many: number): CountedSpan => ({ ...hours(many), counted: "open" });
const withTargets = (response: number, resolution: number, more: Partial<DeskPolicy> = {}): DeskPolicy => ({
  ...usual,
  serviceLevels: [
    {
      queue: null,
      kind: null,
      service: null,
      priority: null,
      targets: { "first-response": open(response), resolution: open(resolution) },
    },
  ],
  ...more,
});

type Happening = readonly [at: string, by: string | null, event: TicketEvent];
const day = (text: string): Date => new Date(`2026-11-${text}:00Z`);

/** What people did with a ticket that Mona opened on Monday the 23rd at 9:00, as the desk wrote it down then. */
function lived(happenings: readonly Happening[], more: Partial<typeof opening> = {}, policy = usual): Life {
  const at = day("23T09:00");
  const event = { ...opening, ...more };
  const first = {
    number: 1,
    by: "mona",
    at,
    event,
    due: dueOf(policy, { ...event, clock: startClock(at, nothingDue) }),
  };
  const reference = "I261123_0001";
  let ticket = begin(reference, first);
  const history: RecordedEvent[] = [first];
  for (const [when, by, each] of happenings) {
    const done = recordAll(policy, ticket, { events: [each], by, at: day(when) });
    ticket = done.after;
    history.push(...done.recorded);
  }
  return aLife(reference, history);
}

function aLife(reference: string, history: readonly RecordedEvent[]): Life {
  const life = lifeOf(reference, history);
  if (life === null) throw new Error("not whole");
  return life;
}

const by = (policy: DeskPolicy, life: Life, until = day("30T09:00"), queue = "support"): Relived =>
  relive(life, { policy, queue, asked: (_, { to }) => (to === "lead" ? ["lea"] : []), served: new Set() }, until);
const saidOf = ({ byClock }: Pick<Relived, "byClock">) =>
  byClock.map(
    ({ event, at }) => `${at.toISOString().slice(8, 16)} ${event.type}${"target" in event ? ` ${event.target}` : ""}`,
  );
const levels = ({ ticket }: Relived) =>
  [ticket.clock.levels["first-response"]?.state, ticket.clock.levels.resolution?.state] as const;

const claimed: TicketEvent = { type: "claimed" };
const replied: TicketEvent = { type: "replied", text: "We look into it.", files: [] };
const asked: TicketEvent = { type: "asked", text: "Which floor?" };
const resolved = (attempt = 1): TicketEvent => ({ type: "resolved", attempt, text: "Done.", cause: "other" });

describe("a due date", () => {
  const answered = lived([
    ["23T15:00", "claire", claimed],
    ["23T15:00", "claire", replied],
    ["24T10:00", "claire", resolved()],
    ["24T11:00", "mona", { type: "confirmed", attempt: 1 }],
  ]);

  test("is missed at the instant at which it was due, and kept where it was due later", () => {
    const strict = by(withTargets(4, 9), answered);
    expect(saidOf(strict)).toEqual([
      "23T12:00 at-risk first-response",
      "23T13:00 breached first-response",
      "23T13:00 alerted",
      "23T15:45 at-risk resolution",
      "23T18:00 breached resolution",
      "23T18:00 alerted",
    ]);
    expect(levels(strict)).toEqual(["breached", "breached"]);
    expect(levels(by(withTargets(7, 11), answered))).toEqual(["met", "met"]);
  });

  test("counts the hours that the other policy keeps", () => {
    const late = { ...usual.hours, week: { ...usual.hours.week, monday: [{ from: 14 * 60, to: 18 * 60 }] } };
    expect(levels(by(withTargets(4, 9, { hours: late }), answered))).toEqual(["met", "met"]);
  });

  test("stands still while the requester is asked", () => {
    const waited = lived([
      ["23T10:00", "claire", claimed],
      ["23T10:00", "claire", asked],
      ["24T10:00", "mona", { type: "answered", text: "The third.", files: [] }],
      ["24T10:00", "mona", { type: "resumed", because: "answered" }],
      ["24T12:00", "claire", resolved()],
    ]);
    expect(levels(by(withTargets(2, 4), waited))).toEqual(["met", "met"]);
    expect(levels(by(withTargets(2, 2), waited))).toEqual(["met", "breached"]);
  });

  test("hangs on the priority that the other policy gives, also where it was changed later", () => {
    const plain = { ...usual.priorityMatrix.one, medium: "P1" as const };
    const matrix = { ...usual.priorityMatrix, one: plain };
    const changedTo = lived([
      ["23T09:10", "claire", { type: "changed", from: { impact: "team" }, to: { impact: "one" } }],
    ]);
    const { ticket } = by({ ...usual, priorityMatrix: matrix }, changedTo, day("23T09:20"));
    expect(ticket.priority).toBe("P1");
    expect(ticket.clock.due["first-response"]).toEqual(day("23T09:30"));
    expect(by(usual, changedTo, day("23T09:20")).ticket.priority).toBe("P3");
  });

  test("is that of the queue in which it would be opened", () => {
    const network = { ...usual, queues: { network: { hours: aroundTheClock("UTC"), nextLevel: null } } };
    const { ticket } = by(network, lived([]), day("23T09:01"), "network");
    expect([ticket.queue, ticket.clock.due.resolution]).toEqual(["network", day("26T09:00")]);
  });

  test("that was not kept is a breach once its time has come, and not before", () => {
    const life = lived([]);
    const tally = (until: string) => {
      const all = emptyTally();
      count(all, by(withTargets(4, 99), life, day(until)), usual, day(until));
      return all.targets["first-response"];
    };
    expect(tally("23T12:59")).toMatchObject({ missed: 0, "not due": 1 });
    expect(tally("23T13:00")).toMatchObject({ missed: 1, "not due": 0 });
  });
});

describe("what the desk says by itself", () => {
  test("reminds as often as the other policy has it, and ends what nobody answers", () => {
    const waiting = lived([
      ["23T10:00", "claire", claimed],
      ["23T10:00", "claire", asked],
    ]);
    const often = { ...usual, waiting: { remindAfter: [hours(2), hours(4)], endAfter: hours(10) } };
    expect(saidOf(by(often, waiting, day("25T10:00")))).toEqual([
      "23T12:00 reminded",
      "23T14:00 reminded",
      "24T14:00 resolved",
    ]);
    expect(saidOf(by(usual, waiting, day("25T10:00")))).toEqual(["24T10:00 reminded"]);
  });

  const answeredLate = lived([
    ["23T10:00", "claire", claimed],
    ["23T10:00", "claire", resolved()],
    ["25T10:00", "mona", { type: "refused", attempt: 1, reason: "Still broken." }],
    ["25T11:00", "claire", resolved(2)],
    ["25T12:00", "mona", { type: "confirmed", attempt: 2 }],
  ]);
  test("a ticket that would have ended before somebody answered is told, and goes on as it did", () => {
    const short = { ...usual, resolved: { remindAfter: [hours(2)], endAfter: hours(4) } };
    const replayed = by(short, answeredLate);
    expect(saidOf(replayed)).toEqual(["23T12:00 reminded", "24T12:00 lapsed"]);
    expect(replayed).toMatchObject({ isCutShort: true, ticket: { status: "closed", attempts: [{}, {}] } });
    expect(levels(replayed)).toEqual(["met", "met"]);
    expect(by(usual, answeredLate)).toMatchObject({ isCutShort: false, byClock: [{}] });
  });

  test("whoever does something finds the ticket as it was then, not as the clock would have left it", () => {
    const refused: Happening = ["25T10:00", "mona", { type: "refused", attempt: 1, reason: "Still broken." }];
    const begun: readonly Happening[] = [
      ["23T10:00", "claire", claimed],
      ["23T10:00", "claire", resolved()],
    ];
    const short = { ...usual, resolved: { remindAfter: [], endAfter: hours(4) } };
    const taken = by(short, lived([...begun, refused])).ticket;
    expect(taken).toMatchObject({
      status: "in-progress",
      endedAt: null,
      attempts: [{ answer: { answer: "refused" } }],
    });
    // The desk closed it then, and would not have yet.
    const lapsed: Happening = ["24T10:00", null, { type: "lapsed", attempt: 1 }];
    const reopened: Happening = ["25T10:00", "mona", { type: "reopened", reason: "Again." }];
    const again = by(usual, lived([...begun, lapsed, reopened]), day("25T11:00"));
    expect(again).toMatchObject({ ticket: { status: "in-progress", assignee: "claire" }, isCutShort: false });
  });

  test("a call for help goes on until somebody does something with the ticket", () => {
    const claimedLate = lived([["23T09:25", "claire", claimed]], {
      impact: "everyone",
      urgency: "high",
      priority: "P1",
    });
    expect(saidOf(by(usual, claimedLate, day("23T09:26")))).toEqual([
      "23T09:00 alerted",
      "23T09:10 alerted",
      "23T09:20 unacknowledged",
      "23T09:22 at-risk first-response",
    ]);
    const slow = { ...usual, escalation: { ...usual.escalation, P1: null } };
    expect(saidOf(by(slow, claimedLate, day("23T09:26")))).toEqual(["23T09:22 at-risk first-response"]);
  });

  test("what comes for a digest within a quarter of an hour calls once, and what comes after that once more", () => {
    const at = (...minutes: readonly number[]): Tally => ({
      ...emptyTally(),
      forDigest: new Map([["it", new Set(minutes)]]),
    });
    expect([at(), at(0), at(0, 5, 14), at(0, 5, 16), at(0, 40)].map(digestsIn)).toEqual([0, 1, 2, 3, 2]);
  });
});

/** Half a month of a desk that has the rules and nothing else, and never sleeps. */
const always = aroundTheClock("Europe/Paris");
const zoned = policyIn("Europe/Paris");
const policies: readonly DeskPolicy[] = [
  zoned,
  { ...zoned, claimIsResponse: true, queues: { network: { hours: always, nextLevel: "support" } } },
  withTargets(1, 3, {
    waiting: { remindAfter: [hours(1)], endAfter: hours(3) },
    resolved: { remindAfter: [], endAfter: hours(5) },
  }),
  {
    ...withTargets(2, 5, {
      hours: always,
      atRiskAt: 0.5,
      stalledAfter: { P1: hours(1), P2: hours(2), P3: hours(3), P4: hours(4) },
    }),
    escalation: {
      ...usual.escalation,
      P3: {
        starts: "at-once",
        steps: [
          { to: "lead", wait: open(1) },
          { to: "next-level", wait: open(1) },
        ],
      },
    },
    queues: { support: { hours: null, nextLevel: "network" } },
  },
];
const staffOf = (policy: DeskPolicy): Staff => ({
  policy,
  agents: { support: ["claire", "paul"], network: ["claire"] },
  leads: { support: ["paul"] },
  administrators: new Set(),
  away: new Set(),
});
const commands: readonly (readonly [by: string, command: TicketCommand])[] = [
  ["claire", { type: "claim" }],
  ["claire", { type: "reply", text: "We look into it.", files: [] }],
  ["claire", { type: "ask", text: "Which printer?" }],
  ["claire", { type: "hold", reason: "A part is on its way.", resumeOn: "2026-11-26" }],
  ["claire", { type: "resume" }],
  ["claire", { type: "resolve", text: "Done.", cause: "other" }],
  ["claire", { type: "reject", reason: "Not ours." }],
  ["claire", { type: "release" }],
  ["claire", { type: "move", queue: "network", reason: "Theirs." }],
  ["claire", { type: "escalate", to: "manager", reason: "Too hard." }],
  ["claire", { type: "change", to: { urgency: "high", impact: "everyone" } }],
  ["claire", { type: "change", to: { urgency: "low", impact: "one" } }],
  ["paul", { type: "acknowledge" }],
  ["mona", { type: "confirm" }],
  ["mona", { type: "refuse", reason: "Still broken." }],
  ["mona", { type: "answer", text: "The one on the left.", files: [] }],
  ["mona", { type: "withdraw", reason: "no-longer-needed" }],
  ["mona", { type: "chase" }],
  ["mona", { type: "reopen", reason: "Again." }],
];
const aStory = fc.array(fc.tuple(fc.constantFrom(...commands), fc.oneof(fc.nat(90), fc.nat(4_000))), { maxLength: 14 });
const aStart = fc.integer({ min: 0, max: 7 * 24 * 60 });
const end = new Date("2026-12-20T08:00:00Z");

function livedOnce(
  policy: DeskPolicy,
  start: number,
  story: readonly (readonly [(typeof commands)[number], number])[],
): Kept {
  const staff = staffOf(policy);
  let now = new Date(day("23T00:00").getTime() + start * 60_000);
  const as = { reference: "I261123_0001", mark: null };
  let kept = opened(staff, { draft: { ...aDraft, beneficiary: "mona" }, by: "mona", as }, now);
  const until = (to: Date): void => {
    for (
      let at = nextMoment(kept.ticket, policy, now);
      at !== null && at <= to;
      at = nextMoment(kept.ticket, policy, now)
    ) {
      now = at > now ? at : now;
      kept = woken(staff, kept, now);
    }
    now = to;
  };
  for (const [[who, command], minutes] of story) {
    until(new Date(now.getTime() + minutes * 60_000));
    ({ kept } = changed(staff, kept, { command, by: who }, now));
  }
  until(end);
  return kept;
}

const again = (life: Life, policy: DeskPolicy): Relived => {
  const { leads, agents } = staffOf(policy);
  const asks = {
    asked: (queue: string, { to }: { readonly to: string }) => (to === "lead" ? (leads[queue] ?? []) : []),
  };
  return relive(life, { policy, queue: "support", served: new Set(Object.keys(agents)), ...asks }, end);
};

describe("with the policy that held", () => {
  test("a past comes to what was written down: due dates, breaches, calls, reminders, and its end", () => {
    fc.assert(
      fc.property(fc.constantFrom(...policies), aStart, aStory, (policy, start, story) => {
        const { ticket, history } = livedOnce(policy, start, story);
        const life = aLife(ticket.reference, history);
        const lived = again(life, policy);
        expect(lived.ticket).toEqual({ ...ticket, version: lived.ticket.version });
        expect(lived.byClock.filter(({ event }) => event.type !== "rescheduled")).toEqual(
          asItWas(life).byClock.filter(({ event }) => event.type !== "met"),
        );
        expect(lived.isCutShort).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test("figures are those of the reports", () => {
    const many = fc.array(fc.tuple(aStart, aStory), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...policies), many, (policy, stories) => {
        const all = stories.map(([start, story]) => livedOnce(policy, start, story));
        const tally = emptyTally();
        for (const { ticket, history } of all)
          count(tally, again(aLife(ticket.reference, history), policy), policy, end);
        const histories = all.map(({ ticket, history }) => ({
          reference: ticket.reference,
          queue: ticket.queue,
          events: history,
        }));
        const everything = { from: day("01T00:00"), to: end };
        const cohort = plainCohort(histories, (queue) => hoursOf(policy, queue), everything, end);
        for (const name of ["first-response", "resolution"] as const) {
          const { kept, missed, "not set": unpromised } = tally.targets[name];
          expect({ name, kept, missed, unpromised }).toEqual({ name, ...cohort[name].targets });
        }
      }),
      { numRuns: 100 },
    );
  });
});

test("with any other policy a past is whole: it counts once, and people did what they did", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...policies),
      fc.constantFrom(...policies),
      aStart,
      aStory,
      (held, other, start, story) => {
        const { ticket, history } = livedOnce(held, start, story);
        const lived = again(aLife(ticket.reference, history), other);
        const tally = emptyTally();
        count(tally, lived, other, end);
        for (const standing of Object.values(tally.targets))
          expect(Object.values(standing).reduce((sum, each) => sum + each, 0)).toBe(1);
        expect(lived.ticket).toMatchObject({
          minutesWorked: ticket.minutesWorked,
          chases: ticket.chases,
          clock: { respondedAt: ticket.clock.respondedAt },
        });
      },
    ),
    { numRuns: 300 },
  );
});
