import { z } from "zod";
import { starCounts } from "../kernel/attempt.ts";
import { memoizeByLocaleAndDay } from "../kernel/memoize.ts";
import { causeCategories, impacts, kinds, urgencies } from "../kernel/classification.ts";
import { pressCommands, ticketForms, type TicketForm } from "../features/actions.ts";
import type { FormValues } from "../screen/form.ts";
import { fieldLimits } from "../screen/field-limits.ts";
import { phrases } from "../features/words.ts";
import type { Locale } from "../kernel/locale.ts";

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Reads what was filled in; every mistake is a sentence for its field. `today` is `yyyy-mm-dd` in the desk's zone. */
export function readForm<Schema extends z.ZodType>(schema: Schema, values: FormValues): Read<z.output<Schema>> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0])] ??= message;
  return { ok: false, errors };
}

/** The inputs of forms, with their mistakes told in one language. */
function inputs(locale: Locale) {
  const { errors } = phrases(locale);
  const optional = (max: number) =>
    z
      .string()
      .nullish()
      .transform((typed) => (typed ?? "").trim())
      .pipe(z.string().max(max, errors.tooLong(max)));
  return {
    optional,
    required: (max: number) => optional(max).pipe(z.string().min(1, errors.required)),
    choice: <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values, errors.notAChoice),
    chosen: z.string(errors.required).min(1, errors.required),
    person: z
      .string()
      .nullish()
      .transform((user) => user ?? null),
    date: (today: string) =>
      z
        .string()
        .nullish()
        .transform((typed) => typed || null)
        .pipe(
          z.iso
            .date(errors.notADate)
            .refine((day) => day > today, errors.inThePast)
            .nullable(),
        ),
    whole: (min: number, max: number) =>
      z
        .string(errors.required)
        .transform((typed) => (typed.trim() === "" ? Number.NaN : Number(typed)))
        .pipe(
          z
            .int(errors.notANumber(min, max))
            .min(min, errors.notANumber(min, max))
            .max(max, errors.notANumber(min, max)),
        ),
  };
}

export const newTicketSchema = memoizeByLocaleAndDay((locale) => {
  const { required, optional, choice, person } = inputs(locale);
  return z.object({
    title: required(fieldLimits.title),
    kind: choice(kinds),
    service: optional(fieldLimits.short),
    urgency: choice(urgencies),
    impact: choice(impacts),
    description: optional(fieldLimits.long),
    beneficiary: person,
    device: optional(fieldLimits.short),
    phone: optional(fieldLimits.short),
    stepsToReproduce: optional(fieldLimits.long),
  });
});

/** What "More…" leads to: a command of one press, or another form. */
export const nextSteps = [...pressCommands, ...ticketForms] as const;

const form = <const Name extends TicketForm, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object(shape).transform((filled) => ({ ...filled, form: name }));

/** One schema for each form about a ticket; what it reads says which form it was. */
export const ticketFormSchemas = memoizeByLocaleAndDay((locale, today) => {
  const { required, optional, choice, chosen, person, date, whole } = inputs(locale);
  const { errors } = phrases(locale);
  const text = required(fieldLimits.long);
  const reason = required(fieldLimits.long);
  return {
    reply: form("reply", { text }),
    answer: form("answer", { text }),
    ask: form("ask", { text }),
    note: form("note", { text }),
    work: form("work", { text, minutes: whole(0, fieldLimits.minutes) }),
    hold: form("hold", { reason, resumeOn: date(today) }),
    resolve: form("resolve", { text, cause: choice(causeCategories) }),
    refuse: form("refuse", { reason }),
    rate: form("rate", {
      stars: z.string(errors.required).transform(Number).pipe(z.literal(starCounts, errors.notAChoice)),
      comment: optional(fieldLimits.long),
    }),
    reopen: form("reopen", { reason }),
    assign: form("assign", { to: chosen }),
    reject: form("reject", { reason }),
    change: form("change", {
      title: required(fieldLimits.title),
      kind: choice(kinds),
      service: optional(fieldLimits.short),
      urgency: choice(urgencies),
      impact: choice(impacts),
      beneficiary: person,
    }),
    move: form("move", { queue: chosen, reason }),
    escalate: form("escalate", { to: choice(["manager", "next-level"]), reason }),
    reveal: form("reveal", {}),
    more: form("more", { next: choice(nextSteps) }),
  } satisfies Record<TicketForm, z.ZodType>;
});

/** What was filled in, whichever form it was. */
export type FilledForm = z.output<ReturnType<typeof ticketFormSchemas>[TicketForm]>;
