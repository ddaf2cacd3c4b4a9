import { describe, expect, it } from "vitest";
import { agentsCard, personCard, shownTicket } from "../../src/features/cards/messages.ts";
import type { RecordedEvent, TicketEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";
import { everyCommand } from "./everything-said.ts";
import { english, linesOf, quotesOf } from "./reading.ts";

const at = new Date("2026-11-21T10:03:00Z");
const words = (event: TicketEvent, by = "mona"): RecordedEvent => ({ number: 9, by, at, event });
const answered = (text: string): RecordedEvent => words({ type: "answered", text, files: [] });
const ticket = aTicket({ status: "in-progress", assignee: "claire" });

const toAgent = (said: RecordedEvent | null, thread: string | null = null, of: Ticket = ticket) =>
  shownTicket(agentsCard(of, { viewer: english, here: true, times: timesIn(of) }), { said, thread }, english);
const toRequester = (said: RecordedEvent | null, of: Ticket) => {
  const card = personCard(of, { viewer: english, possible: everyCommand, as: "requester", times: timesIn(of) });
  return shownTicket(card, { said, thread: null }, english);
};

describe("a ticket shown by itself", () => {
  it("says who said what last, and when, right above what can be done", () => {
    const { blocks } = toAgent(answered("It smokes again"));
    const buttons = blocks.findIndex(({ kind }) => kind === "buttons");
    expect(blocks[buttons - 1]).toEqual({ kind: "quote", text: "It smokes again" });
    expect(linesOf(toAgent(answered("It smokes again")))).toContain(
      "Last message from Mona, 2026-11-21T10:03:00.000Z:",
    );
  });
  it("leads to the thread, also while nothing was said", () => {
    const link = { kind: "link", text: "Open the thread", url: "https://chat.test/p1" };
    for (const said of [null, answered("It smokes again")]) {
      expect(toAgent(said, "https://chat.test/p1").blocks).toContainEqual({ kind: "aside", text: [link] });
    }
  });
  it("cuts long words, and says how much more there is", () => {
    const lines = linesOf(toAgent(answered("word ".repeat(200)), "https://chat.test/p1"));
    expect(lines.filter((line) => line.startsWith("> word")).join("").length).toBeLessThanOrEqual("> ".length + 600);
    expect(lines.join("\n")).toMatch(/\d+ more characters: read the rest where it was written\. · Open the thread/u);
  });
  it("masks a secret before it cuts", () => {
    const text = `${"word ".repeat(118)}password: Tr0ub4dor&3xyz!`;
    expect(linesOf(toAgent(answered(text))).join("\n")).not.toContain("Tr0ub4");
  });
  it("names files that came without a word", () => {
    const files = [{ name: "screen.png", url: "https://chat.test/f1" }];
    expect(linesOf(toAgent(words({ type: "answered", text: "", files })))).toContain("📎 screen.png");
  });
  it("says nothing twice that its card quotes", () => {
    const waiting = aTicket({ status: "waiting", assignee: "claire" });
    expect(quotesOf(toRequester(words({ type: "asked", text: "Which floor?" }, "claire"), waiting))).toEqual([
      "Which floor?",
    ]);
    expect(quotesOf(toRequester(words({ type: "replied", text: "On my way", files: [] }, "claire"), waiting))).toEqual([
      "Which floor?",
      "On my way",
    ]);
  });
  it("stays as it is where nothing was said and no link leads there", () => {
    expect(linesOf(toAgent(null))).toEqual(
      linesOf(agentsCard(ticket, { viewer: english, here: true, times: timesIn(ticket) })),
    );
  });
});
