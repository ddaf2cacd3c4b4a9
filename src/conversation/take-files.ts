import type { Conversation, Intent, SentFile } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { FileLink } from "../kernel/file-link.ts";
import type { PersonId } from "../kernel/person.ts";

interface Sent {
  readonly files: readonly SentFile[];
  /** Where they were sent; left out: to the desk alone. */
  readonly thread?: Conversation;
  readonly at?: Conversation;
  readonly by: Intent["by"];
}

/**
 * Writes down the files of what somebody wrote, and has them fetched at once, wherever the words will belong: Teams hands them
 * over for minutes only.
 */
export async function takeFiles(
  tx: DeskTransaction,
  { now }: Pick<DeskDeps, "now">,
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
