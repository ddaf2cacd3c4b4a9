import { describe, expect, it, test } from "vitest";
import type { TicketCommand, TicketEvent } from "../../src/features/rules.ts";
import { decide, possibleCommands } from "../../src/features/rules/decide.ts";
import { isToldInThread } from "../../src/features/rules/events.ts";
import { evolve } from "../../src/features/rules/evolve.ts";
import { whoWorked } from "../../src/features/rules/who-worked.ts";
import { isAwaited, isLow } from "../../src/features/ratings/rules.ts";
import { queuesNamedIn, usualPolicy } from "../../src/kernel/policy.ts";
import { outsideQueues } from "../../src/kernel/reading.ts";
import type { Actor } from "../../src/kernel/roles.ts";
import { ticketStatuses } from "../../src/kernel/status.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aTicket } from "../support/a-ticket.ts";

const noon = new Date("2026-11-23T12:00:00Z"); // a Monday
const later = (milliseconds: number): Date => new Date(noon.getTime() + milliseconds);
const mona: Actor = { person: "mona", agent: false, lead: false, administrator: false };
const claire: Actor = { ...mona, person: "claire", agent: true };

const asking = (ticket: Ticket, actor: Actor, command: TicketCommand, now = noon) =>
  decide(ticket, command, { actor, now, policy: usualPolicy });

const pauls = aTicket({ status: "in-progress", assignee: "paul" });

describe("a claim that comes too late", () => {
  const claimed = (ticket: Ticket) => asking(ticket, claire, { type: "claim" });

  it("names whoever has the ticket while they work on it", () => {
    for (const status of ["in-progress", "waiting", "on-hold"] as const) {
      const refusal = { type: "already-claimed", by: "paul" };
      expect(claimed(aTicket({ status, assignee: "paul" }))).toEqual({ ok: false, refusal });
    }
    expect(claimed(aTicket({ status: "waiting", assignee: "claire" }))).toEqual({
      ok: false,
      refusal: { type: "already-yours" },
    });
  });

  it("tells what has become of the ticket where nobody works on it any more", () => {
    for (const status of ["resolved", "closed", "cancelled"] as const) {
      for (const assignee of ["paul", "claire", null]) {
        const refusal = { type: "wrong-status", status };
        expect(claimed(aTicket({ status, assignee }))).toEqual({ ok: false, refusal });
      }
    }
  });
});

describe("what was sent just now", () => {
  const sent = aTicket({ openedAt: noon });

  it("is taken back within a minute, as no longer needed, and says so", () => {
    const undone = { type: "withdrawn", reason: "no-longer-needed", undone: true };
    expect(asking(sent, mona, { type: "undo" }, later(60_000))).toEqual({ ok: true, events: [undone] });
    expect(asking(sent, mona, { type: "undo" }, later(60_001))).toMatchObject({ ok: false });
  });
});

describe("a change of particulars", () => {
  const ticket = aTicket({ title: "The password is hunter2!Xy", service: "Mail" });

  it("tells what is another now, and nothing else", () => {
    const { title, service, kind } = ticket;
    const changed = asking(ticket, claire, { type: "change", to: { title, service, kind, urgency: "low" } });
    expect(changed).toMatchObject({
      ok: true,
      events: [{ type: "changed", from: { urgency: "medium" }, to: { urgency: "low" } }],
    });
    const [event] = changed.ok ? changed.events : [];
    expect(event?.type === "changed" && Object.keys(event.to).every((name) => /urgency|priority/.test(name))).toBe(
      true,
    );
  });

  it("leaves a secret as it is that comes back masked", () => {
    const secret = aTicket({ title: "My password: Tr0ub4dor&3" });
    const masked = { type: "change", to: { title: "My password: ••••••••" } } as const;
    const same = asking(secret, claire, masked);
    expect(same).toEqual({ ok: false, refusal: { type: "nothing-changed" } });
  });

  it("makes no colleague's ticket the agent's own, but whoever asked may have it for themselves", () => {
    const mine: TicketCommand = { type: "change", to: { beneficiary: "claire" } };
    expect(asking(pauls, claire, mine)).toEqual({ ok: false, refusal: { type: "not-for-yourself" } });
    const own = aTicket({ requester: "claire", beneficiary: "mona" });
    expect(asking(own, claire, mine)).toEqual({
      ok: true,
      events: [{ type: "changed", from: { beneficiary: "mona" }, to: { beneficiary: "claire" } }],
    });
    expect(asking(pauls, claire, { type: "change", to: { beneficiary: "ben" } }).ok).toBe(true);
  });

  it("makes it no other agent's, but whoever asked says whom it is for and may have it back", () => {
    const makes = (beneficiary: string): TicketCommand => ({ type: "change", to: { beneficiary }, forColleague: true });
    expect(asking(pauls, claire, makes("ben"))).toEqual({ ok: false, refusal: { type: "not-for-a-colleague" } });
    expect(asking(aTicket({ requester: "claire", beneficiary: "mona" }), claire, makes("ben")).ok).toBe(true);
    expect(asking(aTicket({ requester: "ben", beneficiary: "mona" }), claire, makes("ben")).ok).toBe(true);
  });
});

describe("help that is asked for", () => {
  const chain = { step: 0, at: noon, people: ["claire"], state: "running", seenBy: null } as const;
  const asked = (more: object = {}): Ticket => ({
    ...pauls,
    priority: "P3", // whose lead has four hours
    clock: { ...pauls.clock, chain: { ...chain, askedBy: { person: "paul", reason: "It burns" }, ...more } },
  });
  const again: TicketCommand = { type: "escalate", to: "manager", reason: "Still" };

  it("is not acknowledged where nobody waits for it", () => {
    const nothing = { ok: false, refusal: { type: "nothing-changed" } };
    expect(asking(pauls, claire, { type: "acknowledge" })).toEqual(nothing);
    expect(asking(asked({ state: "settled" }), claire, { type: "acknowledge" })).toEqual(nothing);
    expect(asking(asked(), claire, { type: "acknowledge" })).toEqual({ ok: true, events: [{ type: "acknowledged" }] });
  });

  it("is not asked for again until the time for an answer is over", () => {
    const until = later(4 * 3_600_000);
    const refused = (now: Date, then: Date | null) =>
      expect(asking(asked(), claire, again, now)).toEqual({
        ok: false,
        refusal: { type: "escalated-already", until: then },
      });
    refused(later(60_000), until);
    refused(until, null);
    expect(asking(asked({ askedBy: null }), claire, again).ok).toBe(true);
    expect(asking(asked({ state: "ended" }), claire, again).ok).toBe(true);
  });
});

describe("following", () => {
  const followed = { ...pauls, followers: ["claire", "ben"] };

  it("begins and ends once", () => {
    expect(asking(pauls, claire, { type: "follow" })).toEqual({ ok: true, events: [{ type: "followed" }] });
    expect(asking(followed, claire, { type: "unfollow" })).toEqual({ ok: true, events: [{ type: "unfollowed" }] });
    const nothing = { ok: false, refusal: { type: "nothing-changed" } };
    expect(asking(followed, claire, { type: "follow" })).toEqual(nothing);
    expect(asking(pauls, claire, { type: "unfollow" })).toEqual(nothing);
  });

  it("is offered to those who do not, and its end to those who do", () => {
    const offered = (ticket: Ticket) =>
      [...possibleCommands(ticket, claire)].filter((type) => type === "follow" || type === "unfollow");
    expect(offered(pauls)).toEqual(["follow"]);
    expect(offered(followed)).toEqual(["unfollow"]);
  });

  it("ends for whoever ends it, and for nobody else", () => {
    const left = evolve(followed, { number: 9, by: "claire", at: noon, event: { type: "unfollowed" } });
    expect(left.followers).toEqual(["ben"]);
    const more = evolve(left, { number: 10, by: "zoe", at: noon, event: { type: "followed" } });
    expect(more.followers).toEqual(["ben", "zoe"]);
  });
});

describe("stars", () => {
  const resolved = aTicket({ status: "resolved" });
  const [attempt] = resolved.attempts;
  if (attempt === undefined) throw new Error("it was resolved");
  const last = { ...attempt, number: 2 };
  const twice = { ...resolved, attempts: [attempt, last] };

  it("are few up to two", () => {
    expect(([1, 2, 3, 4, 5] as const).map(isLow)).toEqual([true, true, false, false, false]);
  });

  it("are waited for on the last resolution, until there is an answer or the ticket goes on", () => {
    expect(isAwaited(resolved, attempt)).toBe(true);
    expect(isAwaited(twice, last)).toBe(true);
    expect(isAwaited(twice, attempt)).toBe(false);
    expect(isAwaited(resolved, null)).toBe(false);
    expect(isAwaited({ ...resolved, status: "in-progress" }, attempt)).toBe(false);
    const silent = { ...attempt, answer: { answer: "silence", at: noon } } as const;
    expect(isAwaited({ ...resolved, attempts: [silent] }, silent)).toBe(false);
  });

  it("are not given to a resolution that was passed over without an answer", () => {
    const rate = { type: "rate", attempt: 1, stars: 5, comment: null } as const;
    const none = { ok: false, refusal: { type: "no-such-attempt" } };
    expect(asking({ ...resolved, status: "in-progress" }, mona, rate)).toEqual(none);
    expect(asking(twice, mona, rate)).toEqual(none);
    expect(asking(resolved, mona, rate)).toMatchObject({ ok: true });
    expect(possibleCommands(aTicket(), mona).has("withdraw")).toBe(true); // of a ticket without any
  });
});

describe("reopening", () => {
  const day = 86_400_000;
  const closed = aTicket({ status: "closed", endedAt: noon });
  const [attempt] = closed.attempts;
  if (attempt === undefined) throw new Error("it was resolved");
  const silent = { ...closed, attempts: [{ ...attempt, answer: { answer: "silence", at: noon } }] } as const;
  const reopen: TicketCommand = { type: "reopen", reason: "It is back" };
  const may = (ticket: Ticket, actor: Actor, now: Date): boolean => asking(ticket, actor, reopen, now).ok;

  it("is possible at any time of what was closed in silence, and of nothing else", () => {
    expect(may(silent, mona, later(400 * day))).toBe(true);
    expect(may(closed, mona, later(400 * day))).toBe(false);
    expect(may({ ...silent, status: "cancelled" }, mona, later(400 * day))).toBe(false);
    expect(may({ ...silent, attempts: [...silent.attempts, attempt] }, mona, later(400 * day))).toBe(false);
    const never = { ...closed, attempts: [] };
    expect(may(never, mona, later(400 * day))).toBe(false);
    expect(may({ ...never, endedAt: null }, mona, later(400 * day))).toBe(true);
  });

  it("of a cancelled ticket is for its requester, and for whom it was opened", () => {
    const cancelled = { ...aTicket({ status: "cancelled", endedAt: noon }), beneficiary: "ben" };
    expect(may(cancelled, mona, noon)).toBe(true);
    expect(may(cancelled, { ...mona, person: "ben" }, noon)).toBe(true);
    expect(may(cancelled, claire, noon)).toBe(false);
  });
});

it("a resolution that is refused again is escalated for that", () => {
  const refused = (by: number) => ({ answer: "refused", by: "mona", at: later(by), reason: "No" }) as const;
  const [attempt] = aTicket({ status: "resolved" }).attempts;
  if (attempt === undefined) throw new Error("it was resolved");
  const again = aTicket({
    status: "resolved",
    attempts: [
      { ...attempt, answer: refused(0) },
      { ...attempt, number: 2 },
    ],
  });
  expect(asking(again, mona, { type: "refuse", reason: "Still not" })).toEqual({
    ok: true,
    events: [
      { type: "refused", attempt: 2, reason: "Still not" },
      { type: "escalated", because: "refused-again" },
    ],
  });
  const none = aTicket({ status: "resolved", attempts: [] });
  expect(asking(none, mona, { type: "refuse", reason: "No" })).toEqual({
    ok: false,
    refusal: { type: "no-such-attempt" },
  });
});

it("what nobody has is nobody's to take over: an agent learns that it is not theirs to do", () => {
  const nobodys = aTicket({ status: "in-progress", assignee: null });
  expect(asking(nobodys, claire, { type: "release" })).toEqual({ ok: false, refusal: { type: "not-allowed" } });
});

describe("words of the requester", () => {
  const answer = { type: "answer", text: "The third", files: [] } as const;
  const types = (ticket: Ticket, command: TicketCommand) => {
    const decided = asking(ticket, mona, command);
    return decided.ok ? decided.events.map(({ type }) => type) : [];
  };

  it("put a ticket that waits back to work, but not what was said before and is corrected", () => {
    const waiting = aTicket({ status: "waiting" });
    expect(types(waiting, answer)).toEqual(["answered", "resumed"]);
    expect(types(waiting, { ...answer, corrected: true })).toEqual(["answered"]);
    expect(types(pauls, answer)).toEqual(["answered"]);
  });

  it("are answered in their thread where they need an answer: is it not fixed, is it to be reopened?", () => {
    const told = ticketStatuses.filter((status) =>
      isToldInThread({ type: "answered", text: "", files: [] }, aTicket({ status })),
    );
    expect(told).toEqual(["resolved", "closed", "cancelled"]);
  });
});

test("whoever had the ticket or answered as an agent has worked on it, and nobody else", () => {
  const happened = (by: string | null, event: TicketEvent) => ({ number: 1, by, at: noon, event });
  const history = [
    happened("mona", { type: "answered", text: "", files: [] }),
    happened("claire", { type: "claimed" }),
    happened("lena", { type: "assigned", to: "paul", from: "claire" }),
    happened("dora", { type: "replied", text: "", files: [] }),
    happened("zoe", { type: "noted", text: "", files: [] }),
    happened(null, { type: "resolved", attempt: 1, text: "", cause: "other", because: "no-answer" }),
  ];
  expect([...whoWorked(history)]).toEqual(["claire", "paul", "dora"]);
});

test("a policy names queues, their next levels, and those of its promises", () => {
  const [level] = usualPolicy.serviceLevels;
  if (level === undefined) throw new Error("something is promised");
  const policy = {
    ...usualPolicy,
    queues: { network: { hours: null, nextLevel: "experts" }, support: { hours: null, nextLevel: null } },
    serviceLevels: [level, { ...level, queue: "noc" }],
  };
  expect([...queuesNamedIn(policy)].toSorted()).toEqual(["experts", "network", "noc", "support"]);
});

test("outside of queues somebody is neither agent nor lead nor administrator", () => {
  expect(outsideQueues("claire")).toEqual({ person: "claire", agent: false, lead: false, administrator: false });
});
