import type { PersonId } from "../../kernel/person.ts";

/** Who decides in somebody's place what waits for their approval, from an instant until another. Somebody has one at a time. */
export interface Delegation {
  readonly to: PersonId;
  readonly from: Date;
  readonly until: Date;
}

/** The requests that wait for somebody who has another decide. */
export interface Waiting {
  readonly all: number;
  /** How many of them have whom asked too, the same as long as it is theirs to decide. */
  readonly wentTo: ReadonlyMap<PersonId, number>;
  /** How many stay, as they are for whoever would decide, or were asked for by them. */
  readonly own: number;
}

export const holdsAt = ({ from, until }: Delegation, now: Date): boolean => from <= now && now < until;

/** Who decides for somebody now; null: nobody but they. */
export const delegateAt = (delegation: Delegation | null, now: Date): PersonId | null =>
  delegation !== null && holdsAt(delegation, now) ? delegation.to : null;

/** When it next begins or ends; null: it is over. */
export const nextTurn = ({ from, until }: Delegation, now: Date): Date | null =>
  now < from ? from : now < until ? until : null;

const meet = (one: Delegation, other: Delegation): Delegation | null => {
  const from = one.from > other.from ? one.from : other.from;
  const until = one.until < other.until ? one.until : other.until;
  return from < until ? { to: other.to, from, until } : null;
};

/**
 * Whether, at some instant of it, whoever is to decide for somebody would have them decide in turn, themselves or through others.
 * @param all what each of them has said, as far as a chain of them goes
 */
export function comesBack(person: PersonId, asked: Delegation, all: ReadonlyMap<PersonId, Delegation>): boolean {
  const seen = new Set<PersonId>();
  for (let at: Delegation | null = asked; at !== null && !seen.has(at.to);) {
    if (at.to === person) return true;
    seen.add(at.to);
    const next = all.get(at.to);
    at = next === undefined ? null : meet(at, next);
  }
  return false;
}

/** The longest that somebody has another decide: who is gone for longer has left, and the policy says who approves. */
export const longestDelegation = 366; // days

export const longestChain = 10; // people, one for the other: of more of them nobody knows any more who decides
