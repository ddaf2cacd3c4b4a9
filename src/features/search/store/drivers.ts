import type { PersonId } from "../../../kernel/person.ts";
import { isOpen } from "../../../kernel/status.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Wanted } from "../rules.ts";

/**
 * Where a search begins to look: at few enough tickets that all of them can be looked at, found by an index. `words`: those
 * in which they stand. `newest`: what was opened last in each queue, where the words stand in too many.
 */
export type Driver = "references" | "people" | "words" | "open" | "newest";

/** How many are looked at; of what stands in more, what was opened last. */
export const mostDriven = 5_000;
const mostNewest = 10_000;
const leastNewest = 500;
/** Of each queue that somebody serves. */
export const newestOf = (queues: readonly string[]): number =>
  Math.max(leastNewest, Math.ceil(mostNewest / Math.max(1, queues.length)));

export function driverOf(wanted: Wanted): Driver {
  if (wanted.references.length > 0) return "references";
  if (wanted.from !== null || (wanted.assignee !== null && wanted.assignee !== "nobody")) return "people";
  if (wanted.words.length + wanted.phrases.length + wanted.like.length > 0) return "words";
  return wanted.assignee === "nobody" || wanted.statuses?.every(isOpen) === true ? "open" : "newest";
}

/** Rows of `ticket`, `opened_at` and `words`. Who may read them is still to be asked. */
export function driven(driver: Driver, wanted: Wanted, queues: readonly string[]): Prisma.Sql {
  switch (driver) {
    case "references":
      return documentsOf(
        Prisma.sql`select reference from ticket where reference = any (${[...wanted.references]}::text[])`,
      );
    case "people":
      return documentsOf(
        wanted.assignee === null || wanted.assignee === "nobody"
          ? ofPeople(wanted.from ?? [])
          : heldBy(wanted.assignee),
      );
    case "words":
      return Prisma.sql`
        select ticket, opened_at, words from asked, search_document
         where words @@ inside and ${openedIn(wanted, notByIndex)} limit ${mostDriven + 1}`;
    case "open":
      return documentsOf(Prisma.sql`
        select reference from unnest(${[...queues]}::text[]) as queue cross join lateral (
          select reference from ticket where queue_name = queue and ended_at is null limit ${mostDriven}) as open`);
    case "newest":
      return Prisma.sql`
        select newest.* from unnest(${[...queues]}::text[]) as served cross join lateral (
          select ticket, opened_at, words from search_document
           where queue = served and ${openedIn(wanted)} order by opened_at desc
           limit ${newestOf(queues)}) as newest`;
  }
}

/** Of what was opened last in each queue, what is asked of it, the newest first: no more of it is read than is `enough`. */
export const newestAsked = (
  wanted: Wanted,
  queues: readonly string[],
  { filtered, enough }: { readonly filtered: Prisma.Sql; readonly enough: number },
): Prisma.Sql => Prisma.sql`
  select newest.* from unnest(${[...queues]}::text[]) as served cross join lateral (
    select document.* from (
      select ticket, opened_at, words from search_document
       where queue = served and ${openedIn(wanted)} order by opened_at desc limit ${newestOf(queues)}) as document ${filtered}
     where words @@ (select inside from asked) order by opened_at desc limit ${enough}) as newest`;

export function openedIn({ since, before }: Wanted, at = Prisma.sql`opened_at`): Prisma.Sql {
  const asked = [
    ...(since === null ? [] : [Prisma.sql`${at} >= ${since}::timestamptz`]),
    ...(before === null ? [] : [Prisma.sql`${at} < ${before}::timestamptz`]),
  ];
  return asked.length === 0 ? Prisma.sql`true` : Prisma.join(asked, " and ");
}

/** Else PostgreSQL, which does not know the days when it makes a plan, might read all of their index beside that of words. */
const notByIndex = Prisma.sql`(opened_at + interval '0')`;

/**
 * One after the other, each by its key: all of them at once would be a walk through the table. What has just been opened has no
 * document yet, and is found by all but its words.
 */
export const documentsOf = (references: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select one.ticket, one.opened_at, document.words
    from (${references}) as driven
    cross join lateral (
      select reference as ticket, opened_at from ticket where reference = driven.reference limit 1) as one
    left join lateral (select words from search_document where ticket = driven.reference limit 1) as document on true`;

/** What is somebody's: the open ones, and of those that have ended the ones that changed last. */
export const ofPeople = (people: readonly PersonId[]): Prisma.Sql => Prisma.sql`
  select distinct reference from unnest(${[...people]}::uuid[]) as person cross join lateral (
    ${ofPerson(Prisma.sql`requester`)} union ${ofPerson(Prisma.sql`beneficiary`)}) as theirs`;

const ofPerson = (role: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select reference from ticket where ${role} = person and ended_at is null order by opened_at desc limit ${mostDriven}) union
  (select reference from ticket where ${role} = person and ended_at is not null
    order by changed_at desc, reference desc limit ${mostDriven})`;

const heldBy = (people: readonly PersonId[]): Prisma.Sql => Prisma.sql`
  select reference from unnest(${[...people]}::uuid[]) as person cross join lateral (
    (select reference from ticket where assignee = person and ended_at is null order by opened_at desc limit ${mostDriven}) union
    (select reference from ticket where assignee = person and ended_at is not null
      order by ended_at desc limit ${mostDriven})) as held`;
