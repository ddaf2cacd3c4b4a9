import { describe, expect, it } from "vitest";
import { everyCommand } from "./everything-said.ts";
import { ticketForm } from "../../src/features/forms/ticket-form.ts";
import { plainText } from "../../src/screen/plain-text.ts";
import { actionOf, english, french, labelsOf, linesOf } from "./reading.ts";
import { ticketStatuses, type TicketStatus } from "../../src/kernel/status.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { personCard, type PersonCardAt } from "../../src/features/cards/messages/person-card.ts";
import { later } from "./time-of-tickets.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";

const card = (ticket: Ticket, at: Partial<PersonCardAt> = {}) =>
  personCard(ticket, {
    viewer: english,
    possible: everyCommand,
    as: "requester",
    reader: "mona",
    times: timesIn(ticket),
    ...at,
  });
const offered = (ticket: Ticket, ...possible: readonly string[]) =>
  labelsOf(card(ticket, { possible: new Set([...everyCommand].filter((command) => possible.includes(command))) }));

describe("the card of a requester", () => {
  it("says what happens next when nobody has the ticket yet", () => {
    const whileOpen = { ...timesIn(aTicket()), opensAt: null };
    expect(linesOf(card(aTicket(), { times: whileOpen }))).toEqual([
      "The printer is on fire",
      "🔵 New",
      "> Smoke on the third floor",
      "We’ve got it. You’ll see here who picks it up.",
      "I261121_0042 · opened 2026-11-21T08:00:00.000Z · Printing",
    ]);
  });
  it("quotes what they wrote, while nobody has written anything else that counts more", () => {
    expect(linesOf(card(aTicket({ status: "in-progress" })))).toContain("> Smoke on the third floor");
    expect(linesOf(card(aTicket({ status: "waiting" })))).not.toContain("> Smoke on the third floor");
    expect(linesOf(card(aTicket(), { as: "beneficiary" }))).toContain("> Smoke on the third floor");
  });
  it("quotes no title a second time", () => {
    const same = aTicket({ description: " The printer\nis on fire " });
    expect(linesOf(card(same)).join("\n")).not.toContain(">");
  });
  it("cuts many words, and says where the rest is read", () => {
    const long = aTicket({ description: `${"word ".repeat(100)}end` });
    const lines = linesOf(card(long));
    const shown = lines.find((line) => line.startsWith("> ")) ?? "";
    expect(shown.length).toBeLessThanOrEqual("> ".length + 300);
    expect(lines).toContain("208 more characters: read the rest under “Add details”.");
    const form = ticketForm("answer", {
      ticket: long,
      seen: long.version,
      attempt: null,
      viewer: english,
      agents: [],
      queues: [],
      possible: everyCommand,
      as: "person",
    });
    const rest = plainText(form.intro, english);
    expect(`${shown.slice("> ".length, -1)} ${rest.slice(1)}`).toBe(long.description);
  });
  it("says how urgent it is where that is not as usual", () => {
    expect(linesOf(card(aTicket({ urgency: "high" }))).at(-1)).toContain("Printing · high urgency");
    expect(linesOf(card(aTicket())).at(-1)).not.toContain("urgency");
  });
  it("names who is on it", () => {
    expect(linesOf(card(aTicket({ status: "in-progress" })))).toContain("🟡 In progress · Claire is on it.");
  });
  it("quotes the question that waits for an answer", () => {
    const waiting = card(aTicket({ status: "waiting" }));
    expect(linesOf(waiting).slice(1, 3)).toEqual(["🟠 Waiting for your answer · Claire asks:", "> Which floor?"]);
    expect(actionOf(waiting, "Answer")).toEqual({ do: "fill", form: "answer", ticket: "I261121_0042", seen: 3 });
  });
  it("tells why it is on hold, and until when", () => {
    expect(linesOf(card(aTicket({ status: "on-hold" })))).toEqual(
      expect.arrayContaining(["⏸️ On hold", "> A part is ordered", "Work resumes on Thursday, December 3, 2026."]),
    );
    const endless = aTicket({ status: "on-hold", hold: { reason: "A part is ordered", resumeOn: null } });
    expect(linesOf(card(endless))).toContain("We’ll tell you here when work resumes.");
  });
  it("says what was done, and asks whether it works", () => {
    const resolved = card(aTicket({ status: "resolved" }));
    expect(linesOf(resolved).slice(1, 3)).toEqual(["🟢 Resolved · by Claire", "> Toner replaced"]);
    expect(actionOf(resolved, "Not fixed")).toMatchObject({ form: "refuse", attempt: 1 });
  });
  it("asks for stars once confirmed, and shows them once given", () => {
    const closed = aTicket({ status: "closed" });
    // The stars themselves stand in the note: there are never two rows of them.
    expect(labelsOf(card(closed))[0]).toBe("Rate it");
    expect(actionOf(card(closed), "Rate it")).toMatchObject({ form: "rate", attempt: 1 });
    const rated = (comment: string) =>
      card({
        ...closed,
        attempts: closed.attempts.map((attempt) => ({
          ...attempt,
          rating: { stars: 4, comment, by: "mona", at: closed.openedAt },
        })),
      });
    expect(linesOf(rated(""))).toContain("✅ Closed · ★★★★☆");
    expect(labelsOf(rated(""))[0]).toBe("Add a comment");
    expect(labelsOf(rated("Quick"))[0]).toBe("Change my rating");
  });
  it("says that what they wrote last has arrived, as long as somebody is to read it, and to nobody else", () => {
    const lastWords = { at: new Date("2026-11-21T09:02:00Z"), kept: false };
    const said = (status: TicketStatus, at: Partial<PersonCardAt> = {}) =>
      linesOf(card(aTicket({ status }), { lastWords, ...at })).at(-1);
    expect(said("in-progress")).toMatch(/ · last from you 2026-11-21T09:02:00.000Z, passed on$/u);
    expect(said("in-progress", { lastWords: { ...lastWords, kept: true } })).toMatch(
      / · last from you 2026-11-21T09:02:00.000Z, kept until the agents can read it$/u,
    );
    expect(said("waiting", { as: "beneficiary" })).toContain("last from you");
    expect(said("new", { lastWords: null })).not.toContain("last from you");
    expect(said("in-progress", { as: "follower" })).not.toContain("last from you");
    expect(said("closed")).not.toContain("last from you");
  });
  it("says why it was cancelled", () => {
    expect(linesOf(card(aTicket({ status: "cancelled" })))[1]).toBe("✅ Solved by you");
    const rejected = aTicket({ status: "cancelled", cancellation: { by: "agent", reason: "Ask the canteen" } });
    expect(linesOf(card(rejected))).toContain("> Ask the canteen");
  });
  it("offers only what is possible", () => {
    expect(offered(aTicket(), "answer")).toEqual(["Add details"]);
    expect(offered(aTicket(), "chase", "withdraw")).toEqual([
      "Where does it stand?",
      "Solved by myself",
      "No longer needed",
    ]);
    expect(offered(aTicket({ status: "resolved" }), "confirm", "refuse")).toEqual(["It works, close it", "Not fixed"]);
    for (const status of ticketStatuses) expect(offered(aTicket({ status }))).toEqual([]);
  });
  it("is as plain in French", () => {
    expect(linesOf(card(aTicket({ status: "resolved" }), { viewer: french })).slice(1, 4)).toEqual([
      "🟢 Résolu · par Claire",
      "> Toner replaced",
      "Essayez, puis fermez le ticket ou dites ce qui ne va toujours pas.",
    ]);
  });
});

it("a card of what was taken back offers what its button does", () => {
  const cancellation = { by: "requester", reason: "no-longer-needed" } as const;
  const cancelled = aTicket({ status: "cancelled", cancellation });
  expect(linesOf(card(cancelled))).toContain("Still need it? Reopen it.");
  const takenBack = card({ ...cancelled, cancellation: { ...cancellation, undone: true } });
  expect(linesOf(takenBack)).toContain("Still need it? Send it after all.");
  expect(labelsOf(takenBack)).toContain("Send it after all");
});

it("a notification of a card begins with the news, holds what the card says, and ends with the reference", () => {
  const waiting = card(aTicket({ status: "waiting", question: "Which floor?" })).summary;
  expect(waiting).toMatch(/^Waiting for your answer · Claire asks: Which floor\? · The printer is on fire · /u);
  expect(card(aTicket()).summary).toMatch(/^We’ve got it\. .* · The printer is on fire · /u);
  for (const as of ["requester", "beneficiary", "follower"] as const)
    expect(card(aTicket({ status: "closed" }), { as }).summary).toMatch(/ · I261121_0042$/u);
});

describe("a ticket on behalf of somebody", () => {
  const forBen = aTicket({ beneficiary: "ben" });
  it("tells the requester for whom it is, and the beneficiary who opened it", () => {
    expect(linesOf(card(forBen)).at(-1)).toContain("For Ben.");
    const theirs = card(forBen, { as: "beneficiary" });
    expect(linesOf(theirs)[0]).toBe("A ticket of Mona, for you.");
    expect(theirs.summary).toMatch(/^A ticket of Mona, for you\. The printer is on fire/u);
    expect(linesOf(theirs).at(-1)).not.toContain("Mona");
    expect(linesOf(card(aTicket(), { as: "beneficiary" }))[0]).toBe("The printer is on fire");
  });
});

describe("the card of a follower", () => {
  it("shows where the ticket stands, without the requester's buttons", () => {
    const followed = card(aTicket({ status: "waiting" }), { as: "follower" });
    expect(linesOf(followed)[1]).toBe("🟠 Waiting for an answer · Claire asks:");
    expect(linesOf(followed).at(-1)).toContain("A ticket of Mona that you follow.");
    expect(labelsOf(followed)).toEqual(["Claim", "Stop following", "More…"]);
  });
  it("holds the facts and the words that they need to help, until it is over", () => {
    const asked = linesOf(card(aTicket(), { as: "follower" }));
    expect(asked).toEqual(
      expect.arrayContaining(["> Smoke on the third floor", "Device: PRN-0042", "Service: Printing"]),
    );
    expect(linesOf(card(aTicket({ status: "closed" }), { as: "follower" })).join()).not.toContain("PRN-0042");
  });
  it("holds all the words of whoever has no “More…” to read the rest", () => {
    const description = "All of it. ".repeat(200).trim();
    const long = aTicket({ description });
    const possible = new Set(["acknowledge"] as const);
    expect(linesOf(card(long, { as: "follower", possible }))).toContain(`> ${description}`);
    const toAgent = linesOf(card(long, { as: "follower" }));
    expect(toAgent).not.toContain(`> ${description}`);
    expect(toAgent.join()).toContain("read the rest under “More…”");
  });
  it("lets whoever has seen the alert claim it still", () => {
    const alerted = { type: "alerted", step: 0, to: "lead", people: ["paul"] } as const;
    const at = "2026-11-21T09:00:00Z";
    const seen = later(later(aTicket(), alerted, at), { type: "acknowledged" }, at, "paul");
    expect(labelsOf(card(seen, { as: "follower", reader: "ben" }))).toEqual(["Claim", "Stop following", "More…"]);
    expect(labelsOf(card(seen, { as: "follower", reader: "paul" }))).toEqual(["Claim", "More…", "Stop following"]);
  });
  it("tells whoever was asked for help who asked, and never that they follow it", () => {
    const alerted = { type: "alerted", step: 0, to: "lead", people: ["paul"] } as const;
    const at = "2026-11-21T09:00:00Z";
    const escalated = { type: "escalated", because: "asked", reason: "I know no printers" } as const;
    const lastLine = (ticket: Ticket, reader = "paul") => linesOf(card(ticket, { as: "follower", reader })).at(-1);
    const called = later(aTicket(), alerted, at);
    expect(lastLine(called)).toContain("A ticket of Mona. You were asked to see to it.");
    expect(lastLine(called, "ben")).toContain("A ticket of Mona that you follow.");
    expect(lastLine(later(later(aTicket(), escalated, at, "claire"), alerted, at))).toContain(
      "A ticket of Mona. Claire asked you for help.",
    );
  });
});
