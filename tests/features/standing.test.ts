import { describe, expect, it } from "vitest";
import { anApproval } from "../support/an-approval.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";
import { everyCommand } from "./everything-said.ts";
import { actionOf, english, french, labelsOf, linesOf, quotesOf } from "./reading.ts";
import { personCard } from "../../src/features/cards/messages/person-card.ts";
import { standing, type StandingAt } from "../../src/features/reminders/messages/standing.ts";
import { timesOf } from "../../src/features/rules/ticket-times.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { dayInWords, hourInWords } from "../../src/screen/day-in-words.ts";

// Brussels: Monday to Friday, 9:00 to 18:00.
const policy = policyIn("Europe/Brussels");
const at = (local: string): Date => new Date(`${local}+01:00`);
const openHour = at("2026-11-23T10:00");
const evening = at("2026-11-23T19:06");

const asked = (ticket: Ticket, given: Partial<StandingAt> = {}) =>
  standing(ticket, {
    viewer: english,
    possible: everyCommand,
    times: timesIn(ticket),
    place: null,
    policy,
    now: openHour,
    said: null,
    ...given,
  });
const lines = (...given: Parameters<typeof asked>) => linesOf(asked(...given));

describe("where a ticket stands", () => {
  it("that nobody has is said with its place in line, and only then comes a button to remind the agents", () => {
    const fresh = aTicket({ status: "new" });
    expect(lines(fresh, { place: 3 })[0]).toMatch(/^Waiting for an agent since .+\. It’s number 3 in line\.$/u);
    expect(lines(fresh, { place: 1 })[0]).toContain("It’s next in line.");
    expect(labelsOf(asked(fresh))).toEqual(["Remind the agents", "Refresh"]);
    expect(actionOf(asked(fresh), "Remind the agents")).toEqual({ do: "remind", ticket: "I261121_0042" });
  });
  it("says whose approval it waits for, since when, and has nobody remind the agents meanwhile", () => {
    const opened = aTicket({ status: "new" });
    const turns = [{ of: "approver", since: opened.openedAt }] as const;
    const waits = { ...opened, approval: anApproval("paul"), clock: { ...opened.clock, turns } };
    expect(lines(waits)[0]).toBe(`Waiting for Paul to approve, since ${opened.openedAt.toISOString()}.`);
    expect(labelsOf(asked(waits))).not.toContain("Remind the agents");
  });
  it("says when that was so, since the answer stands there later too", () => {
    expect(lines(aTicket({ status: "resolved" })).at(-1)).toBe(`As of ${openHour.toISOString()}.`);
    expect(lines(aTicket({ status: "new" }), { viewer: french }).at(-1)).toBe(
      `Mise à jour\u202f: ${openHour.toISOString()}.`,
    );
  });
  it("names who has it, and says when they are away", () => {
    expect(lines(aTicket({ status: "in-progress" }))[0]).toBe("Claire is on it.");
    const offered = aTicket({ status: "in-progress", offered: true });
    expect(lines(offered)[0]).toBe("Claire has it but is away, so a colleague can take over.");
  });
  it("says that it is the reader's turn, with the question and its button", () => {
    const waiting = asked(aTicket({ status: "waiting" }), { possible: new Set(["answer"] as const) });
    expect(linesOf(waiting)[0]).toBe("It’s your turn. Claire asks:");
    expect(quotesOf(waiting)).toEqual(["Which floor?"]);
    expect(labelsOf(waiting)).toEqual(["Answer", "Refresh"]);
  });
  it("says when the desk opens, as people say it, while it is the agents' turn", () => {
    const fresh = aTicket({ status: "new" });
    expect(lines(fresh, { now: evening })).toContain("We’re closed now and open tomorrow at 9:00 AM.");
    expect(lines(fresh, { now: at("2026-11-23T06:00") })).toContain("We’re closed now and open today at 9:00 AM.");
    expect(lines(fresh, { now: at("2026-11-27T18:00") })).toContain("We’re closed now and open Monday at 9:00 AM.");
    expect(lines(fresh, { now: evening, viewer: french })[1]).toBe(
      "Nous sommes fermés\u202f; réouverture demain à 9:00.",
    );
    expect(lines(fresh).join()).not.toContain("closed");
    expect(lines(aTicket({ status: "waiting" }), { now: evening }).join()).not.toContain("closed now");
  });
  it("says that people are alerted, where they are at any hour", () => {
    const ticket = aTicket({ status: "new", priority: "P1" });
    const told = lines(ticket, { now: evening, times: timesOf(ticket, policy) });
    expect(told).toContain("We’re closed now, but this is critical: people are being alerted.");
    expect(told.join()).not.toContain("tomorrow");
  });
  it("says from when the agents can be reminded again, instead of a button that is refused", () => {
    const chased = aTicket({ status: "in-progress", chases: 1, chasedAt: openHour });
    const until = new Date(openHour.getTime() + policy.chaseEvery);
    expect(labelsOf(asked(chased))).toEqual(["Refresh"]);
    expect(lines(chased).join()).toContain("You can remind them again from");
    expect(labelsOf(asked(chased, { now: until }))).toEqual(["Remind the agents", "Refresh"]);
  });
});

describe("a day to come", () => {
  const reader = { locale: "en", zone: "America/New_York" } as const;
  it("is told in the reader's own zone", () => {
    const opens = at("2026-11-24T03:00"); // the evening before, there
    expect(dayInWords(opens, evening, reader)).toEqual({ day: "today", isDate: false });
    expect(hourInWords(opens, reader)).toMatch(/^9:00\sPM$/u);
  });
  it("is a date after a week", () => {
    expect(dayInWords(at("2026-11-30T09:00"), evening, reader)).toEqual({ day: "November 30, 2026", isDate: true });
  });
});

describe("the card of a ticket that came while the desk was closed", () => {
  const opened = at("2026-11-23T19:06");
  const card = (ticket: Ticket) =>
    linesOf(
      personCard(ticket, {
        viewer: english,
        possible: everyCommand,
        as: "requester",
        reader: "mona",
        times: timesOf(ticket, policy),
      }),
    ).join("\n");
  const fresh = { ...aTicket({ status: "new" }), openedAt: opened };
  it("says when it opens", () => {
    expect(card(fresh)).toContain(`We’re closed until ${at("2026-11-24T09:00").toISOString()}.`);
    expect(card({ ...fresh, openedAt: openHour })).not.toContain("We’re closed");
  });
  it("says nothing of it once somebody has claimed it", () => {
    expect(card({ ...fresh, status: "in-progress" })).not.toContain("We’re closed");
    expect(card({ ...fresh, clock: { ...fresh.clock, claimedAt: openHour } })).not.toContain("We’re closed");
  });
  it("says that people are alerted, where they are at any hour", () => {
    expect(card({ ...fresh, priority: "P1" })).toContain("we’re alerting people right now");
    expect(card({ ...fresh, priority: "P1" })).not.toContain("closed until");
    const chain = { step: 1, at: opened, people: [], state: "ended", askedBy: null, seenBy: null } as const;
    expect(card({ ...fresh, priority: "P1", clock: { ...fresh.clock, chain } })).not.toContain("alerting");
  });
});
