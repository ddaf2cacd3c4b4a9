import { starCounts, type Attempt, type Rating, type Stars } from "../../kernel/attempt.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { Of, Recorded } from "../../kernel/event.ts";
import { bold, text } from "../../kernel/text.ts";
import { lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote } from "../../screen/blocks.ts";
import type { Button, Message } from "../../screen/message.ts";
import type { Saying } from "../../screen/note.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { carries, namedOnButton, primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import { nameOf, silent, type EventVoices, type PersonVoiceAt, type VoiceAt } from "../../screen/voice.ts";
import { phrases, type Phrases } from "../words.ts";
import { isLow, type RatingsEvent, type RatingsRefusal } from "./rules.ts";

/** `★★★★☆`. */
export const starsPicture = (stars: Stars): string => "★".repeat(stars) + "☆".repeat(5 - stars);

/** Said together with the confirmation. */
const isSaidAlready = (ticket: Ticket, { event, at }: Recorded<Of<RatingsEvent, "rated">>): boolean => {
  const answer = ticket.attempts.find(({ number }) => number === event.attempt)?.answer;
  return answer?.answer === "confirmed" && answer.at.getTime() === at.getTime() && event.comment === "";
};

export const voices: EventVoices<RatingsEvent> = {
  rated: {
    agents: (ticket, recorded, at) => (isSaidAlready(ticket, recorded) ? null : toldOfStars(recorded, at)),
    // The other of the two: whoever gave them reads their stars in the note that asked.
    requester: (ticket, recorded, at) => (isSaidAlready(ticket, recorded) ? null : toldOfStars(recorded, at)),
    asked: silent,
  },
  // The note that asked, and the card, show it.
  judged: { agents: silent, requester: silent, asked: silent },
};

function toldOfStars(recorded: Recorded<Of<RatingsEvent, "rated">>, at: VoiceAt): Saying {
  const { stars, comment } = recorded.event;
  return { sentence: at.words.agentsNotes.rated(nameOf(recorded, at), starsPicture(stars), stars), quoted: comment };
}

/** One press each: the whole rating; where a resolution waits for a word, it works as well. */
export const starButtons = (ticket: Ticket, attempt: Attempt): readonly Button[] =>
  starCounts.map((stars) => ({
    label: `${stars} ★`,
    action: { do: "rate", attempt: attempt.number, stars, ...carries(ticket) },
  }));

/** What is asked beside the stars: two buttons each, one press. What was said of it is ticked, and can be changed. */
const criteriaRows = (
  ticket: Ticket,
  { number, rating }: Attempt,
  { locale }: Viewer,
): readonly (readonly Button[])[] =>
  (rating?.criteria ?? []).map(({ criterion, name, isGood }) =>
    [true, false].map((good) => ({
      label: `${isGood === good ? "✓ " : ""}${thumbs[`${good}`]} ${name[locale]}`,
      action: { do: "judge", attempt: number, of: criterion, good, ...carries(ticket) },
    })),
  );

const thumbs = { true: "👍", false: "👎" } as const;

/** What was said of each criterion; what nothing was said of is left out. */
export const criteriaInWords = ({ criteria = [] }: Rating, locale: Locale): readonly string[] =>
  criteria.flatMap(({ name, isGood }) => (isGood === null ? [] : [`${thumbs[`${isGood}`]} ${name[locale]}`]));

/** Thanks for the stars, in the note that asked for them: what was written beside, or a place for it. */
export function thanks(
  attempt: Attempt,
  ticket: Ticket,
  { words, possible, viewer }: Pick<PersonVoiceAt, "words" | "possible" | "viewer">,
): Partial<Saying> {
  const { number, rating } = attempt;
  if (rating === null) return {};
  const rows = criteriaRows(ticket, attempt, viewer);
  const isAsked = rating.criteria?.some(({ isGood }) => isGood === null) === true;
  const { stars, comment } = rating;
  const says = words.personNotes;
  const picture = starsPicture(stars);
  const { fill, fillAbout } = ticketButtons(ticket, words);
  // Few stars close the ticket as well, and may mean that it does not work.
  const notFixed =
    isLow(stars) && ticket.status === "closed" && possible.has("reopen")
      ? [fill("reopen", words.buttons.stillNotFixed)]
      : [];
  if (comment !== "") {
    const said = isLow(stars) ? says.ratedLowWithWords(picture) : says.rated(picture);
    return { facts: [paragraph(text`${said}`), ...quote(comment)], rows, buttons: notFixed };
  }
  return isLow(stars)
    ? {
        after: says.ratedLow(picture),
        rows,
        buttons: [primary(fillAbout("rate", number, words.buttons.sayWhat)), ...notFixed],
      }
    : {
        after: isAsked ? `${says.rated(picture)} ${says.criteria}` : says.rated(picture),
        rows,
        buttons: [fillAbout("rate", number, words.buttons.addComment)],
      };
}

/** On the card: the stars themselves stand in the note that asked for them. */
export function ratingButtons(ticket: Ticket, words: Phrases): readonly Button[] {
  const attempt = lastAttempt(ticket);
  if (attempt === null || attempt.answer === null || attempt.answer.answer === "refused") return [];
  const { fillAbout } = ticketButtons(ticket, words);
  const { addComment, rate, fill } = words.buttons;
  const label = attempt.rating === null ? rate : attempt.rating.comment === "" ? addComment : fill.rate;
  return [fillAbout("rate", attempt.number, label)];
}

export interface FewStars {
  readonly ticket: Ticket;
  /** Of the attempt. */
  readonly number: number;
  /** Whether the reader may read the ticket; else they read of the stars alone. */
  readonly mayShow: boolean;
  /** The agents of the queue, where its leads cannot be reached: of a ticket that went elsewhere they read no words. */
  readonly reader: "lead" | "agents";
}

/** For whoever leads the queue: who is unhappy with what, and why; null: nobody is by now. */
export function fewStars({ ticket, number, mayShow, reader }: FewStars, viewer: Viewer): Message | null {
  const attempt = ticket.attempts.find((each) => each.number === number);
  const rating = attempt?.rating ?? null;
  if (attempt === undefined || rating === null || !isLow(rating.stars)) return null;
  const words = phrases(viewer.locale);
  const { leads } = words.ratings;
  const [by, resolver] = [viewer.names(rating.by).name, viewer.names(attempt.by).name];
  const news = leads.fewStars(by, starsPicture(rating.stars));
  const about = mayShow ? cutLine(ticket.title, 120) : ticket.reference;
  return sayPlainly(
    viewer,
    text`${bold(about)} · ${news}`,
    ...(mayShow ? quote(rating.comment) : []),
    ...(reader === "agents" ? [paragraph(text`${leads.unreached}`)] : []),
    aside(mayShow ? text`${leads.resolvedBy(resolver)} · ${ticket.reference}` : text`${leads.resolvedBy(resolver)}`),
    ...buttonRow(mayShow ? [{ label: words.buttons.show, action: { do: "show", ...namedOnButton(ticket) } }] : []),
  );
}

/** Closed without a word of the requester. */
export const isSilent = (ticket: Ticket): boolean =>
  ticket.status === "closed" && lastAttempt(ticket)?.answer?.answer === "silence";

export const refusals: RefusalVoices<Exclude<RatingsRefusal, CommonRefusal | { readonly type: "no-such-attempt" }>> = {
  "already-rated": ({ by, stars }, { viewer, words }) =>
    text`${words.refusals.alreadyRated(viewer.names(by).name, starsPicture(stars))}`,
  "worked-on": (_, { words }) => text`${words.refusals.workedOn}`,
  "refused-already": (_, { words }) => text`${words.refusals.refusedAlready}`,
};
