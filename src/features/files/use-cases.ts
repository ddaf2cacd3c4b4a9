import type { ChatUser, Conversation, SentFile } from "../../channels/platform.ts";
import type { Surface } from "../../desk/surface.ts";
import { tellSettled, type Settled, type SettledFile, type StoredFile } from "./desk.ts";
import { refusedThere } from "./rules.ts";
import { filesOfQueue, type DeskPolicy } from "../../kernel/policy.ts";
import { readFile } from "../../desk/read.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { FileLink } from "../../kernel/file-link.ts";
import type { PersonId } from "../../kernel/person.ts";

/**
 * Writes down how the fetching of a file ended: it is seen wherever the file is named, and whoever sent it is told where it is not
 * kept, such as what a queue does not take that it came to.
 */
export const settle = (
  store: DeskStore,
  { policy }: Pick<Rules, "policy">,
  id: string,
  settled: Settled,
): Promise<void> =>
  store.transaction(async (tx) => {
    const file = await tx.settleFile(id, settled);
    if (file === null) return;
    const refused = settled.state === "kept" ? await refusedWhereItIs(tx, policy, id, file) : null;
    const isKept = settled.state === "kept" && (refused === null || (await tx.refuseKept(id, refused)) === null);
    await tellSettled(tx, id, file, isKept);
  });

async function refusedWhereItIs(
  tx: DeskTransaction,
  policy: DeskPolicy,
  id: string,
  { at }: SettledFile,
): Promise<Extract<Settled, { state: "refused" }> | null> {
  const [file] = await tx.keptFiles([id]);
  if (file === undefined) return null;
  for (const reference of new Set(at.map(({ ticket }) => ticket))) {
    const ticket = await tx.ticket(reference);
    const refused = ticket && refusedThere(file, filesOfQueue(policy, ticket.queue));
    if (refused !== null) return refused;
  }
  return null;
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
