import { z } from "zod";
import type { Guards } from "../../kernel/command.ts";
import { asked as askedOf, holds } from "../../kernel/condition.ts";
import {
  answersButtons,
  here,
  news,
  noButtons,
  noWords,
  nobody,
  nothing,
  nowhere,
  restartsEscalation,
  still,
  stopsEscalation,
  wordsAmongAgents,
  wordsWithRequester,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { isDone, partsLeft, type Part } from "../../kernel/part.ts";
import { serviceOf, type Answered, type InLanguages, type PartAsked, type Service } from "../../kernel/service.ts";
import { ticketStatuses } from "../../kernel/status.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Cancellation, Ticket } from "../../kernel/ticket.ts";
import { inLanguages } from "../opening/rules.ts";
import { lacksApproval } from "../approvals/rules.ts";
import { answerTo } from "../catalogue/rules/answer-to.ts";
import { everyAnswer } from "./rules/private-answers.ts";
import type { CancellationCommand } from "../cancellation/rules.ts";
import type { ClassificationCommand } from "../classification/rules.ts";
import type { RepliesCommand } from "../replies/rules.ts";
import type { ResolutionCommand } from "../resolution/rules.ts";

/** How a part stands. */
export type PartStands = Pick<Part, "service" | "name" | "status" | "isPrivate" | "queue"> & {
  readonly ticket: string;
};

export type PartsEvent =
  /** Of a whole: how its parts stand, all of them. */
  | { readonly type: "parts-changed"; readonly parts: readonly PartStands[] }
  /** Of a part: the whole was cancelled. `ends`: nobody had begun the part, which is cancelled with it. */
  | ({ readonly type: "whole-cancelled"; readonly ends: boolean } & WhyCancelled)
  /** Of a part that was cancelled with it: the whole is open again, and so is the part. */
  | { readonly type: "whole-reopened" }
  /** Of a part that is not done: the whole `waits` to be approved again, or goes on. */
  | { readonly type: "whole-held"; readonly waits: boolean }
  /** Of a whole: what was said as a part was resolved, for whoever asked for the whole. */
  | { readonly type: "part-resolved"; readonly name: InLanguages; readonly text: string }
  /** Of a whole: what was promised and the desk does not offer any more. */
  | { readonly type: "parts-dropped"; readonly names: readonly InLanguages[] };

/** Left out: its requester cancelled it. `answers`: what was answered since asks for this part no more. */
export interface WhyCancelled {
  readonly because?: (typeof reasonsToCancel)[number];
  /** Who declined or rejected the whole. */
  readonly who?: PersonId;
  /** What they said; left out where those who read the part do not read that. */
  readonly reason?: string;
}
const reasonsToCancel = ["declined", "rejected", "answers"] as const;

/** Its parts are not done. `parts`: what they are called. */
export type PartsRefusal =
  | { readonly type: "parts-left"; readonly parts: readonly InLanguages[] }
  /** That somebody found the answer would end what is still to be done. */
  | { readonly type: "ends-parts"; readonly parts: readonly InLanguages[] }
  /** It was cancelled with its whole, and comes back with it. `whole`: its reference. */
  | { readonly type: "comes-with-whole"; readonly whole: string }
  /** What is asked of a part is answered on its whole, where it is approved. `whole`: its reference. */
  | { readonly type: "asked-on-whole"; readonly whole: string };

const stands = z.object({
  service: z.string(),
  name: inLanguages,
  ticket: z.string(),
  status: z.enum(ticketStatuses),
  isPrivate: z.literal(true).optional(),
  queue: z.string().optional(),
});
const internal = { requester: nothing, agents: here, asked: nobody, inThread: yes };
const alone = { words: noWords, people: nobody, notify: news };

export const events: EventRules<PartsEvent> = {
  "parts-changed": {
    ...alone,
    read: z.object({ type: z.literal("parts-changed"), parts: z.array(stands) }),
    evolve: ({ parts }, { event }) => ({ parts: withStands(parts, event.parts) }),
    // The cards show each; what is said is that they are done.
    tells: { ...internal, agents: (event) => (areDone(event.parts) ? "here" : nowhere()) },
    clock: { ...still, movesDue: () => "held" },
    buttons: noButtons,
  },
  "whole-cancelled": {
    ...alone,
    read: z.object({
      type: z.literal("whole-cancelled"),
      ends: z.boolean(),
      because: z.exactOptional(z.enum(reasonsToCancel)),
      who: z.exactOptional(z.string()),
      reason: z.exactOptional(z.string()),
    }),
    words: wordsAmongAgents("reason"),
    people: ({ who = null }) => [who],
    evolve: (_, { event, at }) =>
      event.ends ? { status: "cancelled", endedAt: at, cancellation: cancelledBy(event) } : {},
    tells: internal,
    clock: { ...still, escalation: (chain, { event }) => (event.ends ? stopsEscalation(chain) : chain) },
    buttons: answersButtons,
  },
  "whole-reopened": {
    ...alone,
    read: z.object({ type: z.literal("whole-reopened") }),
    evolve: () => ({ status: "new", assignee: null, endedAt: null, cancellation: null, hold: null, question: null }),
    tells: internal,
    clock: { ...still, movesDue: () => "reopened", escalation: restartsEscalation },
    buttons: answersButtons,
  },
  "whole-held": {
    ...alone,
    read: z.object({ type: z.literal("whole-held"), waits: z.boolean() }),
    evolve: () => ({}),
    tells: internal,
    clock: still,
    buttons: noButtons,
  },
  "part-resolved": {
    ...alone,
    read: z.object({ type: z.literal("part-resolved"), name: inLanguages, text: z.string() }),
    words: wordsWithRequester("text"),
    evolve: () => ({}),
    tells: { requester: news, agents: nowhere, asked: nobody, inThread: yes },
    clock: still,
    buttons: noButtons,
  },
  "parts-dropped": {
    ...alone,
    read: z.object({ type: z.literal("parts-dropped"), names: z.array(inLanguages) }),
    evolve: () => ({}),
    tells: { ...internal, requester: news },
    clock: still,
    buttons: noButtons,
  },
};

const cancelledBy = ({ because, reason = "" }: WhyCancelled): Cancellation =>
  because === "declined" || because === "rejected"
    ? { by: because === "declined" ? "approver" : "agent", reason, withWhole: true }
    : { by: "requester", reason: "no-longer-needed", withWhole: true };

/** What is not among them was not opened: by then nothing asked for it. What nobody planned, other answers have asked for. */
function withStands(parts: readonly Part[], now: readonly PartStands[]): readonly Part[] {
  const place = ({ service }: PartStands): number => parts.findIndex((each) => each.service === service);
  const [known, others] = [now.filter((each) => place(each) >= 0), now.filter((each) => place(each) < 0)];
  return [...known.toSorted((one, other) => place(one) - place(other)), ...others];
}

/** Whether all that was opened is done, and not all of it cancelled. */
const areDone = (parts: readonly PartStands[]): boolean =>
  parts.every(isDone) && parts.some(({ status }) => status !== "cancelled");

/** Those of the parts of a whole that were resolved since it last heard, and are read by all who read the whole. */
export const resolvedNow = (
  { parts, isPrivate, queue }: Pick<Ticket, "parts" | "isPrivate" | "queue">,
  now: readonly PartStands[],
): readonly PartStands[] =>
  now.filter((part) => {
    const isRead = part.isPrivate !== true || (isPrivate && part.queue === queue);
    return (
      part.status === "resolved" &&
      isRead &&
      parts.every((each) => each.ticket !== part.ticket || each.status !== "resolved")
    );
  });

/** What happened to a whole, now that its parts stand so: nothing where it is known. */
export function partsNow({ parts }: Pick<Ticket, "parts">, now: readonly PartStands[]): readonly PartsEvent[] {
  const after = withStands(parts, now);
  const isNew =
    after.length !== parts.length ||
    after.some(
      ({ ticket, status, isPrivate, queue }, index) =>
        ticket !== parts[index]?.ticket ||
        status !== parts[index].status ||
        isPrivate !== parts[index].isPrivate ||
        queue !== parts[index].queue,
    );
  return isNew ? [{ type: "parts-changed", parts: now }] : [];
}

const isCancelledWithWhole = ({ cancellation }: Pick<Ticket, "cancellation">): boolean =>
  cancellation?.withWhole === true;

/** What became of a whole, as its parts have to know. */
export interface WholeNow {
  readonly whole: Pick<Ticket, "status" | "approval" | "requester" | "beneficiary">;
  /** Why it was cancelled, if it was. */
  readonly why: WhyCancelled;
  /** What was answered still asks for the part. */
  readonly isAsked: boolean;
}

/** What happens to a part, given how the whole stands. `heard`: the last that it heard of it; null: nothing. */
export function followingWhole(
  { whole, why, isAsked }: WholeNow,
  part: Pick<Ticket, "status" | "cancellation">,
  heard: PartsEvent | null,
): readonly PartsEvent[] {
  const isOver = whole.status === "cancelled";
  const cancelled = heard?.type === "whole-cancelled" ? heard : null;
  // What is opened again and not approved yet has not begun, nor have its parts.
  const waits = !isOver && lacksApproval(whole);
  if (isDone(part))
    return isCancelledWithWhole(part) && !isOver && !waits && isAsked ? [{ type: "whole-reopened" }] : [];
  const ends = part.status === "new";
  if (isOver)
    return cancelled !== null && cancelled.because !== "answers" ? [] : [{ type: "whole-cancelled", ends, ...why }];
  const holds = heard?.type === "whole-held" && heard.waits;
  if (waits) return holds ? [] : [{ type: "whole-held", waits: true }];
  if (!isAsked) return cancelled?.because === "answers" ? [] : [{ type: "whole-cancelled", ends, because: "answers" }];
  return holds || cancelled !== null ? [{ type: "whole-held", waits: false }] : [];
}

/** Whether what was answered asks for a part that is opened. What the desk offers no more goes on all the same. */
export function isStillAsked(
  services: readonly Service[],
  { asked, ...answered }: Pick<Ticket, "asked" | "answers" | "privateAnswers">,
  part: string,
): boolean {
  const service = asked && serviceOf(services, asked.service);
  const isOffered = service?.opens?.some((each) => each.service === part) ?? false;
  return (
    service === null ||
    !isOffered ||
    partsAsked(services, service, everyAnswer(answered)).some(({ key }) => key === part)
  );
}

/** What was promised with a whole and is offered no more: neither opened nor done without by what was answered. */
export const dropped = (
  services: readonly Service[],
  { asked, parts }: Pick<Ticket, "asked" | "parts">,
): readonly Part[] => {
  const opens = (asked && serviceOf(services, asked.service))?.opens ?? [];
  return parts.filter(
    ({ service, ticket }) =>
      ticket === null && !(opens.some((each) => each.service === service) && serviceOf(services, service) !== null),
  );
};

/** The services that a service opens with it, given what was answered. */
export const partsAsked = (
  services: readonly Service[],
  { opens = [] }: Pick<Service, "opens">,
  answers: readonly Answered[],
): readonly Service[] =>
  opens
    .filter(({ when }: PartAsked) => when.every((condition) => holds(condition, answerTo(answers, condition.question))))
    .flatMap(({ service }) => serviceOf(services, service) ?? []);

export const planned = ({ key, name }: Service): Part => ({ service: key, name, ticket: null, status: "new" });

/** What is handed on to a part: what it asks itself, by the name of the field and with its own label. */
export function handedOn({ fields }: Pick<Service, "fields">, answers: readonly Answered[]): readonly Answered[] {
  const given = fields.filter(({ name, kind }) => answers.some((each) => each.field === name && each.kind === kind));
  return askedOf(given, ({ name }) => answerTo(answers, name)).flatMap(({ name, label }) => {
    const answer = answers.find(({ field }) => field === name);
    return answer === undefined ? [] : [{ ...answer, label }];
  });
}

const partsLeftOf = (ticket: Ticket): PartsRefusal | null => {
  const left = partsLeft(ticket);
  return left.length === 0 ? null : { type: "parts-left", parts: left.map(({ name }) => name) };
};

const comesWithWhole = ({ partOf, ...part }: Ticket): PartsRefusal | null =>
  partOf !== null && isCancelledWithWhole(part) ? { type: "comes-with-whole", whole: partOf } : null;

/** Why a form does not even open: what is typed there would be refused. */
export const refusedForParts = (ticket: Ticket, form: string): PartsRefusal | null =>
  form === "resolve" ? partsLeftOf(ticket) : form === "reopen" ? comesWithWhole(ticket) : null;

/** The whole is not resolved before its parts are; its answers are theirs. */
export const guards: Guards<
  CancellationCommand | ResolutionCommand | RepliesCommand | ClassificationCommand,
  PartsRefusal
> = {
  "correct-answers": ({ partOf }) => (partOf === null ? null : { type: "asked-on-whole", whole: partOf }),
  reopen: comesWithWhole,
  withdraw: (ticket, { reason }) => {
    const left = partsLeft(ticket).filter(({ ticket: opened }) => opened !== null);
    return reason === "solved-by-myself" && left.length > 0
      ? { type: "ends-parts", parts: left.map(({ name }) => name) }
      : null;
  },
  resolve: partsLeftOf,
  reply: (ticket, { resolves }) => (resolves === undefined ? null : partsLeftOf(ticket)),
};
