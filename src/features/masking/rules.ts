import { z } from "zod";
import { accept, type CommandRules } from "../../kernel/command.ts";
import { here, noButtons, noWords, nobody, nothing, still, yes, type EventRules } from "../../kernel/event.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { theirs } from "../../kernel/roles.ts";
import { ticketStatuses } from "../../kernel/status.ts";

/** Whoever has it looked at what is masked. */
export interface MaskingEvent {
  readonly type: "revealed";
}

/** To see what is masked. */
export interface MaskingCommand {
  readonly type: "reveal";
}

export const events: EventRules<MaskingEvent> = {
  revealed: {
    read: z.object({ type: z.literal("revealed") }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: { requester: nothing, agents: here, asked: nobody, inThread: yes },
    notify: () => "news",
    clock: still,
    buttons: noButtons,
  },
};

export const commands: CommandRules<MaskingCommand, MaskingEvent, CommonRefusal> = {
  reveal: { roles: ["assignee", ...theirs], statuses: ticketStatuses, decide: () => accept({ type: "revealed" }) },
};

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["reveal"] as const;
