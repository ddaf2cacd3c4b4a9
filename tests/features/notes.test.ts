import { describe, expect, it } from "vitest";
import { oneOfEach, recorded } from "./events.ts";
import { everyCommand } from "./everything-said.ts";
import { actionOf, english, french, labelsOf, linesOf, quotesOf, readers, reader } from "./reading.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import { ticketStatuses, unresolved } from "../../src/kernel/status.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import type { Message } from "../../src/screen/message.ts";
import { agentsNote, personNote } from "../../src/features/messages/event-note.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";

const each = oneOfEach("Some words");
const inHand = aTicket({ status: "in-progress" });

const toMona = (event: TicketEvent, { ticket = inHand, by = "claire", viewer = english, to = "mona" } = {}) =>
  personNote(ticket, recorded(event, by), { viewer, times: timesIn(ticket), reader: to, possible: everyCommand });
const toAgents = (event: TicketEvent, { ticket = inHand, by = "mona", viewer = english } = {}) =>
  agentsNote(ticket, recorded(event, by), { viewer, times: timesIn(ticket) });
const read = (note: ReturnType<typeof agentsNote>) => (note === null ? null : linesOf(note));

/** Stands for a note that is missing: it has nothing that a test looks for. */
const neverSaid: Message = { summary: "", blocks: [], locale: "en", zone: "UTC", urgent: false };

/** The sentence, without the aside that says which ticket. */
const heard = (...given: Parameters<typeof toMona>) => read(toMona(...given))?.slice(0, -1);

const rate = (ticket: Ticket, given: { stars: 2 | 4; comment: string; by: string }): Ticket => ({
  ...ticket,
  attempts: ticket.attempts.map((attempt) => ({ ...attempt, rating: { ...given, at: ticket.changedAt } })),
});

/** The events of which nothing is said. */
const unsaid = (say: (event: TicketEvent) => Message | null) =>
  Object.values(each)
    .filter((event) => say(event) === null)
    .map(({ type }) => type);

/** All that is said of all events. */
const allSaid = (ticket = inHand) =>
  Object.values(each)
    .flatMap((event) => [toMona(event, { ticket }), toAgents(event, { ticket })])
    .filter((note) => note !== null);

const internal: readonly TicketEvent["type"][] = [
  "opened",
  "parts-changed",
  "whole-cancelled",
  "whole-held",
  "whole-reopened",
  "approval-asked",
  "approval-reminded",
  "noted",
  "worked",
  "met",
  "at-risk",
  "rescheduled",
  "alerted",
  "acknowledged",
  "unacknowledged",
  "offered-to",
  "passed",
  "left-untaken",
  "offered",
  "revealed",
  "escalated",
  "judged",
  "followed",
  "unfollowed",
  "undelivered",
];
const toPaul = internal.toSpliced(internal.indexOf("whole-reopened"), 0, "part-resolved");
/** Paul follows it no longer: that is told in his own chat, once the ticket is out of his sight. */
const toWhoIsDropped = toPaul.toSpliced(toPaul.indexOf("followed"), 0, "made-private");
const onTheCard: readonly TicketEvent["type"][] = [
  "opened",
  "met",
  "at-risk",
  "rescheduled",
  "judged",
  "made-private",
  "followed",
  "unfollowed",
];

describe("whatever happens", () => {
  const everywhere = ticketStatuses.flatMap((status) =>
    readers.map((viewer) => ({ status, viewer, in: viewer.locale })),
  );
  it.each(everywhere)("is told, or is nobody's business: $status, in $in", ({ status, viewer }) => {
    const ticket = aTicket({ status });
    expect(unsaid((event) => toMona(event, { ticket, viewer }))).toEqual(internal);
    expect(unsaid((event) => toMona(event, { ticket, viewer, to: "paul" }))).toEqual(toWhoIsDropped);
    // That all of its parts are done is for whoever can resolve it.
    const [opened = "opened", ...others] = onTheCard;
    const isEnded = !unresolved.some((each) => each === status);
    expect(unsaid((event) => toAgents(event, { ticket, viewer }))).toEqual(
      isEnded ? [opened, "parts-changed", "part-resolved", ...others] : [opened, "part-resolved", ...others],
    );
  });
  it("begins its notification with the news, and names the ticket at its end", () => {
    const summaries = allSaid().map(({ summary }) => summary);
    expect(summaries.filter((summary) => !/^\S.+ · The printer is on fire · I261121_0042$/u.test(summary))).toEqual([]);
  });
  it("says in a person's chat which ticket it is about, last", () => {
    const note = toMona(each.claimed, { ticket: { ...inHand, title: "x".repeat(100) } });
    expect(note?.blocks.at(-1)).toEqual({
      kind: "aside",
      text: [{ kind: "plain", text: `I261121_0042 ${"x".repeat(59)}…` }],
    });
  });
});

describe("the requester reads", () => {
  it("who is on it", () => {
    expect(heard(each.claimed)).toEqual(["Claire is on it."]);
    expect(heard(each.assigned)).toEqual(["Paul is on it now."]);
    expect(heard(each.released)).toEqual(["Your ticket is back in the queue. You’ll see here who picks it up."]);
  });
  it("a question, as a notification, with a button to answer", () => {
    const ticket = aTicket({ status: "waiting", question: "Some words" });
    const asked = toMona(each.asked, { ticket });
    expect(heard(each.asked)).toEqual(["Claire has a question for you:", "> Some words"]);
    expect(asked?.urgent).toBe(true);
    expect(asked?.summary).toBe("Claire has a question for you: Some words · The printer is on fire · I261121_0042");
    expect(asked && actionOf(asked, "Answer")).toMatchObject({ do: "fill", form: "answer" });
  });

  it("no button under a question that was answered since", () => {
    expect(toMona(each.asked)?.blocks.some(({ kind }) => kind === "buttons")).toBe(false);
  });
  it("an agent's words with their files", () => {
    expect(heard(each.replied)).toEqual(["Claire writes:", "> Some words", "📎 photo.png"]);
  });
  it("that somebody tried to call", () => {
    const called: TicketEvent = { type: "worked", activity: "called-no-answer", text: "", minutes: 0 };
    expect(heard(called)).toEqual([
      "We tried to call you on 0470 12 34 56 but couldn’t reach you. When would suit you?",
    ]);
    expect(heard(called, { ticket: { ...inHand, phone: "" } })).toEqual([
      "We tried to call you but couldn’t reach you. When would suit you?",
    ]);
  });
  it("what was done, as a notification, and confirms with as many stars as they like", () => {
    const ticket = aTicket({ status: "resolved" });
    const resolved = toMona(each.resolved, { ticket }) ?? neverSaid;
    expect(heard(each.resolved, { ticket })).toEqual([
      "Claire has resolved it:",
      "> Some words",
      "Is it working now? Your stars close the ticket.",
    ]);
    expect(resolved.urgent).toBe(true);
    expect(labelsOf(resolved)).toEqual(["1 ★", "2 ★", "3 ★", "4 ★", "5 ★", "Not fixed", "It works, close it"]);
    expect(actionOf(resolved, "4 ★")).toEqual({ do: "rate", attempt: 1, stars: 4, ticket: "I261121_0042", seen: 3 });
  });
  it("no question about a resolution that was overtaken", () => {
    const refused = aTicket({ status: "in-progress", attempts: aTicket({ status: "resolved" }).attempts });
    expect(labelsOf(toMona(each.resolved, { ticket: refused }) ?? neverSaid)).toEqual([]);
    const again = {
      ...refused,
      attempts: [...refused.attempts, ...refused.attempts.map((one) => ({ ...one, number: 2 }))],
    };
    expect(labelsOf(toMona(each.resolved, { ticket: { ...again, status: "resolved" } }) ?? neverSaid)).toEqual([]);
  });
  it("in the same note that it is closed, and is asked for stars where it works without any", () => {
    const ticket = aTicket({ status: "closed" });
    expect(heard(each.resolved, { ticket })?.at(-1)).toBe("Thank you, your ticket is closed. How was it?");
    expect(labelsOf(toMona(each.resolved, { ticket }) ?? neverSaid)).toEqual(["1 ★", "2 ★", "3 ★", "4 ★", "5 ★"]);
    expect(toMona(each.confirmed, { ticket, by: "mona" })).toBeNull();
    expect(heard(each.confirmed, { ticket, by: "ben" })).toEqual(["Ben says it works: your ticket is closed."]);
    expect(heard({ ...each.confirmed, stars: 4 }, { ticket, by: "ben" })).toEqual([
      "Ben says it works and gave ★★★★☆: your ticket is closed.",
    ]);
  });
  it("thanks for the stars in the same note, and is asked why there are so few", () => {
    const rated = (stars: 2 | 4, comment = "") => rate(aTicket({ status: "closed" }), { stars, comment, by: "mona" });
    const note = (ticket: Ticket) => toMona(each.resolved, { ticket }) ?? neverSaid;
    expect(linesOf(note(rated(4))).at(-2)).toBe("★★★★☆ Thank you!");
    expect(actionOf(note(rated(4)), "Add a comment")).toMatchObject({ form: "rate", attempt: 1 });
    expect(linesOf(note(rated(2))).at(-2)).toBe("★★☆☆☆ Sorry. What should have gone better?");
    expect(actionOf(note(rated(2)), "Tell us")).toMatchObject({ form: "rate", attempt: 1 });
    expect(linesOf(note(rated(2, "Slow"))).slice(-3, -1)).toEqual([
      "★★☆☆☆ Sorry, and thank you for telling us. You wrote:",
      "> Slow",
    ]);
    expect(labelsOf(note(rated(2, "Slow")))).toEqual(["Still not fixed"]);
    expect(actionOf(note(rated(2)), "Still not fixed")).toMatchObject({ form: "reopen" });
    expect(labelsOf(note(rated(4)))).not.toContain("Still not fixed");
    expect(labelsOf(note({ ...rated(2), status: "in-progress" }))).not.toContain("Still not fixed");
    expect(toMona(each.rated, { ticket: rated(4), by: "mona" })).toBeNull();
    // The stars of the other are told by themselves.
    expect(labelsOf(toMona(each.resolved, { ticket: rated(4), to: "ben" }) ?? neverSaid)).toEqual([]);
  });
  it("one line of a press that confirms and rates", () => {
    const ticket = rate(aTicket({ status: "closed" }), { stars: 4, comment: "", by: "ben" });
    const at = ticket.changedAt;
    const stars = { number: 5, by: "ben", at, event: { ...each.rated, comment: "" } };
    const reading = { viewer: english, times: timesIn(ticket), reader: "mona", possible: everyCommand };
    expect(personNote(ticket, stars, reading)).toBeNull();
    expect(agentsNote(ticket, stars, reading)).toBeNull();
    expect(read(toAgents({ ...each.confirmed, stars: 4 }, { ticket, by: "ben" }))).toEqual([
      "Ben confirmed that it works and gave ★★★★☆. The ticket is closed.",
    ]);
    // Few stars do not say that it works.
    expect(read(toAgents({ ...each.confirmed, stars: 1 }, { ticket, by: "ben" }))).toEqual([
      "Ben closed it and gave ★☆☆☆☆.",
    ]);
    expect(heard({ ...each.confirmed, stars: 2 }, { ticket, by: "ben" })).toEqual([
      "Ben closed your ticket and gave ★★☆☆☆.",
    ]);
  });
  it("what the other of the two has done, by name and with their words", () => {
    expect(heard(each.withdrawn, { by: "ben" })).toEqual([
      "Ben cancelled it: no longer needed. Still need it? Reopen it.",
    ]);
    expect(heard(each.chased, { by: "ben" })).toEqual(["Ben has reminded the agents."]);
    expect(heard(each.refused, { by: "ben" })).toEqual(["Ben says it’s not fixed:", "> Some words"]);
    expect(heard(each.reopened, { by: "ben" })).toEqual(["Ben reopened it:", "> Some words"]);
  });
  it("an echo of what they did themselves, the same whoever has taken the ticket since", () => {
    expect(heard(each.withdrawn, { by: "mona" })?.[0]).toBe("It’s cancelled. Still need it? Reopen it.");
    expect(heard(each.chased, { by: "mona" })).toEqual(["Noted: the agents have been reminded."]);
    for (const assignee of [null, "claire"]) {
      const ticket = aTicket({ status: "in-progress", assignee });
      expect(heard(each.refused, { by: "mona", ticket })).toEqual(["Sorry about that. The agents are back on it."]);
      expect(heard(each.reopened, { by: "mona", ticket })).toEqual(["It’s open again, and the agents know."]);
    }
  });
  it("what changed, in words", () => {
    expect(heard(each.changed)).toEqual([
      "Claire changed the ticket:",
      "Title: Printer → Some words",
      "Kind: Incident → Service request",
      "Service: — → Some words",
      "Impact: One person → A team",
      "Priority: P3 (normal) → P2 (high)",
      "For: Mona → Ben",
    ]);
  });
  it("why it was rejected, and how to come back", () => {
    const ticket = aTicket({ status: "cancelled", cancellation: { by: "agent", reason: "Some words" } });
    expect(heard(each.rejected, { ticket })).toEqual(["Claire closed it without doing it:", "> Some words"]);
    expect(labelsOf(toMona(each.rejected, { ticket }) ?? neverSaid)).toEqual(["Reopen"]);
  });
});

const added = (ticket: Ticket, text = "It jams") =>
  toMona({ type: "answered", text, files: [] }, { ticket, by: "mona" }) ?? neverSaid;

describe("words added", () => {
  it("are acknowledged", () => {
    expect(linesOf(added(inHand)).slice(0, -1)).toEqual(["Added to the ticket:", "> It jams"]);
    expect(added(inHand).urgent).toBe(false);
  });
  it("name their author to the other one", () => {
    const ticket = aTicket({ status: "in-progress", beneficiary: "ben" });
    expect(heard(each.answered, { ticket, by: "mona", to: "ben" })?.[0]).toBe("Mona adds:");
  });
  it("to a resolved ticket are asked about, never taken for a refusal", () => {
    const note = added(aTicket({ status: "resolved" }));
    expect(linesOf(note)).toContain("We’ve passed it on. Is the problem still there?");
    expect(actionOf(note, "Still not fixed")).toEqual({ do: "refuse-as-said", ticket: "I261121_0042", seen: 3 });
    expect(labelsOf(note)).toEqual(["Still not fixed", "It works, close it"]);
  });
  it("that are only a file cannot be the reason: it is asked for", () => {
    const note = added(aTicket({ status: "resolved" }), "");
    expect(actionOf(note, "Not fixed")).toMatchObject({ form: "refuse", attempt: 1 });
  });
  it("to an ended ticket come with a button to reopen it", () => {
    expect(labelsOf(added(aTicket({ status: "closed" })))).toEqual(["Reopen"]);
    expect(labelsOf(added(aTicket({ status: "cancelled" })))).toEqual(["Reopen"]);
  });
});

describe("a follower reads", () => {
  it("the agents' words for it, calls nobody, and has no buttons", () => {
    const asked = toMona(each.asked, { to: "paul" });
    expect(asked && linesOf(asked)[0]).toBe("Claire asked Mona:");
    expect(asked?.urgent).toBe(false);
    expect(labelsOf(asked ?? neverSaid)).toEqual([]);
    expect(heard(each.answered, { to: "paul", by: "mona" })?.[0]).toBe("Mona wrote:");
  });
  it("nothing internal", () => {
    expect(toMona(each.noted, { to: "paul" })).toBeNull();
  });
});

const undelivered = (to: string | null, reason: string) => read(toAgents({ type: "undelivered", to, reason }));

describe("the agents read", () => {
  it("who reads what was written to the requester: whom the ticket is for as well", () => {
    const forBen = aTicket({ beneficiary: "ben" });
    expect(read(toAgents(each.replied, { ticket: forBen, by: "claire" }))?.[0]).toBe("Claire replied to Mona and Ben:");
    expect(read(toAgents(each.replied, { by: "claire" }))?.[0]).toBe("Claire replied to Mona:");
  });
  it("the requester's words, and whoever has the ticket is called", () => {
    expect(read(toAgents(each.answered))?.slice(0, 2)).toEqual(["@Claire · Mona wrote:", "> Some words"]);
    expect(read(toAgents(each.answered, { ticket: aTicket() }))?.[0]).toBe("Mona wrote:");
  });
  it("a refusal and a reminder, and whoever has the ticket is called", () => {
    expect(read(toAgents(each.refused))).toEqual(["@Claire · Mona says it’s not fixed:", "> Some words"]);
    const chased = (chases: number) => read(toAgents(each.chased, { ticket: { ...inHand, chases } }));
    expect(chased(1)).toEqual(["@Claire · Mona asks where it stands."]);
    expect(chased(3)).toEqual(["@Claire · Mona asks where it stands (asked 3 times)."]);
  });
  it("an assignment, and the new agent is called", () => {
    expect(read(toAgents(each.assigned, { by: "claire" }))).toEqual(["@Paul is on it now: Claire assigned it."]);
    expect(read(toAgents({ ...each.assigned, to: "claire" }, { by: "claire" }))).toEqual(["Claire took it."]);
  });
  it("that a note is internal", () => {
    expect(read(toAgents(each.noted, { by: "claire" }))?.[0]).toBe("🔒 Internal note by Claire:");
  });
  it("an escalation, loudly", () => {
    expect(toAgents(each.escalated)?.urgent).toBe(true);
  });
  it("what did not reach somebody, why, and what to do", () => {
    expect(undelivered("mona", "app-not-installed")).toEqual([
      "The printer is on fire · @Claire · ⚠️ The last message didn’t reach Mona.",
      "They don’t have the app: ask an administrator to install it for them, or call.",
    ]);
    expect(undelivered(null, "channel-archived")?.[1]).toBe(
      "The channel is archived: bring it back, or set up another one.",
    );
    expect(undelivered("mona", "a reason of tomorrow")?.[1]).toBe("I don’t know why: reach them another way.");
  });
  it("nothing twice: an answer already says that work resumes", () => {
    expect(toAgents({ type: "resumed", because: "answered" })).toBeNull();
    expect(toMona({ type: "resumed", because: "answered" })).toBeNull();
  });
  it("long words whole", () => {
    const text = "long ".repeat(600);
    expect(quotesOf(toAgents({ ...each.answered, text }) ?? neverSaid)).toEqual([text]);
  });
});

describe("in French", () => {
  it("a notification is understood by itself", () => {
    const note = toMona(each.asked, { viewer: french });
    expect(note?.summary).toBe(
      "Claire a une question pour vous\u202f: Some words · The printer is on fire · I261121_0042",
    );
  });
  it("the desk itself may be the one who acts", () => {
    const note = agentsNote(inHand, recorded(each.released, null), { viewer: reader("fr"), times: timesIn(inHand) });
    expect(read(note)).toEqual(["Guichet a remis le ticket dans la file\u202f: il est à prendre."]);
  });
});
