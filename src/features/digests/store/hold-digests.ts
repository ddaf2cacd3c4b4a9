import { z } from "zod";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { platformName } from "../../../store/surfaces/surface-row.ts";
import type { Digest } from "../deliveries.ts";

const columns = Prisma.sql`
  id, queue_name as queue, person_id as person, platform, tenant, address, message, calls, settled,
  called_at as "calledAt", told_until as "toldUntil", total, shape,
  coalesce(greatest(0, extract(epoch from lease_until - clock_timestamp()) * 1000), 0)::float8 as "heldFor"`;

const rows = z.array(
  z
    .object({
      id: z.coerce.string(),
      queue: z.string(),
      person: z.string().nullable(),
      platform: platformName,
      tenant: z.string(),
      address: z.string(),
      message: z.string().nullable(),
      calls: z.int(),
      settled: z.int(),
      calledAt: z.date().nullable(),
      toldUntil: z.date().nullable(),
      total: z.int(),
      shape: z.string(),
      heldFor: z.number(),
    })
    .transform(({ tenant, address, heldFor, ...row }) => ({
      heldFor,
      digest: { ...row, to: { platform: row.platform, tenant, address } } satisfies Digest,
    })),
);

type DigestWrites = Pick<DeskTransaction, "digestsOf" | "holdDigest" | "keepDigest">;

export const writeDigests = (sql: Sql): DigestWrites => ({
  async digestsOf(queue) {
    const found = await sql.$queryRaw`select ${columns} from digest where queue_name = ${queue} order by id`;
    return rows.parse(found).map(({ digest }) => digest);
  },

  async holdDigest({ queue, person, platform }, { tenant, address }) {
    await sql.$executeRaw`
      insert into digest (queue_name, person_id, platform, tenant, address)
      values (${queue}, ${person}::uuid, ${platform}, ${tenant}, ${address}) on conflict do nothing`;
    const [row] = rows.parse(
      await sql.$queryRaw`
        select ${columns} from digest
         where queue_name = ${queue} and person_id is not distinct from ${person}::uuid and platform = ${platform}
           for update`,
    );
    if (row === undefined) throw new Error(`no digest of ${queue}`);
    return row.heldFor > 0 ? { result: "taken", for: row.heldFor } : { result: "held", digest: row.digest };
  },

  async keepDigest({ id, to, message, calls, settled, calledAt, toldUntil, total, shape }, heldFor = null) {
    const lease = Prisma.sql`clock_timestamp() + ${heldFor}::float8 * interval '1 millisecond'`; // null: none
    await sql.$executeRaw`
      update digest
         set tenant = ${to.tenant}, address = ${to.address}, message = ${message}, calls = ${calls}, settled = ${settled},
             called_at = ${calledAt}, told_until = ${toldUntil}, total = ${total}, shape = ${shape}, lease_until = ${lease}
       where id = ${BigInt(id)}`;
  },
});
