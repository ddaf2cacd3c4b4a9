import type { DeskTransaction } from "../../desk/transaction.ts";
import type { FileLink } from "../../kernel/file-link.ts";
import type { PersonId } from "../../kernel/person.ts";
import { maskSecrets } from "../../kernel/words/secrets.ts";
import { isVisible } from "../../kernel/words/visible.ts";
import { fitWords } from "../../screen/plain-text.ts";
import { fieldLimits } from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { isGreeting } from "../home/rules/typed-words.ts";

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

/**
 * A ticket made of somebody's words: the first line that says something is its title, and all of them its description when
 * there is more. In a title that is only a part of them secrets are masked: neither half of one nor one without the lines
 * around it is sure to be known for one.
 */
export function titled(words: string): Extract<Action, { do: "new-ticket" }> {
  const all = words.trim();
  if (firstLine(all) === all && all.length <= fieldLimits.title) return { do: "new-ticket", title: all };
  return { do: "new-ticket", title: fitWords(firstLine(maskSecrets(all)), fieldLimits.title), description: all };
}

function firstLine(words: string): string {
  const lines = words.split("\n").filter(isVisible);
  return lines.find((line) => !isGreeting(line)) ?? lines[0] ?? "";
}
