import type { ChatPlatform, ChatUser, PlatformName, Retry } from "../channels/platform.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Person } from "./person.ts";
import type { DeskStore } from "./store.ts";

interface Asking {
  readonly store: DeskStore;
  readonly platforms: Readonly<Partial<Record<PlatformName, ChatPlatform>>>;
}

export interface StillThere {
  /** Each of their accounts that can be asked about is open. */
  readonly people: ReadonlySet<PersonId>;
  /** Why somebody could not be asked about now; null: all were. */
  readonly retry: Retry | null;
}

/**
 * Whoever has an address so far may have left, and it was given again. They are looked up before somebody on another platform
 * is taken for them, and accounts found closed are closed here too.
 */
export async function ownersStillThere({ store, platforms }: Asking, users: readonly ChatUser[]): Promise<StillThere> {
  const people = new Set<PersonId>();
  let retry: Retry | null = null;
  for (const owner of await ownersElsewhere(store, users)) {
    const looked = await lookFor({ store, platforms }, owner);
    if (looked.isThere) people.add(owner.id);
    retry = looked.retry ?? retry;
  }
  return { people, retry };
}

/** Looks up each account of somebody that can be asked about; those found closed are closed here too. */
export async function lookFor(
  { store, platforms }: Asking,
  { accounts }: Pick<Person, "accounts">,
): Promise<{ readonly isThere: boolean; readonly retry: Retry | null }> {
  let isThere = true;
  let retry: Retry | null = null;
  for (const account of accounts) {
    const platform = platforms[account.platform];
    if (platform?.tellsClosedAccounts !== true) continue;
    const asked = await platform.lookUp([account]);
    if (asked.result === "found" && asked.users.some(({ outsider }) => outsider !== true)) continue;
    isThere = false;
    if (asked.result === "retry") retry = asked;
    else await store.transaction((tx) => tx.closeAccount(account));
  }
  return { isThere, retry };
}

/** Those who have the addresses of users, and no account where these are. */
async function ownersElsewhere(store: DeskStore, users: readonly ChatUser[]): Promise<readonly Person[]> {
  const owners = await store.peopleWithEmails(users.flatMap(({ email }) => email ?? []));
  return owners.filter(({ accounts }) =>
    accounts.every((one) => users.every(({ platform, tenant }) => one.platform !== platform || one.tenant !== tenant)),
  );
}
