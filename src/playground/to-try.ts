import { phrases } from "../features/words.ts";
import type { Condition } from "../kernel/condition.ts";
import { inEachLanguage, type Locale } from "../kernel/locale.ts";
import type { DeskPolicy } from "../kernel/policy.ts";
import type { Service } from "../kernel/service.ts";
import type { ToTry } from "./protocol.ts";

/** What to ask for, and how to answer, so that somebody has to approve it; null: nothing of this policy needs that. */
export function toTryIn(policy: Pick<DeskPolicy, "services">): Readonly<Record<Locale, ToTry>> | null {
  const needing = policy.services.filter(({ approval }) => approval.length > 0);
  const service = needing.find(({ approval }) => approval[0]?.when.length === 0) ?? needing[0];
  if (service === undefined) return null;
  const conditions = leadingTo(service, service.approval[0]?.when ?? []);
  const said = (locale: Locale): ToTry => ({
    service: `${service.emoji} ${service.name[locale]}`,
    answers: conditions.flatMap((condition) => answerTo(service, condition, locale) ?? []),
  });
  return inEachLanguage(said);
}

/** With what has to be answered before these are asked at all, in the order of the form. */
function leadingTo({ fields }: Service, conditions: readonly Condition[]): readonly Condition[] {
  const found = new Map<string, Condition>();
  const add = (condition: Condition): void => {
    if (found.has(condition.question)) return;
    for (const before of fields.find(({ name }) => name === condition.question)?.when ?? []) add(before);
    found.set(condition.question, condition);
  };
  for (const condition of conditions) add(condition);
  return [...found.values()];
}

function answerTo({ fields }: Service, condition: Condition, locale: Locale): ToTry["answers"][number] | null {
  const field = fields.find(({ name }) => name === condition.question);
  const answer = field && saidFor(field, condition, locale);
  return field === undefined || answer === null || answer === undefined
    ? null
    : { question: field.label[locale], answer };
}

function saidFor(field: Service["fields"][number], condition: Condition, locale: Locale): string | null {
  if ("filled" in condition) return null; // what to write there goes without saying
  if (!("is" in condition)) return String(condition.atLeast ?? condition.atMost ?? "");
  const [value = ""] = condition.is;
  if (field.kind === "yes-no") return phrases(locale).forms.service[value === "yes" ? "yes" : "no"];
  const options = "options" in field ? field.options : [];
  return options.find((option) => option.value === value)?.label[locale] ?? value;
}
