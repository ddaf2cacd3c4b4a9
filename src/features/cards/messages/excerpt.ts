import { maskSecrets } from "../../../kernel/words/secrets.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { fit } from "../../../screen/plain-text.ts";

/** What a card shows of long words, and the rest of them, which is read elsewhere. */
export interface Excerpt {
  readonly shown: string;
  readonly rest: string;
}

export function excerpt(written: string, most: number): Excerpt {
  const words = maskSecrets(written); // whole: a secret may stand where it is cut
  if (words.length <= most) return { shown: words, rest: "" };
  const kept = fit(words, most).slice(0, -"…".length);
  const whole = kept.replace(/\s\S{1,30}$/u, "");
  return { shown: `${whole}…`, rest: words.slice(whole.length).trimStart() };
}

export const descriptionOf = (ticket: Ticket): Excerpt => excerpt(ticket.description, 300);
export const stepsOf = (ticket: Ticket): Excerpt => excerpt(ticket.stepsToReproduce, 150);

/** The rest of words of which a card shows only the beginning; empty when it shows them all. */
export const continued = ({ rest }: Excerpt): string => (rest === "" ? "" : `…${rest}`);

/** The rest of what the agents' card of a ticket shows only the beginning of; empty when it shows everything. */
export const unshown = (ticket: Ticket): string =>
  [descriptionOf(ticket), stepsOf(ticket)]
    .map(continued)
    .filter((rest) => rest !== "")
    .join("\n\n");
