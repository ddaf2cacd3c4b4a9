import type { Locale } from "../../../kernel/locale.ts";
import { memoize } from "../../../kernel/memoize.ts";
import type { Answered } from "../../../kernel/service.ts";
import { text, type Names, type Text } from "../../../kernel/text.ts";
import { fact } from "../../../screen/blocks.ts";
import type { Fact } from "../../../screen/message.ts";
import { calendarDay, cutLine } from "../../../screen/plain-text.ts";
import { phrases } from "../../words.ts";

/** "€1,200" without cents that are none. */
const inFull = { style: "currency", trailingZeroDisplay: "stripIfInteger" } as const;

const formatOf = memoize(40, (key: string) => {
  const [locale = "en", currency = ""] = key.split(" ");
  return new Intl.NumberFormat(locale, currency === "" ? {} : { ...inFull, currency });
});

export const money = (amount: number, currency: string, locale: Locale): string =>
  formatOf(`${locale} ${currency}`).format(amount);

/** In a field whose label names the currency: "1,800.50", as people write it. */
export const amountInForm = (amount: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2, trailingZeroDisplay: "stripIfInteger" }).format(amount);

const longest = 200; // characters of an answer where it is one among others

interface Reader {
  readonly locale: Locale;
  readonly names: Names;
}

/** An answer in its reader’s language. Somebody’s own words are a run of their own. */
export function answerText(answer: Answered, { locale, names }: Reader, most = longest): Text {
  const { yes, no } = phrases(locale).forms.service;
  switch (answer.kind) {
    case "text":
    case "long-text":
    case "email":
    case "link":
      return text`${cutLine(answer.text, most)}`;
    case "number":
      return text`${formatOf(locale).format(answer.number)}`;
    case "money":
      return text`${money(answer.number, answer.currency, locale)}`;
    case "date":
      return text`${calendarDay(answer.day, locale)}`;
    case "choice":
    case "choices":
      return text`${answer.chosen.map(({ label }) => label[locale]).join(", ")}`;
    case "yes-no":
      return text`${answer.yes ? yes : no}`;
    case "person":
      return text`${names(answer.person).name}`;
  }
}

export const answerFact = (answer: Answered, reader: Reader, most?: number): Fact | null =>
  fact(answer.label[reader.locale], answerText(answer, reader, most));
