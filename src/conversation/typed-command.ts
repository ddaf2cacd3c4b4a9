import { queueName } from "../features/queues/rules.ts";
import { findReference } from "../kernel/reference.ts";

/** What somebody asks for by typing; verbs have French twins. */
export type TypedCommand =
  | { readonly command: "new"; readonly title: string }
  | { readonly command: "help" }
  | { readonly command: "list" }
  | { readonly command: "queues" }
  | { readonly command: "ticket"; readonly reference: string }
  | { readonly command: "set-up"; readonly queue: string }
  /** `until`: the words for a day; null: until they say that they are back. */
  | { readonly command: "away"; readonly until: string | null }
  | { readonly command: "back" };

/** Whole sentences, so that "away team booking fails" is the title of a ticket. */
const away = /^(?:away|absente?)(?:\s+(?:until|till|jusqu['’](?:au|à|a|en))\s+(?<until>.+))?$/iu;
const back = /^(?:back|(?:de )?retour)$/iu;

/** What may stand around a reference: a verb, and signs such as those it is copied with. */
const nothingElse = /^(?:show|open|see|ticket|affiche|afficher|voir|ouvrir)?[\s\p{P}\p{S}]*$/iu;

const verbs = new Map<string, "help" | "list" | "queues" | "set-up">([
  ["help", "help"],
  ["aide", "help"],
  ["list", "list"],
  ["liste", "list"],
  ["queues", "queues"],
  ["files", "queues"],
  ["setup", "set-up"],
  ["configurer", "set-up"],
]);

/** Reads `/ticket …`: an unknown verb is the title of a ticket, and so is a verb followed by a sentence. */
export function readTypedCommand(typed: string): TypedCommand {
  const words = typed.trim().replace(/\s+/gu, " ");
  const [first = "", ...rest] = words.split(" ");
  const verb = verbs.get(first.toLowerCase());
  if (verb === "set-up" && rest.length <= 1) return { command: "set-up", queue: queueName(rest[0]) };
  if (verb !== undefined && verb !== "set-up" && rest.length === 0) return { command: verb };
  const leaving = away.exec(words);
  if (leaving !== null) return { command: "away", until: leaving.groups?.["until"] ?? null };
  if (back.test(words)) return { command: "back" };
  const reference = findReference(words);
  if (reference !== null && nothingElse.test(words.replace(new RegExp(reference, "i"), "")))
    return { command: "ticket", reference };
  return { command: "new", title: words };
}
