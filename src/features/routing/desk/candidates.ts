import type { Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { foldEmail } from "../../../kernel/email.ts";
import { isNight } from "../../../kernel/notifications.ts";
import type { Candidate } from "../../../kernel/offer.ts";
import type { Ticket } from "../../../kernel/ticket.ts";

export const lately = 30 * 24 * 60 * 60_000; // milliseconds: whoever was offered nothing since waits for longest

/** The agents of a ticket's queue, as they stand now: to whom it may be offered. */
export async function candidatesFor(
  tx: Pick<DeskTransaction, "agentsOf" | "busyness">,
  { policy, zone, now }: Rules,
  ticket: Ticket,
): Promise<readonly Candidate[]> {
  const at = now();
  const agents = await tx.agentsOf(ticket.queue);
  const ids = agents.map(({ id }) => id);
  const busy = await tx.busyness(ids, new Date(at.getTime() - lately));
  return agents.map(({ id, email, away, zone: own, wants }): Candidate => {
    const skills = email === null ? [] : (policy.people[foldEmail(email)]?.skills ?? []);
    return {
      person: id,
      isAway: away !== null && (away.until === null || away.until > at),
      isNight: isNight({ ...policy.quiet, ...wants.quiet }, own ?? zone, at),
      isOwn: id === ticket.requester || id === ticket.beneficiary,
      skills,
      open: busy.get(id)?.open ?? { P1: 0, P2: 0, P3: 0, P4: 0 },
      offeredAt: busy.get(id)?.offeredAt ?? null,
    };
  });
}
