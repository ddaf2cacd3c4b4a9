import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { isId } from "../../store/engine/is-id.ts";
import { storable } from "../../store/engine/json.ts";
import { readableRows, type Unreadable } from "../../store/engine/readable.ts";
import { holdKey, type Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import type { KnownIssueText } from "./rules.ts";

const row = z.object({
  id: z.string(),
  service: z.string(),
  words: z.string(),
  since: z.date(),
  expectedAt: z.date().nullable(),
  endsAt: z.date(),
  endedAt: z.date().nullable(),
  endedBy: z.string().nullable(),
  version: z.int(),
  setBy: z.string(),
  ticket: z.string().nullable(),
  queue: z.string().nullable(),
});
const affected = z.array(z.object({ id: z.string(), people: z.int(), reader: z.boolean() }));
const places = z.array(z.object({ person: z.string(), platform: z.enum(["slack", "teams"]) }));

const columns = Prisma.sql`
  known_issue.id, known_issue.service, known_issue.words, known_issue.since, known_issue.expected_at as "expectedAt",
  known_issue.ends_at as "endsAt", known_issue.ended_at as "endedAt", known_issue.ended_by as "endedBy",
  known_issue.version, known_issue.set_by as "setBy", known_issue.ticket, ticket.queue_name as queue
  from known_issue left join ticket on reference = known_issue.ticket`;

type Reads = Pick<TicketReader, "knownIssues" | "knownIssue" | "affectedBy" | "peopleAffectedBy">;

const readable = (rows: unknown, unreadable: Unreadable) => readableRows(rows, row, { key: "id", unreadable });

/** Ids of those that cannot be read. */
export async function unreadableKnownIssues(sql: Sql): Promise<readonly string[]> {
  const ids: string[] = [];
  readable(await sql.$queryRaw`select ${columns} where known_issue.ended_at is null order by 1`, (id) => ids.push(id));
  return ids;
}

export const readKnownIssues = (sql: Sql, unreadable: Unreadable): Reads => ({
  async knownIssues() {
    return readable(
      await sql.$queryRaw`select ${columns} where known_issue.ended_at is null order by known_issue.since desc, known_issue.id`,
      unreadable,
    );
  },

  async knownIssue(id) {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`select ${columns} where known_issue.id = ${id}::uuid`;
    return readable(rows, unreadable)[0] ?? null;
  },

  async affectedBy(ids, reader) {
    const known = ids.filter(isId);
    if (known.length === 0) return new Map();
    const found = await sql.$queryRaw`
      select known_issue_id as id, count(*)::int as people, bool_or(person_id is not distinct from ${reader}::uuid) as reader
        from known_issue_affected where known_issue_id = any (${known}::uuid[]) group by 1`;
    return new Map(affected.parse(found).map(({ id, ...each }) => [id, each]));
  },

  async peopleAffectedBy(id, after, most) {
    const found = await sql.$queryRaw`
      select person_id as person, platform from known_issue_affected
       where known_issue_id = ${id}::uuid ${after === null ? Prisma.empty : Prisma.sql`and person_id > ${after}::uuid`}
       order by person_id limit ${most}`;
    return places.parse(found);
  },
});

type Writes = Pick<
  DeskTransaction,
  "holdKnownIssues" | "keepKnownIssue" | "addKnownIssue" | "changeKnownIssue" | "endKnownIssue" | "addAffected"
>;

export const writeKnownIssues = (sql: Sql, unreadable: Unreadable): Writes => ({
  holdKnownIssues: () => holdKey(sql, "known issues"),

  async keepKnownIssue(id) {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`select ${columns} where known_issue.id = ${id}::uuid for share of known_issue`;
    return readable(rows, unreadable)[0] ?? null;
  },

  async addKnownIssue(said, { id, endsAt, by, ticket }) {
    await sql.$executeRaw`
      insert into known_issue (id, version, ${columnNames}, ends_at, set_by, ticket)
      values (${id}::uuid, 1, ${values(said)}, ${endsAt}, ${by}::uuid, ${ticket})`;
  },

  async changeKnownIssue(id, said, { endsAt, by }) {
    await sql.$executeRaw`
      update known_issue
         set version = version + 1, (${columnNames}) = row (${values(said)}), ends_at = ${endsAt}, set_by = ${by}::uuid,
             ended_at = null, ended_by = null
       where id = ${id}::uuid`;
  },

  async endKnownIssue(id, { at, by }) {
    await sql.$executeRaw`
      update known_issue set version = version + 1, ended_at = ${at}, ended_by = ${by}::uuid where id = ${id}::uuid`;
  },

  async addAffected(id, { person, platform, at }) {
    const added = await sql.$executeRaw`
      insert into known_issue_affected (known_issue_id, person_id, platform, at)
      values (${id}::uuid, ${person}::uuid, ${platform}, ${at}) on conflict do nothing`;
    return added > 0;
  },
});

const columnNames = Prisma.sql`service, words, since, expected_at`;

const values = ({ service, words, since, expectedAt }: KnownIssueText): Prisma.Sql =>
  Prisma.sql`${storable(service)}, ${storable(words)}, ${since}::timestamptz, ${expectedAt}::timestamptz`;
