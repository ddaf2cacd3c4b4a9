import { z } from "zod";
import { accept, refuse, type CommandRules } from "../../kernel/command.ts";
import {
  answersButtons,
  here,
  news,
  noButtons,
  noWords,
  nobody,
  restartsWithoutHelp,
  still,
  answersEscalation,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { offeredAnew } from "../../kernel/offer.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent, inCharge } from "../../kernel/roles.ts";
import { inHand, unresolved } from "../../kernel/status.ts";

export type AssignmentEvent =
  | { readonly type: "claimed" }
  | { readonly type: "released"; readonly from: PersonId | null }
  | { readonly type: "assigned"; readonly to: PersonId; readonly from: PersonId | null };

export type AssignmentCommand =
  | { readonly type: "claim" }
  | { readonly type: "release" }
  /**
   * The caller found out whether `to` is an agent of the queue (`toAgent`), and whether they are away; else it is refused.
   * `takenSince`: somebody took it, or was given it, after what whoever commands has seen of it.
   */
  | {
      readonly type: "assign";
      readonly to: PersonId;
      readonly toAgent: boolean;
      readonly away?: boolean;
      readonly takenSince?: boolean;
    };

export type AssignmentRefusal =
  | CommonRefusal
  | { readonly type: "already-claimed"; readonly by: PersonId }
  | { readonly type: "already-yours" }
  /** Only whoever has it may, or leads. */
  | { readonly type: "somebody-elses"; readonly by: PersonId }
  | { readonly type: "not-an-agent" };

const claims = { ...still, claims: true, escalation: answersEscalation };

export const events: EventRules<AssignmentEvent> = {
  claimed: {
    read: z.object({ type: z.literal("claimed") }),
    evolve: (_, { by }) => ({ status: "in-progress", assignee: by }),
    words: noWords,
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: claims,
    buttons: answersButtons,
  },
  released: {
    read: z.object({ type: z.literal("released"), from: z.string().nullable() }),
    evolve: () => ({ status: "new", assignee: null, offered: false }),
    words: noWords,
    people: ({ from }) => [from],
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: {
      ...still,
      escalation: restartsWithoutHelp,
      offer: (offer, { event, at }) => offeredAnew(offer, at, event.from),
    },
    buttons: noButtons,
  },
  assigned: {
    read: z.object({ type: z.literal("assigned"), to: z.string(), from: z.string().nullable() }),
    evolve: ({ status }, { event }) => ({
      status: status === "new" ? "in-progress" : status,
      assignee: event.to,
      offered: false,
    }),
    words: noWords,
    people: ({ to, from }) => [to, from],
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: claims,
    buttons: answersButtons,
  },
};

export const commands: CommandRules<AssignmentCommand, AssignmentEvent, AssignmentRefusal> = {
  claim: {
    roles: ["agent", "lead"],
    statuses: ["new"],
    decide: () => accept({ type: "claimed" }),
    // The commonest race: who was faster.
    tooLate: ({ assignee, status }, { person }) => {
      if (assignee === null || !inHand.some((each) => each === status)) return null;
      return assignee === person ? { type: "already-yours" } : { type: "already-claimed", by: assignee };
    },
  },
  release: {
    roles: inCharge,
    statuses: ["in-progress"],
    decide: ({ assignee }) => accept({ type: "released", from: assignee }),
  },
  assign: {
    roles: anyAgent,
    statuses: unresolved,
    decide: ({ assignee }, { to, toAgent, takenSince = false }, { actor }) => {
      if (!toAgent) return refuse({ type: "not-an-agent" });
      if (assignee === to) return refuse({ type: "nothing-changed" });
      // Nobody takes from a colleague what they believe to be free.
      if (takenSince && assignee !== null && assignee !== actor.person)
        return refuse({ type: "already-claimed", by: assignee });
      return accept({ type: "assigned", to, from: assignee });
    },
  },
};

/** Buttons that need no more than a press, and what each commands. */
export const presses = { claim: { type: "claim" }, release: { type: "release" } } as const satisfies Readonly<
  Record<string, AssignmentCommand>
>;

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["assign"] as const;
