import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { ResolutionRefusal, ResolutionEvent } from "./rules.ts";
import { text } from "../../kernel/text.ts";
import type { Of, Recorded } from "../../kernel/event.ts";
import { lastAttempt } from "../../kernel/ticket.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import {
  callsHolder,
  nameOf,
  requesterName,
  silent,
  type EventVoice,
  type EventVoices,
  type VoiceAt,
} from "../../screen/voice.ts";
import { starButtons, starsPicture, thanks } from "../ratings/messages.ts";
import { isAwaited } from "../ratings/rules.ts";

/** One note for all: it asks whether it works, then for stars, and then thanks for them. A newer resolution takes it over. */
const resolvedToRequester: EventVoice<Of<ResolutionEvent, "resolved">>["requester"] = (ticket, recorded, at) => {
  const { attempt: number, text: done, because } = recorded.event;
  const { words, possible, reader } = at;
  const says = words.personNotes;
  const { press, fillAbout } = ticketButtons(ticket, words);
  const unanswered = because === "no-answer";
  const told = {
    sentence: unanswered ? says.unanswered : says.resolved(nameOf(recorded, at)),
    quoted: done,
    urgent: true,
  };
  const attempt = lastAttempt(ticket);
  if (attempt === null || attempt.number !== number) return told;
  const stars = possible.has("rate") && attempt.rating === null ? starButtons(ticket, attempt) : [];
  if (isAwaited(ticket, attempt)) {
    if (!possible.has("confirm")) return told;
    if (unanswered) {
      const buttons = [fillAbout("refuse", number, words.buttons.stillNotFixed), press("confirm")];
      return { ...told, after: says.unansweredNext, buttons };
    }
    return stars.length === 0
      ? { ...told, after: says.doesItWork, buttons: [primary(press("confirm")), fillAbout("refuse", number)] }
      : { ...told, after: says.starsClose, stars, buttons: [fillAbout("refuse", number), press("confirm")] };
  }
  if (attempt.rating !== null)
    return attempt.rating.by === reader ? { ...told, ...thanks(attempt, ticket, words) } : told;
  if (ticket.status !== "closed" || attempt.answer?.answer !== "confirmed") return told;
  const closed = attempt.answer.by === reader ? says.confirmed : says.closed;
  return stars.length === 0 ? { ...told, after: closed } : { ...told, after: text`${closed} ${says.howWasIt}`, stars };
};

/** Given with the same press; null: none. */
const starsOf = ({ event: { stars } }: Recorded<Of<ResolutionEvent, "confirmed">>): string | null =>
  stars === undefined ? null : starsPicture(stars);

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
    agents: (_, recorded, at) => ({
      sentence: at.words.agentsNotes.confirmed(nameOf(recorded, at), starsOf(recorded)),
    }),
    // The other of the two: whoever confirmed reads it in the note that asked.
    requester: (_, recorded, at) => ({
      sentence: at.words.personNotes.confirmedBy(nameOf(recorded, at), starsOf(recorded)),
    }),
    asked: silent,
  },
  refused: {
    agents: (ticket, recorded, at) => ({
      sentence: at.words.agentsNotes.refused(nameOf(recorded, at)),
      ...callsHolder(ticket, recorded, at),
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
      sentence: reopenedBy(recorded, at),
      ...callsHolder(ticket, recorded, at),
      quoted: recorded.event.reason,
      urgent: true,
    }),
    requester: (_, recorded, at) =>
      recorded.by === at.reader
        ? { sentence: at.words.personNotes.reopened }
        : { sentence: reopenedBy(recorded, at), quoted: recorded.event.reason },
    asked: silent,
  },
};

const reopenedBy = (recorded: Recorded<Of<ResolutionEvent, "reopened">>, at: VoiceAt): string => {
  const { reopened, sentAgain } = at.words.agentsNotes;
  return (recorded.event.reason === "" ? sentAgain : reopened)(nameOf(recorded, at));
};

export const refusals: RefusalVoices<Exclude<ResolutionRefusal, CommonRefusal>> = {
  "reason-missing": (_, { words }) => text`${words.refusals.reasonMissing}`,
  "own-work": (_, { words }) => text`${words.refusals.ownWork}`,
  "no-such-attempt": (_, { words }) => text`${words.refusals.noSuchAttempt}`,
  "too-late-to-reopen": (_, { words }) => text`${words.refusals.tooLateToReopen}`,
};
