import { createHash } from "node:crypto";
import { z } from "zod";
import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { onceAsked as onceForKey } from "../desk/once.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";
import { hold } from "../desk/tickets.ts";
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
  card: true,
  "form-errors": true,
  greeting: true,
};
const ofSomeKind = z.looseObject({ kind: z.string() });

/** A reply given before. Only desks remember replies, so that the kind is proof enough; of a newer desk's, only that it is done. */
export const replyGiven = z
  .custom<Reply>((value) => Object.hasOwn(kinds, ofSomeKind.safeParse(value).data?.kind ?? ""))
  .catch({ kind: "done" });

/** The key of what somebody did. A client that was tampered with may send a colleague's `once`: it stays its sender's. */
export const keyOf = ({ once, by }: Pick<Intent, "once" | "by">): string => `${by.platform}:${by.user}:${once}`;

/** A digest of what is in a form; undefined: what is sent again under the same key is the same. */
function saidIn(intent: Intent): string | undefined {
  if (intent.kind !== "submitted") return undefined;
  const values = Object.entries(intent.values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(values)).digest("base64url");
}

/** Of somebody no row is there yet, or a platform tells something new. Answered to nobody. */
const strangers = { kind: "strangers" } as const;

/** The same form was sent before, with other words in it. Answered to nobody. */
const saidOtherwise = { kind: "said-otherwise" } as const;

interface Asking<Asked> {
  /** Whom it is about, besides whoever does it. */
  readonly about: readonly ChatUser[];
  /** What is asked in the first trip to the database. */
  readonly ask: (tx: DeskTransaction) => Promise<Asked>;
}

/** Does what somebody did in one transaction, once: the same act seen again gets the same reply. A "no" is not remembered. */
export const once = (
  deps: Pick<DeskDeps, "store" | "now">,
  intent: Intent,
  work: (tx: DeskTransaction, by: Person) => Promise<Effect>,
): Promise<Reply> => onceAsked(deps, intent, { about: [], ask: () => Promise.resolve() }, work);

/** The same of what is done to a ticket: it is locked in the first trip to the database. */
export const onceOn = (
  deps: Pick<DeskDeps, "store" | "now">,
  intent: Intent,
  ticket: string,
  work: (tx: DeskTransaction, by: Person) => Promise<Effect>,
): Promise<Reply> => onceAsked(deps, intent, { about: [], ask: (tx) => hold(tx, ticket) }, work);

/**
 * The same, with people and whatever else is asked first. Where somebody is new it is begun anew with making them known, since
 * accounts and addresses are locked before tickets and queues; until the end nobody makes one person of them and another.
 */
export const onceAsked = <Asked>(
  deps: Pick<DeskDeps, "store" | "now">,
  intent: Intent,
  asking: Asking<Asked>,
  work: (tx: DeskTransaction, by: Person, about: readonly Person[], asked: Asked) => Promise<Effect>,
): Promise<Reply> => {
  const [key, said] = [keyOf(intent), saidIn(intent)];
  const withWords = `${key}:${said ?? ""}`;
  return shared(deps.store, withWords, async () => {
    const answer = await attempted(deps, { key, said, by: intent.by }, asking, work);
    if (answer.kind !== "said-otherwise") return answer;
    // It is another act, with a key of its own.
    const other = await attempted(deps, { key: withWords, said, by: intent.by }, asking, work);
    if (other.kind === "said-otherwise") throw new Error("two forms have one digest");
    return other;
  });
};

interface Attempted {
  readonly key: string;
  readonly said: string | undefined;
  readonly by: ChatUser;
}

const given = z.looseObject({ said: z.string().optional() });

async function attempted<Asked>(
  deps: Pick<DeskDeps, "store" | "now">,
  { key, said, by }: Attempted,
  { about, ask }: Asking<Asked>,
  work: (tx: DeskTransaction, by: Person, about: readonly Person[], asked: Asked) => Promise<Effect>,
): Promise<Reply | typeof saidOtherwise> {
  const users = [by, ...about];
  const read = (remembered: object): Reply | typeof saidOtherwise => {
    const { said: before = said, ...answer } = given.parse(remembered);
    return before === said ? replyGiven.parse(answer) : saidOtherwise;
  };
  const attempt = (meet: (tx: DeskTransaction) => Promise<readonly [readonly Person[] | null, Asked]>) =>
    onceForKey<Reply | typeof strangers | typeof saidOtherwise, readonly [readonly Person[] | null, Asked]>(
      deps.store,
      { key, said, now: deps.now, read },
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
