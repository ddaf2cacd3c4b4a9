import type { DeskTransaction } from "../../desk/transaction.ts";
import type { FileLink } from "../../kernel/file-link.ts";
import type { PersonId } from "../../kernel/person.ts";

/** Has the files that came with the words of a new ticket follow it: in the change that opens it they can be added to nothing yet. */
export async function bringFiles(
  tx: DeskTransaction,
  {
    files,
    ticket,
    by,
    now,
  }: { readonly files: readonly FileLink[]; readonly ticket: string; readonly by: PersonId; readonly now: Date },
): Promise<void> {
  if (files.length === 0) return;
  const words = await tx.keepWords(by, "", files, now);
  await tx.deliver([{ kind: "files-of-new", ticket, words, by }]);
}
