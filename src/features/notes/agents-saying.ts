import type { RecordedEvent, TicketEvent } from "../rules.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { escalated, atRisk, late, moved, resumed } from "./agents-time-saying.ts";
import { alertedInChannel } from "../escalation/messages.ts";
import { changedFacts } from "../classification/messages.ts";
import type { Phrases } from "../words.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import type { Saying } from "../../screen/note.ts";
import { starsPicture } from "../ratings/messages.ts";
import { mention } from "../../kernel/text.ts";
import type { TicketTimes } from "../cards/messages/ticket-times.ts";
import type { Viewer } from "../../screen/viewer.ts";

/** What the agents hear of an event; null when there is nothing to do or to know. Whoever has the ticket is called when it is their turn. */
export function agentsSaying(
  ticket: Ticket,
  { event, by }: RecordedEvent,
  viewer: Viewer,
  words: Phrases,
  times: TicketTimes,
): Saying | null {
  const { agentsNotes: says, labels } = words;
  const who = viewer.names(by).name;
  const requester = viewer.names(ticket.requester).name;
  const calls = ticket.assignee === by ? null : ticket.assignee;
  switch (event.type) {
    case "claimed":
      return { sentence: says.claimed(who) };
    case "released":
      return { sentence: says.released(who) };
    case "assigned":
      return { sentence: event.to === by ? says.claimed(who) : says.assigned(mention(viewer.names(event.to)), who) };
    case "asked":
      return { sentence: says.asked(who, requester), quoted: event.text };
    case "held":
      return { sentence: held(event, who, viewer, says), quoted: event.reason };
    case "resumed":
      return resumed(event, who, calls, says);
    case "replied":
      return { sentence: says.replied(who, requester), quoted: event.text, files: event.files };
    case "answered":
      return { sentence: says.answered(who), calls, quoted: event.text, files: event.files };
    case "noted":
      return { sentence: says.noted(who), quoted: event.text, files: event.files };
    case "worked":
      return worked(event, who, requester, says);
    case "resolved":
      return event.because === "no-answer"
        ? { sentence: says.unanswered(requester) }
        : { sentence: says.resolved(who, labels.cause[event.cause]), quoted: event.text };
    case "confirmed":
      return { sentence: says.confirmed(who) };
    case "refused":
      return { sentence: says.refused(who), calls, quoted: event.reason };
    case "escalated":
      return escalated(event, who, calls, says);
    case "rated":
      return { sentence: says.rated(who, starsPicture(event.stars), event.stars), quoted: event.comment };
    case "reopened":
      return { sentence: says.reopened(who), calls, quoted: event.reason, urgent: true };
    case "withdrawn":
      return { sentence: says.withdrawn(who, labels.withdrawal[event.reason]) };
    case "rejected":
      return { sentence: says.rejected(who), quoted: event.reason };
    case "changed":
      return { sentence: says.changed(who), facts: changedFacts(event, viewer, words) };
    case "moved":
      return moved(event, who, says);
    case "chased":
      return { sentence: says.chased(who, ticket.chases), calls, urgent: ticket.assignee === null };
    case "revealed":
      return { sentence: says.revealed(who) };
    case "undelivered":
      return { ...undelivered(event, viewer, says), calls, urgent: true };
    case "lapsed":
      return { sentence: says.lapsed(requester) };
    case "at-risk":
      return atRisk(ticket, event, says);
    case "breached":
      return late(ticket, event, requester, says);
    case "alerted":
      return alertedInChannel(ticket, event, viewer, words, times);
    case "acknowledged":
      return { sentence: says.acknowledged(who) };
    case "unacknowledged":
      return { sentence: says.unacknowledged, calls, urgent: true };
    case "stalled":
      return { sentence: says.stalled(requester), calls };
    case "reminded":
      return { sentence: says.reminded[event.about](requester, event.count) };
    case "offered":
      return event.ended === true ? null : { sentence: says.offered(viewer.names(event.from).name) };
    case "opened":
    case "followed":
    case "unfollowed":
    case "met":
    case "rescheduled":
      return null;
  }
}

type Of<Type extends TicketEvent["type"]> = Extract<TicketEvent, { type: Type }>;
type Says = Phrases["agentsNotes"];

const held = ({ resumeOn }: Of<"held">, who: string, { locale }: Viewer, says: Says): string =>
  resumeOn === null ? says.held(who) : says.heldUntil(who, calendarDay(resumeOn, locale));

function worked({ activity, text, minutes }: Of<"worked">, who: string, requester: string, says: Says): Saying {
  if (activity === "called-no-answer") return { sentence: says.called(who, requester), quoted: text };
  return { sentence: minutes === 0 ? says.worked(who) : says.workedFor(who, minutes), quoted: text };
}

function undelivered({ to, reason }: Of<"undelivered">, { names }: Viewer, says: Says): Saying {
  const because: Readonly<Record<string, string>> = says.because;
  return {
    sentence: to === null ? says.undeliveredHere : says.undelivered(names(to).name),
    after: because[reason] ?? says.becauseUnknown,
  };
}
