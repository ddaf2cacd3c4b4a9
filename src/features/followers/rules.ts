import { z } from "zod";
import { accept, refuse, type CommandRules } from "../../kernel/command.ts";
import { noButtons, noWords, nobody, nothing, nowhere, still, yes, type EventRules } from "../../kernel/event.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent, roles } from "../../kernel/roles.ts";
import { ticketStatuses } from "../../kernel/status.ts";

export type FollowersEvent = { readonly type: "followed" } | { readonly type: "unfollowed" };
export type FollowersCommand = { readonly type: "follow" } | { readonly type: "unfollow" };

/** Nobody else needs to know. */
const untold = { requester: nothing, agents: nowhere, asked: nobody, inThread: yes };

export const events: EventRules<FollowersEvent> = {
  followed: {
    read: z.object({ type: z.literal("followed") }),
    evolve: ({ followers }, { by }) => (by === null ? {} : { followers: [...followers, by] }),
    words: noWords,
    people: nobody,
    tells: untold,
    notify: () => "news",
    clock: still,
    buttons: noButtons,
  },
  unfollowed: {
    read: z.object({ type: z.literal("unfollowed") }),
    evolve: ({ followers }, { by }) => ({ followers: followers.filter((person) => person !== by) }),
    words: noWords,
    people: nobody,
    tells: untold,
    notify: () => "news",
    clock: still,
    buttons: noButtons,
  },
};

export const commands: CommandRules<FollowersCommand, FollowersEvent, CommonRefusal> = {
  follow: {
    roles: anyAgent,
    statuses: ticketStatuses,
    decide: ({ followers }, _, { actor }) =>
      followers.includes(actor.person) ? refuse({ type: "nothing-changed" }) : accept({ type: "followed" }),
    pointless: ({ followers }, { person }) => followers.includes(person),
  },
  unfollow: {
    roles, // whoever follows may stop
    statuses: ticketStatuses,
    decide: ({ followers }, _, { actor }) =>
      followers.includes(actor.person) ? accept({ type: "unfollowed" }) : refuse({ type: "nothing-changed" }),
    pointless: ({ followers }, { person }) => !followers.includes(person),
  },
};

/** Buttons that need no more than a press, and what each commands. */
export const presses = {
  follow: { type: "follow" },
  unfollow: { type: "unfollow" },
} as const satisfies Readonly<Record<string, FollowersCommand>>;
