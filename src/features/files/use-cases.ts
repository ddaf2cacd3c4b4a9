import type { ChatUser, Conversation, SentFile } from "../../channels/platform.ts";
import type { Delivery } from "../../desk/delivery.ts";
import type { Person } from "../../desk/person.ts";
import type { Surface } from "../../desk/surface.ts";
import type { Settled, StoredFile } from "./desk.ts";
import { readFile } from "../../desk/read.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { FileLink } from "../../kernel/file-link.ts";
import type { PersonId } from "../../kernel/person.ts";

/** Writes down how the fetching of a file ended: it is seen wherever the file is named, and whoever sent it is told where it is not kept. */
export const settle = (store: DeskStore, id: string, settled: Settled): Promise<void> =>
  store.transaction(async (tx) => {
    const file = await tx.settleFile(id, settled);
    if (file === null) return;
    const deliveries: Delivery[] = [];
    for (const { ticket, number: event } of file.at)
      for (const { id: surface } of await tx.surfaces(ticket))
        deliveries.push({ kind: "refresh-note", surface, event, adds: true });
    if (settled.state !== "kept") {
      const { sentBy, on } = file;
      const sender = (await tx.people([sentBy])).get(sentBy);
      const to = sender === undefined ? null : accountOf(sender, on);
      if (to !== null) deliveries.push({ kind: "file-not-kept", file: id, person: sentBy, to });
    }
    await tx.deliver(deliveries);
  });

/** Somebody's own chat, where they sent something; null: they have no account there any more. */
export function accountOf({ accounts }: Person, at: Pick<Conversation, "platform" | "tenant">): Conversation | null {
  const account = accounts.find(({ platform, tenant }) => platform === at.platform && tenant === at.tenant);
  if (account === undefined) return null;
  const { platform, tenant, directAddress: address } = account;
  return { platform, tenant, address };
}

/** Has the readers of a surface, and whoever sent it, told that a file could not be put there. */
export const tellNotShown = (store: DeskStore, file: StoredFile, surface: Surface): Promise<void> =>
  store.transaction((tx) =>
    tx.deliver([
      { kind: "file-not-shown", file: file.id, surface: surface.id, person: null, platform: surface.platform },
      { kind: "file-not-shown", file: file.id, surface: surface.id, person: file.sentBy, platform: file.platform },
    ]),
  );

/** The file that a link leads to, if whoever it was given to may read it still. */
export async function fileOfPass(store: DeskStore, hash: string, now: Date): Promise<StoredFile | null> {
  const pass = await store.files.pass(hash);
  if (pass === null || pass.until <= now) return null;
  const file = await readFile(store, pass.file, pass.person);
  return file?.standing.state === "kept" ? file : null;
}

interface Sent {
  readonly files: readonly SentFile[];
  /** Where they were sent; left out: to the desk alone. */
  readonly thread?: Conversation;
  readonly at?: Conversation;
  readonly by: Pick<ChatUser, "platform" | "tenant" | "directAddress">;
}

/**
 * Writes down the files of what somebody wrote, and has them fetched at once, wherever the words will belong: Teams hands them
 * over for minutes only.
 */
export async function takeFiles(
  tx: DeskTransaction,
  { now }: Pick<Rules, "now">,
  { files, thread, at, by: author }: Sent,
  by: PersonId,
): Promise<readonly FileLink[]> {
  if (files.length === 0) return [];
  const { platform, tenant, directAddress: address } = author;
  const on = thread ?? at ?? { platform, tenant, address };
  const taken = await tx.takeFiles(files, { by, at: now(), on });
  await tx.deliver(
    taken.flatMap(({ link: { id }, isNew }) =>
      id === undefined || !isNew ? [] : [{ kind: "fetch-file", file: id, platform }],
    ),
  );
  return taken.map(({ link }) => link);
}
