import type { PersonId } from "../../kernel/person.ts";
import type { Actor } from "../../kernel/roles.ts";

/** What is told of it. Whoever may open a ticket reads all of this, and nothing of any ticket. */
export interface KnownIssueText {
  /** What is affected, as people call it. */
  readonly service: string;
  readonly words: string;
  readonly since: Date;
  /** When it is expected to be over; null: nobody knows. */
  readonly expectedAt: Date | null;
}

/** Something that is wrong for many, told to everybody before they open a ticket. */
export interface KnownIssue extends KnownIssueText {
  /** A UUID. */
  readonly id: string;
  /** From 1. */
  readonly version: number;
  /** When it ends by itself. */
  readonly endsAt: Date;
  /** Null: it is told. */
  readonly endedAt: Date | null;
  /** Who said that it is over; null: nobody, or nobody yet. */
  readonly endedBy: PersonId | null;
  readonly setBy: PersonId;
  /** The reference of the ticket that it was set from; null: of none. */
  readonly ticket: string | null;
  /** The queue of that ticket now. */
  readonly queue: string | null;
}

/** How many people have it, and whether its reader is one of them. */
export interface Affected {
  readonly people: number;
  readonly reader: boolean;
}

const hour = 3_600_000; // milliseconds
/** So long after its expected end it is still told: work hardly ever ends to the minute. */
const staysFor = hour;
/** So long it is told where nobody knows when it is over, or says so. */
const lastsFor = 24 * hour;

/** When it ends by itself that is set, or set anew, now. */
export const endOf = (expectedAt: Date | null, now: Date): Date =>
  new Date(expectedAt === null ? now.getTime() + lastsFor : expectedAt.getTime() + staysFor);

export const isTold = ({ endedAt, endsAt }: Pick<KnownIssue, "endedAt" | "endsAt">, now: Date): boolean =>
  endedAt === null && endsAt > now;

/** What somebody is to the queues of which they read all that their agents do. */
type Queues = ReadonlyMap<string, Pick<Actor, "lead" | "administrator">>;

/** Who sets one that is about no ticket: whoever leads a queue, and administrators. */
export const maySet = (queues: Queues): boolean =>
  [...queues.values()].some(({ lead, administrator }) => lead || administrator);

/**
 * Who changes and ends one: whoever leads a queue, administrators, the agents of the ticket that it was set from, and who set
 * it, as long as they are an agent: also once that ticket is none that they read.
 */
export const mayChange = (
  { queue, setBy }: Pick<KnownIssue, "queue" | "setBy">,
  { reader, queues }: { readonly reader: PersonId; readonly queues: Queues },
): boolean => maySet(queues) || (queue !== null && queues.has(queue)) || (setBy === reader && queues.size > 0);
