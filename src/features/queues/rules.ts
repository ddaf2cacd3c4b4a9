import { z } from "zod";
import { accept, refuse, type Circumstances, type CommandRules } from "../../kernel/command.ts";
import {
  wordsAmongAgents,
  answersButtons,
  forgetsRisk,
  news,
  nobody,
  restartsEscalation,
  still,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { isPrivateQueue } from "../../kernel/policy.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent } from "../../kernel/roles.ts";

/** `level`: to those who know more, by an agent or by the escalation (then without a reason). */
export interface QueuesEvent {
  readonly type: "moved";
  readonly queue: string;
  readonly from: string;
  readonly reason: string;
  readonly level?: "next";
}

export interface QueuesCommand {
  readonly type: "move";
  readonly queue: string;
  readonly reason: string;
}

export const events: EventRules<QueuesEvent> = {
  moved: {
    read: z.object({
      type: z.literal("moved"),
      queue: z.string(),
      from: z.string(),
      reason: z.string(),
      level: z.exactOptional(z.literal("next")),
    }),
    evolve: (_, { event }) => ({ queue: event.queue, status: "new", assignee: null, offered: false }),
    words: wordsAmongAgents("reason"),
    people: nobody,
    tells: { requester: news, agents: () => "everywhere", asked: nobody, inThread: yes },
    notify: news,
    clock: {
      ...still,
      byPolicy: ({ level }) => level === "next",
      movesDue: () => "queue",
      levels: forgetsRisk,
      escalation: restartsEscalation,
    },
    // Whoever was asked for help with it is no longer waited for.
    buttons: answersButtons,
  },
};

/** Nobody would see the ticket in that queue. */
export interface QueueUnserved {
  readonly type: "queue-unserved";
  readonly queue: string;
}
/** Agents would read it there who may not read it here. */
export interface NotPrivateThere {
  readonly type: "not-private-there";
  readonly queue: string;
}
export type QueuesRefusal = CommonRefusal | QueueUnserved | NotPrivateThere;

export const isServed = (queue: string, { served }: Pick<Circumstances, "served">): boolean =>
  served === undefined || served.has(queue);

export const commands: CommandRules<QueuesCommand, QueuesEvent, QueuesRefusal> = {
  move: {
    roles: anyAgent,
    statuses: ["new", "in-progress"],
    mayMove: true,
    decide: (ticket, { queue, reason }, at) => {
      if (ticket.queue === queue) return refuse({ type: "nothing-changed" });
      if (ticket.isPrivate && !isPrivateQueue(at.policy, queue)) return refuse({ type: "not-private-there", queue });
      if (!isServed(queue, at)) return refuse({ type: "queue-unserved", queue });
      return accept({ type: "moved", queue, from: ticket.queue, reason });
    },
  },
};

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["move"] as const;

/** Where new tickets go. */
export const defaultQueue = "support";

export const longestQueueName = 50; // characters

/** Names of queues are lower case and short: they are typed again to move the queue to another channel. */
export const queueName = (typed: string | undefined): string =>
  typed === undefined
    ? defaultQueue
    : typed.normalize("NFKC").toLowerCase().replace(/^#/u, "").slice(0, longestQueueName);

/** Letters, digits, and what joins them; nothing that is not seen. */
const plain = /^(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{Nd}_.-])+$/u;
/** Alphabets that have letters of the same look. */
const alike = [
  /\p{Script=Latin}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

/** Whether a new queue may have this name: two names that look the same are the same. */
export const isQueueName = (name: string): boolean =>
  plain.test(name) && alike.filter((script) => script.test(name)).length <= 1;

/** A whole name may look like another in another alphabet: somebody who knows both has to look at it. */
export const isInLatin = (name: string): boolean => /^[a-z\u00df-\u024f\d_.-]+$/u.test(name);
