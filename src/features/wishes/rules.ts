import { questionAsked } from "../approvals/rules.ts";
import { isOpen } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";

/**
 * What somebody types who means a button of their ticket's card, or (`urgent`, `call-me`) that there is one; `ok` and `no`
 * answer what was asked there.
 */
export const wishes = [
  "cancel",
  "works",
  "close",
  "where",
  "not-fixed",
  "reopen",
  "urgent",
  "call-me",
  "thanks",
  "ok",
  "no",
] as const;
export type Wish = (typeof wishes)[number];

/** What somebody types with a ticket's reference who means a button or a form of its card: an agent's, or their own. */
export const ticketVerbs = [
  "claim",
  "release",
  "assign",
  "resolve",
  "reply",
  "ask",
  "note",
  "hold",
  "resume",
  "escalate",
  "move",
  "reject",
  "approve",
  "decline",
  "reopen",
  "change",
  "work",
  "follow",
  "unfollow",
  "chase",
] as const;
export type TicketVerb = (typeof ticketVerbs)[number];

/** A ticket of somebody's own, and what they could do with it now. */
export interface Possible {
  readonly ticket: Ticket;
  readonly possible: ReadonlySet<string>;
}

const mostEnded = 5; // tickets that may be reopened: those that changed last

/** The tickets that a wish may be about; empty where it may be about none and says something by itself. */
export function ticketsMeant(wish: Wish, own: readonly Possible[]): readonly Possible[] {
  const open = own.filter(({ ticket }) => isOpen(ticket.status));
  const resolved = open.filter(({ ticket }) => ticket.status === "resolved");
  const waiting = open.filter(({ ticket }) => isAnswerAwaited(ticket));
  const pending = open.filter(({ ticket }) => ticket.status !== "resolved");
  const ended = able(own, "reopen").slice(0, mostEnded);
  switch (wish) {
    case "where":
      return [...pending, ...resolved];
    case "urgent":
    case "call-me":
      return pending;
    case "cancel":
      return firstOf(able(pending, "withdraw"), able(resolved, "confirm"));
    case "works":
    case "close":
      return firstOf(able(resolved, "confirm"), able(pending, "withdraw"));
    case "thanks":
      return firstOf(able(resolved, "confirm"), pending);
    case "ok":
      return firstOf([...waiting, ...able(resolved, "confirm")], pending);
    case "no":
      return firstOf([...waiting, ...able(resolved, "refuse")], pending);
    case "not-fixed":
      return firstOf([...waiting, ...able(resolved, "refuse")], [...pending, ...ended]);
    case "reopen":
      return firstOf(able(resolved, "refuse"), ended, pending);
  }
}

/** Whether an agent or an approver has asked something. */
export const isAnswerAwaited = (ticket: Ticket): boolean =>
  ticket.status === "waiting" || questionAsked(ticket) !== null;

/**
 * Whether words answer what the agents have asked, so that they need no button. Not where the desk has said something since
 * (null: nothing): then they may be meant for it.
 */
export const answersQuestion = (wish: Wish, meant: readonly Possible[], saidAt: Date | null): boolean =>
  (wish === "ok" || wish === "no" || wish === "not-fixed" || wish === "urgent" || wish === "call-me") &&
  meant.length > 0 &&
  meant.every(({ ticket }) => isAnswerAwaited(ticket) && (saidAt === null || ticket.changedAt >= saidAt));

const able = (own: readonly Possible[], command: string): readonly Possible[] =>
  own.filter(({ possible }) => possible.has(command));

const firstOf = (...choices: readonly (readonly Possible[])[]): readonly Possible[] =>
  choices.find((choice) => choice.length > 0) ?? [];
