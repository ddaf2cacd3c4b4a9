import type { Approver, ApprovalStage } from "../../../kernel/approval.ts";
import type { PersonId } from "../../../kernel/person.ts";
import type { DeskPolicy } from "../../../kernel/policy.ts";
import type { Ticket } from "../../../kernel/ticket.ts";

/** What the desk knows of people whom the policy names by their e-mail addresses. */
export interface Known {
  readonly withEmail: (email: string) => PersonId | null;
  readonly emailOf: (person: PersonId) => string | null;
  readonly isAway: (person: PersonId) => boolean;
  /** Who decides for them now, as they have said; null: nobody. */
  readonly delegateOf: (person: PersonId) => PersonId | null;
  /** Whoever leads the queue whose leads decide. */
  readonly leads: readonly PersonId[];
  /** Who is in the channels of a queue. */
  readonly membersOf: (queue: string) => readonly PersonId[];
}

/** Who else is asked of a stage, and who no more. */
export interface Covers {
  readonly more: readonly Approver[];
  readonly gone: readonly Approver[];
}

/**
 * Who decides in a stage for those who have said that others do, or are away, and have not voted. One who does so no longer
 * themselves is followed to theirs, and a circle leads to nobody. Whoever it is for decides for nobody else: then the last one
 * before them does. Nor does whoever is asked already: then it stays with whom it was asked of.
 */
export function coversFor(
  policy: Pick<DeskPolicy, "people">,
  { requester, beneficiary }: Pick<Ticket, "requester" | "beneficiary">,
  { asked, votes }: Pick<ApprovalStage, "asked" | "votes">,
  known: Known,
): Covers {
  const hasVoted = (place: PersonId): boolean => votes.some(({ by, inPlaceOf = by }) => inPlaceOf === place);
  const first = asked.filter(({ inPlaceOf }) => inPlaceOf === undefined).map(({ person }) => person);
  const free = (among: readonly Approver[]) => {
    const taken = new Set([requester, beneficiary, ...first, ...among.map(({ person }) => person)]);
    return (person: PersonId | null): person is PersonId => person !== null && !taken.has(person);
  };
  const own: readonly PersonId[] = [requester, beneficiary];
  const endOf = (place: PersonId, among: Known = known): PersonId | null => followed(place, own, policy, among);
  const delegateIn = (place: PersonId, among: readonly Approver[]): PersonId | null => {
    const end = known.delegateOf(place) === null ? null : endOf(place);
    return free(among)(end) ? end : null;
  };
  const gone = asked.filter((each) => {
    const { person, as, inPlaceOf: place } = each;
    if (place === undefined || hasVoted(place) || votes.some(({ by }) => by === person)) return false;
    const delegate = delegateIn(
      place,
      asked.filter((other) => other !== each && other.inPlaceOf !== undefined && other.person !== person),
    );
    if (as === "delegate") return delegate !== person;
    return !known.isAway(place) || (delegate !== null && delegate !== person);
  });
  const more: Approver[] = [];
  const left = asked.filter((each) => !gone.includes(each));
  for (const place of new Set(left.map(({ person, inPlaceOf = person }) => inPlaceOf))) {
    const all = [...left, ...more];
    const isCovered = all.some(
      ({ inPlaceOf, person }) => inPlaceOf === place && (!isElsewhere(person, known) || person === endOf(place)),
    );
    if (!isElsewhere(place, known) || isCovered || hasVoted(place)) continue;
    const delegate = delegateIn(place, all);
    const standIn = known.isAway(place) ? endOf(place, { ...known, delegateOf: notOf(place, known) }) : null;
    if (delegate !== null) more.push({ person: delegate, as: "delegate", inPlaceOf: place });
    else if (free(all)(standIn)) more.push({ person: standIn, as: "stand-in", inPlaceOf: place });
  }
  return { more, gone };
}

const isElsewhere = (person: PersonId, { isAway, delegateOf }: Known): boolean =>
  isAway(person) || delegateOf(person) !== null;

const notOf =
  (place: PersonId, { delegateOf }: Known): Known["delegateOf"] =>
  (person) =>
    person === place ? null : delegateOf(person);

/** Who decides in the end for somebody who does not themselves, and is none of those whom it is for; null: nobody. */
function followed(
  person: PersonId,
  own: readonly PersonId[],
  { people }: Pick<DeskPolicy, "people">,
  known: Known,
): PersonId | null {
  const seen = new Set([person]);
  for (let at: PersonId = person; ;) {
    const email = known.emailOf(at);
    const standIn = known.isAway(at) && email !== null ? (people[email]?.standIn ?? null) : null;
    const next = known.delegateOf(at) ?? (standIn === null ? null : known.withEmail(standIn));
    if (next === null || seen.has(next)) return null;
    if (own.includes(next)) return at === person || known.isAway(at) ? null : at;
    if (!isElsewhere(next, known)) return next;
    seen.add(next);
    at = next;
  }
}
