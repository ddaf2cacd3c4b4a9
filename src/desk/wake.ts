import type { DeskTransaction } from "./transaction.ts";
import { setTimer, write, type Rules } from "./tickets.ts";
import type { RecordedEvent, TicketEvent } from "../features/rules.ts";
import { agenda, askedBy, eventOf } from "../features/rules/agenda.ts";
import { recordAll } from "../features/rules/record.ts";
import { movedDue } from "../features/service-levels/rules.ts";
import type { StepCircumstances } from "../kernel/agenda.ts";
import type { AlertTo } from "../kernel/policy.ts";
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
  // First: a due date of an old policy must not count as a breach.
  if (movedDue(policy, ticket) !== null) await add({ type: "rescheduled" }, rules.now());
  for (let done = 0; done < mostSteps; done += 1) {
    const now = rules.now();
    const [next] = agenda(ticket, policy, now);
    if (next === undefined || next.at > now) break;
    const asked = askedBy(ticket, policy, next.step);
    const found = await peopleFor(tx, ticket, asked, news);
    const served = asked?.to === "next-level" ? { served: new Set(await tx.servedQueues()) } : {};
    await add(eventOf(ticket, next.step, { policy, now, ...found, ...served }), now);
  }
  if (news.length > 0) await write(tx, rules, ticket, news);
  else await setTimer(tx, rules, ticket); // the timer that woke it is gone, even if nothing was due any more
}

type Found = Pick<StepCircumstances, "people" | "ofQueueBefore">;

async function peopleFor(
  tx: DeskTransaction,
  ticket: Ticket,
  asked: AlertTo | null,
  /** What has just happened to it. */
  unwritten: readonly RecordedEvent[],
): Promise<Found> {
  switch (asked?.to) {
    case "lead": {
      const people = await leadsOf(tx, ticket.queue);
      return people.length > 0 ? { people } : leadsBefore(tx, [...(await tx.history(ticket.reference)), ...unwritten]);
    }
    case "person": {
      const person = await tx.personWithEmail(asked.email);
      return { people: person === null ? [] : [person.id] };
    }
    case "channel":
    case "next-level":
    case undefined:
      return { people: [] };
  }
}

const leadsOf = async (tx: DeskTransaction, queue: string): Promise<readonly PersonId[]> =>
  (await tx.leadsOf(queue)).map(({ id }) => id);

/** Where nobody leads the queue that knows more, those who lead the queue from which the ticket came go on being asked. */
async function leadsBefore(tx: DeskTransaction, history: readonly RecordedEvent[]): Promise<Found> {
  const last = history.findLast(({ event }) => event.type === "moved")?.event;
  if (last?.type !== "moved" || last.level !== "next") return { people: [] };
  return { people: await leadsOf(tx, last.from), ofQueueBefore: true };
}
