import { priorities, type Priority } from "../../kernel/classification.ts";
import { targetNames, type TargetName } from "../../kernel/clock.ts";
import { closest } from "../../kernel/closest.ts";
import type { Locale } from "../../kernel/locale.ts";
import { hoursOf, type CountedSpan, type DeskPolicy } from "../../kernel/policy.ts";
import { text } from "../../kernel/text.ts";
import { dateOf, isZone } from "../../kernel/time/calendar.ts";
import { weekdays, type OpenSpan } from "../../kernel/time/business-hours.ts";
import type { Field, Form, FormValues } from "../../screen/form.ts";
import { calendarDay, cut, oneLine } from "../../screen/plain-text.ts";
import { fieldLimits, type Read } from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { daysAlike } from "../queues/rules/service.ts";
import { daysIn, spanIn } from "../queues/messages/queue-service.ts";
import { openTimeOf } from "../service-levels/rules.ts";
import { phrases, type Phrases } from "../words.ts";
import { hasOtherTargets, usualTargets, type Targets, type TypedHours, type TypedTargets } from "./rules.ts";
import { readDays, runsOf } from "./rules/typed-days.ts";
import { readSpan } from "./rules/typed-span.ts";
import { readWeek } from "./rules/typed-week.ts";
import { isYearsAway, targetYearsAway } from "./rules/years-away.ts";

type EditQueue = Extract<Action, { do: "edit-queue" }>;

/** What stands in the form of a queue's hours beforehand. */
export interface HoursNow {
  readonly policy: DeskPolicy;
  /** What was typed in chat before; null: nothing. */
  readonly typed: TypedHours | null;
  /** In the queue's zone, `yyyy-mm-dd`: days behind it are no longer shown. */
  readonly today: string;
}

const ofText = (name: string, label: string, initial: string, hint?: string): Field => ({
  name,
  label,
  optional: false,
  kind: "text",
  initial,
  maxLength: fieldLimits.short,
  ...(hint !== undefined && { hint }),
});

const ofLines = (name: string, label: string, initial: string, more: { hint?: string; optional: boolean }): Field => ({
  name,
  label,
  kind: "long-text",
  initial,
  maxLength: mostInLines,
  ...more,
});

const formOf = (opener: EditQueue, intro: string, fields: readonly Field[], locale: Locale): Form => {
  const { forms, queuePolicy: says } = phrases(locale);
  return {
    opener,
    title: says.title[opener.part],
    submit: says.next,
    close: forms.cancel,
    choose: forms.choose,
    intro: intro === "" ? [] : text`${intro}`,
    fields,
    folded: null,
    locale,
  };
};

/** Asks when a queue is open. */
export function hoursForm(opener: EditQueue, { policy, typed, today }: HoursNow, locale: Locale): Form {
  const { queuePolicy: says } = phrases(locale);
  const { zone, week } = hoursOf(policy, opener.queue);
  return formOf(
    opener,
    "",
    [
      ofLines("week", says.week, weekTyped(week, locale), { hint: says.weekHint, optional: false }),
      ofText("zone", says.zone, zone, says.zoneHint),
      ofLines("closedOn", says.closedOn, daysTyped(typed?.closedOn ?? [], today, locale), {
        hint: says.closedOnHint,
        optional: true,
      }),
      ofLines("openOn", says.openOn, daysTyped(typed?.openOn ?? [], today, locale), { optional: true }),
    ],
    locale,
  );
}

function weekTyped(week: TypedHours["week"], locale: Locale): string {
  const groups = daysAlike(week);
  if (weekdays.every((weekday) => week[weekday].some(({ from, to }) => from === 0 && to === 1_440))) return "24/7";
  return groups.map((group) => `${daysIn(group, locale)} ${group.spans.map(spanTyped).join(", ")}`).join("\n");
}

const spanTyped = ({ from, to }: OpenSpan): string => `${timeTyped(from)} – ${timeTyped(to > 1_440 ? to - 1_440 : to)}`;
const timeTyped = (minute: number): string => `${Math.floor(minute / 60)}:${`${minute % 60}`.padStart(2, "0")}`;

const daysTyped = (days: readonly string[], today: string, locale: Locale): string =>
  runsOf(days.filter((day) => day >= today))
    .map(({ from, to }) => [...new Set([from, to])].map((day) => calendarDay(day, locale)).join(" – "))
    .join("\n");

const mostInLines = 1_000; // characters: a line for each day, and each day off
const inLines: ReadonlySet<string> = new Set(["week", "closedOn", "openOn"]);

/** Null: nothing is longer than its field takes. Nothing longer is read. */
function tooLong(values: FormValues, locale: Locale): Extract<Read<never>, { ok: false }> | null {
  const { errors } = phrases(locale);
  const found = Object.entries(values).flatMap(([name, typed]) => {
    const most = inLines.has(name) ? mostInLines : fieldLimits.short;
    return (typed ?? "").length > most ? [[name, errors.tooLong(most)] as const] : [];
  });
  return found.length === 0 ? null : { ok: false, errors: Object.fromEntries(found) };
}

/** What somebody typed, in the sentence about it. */
const shown = (typed: string): string => cut(oneLine(typed), 60);

interface Reading {
  readonly now: Date;
  /** BCP 47; null: not known. */
  readonly language: string | null;
  /** What was typed before: days behind us stay as they were. */
  readonly before: TypedHours | null;
  /** Whose targets of the queue are to be met in these hours. */
  readonly policy: DeskPolicy;
  readonly queue: string;
  readonly locale: Locale;
}

export function readHours(
  values: FormValues,
  { now, language, before, policy, queue, locale }: Reading,
): Read<TypedHours> {
  const { errors, queuePolicy, queueList } = phrases(locale);
  const says = queuePolicy.errors;
  const long = tooLong(values, locale);
  if (long !== null) return long;
  const [typedWeek, typedZone] = [values["week"]?.trim() ?? "", values["zone"]?.trim() ?? ""];
  const week = readWeek(typedWeek);
  const zone = isZone(typedZone) ? typedZone : null;
  const wrong: Record<string, string> = {};
  if (typedWeek === "") wrong["week"] = errors.required;
  else if (!week.ok) wrong["week"] = week.wrong === "never" ? says.never : says[week.wrong](shown(week.line));
  if (typedZone === "") wrong["zone"] = errors.required;
  else if (zone === null) wrong["zone"] = zoneUnknown(shown(typedZone), says);
  const today = dateOf(now, zone ?? "UTC");
  const daysOf = (name: "closedOn" | "openOn"): readonly string[] => {
    const read = readDays(values[name] ?? "", { now, zone: zone ?? "UTC", language });
    if (!read.ok) wrong[name] = read.wrong === "unread" ? says.day(shown(read.part)) : says.tooManyDays;
    return [...(before?.[name] ?? []).filter((date) => date < today), ...(read.ok ? read.days : [])];
  };
  const days = { closedOn: daysOf("closedOn"), openOn: daysOf("openOn") };
  if (week.ok && zone !== null) {
    const hours = { zone, week: week.week, isHoliday: () => false };
    const away = targetYearsAway(policy, { queue, hours, now });
    if (away !== null) wrong["week"] = says.tooFew(spanIn(away, queueList.service, { locale }));
  }
  if (Object.keys(wrong).length > 0 || !week.ok || zone === null) return { ok: false, errors: wrong };
  return { ok: true, value: { zone, week: week.week, ...days } };
}

function zoneUnknown(typed: string, says: Phrases["queuePolicy"]["errors"]): string {
  const meant = closest(typed, Intl.supportedValuesOf("timeZone"));
  return meant === null ? says.zone(typed) : says.zoneMeant(typed, meant);
}

const nameOf = (priority: Priority, target: TargetName): string => `${priority}-${target}`;

/** Asks what is promised in a queue. */
export function targetsForm(opener: EditQueue, policy: DeskPolicy, locale: Locale): Form {
  const words = phrases(locale);
  const { queuePolicy: says, queueList } = words;
  const now = usualTargets(policy, opener.queue);
  const intro = [says.targetsIntro, ...(hasOtherTargets(policy, opener.queue) ? [says.otherTargets] : [])].join(" ");
  const fields = priorities.flatMap((priority) =>
    targetNames.map((target): Field => {
      const span = now[priority][target];
      const initial = span === null ? "" : spanIn(span, queueList.service, { locale });
      return { ...ofText(nameOf(priority, target), says.target[target](priority), initial), optional: true };
    }),
  );
  return formOf(opener, intro, fields, locale);
}

/** @param policy by whose hours of the queue a working day is measured */
export function readTargets(
  values: FormValues,
  { policy, queue, now, locale }: Pick<Reading, "policy" | "queue" | "now" | "locale">,
): Read<TypedTargets> {
  const { errors: says } = phrases(locale).queuePolicy;
  const long = tooLong(values, locale);
  if (long !== null) return long;
  const wrong: Record<string, string> = {};
  const spanOf = (priority: Priority, target: TargetName): CountedSpan | null => {
    const typed = values[nameOf(priority, target)]?.trim() ?? "";
    const read = readSpan(typed);
    if (!read.ok) wrong[nameOf(priority, target)] = says.span(shown(typed));
    const span = read.ok ? read.span : null;
    if (span !== null && isYearsAway(hoursOf(policy, queue), span, now))
      wrong[nameOf(priority, target)] = says.yearsAway;
    return span;
  };
  const targetsOf = (priority: Priority): Targets => {
    const targets = {
      "first-response": spanOf(priority, "first-response"),
      resolution: spanOf(priority, "resolution"),
    };
    if (isSooner(policy, queue, targets)) wrong[nameOf(priority, "resolution")] = says.sooner;
    return targets;
  };
  const value: TypedTargets = { P1: targetsOf("P1"), P2: targetsOf("P2"), P3: targetsOf("P3"), P4: targetsOf("P4") };
  return Object.keys(wrong).length > 0 ? { ok: false, errors: wrong } : { ok: true, value };
}

const day = 86_400_000;

/** Whether a resolution is due before the first response. An open hour is never shorter than one of the calendar. */
function isSooner(policy: DeskPolicy, queue: string, { "first-response": response, resolution }: Targets): boolean {
  if (response === null || resolution === null) return false;
  if (response.counted === "calendar" && resolution.counted === "open") return false;
  const hours = hoursOf(policy, queue);
  const lengthOf = (span: CountedSpan): number =>
    span.counted === "open" ? openTimeOf(hours, span) : span.days * day + span.milliseconds;
  return lengthOf(resolution) < lengthOf(response);
}
