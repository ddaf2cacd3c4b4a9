import { describe, expect, it } from "vitest";
import { actionOf, buttonsOf, english, labelsOf, linesOf, quotesOf, inlinesOf } from "./reading.ts";
import { ticketStatuses } from "../../src/kernel/status.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { commands } from "../../src/features/rules.ts";
import { commandTypes } from "../../src/features/rules/decide.ts";
import type { Message } from "../../src/screen/message.ts";
import { agentsCard } from "../../src/features/cards/messages.ts";
import { ticketForm } from "../../src/features/forms/ticket-form.ts";
import { evolve } from "../../src/features/rules/evolve.ts";
import { evening, later, promised } from "./time-of-tickets.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";

const card = (ticket: Ticket, here = true) => agentsCard(ticket, { viewer: english, here, times: timesIn(ticket) });

/** The commands its buttons lead to, by the name of their press or form. */
const commandsOf = (message: Message) =>
  buttonsOf(message)
    .map(({ action }) => (action.do === "fill" ? action.form : action.do))
    .flatMap((name) => commandTypes.filter((type) => type === name));

const primaryOf = (message: Message) => buttonsOf(message).find(({ tone }) => tone === "primary")?.label;

describe("the card in the agents' channel", () => {
  it("shows the facts at a glance", () => {
    expect(linesOf(card(aTicket({ beneficiary: "ben", followUpOf: "I261101_0007" })))).toEqual([
      "The printer is on fire",
      "🔵 New · P3",
      "From Mona, for Ben · Printing · A team",
      "Follow-up of: I261101_0007",
      "> Smoke on the third floor",
      "PRN-0042 · Phone: 0470 12 34 56 · I261121_0042",
    ]);
  });
  it("says that it was not fixed, and whose words are whose", () => {
    const answer = { answer: "refused", by: "mona", at: evening, reason: "It burns again" } as const;
    const attempt = { number: 1, text: "Put out", cause: "hardware", by: "ada", workOf: "ada", at: evening } as const;
    const refused = { ...attempt, answer, said: null, rating: null };
    const lines = linesOf(card(aTicket({ status: "in-progress", assignee: "ada", attempts: [refused] })));
    expect(lines.slice(3, 7)).toEqual([
      "❌ Not fixed, says Mona:",
      "> It burns again",
      "Mona wrote:",
      "> Smoke on the third floor",
    ]);
    const again = { ...refused, number: 2, answer: null };
    const resolved = linesOf(card(aTicket({ status: "resolved", assignee: "ada", attempts: [refused, again] })));
    expect(resolved.join("\n")).not.toContain("Not fixed");
  });
  it("tells impact and urgency only where they are unusual, and the kind of all but incidents", () => {
    const says = (more: Partial<Ticket>) => linesOf(card(aTicket(more))).slice(1, 3);
    expect(says({ impact: "one" })).toEqual(["🔵 New · P3", "From Mona · Printing"]);
    expect(says({ impact: "one", urgency: "high" })).toEqual([
      "🔵 New · P3",
      "From Mona · Printing · One person, high urgency",
    ]);
    expect(says({ kind: "question" })[0]).toBe("🔵 New · P3 · Question");
  });
  it("shows what presses: by its mark, by its colour, and by what stands first", () => {
    const look = (ticket: Ticket) => {
      const [first] = card(ticket).blocks;
      return first?.kind === "heading" ? [first.mark, first.tone] : null;
    };
    expect(look(aTicket({}))).toEqual(["", null]);
    expect(look(aTicket({ priority: "P2" }))).toEqual(["🟠 ", "warning"]);
    expect(look(aTicket({ priority: "P1" }))).toEqual(["🔴 ", "attention"]);
    expect(look(aTicket({ priority: "P1", status: "waiting" }))).toEqual(["🔴 ", null]);
    const late = later(
      promised({ status: "in-progress" }),
      { type: "breached", target: "resolution" },
      "2026-11-25T09:00:00Z",
    );
    expect(look(late)).toEqual(["", "attention"]);
    expect(linesOf(card(late))[1]).toMatch(/^🔴 Late, was due \S+ · Claire · P3$/u);
  });
  it("tells the one date that comes next, and nothing while the clock stands still", () => {
    const due = (ticket: Ticket) => linesOf(card(promised(ticket)))[1];
    expect(due(aTicket({}))).toMatch(/ · answer by \S+$/u);
    expect(due({ ...aTicket({ status: "waiting" }) })).not.toMatch(/ by \d/u);
  });
  it("says all of it to who hears it: the news first, the reference last", () => {
    const { summary } = card(promised(aTicket({})));
    expect(summary).toMatch(
      /^New P3 from Mona: The printer is on fire · answer by .+ · From Mona · Printing · A team/u,
    );
    expect(summary).toMatch(/Smoke on the third floor · I261121_0042$/u);
    expect(card(aTicket({ status: "in-progress" })).summary).toMatch(/^Claire has it: The printer is on fire/u);
  });
  it("counts the requester's reminders, and shows an escalation", () => {
    const { attempts } = aTicket({ status: "resolved" });
    const refused = attempts.map((each) => ({
      ...each,
      answer: { answer: "refused", by: "mona", at: each.at, reason: "It jams" } as const,
    }));
    const chased = { chases: 2, chasedAt: new Date("2026-11-21T09:00:00Z"), escalated: true };
    const pressed = card(aTicket({ ...chased, attempts: [...refused, ...refused] }));
    expect(linesOf(card(aTicket(chased)))).toContain("⚠️ Escalated to the queue’s lead.");
    expect(linesOf(pressed)).toContain("Reminders: 2 · 2026-11-21T09:00:00.000Z");
    expect(linesOf(pressed)).toContain("⚠️ Escalated: resolved and refused again.");
  });
  it("goes on asking when everybody in line was asked and nobody answered, until somebody takes care of it", () => {
    const asked = { type: "alerted", step: 0, to: "channel", people: [] } as const;
    const at = "2026-11-21T09:00:00Z";
    const ended = later(later(aTicket({ priority: "P1" }), asked, at), { type: "unacknowledged" }, at);
    const says = "🚨 Everybody on the list was asked, and nobody has answered";
    expect(linesOf(card(ended))).toContain(says);
    expect(labelsOf(card(ended))).toContain("I’ll make sure it’s handled");
    for (const taken of [{ type: "acknowledged" }, { type: "claimed" }] as const) {
      const settled = card(later(ended, taken, at, "claire"));
      expect(linesOf(settled)).not.toContain(says);
      expect(labelsOf(settled)).not.toContain("I’ll make sure it’s handled");
    }
  });
  it("says why a date was moved, and nothing of one that is the same minute", () => {
    const at = "2026-11-21T09:00:00Z";
    const again = { type: "resumed", because: "agent" } as const;
    const moved = (ticket: Ticket, minutes: number) => {
      const promise = promised(ticket).clock;
      const due = { ...promise.due, resolution: new Date(evening.getTime() + minutes * 60_000) };
      const recorded = { number: ticket.version + 1, by: "claire", at: new Date(at), event: again, due };
      return linesOf(card(evolve({ ...ticket, clock: { ...ticket.clock, due: promise.due } }, recorded))).join("\n");
    };
    expect(moved(aTicket({ status: "waiting" }), 60)).toContain("(it waited for the requester)");
    expect(moved(aTicket({ status: "on-hold" }), 60)).toContain("(it was on hold)");
    expect(moved(aTicket({ status: "waiting" }), 0.5)).not.toContain("was 2026");
  });
  it("mentions nobody: a card that changes rings nowhere", () => {
    for (const status of ticketStatuses) {
      expect(inlinesOf(card(aTicket({ status }))).filter(({ kind }) => kind === "mention")).toEqual([]);
    }
  });
  it("offers what each status allows", () => {
    const wrong = ticketStatuses.map((status) =>
      commandsOf(card(aTicket({ status }))).filter((command) => !commands[command].statuses.includes(status)),
    );
    expect(wrong.flat()).toEqual([]);
  });
  it("begins with the next thing to do", () => {
    const next = ticketStatuses.map((status) => primaryOf(card(aTicket({ status }))));
    expect(next).toEqual(["Claim", "Reply", "Reply", "Reply", undefined, undefined, undefined]);
  });
  it("cuts a long description, counts the rest, and lets it be read under More…", () => {
    const description = "a".repeat(299) + "b".repeat(400);
    const ticket = aTicket({ description });
    expect(quotesOf(card(ticket))).toEqual([`${"a".repeat(299)}…`]);
    expect(linesOf(card(ticket))).toContain("400 more characters: read the rest under “More…”.");
    expect(actionOf(card(ticket), "More…")).toMatchObject({ form: "more" });
    const more = ticketForm("more", {
      ticket,
      seen: 1,
      attempt: null,
      viewer: english,
      agents: [],
      queues: [],
      possible: new Set(["note"]),
      as: "agent",
    });
    expect(more.intro).toEqual([{ kind: "plain", text: `…${"b".repeat(400)}` }]);
  });
});

describe("the agents' card that is out of the way", () => {
  it("is one line once the ticket is closed, with its stars, and can be reopened, and kept", () => {
    const closed = aTicket({ status: "closed" });
    const rating = { stars: 5, comment: "", by: "mona", at: closed.openedAt } as const;
    const rated = card({ ...closed, attempts: closed.attempts.map((attempt) => ({ ...attempt, rating })) });
    expect(linesOf(rated)).toEqual(["✅ Closed · ★★★★★ · I261121_0042 The printer is on fire"]);
    expect(labelsOf(rated)).toEqual(["Reopen", "Make an article of it"]);
  });
  it("says why it was cancelled, and offers nothing", () => {
    const rejected = aTicket({ status: "cancelled", cancellation: { by: "agent", reason: "Ask the\ncanteen" } });
    expect(linesOf(card(rejected))).toEqual(["🚫 Cancelled: Ask the canteen · I261121_0042 The printer is on fire"]);
    expect(labelsOf(card(rejected))).toEqual([]);
  });
  it("says which queue the ticket went to", () => {
    const left = card(aTicket({ queue: "network" }), false);
    expect(linesOf(left)).toEqual(["↪️ Moved to the queue “network” · I261121_0042 The printer is on fire"]);
    expect(labelsOf(left)).toEqual([]);
  });
});
