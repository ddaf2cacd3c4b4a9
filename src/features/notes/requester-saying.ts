import type { PersonId } from "../../kernel/person.ts";
import type { RecordedEvent, TicketEvent } from "../rules.ts";
import { isOpen } from "../../kernel/status.ts";
import { lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import { changedFacts } from "../classification/messages.ts";
import type { Phrases } from "../words.ts";
import { ratingButtons } from "../cards/messages/person-card-buttons.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import { lapsed, lateForRequester, reminded, stalledForRequester, unanswered } from "./requester-time-saying.ts";
import type { Saying } from "../../screen/note.ts";
import { starsPicture } from "../ratings/messages.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import type { TicketTimes } from "../cards/messages/ticket-times.ts";
import type { Viewer } from "../../screen/viewer.ts";

interface Heard {
  readonly viewer: Viewer;
  readonly reader: PersonId;
  readonly words: Phrases;
  readonly times: TicketTimes;
}

/** What the requester or the beneficiary hears of an event; null when it is none of their business, or on the card. */
export function requesterSaying(ticket: Ticket, recorded: RecordedEvent, heard: Heard): Saying | null {
  const { event, by } = recorded;
  const { viewer, words } = heard;
  const { personNotes: says } = words;
  const who = viewer.names(by).name;
  const { fill } = ticketButtons(ticket, words);
  const answer = fill("answer");
  switch (event.type) {
    case "claimed":
      return { sentence: says.claimed(who) };
    case "released":
      return { sentence: says.released };
    case "assigned":
      return { sentence: says.assigned(viewer.names(event.to).name) };
    case "asked":
      return {
        sentence: says.asked(who),
        quoted: event.text,
        buttons: ticket.question === event.text ? [primary(answer)] : [],
        urgent: true,
      };
    case "held":
      return { sentence: held(event, heard), quoted: event.reason };
    case "resumed":
      return event.because === "answered" ? null : { sentence: says.resumed };
    case "replied":
      return { sentence: says.replied(who), quoted: event.text, files: event.files, buttons: [answer], urgent: true };
    case "answered":
      return answered(ticket, event, recorded, heard);
    case "worked":
      return event.activity === "called-no-answer"
        ? { sentence: ticket.phone === "" ? says.called : says.calledOn(ticket.phone), buttons: [answer] }
        : null;
    case "resolved":
      return event.because === "no-answer" ? unanswered(ticket, event, words) : resolved(ticket, event, who, words);
    case "confirmed":
      return { sentence: says.confirmed, buttons: isRated(ticket) ? [] : ratingButtons(ticket, words) };
    case "refused":
      return {
        sentence: ticket.assignee === null ? says.refused : says.refusedWith(viewer.names(ticket.assignee).name),
      };
    case "rated":
      return rated(ticket, event, by, heard);
    case "reopened":
      return {
        sentence: ticket.assignee === null ? says.reopened : says.reopenedWith(viewer.names(ticket.assignee).name),
      };
    case "withdrawn":
      return { sentence: says.withdrawn, buttons: reopening(ticket, words) };
    case "rejected":
      return {
        sentence: says.rejected(who),
        quoted: event.reason,
        buttons: reopening(ticket, words),
        urgent: true,
      };
    case "changed":
      return { sentence: says.changed(who), facts: changedFacts(event, viewer, words) };
    case "moved":
      return { sentence: says.moved(event.queue) };
    case "chased":
      return { sentence: says.chased };
    case "lapsed":
      return lapsed(ticket, words);
    case "breached":
      return lateForRequester(event, words);
    case "stalled":
      return stalledForRequester(ticket, recorded.at, heard);
    case "reminded":
      return reminded(ticket, event, heard.times, words);
    case "opened":
    case "noted":
    case "escalated":
    case "followed":
    case "unfollowed":
    case "undelivered":
    case "met":
    case "at-risk":
    case "rescheduled":
    case "alerted":
    case "acknowledged":
    case "unacknowledged":
    case "offered":
    case "revealed":
      return null;
  }
}

const isRated = (ticket: Ticket): boolean => (lastAttempt(ticket)?.rating ?? null) !== null;

type Of<Type extends TicketEvent["type"]> = Extract<TicketEvent, { type: Type }>;

const held = ({ resumeOn }: Of<"held">, { viewer, words }: Heard): string =>
  resumeOn === null ? words.personNotes.held : words.personNotes.heldUntil(calendarDay(resumeOn, viewer.locale));

const reopening = (ticket: Ticket, words: Phrases) =>
  isOpen(ticket.status) ? [] : [ticketButtons(ticket, words).fill("reopen")];

/** Words after a resolution are not taken for a refusal: they are asked about. */
function answered(
  ticket: Ticket,
  event: Of<"answered">,
  { by, at }: RecordedEvent,
  { viewer, reader, words }: Heard,
): Saying {
  const { personNotes: says } = words;
  const { press, fillAbout, refuseAsSaid } = ticketButtons(ticket, words);
  const sentence = by === reader ? says.added : says.addedBy(viewer.names(by).name);
  const added = { sentence, quoted: event.text, files: event.files };
  const since = ticket.endedAt ?? lastAttempt(ticket)?.at;
  if (since === undefined || at < since) return added;
  if (ticket.status === "resolved") {
    const refuse = event.text.trim() === "" ? fillAbout("refuse", ticket.attempts.length) : refuseAsSaid();
    return { ...added, after: says.stillNotFixed, buttons: [refuse, press("confirm")], urgent: true };
  }
  return isOpen(ticket.status)
    ? added
    : { ...added, after: says.saidAfterEnd, buttons: reopening(ticket, words), urgent: true };
}

/** Its buttons are gone once a newer resolution, or an answer, has overtaken it. */
function resolved(ticket: Ticket, { attempt, text }: Of<"resolved">, who: string, words: Phrases): Saying {
  const { press, fillAbout } = ticketButtons(ticket, words);
  const said = { sentence: words.personNotes.resolved(who), quoted: text, urgent: true };
  if (ticket.status !== "resolved" || ticket.attempts.length !== attempt) return said;
  return {
    ...said,
    after: words.personNotes.doesItWork,
    buttons: [primary(press("confirm")), fillAbout("refuse", attempt)],
  };
}

function rated(ticket: Ticket, event: Of<"rated">, by: PersonId | null, { viewer, reader, words }: Heard): Saying {
  const stars = starsPicture(event.stars);
  if (by !== reader) {
    const sentence = words.agentsNotes.rated(viewer.names(by).name, stars, event.stars);
    return { sentence, quoted: event.comment };
  }
  const { fillAbout } = ticketButtons(ticket, words);
  const comment = fillAbout("rate", event.attempt, words.buttons.addComment);
  const rating = ticket.attempts.find(({ number }) => number === event.attempt)?.rating;
  return {
    sentence: words.personNotes.rated(stars),
    quoted: event.comment,
    buttons: event.comment === "" && !rating?.comment ? [comment] : [],
  };
}
