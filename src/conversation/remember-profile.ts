import type { DeskDeps } from "../desk/deps.ts";
import { readOwnTickets } from "../desk/read.ts";
import type { ChatUser } from "../channels/platform.ts";
import { isOpen } from "../kernel/status.ts";

const shownAgain = 10; // tickets of somebody who was a stranger a moment ago

/** Keeps what a platform told of somebody who acted, and puts their name on the cards that were drawn without it. */
export const rememberProfile = ({ store }: DeskDeps, user: ChatUser): Promise<void> =>
  store.transaction(async (tx) => {
    const before = await tx.recognise({ ...user, name: null });
    const { id, name } = await tx.recognise(user);
    if (before.name !== "" || name === "") return;
    const { platform, tenant, directAddress } = user;
    const theirs = (await readOwnTickets(tx, id, shownAgain)).filter(({ status }) => isOpen(status));
    await tx.deliver(
      theirs.map(({ reference: ticket }) => ({
        kind: "introduce",
        platform,
        tenant,
        user: user.user,
        directAddress,
        ticket,
      })),
    );
  });
