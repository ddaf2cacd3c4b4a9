import { storable } from "../engine/json.ts";
import type { ChatUser } from "../../channels/platform.ts";
import type { Person } from "../../desk/person.ts";
import { betterAddress } from "./direct-address.ts";
import { Prisma } from "../generated/client.ts";
import { personAt, personOf, readPersons, type PersonRow } from "./person-row.ts";
import { holdKey, type Sql } from "../engine/sql.ts";

/** The person behind an account, made when it is new; keeps what the platform newly says of them. */
export async function recognise(sql: Sql, user: ChatUser): Promise<Person> {
  const known = (await personAt(sql, user)) ?? (await meet(sql, user));
  const changed = [await updateAccount(sql, known, user), await updatePerson(sql, known, user)];
  return personOf(changed.includes(true) ? ((await personAt(sql, user)) ?? known) : known);
}

/** A new account: of the person with the same e-mail, else of somebody new. */
async function meet(sql: Sql, user: ChatUser): Promise<PersonRow> {
  await holdKey(sql, `account ${user.platform} ${user.tenant} ${user.user}`);
  const meanwhile = await personAt(sql, user);
  if (meanwhile !== null) return meanwhile;

  const { platform, tenant, directAddress, name, locale, zone } = user;
  const email = user.email?.toLowerCase() ?? null;
  const sameEmail = email === null ? null : await ownerOf(sql, email);
  const { id } = sameEmail ?? (await sql.person.create({ data: { name: storable(name ?? ""), email, locale, zone } }));
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

export const toldOfPerson = (known: PersonRow, user: ChatUser) => ({
  name: user.name === null ? known.name : storable(user.name),
  locale: user.locale ?? known.locale,
  zone: user.zone ?? known.zone,
  email: user.email?.toLowerCase() ?? known.email,
});

async function updatePerson(sql: Sql, known: PersonRow, user: ChatUser): Promise<boolean> {
  const told = toldOfPerson(known, user);
  // Two people who turn out to have one address stay two: their tickets are not ours to mix.
  if (told.email !== null && told.email !== known.email && (await ownerOf(sql, told.email)) !== null)
    told.email = known.email;
  if (isSame(told, known)) return false;
  await sql.person.update({ where: { id: known.id }, data: told });
  return true;
}

type AccountRow = PersonRow["accounts"][number];

export const accountIn = ({ accounts }: PersonRow, { platform, tenant, user }: ChatUser): AccountRow | undefined =>
  accounts.find((each) => each.platform === platform && each.tenant === tenant && each.user === user);

export const toldOfAccount = (known: AccountRow, user: ChatUser) => ({
  directAddress: betterAddress(known.directAddress, user.directAddress),
  administrator: user.administrator ?? known.administrator,
});

async function updateAccount(sql: Sql, person: PersonRow, user: ChatUser): Promise<boolean> {
  const known = accountIn(person, user);
  if (known === undefined) return false;
  const told = toldOfAccount(known, user);
  if (isSame(told, known)) return false;
  const { platform, tenant } = user;
  await sql.account.update({ where: { platform_tenant_user: { platform, tenant, user: user.user } }, data: told });
  return true;
}

export const isSame = <Told extends object>(told: Told, known: Told): boolean =>
  Object.entries(told).every(([name, value]) => Reflect.get(known, name) === value);
