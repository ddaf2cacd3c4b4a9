import { isOpen } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";

/** What somebody types who means a button of their ticket's card. */
export const wishes = ["cancel", "works", "where", "not-fixed", "reopen", "thanks"] as const;
export type Wish = (typeof wishes)[number];

/** A ticket of somebody's own, and what they could do with it now. */
export interface Possible {
  readonly ticket: Ticket;
  readonly possible: ReadonlySet<string>;
}

const mostEnded = 5; // tickets that may be reopened: those that changed last

/** The tickets that a wish may be about; null where it may be about none and says something by itself. */
export function ticketsMeant(wish: Wish, own: readonly Possible[]): readonly Possible[] {
  const resolved = own.filter(({ ticket }) => ticket.status === "resolved");
  const pending = own.filter(({ ticket }) => isOpen(ticket.status) && ticket.status !== "resolved");
  switch (wish) {
    case "where":
      return [...pending, ...resolved];
    case "cancel":
      return firstOf(able(pending, "withdraw"), able(resolved, "confirm"));
    case "works":
      return firstOf(able(resolved, "confirm"), able(pending, "withdraw"));
    case "thanks":
      return able(resolved, "confirm");
    case "not-fixed":
    case "reopen":
      return firstOf(able(resolved, "refuse"), able(own, "reopen").slice(0, mostEnded));
  }
}

const able = (own: readonly Possible[], command: string): readonly Possible[] =>
  own.filter(({ possible }) => possible.has(command));

const firstOf = (...choices: readonly (readonly Possible[])[]): readonly Possible[] =>
  choices.find((choice) => choice.length > 0) ?? [];
