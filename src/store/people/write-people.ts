import type { AccountId } from "../../desk/person.ts";
import { jsonText } from "../engine/json.ts";
import type { Sql } from "../engine/sql.ts";
import { Prisma } from "../generated/client.ts";

/** What a platform tells of somebody. */
interface Told {
  readonly name: string;
  readonly email: string | null;
  readonly locale: string | null;
  readonly zone: string | null;
}

interface NewAccount extends AccountId {
  readonly personId: string;
  readonly directAddress: string;
  readonly administrator: boolean;
}

export async function addPersons(sql: Sql, persons: readonly (Told & { readonly id: string })[]): Promise<void> {
  if (persons.length === 0) return;
  await sql.$executeRaw`
    insert into person (id, name, email, locale, zone)
    select id, name, email, locale, zone from jsonb_populate_recordset(null::person, ${jsonText(persons)}::jsonb)`;
}

export async function addAccounts(sql: Sql, accounts: readonly NewAccount[]): Promise<void> {
  if (accounts.length === 0) return;
  await sql.$executeRaw`
    insert into account (platform, tenant, "user", person_id, direct_address, administrator)
    select platform, tenant, "user", "personId", "directAddress", administrator
      from jsonb_to_recordset(${jsonText(accounts)}::jsonb)
        as a (platform text, tenant text, "user" text, "personId" uuid, "directAddress" text, administrator boolean)`;
}

/** What is told anew; the rest stays. */
export async function writePerson(sql: Sql, id: string, told: Partial<Told>): Promise<void> {
  const columns = Object.entries(told).map(([name, value]) => Prisma.sql`${Prisma.raw(name)} = ${value}`);
  await sql.$executeRaw`update person set ${Prisma.join(columns)} where id = ${id}::uuid`;
}

export async function writeAccount(
  sql: Sql,
  { platform, tenant, user }: AccountId,
  { personId, directAddress, administrator }: Partial<NewAccount>,
): Promise<void> {
  await sql.$executeRaw`
    update account
       set person_id = coalesce(${personId ?? null}::uuid, person_id), direct_address = coalesce(${directAddress ?? null}, direct_address),
           administrator = coalesce(${administrator ?? null}, administrator)
     where platform = ${platform} and tenant = ${tenant} and "user" = ${user}`;
}

/** Who their platform says that the person behind an account works for; null: nobody. */
export async function writeManager(
  sql: Sql,
  { platform, tenant, user }: AccountId,
  manager: string | null,
): Promise<void> {
  await sql.$executeRaw`
    update account set manager = ${manager}
     where platform = ${platform} and tenant = ${tenant} and "user" = ${user} and manager is distinct from ${manager}`;
}
