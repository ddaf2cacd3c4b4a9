import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandTypes, decide } from "../../src/features/rules/decide.ts";
import { begin, evolve, fold } from "../../src/features/rules/evolve.ts";
import { openTicket } from "../../src/features/opening/rules.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import type { RecordedEvent } from "../../src/features/rules.ts";
import { transitions } from "../../src/kernel/status.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aDraft, aStep } from "../support/commands.ts";

const start = new Date("2026-11-21T08:00:00Z");
const steps = fc.array(fc.tuple(aStep, fc.integer({ min: 0, max: 5 * 86_400_000 })), { maxLength: 40 });

/** Lets people do whatever they like to a ticket, and records what the rules made of it. */
function live(script: typeof steps extends fc.Arbitrary<infer Script> ? Script : never) {
  const opened = openTicket(aDraft, "mona", usualPolicy);
  const history: RecordedEvent[] = [{ number: 1, by: "mona", at: start, event: opened }];
  const states: Ticket[] = history.map((first) => begin("I261121_0001", first));
  let now = start.getTime();
  for (const [{ actor, command }, after] of script) {
    now += after;
    const ticket = states.at(-1);
    if (ticket === undefined) throw new Error("a ticket was opened");
    const decision = decide(ticket, command, { actor, now: new Date(now), policy: usualPolicy });
    if (!decision.ok) continue;
    for (const event of decision.events) {
      const recorded = { number: history.length + 1, by: actor.person, at: new Date(now), event };
      history.push(recorded);
      states.push(evolve(states.at(-1) ?? ticket, recorded));
    }
  }
  return { history, states };
}

describe("whatever people do", () => {
  it("never leaves the table of moves", () => {
    fc.assert(
      fc.property(steps, (script) => {
        const { states } = live(script);
        for (const [index, { status }] of states.slice(1).entries()) {
          const before = states[index]?.status ?? "new";
          if (before !== status) expect(transitions[before]).toContain(status);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("leaves a ticket that is the sum of its events, numbered without a gap", () => {
    fc.assert(
      fc.property(steps, (script) => {
        const { history, states } = live(script);
        expect(fold("I261121_0001", history)).toEqual(states.at(-1));
        expect(history.map(({ number }) => number)).toEqual(history.map((_, index) => index + 1));
        expect(states.at(-1)?.version).toBe(history.length);
      }),
    );
  });

  it("keeps what every status promises", () => {
    fc.assert(
      fc.property(steps, (script) => {
        for (const ticket of live(script).states) {
          if (["in-progress", "waiting", "on-hold", "resolved"].includes(ticket.status))
            expect(ticket.assignee).not.toBeNull();
          if (ticket.status === "new") expect(ticket.assignee).toBeNull();
          expect(ticket.endedAt !== null).toBe(ticket.status === "closed" || ticket.status === "cancelled");
          expect(ticket.hold !== null && ticket.status === "in-progress").toBe(false);
          expect(ticket.attempts.filter(({ answer }) => answer === null).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("reaches every status, or this test proves nothing", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(steps, (script) => live(script).states.forEach(({ status }) => seen.add(status))),
      {
        numRuns: 500,
        seed: 42,
      },
    );
    expect([...seen].toSorted()).toEqual(Object.keys(transitions).toSorted());
  });

  it("is whatever can be asked of a ticket", () => {
    const asked = fc.sample(aStep, { numRuns: 10_000, seed: 42 }).map(({ command }) => command.type);
    expect([...new Set(asked)].toSorted()).toEqual([...commandTypes].toSorted());
  });
});
