import { z } from "zod";
import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { onceAsked as onceForKey } from "../desk/once.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";
import { hold } from "../desk/tickets.ts";
import type { Message } from "../screen/message.ts";
import { shared } from "./in-flight.ts";

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

const becameKey = (id: string, by: Person): string => `became:${by.id}:${id.slice(0, 40)}`;

/** What came of what its author was asked about, by the id of the question; null: nothing yet, or nothing that is known. */
export async function whatBecame(tx: DeskTransaction, id: string, by: Person): Promise<Reply | null> {
  const before = await tx.answerTo(becameKey(id, by));
  return before === null ? null : reply.parse(before);
}

/** Stands from now on in the place of a question, and is the answer to each of its buttons. */
export async function becomes(
  { now }: Pick<DeskDeps, "now">,
  tx: DeskTransaction,
  { id, by, instead }: { readonly id: string; readonly by: Person; readonly instead: Message },
): Promise<{ readonly kind: "done"; readonly instead: Message }> {
  const became = { kind: "done", instead } as const;
  await tx.remember(becameKey(id, by), became, now());
  return became;
}

/** Of somebody no row is there yet, or a platform tells something new. Answered to nobody. */
const strangers = { kind: "strangers" } as const;

interface Asking<Asked> {
  /** Whom it is about, besides whoever does it. */
  readonly about: readonly ChatUser[];
  /** What is asked in the first trip to the database. */
  readonly ask: (tx: DeskTransaction) => Promise<Asked>;
}

/** Does what somebody did in one transaction, once: the same act seen again gets the same reply. A "no" is not remembered. */
export const once = (
  deps: Pick<DeskDeps, "store" | "now">,
  intent: Pick<Intent, "once" | "by">,
  work: (tx: DeskTransaction, by: Person) => Promise<Effect>,
): Promise<Reply> => onceAsked(deps, intent, { about: [], ask: () => Promise.resolve() }, work);

/** The same of what is done to a ticket: it is locked in the first trip to the database. */
export const onceOn = (
  deps: Pick<DeskDeps, "store" | "now">,
  intent: Pick<Intent, "once" | "by">,
  ticket: string,
  work: (tx: DeskTransaction, by: Person) => Promise<Effect>,
): Promise<Reply> => onceAsked(deps, intent, { about: [], ask: (tx) => hold(tx, ticket) }, work);

/**
 * The same, with people and whatever else is asked first. Where somebody is new it is begun anew with making them known, since
 * accounts and addresses are locked before tickets and queues; until the end nobody makes one person of them and another.
 */
export const onceAsked = <Asked>(
  deps: Pick<DeskDeps, "store" | "now">,
  intent: Pick<Intent, "once" | "by">,
  asking: Asking<Asked>,
  work: (tx: DeskTransaction, by: Person, about: readonly Person[], asked: Asked) => Promise<Effect>,
): Promise<Reply> => shared(deps.store, intent.once, () => attempted(deps, intent, asking, work));

async function attempted<Asked>(
  deps: Pick<DeskDeps, "store" | "now">,
  { once: key, by }: Pick<Intent, "once" | "by">,
  { about, ask }: Asking<Asked>,
  work: (tx: DeskTransaction, by: Person, about: readonly Person[], asked: Asked) => Promise<Effect>,
): Promise<Reply> {
  const users = [by, ...about];
  const attempt = (meet: (tx: DeskTransaction) => Promise<readonly [readonly Person[] | null, Asked]>) =>
    onceForKey<Reply | typeof strangers, readonly [readonly Person[] | null, Asked]>(
      deps.store,
      { key, now: deps.now, read: (remembered) => reply.parse(remembered) },
      meet,
      async (tx, [known, asked]) => {
        const [actor, ...others] = known ?? [];
        if (actor === undefined) return { answer: strangers, remember: false };
        const effect = await work(tx, actor, others, asked);
        return { answer: effect.reply, remember: effect.changed };
      },
    );
  const answer = await attempt((tx) => Promise.all([tx.acquainted(users), ask(tx)]));
  if (answer.kind !== "strangers") return answer;
  const again = await attempt(async (tx) => [await tx.recogniseAll(users), await ask(tx)]);
  if (again.kind === "strangers") throw new Error("nobody has this account");
  return again;
}
