import type { Person } from "../../../desk/person.ts";
import type { Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { currentStage, placeToVote, type Approver } from "../../../kernel/approval.ts";
import { foldEmail } from "../../../kernel/email.ts";
import type { PersonId } from "../../../kernel/person.ts";
import type { DeskPolicy } from "../../../kernel/policy.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { delegateAt, longestChain } from "../../delegation/rules.ts";
import { asksFor, type ApprovalsEvent, type ApprovalsRefusal } from "../rules.ts";
import { coversFor, type Covers, type Known } from "../rules/covers.ts";

export type Reads = Pick<DeskTransaction, "people" | "peopleWithEmails" | "leadsOf" | "agentsOf">;

/** These people, and who decides for those of them who are away or have others decide, as far as the desk has met them. */
export async function known(
  tx: Reads,
  { people }: DeskPolicy,
  {
    emails,
    besides,
    now,
  }: { readonly emails: readonly string[]; readonly besides: readonly Person[]; readonly now: Date },
): Promise<Known> {
  const met = new Map<PersonId, Person>();
  const withEmail = new Map<string, PersonId>();
  const add = (person: Person): void => {
    met.set(person.id, person);
    if (person.email !== null) withEmail.set(foldEmail(person.email), person.id);
  };
  const delegateOf = (person: PersonId): PersonId | null => delegateAt(met.get(person)?.delegation ?? null, now);
  for (const person of besides) add(person);
  let wanted: readonly string[] = [...new Set(emails)];
  let delegates: readonly PersonId[] = [];
  for (let step = 0; step <= longestChain; step += 1) {
    const unmet = delegates.filter((id) => !met.has(id));
    const missing = wanted.filter((email) => !withEmail.has(email));
    for (const person of unmet.length === 0 ? [] : (await tx.people(unmet)).values()) add(person);
    for (const person of missing.length === 0 ? [] : await tx.peopleWithEmails(missing)) add(person);
    const all = [...met.values()];
    wanted = all.flatMap(({ away, email }) =>
      away === null || email === null ? [] : (people[foldEmail(email)]?.standIn ?? []),
    );
    delegates = all.flatMap(({ id }) => delegateOf(id) ?? []);
    if (wanted.every((email) => withEmail.has(email)) && delegates.every((id) => met.has(id))) break;
  }
  const emailsOf = new Map([...withEmail].map(([email, id]) => [id, email]));
  return {
    withEmail: (email) => withEmail.get(email) ?? null,
    emailOf: (person) => emailsOf.get(person) ?? null,
    isAway: (person) => (met.get(person)?.away ?? null) !== null,
    delegateOf,
    leads: besides.map(({ id }) => id),
    membersOf: () => [],
  };
}

/** Who else is asked of a ticket now, and who no more, since somebody is away or back, or has another decide, or no longer. */
async function coversNow(tx: Reads, policy: DeskPolicy, ticket: Ticket, now: Date): Promise<Covers> {
  const asked = asksFor(ticket);
  const stage = asked === null ? undefined : currentStage(asked)?.stage;
  if (stage === undefined) return { more: [], gone: [] };
  const named = stage.asked.flatMap(({ person, inPlaceOf = person }) => [person, inPlaceOf]);
  const people = [...(await tx.people([...new Set(named)])).values()];
  const isAsBefore =
    stage.asked.every(({ inPlaceOf }) => inPlaceOf === undefined) &&
    people.every(({ away, delegation }) => away === null && delegateAt(delegation, now) === null);
  return isAsBefore
    ? { more: [], gone: [] }
    : coversFor(policy, ticket, stage, await known(tx, policy, { emails: [], besides: people, now }));
}

/**
 * Who decides for whoever is asked and is away, or has another decide: they are asked too, once. Those who decide for somebody who
 * does so again are asked no more, unless they have voted.
 */
export async function coverAbsent(
  tx: Reads,
  { policy, now }: Pick<Rules, "policy" | "now">,
  ticket: Ticket,
): Promise<readonly ApprovalsEvent[]> {
  const { more, gone } = await coversNow(tx, policy, ticket, now());
  const stage = (ticket.approval && currentStage(ticket.approval)?.number) ?? 0;
  const found = await tx.people(gone.flatMap(({ inPlaceOf }) => inPlaceOf ?? []));
  const isBack = ({ as, inPlaceOf = "" }: Approver): boolean =>
    as !== "delegate" && delegateAt(found.get(inPlaceOf)?.delegation ?? null, now()) === null;
  return [
    ...gone.map((each) => asks(stage, each, isBack(each) ? "back" : "returned")),
    ...more.map((each) => asks(stage, each, each.as === "delegate" ? "delegated" : "away")),
  ];
}

const asks = (stage: number, one: Approver, because: "away" | "back" | "delegated" | "returned"): ApprovalsEvent => ({
  type: "approval-asked",
  because,
  stage,
  asked: [one],
});

/** Who is asked of a ticket in the place of somebody, once it was seen who is; null: nobody but they. */
export async function decidesFor(
  tx: Reads,
  { policy, now }: Pick<Rules, "policy" | "now">,
  ticket: Ticket,
  person: PersonId,
): Promise<PersonId | null> {
  const inPlace = (all: readonly Approver[] = []): PersonId | null =>
    all.find(({ inPlaceOf }) => inPlaceOf === person)?.person ?? null;
  const asked = asksFor(ticket);
  return (
    inPlace(asked === null ? [] : currentStage(asked)?.stage.asked) ??
    inPlace((await coversNow(tx, policy, ticket, now())).more)
  );
}

/** In whose place somebody would decide who decides again themselves, or has another do so; null: they decide as they may. */
export async function decidesNoMore(
  tx: Reads,
  { policy, now }: Pick<Rules, "policy" | "now">,
  ticket: Ticket,
  person: PersonId,
): Promise<Extract<ApprovalsRefusal, { type: "stands-in-no-more" }> | null> {
  const { approval } = ticket;
  const place = approval === null ? null : placeToVote(approval, person);
  if (place === null || place === person) return null;
  const { gone } = await coversNow(tx, policy, ticket, now());
  const theirs = gone.find((each) => each.person === person && each.inPlaceOf === place);
  if (theirs === undefined) return null;
  return { type: "stands-in-no-more", for: place, as: theirs.as === "delegate" ? "delegate" : "stand-in" };
}
