import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { ResolutionRefusal, ResolutionEvent } from "./rules.ts";
import { text } from "../../kernel/text.ts";
import type { Of } from "../../kernel/event.ts";
import { lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import { holderUnless, nameOf, requesterName, silent, type EventVoice, type EventVoices } from "../../screen/voice.ts";
import { ratingButtons } from "../ratings/messages.ts";

/** Its buttons are gone once a newer resolution, or an answer, has come after it. */
const resolvedToRequester: EventVoice<Of<ResolutionEvent, "resolved">>["requester"] = (ticket, recorded, at) => {
  const { attempt, text, because } = recorded.event;
  const { words, possible } = at;
  const { personNotes: says, buttons } = words;
  const { press, fillAbout } = ticketButtons(ticket, words);
  const isAsked = ticket.status === "resolved" && ticket.attempts.length === attempt && possible.has("confirm");
  if (because === "no-answer") {
    const open = {
      after: says.unansweredNext,
      buttons: [fillAbout("refuse", attempt, buttons.stillNotFixed), press("confirm")],
    };
    return { sentence: says.unanswered, ...(isAsked ? open : {}), urgent: true };
  }
  const open = { after: says.doesItWork, buttons: [primary(press("confirm")), fillAbout("refuse", attempt)] };
  return { sentence: says.resolved(nameOf(recorded, at)), quoted: text, urgent: true, ...(isAsked ? open : {}) };
};

const isRated = (ticket: Ticket): boolean => (lastAttempt(ticket)?.rating ?? null) !== null;

export const voices: EventVoices<ResolutionEvent> = {
  resolved: {
    agents: (ticket, recorded, at) => {
      const { because, cause, text } = recorded.event;
      const { agentsNotes: says, labels } = at.words;
      return because === "no-answer"
        ? { sentence: says.unanswered(requesterName(ticket, at)) }
        : { sentence: says.resolved(nameOf(recorded, at), labels.cause[cause]), quoted: text };
    },
    requester: resolvedToRequester,
    asked: silent,
  },
  confirmed: {
    agents: (_, recorded, at) => ({ sentence: at.words.agentsNotes.confirmed(nameOf(recorded, at)) }),
    requester: (ticket, recorded, at) => {
      const { words, possible, reader } = at;
      const asks = possible.has("rate") && !isRated(ticket);
      const buttons = asks ? ratingButtons(ticket, words) : [];
      if (recorded.by === reader) return { sentence: words.personNotes.confirmed, buttons };
      const sentence = words.personNotes.confirmedBy(nameOf(recorded, at));
      return { sentence, after: asks ? words.cards.person.rateIt : "", buttons };
    },
    asked: silent,
  },
  refused: {
    agents: (ticket, recorded, at) => ({
      sentence: at.words.agentsNotes.refused(nameOf(recorded, at)),
      calls: holderUnless(ticket, recorded),
      quoted: recorded.event.reason,
    }),
    requester: (_, recorded, at) =>
      recorded.by === at.reader
        ? { sentence: at.words.personNotes.refused }
        : { sentence: at.words.agentsNotes.refused(nameOf(recorded, at)), quoted: recorded.event.reason },
    asked: silent,
  },
  reopened: {
    agents: (ticket, recorded, at) => ({
      sentence: at.words.agentsNotes.reopened(nameOf(recorded, at)),
      calls: holderUnless(ticket, recorded),
      quoted: recorded.event.reason,
      urgent: true,
    }),
    requester: (_, recorded, at) =>
      recorded.by === at.reader
        ? { sentence: at.words.personNotes.reopened }
        : { sentence: at.words.agentsNotes.reopened(nameOf(recorded, at)), quoted: recorded.event.reason },
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<ResolutionRefusal, CommonRefusal>> = {
  "reason-missing": (_, { words }) => text`${words.refusals.reasonMissing}`,
  "own-work": (_, { words }) => text`${words.refusals.ownWork}`,
  "no-such-attempt": (_, { words }) => text`${words.refusals.noSuchAttempt}`,
  "too-late-to-reopen": (_, { words }) => text`${words.refusals.tooLateToReopen}`,
};
