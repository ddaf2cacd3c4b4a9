import { passOnApprovals } from "../absence/use-cases.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import { chatAtWork } from "../../desk/places.ts";
import { readToApprove } from "../../desk/read-lists.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { DelegationDelivery } from "./deliveries.ts";
import { comesBack, longestChain, nextTurn, type Delegation } from "./rules.ts";

export type Delegated =
  /** `instead`: of whom; null: of nobody. `waiting`: how many requests wait for them now. */
  | { readonly result: "delegated"; readonly instead: Delegation | null; readonly waiting: number }
  /** Nobody decides for themselves in the place of themselves. */
  | { readonly result: "self" }
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
  if (comesBack(person, delegation, await saidBy(tx, delegation.to))) return { result: "comes-back" };
  const before = await inForce(tx, rules, person);
  await tx.setDelegation(person, delegation);
  await setTurn(tx, rules, person, delegation);
  if (before !== null && before.to !== delegation.to) await tell(tx, "taken-back", before.to, person);
  await tell(tx, "asked", delegation.to, person);
  const waiting = await passOn(tx, rules, person);
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
  await tell(tx, "taken-back", delegation.to, person);
  return { delegation, waiting: await passOn(tx, rules, person) };
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

async function tell(
  tx: DeskTransaction,
  told: Extract<DelegationDelivery, { kind: "tell-delegation" }>["told"],
  reader: PersonId,
  other: PersonId,
): Promise<void> {
  const person = (await tx.people([reader])).get(reader);
  const to = person === undefined ? null : chatAtWork(person, []);
  if (to !== null) await tx.deliver([{ kind: "tell-delegation", told, reader, other, to }]);
}

async function passOn(tx: DeskTransaction, rules: Rules, person: PersonId): Promise<number> {
  if (await passOnApprovals(tx, rules, person)) await tx.deliver([{ kind: "offer", person }]);
  return (await readToApprove(tx, person, () => [])).waiting;
}
