import { z } from "zod";
import type { Intent } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction } from "../desk/transaction.ts";

/**
 * Where a platform tells the changes of a message apart by their words alone, words that come back are a change of their own,
 * and the last change told again is not. So each change has its number in the key.
 */
export async function asChangeOfItsOwn<Told extends Intent>(deps: DeskDeps, intent: Told): Promise<Told> {
  if (intent.kind !== "wrote" && intent.kind !== "replied") return intent;
  const { corrected, once } = intent;
  if (corrected?.byWords === undefined) return intent;
  const changed = corrected.message;
  const number = await deps.store.transaction((tx) => numberOf(tx, { changed, once, at: deps.now() }));
  return { ...intent, once: `${once}:${number}` };
}

const version = z.looseObject({ once: z.string() });
const mostTold = 50; // changes of one message; of more, only the words tell one from the next

/** From 1; another transaction that asks the same waits for this one. */
async function numberOf(
  tx: DeskTransaction,
  { changed, once, at }: { readonly changed: string; readonly once: string; readonly at: Date },
): Promise<number> {
  let last: string | null = null;
  for (let number = 1; number <= mostTold; number += 1) {
    const key = `${changed}:change ${number}`;
    const before = version.safeParse(await tx.answerTo(key)).data ?? null;
    if (before === null) {
      if (last === once) return number - 1;
      await tx.remember(key, { once }, at);
      return number;
    }
    last = before.once;
  }
  return mostTold;
}
