import { z } from "zod";
import { beginAnew, outcome, decisiveVote, type Approval, type AskedAgain } from "../../kernel/approval.ts";
import { isOwnWork, starCounts, type Attempt, type Code, type Stars } from "../../kernel/attempt.ts";
import { causeCategories, type CauseCategory } from "../../kernel/classification.ts";
import { accept, refuse, type Circumstances, type CommandRules } from "../../kernel/command.ts";
import {
  wordsWithRequester,
  answersButtons,
  echo,
  forgetsResolution,
  here,
  news,
  noWords,
  nobody,
  others,
  restartsEscalation,
  restartsReminders,
  still,
  stopsEscalation,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { isTakeBack } from "../../kernel/grant.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { partsLeft } from "../../kernel/part.ts";
import { anyAgent, inCharge, rolesOf, theirs } from "../../kernel/roles.ts";
import { inHand } from "../../kernel/status.ts";
import { isTakenBack, lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import { askedAnew, lacksApproval, type ApprovalsEvent } from "../approvals/rules.ts";
import { code } from "../opening/rules.ts";
import { resolvedBy, type NotAllSaid, type ResolutionSaid } from "./rules/codes.ts";
import type { EscalationEvent } from "../escalation/rules.ts";
import { type GrantsEvent, type GrantsRefusal } from "../grants/rules.ts";

export type ResolutionEvent =
  | {
      readonly type: "resolved";
      readonly attempt: number;
      /** Empty when the desk resolved it because no answer came. */
      readonly text: string;
      readonly cause: CauseCategory;
      /** What had to be chosen besides; left out: nothing. */
      readonly codes?: readonly Code[];
      readonly because?: "no-answer";
    }
  /** `stars`: given with the same press. What they make of it is the `rated` that follows. */
  | { readonly type: "confirmed"; readonly attempt: number; readonly stars?: Stars }
  | { readonly type: "refused"; readonly attempt: number; readonly reason: string }
  | { readonly type: "reopened"; readonly reason: string };

export type ResolutionCommand =
  | ({ readonly type: "resolve" } & ResolutionSaid)
  | { readonly type: "confirm" }
  /** Without a reason, what the requester wrote since the resolution is the reason. */
  | { readonly type: "refuse"; readonly reason: string | null }
  | { readonly type: "reopen"; readonly reason: string }
  /** Reopens what was taken back right after it was sent, which nobody has worked on: no reason is asked. */
  | { readonly type: "send-again" };

export type ResolutionRefusal =
  | CommonRefusal
  | NotAllSaid
  | { readonly type: "reason-missing" }
  | { readonly type: "no-such-attempt" }
  /** Whose work it is neither confirms that it works nor rates it. */
  | { readonly type: "own-work" }
  /** Too long after its end to reopen: open a follow-up. */
  | { readonly type: "too-late-to-reopen" };

/** Attempts with the last one changed. */
export const withLast = (ticket: Ticket, changed: Partial<Attempt>): readonly Attempt[] =>
  ticket.attempts.map((each, index, all) => (index === all.length - 1 ? { ...each, ...changed } : each));

const takenUpAgain = {
  ...still,
  requesterSpoke: true,
  levels: forgetsResolution,
  escalation: restartsEscalation,
};

export const events: EventRules<ResolutionEvent> = {
  resolved: {
    read: z.object({
      type: z.literal("resolved"),
      attempt: z.number(),
      text: z.string(),
      cause: z.enum(causeCategories),
      codes: z.exactOptional(z.array(code).readonly()),
      because: z.exactOptional(z.literal("no-answer")),
    }),
    evolve: ({ attempts, assignee }, { event: { attempt: number, text, cause, codes }, by, at }) => ({
      status: "resolved",
      hold: null,
      question: null,
      attempts: [
        ...attempts,
        {
          number,
          text,
          cause,
          by,
          workOf: by ?? assignee,
          at,
          answer: null,
          said: null,
          rating: null,
          ...(codes && { codes }),
        },
      ],
    }),
    words: wordsWithRequester("text"),
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: ({ because }) => (because === "no-answer" ? "by-day" : "now"),
    clock: {
      ...still,
      response: true,
      resolves: ({ because }) => because === undefined,
      byPolicy: yes,
      escalation: stopsEscalation,
      reminders: restartsReminders,
    },
    buttons: { asks: "anew", answers: true },
  },
  confirmed: {
    read: z.object({
      type: z.literal("confirmed"),
      attempt: z.number(),
      stars: z.exactOptional(z.literal(starCounts)),
    }),
    evolve: (ticket, { by, at }) => ({
      status: "closed",
      endedAt: at,
      attempts: withLast(ticket, { answer: { answer: "confirmed", by: by ?? ticket.requester, at } }),
    }),
    words: noWords,
    people: nobody,
    tells: { requester: others, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: still,
    buttons: { asks: "again", answers: true },
  },
  refused: {
    read: z.object({ type: z.literal("refused"), attempt: z.number(), reason: z.string() }),
    evolve: (ticket, { event, by, at }) => ({
      status: "in-progress",
      attempts: withLast(ticket, {
        answer: { answer: "refused", by: by ?? ticket.requester, at, reason: event.reason },
      }),
    }),
    words: wordsWithRequester("reason"),
    people: nobody,
    tells: { requester: echo, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: { ...takenUpAgain, movesDue: () => "refused" },
    buttons: answersButtons,
  },
  reopened: {
    read: z.object({ type: z.literal("reopened"), reason: z.string() }),
    evolve: ({ status, approval, cancellation }, { event, at }) => ({
      // Everybody is asked once more for what was not approved.
      ...(approval !== null &&
        outcome(approval) !== "approved" && {
          approval: beginAnew(approval, at, { again: again(approval, cancellation, event.reason) }),
        }),
      ...(status === "closed"
        ? { status: "in-progress", endedAt: null }
        : { status: "new", assignee: null, endedAt: null, cancellation: null, hold: null, question: null }),
    }),
    words: wordsWithRequester("reason"),
    people: nobody,
    tells: { requester: echo, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: { ...takenUpAgain, movesDue: () => "reopened" },
    buttons: answersButtons,
  },
};

export const commands: CommandRules<
  ResolutionCommand,
  ResolutionEvent | EscalationEvent | ApprovalsEvent | GrantsEvent,
  ResolutionRefusal | GrantsRefusal
> = {
  resolve: {
    roles: inCharge,
    statuses: inHand,
    pointless: (ticket) => lacksApproval(ticket) || partsLeft(ticket).length > 0,
    decide: resolvedBy,
  },
  confirm: {
    roles: theirs,
    statuses: ["resolved"],
    decide: (ticket, _, { actor }) =>
      isOwnWork(lastAttempt(ticket), actor.person)
        ? refuse({ type: "own-work" })
        : accept({ type: "confirmed", attempt: ticket.attempts.length }),
    pointless: (ticket, { person }) => isOwnWork(lastAttempt(ticket), person),
  },
  refuse: {
    roles: theirs,
    statuses: ["resolved"],
    decide: (ticket, { reason: given }, { policy }) => {
      const attempt = lastAttempt(ticket);
      if (attempt === null) return refuse({ type: "no-such-attempt" });
      const reason = given ?? attempt.said;
      if (reason === null || reason.trim() === "") return refuse({ type: "reason-missing" });
      const refused = { type: "refused", attempt: attempt.number, reason } as const;
      const refusals = 1 + ticket.attempts.filter(({ answer }) => answer?.answer === "refused").length;
      return refusals >= policy.refusalsBeforeEscalation && !ticket.escalated
        ? accept(refused, { type: "escalated", because: "refused-again" })
        : accept(refused);
    },
  },
  reopen: {
    roles: [...theirs, ...anyAgent],
    statuses: ["closed", "cancelled"],
    decide: reopen,
    // Its holder has it for longer.
    pointless: (ticket) => isTakeBack(ticket) && ticket.status === "cancelled",
  },
  "send-again": {
    roles: theirs,
    statuses: ["cancelled"],
    decide: (ticket, _, at) =>
      isTakenBack(ticket)
        ? reopen(ticket, { reason: "" }, at)
        : refuse({ type: "wrong-status", status: ticket.status }),
    pointless: (ticket) => !isTakenBack(ticket),
  },
};

/** What approvers read once more is asked of them; nothing where it was taken back and sent again. */
function again(approval: Approval, cancellation: Ticket["cancellation"], reason: string): AskedAgain | undefined {
  const by = decisiveVote(approval)?.by;
  const declined = by === undefined || cancellation?.by !== "approver" ? null : { by, reason: cancellation.reason };
  return reason === "" && declined === null ? undefined : { reason, declined };
}

function reopen(ticket: Ticket, { reason }: { readonly reason: string }, { now, policy, actor }: Circumstances) {
  if (isTakeBack(ticket) && ticket.status === "cancelled")
    return refuse({ type: "wrong-status", status: ticket.status });
  // Closed in silence, nobody ever said that it was fixed: that can always be said.
  const silent = ticket.status === "closed" && lastAttempt(ticket)?.answer?.answer === "silence";
  if (!silent && ticket.endedAt !== null && now.getTime() - ticket.endedAt.getTime() > policy.reopenFor) {
    return refuse({ type: "too-late-to-reopen" });
  }
  // A cancelled ticket is the requester's to bring back; an agent opens it by claiming it then.
  const held = rolesOf(actor, ticket);
  if (ticket.status === "cancelled" && !theirs.some((role) => held.includes(role))) {
    return refuse({ type: "not-allowed" });
  }
  return accept({ type: "reopened", reason }, ...askedAnew(ticket));
}

/** Buttons that need no more than a press, and what each commands. */
export const presses = {
  confirm: { type: "confirm" },
  "send-again": { type: "send-again" },
} as const satisfies Readonly<Record<string, ResolutionCommand>>;

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["resolve", "refuse", "reopen"] as const;
