import { tellAt } from "../../desk/by-day.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import { chatAtWork, concerned } from "../../desk/places.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import { isOpen } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";

/**
 * Whoever had a ticket that somebody else has given to another, or freed, hears of it in their own chat: not in their night,
 * unless it is critical. Whom it concerns besides reads it there already.
 */
export async function tellLoser(
  tx: DeskTransaction,
  rules: Pick<Rules, "policy" | "zone">,
  { before, after }: { readonly before: Ticket; readonly after: Ticket },
  { by, at }: { readonly by: PersonId; readonly at: Date },
): Promise<void> {
  const { assignee: loser, reference, queue, priority, offered } = before;
  const { assignee: given } = after;
  // Whoever has it again has lost nothing, whatever becomes of it by the morning.
  if (given !== null && given !== loser)
    await tx.setTimer({
      key: timerKeys.ofLoss(reference, given),
      at: null,
      job: { kind: "wake", ticket: reference },
    });
  if (loser === null || given === loser || loser === by || !isOpen(before.status) || after.queue !== queue) return;
  if (concerned(after).includes(loser)) return;
  const person = (await tx.people([loser])).get(loser);
  const platforms = (await tx.channels(queue)).map(({ platform }) => platform);
  const to = person && chatAtWork(person, platforms);
  if (!person || !to) return;
  await tx.setTimer({
    key: timerKeys.ofLoss(reference, loser),
    at: priority === "P1" ? at : tellAt(person, rules, at, at),
    job: {
      kind: "taken-away",
      ticket: reference,
      person: loser,
      by,
      given,
      ...(offered ? { away: true } : {}),
      to,
    },
  });
}
