import { randomUUID } from "node:crypto";
import { timerKeys } from "../../desk/job-keys.ts";
import { queuesRead } from "../../desk/read-found.ts";
import { readTicket } from "../../desk/read.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import { mayRead } from "../../kernel/reading.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { PolicyInForce } from "../../desk/policy-in-force.ts";
import { toldOf, type ToldHere } from "./rules/affects.ts";
import { endOf, isTold, mayChange, maySet, type KnownIssue, type KnownIssueText } from "./rules.ts";

/** Why somebody may not write, as it is told. */
export type WhyNot = "notAllowed" | "notYours" | "noTicket" | "gone";

export type SavedKnownIssue =
  /** `people`: how many have it, and will hear. */
  | { readonly result: "saved"; readonly knownIssue: KnownIssue; readonly people: number }
  | { readonly result: "refused"; readonly why: WhyNot }
  /** Somebody has changed it since the form was opened. */
  | { readonly result: "meanwhile"; readonly knownIssue: KnownIssue };

interface Saving {
  /** Null: a new one. */
  readonly id: string | null;
  /** The version that its writer saw. */
  readonly version: number | null;
  readonly text: KnownIssueText;
  /** From which a new one is set; null: from none. */
  readonly ticket: TicketMeant | null;
  readonly by: PersonId;
  readonly at: Date;
}

type Reads = Pick<TicketReader, "ticket" | "actor" | "actorsOf" | "history" | "knownIssue">;

/** What somebody writes about, if they may: one that there is, told or over; or a new one, set from a ticket or (null) from none. */
export type ToWrite =
  | { readonly result: "there"; readonly knownIssue: KnownIssue }
  | { readonly result: "new"; readonly from: Ticket | null }
  | { readonly result: "refused"; readonly why: WhyNot };

export async function toWrite(
  store: Reads,
  { id, ticket, by }: Pick<Saving, "id" | "ticket" | "by">,
): Promise<ToWrite> {
  const queues = await queuesRead(store, by);
  if (id !== null) {
    const knownIssue = await store.knownIssue(id);
    if (knownIssue === null) return { result: "refused", why: "gone" };
    return mayChange(knownIssue, { reader: by, queues })
      ? { result: "there", knownIssue }
      : { result: "refused", why: "notYours" };
  }
  if (ticket === null) return maySet(queues) ? { result: "new", from: null } : { result: "refused", why: "notAllowed" };
  const read = await readTicket(store, ticket.reference, by, ticket.mark);
  return read.result === "read" && mayRead("agents-card", read.as)
    ? { result: "new", from: read.ticket }
    : { result: "refused", why: "noTicket" };
}

/** What somebody is told before they open a ticket, by what they have said of it. No database: forms open at once. */
export const toldHere = (
  { inForce, now }: { readonly inForce: Pick<PolicyInForce, "knownIssues">; readonly now: () => Date },
  said: string,
): ToldHere => toldOf(inForce.knownIssues, said, now());

/** Tells everybody of something, or says more of it. Those who have it hear what is new. */
export async function saveKnownIssue(tx: DeskTransaction, saving: Saving): Promise<SavedKnownIssue> {
  const { id, version, text, ticket, by, at } = saving;
  await tx.holdKnownIssues();
  const writes = await toWrite(tx, saving);
  if (writes.result === "refused") return writes;
  const before = writes.result === "there" ? writes.knownIssue : null;
  if (before !== null && before.version !== version) return { result: "meanwhile", knownIssue: before };
  const from = writes.result === "new" ? writes.from : null;
  const made = id ?? randomUUID();
  const endsAt = endOf(text.expectedAt, at);
  if (before === null) {
    await tx.addKnownIssue(text, { id: made, endsAt, by, ticket: ticket?.reference ?? null });
    if (from !== null) await addRequester(tx, made, from, at);
  } else await tx.changeKnownIssue(made, text, { endsAt, by });
  await tx.setTimer({
    key: timerKeys.ofKnownIssue(made),
    at: endsAt,
    job: { kind: "known-issue-over", knownIssue: made },
  });
  const knownIssue = await tx.knownIssue(made);
  if (knownIssue === null) return { result: "refused", why: "gone" };
  return { result: "saved", knownIssue, people: before === null ? 0 : await tell(tx, knownIssue, by) };
}

/** Whoever asked has it: they need not say so once more. */
async function addRequester(tx: DeskTransaction, id: string, { requester }: Ticket, at: Date): Promise<void> {
  const [account] = (await tx.people([requester])).get(requester)?.accounts ?? [];
  if (account !== undefined) await tx.addAffected(id, { person: requester, platform: account.platform, at });
}

export type Ended = { readonly result: "ended"; readonly people: number } | { readonly result: "not-theirs" | "gone" };

/** Somebody says that it is over. */
export async function endKnownIssue(
  tx: DeskTransaction,
  { id, by, at }: { readonly id: string; readonly by: PersonId; readonly at: Date },
): Promise<Ended> {
  await tx.holdKnownIssues();
  const knownIssue = await tx.knownIssue(id);
  if (knownIssue === null || knownIssue.endedAt !== null) return { result: "gone" };
  if (!mayChange(knownIssue, { reader: by, queues: await queuesRead(tx, by) })) return { result: "not-theirs" };
  return { result: "ended", people: await end(tx, knownIssue, { by, at }) };
}

/** Ends by itself what has not been said to go on. Gives it; null: it goes on, or had ended. */
export async function expireKnownIssue(tx: DeskTransaction, id: string, at: Date): Promise<KnownIssue | null> {
  await tx.holdKnownIssues();
  const knownIssue = await tx.knownIssue(id);
  if (knownIssue === null || knownIssue.endedAt !== null || isTold(knownIssue, at)) return null;
  await end(tx, knownIssue, { by: null, at });
  return tx.knownIssue(id);
}

async function end(
  tx: DeskTransaction,
  { id }: KnownIssue,
  { by, at }: { readonly by: PersonId | null; readonly at: Date },
): Promise<number> {
  await tx.endKnownIssue(id, { at, by });
  await tx.setTimer({ key: timerKeys.ofKnownIssue(id), at: null, job: { kind: "known-issue-over", knownIssue: id } });
  const ended = await tx.knownIssue(id);
  return ended === null ? 0 : tell(tx, ended, by);
}

/** How many will hear of it. */
async function tell(tx: DeskTransaction, { id, version }: KnownIssue, reader: PersonId | null): Promise<number> {
  const people = (await tx.affectedBy([id], reader)).get(id)?.people ?? 0;
  if (people > 0) await tx.deliver([{ kind: "tell-known-issue", knownIssue: id, version, after: null }]);
  return people;
}
