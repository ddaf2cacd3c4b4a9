import { describe, expect, it } from "vitest";
import { actionOf, english, french, linesOf } from "./reading.ts";
import { promised, later } from "./time-of-tickets.ts";
import { handoverBrief, morningBrief } from "../../src/features/briefs/messages.ts";
import type { Message } from "../../src/screen/message.ts";
import { aTicket } from "../support/a-ticket.ts";

const now = new Date("2026-11-23T09:00:00.000Z");
const read = (message: Message | null): readonly string[] => (message === null ? [] : linesOf(message));
const named = (digit: number) => ({ reference: `I261121_000${digit}` });
const morning = { mine: [], waitingOnMe: [], newInQueue: [], queue: "support", viewer: english, now };
const evening = {
  late: [],
  atRisk: [],
  unclaimed: [],
  critical: [],
  counts: { opened: 2, ended: 1 },
  queue: "support",
  viewer: english,
  now,
};

describe("the morning brief", () => {
  it("is not sent when there is nothing to say", () => {
    expect(morningBrief(morning)).toBeNull();
  });
  it("names each ticket once, who waits first, with its card behind a button", () => {
    const mine = promised({ status: "in-progress", ...named(1) });
    const waits = aTicket({ status: "in-progress", ...named(2) });
    const brief = morningBrief({ ...morning, mine: [waits, mine], waitingOnMe: [waits] });
    expect(read(brief)).toEqual([
      "☀️ Good morning",
      "Waiting for you: 1",
      "🟡 P3 · The printer is on fire · I261121_0002",
      "Yours: 1",
      "🟡 P3 · The printer is on fire · due 2026-11-23T12:00:00.000Z · I261121_0001",
    ]);
    expect(brief?.summary).toBe("☀️ Good morning · Waiting for you: 1, Yours: 1");
    expect(brief && actionOf(brief, "Show")).toEqual({ do: "show", ticket: "I261121_0002" });
  });
  it("shows five of a kind, counts the rest, and leads to them", () => {
    const newInQueue = [1, 2, 3, 4, 5, 6, 7].map((digit) => aTicket(named(digit)));
    const brief = morningBrief({ ...morning, newInQueue });
    expect(read(brief).at(-1)).toBe("… and 2 more.");
    expect(brief && actionOf(brief, "Show more")).toEqual({ do: "list", list: "free", after: null });
  });
  it("says “late” of what is overdue, also when the desk was off and has not said so yet", () => {
    const mine = [promised({ status: "in-progress", ...named(1) })];
    const after = new Date("2026-11-30T09:00:00.000Z");
    expect(read(morningBrief({ ...morning, mine, now: after })).at(-1)).toBe(
      "🟡 P3 · The printer is on fire · 🔴 late, due 2026-11-23T12:00:00.000Z · I261121_0001",
    );
  });
});

describe("the handover brief", () => {
  it("is not sent when nothing is left", () => {
    expect(handoverBrief(evening)).toBeNull();
  });
  it("names each ticket where it presses most, and who has it", () => {
    const breached = { type: "breached", target: "resolution" } as const;
    const late = later(promised({ status: "in-progress", ...named(1) }), breached, "2026-11-24T17:00:00Z");
    const free = aTicket({ priority: "P1", ...named(2) });
    expect(read(handoverBrief({ ...evening, late: [late], unclaimed: [free], critical: [free] }))).toEqual([
      "🌙 End of the day in “support”",
      "Critical: 1",
      "🔵 P1 · The printer is on fire · I261121_0002",
      "Late: 1",
      "🟡 P3 · The printer is on fire · 🔴 late, due 2026-11-24T17:00:00.000Z · I261121_0001 · Claire",
      "Today: 2 opened, 1 closed.",
    ]);
    expect(read(handoverBrief({ ...evening, unclaimed: [free], viewer: french })).at(-1)).toBe(
      "Aujourd’hui\u202f: 2 ouverts, 1 fermé.",
    );
  });
});
