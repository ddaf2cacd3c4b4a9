import type { Ticket } from "../../../kernel/ticket.ts";
import { blanked, type Blanks } from "./blanked.ts";

/** How the parts of an article are called that is made of a ticket. */
export interface Parts {
  readonly wasWrong: string;
  readonly helped: string;
  readonly blanks: Blanks;
}

/** What a ticket says that others may read: what was asked, and what helped; without `names`, those of all that it knows. */
export function wordsOfTicket(
  { title, description, attempts }: Pick<Ticket, "title" | "description" | "attempts">,
  names: readonly string[],
  { wasWrong, helped, blanks }: Parts,
): { readonly title: string; readonly body: string } {
  const plain = (words: string): string => blanked(words, names, blanks).trim();
  const part = (called: string, words: string): readonly string[] =>
    words.trim() === "" ? [] : [`**${called}**\n\n${plain(words)}`];
  return {
    title: plain(title),
    body: [...part(wasWrong, description), ...part(helped, attempts.at(-1)?.text ?? "")].join("\n\n"),
  };
}
