import type { Rules } from "./tickets.ts";
import type { DeskTransaction } from "./transaction.ts";
import { foldEmail } from "../kernel/email.ts";
import { isNight } from "../kernel/notifications.ts";
import type { Candidate } from "../kernel/offer.ts";
import type { PersonId } from "../kernel/person.ts";
import type { RecordedEvent } from "../features/rules.ts";
import type { Ticket } from "../kernel/ticket.ts";

const lately = 30 * 24 * 60 * 60_000; // milliseconds: whoever was offered nothing since waits for longest

/** The agents of a ticket's queue, as they stand now: to whom it may be offered. */
export async function candidatesFor(
  tx: Pick<DeskTransaction, "agentsOf" | "busyness" | "history">,
  { policy, zone, now }: Rules,
  ticket: Ticket,
  /** What has just happened to it. */
  unwritten: readonly RecordedEvent[],
): Promise<readonly Candidate[]> {
  const at = now();
  const [agents, written] = await Promise.all([tx.agentsOf(ticket.queue), tx.history(ticket.reference)]);
  const ids = agents.map(({ id }) => id);
  const busy = await tx.busyness(ids, new Date(at.getTime() - lately));
  const back = gaveBack([...written, ...unwritten]);
  return agents.map(({ id, email, away, zone: own, wants }): Candidate => {
    const skills = email === null ? [] : (policy.people[foldEmail(email)]?.skills ?? []);
    return {
      person: id,
      isAway: away !== null && (away.until === null || away.until > at),
      isNight: isNight({ ...policy.quiet, ...wants.quiet }, own ?? zone, at),
      isOwn: id === ticket.requester || id === ticket.beneficiary,
      gaveBack: back.has(id),
      skills,
      open: busy.get(id)?.open ?? { P1: 0, P2: 0, P3: 0, P4: 0 },
      offeredAt: busy.get(id)?.offeredAt ?? null,
    };
  });
}

/** Who had the ticket and put it back, or had it put back, since it last came to its queue. */
function gaveBack(history: readonly RecordedEvent[]): ReadonlySet<PersonId> {
  const since = history.slice(history.findLastIndex(({ event }) => event.type === "moved") + 1);
  return new Set(since.flatMap(({ event }) => (event.type === "released" ? (event.from ?? []) : [])));
}
