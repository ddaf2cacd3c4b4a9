import type { Code } from "../../kernel/attempt.ts";
import { colons, type Locale } from "../../kernel/locale.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { ResolutionRefusal, ResolutionEvent } from "./rules.ts";
import { text } from "../../kernel/text.ts";
import type { Of, Recorded } from "../../kernel/event.ts";
import { lastAttempt, type Ticket } from "../../kernel/ticket.ts";
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
import { waitedFor } from "../approvals/messages.ts";
import { asksFor } from "../approvals/rules.ts";
import { starButtons, starsPicture, thanks } from "../ratings/messages.ts";
import { isAwaited, isLow } from "../ratings/rules.ts";

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
  if (attempt.rating !== null) return attempt.rating.by === reader ? { ...told, ...thanks(attempt, ticket, at) } : told;
  if (ticket.status !== "closed" || attempt.answer?.answer !== "confirmed") return told;
  const closed = attempt.answer.by === reader ? says.confirmed : says.closed;
  return stars.length === 0 ? { ...told, after: closed } : { ...told, after: text`${closed} ${says.howWasIt}`, stars };
};

/** Stars given with the same press are told with it. Whoever gives few has closed the ticket, and has not said that it works. */
function confirmedBy(
  recorded: Recorded<Of<ResolutionEvent, "confirmed">>,
  at: VoiceAt,
  works: (who: string, stars: string | null) => string,
  closed: (who: string, stars: string) => string,
): string {
  const { stars } = recorded.event;
  const who = nameOf(recorded, at);
  if (stars === undefined) return works(who, null);
  return (isLow(stars) ? closed : works)(who, starsPicture(stars));
}

/** What was chosen of a resolution besides its cause, each a sentence behind it. */
export const codesInWords = (codes: readonly Code[], locale: Locale): string =>
  codes.map((code) => ` ${codeInWords(code, locale)}.`).join("");

export const codeInWords = ({ label, chosen }: Code, locale: Locale): string =>
  `${label[locale]}${colons[locale]}${chosen.map((option) => option.label[locale]).join(", ")}`;

export const voices: EventVoices<ResolutionEvent> = {
  resolved: {
    agents: (ticket, recorded, at) => {
      const { because, cause, codes = [], text } = recorded.event;
      const { agentsNotes: says, labels } = at.words;
      return because === "no-answer"
        ? { sentence: says.unanswered(requesterName(ticket, at)) }
        : {
            sentence: `${says.resolved(nameOf(recorded, at), labels.cause[cause])}${codesInWords(codes, at.viewer.locale)}`,
            quoted: text,
          };
    },
    requester: resolvedToRequester,
    asked: silent,
  },
  confirmed: {
    agents: (_, recorded, at) => {
      const { agentsNotes: says } = at.words;
      return { sentence: confirmedBy(recorded, at, says.confirmed, says.closedWithFewStars) };
    },
    // The other of the two: whoever confirmed reads it in the note that asked.
    requester: (_, recorded, at) => {
      const { personNotes: says } = at.words;
      return { sentence: confirmedBy(recorded, at, says.confirmedBy, says.closedWithFewStars) };
    },
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
    requester: (ticket, recorded, at) =>
      recorded.by === at.reader
        ? { sentence: reopenedByReader(ticket, at) }
        : { sentence: reopenedBy(recorded, at), quoted: recorded.event.reason },
    asked: silent,
  },
};

/** The agents go on only once it is approved. */
function reopenedByReader(ticket: Ticket, { viewer, words }: VoiceAt): string {
  const { reopened, reopenedForApproval } = words.personNotes;
  const asked = asksFor(ticket);
  return asked === null ? reopened : reopenedForApproval(waitedFor(asked, viewer));
}

const reopenedBy = (recorded: Recorded<Of<ResolutionEvent, "reopened">>, at: VoiceAt): string => {
  const { reopened, sentAgain } = at.words.agentsNotes;
  return (recorded.event.reason === "" ? sentAgain : reopened)(nameOf(recorded, at));
};

export const refusals: RefusalVoices<Exclude<ResolutionRefusal, CommonRefusal>> = {
  "not-all-said": ({ missing }, { viewer: { locale }, words }) =>
    text`${words.refusals.notAllSaid(missing.map(({ label }) => label?.[locale] ?? words.forms.cause).join(", "))}`,
  "reason-missing": (_, { words }) => text`${words.refusals.reasonMissing}`,
  "own-work": (_, { words }) => text`${words.refusals.ownWork}`,
  "no-such-attempt": (_, { words }) => text`${words.refusals.noSuchAttempt}`,
  "too-late-to-reopen": (_, { words }) => text`${words.refusals.tooLateToReopen}`,
};
