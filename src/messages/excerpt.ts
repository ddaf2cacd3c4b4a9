import type { Ticket } from "../domain/ticket.ts";
import { cut } from "./plain-text.ts";

/** What a card in a channel shows of long words, and the rest of them, which is read elsewhere. */
export interface Excerpt {
  readonly shown: string;
  readonly rest: string;
}

function excerpt(words: string, most: number): Excerpt {
  const shown = cut(words, most);
  return { shown, rest: shown === words ? "" : words.slice(shown.length - "…".length) };
}

export const descriptionOf = (ticket: Ticket): Excerpt => excerpt(ticket.description, 600);
export const stepsOf = (ticket: Ticket): Excerpt => excerpt(ticket.stepsToReproduce, 300);

/** The rest of what the agents' card of a ticket shows only the beginning of; empty when it shows everything. */
export const unshown = (ticket: Ticket): string =>
  [descriptionOf(ticket), stepsOf(ticket)]
    .filter(({ rest }) => rest !== "")
    .map(({ rest }) => `…${rest}`)
    .join("\n\n");
