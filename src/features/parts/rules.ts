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
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { isDone, partsLeft, type Part } from "../../kernel/part.ts";
import { serviceOf, type Answered, type InLanguages, type PartAsked, type Service } from "../../kernel/service.ts";
import { ticketStatuses } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { inLanguages } from "../opening/rules.ts";
import { lacksApproval } from "../approvals/rules.ts";
import { answerTo } from "../catalogue/rules/answer-to.ts";
import type { ClassificationCommand } from "../classification/rules.ts";
import type { RepliesCommand } from "../replies/rules.ts";
import type { ResolutionCommand } from "../resolution/rules.ts";

/** How a part stands. */
export type PartStands = Pick<Part, "service" | "name" | "status" | "isPrivate"> & { readonly ticket: string };

export type PartsEvent =
  /** Of a whole: how its parts stand, all of them. */
  | { readonly type: "parts-changed"; readonly parts: readonly PartStands[] }
  /** Of a part: the whole was cancelled. `ends`: nobody had begun the part, which is cancelled with it. */
  | { readonly type: "whole-cancelled"; readonly ends: boolean }
  /** Of a part that was cancelled with it: the whole is open again, and so is the part. */
  | { readonly type: "whole-reopened" };

/** Its parts are not done. `parts`: what they are called. */
export type PartsRefusal =
  | { readonly type: "parts-left"; readonly parts: readonly InLanguages[] }
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
    read: z.object({ type: z.literal("whole-cancelled"), ends: z.boolean() }),
    evolve: (_, { event, at }) =>
      event.ends
        ? {
            status: "cancelled",
            endedAt: at,
            cancellation: { by: "requester", reason: "no-longer-needed", withWhole: true },
          }
        : {},
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
};

/** What is not among them was not opened: by then nothing asked for it. What nobody planned, other answers have asked for. */
function withStands(parts: readonly Part[], now: readonly PartStands[]): readonly Part[] {
  const place = ({ service }: PartStands): number => parts.findIndex((each) => each.service === service);
  const [known, others] = [now.filter((each) => place(each) >= 0), now.filter((each) => place(each) < 0)];
  return [...known.toSorted((one, other) => place(one) - place(other)), ...others];
}

/** Whether all that was opened is done, and not all of it cancelled. */
const areDone = (parts: readonly PartStands[]): boolean =>
  parts.every(isDone) && parts.some(({ status }) => status !== "cancelled");

/** What happened to a whole, now that its parts stand so: nothing where it is known. */
export function partsNow({ parts }: Pick<Ticket, "parts">, now: readonly PartStands[]): readonly PartsEvent[] {
  const after = withStands(parts, now);
  const isNew =
    after.length !== parts.length ||
    after.some(
      ({ ticket, status, isPrivate }, index) =>
        ticket !== parts[index]?.ticket || status !== parts[index].status || isPrivate !== parts[index].isPrivate,
    );
  return isNew ? [{ type: "parts-changed", parts: now }] : [];
}

const isCancelledWithWhole = ({ cancellation }: Pick<Ticket, "cancellation">): boolean =>
  cancellation?.by === "requester" && cancellation.withWhole === true;

/** What happens to a part, given how the whole stands. `isTold`: it heard that the whole was cancelled, and of nothing since. */
export function followingWhole(
  whole: Pick<Ticket, "status" | "approval" | "requester" | "beneficiary">,
  part: Pick<Ticket, "status" | "cancellation">,
  isTold: boolean,
): readonly PartsEvent[] {
  const isWithWhole = isCancelledWithWhole(part);
  // What is opened again and not approved yet has not begun, nor have its parts.
  if (whole.status !== "cancelled") return isWithWhole && !lacksApproval(whole) ? [{ type: "whole-reopened" }] : [];
  return isDone(part) || isTold ? [] : [{ type: "whole-cancelled", ends: part.status === "new" }];
}

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

/** The whole is not resolved before its parts are; its answers are theirs. */
export const guards: Guards<ResolutionCommand | RepliesCommand | ClassificationCommand, PartsRefusal> = {
  "correct-answers": ({ partOf }) => (partOf === null ? null : { type: "asked-on-whole", whole: partOf }),
  reopen: ({ partOf, ...part }) =>
    partOf !== null && isCancelledWithWhole(part) ? { type: "comes-with-whole", whole: partOf } : null,
  resolve: partsLeftOf,
  reply: (ticket, { resolves }) => (resolves === undefined ? null : partsLeftOf(ticket)),
};
