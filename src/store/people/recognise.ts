import { randomUUID } from "node:crypto";
import { z } from "zod";
import { storable } from "../engine/json.ts";
import type { ChatUser } from "../../channels/platform.ts";
import type { Person } from "../../desk/person.ts";
import { foldEmail } from "../../kernel/email.ts";
import { betterAddress } from "./direct-address.ts";
import { Prisma } from "../generated/client.ts";
import { joinPeople } from "./join-people.ts";
import { personAt, personOf, readPersons, type PersonRow } from "./person-row.ts";
import { holdKey, type Sql } from "../engine/sql.ts";
import type { Unreadable } from "../engine/readable.ts";
import type { Transaction } from "../engine/transact.ts";
import { addAccounts, addPersons, writeAccount, writePerson } from "./write-people.ts";

/** Whether the owner of an address may have left, and somebody else been given it. */
export type MayHaveLeft = (owner: { readonly id: string; readonly accounts: readonly Place[] }) => boolean;

export interface Recognising extends Pick<Transaction, "sql" | "early"> {
  /** Told of those who cannot be made one. */
  readonly unjoined: Unreadable;
}

/**
 * The person behind an account, made when it is new; keeps what the platform newly says of them. Nobody is taken for somebody
 * who may have left.
 */
export async function recognise(recognising: Recognising, user: ChatUser, mayHaveLeft: MayHaveLeft): Promise<Person> {
  const { sql, early } = recognising;
  const seen = await personAt(early, user);
  if (seen !== null && isAsTold(seen, user)) return personOf(seen);
  const known = seen ?? (await meet(sql, user, mayHaveLeft));
  const changed = [await updateAccount(sql, known, user), await updatePerson(recognising, known, user, mayHaveLeft)];
  return personOf(changed.includes(true) ? ((await personAt(sql, user)) ?? known) : known);
}

/**
 * A new account: of the person with the same e-mail, unless they have another in its place; else of somebody new, without an
 * address while its owner may have left.
 */
async function meet(sql: Sql, user: ChatUser, mayHaveLeft: MayHaveLeft): Promise<PersonRow> {
  await holdKey(sql, `account ${user.platform} ${user.tenant} ${user.user}`);
  const meanwhile = await personAt(sql, user);
  if (meanwhile !== null) return meanwhile;

  const email = user.email === null ? null : foldEmail(user.email);
  const owner = email === null ? null : await ownerOf(sql, email);
  const isElsewhere = owner !== null && !isInPlaceOf(owner, [user]);
  const isLeftToThem = isElsewhere && mayHaveLeft(owner);
  const isTheirs = isElsewhere && !isLeftToThem;
  // A platform gives an address to one account at a time: whoever had it before has left it.
  if (owner !== null && !isElsewhere) await writePerson(sql, owner.id, { email: null });
  const newcomer = { ...toldOfNew(user), email: isLeftToThem ? null : email };
  if (!isTheirs) await addPersons(sql, [newcomer]);
  const { id } = isTheirs ? owner : newcomer;
  await addAccounts(sql, [accountOf(user, id)]);
  const [met] = await readPersons(sql, Prisma.sql`id = ${id}::uuid`);
  if (met === undefined) throw new Error(`person ${id} was stored and is not found`);
  return met;
}

interface Place {
  readonly platform: string;
  readonly tenant: string;
}

/**
 * Whether somebody has an account where one of these is. Nobody has two in one place: a second with the same address is a
 * newcomer's, to whom it was given again.
 */
export const isInPlaceOf = ({ accounts }: { readonly accounts: readonly Place[] }, others: readonly Place[]): boolean =>
  accounts.some((one) => others.some(({ platform, tenant }) => one.platform === platform && one.tenant === tenant));

export const toldOfNew = ({ name, locale, zone }: ChatUser) => ({
  id: randomUUID(),
  name: storable(name ?? ""),
  locale,
  zone,
});

export const accountOf = ({ platform, tenant, user, directAddress, administrator }: ChatUser, personId: string) => ({
  platform,
  tenant,
  user,
  personId,
  directAddress,
  administrator: administrator ?? false,
});

/** Who has this e-mail; until the transaction ends nobody else may take it. */
async function ownerOf(sql: Sql, email: string): Promise<PersonRow | null> {
  await holdKey(sql, `email ${email}`);
  const [owner] = await readPersons(sql, Prisma.sql`email = ${email}`);
  return owner ?? null;
}

/**
 * What is told of somebody, and no more: what another change has just stored besides is not to be overwritten. An address for
 * which no platform vouches any more is taken back, and so are the rights that hang on it.
 */
const toldOfPerson = (known: PersonRow, user: ChatUser) => ({
  ...looksOf(known, user),
  ...(user.unvouched === true && { email: null }),
  ...(user.email !== null && { email: foldEmail(user.email) }),
});

/** Two platforms may tell two names of one person: the first of their accounts counts, and the others tell what it does not. */
function looksOf(known: PersonRow, user: ChatUser) {
  const [first] = known.accounts;
  const isFirst = first === undefined || accountIn({ accounts: [first] }, user) !== undefined;
  return {
    ...(user.name !== null && (isFirst || known.name === "") && { name: storable(user.name) }),
    ...(user.locale !== null && (isFirst || known.locale === null) && { locale: user.locale }),
    ...(user.zone !== null && (isFirst || known.zone === null) && { zone: user.zone }),
  };
}

async function updatePerson(
  recognising: Recognising,
  known: PersonRow,
  user: ChatUser,
  mayHaveLeft: MayHaveLeft,
): Promise<boolean> {
  const { sql } = recognising;
  const { email, ...told } = toldOfPerson(known, user);
  const owner = email === undefined || email === null || email === known.email ? null : await ownerOf(sql, email);
  const isSomebodyElse = owner !== null && owner.id !== known.id;
  if (isSomebodyElse && !mayHaveLeft(owner) && (await isOneWith(recognising, owner, known))) return true;
  const news = { ...told, ...(email !== undefined && !isSomebodyElse && { email }) };
  if (isSame(news, known)) return false;
  await writePerson(sql, known.id, news);
  return true;
}

/**
 * Joins somebody to the owner of their address, of whom they could not be told before: who never had an address, and has no
 * account beside one of the owner's. Any other two stay two, as their tickets are not ours to mix.
 */
async function isOneWith({ sql, unjoined }: Recognising, owner: PersonRow, known: PersonRow): Promise<boolean> {
  if (known.email !== null || isInPlaceOf(owner, known.accounts)) return false;
  await sql.$executeRaw`savepoint joining`;
  try {
    await joinPeople(sql, known.id, owner.id);
    return true;
  } catch (error) {
    // They stay two: of many who are read together one must not be in the way of the others.
    if (!refused.safeParse(error).success) throw error;
    await sql.$executeRaw`rollback to savepoint joining`;
    unjoined(known.id, error);
    return false;
  }
}

/** What PostgreSQL says of a row that breaks one of its rules. */
const refused = z.object({ code: z.string().startsWith("23") });

type AccountRow = PersonRow["accounts"][number];

const accountIn = (
  { accounts }: Pick<PersonRow, "accounts">,
  { platform, tenant, user }: ChatUser,
): AccountRow | undefined =>
  accounts.find((each) => each.platform === platform && each.tenant === tenant && each.user === user);

const toldOfAccount = (known: AccountRow, user: ChatUser) => ({
  directAddress: betterAddress(known.directAddress, user.directAddress),
  ...(user.administrator !== null && { administrator: user.administrator }),
});

async function updateAccount(sql: Sql, person: PersonRow, user: ChatUser): Promise<boolean> {
  const known = accountIn(person, user);
  if (known === undefined) return false;
  const told = toldOfAccount(known, user);
  if (isSame(told, known)) return false;
  await writeAccount(sql, user, told);
  return true;
}

/** Whether a platform tells nothing new. */
export const isAsTold = (row: PersonRow, user: ChatUser): boolean => {
  const account = accountIn(row, user);
  return account !== undefined && isSame(toldOfAccount(account, user), account) && isSame(toldOfPerson(row, user), row);
};

const isSame = (told: object, known: object): boolean =>
  Object.entries(told).every(([name, value]) => Reflect.get(known, name) === value);
