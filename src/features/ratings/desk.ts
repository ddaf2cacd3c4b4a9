import { tellAt } from "../../desk/by-day.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import { chatAtWork } from "../../desk/places.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { RecordedEvent, TicketEvent } from "../rules.ts";
import { isLow } from "./rules.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket } from "../../kernel/ticket.ts";

const timeForWords = 10 * 60_000; // milliseconds: who gives few stars is asked why, and mostly says so at once

/**
 * Those who lead the queue in which the work was done hear of few stars, once the words beside them had their time, and not in
 * their night.
 */
export async function tellLeads(
  tx: DeskTransaction,
  rules: Pick<Rules, "policy" | "zone">,
  ticket: Pick<Ticket, "queue" | "reference">,
  events: readonly TicketEvent[],
  { by, at }: { readonly by: PersonId; readonly at: Date },
): Promise<void> {
  const rated = events.find((event) => event.type === "rated");
  if (rated?.type !== "rated" || !isLow(rated.stars)) return;
  const { reference } = ticket;
  const queue = queueOfAttempt(ticket, await tx.history(reference), rated.attempt);
  const leads = (await tx.leadsOf(queue)).filter(({ id }) => id !== by);
  if (leads.length === 0) return;
  const platforms = (await tx.channels(queue)).map(({ platform }) => platform);
  const asked = new Date(at.getTime() + timeForWords);
  for (const lead of leads) {
    const { id } = lead;
    const to = chatAtWork(lead, platforms);
    if (to === null) continue;
    await tx.setTimer({
      key: timerKeys.ofRating(reference, rated.attempt, id),
      at: tellAt(lead, rules, asked, asked),
      job: {
        kind: "low-rating",
        ticket: reference,
        attempt: rated.attempt,
        person: id,
        to,
      },
    });
  }
}

/** The queue in which a ticket was resolved. It may have gone to another since: the stars are those of whoever did the work. */
export function queueOfAttempt(
  { queue }: Pick<Ticket, "queue">,
  history: readonly RecordedEvent[],
  number: number,
): string {
  const until = history.findIndex(({ event }) => event.type === "resolved" && event.attempt === number);
  const queues = history
    .slice(0, until < 0 ? history.length : until)
    .flatMap(({ event }) => (event.type === "opened" || event.type === "moved" ? [event.queue] : []));
  return queues.at(-1) ?? queue;
}
