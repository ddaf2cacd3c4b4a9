import { starCounts, type Attempt, type Stars } from "../../kernel/attempt.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { text } from "../../kernel/text.ts";
import { lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import type { Button } from "../../screen/message.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { carries, ticketButtons } from "../../screen/ticket-buttons.ts";
import { nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import type { Phrases } from "../words.ts";
import type { RatingsEvent, RatingsRefusal } from "./rules.ts";

/** `★★★★☆`. */
export const starsPicture = (stars: Stars): string => "★".repeat(stars) + "☆".repeat(5 - stars);

export const voices: EventVoices<RatingsEvent> = {
  rated: {
    agents: (_, recorded, at) => {
      const { stars, comment } = recorded.event;
      return {
        sentence: at.words.agentsNotes.rated(nameOf(recorded, at), starsPicture(stars), stars),
        quoted: comment,
      };
    },
    requester: (ticket, recorded, at) => {
      const { by, event } = recorded;
      const { words, reader } = at;
      const stars = starsPicture(event.stars);
      if (by !== reader)
        return { sentence: words.agentsNotes.rated(nameOf(recorded, at), stars, event.stars), quoted: event.comment };
      const comment = ticketButtons(ticket, words).fillAbout("rate", event.attempt, words.buttons.addComment);
      const rating = ticket.attempts.find(({ number }) => number === event.attempt)?.rating;
      return {
        sentence: words.personNotes.rated(stars),
        quoted: event.comment,
        buttons: event.comment === "" && !rating?.comment ? [comment] : [],
      };
    },
    asked: silent,
  },
};

/** One press each: the whole rating. */
const rateButtons = (ticket: Ticket, attempt: Attempt): readonly Button[] =>
  starCounts.map((stars) => ({
    label: `${stars} ★`,
    action: { do: "rate", attempt: attempt.number, stars, ...carries(ticket) },
  }));

/** Five presses while unrated; then a word more, or another opinion. */
export function ratingButtons(ticket: Ticket, words: Phrases): readonly Button[] {
  const attempt = lastAttempt(ticket);
  if (attempt === null || attempt.answer === null || attempt.answer.answer === "refused") return [];
  const { fillAbout } = ticketButtons(ticket, words);
  // Whoever has said nothing is not asked for five stars, but may give them.
  if (attempt.rating === null && isSilent(ticket)) return [fillAbout("rate", attempt.number, words.buttons.rate)];
  if (attempt.rating === null) return rateButtons(ticket, attempt);
  const label = attempt.rating.comment === "" ? words.buttons.addComment : words.buttons.fill.rate;
  return [fillAbout("rate", attempt.number, label)];
}

/** Closed without a word of the requester. */
export const isSilent = (ticket: Ticket): boolean =>
  ticket.status === "closed" && lastAttempt(ticket)?.answer?.answer === "silence";

export const refusals: RefusalVoices<
  Exclude<RatingsRefusal, CommonRefusal | { readonly type: "no-such-attempt" | "own-work" }>
> = {
  "already-rated": ({ by, stars }, { viewer, words }) =>
    text`${words.refusals.alreadyRated(viewer.names(by).name, starsPicture(stars))}`,
};
