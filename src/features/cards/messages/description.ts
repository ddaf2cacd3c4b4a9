import { text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, paragraph, quote } from "../../../screen/blocks.ts";
import type { Block } from "../../../screen/message.ts";
import { oneLine } from "../../../screen/plain-text.ts";
import type { Phrases } from "../../words.ts";
import { descriptionOf, stepsOf, type Excerpt } from "./excerpt.ts";

/** What the requester wrote, as much as a card holds; the rest is read under "More…". */
export const description = (ticket: Ticket, words: Phrases): readonly Block[] =>
  described(excerptQuote(descriptionOf(ticket), words), excerptQuote(stepsOf(ticket), words), words);

/** All of it, for whoever has no "More…". */
export const wholeDescription = (ticket: Ticket, words: Phrases): readonly Block[] =>
  described(quote(ticket.description), quote(ticket.stepsToReproduce), words);

/** What they wrote, for its author: the rest is read where they add to it. Nothing where the title says it already. */
export function ownWords(ticket: Ticket, { cards }: Phrases): readonly Block[] {
  if (oneLine(ticket.description) === oneLine(ticket.title)) return [];
  const { shown, rest } = descriptionOf(ticket);
  return rest === "" ? quote(shown) : [...quote(shown), aside(text`${cards.person.charactersMore(rest.length)}`)];
}

const described = (written: readonly Block[], steps: readonly Block[], { cards }: Phrases): readonly Block[] =>
  steps.length === 0 ? written : [...written, paragraph(text`${cards.agents.steps}`), ...steps];

const excerptQuote = ({ shown, rest }: Excerpt, { cards }: Phrases): readonly Block[] =>
  rest === "" ? quote(shown) : [...quote(shown), aside(text`${cards.agents.charactersMore(rest.length)}`)];
