import { queueName } from "../../queues/rules.ts";
import type { TimesheetWeek } from "../../timesheets/rules.ts";
import type { PeriodName } from "../../../kernel/time/periods.ts";

export interface ReportAsked {
  /** Null: one that no report is about. */
  readonly period: PeriodName | null;
  /** Null: all of them. */
  readonly queue: string | null;
  /** They may be the title of a ticket when that is no queue; null where a period was named, as in no title. */
  readonly title: string | null;
}

const report = /^(?:report|rapport)(?:\s+(?<rest>.+))?$/iu;
const periods: readonly (readonly [RegExp, PeriodName | null])[] = [
  [/(?:^|\s)(?:last week|(?:la )?semaine (?:dernière|derniere|passée|passee))$/iu, "last-week"],
  [/(?:^|\s)(?:this month|(?:ce )?mois-ci|ce mois)$/iu, "this-month"],
  [/(?:^|\s)(?:last month|(?:le )?mois (?:dernier|passé|passe))$/iu, "last-month"],
  [/(?:^|\s)(?:this week|cette semaine)$/iu, "this-week"],
  [/(?:^|\s)(?:today|yesterday|(?:d['’])?aujourd['’]hui|(?:d['’])?hier)$/iu, null],
  [/(?:^|\s)(?:this|last) (?:day|quarter|year)$/iu, null],
  [/(?:^|\s)(?:(?:cette|l['’]) ?année(?: dernière| passée)?|(?:ce |le )?trimestre(?: dernier| passé)?)$/iu, null],
  [/(?:^|\s)(?:last|past) \d{1,3} (?:days|weeks|months)$/iu, null],
  [/(?:^|\s)(?:les )?\d{1,3} derni(?:er|ère)s (?:jours|semaines|mois)$/iu, null],
];

/** At the end of a title too: "report of the month". */
const barePeriods: readonly (readonly [RegExp, PeriodName])[] = [
  [/(?:^|\s)(?:week|weekly|semaine|hebdomadaire)$/iu, "this-week"],
  [/(?:^|\s)(?:month|monthly|mois|mensuel)$/iu, "this-month"],
];

/** "for support, of last week", "de support de la semaine dernière": words that name nothing. */
const linkingAtEnd = /(?:(?:^|\s)(?:for|of|from|the|de|du|la|le|pour))+$/iu;
const linkingAtStart = /^(?:for|of|the|de|du|la|le|pour|queue|file)\s+(?:(?:the|la|queue|file)\s+)*/iu;

/** Characters: a queue and a period are shorter, and nothing longer is gone over. */
const longest = 200;

const timesheet =
  /^(?:(?:(?:report|rapport) )?(?:(?:my|ma|mes|de) )?(?:time ?sheets?|feuilles? de temps)|rapport (?:de )?temps)(?: (?:of |de )?(?:(?:la |the )?(?<last>last week|semaine (?:dernière|derniere|passée|passee))|this week|cette semaine))?$/iu;

/** `report timesheet`, with a week. */
export function readTimesheet(asked: string): { readonly command: "timesheet"; readonly week: TimesheetWeek } | null {
  const found = asked.length > longest ? null : timesheet.exec(asked);
  return found && { command: "timesheet", week: found.groups?.["last"] === undefined ? "this-week" : "last-week" };
}

/** `report`, with the name of a queue, a period, or both. */
export function readReport(asked: string, title: string): ({ readonly command: "report" } & ReportAsked) | null {
  const found = asked.length > longest ? null : report.exec(asked);
  if (found === null) return null;
  const rest = found.groups?.["rest"] ?? "";
  const said = periods.find(([pattern]) => pattern.test(rest));
  const bare = said ?? barePeriods.find(([pattern]) => pattern.test(rest));
  const named = bare === undefined ? rest : rest.replace(bare[0], "").replace(linkingAtEnd, "");
  const queue = (bare === undefined ? named : named.replace(linkingAtStart, "")).trim();
  if (queue.includes(" ")) return null;
  return {
    command: "report",
    period: bare === undefined ? "this-week" : bare[1],
    queue: queue === "" ? null : queueName(queue),
    title: said === undefined ? title : null,
  };
}
