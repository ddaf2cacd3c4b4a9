import { z } from "zod";
import type { AccountId, Person } from "../../desk/person.ts";
import { memoize } from "../../kernel/memoize.ts";
import type { Preference } from "../../kernel/notifications.ts";
import type { ManagersTold } from "../../kernel/policy.ts";
import type { Actor } from "../../kernel/roles.ts";
import { isZone } from "../../kernel/time/calendar.ts";
import { Prisma } from "../generated/client.ts";
import type { Sql } from "../engine/sql.ts";
import { platformName } from "../surfaces/surface-row.ts";

export const personRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  locale: z.string().nullable(),
  zone: z.string().nullable(),
  away: z.boolean(),
  // What is no instant never comes: one agent must not keep the others of the queue from what is offered.
  awayUntil: z.coerce.date().nullable().catch(null),
  awayBecause: z.enum(["said", "status"]).nullable(),
  delegateId: z.string().nullable(),
  decidesFrom: z.coerce.date().nullable().catch(null),
  decidesUntil: z.coerce.date().nullable().catch(null),
  notify: z.enum(["needs-me", "digest"]).nullable(),
  night: z.enum(["wait", "at-once"]).nullable(),
  quietFrom: z.int().nullable(),
  quietTo: z.int().nullable(),
  dailyAt: z.int().nullable(),
  weekly: z.boolean(),
  accounts: z.array(
    z.object({
      platform: platformName,
      tenant: z.string(),
      user: z.string(),
      directAddress: z.string(),
      administrator: z.boolean(),
      manager: z.string().nullable(),
    }),
  ),
});

const isZoneHere = memoize(1_000, isZone); // far more than there are zones

const table = z.array(personRow);

export type PersonRow = z.output<typeof personRow>;

/** People with their accounts, `where` and in the order given. */
export const persons = (where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select id, name, email, locale, zone, away, away_until as "awayUntil", away_because as "awayBecause",
         delegate_id as "delegateId", decides_from as "decidesFrom", decides_until as "decidesUntil",
         notify, night, quiet_from as "quietFrom", quiet_to as "quietTo", daily_at as "dailyAt", weekly, accounts
    from person cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object(
               'platform', platform, 'tenant', tenant, 'user', "user",
               'directAddress', direct_address, 'administrator', administrator, 'manager', manager
             ) order by platform, tenant, "user"), '[]') as accounts
        from account where person_id = person.id) as theirs
   where ${where}`;

export const readPersons = async (sql: Sql, where: Prisma.Sql): Promise<readonly PersonRow[]> =>
  table.parse(await sql.$queryRaw(persons(where)));

/** Ids of those whose accounts these are. */
export const ownersOf = (accounts: readonly AccountId[]): Prisma.Sql => Prisma.sql`
  select person_id from account
    join unnest(${accounts.map(({ platform }) => platform)}::text[], ${accounts.map(({ tenant }) => tenant)}::text[],
                ${accounts.map(({ user }) => user)}::text[]) as wanted (platform, tenant, "user")
   using (platform, tenant, "user")`;

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

/** People as `persons` gives them, and what they are to a queue. */
export const personsAndStanding = (where: Prisma.Sql, queue: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select known.*,
         exists (select from queue_member where queue_name = ${queue} and person_id = id) as agent,
         exists (select from queue_lead where queue_name = ${queue} and person_id = id) as lead,
         exists (select from named_lead where queue_name = ${queue} and email = known.email) as named
    from (${persons(where)}) as known`;
export const personWithStanding = personRow.extend({ agent: z.boolean(), lead: z.boolean(), named: z.boolean() });

/** `administrators`: e-mails in lower case of those the configuration names. */
export const actorOf = (
  { id, email, accounts, agent, lead, named }: z.output<typeof personWithStanding>,
  administrators: readonly string[],
): Actor => ({
  person: id,
  agent,
  // Who was put out of the agents' channel leads it no longer, but whom the policy names does.
  lead: named || (agent && lead),
  administrator:
    accounts.some(({ administrator }) => administrator) || (email !== null && administrators.includes(email)),
});

export const personOf = ({
  id,
  name,
  email,
  locale,
  zone,
  away,
  awayUntil,
  awayBecause,
  delegateId: to,
  decidesFrom: from,
  decidesUntil: until,
  accounts,
  ...wants
}: PersonRow): Person => ({
  id,
  name,
  email,
  locale,
  // What is no zone on this machine is not known: the desk's holds.
  zone: zone !== null && isZoneHere(zone) ? zone : null,
  wants: wantsOf(wants),
  away: away ? { until: awayUntil, because: awayBecause ?? "said" } : null,
  delegation: to === null || from === null || until === null ? null : { to, from, until },
  accounts: accounts.map(({ platform, tenant, user, directAddress }) => ({ platform, tenant, user, directAddress })),
  ...(accounts.some(({ manager }) => manager !== null) && { managers: managersOf(accounts) }),
});

const managersOf = (accounts: PersonRow["accounts"]): ManagersTold =>
  Object.fromEntries(accounts.flatMap(({ platform, manager }) => (manager === null ? [] : [[platform, manager]])));

const wantsOf = ({
  notify,
  night,
  quietFrom: from,
  quietTo: to,
  dailyAt: daily,
  weekly,
}: Pick<PersonRow, "notify" | "night" | "quietFrom" | "quietTo" | "dailyAt" | "weekly">): Preference => ({
  what: notify ?? "everything",
  night: night ?? "usual",
  quiet: from === null || to === null ? null : { from, to },
  daily,
  weekly,
});
