import { describe, expect, it } from "vitest";
import { agenda, askedBy, eventOf, nextMoment } from "../../src/features/rules/agenda.ts";
import { evolve } from "../../src/features/rules/evolve.ts";
import type { Step } from "../../src/features/rules.ts";
import type { StepCircumstances } from "../../src/kernel/agenda.ts";
import { usualPolicy, type DeskPolicy } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aTicket } from "../support/a-ticket.ts";

const noon = new Date("2026-11-23T12:00:00Z");

const happens = (step: Step, ticket: Ticket = aTicket(), at: Partial<StepCircumstances> = {}) =>
  eventOf(ticket, step, { policy: usualPolicy, now: noon, people: [], ...at });

describe("when its time has come", () => {
  it.each([
    [
      { do: "warn", target: "resolution" },
      { type: "at-risk", target: "resolution" },
    ],
    [
      { do: "breach", target: "first-response" },
      { type: "breached", target: "first-response" },
    ],
    [{ do: "tell-stalled" }, { type: "stalled" }],
    [
      { do: "remind", about: "question", count: 2 },
      { type: "reminded", about: "question", count: 2 },
    ],
    [
      { do: "remind", about: "resolution", count: 1 },
      { type: "reminded", about: "resolution", count: 1 },
    ],
    [{ do: "resume" }, { type: "resumed", because: "date" }],
  ] as const)("%j is written down as %j, and asks nobody", (step, event) => {
    expect(happens(step)).toEqual(event);
    expect(askedBy(aTicket({ priority: "P1" }), usualPolicy, step)).toBeNull();
  });

  it.each([
    ["P1", { type: "unacknowledged" }],
    ["P3", { type: "unacknowledged", inDigest: true }],
  ] as const)("that nobody has answered a call for a %s is written down, and asks nobody", (priority, event) => {
    const step = { do: "end-chain" } as const;
    expect(happens(step, aTicket({ priority }))).toEqual(event);
    expect(askedBy(aTicket({ priority }), usualPolicy, step)).toBeNull();
  });

  it("a question that nobody answers ends in a resolution that says so and is nobody's work but the assignee's", () => {
    const step = { do: "resolve-unanswered" } as const;
    const resolved = { type: "resolved", text: "", cause: "other", because: "no-answer" };
    expect(happens(step, aTicket({ status: "waiting" }))).toEqual({ ...resolved, attempt: 1 });
    const again = aTicket({ status: "waiting", attempts: aTicket({ status: "resolved" }).attempts });
    expect(happens(step, again)).toEqual({ ...resolved, attempt: 2 });
    expect(askedBy(again, usualPolicy, step)).toBeNull();
  });

  it("a resolution that nobody answers lapses, and no other attempt", () => {
    const [attempt] = aTicket({ status: "resolved" }).attempts;
    if (attempt === undefined) throw new Error("it was resolved");
    const twice = aTicket({ status: "resolved", attempts: [attempt, { ...attempt, number: 2 }] });
    const step = { do: "close-unanswered" } as const;
    expect(happens(step, twice)).toEqual({ type: "lapsed", attempt: 2 });
    expect(askedBy(twice, usualPolicy, step)).toBeNull();
  });
});

it("the resolution of somebody's own ticket ends in silence without reminders: nobody could confirm it", () => {
  const resolved = aTicket({ status: "resolved" });
  const own = { ...resolved, attempts: resolved.attempts.map((each) => ({ ...each, by: "mona", workOf: "mona" })) };
  const steps = (ticket: Ticket) => agenda(ticket, usualPolicy, noon).map(({ step }) => step.do);
  expect(steps(resolved)).toEqual(["remind"]);
  expect(steps(own)).toEqual(["close-unanswered"]);
});

it("a reminder whose time is now counts among those that were missed", () => {
  const waiting = aTicket({ status: "waiting" });
  const second = nextReminder({ ...waiting, clock: counted(waiting, 1) }, noon);
  expect(nextReminder(waiting, new Date(second.at.getTime() - 1))).toMatchObject({ step: { count: 1 } });
  expect(nextReminder(waiting, second.at)).toMatchObject({ step: { count: 2 } });
});

const counted = ({ clock }: Ticket, count: number): Ticket["clock"] => ({
  ...clock,
  reminders: { ...clock.reminders, count },
});

function nextReminder(ticket: Ticket, now: Date) {
  const next = agenda(ticket, usualPolicy, now).find(({ step }) => step.do === "remind");
  if (next === undefined) throw new Error("nobody is reminded");
  return next;
}

it("a ticket that is cancelled while it is on hold does not come back on its day", () => {
  const held = aTicket({ status: "on-hold" });
  expect(agenda(held, usualPolicy, noon).map(({ step }) => step.do)).toContain("resume");
  const reason = "no-longer-needed";
  const gone = evolve(held, { number: 9, by: "mona", at: noon, event: { type: "withdrawn", reason } });
  expect(agenda(gone, usualPolicy, noon)).toEqual([]);
});

describe("an escalation", () => {
  const wait = { days: 0, milliseconds: 60_000, counted: "calendar" } as const;
  const policy: DeskPolicy = {
    ...usualPolicy,
    queues: { support: { hours: null, nextLevel: "experts" } },
    escalation: {
      ...usualPolicy.escalation,
      P1: {
        starts: "at-once",
        steps: [
          { to: "channel", wait },
          { to: "lead", wait },
          { to: "person", email: "boss@example.com", wait },
          { to: "next-level", wait },
        ],
      },
    },
  };
  const ticket = aTicket({ priority: "P1" });
  const alert = (step: number): Step => ({ do: "alert", step });
  const alerted = (step: number, at: Partial<StepCircumstances> = {}, of = ticket) =>
    happens(alert(step), of, { policy, ...at });

  it("asks whom the step of its priority names, and nobody where there is none", () => {
    expect([0, 1, 2, 3].map((step) => askedBy(ticket, policy, alert(step))?.to)).toEqual([
      "channel",
      "lead",
      "person",
      "next-level",
    ]);
    expect(askedBy(ticket, policy, alert(4))).toBeNull();
    expect(askedBy(aTicket({ priority: "P4" }), policy, alert(0))).toBeNull();
  });

  it("writes down who was asked", () => {
    expect(alerted(0)).toEqual({ type: "alerted", step: 0, to: "channel", people: [] });
    expect(alerted(1, { people: ["lena"] })).toEqual({ type: "alerted", step: 1, to: "lead", people: ["lena"] });
    expect(alerted(2, { people: ["boss"] })).toEqual({ type: "alerted", step: 2, to: "person", people: ["boss"] });
  });

  it("names somebody whom the desk has never met, and only them", () => {
    expect(alerted(2)).toEqual({ type: "alerted", step: 2, to: "person", people: [], unmet: "boss@example.com" });
    expect(alerted(1)).toEqual({ type: "alerted", step: 1, to: "lead", people: [] });
  });

  it("asks the leads of the queue it came from by name", () => {
    const asked = alerted(1, { people: ["lena"], ofQueueBefore: true });
    expect(asked).toEqual({ type: "alerted", step: 1, to: "person", people: ["lena"] });
  });

  it("moves the ticket to those who know more, where somebody looks at that queue", () => {
    const moved = { type: "moved", queue: "experts", from: "support", reason: "", level: "next" };
    expect(alerted(3, { served: new Set(["experts"]) })).toEqual(moved);
    const stays = { type: "alerted", step: 3, to: "channel", people: [] };
    expect(alerted(3, { served: new Set(["support"]) })).toEqual(stays);
    expect(alerted(3, { served: new Set(["experts"]) }, { ...ticket, queue: "experts" })).toEqual(stays);
    expect(alerted(1, { served: new Set(["experts"]) })).toMatchObject({ type: "alerted" });
  });

  it("asks the channel where its priority has no such step any more", () => {
    expect(alerted(7)).toEqual({ type: "alerted", step: 7, to: "channel", people: [] });
    expect(alerted(0, {}, aTicket({ priority: "P4" }))).toMatchObject({ to: "channel" });
  });

  const running = (step: number, people: readonly string[] = []): Ticket => ({
    ...ticket,
    clock: {
      ...ticket.clock,
      chain: { step, at: noon, people, state: "running", askedBy: null, seenBy: null },
    },
  });
  const next = (of: Ticket, by = policy): readonly unknown[] =>
    agenda(of, by, noon).flatMap(({ at, step }) =>
      step.do === "alert" || step.do === "end-chain" ? [[at.getTime() - noon.getTime(), step]] : [],
    );

  it("passes the channel over where an agent has asked for it, and ends where only the channel could be asked", () => {
    expect(next(running(-1))).toEqual([[0, alert(1)]]);
    const chain = { starts: "at-once", steps: [{ to: "channel", wait }] } as const;
    const channelOnly = { ...policy, escalation: { ...policy.escalation, P1: chain } };
    expect(next(running(-1), channelOnly)).toEqual([[0, { do: "end-chain" }]]);
  });

  it("waits for those who were asked, and for nobody else", () => {
    expect(next(running(0))).toEqual([[60_000, alert(1)]]);
    expect(next(running(1, ["lena"]))).toEqual([[60_000, alert(2)]]);
    expect(next(running(1))).toEqual([[0, alert(2)]]);
    expect(next(running(3, ["zoe"]))).toEqual([[60_000, { do: "end-chain" }]]);
    expect(next(running(9))).toEqual([[0, { do: "end-chain" }]]);
  });

  it("without steps never begins, and a ticket of which nothing is due is not looked at again", () => {
    const chain = { starts: "at-once", steps: [] } as const;
    expect(next(ticket, { ...policy, escalation: { ...policy.escalation, P1: chain } })).toEqual([]);
    expect(nextMoment(aTicket({ status: "closed" }), policy, noon)).toBeNull();
  });
});
