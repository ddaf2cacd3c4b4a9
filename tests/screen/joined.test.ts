import { describe, expect, it } from "vitest";
import { recorded } from "../features/events.ts";
import { everyCommand } from "../features/everything-said.ts";
import { english, labelsOf, linesOf, quotesOf } from "../features/reading.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import { personNote } from "../../src/features/messages/event-note.ts";
import { fitsOne, joined, portions, type RenderedNote } from "../../src/screen/joined.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";

const ticket = aTicket({ status: "in-progress" });
const replied = (text: string): TicketEvent => ({ type: "replied", text, files: [] });

function told(...events: readonly TicketEvent[]): readonly RenderedNote[] {
  return events.map((event, index) => {
    const at = { viewer: english, times: timesIn(ticket), reader: "mona", possible: everyCommand };
    const message = personNote(ticket, recorded(event, "claire"), at);
    if (message === null) throw new Error(`${event.type} is not told`);
    return { event: index + 2, at: new Date(`2026-11-23T10:0${index % 10}+01:00`), message };
  });
}

describe("several events in one note", () => {
  it("stand there in order, each with its time, and the ticket once, at the end", () => {
    const note = joined(told({ type: "claimed" }, { type: "moved", queue: "network", from: "support", reason: "" }));
    const lines = note === null ? [] : linesOf(note);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/ · Claire is on it/u);
    expect(lines[1]).toContain("network");
    expect(lines[2]).toBe("I261121_0042 The printer is on fire");
  });

  it("keep everybody's words, and ask once what each of them would ask", () => {
    const note = joined(told(replied("one"), { type: "claimed" }, replied("two")));
    if (note === null) throw new Error("nothing");
    expect(quotesOf(note)).toEqual(["one", "two"]);
    expect(labelsOf(note)).toEqual(["Answer"]);
    expect(note.summary).toContain("two");
    expect(note.urgent).toBe(true);
  });

  it("are said as usual when there is but one, and not at all when there is none", () => {
    const [only] = told({ type: "claimed" });
    expect(joined(only === undefined ? [] : [only])).toBe(only?.message);
    expect(joined([])).toBeNull();
  });
});

describe("as much as one message takes", () => {
  it("is a long story of little, and a short one of much", () => {
    const claims = Array.from({ length: 30 }, (): TicketEvent => ({ type: "claimed" }));
    expect(fitsOne(told(...claims))).toBe(true);
    expect(fitsOne(told(replied("x".repeat(4_000)), replied("y".repeat(4_000))))).toBe(true);
    expect(fitsOne(told(replied("x".repeat(6_000)), replied("y".repeat(6_000))))).toBe(false);
    expect(fitsOne(told(replied("x".repeat(20_000))))).toBe(true); // nobody can make it shorter
  });

  it("makes as many messages as it needs, and leaves nothing out", () => {
    const many = told(...Array.from({ length: 100 }, (_, index) => replied(`reply ${index}`)));
    const messages = portions(many);
    expect(messages.flat()).toEqual(many);
    expect(messages.length).toBeGreaterThan(1);
    for (const each of messages) expect(fitsOne(each)).toBe(true);
  });
});
