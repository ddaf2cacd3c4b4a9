import { z } from "zod";
import { accept, type CommandRules } from "../../kernel/command.ts";
import { wordsAmongAgents, here, nobody, still, yes, type EventRules } from "../../kernel/event.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent } from "../../kernel/roles.ts";
import { ticketStatuses } from "../../kernel/status.ts";

interface Work {
  readonly activity: "called-no-answer" | "other";
  readonly text: string;
  readonly minutes: number;
}

export type WorkLogEvent = { readonly type: "worked" } & Work;
export type WorkLogCommand = { readonly type: "work" } & Work;

export const events: EventRules<WorkLogEvent> = {
  worked: {
    read: z.object({
      type: z.literal("worked"),
      activity: z.enum(["called-no-answer", "other"]),
      text: z.string(),
      minutes: z.int(),
    }),
    evolve: ({ minutesWorked }, { event }) => ({ minutesWorked: minutesWorked + event.minutes }),
    words: wordsAmongAgents("text"),
    people: nobody,
    tells: {
      requester: ({ activity }) => (activity === "called-no-answer" ? "news" : "nothing"),
      agents: here,
      asked: nobody,
      inThread: yes,
    },
    notify: ({ activity }) => (activity === "called-no-answer" ? "words" : "news"),
    clock: still,
    buttons: { asks: "call-back", answers: false },
  },
};

export const commands: CommandRules<WorkLogCommand, WorkLogEvent, CommonRefusal> = {
  work: {
    roles: anyAgent,
    statuses: ticketStatuses,
    decide: (_, { activity, text, minutes }) => accept({ type: "worked", activity, text, minutes }),
  },
};

/** Buttons that need no more than a press, and what each commands. */
export const presses = {
  called: { type: "work", activity: "called-no-answer", text: "", minutes: 0 },
} as const satisfies Readonly<Record<string, WorkLogCommand>>;

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["work"] as const;
