import { queueName } from "../features/queues/rules.ts";
import type { PeriodName } from "../kernel/time/periods.ts";

/** `queue`: null, all of them. The words are the title of a ticket when that is no queue. */
export interface ReportAsked {
  readonly period: PeriodName;
  readonly queue: string | null;
  readonly title: string;
}

const report = /^(?:report|rapport)(?:\s+(?<rest>.+))?$/iu;
const periods: readonly (readonly [RegExp, PeriodName])[] = [
  [/(?:^|\s)(?:last week|(?:la )?semaine (?:dernière|derniere|passée|passee))$/iu, "last-week"],
  [/(?:^|\s)(?:this month|(?:ce )?mois-ci|ce mois)$/iu, "this-month"],
  [/(?:^|\s)(?:last month|(?:le )?mois (?:dernier|passé|passe))$/iu, "last-month"],
  [/(?:^|\s)(?:this week|cette semaine)$/iu, "this-week"],
];

/** `report`, with the name of a queue, a period, or both. */
export function readReport(asked: string, title: string): ({ readonly command: "report" } & ReportAsked) | null {
  const found = report.exec(asked);
  if (found === null) return null;
  const rest = found.groups?.["rest"] ?? "";
  const [pattern, period] = periods.find(([each]) => each.test(rest)) ?? [null, "this-week" as const];
  const queue = (pattern === null ? rest : rest.replace(pattern, "")).trim();
  if (queue.includes(" ")) return null;
  return { command: "report", period, queue: queue === "" ? null : queueName(queue), title };
}
