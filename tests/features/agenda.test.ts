import { describe, expect, it } from "vitest";
import { agenda, nextMoment } from "../../src/features/rules/agenda.ts";
import { decide } from "../../src/features/rules/decide.ts";
import type { Planned as PlannedStep } from "../../src/kernel/agenda.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import { outsideQueues } from "../../src/kernel/reading.ts";
import type { Step, TicketEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aHistory, andThen, type Happening } from "../support/a-history.ts";

const paris = policyIn("Europe/Paris"); // Monday to Friday, 9:00 to 18:00
const monday = "2026-11-23T10:00+01:00";
const long = new Date("2026-11-23T10:00+01:00");
const claimed: TicketEvent = { type: "claimed" };
const asked: TicketEvent = { type: "asked", text: "Which floor?" };
const resolved: TicketEvent = { type: "resolved", attempt: 1, text: "Toner", cause: "hardware" };

/** What is planned, as `day hh:mm` in Paris and what. */
const plan = (ticket: Ticket, now = long, policy: DeskPolicy = paris): readonly string[] =>
  agenda(ticket, policy, now).map(inParis);

function inParis({ at, step }: PlannedStep<Step>): string {
  const when = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Paris",
    weekday: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
  const more =
    "target" in step
      ? ` ${step.target}`
      : "about" in step
        ? ` ${step.about} ${step.count}`
        : "step" in step
          ? ` ${step.step}`
          : "";
  return `${when.replace(",", "")} ${step.do}${more}`;
}

const p1 = { priority: "P1", impact: "everyone", urgency: "high" } as const;

describe("in the agents' hands", () => {
  it("a target is at risk at three quarters, broken at its end, and silence is broken too", () => {
    expect(plan(aHistory(paris, monday))).toEqual([
      "Mon 23 13:00 warn first-response",
      "Mon 23 14:00 breach first-response",
      "Wed 25 12:15 warn resolution",
      "Thu 26 10:00 breach resolution",
      "Thu 26 10:00 tell-stalled",
    ]);
  });

  it("a warning lies in open hours, not in the night between", () => {
    const evening = aHistory(paris, "2026-11-23T17:00+01:00");
    expect(plan(evening, new Date("2026-11-23T17:00+01:00")).slice(0, 2)).toEqual([
      "Tue 24 11:00 warn first-response",
      "Tue 24 12:00 breach first-response",
    ]);
  });

  it("a priority that is raised when its time is over already is broken at once, without a warning", () => {
    const raised: TicketEvent = { type: "changed", from: { priority: "P4" }, to: { priority: "P1" } };
    const at = "2026-11-24T12:00+01:00";
    const ticket = aHistory(paris, monday, { priority: "P4" }, [[at, "claire", raised]]);
    const planned = agenda(ticket, paris, new Date(at));
    expect(planned.filter(({ step }) => step.do === "warn")).toEqual([]);
    const broken = planned.filter(({ step }) => step.do === "breach");
    expect(broken).toHaveLength(2);
    for (const each of broken) expect(each.at <= new Date(at)).toBe(true);
  });

  it("what is answered or broken already is not said again", () => {
    const late = aHistory(paris, monday, {}, [
      ["2026-11-23T13:00+01:00", null, { type: "at-risk", target: "first-response" }],
      ["2026-11-23T14:00+01:00", null, { type: "breached", target: "first-response" }],
    ]);
    expect(plan(late)).not.toContain("Mon 23 14:00 breach first-response");
    const answered = andThen(paris, late, new Date("2026-11-23T15:00+01:00"), "claire", {
      type: "replied",
      text: "Soon",
      files: [],
    });
    expect(plan(answered)).toEqual([
      "Wed 25 12:15 warn resolution",
      "Thu 26 10:00 breach resolution",
      "Thu 26 15:00 tell-stalled",
    ]);
  });

  it("a new promise is at risk anew", () => {
    const risky: readonly Happening[] = [["2026-11-25T12:15+01:00", null, { type: "at-risk", target: "resolution" }]];
    const lowered: TicketEvent = { type: "changed", from: { priority: "P3" }, to: { priority: "P4" } };
    const ticket = aHistory(paris, monday, {}, [...risky, ["2026-11-25T12:20+01:00", "claire", lowered]]);
    expect(plan(ticket)).toContain("Thu 26 16:45 warn resolution");
  });
});

describe("the chain of a P1", () => {
  const opened = aHistory(paris, monday, p1);
  const alerted = (step: number, at: string, from: Ticket): Ticket =>
    andThen(paris, from, new Date(at), null, {
      type: "alerted",
      step,
      to: step === 0 ? "channel" : "lead",
      people: step === 0 ? [] : ["lena"],
    });

  it("begins at once while it is nobody's", () => {
    expect(plan(opened)[0]).toBe("Mon 23 10:00 alert 0");
  });

  it("goes to the next after ten minutes, and says when it has ended", () => {
    const first = alerted(0, "2026-11-23T10:00+01:00", opened);
    expect(plan(first)[0]).toBe("Mon 23 10:10 alert 1");
    const second = alerted(1, "2026-11-23T10:10+01:00", first);
    expect(plan(second)[0]).toBe("Mon 23 10:20 end-chain");
    const ended = andThen(paris, second, new Date("2026-11-23T10:20+01:00"), null, { type: "unacknowledged" });
    expect(plan(ended)).not.toContain("Mon 23 10:20 end-chain");
    expect(ended.followers).toEqual(["lena"]);
  });

  it("waits for nobody where nobody could be asked", () => {
    const first = alerted(0, "2026-11-23T10:00+01:00", opened);
    const second = andThen(paris, first, new Date("2026-11-23T10:10+01:00"), null, {
      type: "alerted",
      step: 1,
      to: "lead",
      people: [],
    });
    expect(plan(second)[0]).toBe("Mon 23 10:10 end-chain");
  });

  it.each([
    ["a claim", claimed, "claire"],
    ["an acknowledgement", { type: "acknowledged" }, "lena"],
    ["an assignment", { type: "assigned", to: "claire", from: null }, "lena"],
  ] as const)("%s stops it", (_, event, by) => {
    const taken = andThen(paris, alerted(0, monday, opened), new Date("2026-11-23T10:05+01:00"), by, event);
    expect(plan(taken).filter((each) => / alert| end-chain/.test(each))).toEqual([]);
  });

  it("begins anew when it is released, and when a promise is broken", () => {
    const taken = andThen(paris, alerted(0, monday, opened), new Date("2026-11-23T10:05+01:00"), "claire", claimed);
    const at = new Date("2026-11-23T10:06+01:00");
    expect(plan(andThen(paris, taken, at, "claire", { type: "released", from: "claire" }))[0]).toBe(
      "Mon 23 10:06 alert 0",
    );
    const broken = andThen(paris, taken, at, null, {
      type: "breached",
      target: "resolution",
      expectedBy: "2026-11-24T10:00Z",
    });
    expect(plan(broken)[0]).toBe("Mon 23 10:06 alert 0");
  });

  it("begins anew, at its beginning, where a ticket that nobody has becomes one, however far another chain has come", () => {
    const [late, at] = [new Date("2026-11-23T14:00+01:00"), new Date("2026-11-23T15:00+01:00")];
    const breached: TicketEvent = { type: "breached", target: "first-response" };
    const asked: TicketEvent = { type: "alerted", step: 0, to: "lead", people: ["lena"], inDigest: true };
    const p3 = andThen(paris, andThen(paris, aHistory(paris, monday), late, null, breached), late, null, asked);
    const actor = { ...outsideQueues("claire"), agent: true };
    const raised = (ticket: Ticket): Ticket => {
      const command = { type: "change", to: { urgency: "high", impact: "everyone" } } as const;
      const decided = decide(ticket, command, { actor, now: at, policy: paris });
      if (!decided.ok) throw new Error(JSON.stringify(decided.refusal));
      return decided.events.reduce((so, event) => andThen(paris, so, at, "claire", event), ticket);
    };
    expect(plan(raised(p3))).toContain("Mon 23 15:00 alert 0");
    const seen = andThen(paris, p3, late, "lena", { type: "acknowledged", inDigest: true });
    expect(plan(raised(seen))).toContain("Mon 23 15:00 alert 0");
    const inHand = andThen(paris, p3, late, "claire", claimed);
    expect(plan(raised(inHand)).filter((each) => each.includes("alert"))).toEqual([]);
    const helped = andThen(paris, p3, late, "claire", { type: "escalated", because: "asked", reason: "No key" });
    expect(raised(helped).clock.chain).toEqual(helped.clock.chain);
  });

  it("asked for by an agent, it passes over those who know already", () => {
    const taken = andThen(paris, opened, new Date("2026-11-23T10:05+01:00"), "claire", claimed);
    const up = andThen(paris, taken, new Date("2026-11-23T11:00+01:00"), "claire", {
      type: "escalated",
      because: "asked",
      reason: "The supplier does not answer",
    });
    expect(plan(up)).toContain("Mon 23 11:00 alert 1");
  });

  it("of another priority waits for a breach, and of the lowest never comes", () => {
    const p2 = aHistory(paris, monday, { priority: "P2" });
    expect(plan(p2).filter((each) => each.includes("alert"))).toEqual([]);
    const breached: TicketEvent = { type: "breached", target: "first-response" };
    const late = andThen(paris, p2, new Date("2026-11-23T11:00+01:00"), null, breached);
    expect(plan(late)[0]).toBe("Mon 23 11:00 alert 0");
    const p4 = andThen(paris, aHistory(paris, monday, { priority: "P4" }), new Date(monday), null, breached);
    expect(plan(p4).filter((each) => each.includes("alert"))).toEqual([]);
  });
});

describe("waiting for the requester", () => {
  const waiting = aHistory(paris, monday, {}, [
    [monday, "claire", claimed],
    ["2026-11-23T11:00+01:00", "claire", asked],
  ]);

  it("they are reminded after one and three working days, and it ends after seven", () => {
    expect(plan(waiting)).toEqual(["Tue 24 11:00 remind question 1"]);
    const once = andThen(paris, waiting, new Date("2026-11-24T11:00+01:00"), null, {
      type: "reminded",
      about: "question",
      count: 1,
    });
    expect(plan(once)).toEqual(["Thu 26 11:00 remind question 2", "Wed 2 11:00 resolve-unanswered"]);
  });

  it("reminders that were missed become one, and a working day passes before the end", () => {
    const back = new Date("2026-12-10T10:00+01:00");
    expect(plan(waiting, back)).toEqual(["Tue 24 11:00 remind question 2"]);
    const reminded = andThen(paris, waiting, back, null, { type: "reminded", about: "question", count: 2 });
    expect(plan(reminded, back)).toEqual(["Fri 11 10:00 resolve-unanswered"]);
  });

  it("an answer ends the waiting", () => {
    const at = new Date("2026-11-24T11:30+01:00");
    const heard = andThen(paris, waiting, at, "mona", { type: "answered", text: "The third", files: [] });
    const back = andThen(paris, heard, at, "mona", { type: "resumed", because: "answered" });
    expect(plan(back).some((each) => each.includes("remind"))).toBe(false);
  });
});

describe("resolved without an answer", () => {
  const done = aHistory(paris, monday, {}, [
    [monday, "claire", claimed],
    ["2026-11-23T11:00+01:00", "claire", resolved],
  ]);

  it("they are reminded after two working days, and it is closed after five", () => {
    expect(plan(done)).toEqual(["Wed 25 11:00 remind resolution 1"]);
    const reminded = andThen(paris, done, new Date("2026-11-25T11:00+01:00"), null, {
      type: "reminded",
      about: "resolution",
      count: 1,
    });
    expect(plan(reminded)).toEqual(["Mon 30 11:00 close-unanswered"]);
  });

  it("any word of theirs begins it anew", () => {
    const said = andThen(paris, done, new Date("2026-11-24T15:00+01:00"), "mona", {
      type: "answered",
      text: "I shall see tomorrow",
      files: [],
    });
    expect(plan(said)).toEqual(["Thu 26 15:00 remind resolution 1"]);
  });

  it("closed in silence, nothing more is planned", () => {
    const closed = andThen(paris, done, new Date("2026-11-30T11:00+01:00"), null, { type: "lapsed", attempt: 1 });
    expect(closed.status).toBe("closed");
    expect(closed.attempts.at(-1)?.answer).toEqual({ answer: "silence", at: new Date("2026-11-30T11:00+01:00") });
    expect(nextMoment(closed, paris, long)).toBeNull();
  });
});

describe("on hold", () => {
  it("comes back at the opening of its day, or of the next one that is open", () => {
    const until = (resumeOn: string | null) =>
      plan(
        aHistory(paris, monday, {}, [
          [monday, "claire", claimed],
          ["2026-11-23T11:00+01:00", "claire", { type: "held", reason: "A part is ordered", resumeOn }],
        ]),
      );
    expect(until("2026-11-25")[0]).toBe("Wed 25 09:00 resume");
    // Whoever knows the day is not told before it that nothing moves.
    expect(until("2026-12-04")).toEqual(["Fri 4 09:00 resume"]);
    expect(until("2026-11-28")).toContain("Mon 30 09:00 resume");
    expect(until(null)).toEqual(["Thu 26 11:00 tell-stalled"]);
  });
});
