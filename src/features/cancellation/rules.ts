import { z } from "zod";
import { accept, type CommandRules } from "../../kernel/command.ts";
import {
  wordsWithRequester,
  echo,
  here,
  news,
  noWords,
  nobody,
  still,
  stopsEscalation,
  words,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent, theirs } from "../../kernel/roles.ts";
import { unresolved } from "../../kernel/status.ts";
import { withdrawalReasons, type WithdrawalReason } from "../../kernel/ticket.ts";

export type CancellationEvent =
  | { readonly type: "withdrawn"; readonly reason: WithdrawalReason }
  | { readonly type: "rejected"; readonly reason: string };

export type CancellationCommand =
  | { readonly type: "withdraw"; readonly reason: WithdrawalReason }
  | { readonly type: "reject"; readonly reason: string };

export const events: EventRules<CancellationEvent> = {
  withdrawn: {
    read: z.object({ type: z.literal("withdrawn"), reason: z.enum(withdrawalReasons) }),
    evolve: (_, { event, at }) => ({
      status: "cancelled",
      endedAt: at,
      cancellation: { by: "requester", reason: event.reason },
    }),
    words: noWords,
    people: nobody,
    tells: { requester: echo, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: { ...still, escalation: stopsEscalation },
    buttons: { asks: "anew", answers: true },
  },
  rejected: {
    read: z.object({ type: z.literal("rejected"), reason: z.string() }),
    evolve: (_, { event, at }) => ({
      status: "cancelled",
      endedAt: at,
      cancellation: { by: "agent", reason: event.reason },
    }),
    words: wordsWithRequester("reason"),
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: words,
    clock: { ...still, response: true, escalation: stopsEscalation },
    buttons: { asks: "anew", answers: true },
  },
};

export const commands: CommandRules<CancellationCommand, CancellationEvent, CommonRefusal> = {
  withdraw: {
    roles: theirs,
    statuses: unresolved,
    decide: (_, { reason }) => accept({ type: "withdrawn", reason }),
  },
  reject: {
    roles: anyAgent,
    statuses: unresolved,
    decide: (_, { reason }) => accept({ type: "rejected", reason }),
  },
};

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["reject"] as const;
