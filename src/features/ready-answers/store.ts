import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { locales } from "../../kernel/locale.ts";
import { isId } from "../../store/engine/is-id.ts";
import { jsonText, storable } from "../../store/engine/json.ts";
import { readableRows, type Unreadable } from "../../store/engine/readable.ts";
import { holdKey, type Sql } from "../../store/engine/sql.ts";
import type { Transaction } from "../../store/engine/transact.ts";
import { Prisma } from "../../store/generated/client.ts";
import type { ReadyText } from "./rules.ts";

const row = z.object({
  id: z.string(),
  owner: z.string().nullable(),
  queue: z.string().nullable(),
  title: z.string(),
  // A language that only a newer desk speaks is left out.
  words: z.record(z.string(), z.string()).pipe(z.partialRecord(z.enum(locales), z.string()).catch({})),
  version: z.int(),
  changedAt: z.date(),
  inPolicy: z.boolean(),
  uses: z.int(),
  usedAt: z.date().nullable(),
});

const columns = Prisma.sql`
  id, owner_id as owner, queue_name as queue, title, words, version, changed_at as "changedAt",
  changed_by is null as "inPolicy", uses, used_at as "usedAt"`;

type Reads = Pick<TicketReader, "readyAnswers" | "readyAnswer" | "readyAnswersInPolicy">;

/** All that can be read: one that cannot must not take the others away. */
const readable = (rows: unknown, unreadable: Unreadable) => readableRows(rows, row, { key: "id", unreadable });

/** Ids of those that cannot be read. */
export async function unreadableReadyAnswers(sql: Sql): Promise<readonly string[]> {
  const ids: string[] = [];
  readable(await sql.$queryRaw`select ${columns} from ready_answer order by id`, (id) => ids.push(id));
  return ids;
}

export const readReadyAnswers = (sql: Sql, unreadable: Unreadable): Reads => ({
  async readyAnswers(person, queues) {
    return readable(
      await sql.$queryRaw`
        select ${columns} from ready_answer where owner_id = ${person}::uuid
        union all
        select ${columns} from ready_answer where owner_id is null and queue_name = any (${[...queues]})
        union all
        select ${columns} from ready_answer where owner_id is null and queue_name is null`,
      unreadable,
    );
  },

  async readyAnswer(id) {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`select ${columns} from ready_answer where id = ${id}::uuid`;
    return readable(rows, unreadable)[0] ?? null;
  },

  async readyAnswersInPolicy() {
    return readable(await sql.$queryRaw`select ${columns} from ready_answer where changed_by is null`, unreadable);
  },
});

type Writes = Pick<
  DeskTransaction,
  "holdReadyAnswers" | "addReadyAnswer" | "changeReadyAnswer" | "removeReadyAnswers" | "countReadyAnswer"
>;

export const writeReadyAnswers = ({ sql, behind }: Pick<Transaction, "sql" | "behind">): Writes => ({
  holdReadyAnswers: () => holdKey(sql, "ready answers"),

  async addReadyAnswer(text, { id, at, by }) {
    await sql.$executeRaw`
      insert into ready_answer (id, version, ${columnNames}, changed_at, changed_by)
      values (${id}::uuid, 1, ${values(text)}, ${at}, ${by}::uuid)
      -- One of the policy that could not be read.
          on conflict (queue_name, title) where changed_by is null
          do update set words = excluded.words, version = ready_answer.version + 1, changed_at = excluded.changed_at`;
  },

  async changeReadyAnswer(id, text, { at, by }) {
    await sql.$executeRaw`
      update ready_answer
         set version = version + 1, (${columnNames}) = row (${values(text)}), changed_at = ${at}, changed_by = ${by}::uuid
       where id = ${id}::uuid`;
  },

  async removeReadyAnswers(ids) {
    const known = ids.filter(isId);
    if (known.length > 0) await sql.$executeRaw`delete from ready_answer where id = any (${known}::uuid[])`;
  },

  async countReadyAnswer(id, by, at) {
    if (!isId(id)) return;
    await behind.$executeRaw`
      update ready_answer set uses = uses + 1, used_at = greatest(used_at, ${at})
       where id = ${id}::uuid and (owner_id is null or owner_id = ${by}::uuid)`;
  },
});

const columnNames = Prisma.sql`owner_id, queue_name, title, words`;

const values = ({ owner, queue, title, words }: ReadyText): Prisma.Sql =>
  Prisma.sql`${owner}::uuid, ${queue}, ${storable(title)}, ${jsonText(words)}::jsonb`;
