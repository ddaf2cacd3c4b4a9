import { z } from "zod";
import type { PersonId } from "../../kernel/person.ts";
import { wholeReference } from "../../kernel/reference.ts";
import type { CustomStatus } from "../../kernel/service.ts";
import type { TicketStatus } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";

/** What somebody looks for, as the store understands it. All of it holds of what is found. */
export interface Wanted {
  /** All of them, in any form; none: whatever is said. */
  readonly words: readonly string[];
  /** Words that stand side by side. */
  readonly phrases: readonly string[];
  /** Two of them at least, in any form; of a single one, that one. Nobody types them: they are of a ticket that others are like. */
  readonly like: readonly string[];
  /** Words and phrases that stand nowhere in it. */
  readonly without: readonly string[];
  readonly references: readonly string[];
  /** Whose they are, as requester or beneficiary; null: anybody's. */
  readonly from: readonly PersonId[] | null;
  /** Null: anybody, or nobody. */
  readonly assignee: readonly PersonId[] | "nobody" | null;
  readonly statuses: readonly TicketStatus[] | null;
  /** Or what the policy calls them: the keys. Only where `statuses` is not null. */
  readonly called: readonly string[];
  readonly queues: readonly string[] | null;
  /** When it was opened: from this instant on. */
  readonly since: Date | null;
  /** And before this one. */
  readonly before: Date | null;
}

/** Who looks for it: what they find is theirs, or in one of the queues of which they read all that its agents do. */
export interface SearchAsked {
  readonly wanted: Wanted;
  /** Null: what is theirs alone is left out. */
  readonly person: PersonId | null;
  readonly queues: readonly string[];
  /** Those of them of which they read what is private, too. */
  readonly inPrivate: readonly string[];
}

/** A part of what is found. */
export interface FoundPart {
  readonly tickets: readonly Ticket[];
  /** Where each of them stands. */
  readonly at: readonly FoundAt[];
  /** How many there are in all, and how many come after these; more than `mostFound` is “many”. */
  readonly total: number;
  readonly hidden: number;
  /** Not all were looked at, but those that were opened last. */
  readonly newestOnly: boolean;
  /** The forms of the words by which they were found, without accents. */
  readonly stems: readonly string[];
}

/** How many are counted: more are “1,000+”. */
export const mostFound = 1_000;

/** What somebody typed to look for is at most so long: it goes with every button of its results. */
export const longestSearch = 200; // characters

/** Where a ticket stands in what was found: the best first, then what was opened last. */
export interface FoundAt {
  /** How well it fits, in millionths; 0 where there is no telling. */
  readonly score: number;
  /** Milliseconds of the epoch. */
  readonly opened: number;
  readonly reference: string;
}

const parts = z.tuple([
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  z
    .string()
    .regex(/^\d{1,13}$/)
    .transform(Number),
  z.string().regex(wholeReference),
]);

/** As a button carries it. */
export const writeFoundAt = ({ score, opened, reference }: FoundAt): string => `${score} ${opened} ${reference}`;

/** Null for what no button of this desk carries: the results begin anew. */
export function readFoundAt(carried: string | null): FoundAt | null {
  const read = parts.safeParse(carried?.split(" "));
  if (!read.success) return null;
  const [score, opened, reference] = read.data;
  return { score, opened, reference };
}

/** Something that was said about a ticket. */
export interface Said {
  /** Its reference. */
  readonly ticket: string;
  readonly text: string;
  /** Its requester may read it; else only agents. */
  readonly forRequester: boolean;
}

/** Nothing is said of it. */
export const anything: Wanted = {
  words: [],
  phrases: [],
  like: [],
  without: [],
  references: [],
  from: null,
  assignee: null,
  statuses: null,
  called: [],
  queues: null,
  since: null,
  before: null,
};

/** Whether words are looked for, and no ticket of anybody's, of a status, of a queue or of a day. */
export const asksWordsAlone = ({ words, phrases, references, ...wanted }: Wanted): boolean =>
  words.length + phrases.length > 0 &&
  references.length === 0 &&
  [wanted.from, wanted.assignee, wanted.statuses, wanted.queues, wanted.since, wanted.before].every(
    (field) => field === null,
  );

/** What somebody typed, as the desk understood it: what is looked for, and how that is told to them. */
export interface Understood {
  readonly wanted: Wanted;
  /** How those are called whose tickets are meant, and who has them. */
  readonly from: readonly string[];
  readonly assignee: readonly string[];
  /** The statuses that the policy names, of those that are meant. */
  readonly called: readonly CustomStatus[];
  /** Days as `yyyy-mm-dd`: opened on the first or later, and before the second. */
  readonly since: string | null;
  readonly before: string | null;
  /** As it was typed: it is looked for as words. */
  readonly notUnderstood: readonly string[];
}
