import type { ChatUser } from "../../channels/platform.ts";
import type { AccountId, Person } from "../../desk/person.ts";
import { foldEmail } from "../../kernel/email.ts";
import type { Sql } from "../engine/sql.ts";
import { Prisma } from "../generated/client.ts";
import { addAccounts, addPersons } from "./write-people.ts";
import { ownersOf, personOf, readPersons, type PersonRow } from "./person-row.ts";
import {
  accountOf,
  isAsTold,
  isInPlaceOf,
  recognise,
  toldOfNew,
  type MayHaveLeft,
  type Recognising,
} from "./recognise.ts";

/**
 * The people behind many accounts, in the order given, in a handful of statements: a channel may have thousands. Only
 * what has changed of somebody known is written one by one.
 */
export async function recogniseAll(
  recognising: Recognising,
  users: readonly ChatUser[],
  mayHaveLeft: MayHaveLeft,
): Promise<readonly Person[]> {
  const { sql, early } = recognising;
  const wanted = [...new Map(users.map((user) => [keyOf(user), user])).values()];
  const before = await personsAt(early, wanted);
  const unknown = wanted.filter((user) => !before.has(keyOf(user)));
  const areSeveral = wanted.length > 1 && unknown.length > 0;
  if (areSeveral) await meetAll(sql, unknown, mayHaveLeft);
  const known = areSeveral ? await personsAt(sql, wanted) : before;
  const persons = new Map<string, Person>();
  for (const user of wanted.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))) {
    const row = known.get(keyOf(user));
    const isUpToDate = row !== undefined && isAsTold(row, user);
    persons.set(keyOf(user), isUpToDate ? personOf(row) : await recognise(recognising, user, mayHaveLeft));
  }
  return users.flatMap((user) => persons.get(keyOf(user)) ?? []);
}

export const keyOf = ({ platform, tenant, user }: AccountId): string => `${platform} ${tenant} ${user}`;

/** By their keys; who is not there was never seen. */
export async function personsAt(sql: Sql, accounts: readonly AccountId[]): Promise<ReadonlyMap<string, PersonRow>> {
  if (accounts.length === 0) return new Map();
  const rows = await readPersons(sql, Prisma.sql`id in (${ownersOf(accounts)})`);
  return new Map(rows.flatMap((row) => row.accounts.map((account) => [keyOf(account), row] as const)));
}

/** Makes new accounts, as `recognise` would: of the person with the same e-mail, else of somebody new. */
async function meetAll(sql: Sql, users: readonly ChatUser[], mayHaveLeft: MayHaveLeft): Promise<void> {
  if (users.length === 0) return;
  await holdKeys(
    sql,
    users.map((user) => `account ${keyOf(user)}`),
  );
  const meanwhile = await personsAt(sql, users);
  // Whoever has no e-mail, or that of somebody in the same place or who may have left, is left to `recognise`.
  const byEmail = new Map<string, ChatUser>();
  for (const user of users) {
    const email = user.email === null ? null : foldEmail(user.email);
    if (email !== null && !byEmail.has(email) && !meanwhile.has(keyOf(user))) byEmail.set(email, user);
  }
  if (byEmail.size === 0) return;
  const emails = [...byEmail.keys()];
  await holdKeys(
    sql,
    emails.map((email) => `email ${email}`),
  );
  const owners = await readPersons(sql, Prisma.sql`email = any (${emails})`);
  const owned = new Set(owners.map(({ email }) => email));
  const newcomers = [...byEmail].filter(([email]) => !owned.has(email));
  const made = newcomers.map(([email, user]) => ({ ...toldOfNew(user), email }));
  await addPersons(sql, made);
  const people = [...owners.filter((owner) => !mayHaveLeft(owner)), ...made.map((each) => ({ ...each, accounts: [] }))];
  await addAccounts(
    sql,
    people.flatMap(({ id, email, accounts: theirs }) => {
      const user = email === null ? undefined : byEmail.get(email);
      return user === undefined || isInPlaceOf({ accounts: theirs }, [user]) ? [] : [accountOf(user, id)];
    }),
  );
}

/** In one order for all, so that two transactions never wait for each other. */
async function holdKeys(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
      from (select key from unnest(${keys}::text[]) as key order by key offset 0) as ordered`;
}
