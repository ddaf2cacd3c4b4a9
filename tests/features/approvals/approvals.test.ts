import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agenda, eventOf } from "../../../src/features/rules/agenda.ts";
import { decide, possibleCommands } from "../../../src/features/rules/decide.ts";
import { begin, evolve } from "../../../src/features/rules/evolve.ts";
import { lacksApproval } from "../../../src/features/approvals/rules.ts";
import type { TicketCommand, TicketEvent } from "../../../src/features/rules.ts";
import { nextDue } from "../../../src/features/service-levels/rules.ts";
import { timeSpent } from "../../../src/features/service-levels/rules/time-spent.ts";
import { outcome, waitsFor, type StagePlan } from "../../../src/kernel/approval.ts";
import { turnOf } from "../../../src/kernel/clock.ts";
import { mayRead, readsAs } from "../../../src/kernel/reading.ts";
import { policyIn } from "../../../src/kernel/policy.ts";
import type { Actor } from "../../../src/kernel/roles.ts";
import type { Ticket } from "../../../src/kernel/ticket.ts";
import { opening } from "../../support/a-ticket.ts";
import { aStage } from "../../support/an-approval.ts";

const policy = policyIn("Europe/Paris");
const monday = new Date("2026-11-23T10:00+01:00");
const later = (hours: number): Date => new Date(monday.getTime() + hours * 3_600_000);
const someone = (person: string, more: Partial<Actor> = {}): Actor => ({
  person,
  agent: false,
  lead: false,
  administrator: false,
  ...more,
});
const claire = someone("claire", { agent: true });
const lead = someone("lena", { lead: true });

const asking = (...stages: readonly StagePlan[]): Ticket =>
  begin("S261123_0001", { number: 1, by: "mona", at: monday, event: { ...opening, approval: stages } });

const happens = (ticket: Ticket, by: string | null, event: TicketEvent, at = later(1)): Ticket =>
  evolve(ticket, { number: ticket.version + 1, by, at, event });

/** The ticket after somebody does something, or why they may not. */
function does(ticket: Ticket, actor: Actor, command: TicketCommand, at = later(1)): Ticket | string {
  const decided = decide(ticket, command, { actor, now: at, policy });
  return decided.ok
    ? decided.events.reduce((each: Ticket, event) => happens(each, actor.person, event, at), ticket)
    : decided.refusal.type;
}
const done = (ticket: Ticket | string): Ticket => {
  if (typeof ticket === "string") throw new Error(ticket);
  return ticket;
};
const approve = { type: "approve" } as const;
const decline = { type: "decline", reason: "Too dear" } as const;

describe("a ticket that needs approval", () => {
  it("is the approvers' turn, breaks nothing meanwhile, and cannot be resolved; all else can be done", () => {
    const ticket = done(does(asking(aStage(["paul"])), claire, { type: "claim" }));
    expect(turnOf(ticket.clock)).toBe("approver");
    expect(nextDue(ticket)).toBeNull();
    expect(agenda(ticket, policy, later(1_000))).toEqual([]);
    expect(does(ticket, claire, { type: "resolve", text: "Done", cause: "other" })).toBe("awaits-approval");
    expect(does(ticket, claire, { type: "reply", text: "Done", files: [], resolves: "other" })).toBe("awaits-approval");
    expect(possibleCommands(ticket, claire)).not.toContain("resolve");
    for (const command of ["ask", "note", "reject", "reply"] as const)
      expect(possibleCommands(ticket, claire)).toContain(command);
  });

  it("goes on once it is approved, which nothing changes", () => {
    const ticket = done(does(asking(aStage(["paul", "zoe"])), someone("paul"), approve));
    expect(turnOf(ticket.clock)).toBe("agents");
    expect(does(ticket, someone("zoe"), decline)).toBe("decided-already");
    expect(does(ticket, someone("paul"), approve)).toBe("voted-already");
    expect(does(ticket, someone("paul"), decline)).toBe("voted-already");
  });

  it("ends where it is declined, with the reason, and everybody is asked anew if it is opened again", () => {
    const ticket = done(does(asking(aStage(["paul", "zoe"], { rule: "all" })), someone("paul"), decline));
    expect(ticket).toMatchObject({ status: "cancelled", cancellation: { by: "approver", reason: "Too dear" } });
    expect(does(ticket, someone("zoe"), approve)).toBe("decided-already");
    const again = done(does(ticket, someone("mona"), { type: "reopen", reason: "Please" }));
    expect(turnOf(again.clock)).toBe("approver");
    expect(possibleCommands(again, someone("paul"))).toContain("approve");
  });

  it("asks one stage after the other", () => {
    const ticket = asking(aStage(["paul"]), aStage(["zoe"]));
    expect(does(ticket, someone("zoe"), approve)).toBe("not-allowed");
    const next = done(does(ticket, someone("paul"), approve));
    expect(turnOf(next.clock)).toBe("approver");
    expect(does(next, someone("paul"), approve)).toBe("voted-already");
    expect(turnOf(done(does(next, someone("zoe"), approve)).clock)).toBe("agents");
  });

  it("is not whoever asks for it to decide, whatever else they are", () => {
    const ticket = asking(aStage(["mona"]));
    for (const command of [approve, decline]) {
      expect(does(ticket, someone("mona"), command)).toBe("not-allowed");
      expect(does(ticket, someone("mona", { agent: true, lead: true }), command)).toBe("not-allowed");
    }
  });

  it("brings what the requester says to whoever asked before deciding", () => {
    const asked = done(
      does(asking(aStage(["paul"])), someone("paul"), { type: "ask-requester", text: "Why?", files: [] }),
    );
    const decided = decide(
      asked,
      { type: "answer", text: "It broke", files: [] },
      { actor: someone("mona"), now: later(2), policy },
    );
    expect(decided).toMatchObject({ ok: true, events: [{ type: "answered", toApprovers: ["paul"] }] });
    expect(
      done(does(asked, someone("mona"), { type: "answer", text: "It broke", files: [] })).approval?.questions,
    ).toEqual([{ by: "paul", text: "Why?", answer: "It broke" }]);
  });

  const day = { days: 1, milliseconds: 0 };
  const timed = { remindAfter: day, expireAfter: { days: 3, milliseconds: 0 } };
  const planned = (ticket: Ticket, now = monday) =>
    agenda(ticket, policy, now).map(({ at, step }) => `${step.do} ${at.toISOString().slice(0, 10)}`);

  it("reminds in open time, and then asks others: those who are named, then whoever leads the queue, and never lets it pass", () => {
    const ticket = asking(aStage(["paul"], { ...timed, otherwise: ["it-lead"] }));
    expect(planned(ticket)).toEqual(["remind-approvers 2026-11-24", "ask-others 2026-11-26"]);
    const circumstances = { policy, now: later(80), people: [] as readonly string[] };
    const others = eventOf(ticket, { do: "ask-others" }, circumstances);
    expect(others).toMatchObject({ because: "expired", asked: [{ person: "it-lead", as: "instead" }] });
    const second = happens(ticket, null, others, later(80));
    expect(does(second, someone("paul"), approve)).toBe("others-asked");
    const leads = eventOf(second, { do: "ask-others" }, { ...circumstances, people: ["lena", "mona"] });
    expect(leads).toMatchObject({ asked: [{ person: "lena", as: "lead" }] });
    const nobody = happens(second, null, eventOf(second, { do: "ask-others" }, circumstances), later(160));
    expect(nobody.approval && outcome(nobody.approval)).toBe("expired");
    expect(turnOf(nobody.clock)).toBe("agents");
    expect(
      does(done(does(nobody, claire, { type: "claim" })), claire, { type: "resolve", text: "", cause: "other" }),
    ).toBe("awaits-approval");
    const unanswered = done(does(done(does(nobody, claire, { type: "claim" })), claire, { type: "ask", text: "?" }));
    expect(planned(unanswered).join()).not.toContain("resolve-unanswered");
    expect(done(does(nobody, lead, approve)).approval).toSatisfy(
      (approval: Ticket["approval"]) => approval !== null && outcome(approval) === "approved",
    );
    expect(done(does(nobody, lead, decline)).status).toBe("cancelled");
  });

  it("asks others at once where it was changed to be for whoever is to approve it, who may not", () => {
    const asked = { ...asking(aStage(["paul"], { otherwise: ["it-lead"] })), beneficiary: "paul" };
    expect(does(asked, someone("paul"), approve)).toBe("not-allowed");
    expect(planned(asked)).toEqual(["ask-others 2026-11-23"]);
    const others = eventOf(asked, { do: "ask-others" }, { policy, now: monday, people: [] });
    expect(others).toMatchObject({ because: "own", asked: [{ person: "it-lead", as: "instead" }] });
    const lena = happens(asked, null, others);
    expect(done(does(lena, someone("it-lead"), approve)).status).toBe("new");
    const both = { ...asking(aStage(["paul", "ada"], { remindAfter: day })), beneficiary: "paul" };
    expect(planned(both)).toEqual(["ask-others 2026-11-23"]);
    expect(eventOf(both, { do: "ask-others" }, { policy, now: monday, people: [] })).toMatchObject({
      because: "own",
      asked: [{ person: "ada" }],
    });
  });

  it("asks anew, from there on, where somebody has decided what turns out to be their own", () => {
    const voted = done(does(asking(aStage(["paul"]), aStage(["ada"])), someone("paul"), approve));
    const own = { ...done(does(voted, someone("ada"), approve)), requester: "paul" };
    expect(lacksApproval(own)).toBe(true);
    expect(planned(own)[0]).toBe("ask-others 2026-11-23");
    const anew = happens(own, null, eventOf(own, { do: "ask-others" }, { policy, now: monday, people: ["lea"] }));
    expect(anew.approval && [outcome(anew.approval), waitsFor(anew.approval)]).toEqual(["pending", ["lea"]]);
    expect(anew.approval?.stages[1]).toMatchObject({ votes: [], since: null });
  });

  it("reminds at most three times, and once for all that was missed", () => {
    const ticket = asking(aStage(["paul"], { remindAfter: day }));
    const [late] = agenda(ticket, policy, later(24 * 30));
    expect(late?.step).toEqual({ do: "remind-approvers", count: 3 });
    const reminded = happens(ticket, null, { type: "approval-reminded", stage: 0, people: ["paul"], count: 3 });
    expect(planned(reminded)).toEqual([]);
  });

  it("is read by approvers as long as they are asked, private too, and no further", () => {
    const ticket = { ...asking(aStage(["paul"])), isPrivate: true };
    const reads = (each: Ticket, what: "card" | "agents-card" | "approval") =>
      mayRead(what, readsAs(someone("paul"), each));
    expect([reads(ticket, "card"), reads(ticket, "agents-card"), reads(ticket, "approval")]).toEqual([
      true,
      false,
      true,
    ]);
    const approved = { ...done(does(ticket, someone("paul"), approve)), isPrivate: true };
    expect([reads(approved, "card"), reads(approved, "approval")]).toEqual([false, true]);
  });

  it("gives every second to exactly one, whatever happens", () => {
    const step = fc.tuple(
      fc.constantFrom(someone("paul"), someone("zoe"), someone("mona"), claire, lead),
      fc.constantFrom<TicketCommand>(
        approve,
        decline,
        { type: "claim" },
        { type: "ask", text: "Which?" },
        { type: "answer", text: "That", files: [] },
        { type: "reopen", reason: "Please" },
        { type: "reject", reason: "No" },
      ),
      fc.integer({ min: 0, max: 90 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (script) => {
        let at = monday.getTime();
        let ticket = asking(aStage(["paul", "zoe"], { rule: "majority" }), aStage(["zoe"]));
        let closedFor = 0;
        for (const [actor, command, hours] of script) {
          if (ticket.endedAt !== null) closedFor += hours * 3_600_000;
          at += hours * 3_600_000;
          const after = does(ticket, actor, command, new Date(at));
          if (typeof after !== "string") ticket = after;
        }
        const { agents, requester, approver, thirdParty, closedHours } = timeSpent(
          ticket.clock,
          policy.hours,
          new Date(at),
        );
        expect(agents + requester + approver + thirdParty + closedHours + closedFor).toBe(at - monday.getTime());
        const state = ticket.approval && outcome(ticket.approval);
        if (ticket.status === "new" || ticket.status === "in-progress")
          expect(turnOf(ticket.clock)).toBe(state === "pending" ? "approver" : "agents");
      }),
    );
  });
});
