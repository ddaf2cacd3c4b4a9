import { describe, expect, it } from "vitest";
import type { TicketCommand } from "../../src/features/rules.ts";
import { decide } from "../../src/features/rules/decide.ts";
import { usualPolicy, type DeskPolicy } from "../../src/kernel/policy.ts";
import type { Actor } from "../../src/kernel/roles.ts";
import { ticketStatuses } from "../../src/kernel/status.ts";
import { aTicket } from "../support/a-ticket.ts";

const now = new Date("2026-11-21T12:00:00Z");
const nobody: Actor = { person: "claire", agent: false, lead: false, administrator: false };
const claire: Actor = { ...nobody, agent: true };
const lena: Actor = { ...nobody, person: "lena", lead: true };
const dora: Actor = { ...nobody, person: "dora", administrator: true };

const asking = (
  ticket: ReturnType<typeof aTicket>,
  actor: Actor,
  command: TicketCommand,
  more: { readonly policy?: DeskPolicy; readonly served?: ReadonlySet<string> } = {},
) => decide(ticket, command, { actor, now, policy: usualPolicy, ...more });

const text = "Turn it off and on";
const reply = { type: "reply", text, files: [] } as const;
const replied = { type: "replied", text, files: [] };
const claimed = { type: "claimed" };
const free = aTicket();
const mine = aTicket({ status: "in-progress", assignee: "claire" });
const pauls = aTicket({ status: "in-progress", assignee: "paul" });

describe("whoever replies to a free ticket", () => {
  it("has it from then on, if they may have tickets of its queue", () => {
    expect(asking(free, claire, reply)).toEqual({ ok: true, events: [claimed, replied] });
    expect(asking(free, lena, reply)).toEqual({ ok: true, events: [claimed, replied] });
    expect(asking(free, dora, reply)).toEqual({ ok: true, events: [replied] });
  });

  it("takes nothing from a colleague, whose ticket it is meanwhile", () => {
    const takes = { ...reply, takes: true } as const;
    expect(asking(pauls, claire, takes)).toEqual({ ok: false, refusal: { type: "already-claimed", by: "paul" } });
    expect(asking(mine, claire, takes)).toEqual({ ok: true, events: [replied] });
    expect(asking(pauls, claire, reply)).toEqual({ ok: true, events: [replied] });
  });

  it("takes it while it is new, and is told where it is over", () => {
    const takes = { ...reply, takes: true } as const;
    expect(asking(free, claire, takes)).toEqual({ ok: true, events: [claimed, replied] });
    const over = aTicket({ status: "cancelled" });
    expect(asking(over, claire, takes)).toEqual({ ok: false, refusal: { type: "wrong-status", status: "cancelled" } });
  });
});

describe("a reply that is the resolution", () => {
  const resolves = { ...reply, resolves: "software" } as const;
  const resolved = { type: "resolved", attempt: 1, text, cause: "software" };

  it("resolves, and takes a free ticket first", () => {
    expect(asking(mine, claire, resolves)).toEqual({ ok: true, events: [resolved] });
    expect(asking(free, claire, resolves)).toEqual({ ok: true, events: [claimed, resolved] });
    expect(asking(pauls, lena, resolves)).toEqual({ ok: true, events: [resolved] });
  });

  it("is the next attempt", () => {
    const again = { ...mine, attempts: aTicket({ status: "resolved" }).attempts };
    expect(asking(again, claire, resolves)).toEqual({ ok: true, events: [{ ...resolved, attempt: 2 }] });
  });

  it("is for whoever has the ticket, or leads", () => {
    expect(asking(pauls, claire, resolves)).toEqual({ ok: false, refusal: { type: "not-allowed" } });
  });

  it("is possible where an agent works on it, and in no other status", () => {
    const may = ticketStatuses.filter(
      (status) => asking(aTicket({ status, assignee: status === "new" ? null : "claire" }), claire, resolves).ok,
    );
    expect(may).toEqual(["new", "in-progress", "waiting", "on-hold"]);
    const closed = aTicket({ status: "closed" });
    expect(asking(closed, claire, resolves)).toEqual({
      ok: false,
      refusal: { type: "wrong-status", status: "closed" },
    });
  });
});

describe("to those who know more", () => {
  const policy: DeskPolicy = { ...usualPolicy, queues: { support: { hours: null, nextLevel: "experts" } } };
  const escalate = { type: "escalate", to: "next-level", reason: "The core switch" } as const;
  const served = new Set(["support", "experts"]);

  it("goes what an agent escalates, with the reason", () => {
    const moved = { type: "moved", queue: "experts", from: "support", reason: "The core switch", level: "next" };
    expect(asking(mine, claire, escalate, { policy, served })).toEqual({ ok: true, events: [moved] });
  });

  it("goes nothing where there is no such queue, or nobody looks at it", () => {
    expect(asking(mine, claire, escalate, { served })).toEqual({ ok: false, refusal: { type: "no-next-level" } });
    const itself = { ...policy, queues: { support: { hours: null, nextLevel: "support" } } };
    expect(asking(mine, claire, escalate, { policy: itself, served })).toMatchObject({
      refusal: { type: "no-next-level" },
    });
    const unserved = { type: "queue-unserved", queue: "experts" };
    const nobodyThere = { policy, served: new Set(["support"]) };
    expect(asking(mine, claire, escalate, nobodyThere)).toEqual({ ok: false, refusal: unserved });
    const move = { type: "move", queue: "experts", reason: "" } as const;
    expect(asking(mine, claire, move, nobodyThere)).toEqual({ ok: false, refusal: unserved });
    expect(asking(mine, claire, move, { served }).ok).toBe(true);
  });

  it("and up, where the priority has an escalation", () => {
    const up = { ...escalate, to: "manager" } as const;
    const asked = { type: "escalated", because: "asked", reason: "The core switch" };
    expect(asking(mine, claire, up)).toEqual({ ok: true, events: [asked] });
    const low = { ...mine, priority: "P4" } as const;
    expect(asking(low, claire, up)).toEqual({ ok: false, refusal: { type: "no-chain" } });
  });
});

describe("who has a ticket", () => {
  it("takes over from a colleague, and not from themselves", () => {
    const takeOver = { type: "take-over" } as const;
    expect(asking(pauls, claire, takeOver)).toEqual({
      ok: true,
      events: [{ type: "assigned", to: "claire", from: "paul" }],
    });
    expect(asking(mine, claire, takeOver)).toEqual({ ok: false, refusal: { type: "already-yours" } });
    expect(asking(pauls, claire, { ...takeOver, from: "paul" }).ok).toBe(true);
    expect(asking(pauls, claire, { ...takeOver, from: "zoe" })).toEqual({
      ok: false,
      refusal: { type: "already-claimed", by: "paul" },
    });
  });

  it("gives it back, holds it and takes it up again", () => {
    expect(asking(mine, claire, { type: "release" })).toEqual({
      ok: true,
      events: [{ type: "released", from: "claire" }],
    });
    const hold = { reason: "A part is ordered", resumeOn: "2026-12-01" };
    expect(asking(mine, claire, { type: "hold", ...hold })).toEqual({ ok: true, events: [{ type: "held", ...hold }] });
    expect(asking({ ...mine, status: "on-hold" }, claire, { type: "resume" })).toEqual({
      ok: true,
      events: [{ type: "resumed", because: "agent" }],
    });
  });
});
