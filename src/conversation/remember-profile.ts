import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { readOwnTickets } from "../desk/read.ts";
import type { ChatUser } from "../channels/platform.ts";
import { rereading } from "../features/people/deliveries.ts";
import { foldEmail } from "../kernel/email.ts";
import type { PersonId } from "../kernel/person.ts";
import { isOpen } from "../kernel/status.ts";

const shownAgain = 10; // tickets of somebody who had no name a moment ago

/** Keeps what a platform told of somebody who acted, and puts their name on the cards that were drawn without it. */
export async function rememberProfile(deps: DeskDeps, user: ChatUser): Promise<void> {
  if (user.email !== null) await releaseAddress(deps, user, user.email);
  await deps.store.transaction(async (tx) => {
    const before = await tx.personOf(user);
    const { id, name, email } = await tx.recognise(user);
    if (user.email !== null && email !== foldEmail(user.email)) await askWhoHas(tx, user.email);
    if ((before?.name ?? "") === "" && name !== "") await introduce(tx, id, user);
  });
}

/**
 * Whoever has an address so far may have left, and it was given again. They are looked up before somebody on another platform
 * is taken for them.
 */
async function releaseAddress({ store, platforms }: DeskDeps, user: ChatUser, address: string): Promise<void> {
  const owner = await store.personWithEmail(address);
  if (owner === null || owner.accounts.some((one) => one.platform === user.platform && one.tenant === user.tenant))
    return;
  for (const account of owner.accounts) {
    const platform = platforms[account.platform];
    if (platform?.tellsClosedAccounts !== true) continue;
    const asked = await platform.lookUp([account]);
    if (asked.result === "found" && asked.users.length === 0) await store.transaction((tx) => tx.closeAccount(account));
  }
}

/** Has the worker look up somebody who acted, until their platform answers, where cards of theirs have no name. */
export const lookUpLater = ({ store }: DeskDeps, user: ChatUser): Promise<void> =>
  store.transaction(async (tx) => {
    const { id, name } = await tx.recognise(user);
    if (name === "") await introduce(tx, id, user);
  });

async function introduce(tx: DeskTransaction, person: PersonId, at: ChatUser): Promise<void> {
  const { platform, tenant, user, directAddress } = at;
  const theirs = (await readOwnTickets(tx, person, shownAgain)).filter(({ status }) => isOpen(status));
  await tx.deliver(
    theirs.map(({ reference: ticket }) => ({ kind: "introduce", platform, tenant, user, directAddress, ticket })),
  );
}

/** Somebody else has their address: perhaps they have left, and it was given again. */
async function askWhoHas(tx: DeskTransaction, address: string): Promise<void> {
  const holder = await tx.personWithEmail(address);
  await tx.deliver((holder?.accounts ?? []).map(rereading));
}
