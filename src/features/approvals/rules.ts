import { z } from "zod";
import type { Plan, Planned, StepRules } from "../../kernel/agenda.ts";
import {
  askedSoFar,
  askMore,
  askNoMore,
  askOthers,
  askWithoutOwn,
  beginApproval,
  beginAnew,
  beginStage,
  countedVotes,
  currentStage,
  decisiveVote,
  isDrawnBefore,
  isPending,
  lacksReach,
  needsApproval,
  openQuestions,
  outcome,
  peopleInApproval,
  placeToVote,
  stageOutcome,
  turnOf,
  waitsFor,
  withVote,
  type Approval,
  type ApproversQuestion,
  type Approver,
  type ApprovalStage,
  type AskedAgain,
  type Outcome,
  type StagePlan,
  type Vote,
} from "../../kernel/approval.ts";
import { accept, refuse, type Circumstances, type CommandRules, type Guards } from "../../kernel/command.ts";
import {
  answersButtons,
  forgetsRisk,
  here,
  news,
  noWords,
  nobody,
  nothing,
  now as atOnce,
  still,
  stopsEscalation,
  wordsWithRequester,
  yes,
  type EventRules,
  type Recorded,
} from "../../kernel/event.ts";
import { fileLinks, type FileLink } from "../../kernel/file-link.ts";
import type { PersonId } from "../../kernel/person.ts";
import { hoursOf, type DeskPolicy, type Span } from "../../kernel/policy.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { Answered } from "../../kernel/service.ts";
import { unresolved } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { afterOpenTime } from "../../kernel/time/business-hours.ts";
import { answered, approver, peopleIn, stagePlan } from "../opening/rules.ts";
import type { HoldingCommand } from "../holding/rules.ts";
import type { RepliesCommand } from "../replies/rules.ts";
import type { ResolutionCommand } from "../resolution/rules.ts";
import { openTimeOf } from "../service-levels/rules.ts";

const reasonsToAsk = [
  "next",
  "expired",
  "unreachable",
  "own",
  "away",
  "back",
  "delegated",
  "returned",
  "reopened",
  "changed",
  "needed",
  "not-needed",
] as const;

/** For which its requester reads whose word they wait for now: others than they were told of, anybody's at all, or nobody's. */
const newToRequester = ["expired", "unreachable", "own", "needed", "not-needed"] as const;

/** What was approved still is. */
const asksOn = ["next", "away", "back", "delegated", "returned"] as const;

/** What is asked for, and so what is approved. */
export const whatIsApproved = ["title", "service", "beneficiary"] as const satisfies readonly (keyof Ticket)[];
export type WhatIsApproved = Partial<Pick<Ticket, (typeof whatIsApproved)[number]>>;
const changedParts = z.object({
  title: z.exactOptional(z.string()),
  service: z.exactOptional(z.string()),
  beneficiary: z.exactOptional(z.string()),
});

interface InStage {
  /** From 0. */
  readonly stage: number;
  /** Left out: they vote for themselves. */
  readonly inPlaceOf?: PersonId | undefined;
}

export type ApprovalsEvent =
  /** `awaits`: whose word it waits for still, if it is not decided by it; events of before do not say so. */
  | ({ readonly type: "approved"; readonly awaits?: readonly PersonId[] | undefined } & InStage)
  | ({ readonly type: "declined"; readonly reason: string } & InStage)
  /**
   * Others are asked: the `next` stage begins, nobody decided in time (`expired`; `asked` empty: nobody is left), nothing
   * reaches whoever could decide (`unreachable`; the same), somebody who was to decide, or has, would decide their `own` request
   * since two people turned out to be one (`asked`: all of that stage from now on), somebody is `away` and has a stand-in or is
   * `back` (`asked`: the stand-ins, no more), has `delegated` it to others or has it `returned` (`asked`: these, no more), a declined ticket was `reopened`, what was asked for was `changed`, or it became a
   * service for which an approval is `needed`, or it is `not-needed` with other answers. With `stages` all begins anew with them.
   */
  | {
      readonly type: "approval-asked";
      readonly because: (typeof reasonsToAsk)[number];
      readonly stage: number;
      readonly asked: readonly Approver[];
      readonly stages?: readonly StagePlan[] | undefined;
      /** What has `changed`. */
      readonly from?: WhatIsApproved | undefined;
      readonly to?: WhatIsApproved | undefined;
      /** The answers that have: as they were, and as they are since. */
      readonly was?: readonly Answered[] | undefined;
      readonly became?: readonly Answered[] | undefined;
    }
  /** `count` from 1. */
  | {
      readonly type: "approval-reminded";
      readonly stage: number;
      readonly people: readonly PersonId[];
      readonly count: number;
    }
  /** An approver asks the requester before they decide. */
  | { readonly type: "requester-asked"; readonly text: string; readonly files: readonly FileLink[] };

export type ApprovalsCommand =
  | { readonly type: "approve" }
  | { readonly type: "decline"; readonly reason: string }
  | { readonly type: "ask-requester"; readonly text: string; readonly files: readonly FileLink[] };

export type ApprovalsRefusal =
  | CommonRefusal
  /** `by`: whose word it waits for; nobody: that of whoever leads the queue. */
  | { readonly type: "awaits-approval"; readonly by: readonly PersonId[] }
  | { readonly type: "decided-already"; readonly outcome: Exclude<Outcome, "pending">; readonly by: PersonId | null }
  | { readonly type: "voted-already" }
  /** Whoever they stood in for is back, or (`delegate`) has others decide no more, or somebody else. */
  | { readonly type: "stands-in-no-more"; readonly for: PersonId; readonly as: "stand-in" | "delegate" }
  /** So often that the requester is to answer first. */
  | { readonly type: "asked-already"; readonly requester: PersonId }
  /** Others are asked in their place, or before them. */
  | { readonly type: "others-asked"; readonly by: readonly PersonId[] }
  /** Nobody decided in time, and whoever leads this queue may, once the ticket is there. */
  | { readonly type: "led-elsewhere"; readonly queue: string }
  /** Everybody is asked anew since the card was drawn from which somebody (`of`) decides. */
  | { readonly type: "asked-anew"; readonly of: PersonId };

const internal = { requester: nothing, agents: here, asked: nobody, inThread: yes };
const place = { stage: z.number(), inPlaceOf: z.string().optional() };
const votedBy = ({ inPlaceOf }: InStage): readonly PersonId[] => (inPlaceOf === undefined ? [] : [inPlaceOf]);

const voted = ({ approval }: Ticket, { event, by, at }: Recorded<InStage>, approves: boolean): Approval | null =>
  approval === null || by === null
    ? approval
    : withVote(approval, event.stage, {
        by,
        approves,
        at,
        ...(event.inPlaceOf !== undefined && { inPlaceOf: event.inPlaceOf }),
      });

export const events: EventRules<ApprovalsEvent> = {
  approved: {
    read: z.object({ type: z.literal("approved"), awaits: z.array(z.string()).optional(), ...place }),
    evolve: (ticket, recorded) => ({ approval: voted(ticket, recorded, true) }),
    words: noWords,
    people: ({ awaits = [], ...event }) => [...votedBy(event), ...awaits],
    tells: { ...internal, requester: news, states: () => ["approved"] },
    notify: news,
    clock: { ...still, movesDue: () => "approval", levels: forgetsRisk },
    buttons: answersButtons,
  },
  declined: {
    read: z.object({ type: z.literal("declined"), reason: z.string(), ...place }),
    evolve: (ticket, recorded) => ({
      approval: voted(ticket, recorded, false),
      status: "cancelled",
      endedAt: recorded.at,
      cancellation: { by: "approver", reason: recorded.event.reason },
    }),
    words: wordsWithRequester("reason"),
    people: votedBy,
    tells: { ...internal, requester: news },
    notify: atOnce,
    clock: { ...still, escalation: stopsEscalation },
    buttons: { asks: "anew", answers: true },
  },
  "approval-asked": {
    read: z.object({
      type: z.literal("approval-asked"),
      because: z.enum(reasonsToAsk),
      stage: z.number(),
      asked: z.array(approver),
      stages: z.array(stagePlan).optional(),
      from: changedParts.optional(),
      to: changedParts.optional(),
      was: z.array(answered).optional(),
      became: z.array(answered).optional(),
    }),
    evolve: (ticket, { event, at, number }) => ({ approval: askedBy(ticket, event, { at, number }) }),
    words: {
      typed: [],
      repeated: ["from.title", "to.title", "from.service", "to.service", "was.*.text", "became.*.text"],
      readBy: "agents",
    },
    people: ({ asked, stages = [], from, to, was = [], became = [] }) => [
      from?.beneficiary ?? null,
      to?.beneficiary ?? null,
      ...asked.flatMap(({ person, inPlaceOf }) => [person, ...votedBy({ stage: 0, inPlaceOf })]),
      ...peopleInApproval({ stages }),
      ...peopleIn([...was, ...became]),
    ],
    tells: {
      ...internal,
      // Whose word they wait for now, where they have read that of another.
      requester: ({ because }) => (newToRequester.some((each) => each === because) ? "news" : "nothing"),
      asked: ({ because, asked }) =>
        because === "back" || because === "returned" ? [] : asked.map(({ person }) => person),
      states: ({ because }) => {
        if (asksOn.some((each) => each === because)) return [];
        return newToRequester.some((each) => each === because) ? ["approved", "asked"] : ["approved"];
      },
    },
    notify: ({ because }) => (because === "changed" || because === "reopened" ? "again" : "by-day"),
    // Where nobody is left to be asked, it is the agents' turn.
    clock: { ...still, movesDue: () => "approval", levels: forgetsRisk },
    // Whoever decides no more must not press.
    buttons: { asks: "again", answers: true },
  },
  "approval-reminded": {
    read: z.object({
      type: z.literal("approval-reminded"),
      stage: z.number(),
      people: z.array(z.string()),
      count: z.number(),
    }),
    evolve: ({ approval }, { event }) => ({
      approval: approval && {
        ...approval,
        stages: approval.stages.map((stage, index) =>
          index === event.stage ? { ...stage, reminded: event.count } : stage,
        ),
      },
    }),
    words: noWords,
    people: ({ people }) => people,
    tells: { ...internal, asked: ({ people }) => people },
    notify: () => "by-day",
    clock: still,
    buttons: { asks: "again", answers: false },
  },
  "requester-asked": {
    read: z.object({ type: z.literal("requester-asked"), text: z.string(), files: fileLinks }),
    evolve: ({ approval }, { event, by }) => ({
      approval:
        approval && by !== null
          ? { ...approval, questions: [...approval.questions, { by, text: event.text }] }
          : approval,
    }),
    words: wordsWithRequester("text"),
    people: nobody,
    tells: { ...internal, requester: news },
    notify: atOnce,
    clock: still,
    buttons: { asks: "call-back", answers: false },
  },
};

type Asked = Extract<ApprovalsEvent, { type: "approval-asked" }>;

function askedBy(
  { approval, requester, beneficiary }: Ticket,
  { because, stage, asked, stages }: Asked,
  { at, number }: { readonly at: Date; readonly number: number },
): Approval | null {
  if (approval === null) return stages === undefined ? null : { ...beginApproval(stages, at), asOf: number };
  if (stages !== undefined)
    return beginAnew(approval, at, { stages, asOf: number, ...(isChanged(because) && changedSince(approval)) });
  switch (because) {
    case "next":
      return beginStage(approval, stage, at);
    case "expired":
    case "unreachable":
      return askOthers(approval, stage, asked, at);
    case "own":
      return askWithoutOwn(approval, stage, asked, { own: [requester, beneficiary], at });
    case "away":
    case "delegated":
      return askMore(approval, stage, asked);
    case "back":
    case "returned":
      return askNoMore(approval, stage, asked);
    case "reopened":
    case "changed":
    case "needed":
    case "not-needed":
      return approval; // it has begun anew already
  }
}

const isChanged = (because: Asked["because"]): boolean => because === "changed" || because === "not-needed";

/** Whoever approved it before an earlier change has approved another thing too. */
const changedSince = ({ stages, again }: Approval): { readonly again: AskedAgain } => ({
  again: {
    ...(again ?? { reason: "", declined: null }),
    approvedBefore: [
      ...new Set([...(again?.approvedBefore ?? []), ...stages.flatMap(countedVotes).map(({ by }) => by)]),
    ],
  },
});

/** What is asked of approvers; from then on it is theirs, or (null) nobody is asked. */
export const asksFor = (ticket: Pick<Ticket, "approval" | "status">): Approval | null =>
  isPending(ticket.approval) && unresolved.some((status) => status === ticket.status) ? ticket.approval : null;

/** What an approver asks the requester before they decide; null: nothing that was not answered. */
export const questionAsked = (ticket: Pick<Ticket, "approval" | "status">): ApproversQuestion | null => {
  const asked = asksFor(ticket);
  return asked === null ? null : (openQuestions(asked).at(-1) ?? null);
};

const decidedAlready = ({ approval }: Ticket, { person }: Pick<Circumstances["actor"], "person">) => {
  if (!needsApproval(approval)) return null;
  const state = outcome(approval);
  if (state === "pending") return null;
  // Nobody was before themselves.
  if (approval.stages.flatMap(countedVotes).some(({ by }) => by === person))
    return { type: "voted-already" } as const satisfies ApprovalsRefusal;
  return { type: "decided-already", outcome: state, by: decisiveVote(approval)?.by ?? null } as const;
};

/** Nobody becomes the one who decides by moving a ticket to where they lead. */
function ledElsewhere({ approval, queue }: Ticket): ApprovalsRefusal | null {
  const ledBy = (approval && currentStage(approval)?.stage.ledBy) ?? queue;
  return ledBy === queue ? null : { type: "led-elsewhere", queue: ledBy };
}

/** In whose place somebody decides now, or why they do not. */
function placeOf(
  ticket: Ticket,
  { person, lead }: Pick<Circumstances["actor"], "person" | "lead">,
): PersonId | ApprovalsRefusal {
  const { approval, requester, beneficiary } = ticket;
  // Nobody decides their own.
  if (approval === null || person === requester || person === beneficiary) return { type: "not-allowed" };
  if (outcome(approval) === "expired" && lead) return ledElsewhere(ticket) ?? person;
  const decided = decidedAlready(ticket, { person });
  if (decided !== null) return decided;
  const free = placeToVote(approval, person);
  if (free !== null) return free;
  const theirs = approval.stages.findLast(
    ({ since, asked }) => since !== null && asked.some((each) => each.person === person),
  );
  if (theirs === undefined)
    return askedSoFar(approval).includes(person)
      ? { type: "others-asked", by: turnOf(approval) }
      : { type: "not-allowed" };
  if (theirs.votes.some(({ by }) => by === person)) return { type: "voted-already" };
  const before = stageOutcome(theirs) === "approved" ? theirs.votes.at(-1) : voteInTheirPlace(theirs, person);
  return { type: "decided-already", outcome: "approved", by: before?.by ?? null };
}

/** The vote of whoever was before somebody, in the place that was theirs too. */
const voteInTheirPlace = ({ asked, votes }: ApprovalStage, person: PersonId): Vote | undefined => {
  const places = asked.filter((each) => each.person === person).map(({ inPlaceOf = person }) => inPlaceOf);
  return votes.find(({ by, inPlaceOf = by }) => places.includes(inPlaceOf));
};

/** What somebody has decided of what is asked for now; null: nothing, or it is another thing than they decided. */
export const voteOf = ({ approval }: Pick<Ticket, "approval">, person: PersonId): Vote | null =>
  approval?.stages.flatMap(({ votes }) => votes).findLast(({ by }) => by === person) ?? null;

/** Whether somebody is asked for their approval now, and has not decided. */
export const mayDecide = (ticket: Ticket, person: PersonId): boolean =>
  asksFor(ticket) !== null && typeof placeOf(ticket, { person, lead: false }) === "string";

const inStage = (approval: Approval, person: PersonId, free: PersonId): InStage => ({
  stage: currentStage(approval)?.number ?? 0,
  ...(free !== person && { inPlaceOf: free }),
});

/** The same of a decision from a card, which may show no more what is decided. */
function decidesIn(ticket: Ticket, { actor, seen }: Circumstances): PersonId | ApprovalsRefusal {
  const free = placeOf(ticket, actor);
  return (typeof free === "string" && seen !== undefined && askedAnewSince(ticket, actor.person, seen)) || free;
}

/** Why somebody does not decide from a card that was drawn at this version; null: they may, as far as the card goes. */
export const askedAnewSince = ({ approval }: Ticket, person: PersonId, seen: number): ApprovalsRefusal | null =>
  approval !== null && isDrawnBefore(approval, seen) ? { type: "asked-anew", of: person } : null;

function approve(ticket: Ticket, _: unknown, at: Circumstances) {
  const { actor, now } = at;
  const { approval } = ticket;
  const free = decidesIn(ticket, at);
  if (typeof free !== "string" || approval === null)
    return refuse(typeof free === "string" ? { type: "not-allowed" } : free);
  const where = inStage(approval, actor.person, free);
  const vote: Vote = { by: actor.person, approves: true, at: now, ...(free !== actor.person && { inPlaceOf: free }) };
  const approvedBy = withVote(approval, where.stage, vote);
  const after = currentStage(approvedBy);
  const awaits = isPending(approvedBy) ? turnOf(approvedBy) : [];
  const approved = { type: "approved", ...where, awaits } as const;
  return after !== null && after.number > where.stage
    ? accept(approved, {
        type: "approval-asked",
        because: "next",
        stage: after.number,
        asked: notOwn(ticket, after.stage),
      })
    : accept(approved);
}

export const commands: CommandRules<ApprovalsCommand, ApprovalsEvent, ApprovalsRefusal> = {
  approve: {
    roles: ["approver", "lead"],
    statuses: unresolved,
    decide: approve,
    tooLate: decidedAlready,
    pointless: cannotVote,
  },
  decline: {
    roles: ["approver", "lead"],
    statuses: unresolved,
    decide: (ticket, { reason }, at) => {
      const { actor } = at;
      const free = decidesIn(ticket, at);
      if (typeof free !== "string") return refuse(free);
      return ticket.approval === null
        ? refuse({ type: "not-allowed" })
        : accept({ type: "declined", reason, ...inStage(ticket.approval, actor.person, free) });
    },
    tooLate: decidedAlready,
    pointless: cannotVote,
  },
  "ask-requester": {
    roles: ["approver"],
    statuses: unresolved,
    decide: (ticket, { text, files }, { actor }) => {
      const free = placeOf(ticket, actor);
      if (typeof free !== "string") return refuse(free);
      const asked = ticket.approval === null ? [] : openQuestions(ticket.approval);
      const unanswered = asked.filter(({ by }) => by === actor.person);
      if (unanswered.length >= mostQuestions) return refuse({ type: "asked-already", requester: ticket.requester });
      return accept({ type: "requester-asked", text, files });
    },
    tooLate: decidedAlready,
    pointless: cannotVote,
  },
};

const mostQuestions = 3; // each rings

function cannotVote(ticket: Ticket, actor: Circumstances["actor"]): boolean {
  return typeof placeOf(ticket, actor) !== "string";
}

/** Whether a ticket lacks the approval without which it is not resolved. */
export const lacksApproval = (ticket: Pick<Ticket, "approval" | "requester" | "beneficiary">): boolean =>
  ticket.approval !== null && (outcome(ticket.approval) !== "approved" || ownStage(ticket) !== null);

const awaits = (ticket: Ticket): ApprovalsRefusal | null =>
  lacksApproval(ticket)
    ? { type: "awaits-approval", by: isPending(ticket.approval) ? turnOf(ticket.approval) : [] }
    : null;

/** Nothing is resolved before it is approved, nor called what its service calls it. */
export const guards: Guards<ResolutionCommand | RepliesCommand | HoldingCommand, ApprovalsRefusal> = {
  resolve: awaits,
  "set-status": (ticket, { status }) => (status === null ? null : awaits(ticket)),
  hold: (ticket, { status }) => (status === undefined ? null : awaits(ticket)),
  reply: (ticket, { resolves }) => (resolves === undefined ? null : awaits(ticket)),
};

/** Everybody is asked once more where what was declined, or never decided, is opened again. */
export function askedAnew({ approval }: Ticket): readonly ApprovalsEvent[] {
  const first = approval?.stages[0];
  return approval === null || first === undefined || outcome(approval) === "approved"
    ? []
    : [{ type: "approval-asked", because: "reopened", stage: 0, asked: first.asked }];
}

export type ApprovalsStep =
  | { readonly do: "remind-approvers"; readonly count: number }
  /** Nobody decided in time, or may. */
  | { readonly do: "ask-others" };

const mostReminders = 3; // whoever has not answered to so many will not to a fourth

export const plan: Plan<ApprovalsStep> = (ticket, policy, now) => {
  if (!unresolved.some((status) => status === ticket.status)) return [];
  const own = ownStage(ticket);
  if (own !== null) return [{ at: own.stage.since ?? now, step: { do: "ask-others" } }];
  const approval = asksFor(ticket);
  const stage = approval === null ? undefined : currentStage(approval)?.stage;
  if (stage === undefined || stage.since === null) return [];
  const { remindAfter, expireAfter, reminded, since } = stage;
  if (approval !== null && (lacksReach(approval) || waitsFor(approval).length === 0))
    return [{ at: since, step: { do: "ask-others" } }];
  const after = (span: Span, times: number): Date => openTimes(ticket, policy, since, span, times);
  const end: readonly Planned<ApprovalsStep>[] =
    expireAfter === null ? [] : [{ at: after(expireAfter, 1), step: { do: "ask-others" } }];
  if (remindAfter === null || reminded >= mostReminders) return end;
  const at = after(remindAfter, reminded + 1);
  // Those whose time passed while the desk was off become one.
  let count = reminded + 1;
  while (count < mostReminders && after(remindAfter, count + 1) <= now) count += 1;
  // Whose time is over is reminded of nothing.
  const isBefore = end.every((each) => at < each.at && each.at > now);
  return [...(isBefore ? [{ at, step: { do: "remind-approvers", count } } as const] : []), ...end];
};

/**
 * Where somebody has decided, or is to decide now, what is their own: two accounts turned out to be one person's. Of several such
 * stages the first.
 */
function ownStage(ticket: Pick<Ticket, "approval" | "requester" | "beneficiary">): InApproval | null {
  const { approval, requester, beneficiary } = ticket;
  if (approval === null) return null;
  const isOwn = (person: PersonId): boolean => person === requester || person === beneficiary;
  const number = approval.stages.findIndex((stage) => countedVotes(stage).some(({ by }) => isOwn(by)));
  const stage = approval.stages[number];
  if (stage !== undefined) return { number, stage };
  return isPending(approval) && waitsFor(approval).some(isOwn) ? currentStage(approval) : null;
}

type InApproval = NonNullable<ReturnType<typeof currentStage>>;

const notOwn = ({ requester, beneficiary }: Ticket, { asked }: Pick<StagePlan, "asked">): readonly Approver[] =>
  asked.filter(({ person }) => person !== requester && person !== beneficiary);

function openTimes({ queue }: Ticket, policy: DeskPolicy, since: Date, span: Span, times: number): Date {
  const hours = hoursOf(policy, queue);
  return afterOpenTime(hours, since, times * openTimeOf(hours, span));
}

export const steps: StepRules<ApprovalsStep, ApprovalsEvent> = {
  "remind-approvers": {
    asks: () => null,
    event: ({ approval }, { count }) => ({
      type: "approval-reminded",
      stage: (approval && currentStage(approval)?.number) ?? 0,
      people: approval === null ? [] : turnOf(approval),
      count,
    }),
  },
  "ask-others": {
    asks: (ticket) => {
      if (othersOf(ticket, []).length > 0) return null;
      const queue = askedInstead(ticket)?.stage.ledBy;
      return queue === undefined ? { to: "lead" } : { to: "leads-of", queue };
    },
    event: (ticket, _, { people }) => ({
      type: "approval-asked",
      because: ownStage(ticket) ? "own" : ticket.approval && lacksReach(ticket.approval) ? "unreachable" : "expired",
      stage: askedInstead(ticket)?.number ?? 0,
      asked: othersOf(ticket, people),
    }),
  },
};

const askedInstead = (ticket: Ticket): InApproval | null =>
  ownStage(ticket) ?? (ticket.approval && currentStage(ticket.approval));

/** Who is asked in the place of those who did not decide: those of them who may, those the service names, or who leads the queue. */
function othersOf(ticket: Ticket, leads: readonly PersonId[]): readonly Approver[] {
  const stage = askedInstead(ticket)?.stage;
  if (stage === undefined) return [];
  const left = ownStage(ticket) === null ? [] : notOwn(ticket, stage);
  if (left.length > 0) return left;
  const before = [ticket.requester, ticket.beneficiary, ...stage.asked.map(({ person }) => person)];
  const free = (people: readonly PersonId[]) => [...new Set(people)].filter((person) => !before.includes(person));
  const named = free(stage.otherwise);
  return named.length > 0
    ? named.map((person) => ({ person, as: "instead" }))
    : free(leads).map((person) => ({ person, as: "lead" }));
}

/** Buttons that need no more than a press, and what each commands. */
export const presses = { approve: { type: "approve" } } as const satisfies Readonly<Record<string, ApprovalsCommand>>;

/** How many requests are shown at once to whoever is to approve them. */
export const approvalsAPage = 10;

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["decline", "ask-requester"] as const;
