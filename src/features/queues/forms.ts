import type { Action } from "../actions.ts";
import { phrases } from "../words.ts";
import type { Locale } from "../../kernel/locale.ts";
import { text } from "../../kernel/text.ts";
import type { Choice, Form, FormValues } from "../../screen/form.ts";
import { formRule } from "../../screen/form-rule.ts";
import { fieldLimits, fieldsOf, readAnswers, type Questions, type Read } from "../../screen/question.ts";
import { isQueueName, longestQueueName, queueName } from "./rules.ts";
import { listed } from "../../screen/listed.ts";
import { queueCalled } from "../../screen/viewer.ts";

export const forms = {
  move: formRule({
    needs: "move",
    as: "agent",
    readBy: "agents",
    nothingToAsk: ({ ticket, queues, viewer }, { forms, privacy }) =>
      queues.length > 0 ? null : text`${ticket.isPrivate ? privacy.noPrivateQueue : forms.noQueues[viewer.platform]}`,
    intro: ({ ticket, privateQueues, viewer }, { privacy }) =>
      ticket.isPrivate || privateQueues === undefined || privateQueues.size === 0
        ? []
        : text`🔒 ${privacy.closesOff(
            listed(
              [...privateQueues].map((queue) => queueCalled(viewer, queue)),
              viewer,
            ),
          )}`,
    questions: {
      queue: {
        kind: "listed",
        label: ({ forms }) => forms.moveTo,
        options: ({ queues, viewer }) => queues.map((queue) => ({ value: queue, label: queueCalled(viewer, queue) })),
      },
      reason: {
        kind: "long-text",
        required: true,
        max: fieldLimits.long,
        label: ({ forms }) => forms.reason.move,
        hint: ({ forms }) => forms.hint.agentsRead,
      },
    },
    submitted: ({ queue, reason }) => ({ wants: "move", queue, reason }),
  }),
};

const naming = {
  name: {
    kind: "text",
    required: true,
    max: longestQueueName,
    label: ({ setUp }) => setUp.otherQueue.name,
    hint: ({ setUp }) => setUp.otherQueue.nameHint,
  },
} as const satisfies Questions<null>;

/** A form that says nothing before it asks, and folds nothing away. */
function plainForm(asked: Pick<Form, "opener" | "title" | "submit" | "fields">, locale: Locale): Form {
  const { cancel: close, choose } = phrases(locale).forms;
  return { ...asked, close, choose, intro: [], folded: null, locale };
}

/** Asks which queue a channel is to serve. */
export function nameQueueForm(opener: Extract<Action, { do: "name-queue" }>, locale: Locale): Form {
  const words = phrases(locale);
  const { title, submit } = words.setUp.otherQueue;
  return plainForm({ opener, title, submit, fields: fieldsOf(naming, null, words) }, locale);
}

/** The name of the queue; a name is one word, as it is typed after `setup`. */
export function readQueueName(values: FormValues, locale: Locale): Read<string> {
  const words = phrases(locale);
  const read = readAnswers(naming, values, { words, today: "" });
  if (!read.ok) return read;
  const { name } = read.value;
  return /\s/u.test(name)
    ? { ok: false, errors: { name: words.setUp.otherQueue.nameHint } }
    : { ok: true, value: queueName(name) };
}

const renaming = {
  name: {
    kind: "text",
    required: true,
    max: longestQueueName,
    label: ({ queueList }) => queueList.renameForm.name,
    hint: ({ queueList }) => queueList.renameForm.hint,
    initial: ({ called }) => called,
  },
} as const satisfies Questions<{ readonly called: string }>;

/** Asks what a queue is to be called. @param called now */
export function renameForm(opener: Extract<Action, { do: "rename-queue" }>, called: string, locale: Locale): Form {
  const words = phrases(locale);
  const { title, submit } = words.queueList.renameForm;
  return plainForm({ opener, title, submit, fields: fieldsOf(renaming, { called }, words) }, locale);
}

export function readNewName(values: FormValues, locale: Locale): Read<string> {
  const words = phrases(locale);
  const read = readAnswers(renaming, values, { words, today: "" });
  if (!read.ok) return read;
  const { name } = read.value;
  return isQueueName(queueName(name))
    ? { ok: true, value: queueName(name) }
    : { ok: false, errors: { name: words.queueList.renameForm.hint } };
}

/** Who could lead a queue, and who does. */
export interface LeadChoices {
  readonly agents: readonly Choice[];
  readonly leads: readonly Choice[];
}

const leading = {
  change: {
    kind: "listed",
    label: ({ queueList }) => queueList.leadForm.who,
    options: ({ agents, leads }, { queueList: { leadForm: says } }) => [
      ...agents.map(({ value, label }) => ({ value: `add ${value}`, label: says.add(label) })),
      ...leads.map(({ value, label }) => ({ value: `remove ${value}`, label: says.remove(label) })),
    ],
  },
} as const satisfies Questions<LeadChoices>;

/** Asks who is to lead a queue, or no longer. */
export function leadForm(opener: Extract<Action, { do: "name-lead" }>, choices: LeadChoices, locale: Locale): Form {
  const words = phrases(locale);
  const { title, submit } = words.queueList.leadForm;
  return plainForm({ opener, title, submit, fields: fieldsOf(leading, choices, words) }, locale);
}

export interface LeadChange {
  readonly person: string;
  readonly leads: boolean;
}

export function readLeadChange(values: FormValues, locale: Locale): Read<LeadChange> {
  const words = phrases(locale);
  const read = readAnswers(leading, values, { words, today: "" });
  if (!read.ok) return read;
  const [change, person] = read.value.change.split(" ");
  if (person === undefined || (change !== "add" && change !== "remove"))
    return { ok: false, errors: { change: words.errors.notAChoice } };
  return { ok: true, value: { person, leads: change === "add" } };
}
