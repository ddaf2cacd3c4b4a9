import { starCounts } from "../../kernel/attempt.ts";
import { countingIn } from "../../kernel/counting.ts";
import { text } from "../../kernel/text.ts";
import { periodNames, type PeriodName } from "../../kernel/time/periods.ts";
import { aside, buttonRow, fact, facts, paragraph } from "../../screen/blocks.ts";
import { duration } from "../../screen/duration.ts";
import type { Button, Fact, Message } from "../../screen/message.ts";
import { daysInWords } from "../../screen/plain-text.ts";
import { say, sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases, type Phrases } from "../words.ts";
import {
  isQuiet,
  satisfactionOf,
  type Activity,
  type Kept,
  type Length,
  type Lengths,
  type Load,
  type Report,
} from "./rules.ts";
import type { TimeSpent } from "../service-levels/rules/time-spent.ts";

export interface ReportAt extends Report {
  /** All of which the reader may see figures. */
  readonly choices: readonly string[];
  readonly viewer: Viewer;
}

/** The figures of a period, and the way to those of others. */
export function report(at: ReportAt): Message {
  const { queues, name, period, activity, activityBefore, viewer } = at;
  const words = phrases(viewer.locale);
  const { reports } = words;
  const title = reports.title(queues.length === 1 ? (queues[0] ?? "") : reports.allQueues(queues.length));
  const { opened, ended, reopened } = activity;
  const counts = text`${reports.opened(opened, activityBefore.opened)} · ${reports.ended(ended, activityBefore.ended)} · ${reports.open(at.backlog, at.backlogBefore)}`;
  const days = daysInWords(period.from, period.to, viewer.locale, at.zone);
  return say(viewer, {
    summary: reports.summary(title, reports.period[name], opened, ended),
    blocks: [
      { kind: "heading", text: title },
      aside(text`${reports.period[name]}, ${days}. ${reports.inBrackets(reports.before[name])}`),
      ...(isQuiet(activity) ? [paragraph(text`${reports.quiet}`)] : []),
      ...facts([
        fact(reports.inShort, reopened === 0 ? counts : text`${counts} · ${reports.reopened(reopened)}`),
        target(reports.response, at.cohort.response, at.cohort.targets["first-response"], viewer),
        target(reports.resolution, at.cohort.resolution, at.cohort.targets.resolution, viewer),
        spent(at.cohort.spent, viewer),
        refusals(activity, reports),
        stars(activity, viewer),
        load(at.load, viewer),
      ]),
      aside(text`${reports.howCounted}`),
      ...buttonRow(...choices(at, words)),
    ],
  });
}

function target(label: string, lengths: Lengths | null, { kept, missed }: Kept, viewer: Viewer): Fact | null {
  const { reports } = phrases(viewer.locale);
  const of = kept + missed;
  if (lengths === null && of === 0) return null;
  const { number, percent } = countingIn(viewer.locale);
  const inTime = of === 0 ? reports.noneDue : reports.kept(percent(kept / of), number(kept), number(of));
  if (lengths === null) return fact(label, inTime);
  const { inOpenHours: open, byTheClock: clock } = lengths;
  const length = (given: Length, longest: "hour" | "day"): string => lengthOf(given, longest, viewer);
  const spread = reports.spread(
    length(open.half, "hour"),
    length(open.nineOfTen, "hour"),
    length(clock.half, "day"),
    length(clock.nineOfTen, "day"),
  );
  return fact(label, `${inTime}, ${spread}`);
}

function lengthOf({ milliseconds, atLeast }: Length, longest: "hour" | "day", { locale }: Viewer): string {
  const { reports } = phrases(locale);
  const length = duration(milliseconds, locale, longest) || reports.underAMinute;
  return atLeast ? reports.atLeast(length) : length;
}

const turns = ["agents", "requester", "thirdParty", "closedHours"] as const satisfies readonly (keyof TimeSpent)[];

function spent(time: TimeSpent, { locale }: Viewer): Fact | null {
  const { reports } = phrases(locale);
  const { percent } = countingIn(locale);
  const all = turns.reduce((sum, turn) => sum + time[turn], 0);
  const shares = turns.filter((turn) => time[turn] / all >= 0.005);
  return fact(reports.spent, shares.map((turn) => `${percent(time[turn] / all)} ${reports.turns[turn]}`).join(" · "));
}

const refusals = ({ refused, resolved, lapsed }: Activity, reports: Phrases["reports"]): Fact | null =>
  resolved + lapsed + refused === 0 ? null : fact(reports.refused, reports.refusals(refused, resolved, lapsed));

const fewRatings = 30; // under it, a share says little

function stars({ stars: given, confirmed }: Activity, { locale }: Viewer): Fact | null {
  const { reports } = phrases(locale);
  const { number, percent } = countingIn(locale);
  const satisfaction = satisfactionOf(given);
  if (satisfaction === null) return confirmed === 0 ? null : fact(reports.satisfaction, reports.noRatings);
  const { rated, satisfied, between } = satisfaction;
  const each = starCounts
    .toReversed()
    .filter((count) => given[count] > 0)
    .map((count) => `${"★".repeat(count)} ${number(given[count])}`);
  const share = reports.satisfied(percent(satisfied / rated), number(rated), number(Math.max(confirmed, rated)));
  const few = rated < fewRatings ? ` ${reports.between(percent(between[0]), percent(between[1]))}` : "";
  return fact(reports.satisfaction, `${each.join(" · ")} · ${share}.${few}`);
}

const mostNamed = 12; // a line or two of a phone

function load(all: readonly Load[], { locale, names }: Viewer): Fact | null {
  const { reports } = phrases(locale);
  const { number } = countingIn(locale);
  const nobody = all.filter(({ assignee }) => assignee === null);
  const somebody = all.filter(({ assignee }) => assignee !== null).slice(0, mostNamed);
  return fact(
    reports.load,
    [...somebody, ...nobody]
      .map(({ assignee, open }) => `${assignee === null ? reports.nobody : names(assignee).name} ${number(open)}`)
      .join(" · "),
  );
}

const mostChoices = 4; // of five in an overflow menu, one is for all

function choices(
  { name, queues, choices: all }: ReportAt,
  { buttons }: Phrases,
): [readonly Button[], readonly Button[]] {
  const queue = queues.length === 1 ? (queues[0] ?? null) : null;
  const others = all.filter((each) => each !== queue).slice(0, mostChoices);
  return [
    periodNames.filter((each) => each !== name).map((each) => to(buttons.report[each], each, queue)),
    all.length === 1
      ? []
      : [
          ...(queue === null ? [] : [to(buttons.reportOfAll, name, null)]),
          ...others.map((each) => to(buttons.reportOf(each), name, each)),
        ],
  ];
}

const to = (label: string, period: PeriodName, queue: string | null): Button => ({
  label,
  action: { do: "report", period, queue, shown: true },
});

/** For whoever leads none. */
export const reportNotAllowed = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).reports.notAllowed}`);

interface AskedAt {
  /** Null: one that no report is about. */
  readonly period: PeriodName | null;
  readonly queue: string | null;
  readonly choices: readonly string[];
  readonly viewer: Viewer;
}

/** To words of which the period or the queue is none that there is: those that there are. */
export function reportAsked({ period, queue, choices: all, viewer }: AskedAt): Message {
  const { reports, buttons } = phrases(viewer.locale);
  return period === null
    ? sayPlainly(
        viewer,
        text`${reports.whichPeriod}`,
        ...buttonRow(periodNames.map((name) => to(buttons.report[name], name, queue))),
      )
    : sayPlainly(
        viewer,
        text`${reports.whichQueue}`,
        ...buttonRow([
          ...(all.length === 1 ? [] : [to(buttons.reportOfAll, period, null)]),
          ...all.slice(0, mostChoices).map((each) => to(buttons.reportOf(each), period, each)),
        ]),
      );
}
