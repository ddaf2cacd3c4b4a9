import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { isId } from "../../store/engine/is-id.ts";
import { jsonText } from "../../store/engine/json.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { severalCommand } from "./rules.ts";

const rows = z.array(
  z.object({
    id: z.string(),
    person: z.string(),
    command: severalCommand,
    tickets: z.array(z.object({ reference: z.string(), mark: z.string().nullable() })),
    outcomes: z.record(z.string(), z.string().nullable()),
  }),
);

const columns = Prisma.sql`id, person_id as person, command, tickets, outcomes`;

export const readSeveral = (sql: Sql): Pick<TicketReader, "severalChanged"> => ({
  async severalChanged(id) {
    if (!isId(id)) return null;
    return rows.parse(await sql.$queryRaw`select ${columns} from several_changed where id = ${id}::uuid`)[0] ?? null;
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
    return (
      rows.parse(await sql.$queryRaw`select ${columns} from several_changed where id = ${id}::uuid for update`)[0] ??
      null
    );
  },

  async setSeveralOutcome(id, reference, why) {
    await sql.$executeRaw`
      update several_changed set outcomes = outcomes || ${jsonText({ [reference]: why })}::jsonb where id = ${id}::uuid`;
  },

  async forgetSeveral(id) {
    await sql.$executeRaw`delete from several_changed where id = ${id}::uuid`;
  },
});
