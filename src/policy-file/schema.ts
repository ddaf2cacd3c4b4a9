import { foldEmail } from "../kernel/email.ts";
import { z } from "zod";
import { email, managers, people } from "./approval.ts";
import { currency } from "./catalogue/fields.ts";
import { catalogueSchema, criteria, statuses, toResolve } from "./catalogue/schema.ts";
import { files } from "./files.ts";
import { holidays } from "./holidays.ts";
import { aMoment, counted, elapsed, minuteOfDay, promise, share, span } from "./lengths.ts";
import { count, group, hundredths, listOf, oneOf, section, trueOrFalse, word, wordOr } from "./values.ts";
import { emojiRules } from "./emoji.ts";
import { offer, routing } from "./routing.ts";
import { week } from "./week.ts";
import { isZone } from "../kernel/time/calendar.ts";
import { locales } from "../kernel/locale.ts";
import {
  longestReadyTitle,
  longestReadyWords,
  placeholders,
  readyAtMost,
  wrongPlaceholder,
} from "../features/ready-answers/rules.ts";
import { kinds, priorities, type Impact, type Priority } from "../kernel/classification.ts";
import type { AlertTo, DeskPolicy, EscalationChain, ReminderSchedule, ServiceLevel } from "../kernel/policy.ts";

/** What may stand in helpdesk.yaml; what is left out, key by key, is as usual. */
export const policySchema = (usual: DeskPolicy) =>
  section({
    hours: section({
      zone: zone.default(usual.hours.zone),
      week: week.default(usual.hours.week),
      holidays: holidays.default([]),
    }).prefault({}),
    queues: group(z.record(queue, queueRules, { error: "is not a group of queues, each with its keys" })).prefault({}),
    serviceLevels: listOf(serviceLevel, "service levels").default([...usual.serviceLevels]),
    atRiskAt: share.default(usual.atRiskAt),
    claimIsResponse: trueOrFalse.default(usual.claimIsResponse),
    escalation: byPriority(chain, usual.escalation),
    stalledAfter: byPriority(span, usual.stalledAfter),
    holdAtMost: byPriority(elapsed, usual.holdAtMost),
    waiting: reminderSchedule(usual.waiting),
    resolved: reminderSchedule(usual.resolved),
    briefs: section({
      morning: trueOrFalse.default(usual.briefs.morning),
      handover: trueOrFalse.default(usual.briefs.handover),
      weekly: trueOrFalse.default(usual.briefs.weekly),
    }).prefault({}),
    quiet: section({
      pushEvery: elapsed.default(usual.quiet.pushEvery),
      from: minuteOfDay.default(usual.quiet.from),
      to: minuteOfDay.default(usual.quiet.to),
    }).prefault({}),
    inChat: section({
      hours: trueOrFalse.default(usual.inChat.hours),
      targets: trueOrFalse.default(usual.inChat.targets),
    }).prefault({}),
    readyAnswers: readyAnswers.default([]),
    ...catalogueSchema(queue),
    routing: routing(queue),
    emoji: emojiRules(queue).default([...usual.emoji]),
    files: files.prefault({}),
    currency: currency.optional(),
    people,
    managers,
    knowledge: word("the name of a folder", (text) => text || null)
      .nullable()
      .default(null),
    reopenFor: elapsed.default(usual.reopenFor),
    chaseEvery: elapsed.default(usual.chaseEvery),
    undoSend: aMoment.default(usual.undoSend),
    refusalsBeforeEscalation: count.default(usual.refusalsBeforeEscalation),
    priorityMatrix: section({
      everyone: byUrgency("everyone", usual),
      team: byUrgency("team", usual),
      one: byUrgency("one", usual),
    }).prefault({}),
  });

/** As it stands in the file: what a queue leaves out of its hours is not filled in yet. */
export type WrittenPolicy = z.output<ReturnType<typeof policySchema>>;

const zone = word("a time zone; write Europe/Paris", (text) => (isZone(text) ? text : null));

const queue = z
  .string({ error: "is not the name of a queue" })
  .regex(/^[^\s#]\S{0,49}$/u, { error: "is not the name of a queue, as it was typed after /ticket setup" })
  .normalize("NFKC")
  .toLowerCase();

/** A line, at most so long. */
const line = (what: string, most: number) =>
  word(`${what}, at most ${most} characters`, (text) => (text !== "" && text.length <= most ? text : null));

const readyWords = line("words to send", longestReadyWords).superRefine((words, context) => {
  const wrong = wrongPlaceholder(words);
  if (wrong === null) return;
  const meant = wrong.meant === null ? "" : `; did you mean {${wrong.meant}}?`;
  const known = placeholders.map((each) => `{${each}}`).join(", ");
  context.addIssue({ code: "custom", message: `has ${wrong.typed}, which is none of ${known}${meant}` });
});

const wordsByLanguage = Object.fromEntries(locales.map((locale) => [locale, readyWords.optional()]));

const readyAnswers = listOf(
  section({
    title: line("a title", longestReadyTitle),
    queue: queue.nullable().default(null),
    words: section(wordsByLanguage).refine((words) => Object.values(words).some((said) => said !== undefined), {
      error: `has no words: write them in ${locales.join(" or ")}`,
    }),
  }),
  "ready answers",
).superRefine((answers, context) => {
  for (const [queue, these] of Map.groupBy(answers, (each) => each.queue)) {
    const most = readyAtMost({ owner: null, queue });
    const path = (answer: (typeof answers)[number]) => [answers.indexOf(answer)];
    const tooMany = these[most];
    if (tooMany !== undefined)
      context.addIssue({ code: "custom", path: path(tooMany), message: `is one too many: at most ${most} fit a list` });
    for (const answer of these)
      if (these.find(({ title }) => title.toLowerCase() === answer.title.toLowerCase()) !== answer)
        context.addIssue({ code: "custom", path: [...path(answer), "title"], message: "is the title of another" });
  }
});

const queueRules = section({
  hours: section({ zone: zone.optional(), week: week.optional(), holidays: holidays.optional() }).optional(),
  nextLevel: queue.nullable().default(null),
  leads: listOf(email, "e-mail addresses").default([]),
  private: trueOrFalse.default(false),
  offer: offer.optional(),
  forecast: trueOrFalse.default(true),
  rate: hundredths.optional(),
  statuses: statuses.optional(),
  toResolve: toResolve.optional(),
  criteria: criteria.optional(),
  files: files.optional(),
});

const serviceLevel = section({
  queue: queue.nullable().default(null),
  kind: oneOf(kinds).nullable().default(null),
  service: word("the name of a service", (text) => text || null)
    .nullable()
    .default(null),
  priority: oneOf(priorities).nullable().default(null),
  firstResponse: promise,
  resolution: promise,
}).transform(({ firstResponse, resolution, ...fits }): ServiceLevel => ({
  ...fits,
  targets: { "first-response": firstResponse, resolution },
}));

const places = ["channel", "lead", "next-level"] as const;

const alerted = word(`${places.join(", ")} or an e-mail address`, (text): AlertTo | null => {
  const place = places.find((name) => name === text);
  if (place !== undefined) return { to: place };
  return z.email().safeParse(text).success ? { to: "person", email: foldEmail(text) } : null;
});

const chain = wordOr(
  word("none, or a chain: starts and steps", (text) => (text === "none" ? { none: true as const } : null)),
  section({
    starts: oneOf(["at-once", "at-breach"]),
    steps: listOf(section({ to: alerted, wait: counted }), "steps").min(1, { error: "has no steps: write none" }),
  }).transform(({ starts, steps }): EscalationChain => ({
    starts,
    steps: steps.map(({ to, wait }) => ({ ...to, wait })),
  })),
).transform((read) => ("none" in read ? null : read));

const reminderSchedule = (usual: ReminderSchedule) =>
  section({
    remindAfter: listOf(span, "lengths of time").default([...usual.remindAfter]),
    endAfter: span.default(usual.endAfter),
  }).prefault({});

const byPriority = <Value extends object | number | null>(
  value: z.ZodType<Value>,
  usual: Readonly<Record<Priority, Value>>,
) =>
  section({
    P1: value.default(() => usual.P1),
    P2: value.default(() => usual.P2),
    P3: value.default(() => usual.P3),
    P4: value.default(() => usual.P4),
  }).prefault({});

const byUrgency = (impact: Impact, { priorityMatrix: { [impact]: usual } }: DeskPolicy) =>
  section({
    high: oneOf(priorities).default(usual.high),
    medium: oneOf(priorities).default(usual.medium),
    low: oneOf(priorities).default(usual.low),
  }).prefault({});
