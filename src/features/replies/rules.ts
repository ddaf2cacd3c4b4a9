import { z } from "zod";
import type { CauseCategory } from "../../kernel/classification.ts";
import { accept, refuse, type Circumstances, type CommandRules } from "../../kernel/command.ts";
import {
  wordsAmongAgents,
  wordsWithRequester,
  echo,
  here,
  news,
  noButtons,
  nobody,
  nothing,
  now,
  restartsReminders,
  still,
  answersEscalation,
  words,
  no,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { fileLinks, type FileLink } from "../../kernel/file-link.ts";
import { openQuestions, withAnswer } from "../../kernel/approval.ts";
import type { PersonId } from "../../kernel/person.ts";
import { isAskedNow } from "../../kernel/reading.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent, inCharge, rolesOf, theirs } from "../../kernel/roles.ts";
import { isInHand, isOpen, ticketStatuses } from "../../kernel/status.ts";
import type { Attempt } from "../../kernel/attempt.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { AssignmentEvent, AssignmentRefusal } from "../assignment/rules.ts";
import { type GrantsEvent, type GrantsRefusal } from "../grants/rules.ts";
import type { HoldingEvent } from "../holding/rules.ts";
import type { ResolutionEvent } from "../resolution/rules.ts";
import { resolvedBy, type NotAllSaid, type ResolutionSaid } from "../resolution/rules/codes.ts";

interface Words {
  readonly text: string;
  readonly files: readonly FileLink[];
}

/** `corrected`: their author has changed a message, and these are its words now. */
interface Typed extends Words {
  readonly corrected?: true;
}

export type RepliesEvent =
  /** A question to the requester, whom the ticket then waits for. */
  | { readonly type: "asked"; readonly text: string }
  /** An agent's words to the requester. */
  | ({ readonly type: "replied" } & Typed)
  /** The requester's words to the agents. `sentBefore`: files that were sent with the ticket itself. */
  | ({
      readonly type: "answered";
      readonly sentBefore?: true;
      /** Approvers who had asked before they decide; left out: nobody had. */
      readonly toApprovers?: readonly PersonId[] | undefined;
    } & Typed)
  /** Internal: the requester never sees it. */
  | ({ readonly type: "noted" } & Typed);

export type RepliesCommand =
  | { readonly type: "ask"; readonly text: string }
  /** Of a free ticket it takes it. `takes`: that is what it was sent for. `resolves`: the words are the resolution. */
  | ({
      readonly type: "reply";
      readonly takes?: true;
      readonly resolves?: CauseCategory | null;
      readonly codes?: ResolutionSaid["codes"];
    } & Typed)
  /** `sentBefore`: with the ticket itself, as files that come late, so that it answers no question. */
  | ({ readonly type: "answer"; readonly sentBefore?: true } & Typed)
  | ({ readonly type: "note" } & Typed);

const corrected = z.exactOptional(z.literal(true));
const sentBefore = corrected;

const response = { ...still, response: true, escalation: answersEscalation };

export const events: EventRules<RepliesEvent> = {
  asked: {
    read: z.object({ type: z.literal("asked"), text: z.string() }),
    evolve: (_, { event }) => ({ status: "waiting", question: event.text }),
    words: wordsWithRequester("text"),
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: now,
    clock: { ...response, reminders: restartsReminders },
    buttons: { asks: "anew", answers: false },
  },
  replied: {
    read: z.object({ type: z.literal("replied"), text: z.string(), files: fileLinks, corrected }),
    evolve: () => ({}),
    words: wordsWithRequester("text"),
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: words,
    clock: response,
    buttons: noButtons,
  },
  answered: {
    read: z.object({
      type: z.literal("answered"),
      text: z.string(),
      files: fileLinks,
      corrected,
      sentBefore,
      toApprovers: z.array(z.string()).optional(),
    }),
    evolve: ({ status, attempts, approval }, { event: { text, toApprovers } }) => ({
      ...(status === "resolved" && { attempts: withSaid(attempts, text) }),
      ...(toApprovers !== undefined && approval !== null && { approval: withAnswer(approval, text) }),
    }),
    words: wordsWithRequester("text"),
    people: ({ toApprovers = [] }) => toApprovers,
    tells: {
      requester: echo,
      agents: here,
      asked: ({ toApprovers = [] }) => toApprovers,
      // It is read there already, unless it needs an answer: is it not fixed, shall it be reopened?
      inThread: ({ status }) => status === "resolved" || !isOpen(status),
    },
    notify: news,
    clock: { ...still, requesterSpoke: true, reminders: restartsReminders },
    // "Still not fixed?" under words that follow a resolution.
    buttons: { asks: "beside", answers: false },
  },
  noted: {
    read: z.object({ type: z.literal("noted"), text: z.string(), files: fileLinks, corrected }),
    evolve: () => ({}),
    words: wordsAmongAgents("text"),
    people: nobody,
    tells: { requester: nothing, agents: here, asked: nobody, inThread: no },
    notify: news,
    clock: still,
    buttons: noButtons,
  },
};

const withSaid = (attempts: readonly Attempt[], said: string): readonly Attempt[] =>
  attempts.map((each, index) => (index === attempts.length - 1 ? { ...each, said: said || each.said } : each));

export const commands: CommandRules<
  RepliesCommand,
  RepliesEvent | HoldingEvent | AssignmentEvent | ResolutionEvent | GrantsEvent,
  CommonRefusal | AssignmentRefusal | GrantsRefusal | NotAllSaid
> = {
  ask: { roles: inCharge, statuses: ["in-progress"], decide: (_, { text }) => accept({ type: "asked", text }) },
  reply: { roles: anyAgent, statuses: ticketStatuses, decide: reply },
  answer: {
    roles: theirs,
    statuses: ticketStatuses,
    // The answer to a question puts the ticket back to work by itself. What was said before it, and corrected since, is none.
    decide: (ticket, { type: _type, ...words }) => {
      const isNew = words.corrected === undefined && words.sentBefore === undefined;
      const answered = { type: "answered", ...words, ...(isNew && toApprovers(ticket)) } as const;
      return ticket.status === "waiting" && isNew
        ? accept(answered, { type: "resumed", because: "answered" })
        : accept(answered);
    },
  },
  note: {
    roles: anyAgent,
    statuses: ticketStatuses,
    decide: (_, { type: _type, ...words }) => accept({ type: "noted", ...words }),
  },
};

/** Approvers who asked something read what is said to it. */
function toApprovers({ approval, status }: Ticket): { readonly toApprovers?: readonly PersonId[] } {
  const asked = approval === null ? [] : openQuestions(approval);
  const asking = [...new Set(asked.map(({ by }) => by))].filter((person) => isAskedNow({ approval, status }, person));
  return asking.length === 0 ? {} : { toApprovers: asking };
}

/** Whoever replies to a free ticket has it from then on. */
function reply(
  ticket: Ticket,
  { text, files, corrected, takes, resolves, codes = {} }: Extract<RepliesCommand, { type: "reply" }>,
  at: Circumstances,
) {
  const { actor } = at;
  const { assignee, status } = ticket;
  if (takes && assignee !== null && assignee !== actor.person) return refuse({ type: "already-claimed", by: assignee });
  // It was free when the form was opened, and is over by now: the words are given back.
  if (takes && assignee === null && status !== "new") return refuse({ type: "wrong-status", status });
  const claims = status === "new" && (actor.agent || actor.lead);
  const claimed = claims ? [{ type: "claimed" } as const] : [];
  if (resolves === undefined)
    return accept(...claimed, { type: "replied", text, files, ...(corrected && { corrected }) });
  if (!claims && !isInHand(status)) return refuse({ type: "wrong-status", status });
  if (!claims && !rolesOf(actor, ticket).some((role) => inCharge.some((each) => each === role)))
    return refuse({ type: "not-allowed" });
  const resolved = resolvedBy(ticket, { text, cause: resolves, codes }, at);
  return resolved.ok ? accept(...claimed, ...resolved.events) : resolved;
}

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["take", "reply", "answer", "ask", "note"] as const;
