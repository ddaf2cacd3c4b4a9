import { text } from "../../../kernel/text.ts";
import { aside, buttonRow, facts, paragraph } from "../../../screen/blocks.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { daysInWords } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { budgetFact, workByQueue, workFact } from "../../costs/messages.ts";
import { exportButton } from "../../exports/messages/export-button.ts";
import { notificationsButton } from "../../notifications/messages.ts";
import { pageNames } from "../../pages/rules.ts";
import { timesheetButton } from "../../timesheets/messages.ts";
import { phrases, type Phrases } from "../../words.ts";
import { isQuiet, type Report } from "../rules.ts";
import { toPeriods, toQueues, toReport, type Asked } from "./buttons.ts";
import { flowChart, flowInWords, spentChart } from "./charts.ts";
import {
  criteria,
  firstContact,
  forecast,
  inShort,
  load,
  openNow,
  outcome,
  refusals,
  spent,
  stars,
} from "./figures.ts";
import { ticketsInWords } from "./which.ts";

export interface ReportAt extends Report {
  /** All of which the reader may see figures. */
  readonly choices: readonly string[];
  /** Whether a ticket ever came to them. */
  readonly hadTickets: boolean;
  /** The queues that the reader serves: what is late there stands in their lists. */
  readonly served: readonly string[];
  readonly viewer: Viewer;
  /** It comes by itself, and says where that can be ended. */
  readonly unasked?: true;
}

/** The figures of a period, the way to their tickets and their meaning, and to other periods. */
export function report(at: ReportAt): Message {
  const { queues, of, name, period, activity, viewer } = at;
  const words = phrases(viewer.locale);
  const { reports, buttons } = words;
  const title = reports.title(ticketsInWords(queues, of, viewer));
  const asked = askedBy(at);
  const hasOpened = activity.opened > 0;
  const end = at.unasked === true ? [notificationsButton(words)] : [];
  const days = daysInWords(period.from, period.to, viewer.locale, at.zone);
  return say(viewer, {
    summary: reports.summary(title, reports.period[name], activity.opened, activity.ended),
    blocks: [
      { kind: "heading", text: title },
      aside(text`${reports.period[name]}, ${days}. ${reports.inBrackets(reports.before[name])}`),
      ...(at.hadTickets ? figures(at, words) : [paragraph(text`${reports.nothingYet}`)]),
      ...buttonRow(
        [...toPeriods(asked, words), ...(of === null ? [] : [toReport(buttons.reportWhole, { ...asked, of: null })])],
        toQueues(asked, at.choices, viewer),
      ),
      ...buttonRow(
        [
          ...(hasOpened ? [toReport(buttons.reportTickets, asked, "tickets")] : []),
          ...(of === null && (hasOpened || at.open > 0) ? [toReport(buttons.reportDivided, asked, "by-priority")] : []),
          ...(hasOpened ? [exportButton({ period: name, queue: asked.queue, ...(of !== null && { of }) }, words)] : []),
          timesheetButton(words),
          toReport(buttons.reportMeanings, asked, "meanings"),
          ...end,
        ],
        viewer.pages === true
          ? pageNames.map((page) => ({ label: buttons.page[page], action: { do: "page", page } as const }))
          : [],
      ),
    ],
  });
}

const askedBy = ({ name, queues, of }: Pick<ReportAt, "name" | "queues" | "of">): Asked => ({
  period: name,
  queue: queues.length === 1 ? (queues[0] ?? null) : null,
  of,
});

function figures(at: ReportAt, words: Phrases): readonly Block[] {
  const { activity, cohort, cohortBefore, viewer } = at;
  const { locale } = viewer;
  const { reports } = words;
  return [
    ...(isQuiet(activity) ? [paragraph(text`${reports.quiet}`)] : []),
    ...flowChart(at, viewer),
    ...facts([
      inShort(at, words),
      flowInWords(at, viewer),
      openNow(at, locale),
      load(at.load, viewer),
      ...outcome("first-response", cohort["first-response"], cohortBefore["first-response"], locale),
      forecast(at.forecasts, locale),
      ...outcome("resolution", cohort.resolution, cohortBefore.resolution, locale),
      firstContact(cohort.firstContact, cohortBefore.firstContact, locale),
      spent(at.spent, locale),
      workFact(at.work, at.workBefore, at.currency, locale),
      workByQueue(at.workByQueue, at.currency, viewer),
      budgetFact(at.budgets, at.currency, locale),
      refusals(activity, words),
      stars(at, locale),
      criteria(at, locale),
    ]),
    ...spentChart(at.spent, viewer),
    ...wayToLate(at, words),
    ...wayToLowRatings(at, words),
  ];
}

/** To the list of My desk that holds exactly what is counted, where the reader has it. */
function wayToLate(
  { backlog: { late }, queues, of, served }: ReportAt,
  { reports, buttons }: Phrases,
): readonly Block[] {
  const [only] = queues;
  const isTheirs = queues.every((queue) => served.includes(queue));
  const isWhole = queues.length === 1 || queues.length === served.length;
  if (late === 0 || of !== null || only === undefined || !isTheirs || !isWhole) return [];
  const ofQueue = queues.length === 1 ? { queue: only } : {};
  const action = { do: "list", list: "late", after: null, ...ofQueue } as const;
  return [{ kind: "item", text: reports.lateNow(late), button: { label: buttons.reportLate, action } }];
}

function wayToLowRatings(at: ReportAt, { reports, buttons }: Phrases): readonly Block[] {
  const { stars: given } = at;
  const low = given[1] + given[2];
  if (low === 0) return [];
  return [
    {
      kind: "item",
      text: reports.lowRatings(low),
      button: toReport(buttons.reportLowRatings, askedBy(at), "low-ratings"),
    },
  ];
}
