import { askedSoFar, type Approval } from "./approval.ts";
import type { Clock } from "./clock.ts";
import type { PersonId } from "./person.ts";

export const roles = [
  "requester",
  "beneficiary",
  "agent",
  "assignee",
  "lead",
  "administrator",
  "alerted",
  "approver",
  "bystander",
] as const;
export type Role = (typeof roles)[number];

/** The one who asked, and the one it is for. */
export const theirs = ["requester", "beneficiary"] as const satisfies readonly Role[];
export const anyAgent = ["agent", "lead", "administrator"] as const satisfies readonly Role[];
/** The one who answers for it, and those who may step in. */
export const inCharge = ["assignee", "lead", "administrator"] as const satisfies readonly Role[];

/** What is known of somebody about a queue at this moment; from it and a ticket follow their roles. */
export interface Actor {
  readonly person: PersonId;
  /** Member of the agents' channel of the ticket's queue. */
  readonly agent: boolean;
  /** Leads the ticket's queue: as one of its agents, or because the policy names them. */
  readonly lead: boolean;
  readonly administrator: boolean;
}

/** Everything somebody is to a ticket; a bystander when nothing else. */
export function rolesOf(
  actor: Actor,
  ticket: {
    requester: PersonId;
    beneficiary: PersonId;
    assignee: PersonId | null;
    approval: Approval | null;
    isPrivate: boolean;
    clock: Pick<Clock, "chain">;
  },
): readonly Role[] {
  const held: Role[] = [];
  if (actor.person === ticket.requester) held.push("requester");
  if (actor.person === ticket.beneficiary) held.push("beneficiary");
  if (actor.agent) held.push("agent");
  // Somebody who left the agents' channel no longer acts as an agent, not even on their own tickets.
  if (actor.agent && actor.person === ticket.assignee) held.push("assignee");
  if (actor.lead) held.push("lead");
  // Setting up a queue, or being asked for help with a ticket, opens no private one.
  if (actor.administrator && !ticket.isPrivate) held.push("administrator");
  if (ticket.clock.chain?.people.includes(actor.person) === true && !ticket.isPrivate) held.push("alerted");
  if (ticket.approval !== null && askedSoFar(ticket.approval).includes(actor.person)) held.push("approver");
  return held.length > 0 ? held : ["bystander"];
}
