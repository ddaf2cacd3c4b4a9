import { priorities } from "../../kernel/classification.ts";
import { hoursOf, type DeskPolicy } from "../../kernel/policy.ts";
import type { PersonId } from "../../kernel/person.ts";
import { bold, text, time, type Text } from "../../kernel/text.ts";
import { aside, buttonRow, paragraph, strong } from "../../screen/blocks.ts";
import type { Form } from "../../screen/form.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import { say, sayPlainly } from "../../screen/say.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import type { Action } from "../actions.ts";
import { openIn, targetsIn, queueService } from "../queues/messages/queue-service.ts";
import { daysAlike, serviceOf } from "../queues/rules/service.ts";
import { phrases, type Phrases } from "../words.ts";
import { usualTargets, type PolicyChange, type PolicyPart, type QueueGoesBy } from "./rules.ts";
import type { Effect } from "./rules/effect.ts";
import { runsOf } from "./rules/typed-days.ts";

/** What is to hold for a queue, beside what holds now. */
export interface Proposed {
  readonly proposal: string;
  readonly part: PolicyPart;
  readonly queue: string;
  readonly now: QueueGoesBy;
  readonly next: QueueGoesBy;
  readonly effect: Effect;
  /** How many open tickets were looked at; null: all. */
  readonly looked: number | null;
  /** What goes back to the form that was filled in; null: none was. */
  readonly back: Extract<Action, { do: "edit-queue" }> | null;
}

/** Shown in the place of the form before anything is saved. */
export function proposalForm(proposed: Proposed, viewer: Viewer): Form {
  const { forms, queuePolicy: says } = phrases(viewer.locale);
  const { part, queue, back } = proposed;
  return {
    opener: back ?? { do: "edit-queue", part, queue },
    title: says.title[part],
    submit: says.save,
    close: forms.cancel,
    choose: forms.choose,
    about: text`${queueCalled(viewer, queue)}`,
    intro: proposalText(proposed, viewer),
    fields: [],
    ways: [waysOn(proposed, says)],
    folded: null,
    locale: viewer.locale,
  };
}

/** The same where no form can open. */
export function proposalMessage(proposed: Proposed, viewer: Viewer): Message {
  const { queuePolicy: says } = phrases(viewer.locale);
  const title = `${queueCalled(viewer, proposed.queue)} · ${says.title[proposed.part]}`;
  return say(viewer, {
    summary: title,
    blocks: [
      { kind: "heading", text: title },
      paragraph(proposalText(proposed, viewer)),
      ...buttonRow(waysOn(proposed, says)),
    ],
  });
}

const waysOn = ({ proposal, back }: Proposed, says: Phrases["queuePolicy"]): readonly Button[] => [
  { label: says.save, action: { do: "save-queue", proposal }, tone: "primary" },
  ...(back === null ? [] : [{ label: says.back, action: back }]),
];

function proposalText(proposed: Proposed, viewer: Viewer): Text {
  const { queuePolicy: says } = phrases(viewer.locale);
  const { effect, looked } = proposed;
  const only = looked === null ? text`` : text`\n${says.first(looked)}`;
  return text`${linesOf(proposed, viewer)}\n${bold(effectIn(effect, says))}${only}`;
}

function linesOf({ part, queue, now, next }: Proposed, viewer: Viewer): Text {
  const words = phrases(viewer.locale);
  const { queuePolicy: says, queueList } = words;
  if (part === "hours")
    return text`${bold(says.from)} ${hoursIn(next, queue, viewer)}\n${bold(says.until)} ${hoursIn(now, queue, viewer)}\n`;
  const [before, after] = [usualTargets(now.policy, queue), usualTargets(next.policy, queue)];
  return priorities
    .filter((priority) => JSON.stringify(before[priority]) !== JSON.stringify(after[priority]))
    .flatMap((priority) => {
      const [from, to] = [before[priority], after[priority]].map((targets) =>
        targetsIn(targets, queueList.service, viewer),
      );
      return text`${bold(priority)} · ${to ?? ""} (${says.wasUntil(from ?? "")})\n`;
    });
}

/** When it is open, and what was typed of single days. */
function hoursIn({ policy, typed: { hours } }: QueueGoesBy, queue: string, viewer: Viewer): string {
  const { queueList, queuePolicy: says } = phrases(viewer.locale);
  const { week, zone } = hoursOf(policy, queue);
  const days = (label: string, dates: readonly string[]): string => {
    const runs = runsOf(dates).map(({ from, to }) =>
      [...new Set([from, to])].map((date) => calendarDay(date, viewer.locale)).join(" – "),
    );
    return runs.length === 0 ? "" : `; ${label} ${runs.join(", ")}`;
  };
  return `${openIn({ open: daysAlike(week), zone }, queueList.service, viewer)}${days(says.alsoClosed, hours?.closedOn ?? [])}${days(says.alsoOpen, hours?.openOn ?? [])}`;
}

function effectIn({ open, ...moved }: Effect, says: Phrases["queuePolicy"]): string {
  if (open === 0) return says.noTickets;
  const parts = (["earlier", "later", "gained", "lost", "lateNow"] as const)
    .filter((how) => moved[how] > 0)
    .map((how) => says[how](moved[how]));
  return parts.length === 0 ? says.unmoved(open) : says.moved(open, parts.join(", "));
}

/** Where the queue's service stands: what somebody may change of it. */
export interface Editable {
  /** Parts that they may change now. */
  readonly parts: readonly PolicyPart[];
  /** What was last changed in chat, if it holds. */
  readonly change: PolicyChange | null;
}

/** When a queue is open and what is promised there, with the ways to change it. */
export function queueServiceNow(
  queue: string,
  { policy, today, parts, change }: Editable & { readonly policy: DeskPolicy; readonly today: string },
  viewer: Viewer,
): Message {
  const { queuePolicy: says, queueList } = phrases(viewer.locale);
  const card = queueService(queue, serviceOf(policy, queue, today), viewer);
  const changed =
    change === null || change.at === null
      ? []
      : [aside(text`${says.changedBy(viewer.names(change.by).name)} ${time(change.at)}`)];
  const isOpen = policy.inChat.hours || policy.inChat.targets;
  const who = isOpen ? says.leadsMay : queueList.service.inPolicy;
  const where = parts.length === 0 ? [...changed, aside(text`${who}`)] : changed;
  return { ...card, blocks: [...card.blocks, ...where, ...buttonsOf(queue, { parts, change }, says)] };
}

function buttonsOf(queue: string, { parts, change }: Editable, says: Phrases["queuePolicy"]): readonly Block[] {
  const edit = parts.map((part): Button => ({ label: says.change[part], action: { do: "edit-queue", part, queue } }));
  const reset = parts
    .filter((part) => change !== null && change[part] !== null)
    .map((part): Button => ({ label: says.asConfigured[part], action: { do: "reset-queue", part, queue } }));
  return buttonRow([...edit, ...reset]);
}

export function queueSaved(queue: string, part: PolicyPart, viewer: Viewer): Message {
  const { queuePolicy: says } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${says.saved[part](queueCalled(viewer, queue))}`, aside(text`${says.savedNext}`));
}

export const nothingWouldChange = (queue: string, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).queuePolicy.same(queueCalled(viewer, queue))}`);

export const proposalGone = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).queuePolicy.gone}`);

export const queueNotServed = (queue: string, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).queuePolicy.notServed(queueCalled(viewer, queue))}`);

export const policyLocked = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).queuePolicy.locked}`);

/** Somebody else was faster: what stands now, and the way back to what was typed. */
export function changedMeanwhile(
  queue: string,
  { by, now, back }: { readonly by: PersonId; readonly now: Message; readonly back: Proposed["back"] },
  viewer: Viewer,
): Message {
  const { queuePolicy: says } = phrases(viewer.locale);
  const sentence = says.meanwhile(viewer.names(by).name, queueCalled(viewer, queue));
  const ways = back === null ? [] : buttonRow([{ label: says.back, action: back }]);
  return say(viewer, {
    summary: sentence,
    blocks: [
      { kind: "paragraph", text: strong(sentence) },
      ...now.blocks.filter(({ kind }) => kind !== "buttons"),
      ...ways,
    ],
  });
}

/** Posted in the channels of a queue whose hours or targets were changed. */
export function policyTold(
  { queue, part, by }: { readonly queue: string; readonly part: PolicyPart; readonly by: PersonId },
  { policy, today }: { readonly policy: DeskPolicy; readonly today: string },
  viewer: Viewer,
): Message {
  const { queuePolicy: says } = phrases(viewer.locale);
  const sentence = says.told[part](viewer.names(by).name, queueCalled(viewer, queue));
  const card = queueService(queue, serviceOf(policy, queue, today), viewer);
  return say(viewer, {
    summary: sentence,
    blocks: [{ kind: "paragraph", text: strong(sentence) }, ...card.blocks.slice(1)],
  });
}
