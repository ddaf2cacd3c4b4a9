import { countingIn } from "../../kernel/counting.ts";
import type { Locale } from "../../kernel/locale.ts";
import { fact } from "../../screen/blocks.ts";
import { duration } from "../../screen/duration.ts";
import type { Fact } from "../../screen/message.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { money } from "../catalogue/messages/answer.ts";
import { phrases } from "../words.ts";
import { hundredthsOf, type Spent, type Work } from "./rules.ts";

/** A double tells hundredths apart up to some 10¹³ of a currency: what is shown is what was counted. */
const amountInWords = (hundredths: number, currency: string, locale: Locale): string =>
  money(hundredths / 100, currency, locale);

const lengthOf = (minutes: number, locale: Locale): string =>
  duration(minutes * 60_000, locale, "hour") || phrases(locale).costs.none;

/** Empty where it is not known. */
const costInWords = ({ cost }: Pick<Work, "cost">, currency: string | undefined, locale: Locale): string =>
  cost === null || currency === undefined ? "" : amountInWords(hundredthsOf(cost), currency, locale);

/** How long, and what it costs where that is known; `called`: what its length is one of. */
export function workInWords(
  work: Work,
  currency: string | undefined,
  locale: Locale,
  called: (length: string) => string = (length) => length,
): string {
  const cost = costInWords(work, currency, locale);
  const length = called(lengthOf(work.minutes, locale));
  return cost === "" ? length : `${length} · ${cost}`;
}

/** With what it was in the period before. */
const beside = (now: string, before: string): string => `${now} (${before})`;

/** What was logged in a period, beside the one before. */
export function workFact(now: Work, before: Work, currency: string | undefined, locale: Locale): Fact | null {
  const { costs } = phrases(locale);
  if (now.minutes + before.minutes === 0) return null;
  const length = beside(lengthOf(now.minutes, locale), lengthOf(before.minutes, locale));
  const amount = (cost: number): string =>
    currency === undefined ? "" : amountInWords(hundredthsOf(cost), currency, locale);
  const isPriced = currency !== undefined && (now.cost !== null || before.cost !== null);
  return fact(
    costs.logged,
    [
      length,
      ...(isPriced ? [beside(amount(now.cost ?? 0), amount(before.cost ?? 0))] : []),
      ...(isPriced && now.unpriced > 0 ? [costs.unpriced(lengthOf(now.unpriced, locale))] : []),
    ].join(" · "),
  );
}

export interface WorkInQueue {
  readonly queue: string;
  readonly work: Work;
}

const mostNamed = 12; // a line or two of a phone

/** Of several queues, which of them it was. */
export function workByQueue(all: readonly WorkInQueue[], currency: string | undefined, viewer: Viewer): Fact | null {
  if (all.length < 2) return null;
  const said = all.slice(0, mostNamed).map(({ queue, work }) => {
    const called = queueCalled(viewer, queue);
    const cost = costInWords(work, currency, viewer.locale);
    return `${called} ${lengthOf(work.minutes, viewer.locale)}${cost === "" ? "" : ` (${cost})`}`;
  });
  return fact(phrases(viewer.locale).costs.byQueue, said.join(" · "));
}

export function budgetFact(all: readonly Spent[], currency: string | undefined, locale: Locale): Fact | null {
  if (currency === undefined || all.length === 0) return null;
  const { costs } = phrases(locale);
  const { percent } = countingIn(locale);
  const amount = (hundredths: number): string => amountInWords(hundredths, currency, locale);
  const said = all.slice(0, mostNamed).map(({ service, budget, cost }) => {
    const share = percent(budget === 0 ? 1 : cost / (60 * budget));
    const isOver = cost > 60 * budget;
    return `${isOver ? "🔴 " : ""}${service.name[locale]} ${costs.ofBudget(amount(hundredthsOf(cost)), amount(budget))} (${share})`;
  });
  return fact(costs.budgets, said.join(" · "));
}
