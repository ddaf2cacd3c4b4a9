import { describe, expect, it } from "vitest";
import { everyCommand } from "./everything-said.ts";
import { actionOf, english, french, labelsOf, linesOf } from "./reading.ts";
import { evening, noon, promised, later } from "./time-of-tickets.ts";
import { evolve } from "../../src/features/rules/evolve.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { agentsCard, personCard } from "../../src/features/cards/messages.ts";
import { ticketOpened } from "../../src/features/opening/messages.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";

const toMona = (ticket: Ticket, viewer = english) =>
  personCard(ticket, { viewer, possible: everyCommand, as: "requester", reader: "mona", times: timesIn(ticket) });
const toAgents = (ticket: Ticket, viewer = english) =>
  agentsCard(ticket, { viewer, here: true, times: timesIn(ticket) });

const late = (ticket: Ticket) => later(ticket, { type: "breached", target: "first-response" }, "2026-11-23T12:00:00Z");
const tooLate = (ticket: Ticket) => later(ticket, { type: "breached", target: "resolution" }, "2026-11-24T17:00:00Z");
const askLead = { type: "alerted", step: 0, to: "lead", people: ["paul"] } as const;
const promises = ["Answer by: 2026-11-23T12:00:00.000Z", "Resolved by: 2026-11-24T17:00:00.000Z"];

describe("the requester's card", () => {
  it("promises, and so does what is said when the ticket is opened", () => {
    expect(linesOf(toMona(promised()))).toEqual(expect.arrayContaining(promises));
    expect(linesOf(ticketOpened(promised(), english))).toEqual(expect.arrayContaining(promises));
  });
  it("promises no answer any more once there was one", () => {
    const answered = promised({ status: "in-progress" }, { respondedAt: noon });
    expect(linesOf(toMona(answered)).filter((line) => line.includes(" by:"))).toEqual([promises[1]]);
    const met = promised(
      { status: "in-progress" },
      { levels: { "first-response": { state: "met" }, resolution: null } },
    );
    expect(linesOf(toMona(met)).filter((line) => line.includes(" by:"))).toEqual([promises[1]]);
  });
  it("says nothing of time when nothing is promised", () => {
    expect(linesOf(toMona(aTicket())).join()).not.toMatch(/ by:|clock/u);
    expect(linesOf(toMona(aTicket({ status: "waiting" }))).join()).not.toContain("clock");
  });
  it("owns up to being late, with no new date", () => {
    const lines = linesOf(toMona(late(promised())));
    expect(lines).toContain(`We’re late: you should have had an answer by ${noon.toISOString()}.`);
    expect(lines.filter((line) => line.includes(" by: "))).toEqual([promises[1]]);
    expect(linesOf(toMona(late(promised()), french)).join("\n")).toContain("Nous sommes en retard");
  });
  it("says once that both an answer and the resolution are late", () => {
    const lines = linesOf(toMona(tooLate(late(promised()))));
    expect(lines.filter((line) => line.includes("We’re late"))).toEqual([
      `We’re late: this should have been resolved by ${evening.toISOString()}.`,
    ]);
    expect(lines.join()).not.toContain(" by: ");
  });
  it("says who was told of the delay, and who makes sure that it is handled", () => {
    const alerted = later(late(promised()), askLead, "2026-11-23T12:00:00Z");
    expect(linesOf(toMona(alerted)).join()).toContain(`by ${noon.toISOString()}. We have told Paul.`);
    const seen = later(alerted, { type: "acknowledged" }, "2026-11-23T12:05:00Z", "paul");
    expect(linesOf(toMona(seen)).join()).toContain("Paul is making sure it’s handled.");
    const taken = later(alerted, { type: "claimed" }, "2026-11-23T12:05:00Z", "claire");
    expect(linesOf(toMona(taken)).join()).not.toContain("Paul");
  });
  it("shows no date that has passed as if it were to come, whatever happens to a ticket that is late", () => {
    const moved = { "first-response": null, resolution: new Date("2026-11-27T17:00:00Z") };
    const overdue = tooLate(promised({ status: "in-progress" }));
    const changed = evolve(overdue, {
      number: overdue.version + 1,
      by: "claire",
      at: new Date("2026-11-25T09:00:00Z"),
      event: { type: "changed", from: { priority: "P3" }, to: { priority: "P4" } },
      due: moved,
    });
    for (const card of [toMona(changed), toAgents(changed)]) {
      const said = linesOf(card).join("\n");
      expect(said).toContain(evening.toISOString());
      expect(said).not.toContain(moved.resolution.toISOString());
      expect(said).toMatch(/We’re late|Late, was due/u);
    }
  });
  it("says that the clock stands still while it is the requester's turn, or on hold", () => {
    expect(linesOf(toMona(promised({ status: "waiting" })))).toContain("The due date is paused until you reply.");
    expect(linesOf(toMona(promised({ status: "on-hold" })))).toContain(
      "The due date is paused while the ticket is on hold.",
    );
    expect(linesOf(toMona(promised({ status: "resolved" }))).join()).not.toContain("clock");
  });
  it("says, once they were reminded, what becomes of it without a word", () => {
    const reminded = later(
      promised({ status: "resolved" }),
      { type: "reminded", about: "resolution", count: 1 },
      "2026-11-25T09:00:00Z",
    );
    expect(linesOf(toMona(reminded)).join()).toMatch(/hear from you by 2026-.*we’ll close it/u);
    expect(linesOf(toMona(promised({ status: "resolved" }))).join()).not.toContain("hear from you by");
  });
  it("takes silence for no confirmation: it can be reopened, and rated by whoever wants to", () => {
    const silent = later(aTicket({ status: "resolved" }), { type: "lapsed", attempt: 1 }, "2026-11-30T09:00:00Z");
    expect(labelsOf(toMona(silent))).toEqual(["Still not fixed", "Rate it"]);
    expect(actionOf(toMona(silent), "Still not fixed")).toMatchObject({ do: "fill", form: "reopen" });
    expect(linesOf(toMona(silent)).join()).toContain("we didn’t hear back");
  });
});

describe("the agents' card", () => {
  const answered = promised({ status: "in-progress" }, { respondedAt: new Date("2026-11-23T08:00:00Z") });
  it("says when what is due", () => {
    expect(linesOf(toAgents(promised()))).toContain(`🔵 New · P3 · answer by ${noon.toISOString()}`);
    expect(linesOf(toAgents(answered))).toContain(`🟡 Claire · P3 · resolve by ${evening.toISOString()}`);
  });
  it("marks what is at risk and what is late, in words too", () => {
    const risky = later(answered, { type: "at-risk", target: "resolution" }, "2026-11-23T10:00:00Z");
    expect(linesOf(toAgents(risky))).toContain(`⏳ Claire · P3 · At risk, resolve by ${evening.toISOString()}`);
    expect(linesOf(toAgents(late(promised())))).toContain(`🔴 Late, was due ${noon.toISOString()} · New · P3`);
  });
  it("says why a date has moved, and from when", () => {
    const moved = {
      ...answered,
      clock: { ...answered.clock, rescheduled: { because: "priority", from: noon } as const },
    };
    expect(linesOf(toAgents(moved))).toContain(
      `🟡 Claire · P3 · resolve by ${evening.toISOString()} · was ${noon.toISOString()} (the priority was changed)`,
    );
  });
  it("lets the clock stand still while it is not the agents' turn", () => {
    for (const status of ["waiting", "on-hold", "resolved"] as const)
      expect(linesOf(toAgents(promised({ status }))).join()).not.toMatch(/(?:answer|resolve) by/u);
  });
  it("says in whose hands it has been, and since when it is where it is", () => {
    expect(linesOf(toAgents(aTicket({ status: "in-progress" }))).join()).not.toContain("So far");
    const resumed = later(
      aTicket({ status: "waiting" }),
      { type: "resumed", because: "answered" },
      "2026-11-22T11:02:00Z",
      "mona",
    );
    expect(linesOf(toAgents(resumed))).toContain(
      "So far: requester 1 day 3 hr, closed hours 2 min. Now: agents, since 2026-11-22T11:02:00.000Z",
    );
    expect(linesOf(toAgents(resumed, french)).join()).toMatch(/demandeur 1\sj 3\sh/u);
  });
  it("says who is asked to see to it, and lets them say that they do", () => {
    const asked = (people: readonly string[]) =>
      later(promised(), { type: "alerted", step: 0, to: "lead", people }, "2026-11-23T10:00:00Z");
    expect(linesOf(toAgents(asked(["claire", "paul"]))).join()).toContain("🚨 Asked to see to it: Claire and Paul");
    expect(labelsOf(toAgents(asked(["claire"])))).toContain("I’ll make sure it’s handled");
    const seen = later(asked(["claire"]), { type: "acknowledged" }, "2026-11-23T10:05:00Z", "claire");
    expect(linesOf(toAgents(seen)).join()).not.toContain("🚨");
    expect(labelsOf(toAgents(seen))).not.toContain("I’ll make sure it’s handled");
    expect(linesOf(toAgents(seen))).toContain("👀 Claire has seen the alert, and is making sure it’s handled");
    expect(labelsOf(toAgents(seen))).toContain("Claim");
  });
  it("can be taken over while its agent is away", () => {
    const offered = toAgents(aTicket({ status: "in-progress", offered: true }));
    expect(linesOf(offered)).toContain("💤 Claire is away: anybody may take it over");
    expect(actionOf(offered, "Take over")).toMatchObject({ do: "take-over" });
    expect(labelsOf(toAgents(aTicket({ status: "in-progress" })))).not.toContain("Take over");
  });
});
