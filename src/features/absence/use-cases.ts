import { coverAbsent } from "../approvals/desk.ts";
import { delegateAt, longestChain } from "../delegation/rules.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import type { Away, Person } from "../../desk/person.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { readableOf } from "../../desk/readable.ts";
import { isAbsent, record, type Rules } from "../../desk/tickets.ts";
import type { PersonId } from "../../kernel/person.ts";
import { isInHand } from "../../kernel/status.ts";
import { nextOpening } from "../../kernel/time/business-hours.ts";
import { startOfDay } from "../../kernel/time/calendar.ts";

/**
 * Marks somebody away until the desk opens on a day, `yyyy-mm-dd` (null: until they say that they are back). `offered` is how
 * many of their tickets their colleagues are offered.
 */
export async function goAway(
  tx: DeskTransaction,
  rules: Rules,
  { person, day }: { readonly person: PersonId; readonly day: string | null },
): Promise<{ readonly result: "away"; readonly until: Date | null; readonly offered: number }> {
  const { hours } = rules.policy;
  const until = day === null ? null : nextOpening(hours, startOfDay(day, hours.zone));
  return { result: "away", until, offered: await leave(tx, rules, person, { because: "said", until }) };
}

/** Ends somebody's absence; `kept` is how many tickets nobody has taken over meanwhile. */
export async function comeBack(
  tx: DeskTransaction,
  rules: Rules,
  person: PersonId,
): Promise<{ readonly result: "back"; readonly kept: number }> {
  await tx.setAway(person, null);
  await tx.setTimer({ key: timerKeys.ofPerson(person), at: null, job: { kind: "come-back", person } });
  return { result: "back", kept: await settleOffers(tx, rules, person) };
}

/** Goes by the status in somebody's chat (null: they are there), unless they told the desk themselves that they are away. */
export async function followStatus(
  tx: DeskTransaction,
  rules: Rules,
  { id, away }: Person,
  absent: { readonly until: Date | null } | null,
): Promise<void> {
  // What is remembered of a status may be older than its end.
  const isAway = absent !== null && (absent.until === null || absent.until > rules.now());
  if (isAway && away === null) await leave(tx, rules, id, { because: "status", until: absent.until });
  if (!isAway && away?.because === "status") await comeBack(tx, rules, id);
}

async function leave(tx: DeskTransaction, rules: Rules, person: PersonId, away: Away): Promise<number> {
  await tx.setAway(person, away);
  await tx.setTimer({ key: timerKeys.ofPerson(person), at: away.until, job: { kind: "come-back", person } });
  return settleOffers(tx, rules, person);
}

const atOnce = 50; // tickets in one change, so that nobody waits long for one of them

/**
 * Whoever decides for somebody is asked what they were asked, and no more once they decide themselves; and the same of those for
 * whom they decide. Whether there is more than fits one change.
 */
export async function passOnApprovals(tx: DeskTransaction, rules: Rules, person: PersonId): Promise<boolean> {
  const people = await withDelegators(tx, rules, person);
  const waiting = await Promise.all(people.map((each) => tx.waitingForApprovalOf(each)));
  let count = 0;
  for (const reference of await readableOf(tx, [...new Set(waiting.flat())].toSorted())) {
    if (count >= atOnce) return true;
    const ticket = await tx.lock(reference);
    const events = ticket === null ? [] : await coverAbsent(tx, rules, ticket);
    if (ticket === null || events.length === 0) continue;
    await record(tx, rules, ticket, ...events);
    count += 1;
  }
  return false;
}

async function withDelegators(tx: DeskTransaction, { now }: Rules, person: PersonId): Promise<readonly PersonId[]> {
  const all = new Set([person]);
  for (let last: readonly PersonId[] = [person]; last.length > 0 && all.size < longestChain;) {
    const delegators = await tx.delegatorsOf(last);
    const found = await tx.people(delegators);
    last = delegators.filter((id) => !all.has(id) && delegateAt(found.get(id)?.delegation ?? null, now()) !== null);
    for (const id of last) all.add(id);
  }
  return [...all];
}

/**
 * Offers to their colleagues what somebody has in hand and cannot see to, as they are away or have left the agents of its queue,
 * and ends the offer where they can again. Says how many tickets that concerns. What is beyond one change is done by jobs after it.
 */
export async function settleOffers(tx: DeskTransaction, rules: Rules, person: PersonId): Promise<number> {
  const unsettled = await readableOf(tx, await tx.offersToSettle(person));
  let count = 0;
  for (const reference of unsettled.slice(0, atOnce)) {
    const ticket = await tx.lock(reference);
    if (ticket === null || ticket.assignee !== person || !isInHand(ticket.status)) continue;
    const absent = await isAbsent(tx, ticket);
    if (ticket.offered === absent) continue;
    await record(tx, rules, ticket, { type: "offered", from: person, ...(!absent && { ended: true }) });
    count += 1;
  }
  const left = Math.max(unsettled.length - atOnce, 0);
  const isMore = await passOnApprovals(tx, rules, person);
  if (left > 0 || isMore) await tx.deliver([{ kind: "offer", person }]);
  return count + left;
}
