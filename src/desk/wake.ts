import { coverAbsent } from "../features/approvals/desk.ts";
import { candidatesFor } from "../features/routing/desk/candidates.ts";
import { timerKeys } from "./job-keys.ts";
import type { DeskTransaction } from "./transaction.ts";
import { record, setTimer, write, type Rules } from "./tickets.ts";
import type { RecordedEvent, TicketEvent } from "../features/rules.ts";
import { agenda, askedBy, eventOf } from "../features/rules/agenda.ts";
import { alertOf } from "../features/escalation/rules.ts";
import { isHelpAwaited } from "../kernel/clock.ts";
import { isForDigest } from "../features/digests/rules.ts";
import { recordAll } from "../features/rules/record.ts";
import { isToBePrivate, madePrivate } from "../features/privacy/rules.ts";
import { movedDue } from "../features/service-levels/rules.ts";
import type { StepAsks, StepCircumstances } from "../kernel/agenda.ts";
import { mayRead, readsAs } from "../kernel/reading.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Ticket } from "../kernel/ticket.ts";

const mostSteps = 20; // each is done once, so that more would be a fault of ours: the next look goes on

/** Does everything that is due to a ticket, in order; its timer is then set for what comes next. */
export async function wake(tx: DeskTransaction, rules: Rules, reference: string): Promise<void> {
  const locked = await tx.lock(reference);
  if (locked === null) return;
  const { policy } = rules;
  let ticket = locked;
  let news: readonly RecordedEvent[] = [];
  /** Written and said together, since one wake may do several things; but each in the channels of the queue of that moment. */
  const add = async (event: TicketEvent, at: Date): Promise<void> => {
    const { after, recorded } = recordAll(policy, ticket, { events: [event], by: null, at });
    if (after.queue !== ticket.queue && news.length > 0) {
      await write(tx, rules, ticket, news);
      news = [];
    }
    ticket = after;
    news = [...news, ...recorded];
  };
  if (isToBePrivate(policy, ticket)) await add(madePrivate(ticket), rules.now());
  // First: a due date of an old policy must not count as a breach.
  if (movedDue(policy, ticket) !== null) await add({ type: "rescheduled" }, rules.now());
  for (let done = 0; done < mostSteps; done += 1) {
    const now = rules.now();
    const [next] = agenda(ticket, policy, now);
    if (next === undefined || next.at > now) break;
    const asked = askedBy(ticket, policy, next.step);
    const found = await peopleFor(tx, ticket, asked, news);
    const served = asked?.to === "next-level" ? { served: new Set(await tx.servedQueues()) } : {};
    const candidates = next.step.do === "offer" ? { candidates: await candidatesFor(tx, rules, ticket) } : {};
    await add(eventOf(ticket, next.step, { policy, now, ...found, ...served, ...candidates }), now);
  }
  if (news.some(({ event }) => event.type === "approval-asked"))
    for (const event of await coverAbsent(tx, rules, ticket)) await add(event, rules.now());
  if (news.some(({ event }) => isForDigest(event))) await gatherForDigest(tx, rules, ticket);
  await lookForUnmet(tx, ticket, news);
  if (news.length > 0) await write(tx, rules, ticket, news);
  else await setTimer(tx, rules, ticket); // the timer that woke it is gone, even if nothing was due any more
}

const gathersFor = 10_000; // milliseconds: many are late at the same minute, and are to be told together

/** The digests of its queue are due, once what is late at the same time has come together. */
async function gatherForDigest(tx: DeskTransaction, { now }: Rules, { queue }: Ticket): Promise<void> {
  const key = timerKeys.ofDigest(queue);
  const at = new Date(now().getTime() + gathersFor);
  const planned = await tx.timerAt(key);
  if (planned === null || planned > at) await tx.setTimer({ key, at, job: { kind: "digest-due", queue } });
}

/** Whom the desk was to ask and has never met is looked for, while nobody waits. */
async function lookForUnmet(tx: DeskTransaction, { reference }: Ticket, news: readonly RecordedEvent[]): Promise<void> {
  const emails = news.flatMap(({ event }) => (event.type === "alerted" ? (event.unmet ?? []) : []));
  if (emails.length === 0) return;
  const platforms = new Set((await tx.allChannels()).map(({ platform }) => platform));
  for (const email of emails)
    await tx.deliver([...platforms].map((platform) => ({ kind: "meet", platform, email, ticket: reference })));
}

type Found = Pick<StepCircumstances, "people" | "ofQueueBefore">;

async function peopleFor(
  tx: DeskTransaction,
  ticket: Ticket,
  asked: StepAsks | null,
  /** What has just happened to it. */
  unwritten: readonly RecordedEvent[],
): Promise<Found> {
  switch (asked?.to) {
    case "lead": {
      const people = await leadsOf(tx, ticket.queue);
      return people.length > 0 || ticket.isPrivate
        ? { people }
        : leadsBefore(tx, [...(await tx.history(ticket.reference)), ...unwritten]);
    }
    case "leads-of":
      return { people: await leadsOf(tx, asked.queue) };
    case "person": {
      const person = await tx.personWithEmail(asked.email);
      return { people: person === null || !(await mayBeAsked(tx, ticket, person.id)) ? [] : [person.id] };
    }
    case "channel":
    case "next-level":
    case undefined:
      return { people: [] };
  }
}

/** About a private ticket nobody is asked who could not read it. */
const mayBeAsked = async (tx: DeskTransaction, ticket: Ticket, person: PersonId): Promise<boolean> =>
  !ticket.isPrivate || mayRead("card", readsAs(await tx.actor(person, ticket.queue), ticket));

const leadsOf = async (tx: DeskTransaction, queue: string): Promise<readonly PersonId[]> =>
  (await tx.leadsOf(queue)).map(({ id }) => id);

/** Where nobody leads the queue that knows more, those who lead the queue from which the ticket came go on being asked. */
async function leadsBefore(tx: DeskTransaction, history: readonly RecordedEvent[]): Promise<Found> {
  const last = history.findLast(({ event }) => event.type === "moved")?.event;
  if (last?.type !== "moved" || last.level !== "next") return { people: [] };
  return { people: await leadsOf(tx, last.from), ofQueueBefore: true };
}

/** Asks somebody who was met only now for the help that was to be asked of them, unless others are waited for meanwhile. */
export async function askAfterAll(
  tx: DeskTransaction,
  rules: Rules,
  { ticket: reference, email, person }: { readonly ticket: string; readonly email: string; readonly person: PersonId },
): Promise<void> {
  const ticket = await tx.lock(reference);
  if (ticket === null || !isHelpAwaited(ticket.clock) || ticket.clock.chain?.people.length !== 0) return;
  const last = (await tx.history(reference)).findLast(({ event }) => event.type === "alerted")?.event;
  if (last?.type !== "alerted" || last.unmet !== email || !(await mayBeAsked(tx, ticket, person))) return;
  await record(tx, rules, ticket, alertOf(ticket, { step: last.step, to: "person", people: [person] }));
}
