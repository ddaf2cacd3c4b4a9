import type { DeskStore } from "../../desk/store.ts";
import { record, recordBy, type Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { serviceOf } from "../../kernel/service.ts";
import { isOpen, unresolved } from "../../kernel/status.ts";
import { confirmers, lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import type { TicketEvent } from "../rules.ts";
import { lacksApproval } from "../approvals/rules.ts";
import { answersCorrected } from "../classification/rules.ts";
import type { Happened } from "../rules/record.ts";
import { wasFor } from "../rules/events.ts";
import { everyAnswer } from "./rules/private-answers.ts";
import {
  followingWhole,
  handedOn,
  isStillAsked,
  partsNow,
  resolvedNow,
  type PartsEvent,
  type WhyCancelled,
} from "./rules.ts";

/** Writes down on a whole how its parts stand, where that is news. */
export async function gatherParts(tx: DeskTransaction, rules: Rules, reference: string): Promise<void> {
  const whole = await tx.lock(reference);
  if (whole === null) return;
  const now = await tx.partsOf(reference);
  const said: TicketEvent[] = [];
  for (const { ticket, name } of resolvedNow(whole, now)) {
    const part = await tx.ticket(ticket);
    const text = (part && lastAttempt(part)?.text) ?? "";
    if (text !== "") said.push({ type: "part-resolved", name, text });
  }
  const events = [...said, ...partsNow(whole, now)];
  if (events.length > 0) await record(tx, rules, whole, ...events);
}

/** Has its parts follow a whole, each in a transaction of its own: once, however often it is asked. */
export async function followWhole(store: DeskStore, rules: Rules, reference: string): Promise<void> {
  for (const { ticket } of await store.partsOf(reference)) {
    await store.transaction(async (tx) => {
      const part = await tx.lock(ticket);
      const whole = await tx.ticket(reference);
      if (part === null || whole === null) return;
      const confirmed = confirmedWith(whole, part);
      if (confirmed !== null) await recordBy(tx, rules, part, { ...confirmed, at: rules.now() });
      const events = await newsOf(tx, rules, { whole, part });
      if (events.length > 0) await record(tx, rules, part, ...events);
    });
  }
}

/** Whoever confirms a whole confirms what belongs to it, but for their own work. */
function confirmedWith(whole: Ticket, part: Ticket): Pick<Happened, "events" | "by"> | null {
  const answer = lastAttempt(whole)?.answer ?? null;
  if (whole.status !== "closed" || part.status !== "resolved" || answer?.answer !== "confirmed") return null;
  return confirmers(part).includes(answer.by)
    ? { events: [{ type: "confirmed", attempt: part.attempts.length }], by: answer.by }
    : null;
}

async function newsOf(
  tx: DeskTransaction,
  { policy }: Rules,
  { whole, part }: { readonly whole: Ticket; readonly part: Ticket },
): Promise<readonly TicketEvent[]> {
  const isAsked = part.asked === null || isStillAsked(policy.services, whole, part.asked.service);
  const now = { whole, why: await whyCancelled(tx, whole), isAsked };
  const followed = followingWhole(now, part, await heardBy(tx, part));
  const isGoingOn = isOpen(whole.status) && unresolved.some((status) => status === part.status);
  // What nobody has approved yet is not handed on.
  if (lacksApproval(whole) || followed.length > 0 || !isGoingOn) return followed;
  const forWhom = await forWhomNow(tx, whole, part);
  const service = part.asked && serviceOf(policy.services, part.asked.service);
  if (!service) return forWhom;
  const asks = whole.asked && serviceOf(policy.services, whole.asked.service);
  const shared = service.fields
    .map(({ name }) => name)
    .filter((name) => asks?.fields.some((each) => each.name === name));
  return [...forWhom, ...answersCorrected(part, shared, handedOn(service, everyAnswer(whole)))];
}

/** A part that is for whom its whole was for is for whom it is now; somebody may have said that it is for another. */
async function forWhomNow(
  tx: DeskTransaction,
  { reference, beneficiary }: Ticket,
  part: Ticket,
): Promise<readonly TicketEvent[]> {
  if (part.beneficiary === beneficiary) return [];
  const former = (await tx.history(reference)).map(({ event }) => wasFor(event));
  const [from, to] = [{ beneficiary: part.beneficiary }, { beneficiary }];
  return former.includes(part.beneficiary) ? [{ type: "changed", from, to }] : [];
}

/** The last that a part heard of its whole. */
const heardBy = async (tx: DeskTransaction, { reference }: Ticket): Promise<PartsEvent | null> =>
  (await tx.history(reference)).map(({ event }) => event).findLast(isOfWhole) ?? null;

const ofWhole: ReadonlySet<string> = new Set<PartsEvent["type"]>(["whole-cancelled", "whole-reopened", "whole-held"]);
const isOfWhole = (event: TicketEvent): event is PartsEvent => ofWhole.has(event.type);

/** Who declined or rejected a whole, and why. What is private stays among those who read the whole. */
async function whyCancelled(
  tx: DeskTransaction,
  { reference, cancellation, isPrivate }: Ticket,
): Promise<WhyCancelled> {
  if (cancellation === null || cancellation.by === "requester") return {};
  const { by, reason } = cancellation;
  const because = by === "approver" ? "declined" : "rejected";
  const who = (await tx.history(reference)).findLast(({ event: { type } }) => type === because)?.by ?? null;
  return { because, ...(who !== null && { who }), ...(!isPrivate && { reason }) };
}
