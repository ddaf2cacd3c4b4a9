import { describe, expect, it } from "vitest";
import type { Refusal, TicketCommand, TicketEvent } from "../../src/features/rules.ts";
import { decide, possibleCommands } from "../../src/features/rules/decide.ts";
import type { Priority } from "../../src/kernel/classification.ts";
import type { Decision } from "../../src/kernel/command.ts";
import { evolve } from "../../src/features/rules/evolve.ts";
import type { Actor } from "../../src/kernel/roles.ts";
import { policyIn, usualPolicy } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aTicket } from "../support/a-ticket.ts";

const noon = new Date("2026-11-21T12:00:00Z");
const hour = 3_600_000;
const day = 24 * hour;

const agent = (person: string): Actor => ({ person, agent: true, lead: false, administrator: false });
const employee = (person: string): Actor => ({ person, agent: false, lead: false, administrator: false });
const claire = agent("claire");
const paul = agent("paul");
const mona = employee("mona");
const ben = employee("ben");

const given = (overrides: Partial<Ticket> = {}) => aTicket({ requester: "mona", beneficiary: "mona", ...overrides });

const asking = (ticket: Ticket, actor: Actor, command: TicketCommand, now = noon): Decision<TicketEvent, Refusal> =>
  decide(ticket, command, { actor, now, policy: usualPolicy });

/** The ticket after a chain of commands that are all allowed. */
function after(ticket: Ticket, ...steps: readonly (readonly [Actor, TicketCommand])[]): Ticket {
  let at = ticket;
  for (const [actor, command] of steps) {
    const decision = asking(at, actor, command);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.type}`);
    for (const event of decision.events) at = evolve(at, { number: at.version + 1, by: actor.person, at: noon, event });
  }
  return at;
}

const resolve: TicketCommand = { type: "resolve", text: "Toner replaced", cause: "hardware" };
const refuse = (reason: string | null): TicketCommand => ({ type: "refuse", reason });
const answer = (text: string): TicketCommand => ({ type: "answer", text, files: [] });

describe("taking back what was sent just now", () => {
  const sent = given({ openedAt: noon });
  it("is possible for a minute, while nobody has it", () => {
    expect(asking(sent, mona, { type: "undo" }).ok).toBe(true);
    const later = new Date(noon.getTime() + 61_000);
    expect(asking(sent, mona, { type: "undo" }, later)).toEqual({ ok: false, refusal: { type: "too-late-to-undo" } });
  });
  it("is too late once it has ended, whichever way", () => {
    const gone = after(sent, [mona, { type: "undo" }]);
    expect(asking(gone, mona, { type: "undo" })).toEqual({ ok: false, refusal: { type: "too-late-to-undo" } });
  });
  it("can be taken back itself without a reason, which anything else that ended a ticket cannot", () => {
    const gone = after(sent, [mona, { type: "undo" }]);
    expect(after(gone, [mona, { type: "send-again" }])).toMatchObject({ status: "new", cancellation: null });
    const cancelled = after(sent, [mona, { type: "withdraw", reason: "no-longer-needed" }]);
    expect(asking(cancelled, mona, { type: "send-again" })).toEqual({
      ok: false,
      refusal: { type: "wrong-status", status: "cancelled" },
    });
  });
  it("takes no agent's work back", () => {
    const taken = after(sent, [claire, { type: "claim" }]);
    expect(asking(taken, mona, { type: "undo" })).toEqual({ ok: false, refusal: { type: "too-late-to-undo" } });
  });
  it("leaves nothing to take for a reply that comes too late", () => {
    const gone = after(sent, [mona, { type: "undo" }]);
    const takes = { type: "reply", text: "I come at once", files: [], takes: true } as const;
    expect(asking(gone, claire, takes)).toEqual({ ok: false, refusal: { type: "wrong-status", status: "cancelled" } });
    expect(asking(gone, claire, { type: "reply", text: "Too bad", files: [] }).ok).toBe(true);
  });
});

describe("claiming", () => {
  it("gives the ticket to the agent and puts it in progress", () => {
    expect(after(given(), [claire, { type: "claim" }])).toMatchObject({ status: "in-progress", assignee: "claire" });
  });
  it("tells the slower agent who was faster", () => {
    const taken = after(given(), [claire, { type: "claim" }]);
    expect(asking(taken, paul, { type: "claim" })).toEqual({
      ok: false,
      refusal: { type: "already-claimed", by: "claire" },
    });
    expect(asking(taken, claire, { type: "claim" })).toEqual({ ok: false, refusal: { type: "already-yours" } });
  });
  it("is undone by a release, back to the common pool", () => {
    expect(after(given(), [claire, { type: "claim" }], [claire, { type: "release" }])).toMatchObject({
      status: "new",
      assignee: null,
    });
  });
});

describe("assigning", () => {
  const toPaul: TicketCommand = { type: "assign", to: "paul", toAgent: true };
  it("puts a new ticket in progress without the new agent's consent", () => {
    expect(after(given(), [claire, toPaul])).toMatchObject({ status: "in-progress", assignee: "paul" });
  });
  it("leaves the status of a transferred ticket as it is", () => {
    const waiting = given({ status: "waiting", assignee: "claire", question: "Which floor?" });
    expect(after(waiting, [claire, toPaul])).toMatchObject({ status: "waiting", assignee: "paul" });
  });
  it("goes to nobody who is away, and asks that of nothing else", () => {
    const refusal = { type: "agent-away" };
    expect(asking(given(), claire, { ...toPaul, away: true })).toEqual({ ok: false, refusal });
    expect(asking(given(), claire, { ...toPaul, away: false })).toMatchObject({ ok: true });
    expect(asking(given(), claire, { type: "claim" })).toMatchObject({ ok: true });
  });
  it("is on hold until a day that is not too far for its priority, in the zone of its queue", () => {
    const until = (resumeOn: string | null, priority: Priority) => {
      const held = aTicket({ status: "in-progress", assignee: "claire", priority });
      const at = { actor: claire, now: new Date("2026-11-23T23:30Z"), policy: policyIn("Europe/Paris") };
      const decision = decide(held, { type: "hold", reason: "A part is ordered", resumeOn }, at);
      return decision.ok ? "held" : decision.refusal;
    };
    expect(until("2026-12-01", "P1")).toBe("held");
    expect(until("2026-12-02", "P1")).toEqual({ type: "hold-too-long", priority: "P1", until: "2026-12-01" });
    expect(until("2026-12-02", "P2")).toBe("held");
    expect(until("2027-11-24", "P4")).toBe("held");
    expect(until("9999-12-31", "P4")).toMatchObject({ type: "hold-too-long" });
    expect(until(null, "P1")).toBe("held");
  });
  it("is on hold until a day on which somebody works", () => {
    const until = (resumeOn: string) => {
      const held = aTicket({ status: "in-progress", assignee: "claire", priority: "P3" });
      const at = { actor: claire, now: new Date("2026-11-23T23:30Z"), policy: policyIn("Europe/Paris") };
      const decision = decide(held, { type: "hold", reason: "A part is ordered", resumeOn }, at);
      return decision.ok ? "held" : decision.refusal;
    };
    expect(until("2026-12-04")).toBe("held");
    expect(until("2026-12-05")).toEqual({ type: "hold-until-closed", day: "2026-12-05", next: "2026-12-07" });
    expect(until("2026-12-06")).toEqual({ type: "hold-until-closed", day: "2026-12-06", next: "2026-12-07" });
  });
  it("says in which status it cannot be done", () => {
    expect(asking(given({ status: "closed" }), claire, toPaul)).toEqual({
      ok: false,
      refusal: { type: "wrong-status", status: "closed" },
    });
  });
  it("goes to agents of the queue only, and to somebody else", () => {
    expect(asking(given(), claire, { ...toPaul, toAgent: false })).toMatchObject({ refusal: { type: "not-an-agent" } });
    expect(asking(given({ status: "in-progress", assignee: "paul" }), claire, toPaul)).toMatchObject({
      refusal: { type: "nothing-changed" },
    });
  });
});

describe("asking the requester", () => {
  const waiting = after(given(), [claire, { type: "claim" }], [claire, { type: "ask", text: "Which floor?" }]);
  it("waits for them", () => expect(waiting).toMatchObject({ status: "waiting", question: "Which floor?" }));
  it("goes on by itself when they answer", () => {
    expect(asking(waiting, mona, answer("The third"))).toEqual({
      ok: true,
      events: [
        { type: "answered", text: "The third", files: [] },
        { type: "resumed", because: "answered" },
      ],
    });
    expect(after(waiting, [mona, answer("The third")])).toMatchObject({ status: "in-progress", question: null });
  });
});

describe("a resolution", () => {
  const resolved = after(given(), [claire, { type: "claim" }], [claire, resolve]);
  it("is an attempt with its number, text and cause, not answered yet", () => {
    expect(resolved.status).toBe("resolved");
    expect(resolved.attempts).toMatchObject([
      { number: 1, text: "Toner replaced", cause: "hardware", by: "claire", answer: null },
    ]);
  });
  it("closes the ticket once confirmed", () => {
    expect(after(resolved, [mona, { type: "confirm" }])).toMatchObject({
      status: "closed",
      endedAt: noon,
      attempts: [{ answer: { answer: "confirmed", by: "mona" } }],
    });
  });
  it("is confirmed by the beneficiary just as well, and by nobody else", () => {
    const forBen = { ...resolved, beneficiary: "ben" };
    expect(after(forBen, [ben, { type: "confirm" }]).status).toBe("closed");
    expect(asking(resolved, ben, { type: "confirm" })).toMatchObject({ refusal: { type: "not-allowed" } });
  });
  it("goes back to work when refused, with the reason kept", () => {
    expect(after(resolved, [mona, refuse("Still jams")])).toMatchObject({
      status: "in-progress",
      assignee: "claire",
      attempts: [{ answer: { answer: "refused", reason: "Still jams" } }],
    });
  });
  it("is not reopened by a mere word, which becomes the reason when she then says that it is not fixed", () => {
    const written = after(resolved, [mona, answer("It jams again")]);
    expect(written.status).toBe("resolved");
    expect(after(written, [mona, refuse(null)]).attempts[0]?.answer).toMatchObject({ reason: "It jams again" });
  });
  it("is not refused without a reason", () => {
    expect(asking(resolved, mona, refuse(null))).toMatchObject({ refusal: { type: "reason-missing" } });
    expect(asking(resolved, mona, refuse("  "))).toMatchObject({ refusal: { type: "reason-missing" } });
  });
  it("marks the ticket escalated when refused the second time, once", () => {
    const again = after(resolved, [mona, refuse("no")], [claire, resolve]);
    expect(again.escalated).toBe(false);
    const escalated = after(again, [mona, refuse("still no")]);
    expect(escalated.escalated).toBe(true);
    const third = after(escalated, [claire, resolve]);
    expect(asking(third, mona, refuse("no!"))).toMatchObject({ events: [{ type: "refused" }] });
  });
});

describe("a rating", () => {
  const closed = after(given(), [claire, { type: "claim" }], [claire, resolve], [mona, { type: "confirm" }]);
  const rate = (attempt: number, stars: 1 | 5, comment: string | null): TicketCommand => ({
    type: "rate",
    attempt,
    stars,
    comment,
  });
  it("is one person's: another is told who gave it, and it stays", () => {
    const forBen = { ...closed, beneficiary: "ben" };
    const rated = after(forBen, [mona, rate(1, 5, "Fast!")]);
    expect(asking(rated, ben, rate(1, 1, null))).toEqual({
      ok: false,
      refusal: { type: "already-rated", by: "mona", stars: 5 },
    });
    expect(possibleCommands(rated, ben).has("rate")).toBe(false);
    expect(possibleCommands(rated, mona).has("rate")).toBe(true);
    expect(possibleCommands(forBen, ben).has("rate")).toBe(true);
  });
  it("belongs to the attempt it is about", () => {
    const rated = after(closed, [mona, rate(1, 5, null)], [mona, rate(1, 5, "Fast!")]);
    expect(rated.attempts[0]?.rating).toMatchObject({ stars: 5, comment: "Fast!" });
  });
  it("keeps the comment when only the stars change", () => {
    expect(after(closed, [mona, rate(1, 5, "Fast!")], [mona, rate(1, 1, null)]).attempts[0]?.rating).toMatchObject({
      stars: 1,
      comment: "Fast!",
    });
  });
  it("survives a reopening, and the next attempt has its own", () => {
    const again = after(
      closed,
      [mona, rate(1, 5, null)],
      [mona, { type: "reopen", reason: "Jams" }],
      [claire, resolve],
    );
    expect(asking(again, mona, rate(3, 1, null))).toMatchObject({ refusal: { type: "no-such-attempt" } });
    const rated = after(again, [mona, { type: "confirm" }], [mona, rate(2, 1, null)]);
    expect(rated.attempts.map(({ rating }) => rating?.stars)).toEqual([5, 1]);
  });
  it("says that a resolution works when it waits for a word", () => {
    const resolved = after(given(), [claire, { type: "claim" }], [claire, resolve]);
    expect(asking(resolved, mona, rate(1, 5, null))).toEqual({
      ok: true,
      events: [
        { type: "confirmed", attempt: 1, stars: 5 },
        { type: "rated", attempt: 1, stars: 5, comment: "" },
      ],
    });
    const [attempt] = after(resolved, [mona, rate(1, 5, null)]).attempts;
    expect(attempt).toMatchObject({ answer: { answer: "confirmed", by: "mona" }, rating: { stars: 5, by: "mona" } });
  });
  it("comes too late once it was said that it is not fixed", () => {
    const refused = after(given(), [claire, { type: "claim" }], [claire, resolve], [mona, refuse("no")]);
    const late = { ok: false, refusal: { type: "refused-already" } };
    expect(asking(refused, mona, rate(1, 5, null))).toEqual(late);
    expect(asking(after(refused, [claire, resolve]), mona, rate(1, 5, null))).toEqual(late);
  });
  it("changes nothing of a ticket that was closed in silence", () => {
    const resolved = after(given(), [claire, { type: "claim" }], [claire, resolve]);
    const lapsed = { type: "lapsed", attempt: 1 } as const;
    const silent = evolve(resolved, { number: resolved.version + 1, by: null, at: noon, event: lapsed });
    const [attempt] = after(silent, [mona, rate(1, 5, null)]).attempts;
    expect(attempt).toMatchObject({ answer: { answer: "silence" }, rating: { stars: 5 } });
  });
  it("is not for an agent who has had the ticket, or answered, though a colleague resolved it", () => {
    const hers = given({ requester: "claire", beneficiary: "claire" });
    const resolved = after(hers, [paul, { type: "claim" }], [paul, resolve]);
    const asked = { command: rate(1, 5, null), actor: claire };
    const at = { actor: claire, now: noon, policy: usualPolicy };
    expect(decide(resolved, asked.command, { ...at, workedOn: new Set(["claire", "paul"]) })).toEqual({
      ok: false,
      refusal: { type: "worked-on" },
    });
    expect(decide(resolved, asked.command, { ...at, workedOn: new Set(["paul"]) })).toMatchObject({ ok: true });
  });
  it("is not counted twice", () => {
    expect(asking(after(closed, [mona, rate(1, 5, null)]), mona, rate(1, 5, null))).toMatchObject({
      refusal: { type: "nothing-changed" },
    });
  });
});

describe("an agent's own ticket that the desk resolves because nobody answered", () => {
  const hers = given({ requester: "claire", beneficiary: "claire" });
  const waiting = after(hers, [claire, { type: "claim" }], [claire, { type: "ask", text: "Which floor?" }]);
  const unanswered = { type: "resolved", attempt: 1, text: "", cause: "other", because: "no-answer" } as const;
  const resolved = evolve(waiting, { number: waiting.version + 1, by: null, at: noon, event: unanswered });
  const rate: TicketCommand = { type: "rate", attempt: 1, stars: 5, comment: null };
  it("is not theirs to confirm", () => {
    expect(asking(resolved, claire, { type: "confirm" })).toEqual({ ok: false, refusal: { type: "own-work" } });
    expect(possibleCommands(resolved, claire).has("confirm")).toBe(false);
  });
  it("is not theirs to rate once it is closed in silence", () => {
    const lapsed = { type: "lapsed", attempt: 1 } as const;
    const closed = evolve(resolved, { number: resolved.version + 1, by: null, at: noon, event: lapsed });
    expect(asking(closed, claire, rate)).toEqual({ ok: false, refusal: { type: "worked-on" } });
    expect(possibleCommands(closed, claire).has("rate")).toBe(false);
  });
  it("is not theirs to rate either once they refused it and a colleague has it", () => {
    const refused = after(resolved, [claire, refuse("Not at all")]);
    const passedOn = after(refused, [claire, { type: "assign", to: "paul", toAgent: true }]);
    expect(asking(passedOn, claire, rate)).toEqual({ ok: false, refusal: { type: "worked-on" } });
  });
  it("is a colleague's to confirm whom it is for", () => {
    expect(after({ ...resolved, beneficiary: "ben" }, [ben, { type: "confirm" }], [ben, rate]).status).toBe("closed");
  });
});

describe("whether somebody sees to a ticket that help is asked for", () => {
  const acknowledge: TicketCommand = { type: "acknowledge" };
  const lena: Actor = { ...agent("lena"), lead: true };
  const inHand = after(given(), [claire, { type: "claim" }]);
  const alerted = (ticket: Ticket, people: readonly string[]): Ticket =>
    evolve(ticket, {
      number: ticket.version + 1,
      by: null,
      at: noon,
      event: { type: "alerted", step: 0, to: people.length === 0 ? "channel" : "lead", people },
    });
  const may = (ticket: Ticket, actor: Actor): boolean => {
    const offered = possibleCommands(ticket, actor).has("acknowledge");
    expect(asking(ticket, actor, acknowledge).ok).toBe(offered);
    return offered;
  };
  it("is theirs to say who were asked, and nobody else's", () => {
    const asked = alerted(inHand, ["lena"]);
    expect([lena, claire, paul].map((each) => may(asked, each))).toEqual([true, false, false]);
    expect(asking(asked, paul, acknowledge)).toEqual({ ok: false, refusal: { type: "not-allowed" } });
  });
  it("is not theirs who asked for it, though they lead the queue themselves", () => {
    const up = after(inHand, [lena, { type: "escalate", to: "manager", reason: "It burns" }]);
    expect([lena, paul].map((each) => may(up, each))).toEqual([false, false]); // nobody is asked yet
    expect([lena, paul].map((each) => may(alerted(up, ["lena", "paul"]), each))).toEqual([false, true]);
  });
  it("is asked once, until there is an answer or the time for it is over", () => {
    const again: TicketCommand = { type: "escalate", to: "manager", reason: "It still burns" };
    const up = after(inHand, [claire, { type: "escalate", to: "manager", reason: "It burns" }]);
    const escalated = (ticket: Ticket, by: Actor) => asking(ticket, by, again);
    expect(escalated(up, claire)).toEqual({ ok: false, refusal: { type: "escalated-already", until: null } });
    const asked = alerted(up, ["lena"]);
    for (const by of [claire, paul])
      expect(escalated(asked, by)).toMatchObject({ ok: false, refusal: { type: "escalated-already" } });
    expect(escalated(after(asked, [lena, acknowledge]), claire).ok).toBe(true);
    expect(escalated(alerted(inHand, ["lena"]), claire).ok).toBe(true); // the desk asked by itself
  });
  it("is still waited for, whatever they do to the ticket who asked for it", () => {
    const again: TicketCommand = { type: "escalate", to: "manager", reason: "It still burns" };
    const asked = alerted(after(inHand, [claire, { type: "escalate", to: "manager", reason: "It burns" }]), ["lena"]);
    const released = after(asked, [claire, { type: "release" }]);
    const replied: TicketCommand = { type: "reply", text: "We are on it", files: [] };
    for (const ticket of [
      released,
      after(released, [claire, { type: "claim" }]),
      after(asked, [claire, { type: "assign", to: "paul", toAgent: true }]),
      after(asked, [claire, replied]),
      after(asked, [claire, replied], [claire, { type: "release" }], [claire, { type: "claim" }]),
    ]) {
      expect(asking(ticket, claire, again)).toMatchObject({ ok: false, refusal: { type: "escalated-already" } });
      expect(may(ticket, lena)).toBe(true);
    }
    expect(asking(after(asked, [paul, replied]), claire, again).ok).toBe(true); // a colleague took care of it
    expect(asking(after(asked, [lena, { type: "assign", to: "paul", toAgent: true }]), claire, again).ok).toBe(true);
  });
  it("is any agent's where the channel was asked, but not of whoever has it", () => {
    expect([claire, paul].map((each) => may(alerted(inHand, []), each))).toEqual([false, true]);
    expect(may(alerted(given(), []), claire)).toBe(true);
    const ended = evolve(alerted(inHand, ["lena"]), {
      number: 9,
      by: null,
      at: noon,
      event: { type: "unacknowledged" },
    });
    expect([claire, paul].map((each) => may(ended, each))).toEqual([false, true]);
  });
});

describe("reopening", () => {
  const closed = given({ status: "closed", assignee: "claire", endedAt: noon });
  const reopen: TicketCommand = { type: "reopen", reason: "It is back" };
  it("is possible for the requester and the agents within 14 days, to the same agent", () => {
    for (const actor of [mona, paul]) {
      expect(asking(closed, actor, reopen, new Date(noon.getTime() + 14 * day)).ok).toBe(true);
    }
    expect(after(closed, [mona, reopen])).toMatchObject({ status: "in-progress", assignee: "claire", endedAt: null });
  });
  it("is too late after that", () => {
    expect(asking(closed, mona, reopen, new Date(noon.getTime() + 14 * day + 1))).toMatchObject({
      refusal: { type: "too-late-to-reopen" },
    });
  });
  it("brings a cancelled ticket back as new, by its requester only", () => {
    const cancelled = after(given({ status: "in-progress", assignee: "claire" }), [
      mona,
      { type: "withdraw", reason: "no-longer-needed" },
    ]);
    expect(cancelled).toMatchObject({
      status: "cancelled",
      cancellation: { by: "requester", reason: "no-longer-needed" },
    });
    expect(after(cancelled, [mona, reopen])).toMatchObject({ status: "new", assignee: null, cancellation: null });
    expect(asking(cancelled, paul, reopen)).toMatchObject({ refusal: { type: "not-allowed" } });
  });
});

describe("asking where it stands", () => {
  it("is counted, and possible once in four hours", () => {
    const chased = after(given(), [mona, { type: "chase" }]);
    expect(chased).toMatchObject({ chases: 1, chasedAt: noon });
    const until = new Date(noon.getTime() + 4 * hour);
    expect(asking(chased, mona, { type: "chase" }, new Date(until.getTime() - 1))).toEqual({
      ok: false,
      refusal: { type: "chased-already", until },
    });
    expect(asking(chased, mona, { type: "chase" }, until).ok).toBe(true);
  });
});

describe("changing particulars", () => {
  it("recomputes the priority, and tells from what to what", () => {
    const ticket = given({ impact: "one", urgency: "medium", priority: "P3" });
    expect(asking(ticket, claire, { type: "change", to: { impact: "everyone", title: ticket.title } })).toEqual({
      ok: true,
      events: [
        { type: "changed", from: { impact: "one", priority: "P3" }, to: { impact: "everyone", priority: "P2" } },
      ],
    });
  });
  it("keeps the reference when the kind changes", () => {
    const ticket = given();
    expect(after(ticket, [claire, { type: "change", to: { kind: "request" } }])).toMatchObject({
      reference: ticket.reference,
      kind: "request",
    });
  });
  it("says when nothing would change", () => {
    const ticket = given();
    expect(asking(ticket, claire, { type: "change", to: { title: ticket.title } })).toMatchObject({
      refusal: { type: "nothing-changed" },
    });
  });
});

describe("work", () => {
  it("adds up", () => {
    const work = (minutes: number): TicketCommand => ({ type: "work", activity: "other", text: "Looked", minutes });
    expect(after(given(), [claire, work(5)], [paul, work(10)]).minutesWorked).toBe(15);
  });
});

describe("moving to another queue", () => {
  it("puts it back into the pool there", () => {
    const ticket = given({ status: "in-progress", assignee: "claire", queue: "support" });
    expect(after(ticket, [claire, { type: "move", queue: "network", reason: "A switch" }])).toMatchObject({
      queue: "network",
      status: "new",
      assignee: null,
    });
    expect(asking(ticket, claire, { type: "move", queue: "support", reason: "" })).toMatchObject({
      refusal: { type: "nothing-changed" },
    });
  });
});
