import type { TicketReader } from "../desk/reader.ts";
import { policyIf } from "../features/queue-policy/use-cases.ts";
import { refusedFor, type Refuses } from "../features/routing/rules/sent-privately.ts";
import { queuesNamedIn, type DeskPolicy } from "../kernel/policy.ts";
import { foldEmail } from "../kernel/email.ts";
import type { Sound } from "../policy-file/read-policy.ts";
import { changesBetween, type Change } from "./changes.ts";
import { daysFrom } from "./days.ts";
import { effectOnOpen, type OpenEffect } from "./open-tickets.ts";
import type { Desk } from "./open.ts";
import { refusalsOf, type Refusal } from "./refused.ts";
import { treeOf } from "./tree.ts";
import { codeSaid, planCode, saysOf } from "./version.ts";

/** What another policy would do, in full. */
export interface Plan {
  readonly changes: readonly Change[];
  readonly refusals: readonly Refusal[];
  readonly services: number;
  /** Null: there is no database yet. */
  readonly tickets: OpenEffect | null;
  /** Queues that the next policy names and that have no channel. */
  readonly withoutChannel: readonly { readonly queue: string; readonly services: readonly string[] }[];
  /** Private queues to which it sends tickets, and that nobody serves: what is sent there is refused. */
  readonly refusing: readonly Refuses[];
  /** E-mail addresses that it names, and the running one does not, of people whom the desk has never met. */
  readonly neverMet: readonly string[];
  /** Queues of which something that changes was changed in chat, which holds instead. */
  readonly heldByChat: readonly string[];
  /** What `apply` is given; null: nothing changes. */
  readonly code: string | null;
}

export async function planOf(running: Sound, next: Sound, desk: Desk | null, now: Date): Promise<Plan> {
  const days = daysFrom(now);
  const isSame = saysOf(running, now) === saysOf(next, now);
  const changes = isSame ? [] : changesBetween(treeOf(running, days), treeOf(next, days), next.renamed);
  const inForce = ({ policy }: Sound): DeskPolicy => policyIf({ configured: policy }, desk?.inChat ?? []);
  const both = { running: inForce(running), next: inForce(next), renamed: next.renamed };
  return {
    changes,
    refusals: refusalsOf(next.policy.services),
    services: next.policy.services.length,
    tickets: desk === null ? null : await effectOnOpen(desk.store, both, now),
    withoutChannel: desk === null ? [] : await withoutChannel(desk.store, next.policy),
    refusing: desk === null ? [] : refusedFor(next.policy, await desk.store.servedQueues()),
    neverMet: desk === null ? [] : await neverMet(desk.store, running.policy, next.policy),
    heldByChat: (desk?.inChat ?? [])
      .filter(({ queue, hours, targets }) =>
        changes.some(
          ({ path: [part, name] }) =>
            (part === "serviceLevels" && targets !== null) ||
            (hours !== null && (part === "hours" || (part === "queues" && name === queue))),
        ),
      )
      .map(({ queue }) => queue),
    code: isSame ? null : codeSaid(planCode(running, next, desk, now)),
  };
}

async function withoutChannel(
  store: Pick<TicketReader, "allChannels">,
  next: DeskPolicy,
): Promise<Plan["withoutChannel"]> {
  const there = new Set((await store.allChannels()).map(({ queue }) => queue));
  return [...queuesNamedIn(next)]
    .filter((queue) => !there.has(queue))
    .map((queue) => ({
      queue,
      services: next.services.filter((service) => service.queue === queue).map(({ key }) => key),
    }));
}

async function neverMet(
  store: Pick<TicketReader, "peopleWithEmails">,
  running: DeskPolicy,
  next: DeskPolicy,
): Promise<readonly string[]> {
  const before = new Set(emailsIn(running));
  const more = [...new Set(emailsIn(next))].filter((email) => !before.has(email));
  const met = new Set((await store.peopleWithEmails(more)).map(({ email }) => foldEmail(email ?? "")));
  return more.filter((email) => !met.has(email));
}

/** Whom a policy names, wherever it does. */
const emailsIn = (policy: DeskPolicy): readonly string[] =>
  [...JSON.stringify(policy).matchAll(/"([^"\s]+@[^"\s]+\.[^"\s]+)"/gu)].map(([, email = ""]) => foldEmail(email));
