import { describe, expect, it } from "vitest";
import { recorded } from "./events.ts";
import { everyCommand } from "./everything-said.ts";
import { actionOf, english, labelsOf, linesOf } from "./reading.ts";
import { promised, later } from "./time-of-tickets.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { personCard } from "../../src/features/cards/messages.ts";
import { agentsNote, personNote } from "../../src/features/messages/event-note.ts";
import type { Message } from "../../src/screen/message.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";

const silence: Message = { summary: "", blocks: [], locale: "en", zone: "UTC", urgent: false };
const last = (event: TicketEvent) => ({ ...recorded(event, null), at: new Date("2026-11-25T09:00:00Z") });
const to = (reader: string, ticket: Ticket, event: TicketEvent, possible = everyCommand): Message =>
  personNote(ticket, recorded(event, null), { viewer: english, times: timesIn(ticket), reader, possible }) ?? silence;
/** When `after` lets it happen. */
const told = (reader: string, ticket: Ticket, event: TicketEvent, possible = everyCommand): Message =>
  personNote(ticket, last(event), { viewer: english, times: timesIn(ticket), reader, possible }) ?? silence;
const toMona = (ticket: Ticket, event: TicketEvent) => to("mona", ticket, event);
const toAgents = (ticket: Ticket, event: TicketEvent): Message =>
  agentsNote(ticket, last(event), { viewer: english, times: timesIn(ticket) }) ?? silence;

const late: TicketEvent = { type: "breached", target: "first-response" };
const reminded = (about: "question" | "resolution", count = 1): TicketEvent => ({ type: "reminded", about, count });
const after = (ticket: Ticket, event: TicketEvent): Ticket => later(ticket, event, "2026-11-25T09:00:00Z");

describe("the requester hears", () => {
  it("that a promise is broken, and who knows it, with no new date", () => {
    const overdue = later(promised(), late, "2026-11-23T12:00:00Z");
    expect(linesOf(toMona(overdue, late)).slice(0, 2)).toEqual([
      "We’re late: you should have had an answer by 2026-11-23T12:00:00.000Z.",
      "The agents have been told.",
    ]);
    expect(toMona(overdue, late).urgent).toBe(true);
    const asked = later(overdue, { type: "alerted", step: 0, to: "lead", people: ["paul"] }, "2026-11-23T12:00:00Z");
    expect(linesOf(toMona(asked, late))[1]).toBe("We have told Paul.");
  });
  it("once of a ticket that misses both targets in the same minute, and so do the agents", () => {
    const at = "2026-11-25T09:00:00Z";
    const resolution = { type: "breached", target: "resolution" } as const;
    const both = later(later(promised(), late, at), resolution, at);
    const first = { ...recorded(late, null), at: new Date(at) };
    const as = { viewer: english, times: timesIn(both) };
    expect(personNote(both, first, { ...as, reader: "mona", possible: everyCommand })).toBeNull();
    expect(agentsNote(both, first, as)).toBeNull();
    expect(linesOf(toMona(both, resolution))[0]).toContain("this should have been resolved by");
  });
  it("nothing of a broken promise again when nothing has moved, but who makes sure that it is handled", () => {
    const overdue = later(
      promised({ status: "in-progress" }),
      { type: "breached", target: "resolution" },
      "2026-11-24T17:00:00Z",
    );
    const alerted = later(overdue, { type: "alerted", step: 0, to: "lead", people: ["paul"] }, "2026-11-24T17:00:00Z");
    const seen = later(alerted, { type: "acknowledged" }, "2026-11-24T17:05:00Z", "paul");
    const note = linesOf(toMona(seen, { type: "stalled" }));
    expect(note.slice(0, 2)).toEqual([
      "Nothing has moved for a while, but your ticket isn’t forgotten.",
      "Claire has it. Paul is making sure it’s handled.",
    ]);
  });
  it("that nothing has moved, who has it, and when it is expected if that lies ahead", () => {
    const stalled = { type: "stalled" } as const;
    const inHand = promised({ status: "in-progress" });
    expect(linesOf(toMona(inHand, stalled))[1]).toBe(
      "Claire has it. We expect it to be resolved by 2026-11-24T17:00:00.000Z.",
    );
    const passed = { "first-response": null, resolution: new Date("2026-11-21T09:00:00Z") };
    const overdue = { ...inHand, clock: { ...inHand.clock, due: passed } };
    expect(linesOf(toMona(overdue, stalled))[1]).toBe("Claire has it.");
    expect(linesOf(toMona(promised({ status: "on-hold" }), stalled))[1]).toBe(
      "Your ticket is on hold until Thursday, December 3, 2026.",
    );
  });
  it("the question once more, with what becomes of it unanswered", () => {
    const waiting = after(aTicket({ status: "waiting" }), reminded("question"));
    const note = toMona(waiting, reminded("question"));
    expect(linesOf(note).slice(0, 2)).toEqual(["We need your answer to go on:", "> Which floor?"]);
    expect(linesOf(note)[2]).toMatch(/^If we don’t hear from you by 2026-\S+, we’ll mark it as resolved\.$/u);
    expect(labelsOf(note)).toEqual(["Answer"]);
    expect(linesOf(toMona(waiting, reminded("question", 2)))[0]).toBe("We still need your answer to carry on:");
  });
  it("nothing more of a question that was answered since", () => {
    const answered = toMona(aTicket({ status: "in-progress" }), reminded("question"));
    expect(linesOf(answered)[0]).toBe("This reminder is no longer needed.");
    expect(labelsOf(answered)).toEqual([]);
  });
  it("of a resolution once more, to say with one press whether it works", () => {
    const resolved = aTicket({ status: "resolved" });
    const note = toMona(resolved, reminded("resolution"));
    expect(linesOf(note).slice(0, 2)).toEqual(["Is it working now? Your stars close the ticket.", "> Toner replaced"]);
    expect(labelsOf(note)).toEqual(["1 ★", "2 ★", "3 ★", "4 ★", "5 ★", "It works, close it", "Not fixed"]);
    const worker = new Set([...everyCommand].filter((command) => command !== "rate"));
    const withoutStars = to("mona", resolved, reminded("resolution"), worker);
    expect(linesOf(withoutStars)[0]).toBe("Is it working now?");
    expect(labelsOf(withoutStars)).toEqual(["It works, close it", "Not fixed"]);
  });
  it("where they gave stars below a reminder, thanks for them there, and a way to say that it is not fixed", () => {
    const closed = aTicket({ status: "closed" });
    const [attempt] = closed.attempts;
    if (attempt === undefined) throw new Error("nothing was resolved");
    const rating = { by: "mona", at: new Date("2026-11-25T09:00:00Z"), stars: 1, comment: "" } as const;
    const rated = { ...closed, attempts: [{ ...attempt, rating }] };
    const note = toMona(rated, reminded("resolution"));
    expect(linesOf(note).slice(0, 2)).toEqual([
      "Thank you, your ticket is closed.",
      "★☆☆☆☆ Sorry. What should have gone better?",
    ]);
    expect(labelsOf(note)).toEqual(["Tell us", "Still not fixed"]);
    expect(labelsOf(toMona(closed, reminded("resolution")))).toEqual([]);
  });
  it("that silence was taken for an answer, and can still say that it is not fixed", () => {
    const resolved = { type: "resolved", attempt: 1, text: "", cause: "other", because: "no-answer" } as const;
    const given = after(aTicket({ status: "waiting" }), resolved);
    expect(linesOf(toMona(given, resolved))[0]).toBe("We haven’t heard from you, so we’ve marked it as resolved.");
    expect(actionOf(toMona(given, resolved), "Still not fixed")).toMatchObject({ form: "refuse", attempt: 1 });
    const lapsed = { type: "lapsed", attempt: 1 } as const;
    const closed = after(aTicket({ status: "resolved" }), lapsed);
    expect(actionOf(toMona(closed, lapsed), "Still not fixed")).toMatchObject({ form: "reopen" });
    expect(labelsOf(toMona(aTicket({ status: "in-progress" }), lapsed))).toEqual([]);
  });
  it("that work resumes when its day has come", () => {
    expect(linesOf(toMona(aTicket({ status: "in-progress" }), { type: "resumed", because: "date" }))[0]).toBe(
      "We’re back on it.",
    );
  });
});

describe("the agents, who were asked who can take a ticket", () => {
  const alerted = { type: "alerted", step: 0, to: "channel", people: [] } as const;
  const critical = promised({ priority: "P1" });
  const asked = after(critical, alerted);
  const call = recorded(alerted, null);
  const read = (ticket: Ticket, later: Parameters<typeof agentsNote>[2]["later"] = []) =>
    linesOf(agentsNote(ticket, call, { viewer: english, times: timesIn(ticket), later }) ?? silence);
  it("are asked for as long as nobody has", () => {
    expect(read(asked)[0]).toContain("Nobody has taken this P1. Who can take it?");
    expect(read(after(asked, { type: "alerted", step: 1, to: "lead", people: ["paul"] }))[0]).toContain(
      "Nobody has taken this P1.",
    );
  });
  it("read who has taken it since, and when, with the title where the call stood outside its thread", () => {
    const claimed = { ...recorded({ type: "claimed" }, "claire"), number: 3, at: new Date("2026-11-25T09:04:00Z") };
    const taken = later(asked, { type: "claimed" }, "2026-11-25T09:04:00Z", "claire");
    const note = agentsNote(taken, call, { viewer: english, times: timesIn(taken), later: [claimed] }) ?? silence;
    expect(linesOf(note)).toEqual(["The printer is on fire · ✅ Taken by Claire, 2026-11-25T09:04:00.000Z."]);
    expect(note.urgent).toBe(false);
  });
  it("read of whoever took it first, whoever has it now", () => {
    const claimed = { ...recorded({ type: "claimed" }, "claire"), number: 3, at: new Date("2026-11-25T09:04:00Z") };
    const given = { ...recorded({ type: "assigned", to: "paul", from: "claire" }, "claire"), number: 4 };
    const taken = later(asked, { type: "claimed" }, "2026-11-25T09:04:00Z", "claire");
    const passedOn = later(taken, { type: "assigned", to: "paul", from: "claire" }, "2026-11-25T10:00:00Z", "claire");
    expect(read(passedOn, [claimed, given])[0]).toContain("Taken by Claire, ");
  });
  it("read who has seen the alert, and that it is over once the ticket is", () => {
    expect(read(later(asked, { type: "acknowledged" }, "2026-11-25T09:04:00Z", "paul"))[0]).toContain(
      "Paul has seen the alert.",
    );
    const withdrawn = later(asked, { type: "withdrawn", reason: "no-longer-needed" }, "2026-11-25T09:04:00Z", "mona");
    expect(read(withdrawn)[0]).toContain("✅ This alert is over.");
  });
  it("read the same of a call that nobody had answered", () => {
    const ended = after(asked, { type: "unacknowledged" });
    const taken = later(ended, { type: "claimed" }, "2026-11-25T09:04:00Z", "claire");
    const note = agentsNote(taken, recorded({ type: "unacknowledged" }, null), {
      viewer: english,
      times: timesIn(taken),
    });
    expect(linesOf(note ?? silence)[0]).toContain("✅ Taken by Claire.");
  });
});

describe("who is alerted", () => {
  const alerted = { type: "alerted", step: 1, to: "lead", people: ["paul"] } as const;
  const asked = after(promised({ priority: "P1" }), alerted);
  it("is asked to see to it, by when, and may claim it if they are an agent", () => {
    expect(linesOf(told("paul", asked, alerted))[0]).toBe(
      "⚠️ Nobody has taken “The printer is on fire” (P1, Mona) in “support”. Please see to it.",
    );
    expect(linesOf(told("paul", asked, alerted))[1]).toMatch(/^Please answer by 2026-/u);
    expect(labelsOf(told("paul", asked, alerted))).toEqual(["I’ll make sure it’s handled", "Claim"]);
    expect(labelsOf(told("paul", asked, alerted, new Set(["acknowledge"])))).toEqual(["I’ll make sure it’s handled"]);
    expect(told("paul", asked, alerted).urgent).toBe(true);
  });
  it("is no longer asked once somebody has acknowledged, or the next one is asked", () => {
    expect(labelsOf(told("paul", after(asked, { type: "acknowledged" }), alerted))).toEqual([]);
    expect(labelsOf(told("paul", after(asked, { ...alerted, step: 2 }), alerted))).toEqual([]);
  });
  it("reads who asks for help, with what, for whom and why", () => {
    const reason = "The supplier does not answer";
    const inHand = promised({ status: "in-progress" });
    const up = later(inHand, { type: "escalated", because: "asked", reason }, "2026-11-25T09:00:00Z", "claire");
    const note = linesOf(told("paul", after(up, alerted), alerted));
    expect(note.slice(0, 2)).toEqual([
      "🙋 Claire asks for your help with “The printer is on fire” (P3, Mona):",
      `> ${reason}`,
    ]);
    const next = { ...alerted, step: 2 };
    expect(linesOf(told("paul", after(after(up, alerted), next), next))[1]).toBe(`> ${reason}`);
  });
  it("reads of each time that they were asked its own reason, or that they were asked again", () => {
    const inHand = promised({ status: "in-progress" });
    const up = (ticket: Ticket, reason: string, at: string) =>
      later(later(ticket, { type: "escalated", because: "asked", reason }, at, "claire"), alerted, at);
    const first = up(inHand, "The supplier does not answer", "2026-11-25T09:00:00Z");
    expect(linesOf(told("paul", first, alerted))).toContain("> The supplier does not answer");
    const ended = later(first, { type: "unacknowledged" }, "2026-11-25T10:00:00Z");
    const second = up(ended, "The customer is angry", "2026-11-25T11:00:00Z");
    expect(linesOf(told("paul", second, alerted)).slice(0, 2)).toEqual([
      "You were asked to see to “The printer is on fire” (P3, Mona).",
      "You’ve been asked again since.",
    ]);
  });
  it("goes on reading why they were asked once they have seen to it", () => {
    const inHand = promised({ status: "in-progress" });
    const reason = "The supplier does not answer";
    const up = later(inHand, { type: "escalated", because: "asked", reason }, "2026-11-25T09:00:00Z", "claire");
    const seen = later(after(up, alerted), { type: "acknowledged" }, "2026-11-25T09:05:00Z", "paul");
    expect(linesOf(told("paul", seen, alerted)).slice(0, 3)).toEqual([
      "You were asked to see to “The printer is on fire” (P3, Mona).",
      `> ${reason}`,
      "The agents see that you’re making sure it’s handled.",
    ]);
  });
  it("has an answer once they have seen to it, and can still claim it", () => {
    const seen = later(asked, { type: "acknowledged" }, "2026-11-25T09:05:00Z", "paul");
    const note = told("paul", seen, alerted);
    expect(linesOf(note).slice(0, 2)).toEqual([
      "You were asked to see to “The printer is on fire” (P1, Mona).",
      "The agents see that you’re making sure it’s handled.",
    ]);
    expect(labelsOf(note)).toEqual(["Claim"]);
    expect(linesOf(told("ben", seen, { ...alerted, people: ["ben"] }))[1]).toBe("Paul is making sure it’s handled.");
  });
  it("reads no date to answer by once the time has run out", () => {
    for (const next of [{ ...alerted, step: 2, people: ["ben"] }, { type: "unacknowledged" }] as const) {
      const note = told("paul", after(asked, next), alerted);
      expect(linesOf(note).join()).not.toContain("Please answer by");
      expect(labelsOf(note)).toEqual([]);
    }
  });
  it("is alone with it: neither the requester nor a follower hears of it", () => {
    expect(toMona(asked, alerted)).toBe(silence);
    expect(told("ben", asked, alerted)).toBe(silence);
  });
});

describe("the agents hear", () => {
  it("of a risk and of a breach: who has it is called, else everybody for a P1 and a P2, and in the digest for all else", () => {
    const inHand = promised({ status: "in-progress" });
    expect(linesOf(toAgents(inHand, { type: "at-risk", target: "resolution" }))).toEqual([
      "@Claire · ⏳ Resolution due by 2026-11-24T17:00:00.000Z.",
    ]);
    expect(toAgents(inHand, late).urgent).toBe(false);
    expect(toAgents(promised({ priority: "P2" }), late).urgent).toBe(true);
    expect(toAgents(promised({ priority: "P3" }), late).urgent).toBe(false);
  });
  it("each step of a chain, and its end", () => {
    const step = (to: "channel" | "lead", ...people: string[]) => ({ type: "alerted", step: 0, to, people }) as const;
    const channel = toAgents(after(promised({ priority: "P1" }), step("channel")), step("channel"));
    expect(linesOf(channel)[0]).toMatch(
      /^The printer is on fire · 🚨 Nobody has taken this P1\. Who can take it\? Please reply by 2026-/u,
    );
    expect(channel.urgent).toBe(true);
    expect(toAgents(promised(), step("lead", "paul")).urgent).toBe(false);
    expect(linesOf(toAgents(promised(), step("lead")))).toEqual([
      "The printer is on fire · 🚨 I don’t know who is next on the list, so nobody was asked.",
    ]);
    expect(toAgents(promised(), { type: "unacknowledged" }).urgent).toBe(true);
    const overdue = after(promised(), late);
    expect(linesOf(toAgents(after(overdue, step("channel")), step("channel")))[0]).toContain(
      "🚨 This P3 is late, and nobody has taken it. Who can take it?",
    );
  });
  it("where it was escalated to, by whom and why, or that nobody took it", () => {
    const moved = { type: "moved", queue: "network", from: "support", level: "next" } as const;
    const by = (event: TicketEvent) =>
      agentsNote(promised(), recorded(event, "claire"), { viewer: english, times: timesIn(promised()) }) ?? silence;
    expect(linesOf(by({ ...moved, reason: "It is the network" }))).toEqual([
      "⚠️ Claire escalated it from “support” to “network”:",
      "> It is the network",
    ]);
    expect(linesOf(toAgents(promised(), { ...moved, reason: "" }))).toEqual([
      "⚠️ Nobody took it in “support”: it goes to “network”.",
    ]);
  });
  it("that it may be taken over, and nothing when its agent is back", () => {
    expect(linesOf(toAgents(aTicket(), { type: "offered", from: "claire" }))[0]).toContain("Claire is away.");
    expect(toAgents(aTicket(), { type: "offered", from: "claire", ended: true })).toBe(silence);
  });
});

describe("while whoever has the ticket is away", () => {
  const away = aTicket({ status: "in-progress", assignee: "claire", offered: true });
  const there = { ...away, offered: false };
  const words = { text: "It burns", files: [] };
  const byMona = (ticket: Ticket, event: TicketEvent): Message =>
    agentsNote(ticket, recorded(event, "mona"), { viewer: english, times: timesIn(ticket) }) ?? silence;

  it.each<TicketEvent>([
    { type: "chased" },
    { type: "answered", ...words },
    { type: "refused", attempt: 1, reason: "It burns" },
    { type: "reopened", reason: "It burns" },
    { type: "stalled" },
    { type: "resumed", because: "date" },
  ])("those who are there are called, and not they: $type", (event) => {
    const note = byMona(away, event);
    expect(linesOf(note)).toContain("Claire is away: who can take over?");
    expect(linesOf(note).join("\n")).not.toContain("@Claire");
    expect(note.urgent).toBe(true);
    expect(linesOf(byMona(there, event)).join("\n")).not.toContain("away");
    expect(JSON.stringify(byMona(there, event).blocks)).toContain('"kind":"mention"');
    expect(JSON.stringify(note.blocks)).not.toContain('"kind":"mention"');
  });
  it("the requester reads so, where they asked and where they look", () => {
    const says = "Claire has it but is away, so a colleague can take over.";
    const asked = personNote(away, recorded({ type: "chased" }, "mona"), {
      viewer: english,
      times: timesIn(away),
      reader: "mona",
      possible: everyCommand,
    });
    expect(linesOf(asked ?? silence)).toContain(says);
    expect(linesOf(toMona(away, { type: "stalled" })).join("\n")).toContain(says);
    const at = {
      viewer: english,
      possible: everyCommand,
      as: "requester",
      reader: "mona",
      times: timesIn(away),
    } as const;
    expect(linesOf(personCard(away, at))).toContain(`🟡 In progress · ${says}`);
    expect(linesOf(personCard(there, at))).toContain("🟡 In progress · Claire is on it.");
  });
});
