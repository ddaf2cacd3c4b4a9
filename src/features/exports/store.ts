import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { isId } from "../../store/engine/is-id.ts";
import { jsonText } from "../../store/engine/json.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { readableRows, type Unreadable } from "../../store/engine/readable.ts";
import { readableTickets, ticketColumnsAsRead } from "../../store/tickets/ticket-row.ts";
import { wordsId } from "../../store/words/words-id.ts";
import { exportFormats, exportOf, exportStates } from "./rules.ts";

const exported = z.object({
  id: z.string(),
  person: z.string(),
  asked: exportOf,
  format: z.enum(exportFormats),
  state: z.enum(exportStates),
  posted: z.object({ address: z.string(), message: z.string() }).nullable(),
  copy: z.string().nullable(),
});

const columns = Prisma.sql`id::text, person_id::text as person, asked, format, state, posted, copy`;

/** Ids of those that are to be brought and cannot be read. */
export async function unreadableExports(sql: Sql): Promise<readonly string[]> {
  const ids: string[] = [];
  const rows = await sql.$queryRaw`select ${columns} from export where state in ('asked', 'offered') order by id`;
  readableRows(rows, exported, { key: "id", unreadable: (id) => ids.push(id) });
  return ids;
}

export const readExports = (sql: Sql, unreadable: Unreadable): Pick<TicketReader, "exportOf" | "ticketsNamed"> => ({
  async exportOf(id) {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`select ${columns} from export where id = ${id}::uuid`;
    return z.array(exported).parse(rows)[0] ?? null;
  },

  async ticketsNamed(references) {
    const rows = await sql.$queryRaw`
      select ${ticketColumnsAsRead} from ticket where reference = any (${[...references]}::text[])
       order by opened_at desc, reference desc`;
    return readableTickets(rows, unreadable);
  },
});

type Writes = Pick<DeskTransaction, "addExport" | "setExport">;

export const writeExports = (sql: Sql): Writes => ({
  async addExport({ person, asked, format, at }) {
    const id = wordsId(at, 0);
    await sql.$executeRaw`
      insert into export (id, person_id, asked, format, at)
      values (${id}::uuid, ${person}::uuid, ${jsonText(asked)}::jsonb, ${format}, ${at})`;
    return id;
  },

  async setExport(id, { state, rows, posted, copy }) {
    await sql.$executeRaw`
      update export
         set state = coalesce(${state ?? null}, state), rows = coalesce(${rows ?? null}::int, rows),
             posted = coalesce(${posted ? jsonText(posted) : null}::jsonb, posted),
             copy = coalesce(${copy ?? null}, copy)
       where id = ${id}::uuid`;
  },
});
