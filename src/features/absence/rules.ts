import { z } from "zod";
import { accept, refuse, type CommandRules, type Guards } from "../../kernel/command.ts";
import { noButtons, noWords, nobody, nothing, still, yes, type EventRules } from "../../kernel/event.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { inHand } from "../../kernel/status.ts";
import type { AssignmentCommand, AssignmentEvent, AssignmentRefusal } from "../assignment/rules.ts";

/** The assignee is away, so any agent may take the ticket over. With `ended`, the assignee is back and keeps it. */
export interface AbsenceEvent {
  readonly type: "offered";
  readonly from: PersonId;
  readonly ended?: true;
}

/** By the one who asks. `from`: the colleague who had it when they saw it; left out: whoever has it. */
export interface AbsenceCommand {
  readonly type: "take-over";
  readonly from?: PersonId | undefined;
}

export type AbsenceRefusal = CommonRefusal | { readonly type: "agent-away" };

export const events: EventRules<AbsenceEvent> = {
  offered: {
    read: z.object({ type: z.literal("offered"), from: z.string(), ended: z.exactOptional(z.literal(true)) }),
    evolve: (_, { event }) => ({ offered: event.ended !== true }),
    words: noWords,
    people: ({ from }) => [from],
    tells: {
      requester: nothing,
      agents: ({ ended }) => (ended === true ? "nowhere" : "here"),
      asked: nobody,
      inThread: yes,
    },
    notify: () => "news",
    clock: still,
    buttons: noButtons,
  },
};

export const commands: CommandRules<AbsenceCommand, AssignmentEvent, AssignmentRefusal> = {
  "take-over": {
    roles: ["agent", "lead"],
    statuses: inHand,
    decide({ assignee }, { from = assignee }, { actor }) {
      if (assignee === actor.person) return refuse({ type: "already-yours" });
      // Another has just taken it over.
      if (assignee !== null && assignee !== from) return refuse({ type: "already-claimed", by: assignee });
      return accept({ type: "assigned", to: actor.person, from: assignee });
    },
  },
};

/** Nothing is given to somebody who is not there. */
export const guards: Guards<AssignmentCommand, AbsenceRefusal> = {
  assign: (_, { away = false }) => (away ? { type: "agent-away" } : null),
};

/** Buttons that need no more than a press, and what each commands. */
export const presses = { "take-over": { type: "take-over" } } as const satisfies Readonly<
  Record<string, AbsenceCommand>
>;
