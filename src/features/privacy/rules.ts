import { z } from "zod";
import { accept, refuse, type CommandRules } from "../../kernel/command.ts";
import {
  here,
  news,
  noButtons,
  noWords,
  nobody,
  nowhere,
  still,
  wordsAmongAgents,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import type { PersonId } from "../../kernel/person.ts";
import { isPrivateQueue, type DeskPolicy } from "../../kernel/policy.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent } from "../../kernel/roles.ts";
import { ticketStatuses } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { defaultQueue } from "../queues/rules.ts";

export type PrivacyEvent =
  /** From now on only its own people and the agents of its queue read it, each by themselves. `dropped`: who followed it. */
  | { readonly type: "made-private"; readonly dropped: readonly PersonId[] }
  /** The other way round. */
  | { readonly type: "opened-up"; readonly reason: string };

export type PrivacyCommand = { readonly type: "make-private" } | { readonly type: "open-up"; readonly reason: string };

export type PrivacyRefusal =
  | CommonRefusal
  /** Every ticket of its queue is private. */
  | { readonly type: "private-queue"; readonly queue: string };

export const events: EventRules<PrivacyEvent> = {
  "made-private": {
    read: z.object({ type: z.literal("made-private"), dropped: z.array(z.string()) }),
    evolve: () => ({ isPrivate: true, followers: [] }),
    words: noWords,
    people: ({ dropped }) => dropped,
    // The card in the agents' channel says it.
    tells: { requester: news, agents: nowhere, asked: nobody, inThread: yes },
    notify: news,
    clock: still,
    buttons: noButtons,
  },
  "opened-up": {
    read: z.object({ type: z.literal("opened-up"), reason: z.string() }),
    evolve: () => ({ isPrivate: false }),
    words: wordsAmongAgents("reason"),
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: still,
    buttons: noButtons,
  },
};

export const commands: CommandRules<PrivacyCommand, PrivacyEvent, PrivacyRefusal> = {
  "make-private": {
    roles: anyAgent,
    statuses: ticketStatuses,
    decide: (ticket) => (ticket.isPrivate ? refuse({ type: "nothing-changed" }) : accept(madePrivate(ticket))),
    pointless: ({ isPrivate }) => isPrivate,
  },
  "open-up": {
    roles: ["lead"],
    statuses: ticketStatuses,
    decide: ({ isPrivate, queue }, { reason }, { policy }) => {
      if (!isPrivate) return refuse({ type: "nothing-changed" });
      if (isPrivateQueue(policy, queue)) return refuse({ type: "private-queue", queue });
      return accept({ type: "opened-up", reason });
    },
    pointless: ({ isPrivate }) => !isPrivate,
  },
};

/** Whether a ticket stands in a queue of which every ticket is private, and is not yet. */
export const isToBePrivate = (policy: DeskPolicy, { queue, isPrivate }: Pick<Ticket, "queue" | "isPrivate">): boolean =>
  !isPrivate && isPrivateQueue(policy, queue);

/** Those that somebody may choose for a ticket of theirs; where all goes that nobody chooses for is none of them. */
export const privateQueues = (policy: DeskPolicy): readonly string[] =>
  Object.keys(policy.queues).filter((queue) => queue !== defaultQueue && isPrivateQueue(policy, queue));

/** Makes a ticket private, whoever or whatever asks for it. */
export const madePrivate = ({ followers }: Pick<Ticket, "followers">): PrivacyEvent => ({
  type: "made-private",
  dropped: followers,
});

/** Buttons that need no more than a press, and what each commands. */
export const presses = { "make-private": { type: "make-private" } } as const satisfies Readonly<
  Record<string, PrivacyCommand>
>;

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["make-private", "open-up"] as const;
