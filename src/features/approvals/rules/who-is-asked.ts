import type { Approver, NotAsked, StagePlan } from "../../../kernel/approval.ts";
import { holds } from "../../../kernel/condition.ts";
import type { PersonId } from "../../../kernel/person.ts";
import type { DeskPolicy, ManagersTold } from "../../../kernel/policy.ts";
import type { Answered, ApprovalAsked } from "../../../kernel/service.ts";
import { answerTo } from "../../catalogue/rules/answer-to.ts";
import { coversFor, type Known } from "./covers.ts";

interface Requested {
  readonly requester: PersonId;
  readonly beneficiary: PersonId;
  readonly beneficiaryEmail: string | null;
  readonly managersTold?: ManagersTold | undefined;
  readonly answers: readonly Answered[];
  readonly ledBy: string;
  readonly known: Known;
}

/** Whom each stage asks whose conditions hold; nobody of them is the requester, nor whom it is for. */
export const stagePlans = (
  policy: DeskPolicy,
  stages: readonly ApprovalAsked[],
  requested: Requested,
): readonly StagePlan[] =>
  stages
    .filter(({ when }) => when.every((condition) => holds(condition, answerTo(requested.answers, condition.question))))
    .map((stage) => planOf(policy, stage, requested));

function planOf(policy: DeskPolicy, stage: ApprovalAsked, requested: Requested): StagePlan {
  const { rule, remindAfter, expireAfter } = stage;
  const { known, requester, beneficiary } = requested;
  const isOwn = (person: PersonId): boolean => person === requester || person === beneficiary;
  const meant = meantBy(policy, stage.who, requested);
  const notAsked: NotAsked[] = [...meant.notAsked];
  const found = [...new Set(meant.people)].filter((person) => {
    if (isOwn(person)) notAsked.push({ who: meant.who, because: "own" });
    return !isOwn(person);
  });
  const otherwise = stage.otherwise
    .map(known.withEmail)
    .filter((person): person is PersonId => person !== null && !isOwn(person) && !found.includes(person));
  const instead = notAsked.length > 0 ? otherwise : [];
  const own = found.map((person): Approver => ({ person, as: meant.who }));
  const others = instead.map((person): Approver => ({ person, as: "instead" }));
  const leads = known.leads.filter((person) => !isOwn(person)).map((person): Approver => ({ person, as: "lead" }));
  const first = own.length + others.length > 0 ? [...own, ...others] : leads;
  const { more } = coversFor(policy, requested, { asked: first, votes: [] }, known);
  return {
    rule,
    asked: [...first, ...more],
    notAsked: unique(notAsked),
    otherwise: otherwise.filter((person) => !first.some((each) => each.person === person)),
    ledBy: requested.ledBy,
    remindAfter,
    expireAfter,
  };
}

const unique = (reasons: readonly NotAsked[]): readonly NotAsked[] =>
  reasons.filter(
    ({ who, because }, index) => reasons.findIndex((other) => other.who === who && other.because === because) === index,
  );

/** Who somebody works for: as the policy says, else Microsoft's directory, which nobody writes for themselves, else their profile on Slack. */
export const managerOf = (
  { people, managers }: DeskPolicy,
  { beneficiaryEmail: email, managersTold: told = {} }: Pick<Requested, "beneficiaryEmail" | "managersTold">,
): string | null =>
  (email === null ? null : people[email]?.manager) ??
  (managers.microsoft ? told.teams : null) ??
  (managers.slack === null ? null : told.slack) ??
  null;

interface Meant {
  readonly who: NotAsked["who"];
  readonly people: readonly PersonId[];
  readonly notAsked: readonly NotAsked[];
}

function meantBy(policy: DeskPolicy, who: ApprovalAsked["who"], requested: Requested): Meant {
  const { requester, beneficiary, known } = requested;
  if (who === "leads")
    return {
      who: "lead",
      people: known.leads,
      notAsked: known.leads.length === 0 ? [{ who: "lead", because: "none" }] : [],
    };
  if (typeof who === "object" && "channel" in who) {
    // The others of a channel are enough.
    const members = known.membersOf(who.channel);
    const people = members.filter((person) => person !== requester && person !== beneficiary);
    const because = members.length === 0 ? "none" : "own";
    return { who: "named", people, notAsked: people.length === 0 ? [{ who: "named", because }] : [] };
  }
  const manager = managerOf(policy, requested);
  const emails = who === "manager" ? (manager === null ? [] : [manager]) : who;
  const as = who === "manager" ? "manager" : "named";
  const found = emails.map(known.withEmail);
  return {
    who: as,
    people: found.filter((person) => person !== null),
    notAsked: [
      ...(emails.length === 0 ? [{ who: as, because: "none" } as const] : []),
      ...(found.includes(null) ? [{ who: as, because: "unknown" } as const] : []),
    ],
  };
}
