import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { isId } from "../../store/engine/is-id.ts";
import { jsonText } from "../../store/engine/json.ts";
import { readableRows } from "../../store/engine/readable.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { severalCommand, type SeveralChanged, type SeveralUnreadable } from "./rules.ts";

const asker = z.object({ id: z.string(), person: z.string() });
const row = asker.extend({
  command: severalCommand,
  tickets: z.array(z.object({ reference: z.string(), mark: z.string().nullable() })),
  outcomes: z.record(z.string(), z.string().nullable()),
});

function severalIn(rows: unknown): SeveralChanged | SeveralUnreadable | null {
  const [found] = z.array(asker.loose()).parse(rows);
  if (found === undefined) return null;
  const read = row.safeParse(found);
  return read.success ? read.data : { id: found.id, person: found.person, command: null };
}

const columns = Prisma.sql`id, person_id as person, command, tickets, outcomes`;

/** Ids of those that cannot be read. */
export async function unreadableSeveral(sql: Sql): Promise<readonly string[]> {
  const ids: string[] = [];
  readableRows(await sql.$queryRaw`select ${columns} from several_changed order by id`, row, {
    key: "id",
    unreadable: (id) => ids.push(id),
  });
  return ids;
}

export const readSeveral = (sql: Sql): Pick<TicketReader, "severalChanged"> => ({
  async severalChanged(id) {
    if (!isId(id)) return null;
    return severalIn(await sql.$queryRaw`select ${columns} from several_changed where id = ${id}::uuid`);
  },
});

type Writes = Pick<DeskTransaction, "addSeveral" | "lockSeveral" | "setSeveralOutcome" | "forgetSeveral">;

export const writeSeveral = (sql: Sql): Writes => ({
  async addSeveral({ id, person, command, tickets }, at) {
    await sql.$executeRaw`
      insert into several_changed (id, person_id, asked_at, command, tickets)
      values (${id}::uuid, ${person}::uuid, ${at}, ${jsonText(command)}::jsonb, ${jsonText(tickets)}::jsonb)`;
  },

  async lockSeveral(id) {
    return severalIn(await sql.$queryRaw`select ${columns} from several_changed where id = ${id}::uuid for update`);
  },

  async setSeveralOutcome(id, reference, why) {
    await sql.$executeRaw`
      update several_changed set outcomes = outcomes || ${jsonText({ [reference]: why })}::jsonb where id = ${id}::uuid`;
  },

  async forgetSeveral(id) {
    await sql.$executeRaw`delete from several_changed where id = ${id}::uuid`;
  },
});
