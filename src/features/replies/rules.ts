import { z } from "zod";
import { accept, type CommandRules } from "../../kernel/command.ts";
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
  stopsEscalation,
  words,
  no,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { fileLinks, type FileLink } from "../../kernel/file-link.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent, inCharge, theirs } from "../../kernel/roles.ts";
import { isOpen, ticketStatuses } from "../../kernel/status.ts";
import type { Attempt } from "../../kernel/attempt.ts";
import type { HoldingEvent } from "../holding/rules.ts";

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
  | ({ readonly type: "replied" } & Words)
  /** The requester's words to the agents. */
  | ({ readonly type: "answered" } & Typed)
  /** Internal: the requester never sees it. */
  | ({ readonly type: "noted" } & Typed);

export type RepliesCommand =
  | { readonly type: "ask"; readonly text: string }
  | ({ readonly type: "reply" } & Words)
  | ({ readonly type: "answer" } & Typed)
  | ({ readonly type: "note" } & Typed);

const corrected = z.exactOptional(z.literal(true));

const response = { ...still, response: true, escalation: stopsEscalation };

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
    read: z.object({ type: z.literal("replied"), text: z.string(), files: fileLinks }),
    evolve: () => ({}),
    words: wordsWithRequester("text"),
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: words,
    clock: response,
    buttons: noButtons,
  },
  answered: {
    read: z.object({ type: z.literal("answered"), text: z.string(), files: fileLinks, corrected }),
    evolve: ({ status, attempts }, { event }) =>
      status === "resolved" ? { attempts: withSaid(attempts, event.text) } : {},
    words: wordsWithRequester("text"),
    people: nobody,
    tells: {
      requester: echo,
      agents: here,
      asked: nobody,
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

export const commands: CommandRules<RepliesCommand, RepliesEvent | HoldingEvent, CommonRefusal> = {
  ask: { roles: inCharge, statuses: ["in-progress"], decide: (_, { text }) => accept({ type: "asked", text }) },
  reply: {
    roles: anyAgent,
    statuses: ticketStatuses,
    decide: (_, { text, files }) => accept({ type: "replied", text, files }),
  },
  answer: {
    roles: theirs,
    statuses: ticketStatuses,
    // The answer to a question puts the ticket back to work by itself. What was said before it, and corrected since, is none.
    decide: ({ status }, { type: _type, ...words }) =>
      status === "waiting" && words.corrected === undefined
        ? accept({ type: "answered", ...words }, { type: "resumed", because: "answered" })
        : accept({ type: "answered", ...words }),
  },
  note: {
    roles: anyAgent,
    statuses: ticketStatuses,
    decide: (_, { type: _type, ...words }) => accept({ type: "noted", ...words }),
  },
};

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["reply", "answer", "ask", "note"] as const;
