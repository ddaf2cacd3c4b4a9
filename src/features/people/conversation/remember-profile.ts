import type { DeskDeps } from "../../../desk/deps.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { readOwnTickets } from "../../../desk/read-lists.ts";
import { ownersStillThere } from "../../../desk/still-there.ts";
import type { ChatUser } from "../../../channels/platform.ts";
import { learningManager, rereading } from "../deliveries.ts";
import { foldEmail } from "../../../kernel/email.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { isOpen } from "../../../kernel/status.ts";

const shownAgain = 10; // tickets of somebody who was not known a moment ago

/** Keeps what a platform told of somebody who acted, and puts their name on the cards that were drawn without it. */
export async function rememberProfile(deps: DeskDeps, user: ChatUser): Promise<void> {
  const stillThere = await ownersStillThere(deps, [user]);
  await deps.store.transaction(async (tx) => {
    const before = await tx.personOf(user);
    const { id, name, email } = await tx.recognise(user, stillThere.people);
    await tx.deliver(learningManager(deps.policy, user));
    // Whoever has their address is asked about again, until their platform answers.
    if (stillThere.retry !== null) await tx.deliver([rereading(user)]);
    else if (user.email !== null && email !== foldEmail(user.email)) await askWhoHas(tx, user.email);
    if ((before?.name ?? "") === "" && name !== "") await introduce(tx, id, user);
    if (before !== null && before.id !== id) await drawAnew(tx, id);
  });
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

/** A card that was being drawn while two became one may have been drawn for nobody: it may have been posted by now, or be soon. */
async function drawAnew(tx: DeskTransaction, person: PersonId): Promise<void> {
  for (const { reference } of await readOwnTickets(tx, person, shownAgain)) {
    const theirs = (await tx.surfaces(reference)).filter(
      ({ audience }) => audience.kind === "person" && audience.person === person,
    );
    await tx.deliver(theirs.map(({ id }) => ({ kind: "refresh-card", surface: id })));
  }
}

/** Somebody else has their address: perhaps they have left, and it was given again. */
async function askWhoHas(tx: DeskTransaction, address: string): Promise<void> {
  const holder = await tx.personWithEmail(address);
  await tx.deliver((holder?.accounts ?? []).map(rereading));
}
