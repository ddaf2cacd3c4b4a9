import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { jsonText } from "../../store/engine/json.ts";
import { readableRows, type Unreadable } from "../../store/engine/readable.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { policyParts, typedHours, typedTargets, type PolicyChange } from "./rules.ts";

const row = z.object({
  id: z.string(),
  queue: z.string(),
  part: z.enum(policyParts),
  by: z.string(),
  at: z.date().nullable().catch(null),
  hours: z.unknown(),
  targets: z.unknown(),
});
const last = z.array(z.object({ id: z.string().nullable() }));

const columns = Prisma.sql`id::text as id, queue_name as queue, part, person_id as by, at, hours, targets`;

type Reads = Pick<TicketReader, "policyChanges" | "lastPolicyChange" | "policyChangeOf">;

/** `unreadable` is told of a queue whose last change cannot be read: what cannot is as if nothing had been changed. */
export const readPolicyChanges = (sql: Sql, unreadable: Unreadable): Reads => {
  /** The policy of one queue must not take that of the others away, nor stop the clock, nor keep the queue from its tickets. */
  const readable = (found: unknown): readonly PolicyChange[] =>
    readableRows(found, row, { key: "queue", unreadable }).map((change) => {
      const read = {
        hours: typedHours.nullable().safeParse(change.hours),
        targets: typedTargets.nullable().safeParse(change.targets),
      };
      for (const part of policyParts) if (!read[part].success) unreadable(change.queue, read[part].error);
      if (change.at === null) unreadable(change.queue, new Error("when it was changed is no instant"));
      return {
        ...change,
        hours: read.hours.data ?? null,
        targets: read.targets.data ?? null,
        unread: policyParts.filter((part) => !read[part].success),
      };
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
