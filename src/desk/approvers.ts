import type { Person } from "./person.ts";
import type { DeskTransaction } from "./transaction.ts";
import { stagePlans, standInsFor, type Known } from "../features/approvals/rules/who-is-asked.ts";
import { asksFor, type ApprovalsEvent } from "../features/approvals/rules.ts";
import type { TicketDraft } from "../features/opening/rules.ts";
import { currentStage, type StagePlan } from "../kernel/approval.ts";
import { foldEmail } from "../kernel/email.ts";
import type { PersonId } from "../kernel/person.ts";
import type { DeskPolicy } from "../kernel/policy.ts";
import { serviceOf } from "../kernel/service.ts";
import type { Ticket } from "../kernel/ticket.ts";

type Reads = Pick<DeskTransaction, "people" | "peopleWithEmails" | "leadsOf">;

/** Whom a new ticket asks for their approval, stage by stage; none where its service asks nobody. */
export async function approvalOf(
  tx: Reads,
  policy: DeskPolicy,
  draft: Pick<TicketDraft, "asked" | "answers" | "beneficiary" | "queue"> & { readonly requester: PersonId },
): Promise<readonly StagePlan[]> {
  const service = draft.asked && serviceOf(policy.services, draft.asked.service);
  if (!service || service.approval.length === 0) return [];
  const own = [draft.requester, draft.beneficiary];
  const [whom, leads] = await Promise.all([tx.people(own), tx.leadsOf(draft.queue)]);
  const named = service.approval.flatMap(({ who, otherwise }) => [...(Array.isArray(who) ? who : []), ...otherwise]);
  const first = await known(tx, policy, [...named, ...managerOf(policy, whom.get(draft.beneficiary))], leads);
  return stagePlans(policy, service.approval, {
    ...draft,
    answers: draft.answers ?? [],
    beneficiaryEmail: emailOf(whom.get(draft.beneficiary)),
    known: first,
  });
}

const emailOf = (person: Person | undefined): string | null => (person?.email == null ? null : foldEmail(person.email));

function managerOf({ people }: DeskPolicy, person: Person | undefined): readonly string[] {
  const email = emailOf(person);
  const manager = email === null ? null : (people[email]?.manager ?? null);
  return manager === null ? [] : [manager];
}

const mostStandIns = 5; // one after the other: whoever is further away was asked by nobody

/** These people, and who stands in for those of them who are away, as far as the desk has met them. */
async function known(
  tx: Reads,
  { people }: DeskPolicy,
  emails: readonly string[],
  besides: readonly Person[],
): Promise<Known> {
  const found = new Map<string, Person>();
  const add = (person: Person): void => {
    if (person.email !== null) found.set(foldEmail(person.email), person);
  };
  for (const person of besides) add(person);
  let wanted = [...new Set(emails)];
  for (let step = 0; step <= mostStandIns; step += 1) {
    const missing = wanted.filter((email) => !found.has(email));
    for (const person of missing.length === 0 ? [] : await tx.peopleWithEmails(missing)) add(person);
    const away = [...found.values()].filter((person) => person.away !== null);
    wanted = away.flatMap(({ email }) => (email === null ? [] : (people[foldEmail(email)]?.standIn ?? [])));
    if (wanted.every((email) => found.has(email))) break;
  }
  return {
    withEmail: (email) => found.get(email)?.id ?? null,
    emailOf: (person) => [...found].find(([, { id }]) => id === person)?.[0] ?? null,
    isAway: (person) => [...found.values()].some(({ id, away }) => id === person && away !== null),
    leads: besides.map(({ id }) => id),
  };
}

/** Who stands in for whoever is asked and away: they are asked too, once. */
export async function coverAbsent(tx: Reads, policy: DeskPolicy, ticket: Ticket): Promise<readonly ApprovalsEvent[]> {
  const asked = asksFor(ticket);
  const current = asked === null ? null : currentStage(asked);
  if (current === null) return [];
  const people = [...(await tx.people(current.stage.asked.map(({ person }) => person))).values()];
  if (people.every(({ away }) => away === null)) return [];
  const more = standInsFor(policy, ticket, current.stage, await known(tx, policy, [], people));
  return more.length === 0
    ? []
    : more.map((each) => ({ type: "approval-asked", because: "away", stage: current.number, asked: [each] }));
}
