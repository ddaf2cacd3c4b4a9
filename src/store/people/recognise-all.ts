import type { ChatUser } from "../../channels/platform.ts";
import type { Person } from "../../desk/person.ts";
import { foldEmail } from "../../kernel/email.ts";
import type { Sql } from "../engine/sql.ts";
import { Prisma } from "../generated/client.ts";
import { personOf, readPersons, type PersonRow } from "./person-row.ts";
import {
  accountIn,
  accountOf,
  isInPlaceOf,
  isSame,
  recognise,
  toldOfAccount,
  toldOfNew,
  toldOfPerson,
  type MayHaveLeft,
} from "./recognise.ts";

/**
 * The people behind many accounts, in the order given, in a handful of statements: a channel may have thousands. Only
 * what has changed of somebody known is written one by one.
 */
export async function recogniseAll(
  sql: Sql,
  users: readonly ChatUser[],
  mayHaveLeft: MayHaveLeft,
): Promise<readonly Person[]> {
  const wanted = [...new Map(users.map((user) => [keyOf(user), user])).values()];
  const before = await personsAt(sql, wanted);
  await meetAll(
    sql,
    wanted.filter((user) => !before.has(keyOf(user))),
    mayHaveLeft,
  );
  const known = await personsAt(sql, wanted);
  const persons = new Map<string, Person>();
  for (const user of wanted.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))) {
    const row = known.get(keyOf(user));
    const isUpToDate = row !== undefined && isAsTold(row, user);
    persons.set(keyOf(user), isUpToDate ? personOf(row) : await recognise(sql, user, mayHaveLeft));
  }
  return users.flatMap((user) => persons.get(keyOf(user)) ?? []);
}

type Account = Pick<ChatUser, "platform" | "tenant" | "user">;

const keyOf = ({ platform, tenant, user }: Account): string => `${platform} ${tenant} ${user}`;

/** By their keys; who is not there was never seen. */
async function personsAt(sql: Sql, accounts: readonly Account[]): Promise<ReadonlyMap<string, PersonRow>> {
  if (accounts.length === 0) return new Map();
  const [platforms, tenants, users] = [
    accounts.map(({ platform }) => platform),
    accounts.map(({ tenant }) => tenant),
    accounts.map(({ user }) => user),
  ];
  const theirs = Prisma.sql`
    select person_id from account
      join unnest(${platforms}::text[], ${tenants}::text[], ${users}::text[]) as wanted (platform, tenant, "user")
     using (platform, tenant, "user")`;
  const rows = await readPersons(sql, Prisma.sql`id in (${theirs})`);
  return new Map(rows.flatMap((row) => row.accounts.map((account) => [keyOf(account), row] as const)));
}

const isAsTold = (row: PersonRow, user: ChatUser): boolean => {
  const account = accountIn(row, user);
  return account !== undefined && isSame(toldOfAccount(account, user), account) && isSame(toldOfPerson(user), row);
};

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
  const emails = [...byEmail.keys()];
  await holdKeys(
    sql,
    emails.map((email) => `email ${email}`),
  );
  const accounts = { select: { platform: true, tenant: true } };
  const owners = await sql.person.findMany({
    where: { email: { in: emails } },
    select: { id: true, email: true, accounts },
  });
  const owned = new Set(owners.map(({ email }) => email));
  const strangers = [...byEmail].filter(([email]) => !owned.has(email));
  const made = await sql.person.createManyAndReturn({
    data: strangers.map(([email, user]) => ({ ...toldOfNew(user), email })),
    select: { id: true, email: true },
  });
  const people = [...owners.filter((owner) => !mayHaveLeft(owner)), ...made.map((each) => ({ ...each, accounts: [] }))];
  await sql.account.createMany({
    data: people.flatMap(({ id, email, accounts: theirs }) => {
      const user = email === null ? undefined : byEmail.get(email);
      return user === undefined || isInPlaceOf({ accounts: theirs }, [user]) ? [] : [accountOf(user, id)];
    }),
  });
}

/** In one order for all, so that two transactions never wait for each other. */
async function holdKeys(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
      from (select key from unnest(${keys}::text[]) as key order by key offset 0) as ordered`;
}
