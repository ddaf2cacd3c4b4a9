import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { RemindersRefusal, RemindersEvent } from "./rules.ts";
import type { Of } from "../../kernel/event.ts";
import { isOpen } from "../../kernel/status.ts";
import { text, time } from "../../kernel/text.ts";
import { confirmers, lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import { weekdayOf } from "../../screen/plain-text.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { callsHolder, nameOf, requesterName, silent, type EventVoice, type EventVoices } from "../../screen/voice.ts";
import { helpSought } from "../escalation/messages.ts";
import { starButtons, thanks } from "../ratings/messages.ts";
import { expectation } from "../service-levels/messages.ts";
import { missed } from "../service-levels/rules.ts";
import type { Phrases } from "../words.ts";

/** Silence, broken: who has it, and when it is expected to be resolved, if that lies ahead. */
const stalledToRequester: EventVoice<Of<RemindersEvent, "stalled">>["requester"] = (
  ticket,
  { at },
  { viewer, words },
) => {
  const says = words.personNotes;
  const works = ticket.status === "new" || ticket.status === "in-progress";
  const expected = works ? expectation(ticket.clock, "resolution") : null;
  const help = works && missed(ticket.clock).length > 0 ? helpSought(ticket, viewer, words) : "";
  const where = `${whereItIs(ticket, viewer, words)} ${help}`.trimEnd();
  return {
    sentence: says.stalled,
    after:
      expected === null || expected.state === "late" || expected.by < at
        ? where
        : text`${where} ${says.expected(time(expected.by))}`,
    urgent: true,
  };
};

function whereItIs(
  { status, hold, assignee, offered }: Ticket,
  { names, locale }: Viewer,
  { personNotes: says, standing }: Phrases,
): string {
  if (status === "on-hold" && hold?.resumeOn) return says.stalledOnHoldUntil(weekdayOf(hold.resumeOn, locale));
  if (status === "on-hold") return says.stalledOnHold;
  if (assignee === null) return says.stalledInQueue;
  return (offered ? standing.offered : says.stalledWith)(names(assignee).name);
}

/** What waits for the requester's word, and what becomes of it without; it asks for nothing once they have spoken. */
const remindedToRequester: EventVoice<Of<RemindersEvent, "reminded">>["requester"] = (ticket, { event }, at) => {
  const { about, count } = event;
  const { endsAt } = at.times;
  const says = at.words.personNotes;
  const attempt = lastAttempt(ticket);
  if (ticket.status !== (about === "question" ? "waiting" : "resolved")) {
    const answer = about === "resolution" ? attempt?.answer : null;
    const isConfirmed = answer?.answer === "confirmed" && answer.by === at.reader;
    if (!isConfirmed || attempt === null) return { sentence: says.reminderOver };
    return { sentence: says.confirmed, ...(attempt.rating?.by === at.reader ? thanks(attempt, ticket, at) : {}) };
  }
  const { press, fill, fillAbout } = ticketButtons(ticket, at.words);
  const isRated = about === "resolution" && attempt !== null && attempt.rating === null && at.possible.has("rate");
  return {
    sentence: about === "question" ? says.reminded(count) : isRated ? says.starsClose : says.doesItWork,
    quoted: (about === "question" ? ticket.question : attempt?.text) ?? "",
    stars: isRated ? starButtons(ticket, attempt) : [],
    after: endsAt === null ? [] : says.without[about](time(endsAt)),
    buttons:
      about === "question"
        ? [primary(fill("answer"))]
        : [
            ...(at.possible.has("confirm") ? [primary(press("confirm"))] : []),
            fillAbout("refuse", ticket.attempts.length),
          ],
    urgent: true,
  };
};

const isOwn = (ticket: Ticket, lapsed: Of<RemindersEvent, "lapsed">): boolean =>
  confirmers(
    ticket,
    ticket.attempts.find(({ number }) => number === lapsed.attempt),
  ).length === 0;

export const voices: EventVoices<RemindersEvent> = {
  stalled: {
    agents: (ticket, recorded, at) => ({
      sentence: at.words.agentsNotes.stalled(requesterName(ticket, at)),
      ...callsHolder(ticket, recorded, at),
    }),
    requester: stalledToRequester,
    asked: silent,
  },
  reminded: {
    agents: (ticket, { event }, at) => ({
      sentence: at.words.agentsNotes.reminded[event.about](requesterName(ticket, at), event.count),
    }),
    requester: remindedToRequester,
    asked: silent,
  },
  lapsed: {
    agents: (ticket, { event }, at) => {
      const says = at.words.agentsNotes;
      return { sentence: (isOwn(ticket, event) ? says.lapsedOwnWork : says.lapsed)(requesterName(ticket, at)) };
    },
    // Closed in silence: never the last word, as long as the requester may have one.
    requester: (ticket, { event }, { words }) => ({
      sentence: isOwn(ticket, event) ? words.personNotes.lapsedOwnWork : words.personNotes.lapsed,
      ...(isOpen(ticket.status)
        ? {}
        : {
            after: words.personNotes.lapsedNext,
            buttons: [ticketButtons(ticket, words).fill("reopen", words.buttons.stillNotFixed)],
          }),
    }),
    asked: silent,
  },
  chased: {
    agents: (ticket, recorded, at) => ({
      sentence: at.words.agentsNotes.chased(nameOf(recorded, at), ticket.chases),
      urgent: ticket.assignee === null,
      ...callsHolder(ticket, recorded, at),
    }),
    requester: (ticket, recorded, at) => {
      const { personNotes: says } = at.words;
      const sentence = recorded.by === at.reader ? says.chased : says.chasedBy(nameOf(recorded, at));
      const { assignee, offered } = ticket;
      if (!offered || assignee === null) return { sentence };
      return { sentence, after: at.words.standing.offered(at.viewer.names(assignee).name) };
    },
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<RemindersRefusal, CommonRefusal>> = {
  "chased-already": ({ until }, { words }) => words.refusals.chasedAlready(time(until)),
};
