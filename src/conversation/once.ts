import { z } from "zod";
import type { Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { once as onceForKey } from "../desk/once.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";

/** What is answered, and whether anything was changed by what somebody did. */
export interface Effect {
  readonly reply: Reply;
  readonly changed: boolean;
}

const kinds: Readonly<Record<Reply["kind"], true>> = {
  done: true,
  whisper: true,
  "open-form": true,
  "form-errors": true,
  greeting: true,
};
const ofSomeKind = z.looseObject({ kind: z.string() });

/** A reply given before. Only desks remember replies, so that the kind is proof enough; of a newer desk's, only that it is done. */
const reply = z
  .custom<Reply>((value) => Object.hasOwn(kinds, ofSomeKind.safeParse(value).data?.kind ?? ""))
  .catch({ kind: "done" });

/** Does what somebody did in one transaction, once: the same act seen again gets the same reply. A "no" is not remembered. */
export const once = (
  deps: Pick<DeskDeps, "store" | "now">,
  { once: key, by }: Pick<Intent, "once" | "by">,
  work: (tx: DeskTransaction, by: Person) => Promise<Effect>,
): Promise<Reply> =>
  onceForKey(deps.store, { key, now: deps.now, read: (remembered) => reply.parse(remembered) }, async (tx) => {
    const effect = await work(tx, await tx.recognise(by));
    return { answer: effect.reply, remember: effect.changed };
  });
