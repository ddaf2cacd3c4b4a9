import type { TicketEvent } from "../rules.ts";
import { isOpen } from "../../kernel/status.ts";
import { lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import type { Phrases } from "../words.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import { expectation } from "../service-levels/messages.ts";
import type { Saying } from "../../screen/note.ts";
import { text, time } from "../../kernel/text.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import type { TicketTimes } from "../cards/messages/ticket-times.ts";
import type { Viewer } from "../../screen/viewer.ts";

type Of<Type extends TicketEvent["type"]> = Extract<TicketEvent, { type: Type }>;

interface Heard {
  readonly viewer: Viewer;
  readonly words: Phrases;
}

/** An honest sentence, and what to expect now. */
export const lateForRequester = ({ target, expectedBy }: Of<"breached">, { personNotes }: Phrases): Saying => ({
  sentence: personNotes.late[target](time(new Date(expectedBy))),
  urgent: true,
});

/** Silence, broken: who has it, and when it is expected to be resolved, if that lies ahead. */
export function stalledForRequester(ticket: Ticket, at: Date, { viewer, words }: Heard): Saying {
  const says = words.personNotes;
  const works = ticket.status === "new" || ticket.status === "in-progress";
  const expected = works ? expectation(ticket.clock, "resolution") : null;
  const where = whereItIs(ticket, viewer, says);
  return {
    sentence: says.stalled,
    after: expected === null || expected.by < at ? where : text`${where} ${says.expected(time(expected.by))}`,
    urgent: true,
  };
}

function whereItIs(
  { status, hold, assignee }: Ticket,
  { names, locale }: Viewer,
  says: Phrases["personNotes"],
): string {
  if (status === "on-hold" && hold?.resumeOn) return says.stalledOnHoldUntil(calendarDay(hold.resumeOn, locale));
  if (status === "on-hold") return says.stalledOnHold;
  return assignee === null ? says.stalledInQueue : says.stalledWith(names(assignee).name);
}

/** What waits for the requester's word, and what becomes of it without; it asks for nothing once they have spoken. */
export function reminded(
  ticket: Ticket,
  { about, count }: Of<"reminded">,
  { endsAt }: TicketTimes,
  words: Phrases,
): Saying {
  const says = words.personNotes;
  if (ticket.status !== (about === "question" ? "waiting" : "resolved")) return { sentence: says.reminderOver };
  const { press, fill, fillAbout } = ticketButtons(ticket, words);
  return {
    sentence: says.reminded[about](count),
    quoted: (about === "question" ? ticket.question : lastAttempt(ticket)?.text) ?? "",
    after: endsAt === null ? [] : says.without[about](time(endsAt)),
    buttons:
      about === "question"
        ? [primary(fill("answer"))]
        : [primary(press("confirm")), fillAbout("refuse", ticket.attempts.length)],
    urgent: true,
  };
}

/** Resolved by the desk, as no answer came. */
export function unanswered(ticket: Ticket, { attempt }: Of<"resolved">, words: Phrases): Saying {
  const { press, fillAbout } = ticketButtons(ticket, words);
  const { unanswered: sentence, unansweredNext } = words.personNotes;
  const open = ticket.status === "resolved" && ticket.attempts.length === attempt;
  const buttons = [fillAbout("refuse", attempt, words.buttons.stillNotFixed), press("confirm")];
  return { sentence, ...(open ? { after: unansweredNext, buttons } : {}), urgent: true };
}

/** Closed in silence: never the last word, as long as the requester may have one. */
export const lapsed = (ticket: Ticket, words: Phrases): Saying => ({
  sentence: words.personNotes.lapsed,
  ...(isOpen(ticket.status)
    ? {}
    : {
        after: words.personNotes.lapsedNext,
        buttons: [ticketButtons(ticket, words).fill("reopen", words.buttons.stillNotFixed)],
      }),
});
