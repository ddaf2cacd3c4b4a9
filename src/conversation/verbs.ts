import { findReference } from "../kernel/reference.ts";

/** What somebody asks for by typing; verbs have French twins. */
export type Ask =
  | { readonly ask: "new"; readonly title: string }
  | { readonly ask: "help" }
  | { readonly ask: "list" }
  | { readonly ask: "ticket"; readonly reference: string }
  | { readonly ask: "set-up"; readonly queue: string }
  /** `until`: the words for a day; null: until they say that they are back. */
  | { readonly ask: "away"; readonly until: string | null }
  | { readonly ask: "back" };

export const defaultQueue = "support";

/** Whole sentences, so that "away team booking fails" is the title of a ticket. */
const away = /^(?:away|absente?)(?:\s+(?:until|till|jusqu['’](?:au|à|a|en))\s+(?<until>.+))?$/iu;
const back = /^(?:back|(?:de )?retour)$/iu;

const verbs = new Map<string, "help" | "list" | "set-up">([
  ["help", "help"],
  ["aide", "help"],
  ["list", "list"],
  ["liste", "list"],
  ["setup", "set-up"],
  ["configurer", "set-up"],
]);

/** Reads `/ticket …`: an unknown verb is the title of a ticket, and so is a verb followed by a sentence. */
export function readAsk(typed: string): Ask {
  const words = typed.trim().replace(/\s+/gu, " ");
  const [first = "", ...rest] = words.split(" ");
  const verb = verbs.get(first.toLowerCase());
  if (verb === "set-up" && rest.length <= 1) return { ask: "set-up", queue: queueName(rest[0]) };
  if (verb !== undefined && verb !== "set-up" && rest.length === 0) return { ask: verb };
  const leaving = away.exec(words);
  if (leaving !== null) return { ask: "away", until: leaving.groups?.["until"] ?? null };
  if (back.test(words)) return { ask: "back" };
  const reference = findReference(words);
  if (reference !== null && reference.length === words.length) return { ask: "ticket", reference };
  return { ask: "new", title: words };
}

/** Queue names are lower case and short: they are typed again to move the queue. */
const queueName = (typed: string | undefined): string =>
  typed === undefined ? defaultQueue : typed.toLowerCase().replace(/^#/u, "").slice(0, 50);
