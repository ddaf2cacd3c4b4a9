import type { DeskTransaction } from "./transaction.ts";

/**
 * Of references those whose tickets can be read, in the same order. What is done to many in one change is done to these: one
 * ticket that is damaged must not keep it from the others.
 */
export async function readableOf(
  tx: Pick<DeskTransaction, "ticketsNamed">,
  references: readonly string[],
): Promise<readonly string[]> {
  if (references.length === 0) return [];
  const readable = new Set((await tx.ticketsNamed(references)).map(({ reference }) => reference));
  return references.filter((reference) => readable.has(reference));
}
