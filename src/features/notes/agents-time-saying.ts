import type { PersonId } from "../../kernel/person.ts";
import type { TicketEvent } from "../rules.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Phrases } from "../words.ts";
import type { Saying } from "../../screen/note.ts";
import { time } from "../../kernel/text.ts";

type Of<Type extends TicketEvent["type"]> = Extract<TicketEvent, { type: Type }>;
type Says = Phrases["agentsNotes"];

/** Whoever has it is called; a promise that is none any more is not spoken of. */
export function atRisk({ clock, assignee }: Ticket, { target }: Of<"at-risk">, says: Says): Saying | null {
  const due = clock.due[target];
  return due === null ? null : { sentence: says.atRisk[target](time(due)), calls: assignee };
}

export const late = (
  { assignee }: Ticket,
  { target, expectedBy }: Of<"breached">,
  requester: string,
  says: Says,
): Saying => ({
  sentence: says.late[target](requester, time(new Date(expectedBy))),
  calls: assignee,
  urgent: assignee === null,
});

/** To those who know more, or only elsewhere; without a reason when the chain did it. */
export function moved({ from, queue, reason, level }: Of<"moved">, who: string, says: Says): Saying {
  if (level === undefined) return { sentence: says.moved(who, from, queue), quoted: reason };
  return reason === ""
    ? { sentence: says.escalatedUntaken(from, queue) }
    : { sentence: says.escalatedTo(who, from, queue), quoted: reason };
}

export const escalated = (event: Of<"escalated">, who: string, calls: PersonId | null, says: Says): Saying =>
  event.because === "asked"
    ? { sentence: says.escalatedBy(who), calls, quoted: event.reason, urgent: true }
    : { sentence: says.escalated, calls, urgent: true };

/** An answer speaks for itself. */
export function resumed({ because }: Of<"resumed">, who: string, calls: PersonId | null, says: Says): Saying | null {
  if (because === "answered") return null;
  return because === "date" ? { sentence: says.resumedOnDate, calls } : { sentence: says.resumed(who) };
}
