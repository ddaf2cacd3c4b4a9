import { passOnApprovals } from "../absence/use-cases.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import { decidesFor } from "../approvals/desk.ts";
import { chatAtWork } from "../../desk/places.ts";
import { readToApprove } from "../../desk/read-lists.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { DelegationDelivery } from "./deliveries.ts";
import { isTheirs } from "../../kernel/ticket.ts";
import { comesBack, longestChain, nextTurn, type Delegation, type Waiting } from "./rules.ts";

export type Delegated =
  /** `instead`: of whom; null: of nobody. */
  | { readonly result: "delegated"; readonly instead: Delegation | null; readonly waiting: Waiting }
  /** Nobody decides for themselves in the place of themselves. */
  | { readonly result: "self" }
  /** A guest, or somebody whose address nobody has confirmed: they are nobody whom a policy could name either. */
  | { readonly result: "guest" }
  /** Whom they ask has them decide at that time, themselves or through others. */
  | { readonly result: "comes-back" };

/** Has another decide for somebody, from an instant until another: what waits already too. */
export async function delegate(
  tx: DeskTransaction,
  rules: Rules,
  { person, delegation }: { readonly person: PersonId; readonly delegation: Delegation },
): Promise<Delegated> {
  if (delegation.to === person) return { result: "self" };
  await tx.holdDelegations();
  if (((await tx.people([delegation.to])).get(delegation.to)?.email ?? null) === null) return { result: "guest" };
  if (comesBack(person, delegation, await saidBy(tx, delegation.to))) return { result: "comes-back" };
  const before = await inForce(tx, rules, person);
  await tx.setDelegation(person, delegation);
  await setTurn(tx, rules, person, delegation);
  await passOn(tx, rules, person);
  const waiting = await waitingFor(tx, rules, person, delegation.to);
  if (before !== null && before.to !== delegation.to) await tell(tx, "decides", before.to, person, before.from);
  // Where nothing waits it is soon enough in a while, and nobody reads what is taken back at once.
  if (waiting.wentTo.has(delegation.to)) await tell(tx, "decides", delegation.to, person);
  else await tellLater(tx, rules, delegation.to, person);
  return { result: "delegated", instead: before, waiting };
}

/** Somebody decides again themselves. Who decided for them; null: nobody did, or was to. */
export async function takeBack(
  tx: DeskTransaction,
  rules: Rules,
  person: PersonId,
): Promise<{ readonly delegation: Delegation; readonly waiting: number } | null> {
  await tx.holdDelegations();
  const delegation = await inForce(tx, rules, person);
  if (delegation === null) return null;
  await tx.setDelegation(person, null);
  await setTurn(tx, rules, person, null);
  await tell(tx, "decides", delegation.to, person, delegation.from);
  await passOn(tx, rules, person);
  return { delegation, waiting: (await readToApprove(tx, person, () => [])).waiting };
}

/** What has been said of who decides for somebody begins or ends, as its time has come. */
export async function turnDelegation(tx: DeskTransaction, rules: Rules, person: PersonId): Promise<void> {
  await tx.holdDelegations();
  const delegation = (await tx.people([person])).get(person)?.delegation ?? null;
  if (delegation === null) return;
  if (nextTurn(delegation, rules.now()) === null) {
    await tx.setDelegation(person, null);
    await tell(tx, "over", person, delegation.to);
  }
  await setTurn(tx, rules, person, delegation);
  await passOn(tx, rules, person);
}

/** What somebody has said, unless it is over. */
async function inForce(tx: DeskTransaction, { now }: Rules, person: PersonId): Promise<Delegation | null> {
  const delegation = (await tx.people([person])).get(person)?.delegation ?? null;
  return delegation !== null && nextTurn(delegation, now()) !== null ? delegation : null;
}

const setTurn = (tx: DeskTransaction, { now }: Rules, person: PersonId, delegation: Delegation | null): Promise<void> =>
  tx.setTimer({
    key: timerKeys.ofDelegation(person),
    at: delegation && nextTurn(delegation, now()),
    job: { kind: "delegation-turn", person },
  });

/** What somebody and those after them have said. */
async function saidBy(tx: DeskTransaction, first: PersonId): Promise<ReadonlyMap<PersonId, Delegation>> {
  const said = new Map<PersonId, Delegation>();
  for (let at: PersonId | null = first; at !== null && said.size < longestChain && !said.has(at);) {
    const delegation: Delegation | null = (await tx.people([at])).get(at)?.delegation ?? null;
    if (delegation !== null) said.set(at, delegation);
    at = delegation?.to ?? null;
  }
  return said;
}

type Telling = Extract<DelegationDelivery, { kind: "tell-delegation" }>;

async function telling(
  tx: DeskTransaction,
  ...[told, reader, other, since]: [Telling["told"], PersonId, PersonId, Date?]
): Promise<Telling | null> {
  const person = (await tx.people([reader])).get(reader);
  const to = person === undefined ? null : chatAtWork(person, []);
  return to && { kind: "tell-delegation", told, reader, other, to, ...(since && { since: since.toISOString() }) };
}

async function tell(tx: DeskTransaction, ...of: [Telling["told"], PersonId, PersonId, Date?]): Promise<void> {
  const job = await telling(tx, ...of);
  if (job !== null) await tx.deliver([job]);
}

const inAWhile = 5 * 60_000; // milliseconds

async function tellLater(tx: DeskTransaction, { now }: Rules, reader: PersonId, other: PersonId): Promise<void> {
  const job = await telling(tx, "decides", reader, other);
  const at = new Date(now().getTime() + inAWhile);
  if (job !== null) await tx.setTimer({ key: timerKeys.ofDelegationTold(reader, other), at, job });
}

async function passOn(tx: DeskTransaction, rules: Rules, person: PersonId): Promise<void> {
  if (await passOnApprovals(tx, rules, person)) await tx.deliver([{ kind: "offer", person }]);
}

/** What became of what waits for somebody as it was passed on; also of what is beyond one change, and passed on right after it. */
async function waitingFor(tx: DeskTransaction, rules: Rules, person: PersonId, to: PersonId): Promise<Waiting> {
  const { tickets, waiting } = await readToApprove(tx, person, (all) => all);
  const wentTo = new Map<PersonId, number>();
  let own = 0;
  for (const ticket of tickets) {
    const decide = await decidesFor(tx, rules, ticket, person);
    if (decide !== null) wentTo.set(decide, (wentTo.get(decide) ?? 0) + 1);
    else if (isTheirs(ticket, to)) own += 1;
  }
  return { all: waiting, wentTo, own };
}
