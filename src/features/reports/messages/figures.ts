import { starCounts } from "../../../kernel/attempt.ts";
import { countingIn } from "../../../kernel/counting.ts";
import type { Locale } from "../../../kernel/locale.ts";
import { bold, text } from "../../../kernel/text.ts";
import { fact } from "../../../screen/blocks.ts";
import type { TargetName } from "../../../kernel/clock.ts";
import { duration } from "../../../screen/duration.ts";
import type { Fact } from "../../../screen/message.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { forecastShare, type ForecastsKept } from "../../forecasts/rules.ts";
import type { TimeSpent } from "../../service-levels/rules/time-spent.ts";
import { phrases, type Phrases } from "../../words.ts";
import {
  ageNames,
  satisfactionOf,
  sizeOf,
  wilson,
  type Activity,
  type FirstContact,
  type Length,
  type Load,
  type Outcome,
  type Report,
  type Spread,
} from "../rules.ts";

// Each figure in words: null where there is nothing to count.

export function inShort({ activity, activityBefore, open, openBefore }: Report, { reports }: Phrases): Fact | null {
  const { opened, ended, reopened } = activity;
  const counts = text`${reports.opened(opened, activityBefore.opened)} · ${reports.ended(ended, activityBefore.ended)} · ${reports.open(open, openBefore)}`;
  return fact(reports.inShort, reopened === 0 ? counts : text`${counts} · ${reports.reopened(reopened)}`);
}

export function openNow({ backlog }: Report, locale: Locale): Fact | null {
  const { reports } = phrases(locale);
  const ages = ageNames.filter((age) => backlog[age] > 0).map((age) => reports.ages[age](backlog[age]));
  const { late } = backlog;
  const parts = [...(late === 0 ? [] : [reports.late(late)]), ...ages];
  const all = countingIn(locale).number(sizeOf(backlog));
  return parts.length === 0 ? null : fact(reports.openNow, text`${bold(all)} · ${parts.join(" · ")}`);
}

/** How much was in time, and how long it took: each of them is a line of a phone. */
export function outcome(target: TargetName, now: Outcome, before: Outcome, locale: Locale): readonly (Fact | null)[] {
  const { reports } = phrases(locale);
  const { number } = countingIn(locale);
  const { kept, missed, unpromised } = now.targets;
  if (now.lengths === null && kept + missed === 0) return [];
  const share = shareInTime(now, locale);
  const inTime =
    share === null
      ? reports.noneDue
      : reports.kept(beside(share, shareInTime(before, locale)), number(kept), number(kept + missed));
  const parts = [inTime, ...(unpromised === 0 ? [] : [reports.unpromised(unpromised)])];
  return [
    fact(reports.targets[target], parts.join(" · ")),
    now.lengths === null ? null : fact(reports.took[target], spreads(now.lengths, before.lengths, locale).join(" · ")),
  ];
}

/** `before`: what it was in the period before; null: there was nothing to count. */
const beside = (now: string, before: string | null): string => (before === null ? now : `${now} (${before})`);

function shareInTime({ targets: { kept, missed } }: Outcome, locale: Locale): string | null {
  return kept + missed === 0 ? null : countingIn(locale).percent(kept / (kept + missed));
}

function spreads(
  { inOpenHours: open, byTheClock: clock }: NonNullable<Outcome["lengths"]>,
  before: Outcome["lengths"],
  locale: Locale,
): readonly string[] {
  const { reports } = phrases(locale);
  const said = (which: keyof Spread): string => {
    const then = before?.inOpenHours[which];
    return beside(lengthOf(open[which], "hour", locale), then === undefined ? null : lengthOf(then, "hour", locale));
  };
  const isSame =
    open.half.milliseconds === clock.half.milliseconds && open.nineOfTen.milliseconds === clock.nineOfTen.milliseconds;
  const byTheClock = reports.byTheClock(lengthOf(clock.half, "day", locale), lengthOf(clock.nineOfTen, "day", locale));
  return [reports.spread(said("half"), said("nineOfTen")), ...(isSame ? [] : [byTheClock])];
}

function lengthOf({ milliseconds, atLeast }: Length, longest: "hour" | "day", locale: Locale): string {
  const { reports } = phrases(locale);
  const length = duration(milliseconds, locale, longest) || reports.underAMinute;
  return atLeast ? reports.atLeast(length) : length;
}

export function firstContact(now: FirstContact, before: FirstContact, locale: Locale): Fact | null {
  const { reports } = phrases(locale);
  const { number, percent } = countingIn(locale);
  if (now.of === 0) return null;
  const share = ({ solved, of }: FirstContact): string | null => (of === 0 ? null : percent(solved / of));
  const said = beside(percent(now.solved / now.of), share(before));
  return fact(reports.firstContact, reports.atFirst(said, number(now.solved), number(now.of)));
}

/** How often it came true what was said at the opening. */
export function forecast({ said, kept }: ForecastsKept, locale: Locale): Fact | null {
  const { reports } = phrases(locale);
  const { number, percent } = countingIn(locale);
  if (said === 0) return null;
  const was = reports.forecastKept(percent(forecastShare / 100), percent(kept / said), number(kept), number(said));
  const [low, high] = wilson(kept, said);
  return fact(reports.forecast, said < fewRatings ? `${was}. ${reports.few(percent(low), percent(high))}` : was);
}

const turns = [
  "agents",
  "requester",
  "approver",
  "thirdParty",
  "closedHours",
] as const satisfies readonly (keyof TimeSpent)[];

export function spent(time: TimeSpent, locale: Locale): Fact | null {
  const { reports } = phrases(locale);
  const { percent } = countingIn(locale);
  const all = turns.reduce((sum, turn) => sum + time[turn], 0);
  const shares = turns.filter((turn) => time[turn] / all >= 0.005);
  return fact(reports.spent, shares.map((turn) => `${percent(time[turn] / all)} ${reports.turns[turn]}`).join(" · "));
}

export const refusals = ({ refused, resolved, lapsed }: Activity, { reports }: Phrases): Fact | null =>
  resolved + lapsed + refused === 0 ? null : fact(reports.refused, reports.refusals(refused, resolved, lapsed));

const fewRatings = 30; // under it, a share says little

export function stars({ stars: given, activity: { confirmed } }: Report, locale: Locale): Fact | null {
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

/** What was said of each criterion beside the stars. */
export function criteria({ criteria: given }: Report, locale: Locale): Fact | null {
  const { reports } = phrases(locale);
  const { number, percent } = countingIn(locale);
  const each = given
    .slice(0, mostNamed)
    .map(({ name, good, notGood }) =>
      reports.criterion(name[locale], percent(good / (good + notGood)), number(good), number(good + notGood)),
    );
  return each.length === 0 ? null : fact(reports.criteria, each.join(" · "));
}

const mostNamed = 12; // a line or two of a phone

export function load(all: readonly Load[], { locale, names }: Viewer): Fact | null {
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
