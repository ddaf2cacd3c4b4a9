import { z } from "zod";
import { accept, refuse, type CommandRules } from "../../kernel/command.ts";
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
import { isTakeBack } from "../../kernel/grant.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent, theirs } from "../../kernel/roles.ts";
import { unresolved } from "../../kernel/status.ts";
import { withdrawalReasons, type Ticket, type WithdrawalReason } from "../../kernel/ticket.ts";

export type CancellationEvent =
  /** `undone`: right after it was sent. */
  | { readonly type: "withdrawn"; readonly reason: WithdrawalReason; readonly undone?: true }
  | { readonly type: "rejected"; readonly reason: string };

export type CancellationCommand =
  | { readonly type: "withdraw"; readonly reason: WithdrawalReason }
  /** Takes back what was sent just now. */
  | { readonly type: "undo" }
  | { readonly type: "reject"; readonly reason: string };

export type CancellationRefusal = CommonRefusal | { readonly type: "too-late-to-undo" };

export const undoFor = 60_000; // milliseconds

export const events: EventRules<CancellationEvent> = {
  withdrawn: {
    read: z.object({
      type: z.literal("withdrawn"),
      reason: z.enum(withdrawalReasons),
      undone: z.exactOptional(z.literal(true)),
    }),
    evolve: (_, { event, at }) => ({
      status: "cancelled",
      endedAt: at,
      cancellation: { by: "requester", reason: event.reason, ...(event.undone && { undone: true }) },
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

/** Whether a ticket in hand may be taken back as if it had not been sent. */
export const isJustSent = ({ openedAt, assignee }: Pick<Ticket, "openedAt" | "assignee">, now: Date): boolean =>
  assignee === null && now.getTime() - openedAt.getTime() <= undoFor;

export const commands: CommandRules<CancellationCommand, CancellationEvent, CancellationRefusal> = {
  withdraw: {
    roles: theirs,
    statuses: unresolved,
    decide: (_, { reason }) => accept({ type: "withdrawn", reason }),
    pointless: isTakeBack,
  },
  undo: {
    roles: theirs,
    statuses: unresolved,
    // Once an agent has it, their work is not taken back without a word.
    decide: (ticket, _, { now }) =>
      isJustSent(ticket, now)
        ? accept({ type: "withdrawn", reason: "no-longer-needed", undone: true })
        : refuse({ type: "too-late-to-undo" }),
    tooLate: () => ({ type: "too-late-to-undo" }),
  },
  reject: {
    roles: anyAgent,
    statuses: unresolved,
    decide: (_, { reason }) => accept({ type: "rejected", reason }),
    pointless: isTakeBack,
  },
};

/** Buttons that need no more than a press, and what each commands. */
export const presses = { undo: { type: "undo" } } as const satisfies Readonly<Record<string, CancellationCommand>>;

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["reject"] as const;
