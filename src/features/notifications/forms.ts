import { isQuiet, nightChoices, notifyChoices, type Preference, type QuietHours } from "../../kernel/notifications.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Quiet } from "../../kernel/policy.ts";
import { text } from "../../kernel/text.ts";
import type { Form, FormValues } from "../../screen/form.ts";
import { wallClock } from "../../screen/plain-text.ts";
import { choices, fieldsOf, readAnswers, type Questions, type Read } from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { phrases } from "../words.ts";

/** What stands in it beforehand: `quiet` are the hours that hold now. `leads`: a queue, so that they get its figures. */
interface Now {
  readonly leads: boolean;
  readonly wants: Preference;
  readonly quiet: QuietHours;
  readonly locale: Locale;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour * 60);

/** The hour of what is told once a day: as the quiet hours end, whenever that is. */
const asTheyEnd = "morning";

/** What holds now may be no full hour, where the policy says so. */
const offered = (now: number | null, locale: Locale) =>
  [...new Set([...hours, ...(now === null ? [] : [now])])]
    .toSorted((one, other) => one - other)
    .map((minute) => ({ value: `${minute}`, label: wallClock(minute, locale) }));

const questions = {
  what: {
    kind: "choice",
    spread: true,
    values: notifyChoices,
    options: (_, { forms }) => choices(notifyChoices, forms.notifications.whatChoice),
    initial: ({ wants }) => wants.what,
    label: ({ forms }) => forms.notifications.what,
  },
  daily: {
    kind: "listed",
    options: ({ wants: { daily }, locale }, { forms }) => [
      { value: asTheyEnd, label: forms.notifications.inTheMorning },
      ...offered(daily, locale),
    ],
    initial: ({ wants: { daily } }) => (daily === null ? asTheyEnd : `${daily}`),
    label: ({ forms }) => forms.notifications.daily,
  },
  from: {
    kind: "listed",
    options: ({ quiet, locale }) => offered(quiet.from, locale),
    initial: ({ quiet }) => `${quiet.from}`,
    label: ({ forms }) => forms.notifications.from,
  },
  to: {
    kind: "listed",
    options: ({ quiet, locale }) => offered(quiet.to, locale),
    initial: ({ quiet }) => `${quiet.to}`,
    label: ({ forms }) => forms.notifications.to,
  },
  night: {
    kind: "choice",
    spread: true,
    values: nightChoices,
    options: (_, { forms }) => choices(nightChoices, forms.notifications.nightChoice),
    initial: ({ wants }) => wants.night,
    label: ({ forms }) => forms.notifications.night,
  },
  weekly: {
    kind: "choice",
    spread: true,
    values: ["yes", "no"],
    asked: ({ leads }: Now) => leads,
    options: (_, { forms }) => choices(["yes", "no"], forms.notifications.weeklyChoice),
    initial: ({ wants }) => (wants.weekly ? "yes" : "no"),
    label: ({ forms }) => forms.notifications.weekly,
  },
} as const satisfies Questions<Now>;

/** Asks somebody of what, and when, they are to be notified. */
export function notificationsForm(
  opener: Extract<Action, { do: "choose-notifications" }>,
  { wants, leads }: Pick<Now, "wants" | "leads">,
  policy: Quiet,
  locale: Locale,
): Form {
  const words = phrases(locale);
  const { title, submit, intro } = words.forms.notifications;
  const quiet = wants.quiet ?? policy;
  return {
    opener,
    title,
    submit,
    close: words.forms.cancel,
    choose: words.forms.choose,
    intro: text`${intro}`,
    fields: fieldsOf(questions, { wants, leads, quiet, locale }, words),
    folded: null,
    locale,
  };
}

/** Hours that are the desk's stay the desk's, also when those change. `weekly` null: it was not asked. */
export function readPreference(
  values: FormValues,
  policy: Quiet,
  locale: Locale,
): Read<Omit<Preference, "weekly"> & { readonly weekly: boolean | null }> {
  const words = phrases(locale);
  const read = readAnswers(questions, values, { words, today: "" });
  if (!read.ok) return read;
  const { what, night, weekly: chosen, ...hoursSaid } = read.value;
  const [from, to] = [Number(hoursSaid.from), Number(hoursSaid.to)];
  const daily = hoursSaid.daily === asTheyEnd ? null : Number(hoursSaid.daily);
  const unknown = Object.entries({ from, to, daily }).filter(([, minute]) => minute !== null && !isMinute(minute));
  if (unknown.length > 0)
    return { ok: false, errors: Object.fromEntries(unknown.map(([name]) => [name, words.errors.notAChoice])) };
  // Nobody is told in their quiet hours: an hour in them would be kept by nothing.
  if (daily !== null && what !== "everything" && night !== "at-once" && isQuiet({ from, to }, daily))
    return {
      ok: false,
      errors: { daily: words.forms.notifications.dailyInQuiet(wallClock(from, locale), wallClock(to, locale)) },
    };
  const isDesks = from === policy.from && to === policy.to;
  const weekly = chosen === null ? null : chosen === "yes";
  return { ok: true, value: { what, night, daily, weekly, quiet: isDesks ? null : { from, to } } };
}

const isMinute = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute < 1_440;
