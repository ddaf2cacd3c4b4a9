import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { jsonText } from "../../store/engine/json.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { policyParts, typedHours, typedTargets, type PolicyChange } from "./rules.ts";

const change = z.object({
  id: z.string(),
  queue: z.string(),
  part: z.enum(policyParts),
  by: z.string(),
  at: z.date(),
  hours: typedHours.nullable(),
  targets: typedTargets.nullable(),
});
const rows = z.array(z.looseObject({ queue: z.string() }));
const last = z.array(z.object({ id: z.string().nullable() }));

const columns = Prisma.sql`id::text as id, queue_name as queue, part, person_id as by, at, hours, targets`;

type Reads = Pick<TicketReader, "policyChanges" | "lastPolicyChange" | "policyChangeOf">;

/** Told of a queue whose last change cannot be read, such as that of a newer desk: it is as if nothing had been changed. */
export type UnreadableChange = (queue: string, err: unknown) => void;

export const readPolicyChanges = (sql: Sql, unreadable: UnreadableChange): Reads => {
  /** The policy of one queue must not take that of the others away, nor stop the clock. */
  const readable = (found: unknown): readonly PolicyChange[] =>
    rows.parse(found).flatMap((row) => {
      const read = change.safeParse(row);
      if (read.success) return [read.data];
      unreadable(row.queue, read.error);
      return [];
    });
  return {
    async policyChanges() {
      return readable(
        await sql.$queryRaw`
          select distinct on (queue_name) ${columns} from queue_policy order by queue_name, queue_policy.id desc`,
      );
    },

    async lastPolicyChange() {
      return last.parse(await sql.$queryRaw`select max(id)::text as id from queue_policy`)[0]?.id ?? null;
    },

    async policyChangeOf(queue) {
      const found = await sql.$queryRaw`
        select ${columns} from queue_policy where queue_name = ${queue} order by queue_policy.id desc limit 1`;
      return readable(found)[0] ?? null;
    },
  };
};

export const writePolicyChanges = (sql: Sql): Pick<DeskTransaction, "addPolicyChange"> => ({
  async addPolicyChange({ queue, part, by, at, hours, targets }) {
    await sql.$executeRaw`
      insert into queue_policy (queue_name, part, person_id, at, hours, targets)
      values (${queue}, ${part}, ${by}::uuid, ${at}, ${hours && jsonText(hours)}::jsonb, ${targets && jsonText(targets)}::jsonb)`;
  },
});
