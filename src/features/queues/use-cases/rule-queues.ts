import type { Delivery } from "../../../desk/delivery.ts";
import type { Person } from "../../../desk/person.ts";
import type { QueueStanding, TicketReader } from "../../../desk/reader.ts";
import type { Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { PersonId } from "../../../kernel/person.ts";
import type { DeskPolicy } from "../../../kernel/policy.ts";
import { planNoBrief } from "../../briefs/use-cases.ts";
import { planNoReport } from "../../reports/use-cases/weekly.ts";
import { defaultQueue } from "../rules.ts";

/** A queue as somebody sees it who is an agent of it, or an administrator. */
export interface QueueSeen extends QueueStanding {
  readonly leadNames: readonly string[];
  /** Whether they may close it, and name its leads. */
  readonly ruled: boolean;
}

/** The queues that somebody may know of: all of them for an administrator, else their own. Not those that are closed. */
export async function listQueues(tx: DeskTransaction, by: PersonId): Promise<readonly QueueSeen[]> {
  const seen: QueueSeen[] = [];
  for (const standing of (await tx.standings()).filter(isListed)) {
    const { administrator, agent, lead } = await tx.actor(by, standing.queue);
    const people = await tx.people(standing.leads);
    const leadNames = standing.leads.map((id) => people.get(id)?.name ?? "");
    if (administrator || agent || lead) seen.push({ ...standing, leadNames, ruled: administrator || lead });
  }
  return seen;
}

const isListed = ({ queue, channels, hadLeads, namedLeads, openTickets }: QueueStanding): boolean =>
  queue === defaultQueue || hadLeads || channels.length + namedLeads.length + openTickets > 0;

export type Ruled =
  | { readonly result: "done" }
  | { readonly result: "not-allowed" }
  /** New tickets arrive there, or the policy escalates there. */
  | { readonly result: "needed" }
  | { readonly result: "has-tickets"; readonly openTickets: number }
  /** They left its channel since the form was opened. */
  | { readonly result: "no-agent" }
  /** They lead it no longer since the form was opened. */
  | { readonly result: "no-lead" }
  | { readonly result: "last-lead" }
  /** The policy names its leads: who leads it is to be changed there. */
  | { readonly result: "in-policy" };

const mayRule = async (tx: Pick<TicketReader, "actor">, by: PersonId, queue: string): Promise<boolean> => {
  const { administrator, lead } = await tx.actor(by, queue);
  return administrator || lead;
};

interface Closing {
  readonly queue: string;
  readonly by: Person;
}

/** Whether somebody may close a queue, and nobody needs it. */
export async function mayClose(
  tx: Pick<TicketReader, "standings" | "actor">,
  policy: DeskPolicy,
  { queue, by }: Closing,
): Promise<Ruled> {
  const standing = (await tx.standings()).find((each) => each.queue === queue);
  if (standing === undefined || !(await mayRule(tx, by.id, queue))) return { result: "not-allowed" };
  const isNextLevel = Object.values(policy.queues).some(({ nextLevel }) => nextLevel === queue);
  if (queue === defaultQueue || isNextLevel) return { result: "needed" };
  const { namedLeads, openTickets } = standing;
  if (namedLeads.length > 0) return { result: "in-policy" };
  return openTickets > 0 ? { result: "has-tickets", openTickets } : { result: "done" };
}

/** Nobody is its agent or leads it any more, and its channels are told. `setup` opens it again. */
export async function closeQueue(
  tx: DeskTransaction,
  { policy, now }: Pick<Rules, "policy" | "now">,
  closing: Closing,
): Promise<Ruled> {
  const { queue, by } = closing;
  await tx.holdQueues();
  const ruled = await mayClose(tx, policy, closing);
  if (ruled.result !== "done") return ruled;
  const channels = await tx.channels(queue);
  await tx.emptyQueue(queue);
  await planNoBrief(tx, { now }, queue);
  await planNoReport(tx, { now }, queue);
  await tx.deliver(
    channels.map(({ platform, tenant, address }): Delivery => {
      return { kind: "farewell", queue, platform, tenant, address, by: by.id, successor: null, closed: true };
    }),
  );
  return { result: "done" };
}

/** Makes an agent a lead of their queue, or takes that from somebody. A queue keeps its last lead. */
export async function changeLead(
  tx: DeskTransaction,
  asked: { readonly queue: string; readonly by: PersonId; readonly person: PersonId; readonly leads: boolean },
): Promise<Ruled> {
  const { queue, by, person, leads } = asked;
  await tx.holdQueues();
  if (!(await mayRule(tx, by, queue))) return { result: "not-allowed" };
  const standing = (await tx.standings()).find((each) => each.queue === queue);
  if (leads) {
    if (!(await tx.agentsOf(queue)).some(({ id }) => id === person)) return { result: "no-agent" };
    await tx.addLead(queue, person);
    return { result: "done" };
  }
  if (standing?.leads.includes(person) !== true) return { result: "no-lead" };
  if (standing.namedLeads.some((named) => named.person === person)) return { result: "in-policy" };
  if (standing.leads.length === 1) return { result: "last-lead" };
  await tx.removeLead(queue, person);
  return { result: "done" };
}
