import type { ChatUser } from "../../channels/platform.ts";
import type { Person } from "../../desk/ports.ts";
import { betterAddress } from "./direct-address.ts";
import { Prisma } from "../generated/client.ts";
import { personOf, readPersons, type PersonRow } from "./person-row.ts";
import { holdKey, type Sql } from "../engine/sql.ts";

/** The person behind an account, made when it is new; keeps what the platform newly says of them. */
export async function recognise(sql: Sql, user: ChatUser): Promise<Person> {
  const known = (await find(sql, user)) ?? (await meet(sql, user));
  const changed = [await updateAccount(sql, known, user), await updatePerson(sql, known, user)];
  return personOf(changed.includes(true) ? ((await find(sql, user)) ?? known) : known);
}

async function find(sql: Sql, { platform, tenant, user }: ChatUser): Promise<PersonRow | null> {
  const theirs = Prisma.sql`
    select person_id from account where platform = ${platform} and tenant = ${tenant} and "user" = ${user}`;
  const [row] = await readPersons(sql, Prisma.sql`id = (${theirs})`);
  return row ?? null;
}

/** A new account: of the person with the same e-mail, else of somebody new. */
async function meet(sql: Sql, user: ChatUser): Promise<PersonRow> {
  await holdKey(sql, `account ${user.platform} ${user.tenant} ${user.user}`);
  const meanwhile = await find(sql, user);
  if (meanwhile !== null) return meanwhile;

  const { platform, tenant, directAddress, name, locale, zone } = user;
  const email = user.email?.toLowerCase() ?? null;
  const namesake = email === null ? null : await ownerOf(sql, email);
  const { id } = namesake ?? (await sql.person.create({ data: { name: name ?? "", email, locale, zone } }));
  const administrator = user.administrator ?? false;
  await sql.account.create({
    data: { platform, tenant, user: user.user, personId: id, directAddress, administrator },
  });
  const [met] = await readPersons(sql, Prisma.sql`id = ${id}::uuid`);
  if (met === undefined) throw new Error(`person ${id} was stored and is not found`);
  return met;
}

/** Who has this e-mail; until the transaction ends nobody else may take it. */
async function ownerOf(sql: Sql, email: string): Promise<{ id: string } | null> {
  await holdKey(sql, `email ${email}`);
  return sql.person.findUnique({ where: { email }, select: { id: true } });
}

async function updatePerson(sql: Sql, known: PersonRow, user: ChatUser): Promise<boolean> {
  const email = user.email?.toLowerCase() ?? known.email;
  const told = {
    name: user.name ?? known.name,
    locale: user.locale ?? known.locale,
    zone: user.zone ?? known.zone,
    // Two people who turn out to have one address stay two: their tickets are not ours to mix.
    email: email !== null && email !== known.email && (await ownerOf(sql, email)) !== null ? known.email : email,
  };
  if (isSame(told, known)) return false;
  await sql.person.update({ where: { id: known.id }, data: told });
  return true;
}

async function updateAccount(sql: Sql, { accounts }: PersonRow, user: ChatUser): Promise<boolean> {
  const { platform, tenant } = user;
  const known = accounts.find(
    (each) => each.platform === platform && each.tenant === tenant && each.user === user.user,
  );
  if (known === undefined) return false;
  const told = {
    directAddress: betterAddress(known.directAddress, user.directAddress),
    administrator: user.administrator ?? known.administrator,
  };
  if (isSame(told, known)) return false;
  await sql.account.update({ where: { platform_tenant_user: { platform, tenant, user: user.user } }, data: told });
  return true;
}

const isSame = <Told extends object>(told: Told, known: Told): boolean =>
  Object.entries(told).every(([name, value]) => Reflect.get(known, name) === value);
