import { randomUUID } from "node:crypto";
import { setImmediate as othersFirst } from "node:timers/promises";
import { z } from "zod";
import { readOpen } from "../../desk/read-lists.ts";
import type { PolicyInForce } from "../../desk/policy-in-force.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { DeskPolicy } from "../../kernel/policy.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { planBrief } from "../briefs/use-cases.ts";
import { planReport } from "../reports/use-cases/weekly.ts";
import {
  asConfigured,
  policyParts,
  policyWith,
  typedHours,
  typedTargets,
  type PolicyChange,
  type PolicyPart,
  type QueueGoesBy,
  type TypedPolicy,
} from "./rules.ts";
import { effectOf, noEffect, type Effect } from "./rules/effect.ts";

type Configured = Pick<PolicyInForce, "configured">;

/** What somebody was shown and may save: kept here, and its button carries the id alone. */
export interface Proposal extends TypedPolicy {
  readonly by: PersonId;
  /** When it was shown. */
  readonly at: Date;
  readonly queue: string;
  readonly part: PolicyPart;
  /** The last change in chat when it was shown; null: there was none. */
  readonly after: string | null;
  /** What was typed, for the way back to it; null: nothing was. */
  readonly draft: string | null;
}

const stored = z.object({
  by: z.string(),
  at: z.coerce.date(),
  queue: z.string(),
  part: z.enum(policyParts),
  after: z.string().nullable(),
  draft: z.string().nullable(),
  hours: typedHours.nullable(),
  targets: typedTargets.nullable(),
});

const keyOf = (id: string): string => `queue-policy:${id}`;
const savedKeyOf = (id: string): string => `queue-policy-saved:${id}`;

/** Who may change the hours or targets of a queue, as far as the policy lets it be done in chat. */
export async function mayChange(
  tx: Pick<TicketReader, "actor">,
  { configured }: Configured,
  { queue, part, by }: { readonly queue: string; readonly part: PolicyPart; readonly by: PersonId },
): Promise<"may" | "not-allowed" | "locked"> {
  const { administrator, lead } = await tx.actor(by, queue);
  if (!administrator && !lead) return "not-allowed";
  return configured.inChat[part] ? "may" : "locked";
}

/** The policy with these changes; `instead`: what would be typed of one queue in the place of what was. */
export function policyIf(
  { configured }: Configured,
  changes: readonly PolicyChange[],
  instead: ({ readonly queue: string } & TypedPolicy) | null = null,
): DeskPolicy {
  const all = instead === null ? changes : [...changes, instead];
  return policyWith(configured, new Map(all.map((each) => [each.queue, each])));
}

export interface Proposed {
  readonly id: string;
  readonly now: QueueGoesBy;
  readonly next: QueueGoesBy;
  readonly effect: Effect;
  /** How many open tickets were looked at; null: all. */
  readonly looked: number | null;
}

/** What a change would do to the open tickets; it is kept until it is saved. */
export async function propose(
  tx: DeskTransaction,
  inForce: Configured,
  { queue, part, by, draft }: Pick<Proposal, "queue" | "part" | "by" | "draft">,
  typed: Partial<TypedPolicy>,
  at: Date,
): Promise<Proposed> {
  const changes = await tx.policyChanges();
  const before = changes.find((each) => each.queue === queue) ?? null;
  const typedNow: TypedPolicy = before ?? asConfigured;
  const typedNext: TypedPolicy = { hours: typedNow.hours, targets: typedNow.targets, ...typed };
  const now = { policy: policyIf(inForce, changes, { queue, ...typedNow }), typed: typedNow };
  const next = { policy: policyIf(inForce, changes, { queue, ...typedNext }), typed: typedNext };
  const { tickets, areAll } = (await readOpen(tx, { queue, person: by }, mostLooked)) ?? nobodys;
  const id = randomUUID();
  await tx.remember(keyOf(id), { by, at, queue, part, after: before?.id ?? null, draft, ...typedNext }, at);
  return { id, now, next, effect: await effectOnAll(tickets, next.policy, at), looked: areAll ? null : tickets.length };
}

const atOnce = 100; // tickets: some milliseconds, in which nobody else is served

async function effectOnAll(tickets: readonly Ticket[], next: DeskPolicy, at: Date): Promise<Effect> {
  let effect = noEffect;
  for (let from = 0; from < tickets.length; from += atOnce) {
    effect = effectOf(tickets.slice(from, from + atOnce), next, at, effect);
    await othersFirst();
  }
  return effect;
}

const nobodys = { tickets: [], areAll: true };
const mostLooked = 5_000; // whoever asks waits for the answer

export type Saved =
  | { readonly result: "saved"; readonly proposal: Proposal }
  | { readonly result: "not-allowed" | "locked"; readonly proposal: Proposal }
  /** Somebody, perhaps themselves elsewhere, has changed it since it was shown. */
  | { readonly result: "meanwhile"; readonly proposal: Proposal; readonly change: PolicyChange }
  /** What it would do may be another thing by now, and is shown again. */
  | { readonly result: "too-old"; readonly proposal: Proposal }
  /** It was saved, is far too old, or was somebody else's. */
  | { readonly result: "gone" };

const standsFor = 3_600_000; // milliseconds: in an hour tickets come, go, and are late

/** Saves what was shown: it holds at once, and the due dates of open tickets follow. */
export async function saveProposal(
  tx: DeskTransaction,
  rules: Rules & { readonly inForce: Configured },
  { id, by }: { readonly id: string; readonly by: PersonId },
): Promise<Saved> {
  await tx.holdQueues();
  const proposal = stored.safeParse(await tx.answerTo(keyOf(id))).data ?? null;
  if (proposal?.by !== by || (await tx.answerTo(savedKeyOf(id))) !== null) return { result: "gone" };
  const { queue, part, hours, targets, draft } = proposal;
  const may = await mayChange(tx, rules.inForce, { queue, part, by });
  if (may !== "may") return { result: may, proposal };
  const last = await tx.policyChangeOf(queue);
  if (last !== null && last.id !== proposal.after) return { result: "meanwhile", proposal, change: last };
  const at = rules.now();
  if (at.getTime() - proposal.at.getTime() > standsFor) return { result: "too-old", proposal };
  const policy = policyIf(rules.inForce, await tx.policyChanges(), { queue, hours, targets });
  await tx.addPolicyChange({ queue, part, by, at, hours, targets });
  await tx.remember(savedKeyOf(id), { kind: "done" }, at);
  if (draft !== null) await tx.forgetDraft(draft, by);
  await planBrief(tx, { ...rules, policy }, queue);
  await planReport(tx, { ...rules, policy }, queue);
  const channels = await tx.channels(queue);
  await tx.deliver([
    { kind: "reschedule", queue, after: null },
    ...channels.map(({ platform }) => ({ kind: "queue-policy", queue, platform, part, by }) as const),
  ]);
  return { result: "saved", proposal };
}
