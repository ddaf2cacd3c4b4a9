import { isVisible } from "../../kernel/words/visible.ts";
import { lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import { askedIn, contentWords, nearest } from "../articles/rules/near.ts";

const mostWords = 8;
const enoughOfTitle = 3; // words; of a shorter title the description says the rest

/** By which words others are looked for that a ticket is like. */
export function likeWords({ title, description }: Pick<Ticket, "title" | "description">): readonly string[] {
  const words = askedIn(title);
  const all = words.length >= enoughOfTitle ? words : askedIn(`${title} ${description}`).slice(0, enoughOfTitle + 1);
  return all.slice(0, mostWords);
}

/** How many are looked at: of more, the best by their words. */
export const mostLikeLooked = 40;

const badlyRated = 2; // stars: whoever gave so few was not helped
const leastOfHelp = 2; // words: “done” is of no help

/** What somebody said that helped; null: nobody did, it says no more than that something was done, or it was found bad. */
export function whatHelped(ticket: Ticket): string | null {
  const attempt = lastAttempt(ticket);
  if (attempt === null || attempt.by === null || !isVisible(attempt.text)) return null;
  if (attempt.rating !== null && attempt.rating.stars <= badlyRated) return null;
  return contentWords(attempt.text).length < leastOfHelp ? null : attempt.text;
}

/**
 * Those of some resolved tickets that say enough of what a ticket says, as articles have to: at most three, the nearest first.
 * `all`: how many there are, these among them.
 */
export function similarTo(ticket: Ticket, resolved: readonly Ticket[], all: number): readonly Ticket[] {
  const candidates = resolved
    .filter((each) => each.reference !== ticket.reference && whatHelped(each) !== null)
    .map((each) => ({ ticket: each, title: each.title, body: each.description, locale: null }));
  return nearest(likeWords(ticket), candidates, Math.max(all, candidates.length)).map((each) => each.ticket);
}
