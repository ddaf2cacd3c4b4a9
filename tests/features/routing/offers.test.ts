import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agenda, eventOf } from "../../../src/features/rules/agenda.ts";
import { decide, possibleCommands } from "../../../src/features/rules/decide.ts";
import type { TicketEvent } from "../../../src/features/rules.ts";
import type { Candidate } from "../../../src/kernel/offer.ts";
import { policyIn, type DeskPolicy, type OfferPolicy } from "../../../src/kernel/policy.ts";
import type { Ticket } from "../../../src/kernel/ticket.ts";
import { aStage } from "../../support/an-approval.ts";
import { aHistory, andThen } from "../../support/a-history.ts";

const usual = policyIn("Europe/Paris"); // Monday to Friday, 9:00 to 18:00
const offers = (more: Partial<OfferPolicy> = {}): DeskPolicy => ({
  ...usual,
  queues: {
    support: {
      hours: null,
      nextLevel: null,
      offer: { order: "load", skills: {}, lease: { days: 0, milliseconds: 600_000 }, rounds: 1, ...more },
    },
  },
});
const monday = "2026-11-23T10:00+01:00";
const there = (person: string): Candidate => ({
  person,
  isAway: false,
  isNight: false,
  isOwn: false,
  skills: [],
  open: { P1: 0, P2: 0, P3: 0, P4: 0 },
  offeredAt: null,
});

/** When it is offered next; null: not again by itself. */
const next = (ticket: Ticket, policy: DeskPolicy): Date | null =>
  agenda(ticket, policy, ticket.changedAt).find(({ step }) => step.do === "offer")?.at ?? null;

/** What the desk does when that time has come. */
function goesOn(ticket: Ticket, policy: DeskPolicy, agents: readonly string[]): Ticket {
  const at = next(ticket, policy);
  if (at === null) throw new Error("nothing is due");
  const candidates = agents.map(there);
  const event = eventOf(ticket, { do: "offer" }, { policy, now: at, people: ["lena"], candidates });
  return andThen(policy, ticket, at, null, event);
}
const says = (ticket: Ticket, by: string, event: TicketEvent, policy: DeskPolicy): Ticket =>
  andThen(policy, ticket, new Date(ticket.changedAt.getTime() + 60_000), by, event);
const stands = ({ clock: { offer } }: Ticket) => offer && [offer.state, offer.to, offer.round];

describe("the offer of a ticket", () => {
  it("is made at once while its queue is open, else when it opens; to nobody where the queue offers nothing", () => {
    const policy = offers();
    expect(next(aHistory(policy, monday), policy)).toEqual(new Date(monday));
    expect(next(aHistory(policy, "2026-11-21T10:00+01:00"), policy)).toEqual(new Date("2026-11-23T09:00+01:00"));
    expect(next(aHistory(usual, monday), usual)).toBeNull();
  });
  it("goes to the next one when its time is up or they pass, and ends once all were asked so often", () => {
    const policy = offers({ rounds: 2 });
    const first = goesOn(aHistory(policy, monday), policy, ["ben", "ada"]);
    expect(stands(first)).toEqual(["running", "ada", 1]);
    expect(next(first, policy)).toEqual(new Date("2026-11-23T10:10+01:00"));
    const passed = says(first, "ada", { type: "passed" }, policy);
    expect(next(passed, policy)).toEqual(passed.changedAt);
    const second = goesOn(passed, policy, ["ben", "ada"]);
    expect(stands(second)).toEqual(["running", "ben", 1]);
    // In the second round whoever passed is not asked again.
    const again = goesOn(second, policy, ["ben", "ada"]);
    expect(stands(again)).toEqual(["running", "ben", 2]);
    const over = goesOn(again, policy, ["ben", "ada"]);
    expect(stands(over)).toEqual(["untaken", null, 2]);
    expect(over.followers).toEqual(["lena"]);
    expect(next(over, policy)).toBeNull();
  });
  it("is over as soon as it has to be approved anew, and is made again once it is", () => {
    const policy = offers();
    const stages = [aStage(["paul"])];
    const opened = aHistory(policy, monday, { approval: stages });
    expect(next(opened, policy)).toBeNull();
    const approved = says(opened, "paul", { type: "approved", stage: 0, awaits: [] }, policy);
    const offered = goesOn(approved, policy, ["ada"]);
    const asked = stages[0]?.asked ?? [];
    const changed = { type: "approval-asked", because: "changed", stage: 0, asked, stages } as const;
    const anew = says(offered, "claire", changed, policy);
    expect(stands(anew)).toEqual(["over", null, 1]);
    expect(next(anew, policy)).toBeNull();
    expect(next(says(anew, "paul", { type: "approved", stage: 0, awaits: [] }, policy), policy)).not.toBeNull();
  });
  it("is not made where nobody can be asked, and that is an event with everybody's reason", () => {
    const policy = offers();
    const candidates = [{ ...there("ada"), isAway: true }];
    const at = { policy, now: new Date(monday), people: [], candidates };
    expect(eventOf(aHistory(policy, monday), { do: "offer" }, at)).toEqual({
      type: "left-untaken",
      because: "nobody-eligible",
      leftOut: [{ person: "ada", because: "away" }],
      people: [],
    });
  });
  it("ends when somebody has it, and begins anew, without them, once it is put back", () => {
    const policy = offers();
    const taken = says(goesOn(aHistory(policy, monday), policy, ["ada"]), "ben", { type: "claimed" }, policy);
    expect(stands(taken)).toEqual(["over", null, 1]);
    expect(next(taken, policy)).toBeNull();
    const back = says(taken, "ben", { type: "released", from: "ben" }, policy);
    expect(stands(goesOn(back, policy, ["ben", "ada"]))).toEqual(["running", "ada", 1]);
    expect(stands(goesOn(back, policy, ["ben"]))?.[0]).toBe("untaken");
  });
  it("can be passed by whoever has it alone, and no later", () => {
    const policy = offers();
    const first = goesOn(aHistory(policy, monday), policy, ["ada"]);
    const pass = (ticket: Ticket, person: string) =>
      decide(ticket, { type: "pass" }, { actor: agent(person), now: ticket.changedAt, policy });
    expect(pass(first, "ada")).toEqual({ ok: true, events: [{ type: "passed" }] });
    expect(pass(first, "ben")).toEqual({ ok: false, refusal: { type: "not-offered" } });
    const taken = says(first, "ben", { type: "claimed" }, policy);
    expect(pass(taken, "ada")).toEqual({ ok: false, refusal: { type: "not-offered" } });
  });
});

const agent = (person: string) => ({ person, agent: true, lead: false, administrator: false });

it("whatever is offered to whom, anybody may claim who could without", () => {
  const policy = offers({ rounds: 3 });
  const acts = fc.array(fc.constantFrom("goes on", "ada passes", "ben passes", "is put back"), { maxLength: 8 });
  fc.assert(
    fc.property(acts, fc.subarray(["ada", "ben", "cleo"]), (script, agents) => {
      let ticket = aHistory(policy, monday);
      for (const act of script) {
        if (act === "goes on" && next(ticket, policy) !== null) ticket = goesOn(ticket, policy, agents);
        if (act === "is put back")
          ticket = says(
            says(ticket, "ada", { type: "claimed" }, policy),
            "ada",
            { type: "released", from: "ada" },
            policy,
          );
        const by = act.split(" ")[0] ?? "";
        if (act.endsWith("passes") && ticket.clock.offer?.to === by)
          ticket = says(ticket, by, { type: "passed" }, policy);
        for (const person of ["ada", "ben", "cleo", "dan"])
          expect(possibleCommands(ticket, agent(person)).has("claim")).toBe(true);
        expect(ticket.assignee).toBeNull();
      }
    }),
  );
});
