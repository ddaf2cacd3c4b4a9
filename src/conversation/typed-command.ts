import { queueName } from "../features/queues/rules.ts";
import type { PeriodName } from "../kernel/time/periods.ts";
import { findReference } from "../kernel/reference.ts";

/** What somebody asks for by typing; verbs have French twins. */
export type TypedCommand =
  | { readonly command: "new"; readonly title: string }
  | { readonly command: "help" }
  | { readonly command: "list" }
  | { readonly command: "queues" }
  | { readonly command: "ticket"; readonly reference: string }
  /** `queue`: null, all of them. The words are the title of a ticket when that is no queue. */
  | { readonly command: "report"; readonly period: PeriodName; readonly queue: string | null; readonly title: string }
  | { readonly command: "set-up"; readonly queue: string }
  /** `until`: the words for a day; null: until they say that they are back. */
  | { readonly command: "away"; readonly until: string | null }
  | { readonly command: "back" };

/** Whole sentences, so that "away team booking fails" is the title of a ticket. */
const away = /^(?:away|absente?)(?:\s+(?:until|till|jusqu['’](?:au|à|a|en))\s+(?<until>.+))?$/iu;
const back = /^(?:back|(?:de )?retour)$/iu;

const report = /^(?:report|rapport)(?:\s+(?<rest>.+))?$/iu;
const periods: readonly (readonly [RegExp, PeriodName])[] = [
  [/(?:^|\s)(?:last week|(?:la )?semaine (?:dernière|derniere|passée|passee))$/iu, "last-week"],
  [/(?:^|\s)(?:this month|(?:ce )?mois-ci|ce mois)$/iu, "this-month"],
  [/(?:^|\s)(?:last month|(?:le )?mois (?:dernier|passé|passe))$/iu, "last-month"],
  [/(?:^|\s)(?:this week|cette semaine)$/iu, "this-week"],
];

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
  const reported = readReport(words);
  if (reported !== null) return reported;
  const leaving = away.exec(words);
  if (leaving !== null) return { command: "away", until: leaving.groups?.["until"] ?? null };
  if (back.test(words)) return { command: "back" };
  const reference = findReference(words);
  if (reference !== null && reference.length === words.length) return { command: "ticket", reference };
  return { command: "new", title: words };
}

/** `report`, with the name of a queue, a period, or both. */
function readReport(words: string): TypedCommand | null {
  const asked = report.exec(words.normalize("NFC"));
  if (asked === null) return null;
  const rest = asked.groups?.["rest"] ?? "";
  const [pattern, period] = periods.find(([each]) => each.test(rest)) ?? [null, "this-week" as const];
  const queue = (pattern === null ? rest : rest.replace(pattern, "")).trim();
  if (queue.includes(" ")) return null;
  return { command: "report", period, queue: queue === "" ? null : queueName(queue), title: words };
}
