import type { PersonId } from "./person.ts";
import type { Span } from "./policy.ts";

/** How many of those who are asked have to approve. */
export type ApprovalRule = "any" | "all" | "majority" | { readonly atLeast: number };

/**
 * As what somebody is asked; `instead`: for those who cannot be, `stand-in`: for somebody who is away, as the policy says,
 * `delegate`: for somebody who has said so.
 */
export const approverKinds = ["manager", "lead", "named", "instead", "stand-in", "delegate"] as const;
export type ApproverKind = (typeof approverKinds)[number];

export interface Approver {
  readonly person: PersonId;
  readonly as: ApproverKind;
  /** Whose place they take; left out: their own. */
  readonly inPlaceOf?: PersonId | undefined;
}

/** Who was to be asked and is not. */
export interface NotAsked {
  readonly who: "manager" | "lead" | "named";
  /** `none`: the desk knows of nobody. `unknown`: it knows an e-mail address and not whose. `own`: it is their own request. */
  readonly because: "none" | "unknown" | "own";
}

export interface Vote {
  readonly by: PersonId;
  readonly inPlaceOf?: PersonId | undefined;
  readonly approves: boolean;
  readonly at: Date;
}

/** Whom a stage asks, as it was found out when the ticket was opened. */
export interface StagePlan {
  readonly rule: ApprovalRule;
  readonly asked: readonly Approver[];
  readonly notAsked: readonly NotAsked[];
  /** Who is asked where nobody decides in time. */
  readonly otherwise: readonly PersonId[];
  /** The queue whose leads are asked in the end, wherever the ticket is moved; left out: the one in which it is. */
  readonly ledBy?: string | undefined;
  /** In open time; null: never. */
  readonly remindAfter: Span | null;
  readonly expireAfter: Span | null;
}

export interface ApprovalStage extends StagePlan {
  readonly votes: readonly Vote[];
  /** Since when they are asked; null: not yet. */
  readonly since: Date | null;
  /** How often they were reminded. */
  readonly reminded: number;
  /** Nobody decided in time, and nobody is left to be asked. */
  readonly isOver: boolean;
  /** Who was asked, and in whose place others are, or who is asked anew; left out: nobody. */
  readonly askedBefore?: readonly PersonId[] | undefined;
  /** Whom nothing reaches of those who are asked; left out: nobody. */
  readonly unreachable?: readonly PersonId[] | undefined;
}

/** Several stages are asked one after the other; where nobody has to approve it any more there are none. */
export interface Approval {
  readonly stages: readonly ApprovalStage[];
  /** Who was asked, where nobody is any more; left out: nobody. */
  readonly askedBefore?: readonly PersonId[] | undefined;
  /** What approvers asked the requester lately, and what was said to it. */
  readonly questions: readonly ApproversQuestion[];
  /** Why it is asked for again, and why it was declined before; left out: it is asked for the first time. */
  readonly again?: AskedAgain | undefined;
  /** The version of the ticket since which it is what is asked for now; left out: since it was opened. */
  readonly asOf?: number | undefined;
}

export interface ApproversQuestion {
  readonly by: PersonId;
  readonly text: string;
  /** Left out: none yet. */
  readonly answer?: string | undefined;
}

export interface AskedAgain {
  readonly reason: string;
  readonly declined: { readonly by: PersonId; readonly reason: string } | null;
  /** It is no longer what these had approved; left out: it has not changed. */
  readonly approvedBefore?: readonly PersonId[] | undefined;
}

export type Outcome = "pending" | "approved" | "declined" | "expired";

const placeOf = ({ person, inPlaceOf }: Approver): PersonId => inPlaceOf ?? person;
const voteFor = ({ by, inPlaceOf }: Vote): PersonId => inPlaceOf ?? by;

const placesIn = ({ asked }: Pick<ApprovalStage, "asked">): readonly PersonId[] => [...new Set(asked.map(placeOf))];

/** How many approvals a stage needs of so many: of more than are asked, all of them; of nobody, more than there are. */
export function needed(rule: ApprovalRule, places: number): number {
  if (typeof rule !== "string") return Math.max(1, Math.min(rule.atLeast, places));
  switch (rule) {
    case "any":
      return 1;
    case "all":
      return Math.max(1, places);
    case "majority":
      return Math.floor(places / 2) + 1;
  }
}

export const neededIn = (stage: Pick<ApprovalStage, "rule" | "asked">): number =>
  needed(stage.rule, placesIn(stage).length);

/** The votes that count: the first of each person and of each place, of those who are asked, until it is decided. */
export function countedVotes(stage: Pick<ApprovalStage, "rule" | "asked" | "votes">): readonly Vote[] {
  const counted: Vote[] = [];
  for (const vote of stage.votes) {
    if (isSettled(stage, counted)) break;
    const isAsked = stage.asked.some((each) => each.person === vote.by && placeOf(each) === voteFor(vote));
    const isFirst = counted.every((each) => each.by !== vote.by && voteFor(each) !== voteFor(vote));
    if (isAsked && isFirst) counted.push(vote);
  }
  return counted;
}

const isSettled = (stage: Pick<ApprovalStage, "rule" | "asked">, counted: readonly Vote[]): boolean =>
  counted.some(({ approves }) => !approves) || counted.filter(({ approves }) => approves).length >= neededIn(stage);

/** One refusal declines. */
export function stageOutcome(stage: Pick<ApprovalStage, "rule" | "asked" | "votes" | "isOver">): Outcome {
  const counted = countedVotes(stage);
  if (counted.some(({ approves }) => !approves)) return "declined";
  if (counted.length >= neededIn(stage)) return "approved";
  return stage.isOver ? "expired" : "pending";
}

export const isPending = (approval: Approval | null): approval is Approval =>
  approval !== null && outcome(approval) === "pending";

/** The stage that is asked now, or that decided it. */
export function currentStage({ stages }: Approval): { readonly number: number; readonly stage: ApprovalStage } | null {
  const number = stages.findIndex((stage) => stageOutcome(stage) !== "approved");
  const last = number < 0 ? stages.length - 1 : number;
  const stage = stages[last];
  return stage === undefined ? null : { number: last, stage };
}

export const outcome = (approval: Approval): Outcome => {
  const current = currentStage(approval);
  return current === null ? "approved" : stageOutcome(current.stage);
};

/** The vote that decided it; null: none did yet. */
export const decisiveVote = (approval: Approval): Vote | null => {
  const current = currentStage(approval);
  if (current === null || stageOutcome(current.stage) === "pending") return null;
  return countedVotes(current.stage).at(-1) ?? null;
};

/** In whose place somebody may vote now; null: they are not asked, have voted, or somebody has for all whose place is theirs. */
export function placeToVote(approval: Approval, person: PersonId): PersonId | null {
  const current = currentStage(approval);
  if (current === null || stageOutcome(current.stage) !== "pending") return null;
  const { stage } = current;
  const counted = countedVotes(stage);
  if (counted.some(({ by }) => by === person)) return null;
  const free = stage.asked.filter(
    (each) => each.person === person && counted.every((vote) => voteFor(vote) !== placeOf(each)),
  );
  const own = free.find((each) => each.inPlaceOf === undefined) ?? free[0];
  return own === undefined ? null : placeOf(own);
}

/** Who is asked now and has not voted. */
export const waitsFor = (approval: Approval): readonly PersonId[] => {
  const people = currentStage(approval)?.stage.asked.map(({ person }) => person) ?? [];
  return [...new Set(people)].filter((person) => placeToVote(approval, person) !== null);
};

/** Who decides for somebody, as they have said, and has not yet; null: nobody, or they have both come too late. */
export const delegateFor = (approval: Approval, person: PersonId): PersonId | null =>
  currentStage(approval)?.stage.asked.find(
    (each) => each.as === "delegate" && each.inPlaceOf === person && placeToVote(approval, each.person) === person,
  )?.person ?? null;

/** Whose turn it is: who is asked now and has not voted, but whoever has another decide. They may all the same. */
export const turnOf = (approval: Approval): readonly PersonId[] =>
  waitsFor(approval).filter((person) => delegateFor(approval, person) === null);

const everAsked = ({ since, asked, askedBefore = [] }: ApprovalStage): readonly PersonId[] => [
  ...askedBefore,
  ...(since === null ? [] : asked.map(({ person }) => person)),
];

/** Somebody is asked now: until they have decided it is nobody's to take up. */
export const awaitsSomebody = (approval: Approval | null): boolean =>
  approval !== null && waitsFor(approval).length > 0;

/** Everybody who is or was asked so far. */
export const askedSoFar = ({ stages, askedBefore = [] }: Approval): readonly PersonId[] => [
  ...new Set([...askedBefore, ...stages.flatMap(everAsked)]),
];

/** Whether somebody has to approve it, or had to. */
export const needsApproval = (approval: Approval | null): approval is Approval =>
  approval !== null && approval.stages.length > 0;

/** Everybody it names. */
export const peopleInApproval = ({
  stages,
  askedBefore = [],
}: Pick<Approval, "askedBefore"> & {
  readonly stages: readonly (StagePlan & Pick<ApprovalStage, "askedBefore">)[];
}): readonly PersonId[] => [
  ...new Set([
    ...askedBefore,
    ...stages.flatMap((stage) => [
      ...stage.asked.flatMap(({ person, inPlaceOf }) => [person, ...(inPlaceOf === undefined ? [] : [inPlaceOf])]),
      ...stage.otherwise,
      ...(stage.askedBefore ?? []),
    ]),
  ]),
];

export const beginApproval = (stages: readonly StagePlan[], at: Date): Approval => ({
  stages: stages.map(({ rule, asked, notAsked, otherwise, ledBy, remindAfter, expireAfter }, index): ApprovalStage => ({
    rule,
    asked,
    notAsked,
    otherwise,
    ...(ledBy !== undefined && { ledBy }),
    remindAfter,
    expireAfter,
    votes: [],
    since: index === 0 ? at : null,
    reminded: 0,
    isOver: index === 0 && asked.length === 0,
  })),
  questions: [],
});

const withStage = (approval: Approval, number: number, change: (stage: ApprovalStage) => ApprovalStage): Approval => ({
  ...approval,
  stages: approval.stages.map((stage, index) => (index === number ? change(stage) : stage)),
});

/** With a vote more. Once it is decided, nothing changes that. */
export function withVote(approval: Approval, number: number, vote: Vote): Approval {
  const current = currentStage(approval);
  if (current === null || current.number !== number) return approval;
  const state = stageOutcome(current.stage);
  // Whoever leads the queue decides what nobody did.
  if (state === "expired")
    return withStage(approval, number, (stage) => ({
      ...stage,
      rule: "any",
      asked: [{ person: vote.by, as: "lead" }],
      votes: [vote],
      isOver: false,
    }));
  return state === "pending"
    ? withStage(approval, number, (stage) => ({ ...stage, votes: [...stage.votes, vote] }))
    : approval;
}

export const openQuestions = ({ questions }: Approval): readonly ApproversQuestion[] =>
  questions.filter(({ answer }) => answer === undefined);

const mostKept = 10; // questions with their answers: a card shows fewer

/** With words of the requester, which answer all that is asked. */
export const withAnswer = (approval: Approval, answer: string): Approval => ({
  ...approval,
  questions: approval.questions.map((each) => ({ ...each, answer: each.answer ?? answer })).slice(-mostKept),
});

/** Asks more people in a stage that is not decided yet. */
export const askMore = (approval: Approval, number: number, more: readonly Approver[]): Approval =>
  withStage(approval, number, (stage) =>
    stageOutcome(stage) === "pending" ? { ...stage, asked: [...stage.asked, ...more] } : stage,
  );

/** Asks others in the place of those who did not decide in time: one of them is enough. */
export function askOthers(approval: Approval, number: number, others: readonly Approver[], at: Date): Approval {
  const current = approval.stages[number];
  if (current === undefined || stageOutcome(current) !== "pending") return approval;
  const asked = withStage(approval, number, (stage) => ({
    ...stage,
    rule: "any",
    asked: others,
    askedBefore: [...new Set(everAsked(stage))],
    votes: [],
    otherwise: [],
    unreachable: undefined,
    since: at,
    reminded: 0,
    isOver: others.length === 0,
  }));
  // Whoever asked before they decided decides no more; what they were answered helps others.
  const stays = ({ by, answer }: ApproversQuestion): boolean =>
    answer !== undefined || others.some(({ person }) => person === by);
  return { ...asked, questions: approval.questions.filter(stays) };
}

/**
 * Asks these in a stage where somebody decided, or was to decide, what turned out to be their own: who has approved it there, or
 * later, is asked once more.
 */
export function askWithoutOwn(
  approval: Approval,
  number: number,
  asked: readonly Approver[],
  { own, at }: { readonly own: readonly PersonId[]; readonly at: Date },
): Approval {
  const isLeft = ({ person }: Approver): boolean =>
    !own.includes(person) && asked.some((each) => each.person === person);
  return {
    ...approval,
    stages: approval.stages.map((stage, index): ApprovalStage => {
      if (index < number) return stage;
      const anew = {
        ...stage,
        votes: [],
        unreachable: undefined,
        reminded: 0,
        askedBefore: [...new Set(everAsked(stage))],
      };
      if (index > number) return { ...anew, since: null, isOver: false };
      const rule = stage.asked.some(isLeft) ? stage.rule : "any";
      const otherwise = stage.otherwise.filter((person) => asked.every((each) => each.person !== person));
      return { ...anew, rule, asked, otherwise, since: at, isOver: asked.length === 0 };
    }),
    questions: approval.questions.filter(({ by, answer }) => answer !== undefined || !own.includes(by)),
  };
}

/** Nothing reaches somebody any more who is asked and has not voted. */
export function withoutReach(approval: Approval, person: PersonId): Approval {
  const current = currentStage(approval);
  return current === null || !waitsFor(approval).includes(person)
    ? approval
    : withStage(approval, current.number, (stage) => ({
        ...stage,
        unreachable: [...new Set([...(stage.unreachable ?? []), person])],
      }));
}

/** Whether those who are asked and can be reached are too few to approve. */
export function lacksReach(approval: Approval): boolean {
  const stage = currentStage(approval)?.stage;
  if (stage === undefined || stage.unreachable === undefined || stageOutcome(stage) !== "pending") return false;
  const { unreachable } = stage;
  const reached = stage.asked.filter(
    ({ person }) => !unreachable.includes(person) && placeToVote(approval, person) !== null,
  );
  return countedVotes(stage).length + placesIn({ asked: reached }).length < neededIn(stage);
}

/** Asks some people no more who have not voted. */
export const askNoMore = (approval: Approval, number: number, gone: readonly Approver[]): Approval =>
  withStage(approval, number, (stage) => {
    if (stageOutcome(stage) !== "pending") return stage;
    const stays = ({ person, inPlaceOf }: Approver): boolean =>
      stage.votes.some(({ by }) => by === person) ||
      !gone.some((each) => each.person === person && each.inPlaceOf === inPlaceOf);
    return { ...stage, asked: stage.asked.filter(stays), askedBefore: [...new Set(everAsked(stage))] };
  });

export const beginStage = (approval: Approval, number: number, at: Date): Approval =>
  withStage(approval, number, (stage) => ({ ...stage, since: at, isOver: stage.asked.length === 0 }));

/** Whether a card that was drawn at a version of the ticket shows less than what is asked for now. */
export const isDrawnBefore = ({ asOf = 0 }: Approval, version: number): boolean => version < asOf;

interface Anew {
  /** Left out: those it has. */
  readonly stages?: readonly StagePlan[] | undefined;
  /** Left out: as it was said before. */
  readonly again?: AskedAgain | undefined;
  /** Left out: as it was. */
  readonly asOf?: number | undefined;
}

/** Asks everybody once more from the beginning: what was decided before counts no more, but is told. */
export function beginAnew(
  approval: Approval,
  at: Date,
  { stages = approval.stages, again = approval.again, asOf = approval.asOf }: Anew = {},
): Approval {
  const [first, ...later] = beginApproval(stages, at).stages;
  const before = askedSoFar(approval);
  const askedBefore = before.length === 0 ? {} : { askedBefore: before };
  return {
    ...(first === undefined ? { stages: [], ...askedBefore } : { stages: [{ ...first, ...askedBefore }, ...later] }),
    questions: [],
    ...(again !== undefined && { again }),
    ...(asOf !== undefined && { asOf }),
  };
}
