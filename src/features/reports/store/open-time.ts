import { Prisma } from "../../../store/generated/client.ts";
import type { OpenStretches } from "../rules.ts";

/** The stretches as rows, for `openTime`. */
export const stretchRows = (stretches: readonly OpenStretches[]): Prisma.Sql => Prisma.sql`
  jsonb_to_recordset(${JSON.stringify(stretches)}::jsonb)
    as stretches (queues text[], starts float8[], lengths float8[], before float8[])`;

/** Milliseconds since 1970. `extract` gives a numeric, which takes much longer to calculate with. */
export const instant = (at: Prisma.Sql): Prisma.Sql => Prisma.sql`round(date_part('epoch', ${at}) * 1000)`;

/** Milliseconds of open time between two instants, each in milliseconds, by the row of `stretches` that is at hand. */
export const openTime = (from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`greatest(0, ${openUntil(to)} - ${openUntil(from)})`;

function openUntil(at: Prisma.Sql): Prisma.Sql {
  const place = Prisma.sql`width_bucket(${at}, stretches.starts)`;
  return Prisma.sql`
    case ${place} when 0 then 0
      else stretches.before[${place}] + least(${at} - stretches.starts[${place}], stretches.lengths[${place}]) end`;
}
