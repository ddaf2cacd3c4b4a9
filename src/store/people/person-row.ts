import { z } from "zod";
import type { Person } from "../../desk/person.ts";
import { Prisma } from "../generated/client.ts";
import type { Sql } from "../engine/sql.ts";
import { platformName } from "../surfaces/surface-row.ts";

const row = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  locale: z.string().nullable(),
  zone: z.string().nullable(),
  away: z.boolean(),
  awayUntil: z.date().nullable(),
  awayBecause: z.enum(["said", "status"]).nullable(),
  accounts: z.array(
    z.object({
      platform: platformName,
      tenant: z.string(),
      user: z.string(),
      directAddress: z.string(),
      administrator: z.boolean(),
    }),
  ),
});

const table = z.array(row);

export type PersonRow = z.output<typeof row>;

/** People with their accounts, `where` and in the order given. Half of what Prisma's two statements take (0.6 ms, not 1.2). */
export async function readPersons(sql: Sql, where: Prisma.Sql): Promise<readonly PersonRow[]> {
  const rows = await sql.$queryRaw`
    select id, name, email, locale, zone, away, away_until as "awayUntil", away_because as "awayBecause", accounts
      from person cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object(
                 'platform', platform, 'tenant', tenant, 'user', "user",
                 'directAddress', direct_address, 'administrator', administrator
               ) order by platform, tenant, "user"), '[]') as accounts
          from account where person_id = person.id) as theirs
     where ${where}`;
  return table.parse(rows);
}

/** Whose account it is; null when nobody with it was seen yet. */
export async function personAt(
  sql: Sql,
  { platform, tenant, user }: Pick<PersonRow["accounts"][number], "platform" | "tenant" | "user">,
): Promise<PersonRow | null> {
  const theirs = Prisma.sql`
    select person_id from account where platform = ${platform} and tenant = ${tenant} and "user" = ${user}`;
  const [row] = await readPersons(sql, Prisma.sql`id = (${theirs})`);
  return row ?? null;
}

export const personOf = ({ away, awayUntil, awayBecause, accounts, ...told }: PersonRow): Person => ({
  ...told,
  away: away ? { until: awayUntil, because: awayBecause ?? "said" } : null,
  accounts: accounts.map(({ platform, tenant, user, directAddress }) => ({ platform, tenant, user, directAddress })),
});
