import type { TicketList } from "../../desk/reader.ts";
import type { Rank } from "../../features/home/rules.ts";
import { Prisma } from "../generated/client.ts";

/** A list of open tickets, in the order in which they break. */
export type OpenList = Exclude<TicketList, { name: "mine" }>;

/** What breaks next: the order that the indexes of open tickets give. */
export const soonestFirst = Prisma.sql`next_due_at, priority, opened_at, reference`;

/** The same order, from its end. */
export const soonestLast = Prisma.sql`next_due_at desc nulls first, priority desc, opened_at desc, reference desc`;

export const newestFirst = Prisma.sql`changed_at desc, reference desc`;

/** Those that come after a row in that order, in which what nothing can break comes last. */
export function laterThan(after: Rank | null): Prisma.Sql {
  if (after === null) return Prisma.sql`true`;
  const { due, priority, reference } = after;
  const opened = new Date(after.opened);
  return due === null
    ? Prisma.sql`(next_due_at is null and (priority, opened_at, reference) > (${priority}, ${opened}, ${reference}))`
    : Prisma.sql`(next_due_at is null
                  or (next_due_at, priority, opened_at, reference) > (${new Date(due)}, ${priority}, ${opened}, ${reference}))`;
}

/** Those that come before it. */
export function soonerThan({ due, priority, opened, reference }: Rank): Prisma.Sql {
  const at = new Date(opened);
  return due === null
    ? Prisma.sql`(next_due_at is not null or (priority, opened_at, reference) < (${priority}, ${at}, ${reference}))`
    : Prisma.sql`(next_due_at, priority, opened_at, reference) < (${new Date(due)}, ${priority}, ${at}, ${reference})`;
}

/** Those of somebody that are open, or have ended, and come after a row; the most lately changed come first. */
export function olderThan(after: Rank | null, open: boolean): Prisma.Sql {
  const those = open ? Prisma.sql`ended_at is null` : Prisma.sql`ended_at is not null`;
  if (after === null || (after.open && !open)) return those;
  if (!after.open && open) return Prisma.sql`${those} and false`;
  return Prisma.sql`${those} and (changed_at, reference) < (${new Date(after.changed)}, ${after.reference})`;
}

/** Those of them that come before it. */
export function newerThan(first: Rank, open: boolean): Prisma.Sql {
  const those = open ? Prisma.sql`ended_at is null` : Prisma.sql`ended_at is not null`;
  if (first.open && !open) return Prisma.sql`${those} and false`;
  if (!first.open && open) return those;
  return Prisma.sql`${those} and (changed_at, reference) > (${new Date(first.changed)}, ${first.reference})`;
}

// Each is said as it stands in its index, in prisma/sql/tickets.sql: else PostgreSQL does not use it.
const isOpen = Prisma.sql`ended_at is null`;
const isFree = Prisma.sql`status = 'new' and approvers = '{}'`;
const isAwaited = Prisma.sql`clock ->> 'awaited' is not null`;
const wasMissed = Prisma.sql`(clock #>> '{levels,resolution,state}' = 'breached'
  or clock #>> '{levels,first-response,state}' = 'breached' and clock ->> 'respondedAt' is null)`;

/** As the list of what is late has it, in one: for counting what is open. */
export const isLate = (at: Date): Prisma.Sql =>
  Prisma.sql`(next_due_at <= ${at} or next_due_at > ${at} and ${wasMissed})`;

const isUnresolved = Prisma.sql`ended_at is null and status <> 'resolved'`;
/** People are called for it by itself, as `callsSingly` says: what is in a digest is told there. */
const callsSingly = Prisma.sql`(priority in ('P1', 'P2') or clock #>> '{chain,askedBy}' is not null)`;
const callsSomebody = Prisma.sql`clock #>> '{chain,state}' <> 'settled' and ${callsSingly}`;
const isSeenTo = Prisma.sql`clock #>> '{chain,seenBy}' is not null and ${callsSingly}`;

/** Help with it is asked of somebody by name, and not by themselves. */
const isAskedOf = (person: string) => Prisma.sql`
  clock #> '{chain,people}' @> to_jsonb(array[${person}::text])
  and clock #>> '{chain,askedBy,person}' is distinct from ${person}`;

/** Their own work is nobody's to confirm, and a part is confirmed with its whole. */
const isAsked = (person: string) => Prisma.sql`
  (status = 'waiting'
   or approvers <> '{}' and approval -> 'questions' @? '$[*] ? (!exists(@.answer))'
   or status = 'resolved' and part_of is null and coalesce(attempts -> -1 ->> 'workOf', attempts -> -1 ->> 'by') is distinct from ${person})`;

/** What a list holds, in parts of which each is read by an index; of a list of queues those of the queue `wanted`. */
export function partsOf(list: OpenList): readonly Prisma.Sql[] {
  switch (list.name) {
    case "claimed": {
      const { person, queues } = list;
      const seenTo = Prisma.sql`${isUnresolved} and ${isSeenTo} and clock #>> '{chain,seenBy}' = ${person}`;
      return [
        Prisma.sql`${heldBy(list)}`,
        Prisma.sql`${seenTo} and queue_name = any (${[...queues]}) and assignee is distinct from ${person}::uuid`,
      ];
    }
    case "waiting": {
      const { person, queues } = list;
      const others = Prisma.sql`assignee is distinct from ${person}::uuid`;
      const asked = (role: Prisma.Sql) => Prisma.sql`${role} = ${person}::uuid and ${isOpen} and ${isAsked(person)}`;
      return [
        ...(queues.length === 0
          ? []
          : [
              Prisma.sql`${heldBy(list)} and ${isAwaited} and status <> 'resolved'`,
              Prisma.sql`queue_name = any (${[...queues]}) and ${isUnresolved} and ${callsSomebody} and ${isAskedOf(person)}
                         and ${others} and requester <> ${person}::uuid and beneficiary <> ${person}::uuid`,
            ]),
        Prisma.sql`approvers <> '{}' and approvers @> array[${person}::uuid] and ${others}`,
        Prisma.sql`${asked(Prisma.sql`requester`)} and ${others}`,
        Prisma.sql`${asked(Prisma.sql`beneficiary`)} and ${others} and requester <> ${person}::uuid`,
      ];
    }
    case "late":
      return [
        Prisma.sql`queue_name = wanted and ${isOpen} and next_due_at <= ${list.at}`,
        Prisma.sql`queue_name = wanted and ${isOpen} and next_due_at > ${list.at} and ${wasMissed}`,
      ];
    case "free":
      return [Prisma.sql`queue_name = wanted and ${isFree}`];
    case "queue":
      return [Prisma.sql`queue_name = wanted and ${isOpen}`];
  }
}

const heldBy = ({ person, queues }: { readonly person: string; readonly queues: readonly string[] }): Prisma.Sql =>
  Prisma.sql`assignee = ${person}::uuid and ${isOpen} and queue_name = any (${[...queues]})`;
