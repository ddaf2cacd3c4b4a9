import { describe, expect, it } from "vitest";
import { commands, type TicketCommand, type Refusal } from "../../src/features/rules.ts";
import { refusalOf, commandTypes } from "../../src/features/rules/decide.ts";
import { roles, type Actor, type Role } from "../../src/kernel/roles.ts";
import { ticketStatuses, type TicketStatus } from "../../src/kernel/status.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { anApproval } from "../support/an-approval.ts";
import { aTicket } from "../support/a-ticket.ts";

/**
 * The two tables once more, in the words of the house, so that a slip in either is seen:
 * who (r requester, b beneficiary, a agent, s assignee, l lead, d administrator, + alerted, v approver, - bystander) and in which status
 * (n new, p in progress, w waiting, h on hold, r resolved, c closed, x cancelled).
 */
const expected: Record<TicketCommand["type"], [who: string, when: string]> = {
  approve: ["vl", "npwh"],
  decline: ["vl", "npwh"],
  "ask-requester": ["v", "npwh"],
  claim: ["al", "n"],
  release: ["sld", "p"],
  assign: ["ald", "npwh"],
  ask: ["sld", "p"],
  hold: ["sld", "p"],
  "set-status": ["sld", "ph"],
  resume: ["sld", "wh"],
  reply: ["ald", "npwhrcx"],
  answer: ["rb", "npwhrcx"],
  note: ["ald", "npwhrcx"],
  work: ["ald", "npwhrcx"],
  resolve: ["sld", "pwh"],
  confirm: ["rb", "r"],
  refuse: ["rb", "r"],
  rate: ["rb", "npwhrcx"],
  judge: ["rb", "npwhrcx"],
  reopen: ["rbald", "cx"],
  "send-again": ["rb", "x"],
  withdraw: ["rb", "npwh"],
  undo: ["rb", "npwh"],
  reject: ["ald", "npwh"],
  change: ["ald", "npwh"],
  "correct-answers": ["rbald", "npwh"],
  move: ["ald", "np"],
  escalate: ["ald", "np"],
  acknowledge: ["ald+", "npwh"],
  "take-over": ["al", "pwh"],
  pass: ["al", "n"],
  reveal: ["srb", "npwhrcx"],
  "give-back": ["rb", "npwhrcx"],
  "ask-back": ["ald", "npwhrcx"],
  chase: ["rb", "nph"],
  follow: ["ald", "npwhrcx"],
  "make-private": ["ald", "npwhrcx"],
  "open-up": ["l", "npwhrcx"],
  unfollow: ["rbasld+v-", "npwhrcx"],
};

const letterOfRole: Record<Role, string> = {
  requester: "r",
  beneficiary: "b",
  agent: "a",
  assignee: "s",
  lead: "l",
  administrator: "d",
  alerted: "+",
  approver: "v",
  bystander: "-",
};
const letterOfStatus: Record<TicketStatus, string> = {
  new: "n",
  "in-progress": "p",
  waiting: "w",
  "on-hold": "h",
  resolved: "r",
  closed: "c",
  cancelled: "x",
};

/** Somebody who is nothing but this to a ticket; an assignee is an agent too. */
function onlyA(role: Role): { actor: Actor; letters: string } {
  const actor = { person: role, agent: false, lead: false, administrator: false };
  if (role === "agent") return { actor: { ...actor, agent: true }, letters: "a" };
  if (role === "assignee") return { actor: { ...actor, agent: true }, letters: "as" };
  if (role === "lead") return { actor: { ...actor, lead: true }, letters: "l" };
  if (role === "administrator") return { actor: { ...actor, administrator: true }, letters: "d" };
  return { actor, letters: letterOfRole[role] };
}

const alerting = (ticket: Ticket): Ticket => ({
  ...ticket,
  approval: anApproval("approver"),
  clock: {
    ...ticket.clock,
    chain: { step: 0, at: ticket.openedAt, people: ["alerted"], state: "running", askedBy: null, seenBy: null },
  },
});

const verdictOf = (refusal: Refusal | null): string => {
  if (refusal === null) return "may";
  return refusal.type === "not-allowed" || refusal.type === "somebody-elses" ? "may not" : "not now";
};

describe("who may do what, and when", () => {
  it("names every command exactly once", () => {
    expect([...commandTypes].toSorted()).toEqual(Object.keys(commands).toSorted());
    expect([...commandTypes].toSorted()).toEqual(Object.keys(expected).toSorted());
    expect([...commandTypes].toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  const everyCase = commandTypes.flatMap((command) =>
    roles.flatMap((role) => ticketStatuses.map((status) => ({ command, role, status }))),
  );
  it.each(everyCase)("$role · $command · $status", ({ command, role, status }) => {
    const { actor, letters } = onlyA(role);
    const ticket = alerting(
      aTicket({ status, requester: "requester", beneficiary: "beneficiary", assignee: "assignee" }),
    );
    const [who, when] = expected[command];
    const allowed = [...letters].some((letter) => who.includes(letter));
    const timely = when.includes(letterOfStatus[status]);

    const verdict = allowed ? (timely ? "may" : "not now") : "may not";
    expect(verdictOf(refusalOf(ticket, command, actor))).toBe(verdict);
  });

  it("says who has a ticket that an agent might take over, and nothing of it to others", () => {
    const ticket = aTicket({ status: "in-progress", assignee: "paul" });
    const agent = { person: "claire", agent: true, lead: false, administrator: false };
    expect(refusalOf(ticket, "resolve", agent)).toEqual({ type: "somebody-elses", by: "paul" });
    expect(refusalOf(ticket, "resolve", { ...agent, agent: false })).toEqual({ type: "not-allowed" });
    expect(refusalOf(ticket, "reveal", agent)).toEqual({ type: "not-allowed" });
    expect(refusalOf(ticket, "confirm", agent)).toEqual({ type: "not-allowed" });
  });

  it("takes an agent's powers with their place in the channel, even over their own tickets", () => {
    const ticket = aTicket({ status: "in-progress", assignee: "claire" });
    const gone: Actor = { person: "claire", agent: false, lead: false, administrator: false };
    expect(refusalOf(ticket, "resolve", gone)).toEqual({ type: "not-allowed" });
  });
});
