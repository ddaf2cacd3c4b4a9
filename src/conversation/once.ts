import { createHash } from "node:crypto";
import { z } from "zod";
import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { onceAsked as onceForKey } from "../desk/once.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";
import { hold } from "../desk/tickets.ts";
import { sentBefore } from "../features/opening/messages.ts";
import type { Message } from "../screen/message.ts";
import { shared } from "./in-flight.ts";
import { viewerOfUser, whisper } from "./replies.ts";

/** What is answered, and whether anything was changed by what somebody did. */
export interface Effect {
  readonly reply: Reply;
  readonly changed: boolean;
  /** The reference of the ticket that what was sent stands on. Where the same form is sent again with other words, it is named. */
  readonly sentTo?: string;
}

/** Newer words of the same message have been said. */
export const overtaken: Effect = { reply: { kind: "done" }, changed: false };

const kinds: Readonly<Record<Reply["kind"], true>> = {
  done: true,
  whisper: true,
  "open-form": true,
  card: true,
  found: true,
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

/** A digest of what is in a form, and what it is about; undefined: what is sent again under the same key is the same. */
function saidIn(intent: Intent): string | undefined {
  if (intent.kind !== "submitted") return undefined;
  const { files = [] } = intent;
  const values = Object.entries(intent.values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([intent.opener, values, ...(files.length > 0 ? [files.map(({ key }) => key)] : [])]))
    .digest("base64url");
}

/** Of somebody no row is there yet, or a platform tells something new. Answered to nobody. */
const newcomers = { kind: "newcomers" } as const;

/** The same form was sent before, with other words in it. Answered to nobody. */
interface SaidOtherwise {
  readonly kind: "said-otherwise";
  readonly sentTo: string | null;
}

/** With what it takes to say something. */
type OnceDeps = Pick<DeskDeps, "store" | "now" | "locale" | "zone" | "name">;

interface Asking<Asked> {
  /** Whom it is about, besides whoever does it. */
  readonly about: readonly ChatUser[];
  /** What is asked in the first trip to the database. */
  readonly ask: (tx: DeskTransaction) => Promise<Asked>;
}

/** Does what somebody did in one transaction, once: the same act seen again gets the same reply. A "no" is not remembered. */
export const once = (
  deps: OnceDeps,
  intent: Intent,
  work: (tx: DeskTransaction, by: Person) => Promise<Effect>,
): Promise<Reply> => onceAsked(deps, intent, { about: [], ask: () => Promise.resolve() }, work);

/** The same of what is done to a ticket: it is locked in the first trip to the database. */
export const onceOn = (
  deps: OnceDeps,
  intent: Intent,
  ticket: string,
  work: (tx: DeskTransaction, by: Person) => Promise<Effect>,
): Promise<Reply> => onceAsked(deps, intent, { about: [], ask: (tx) => hold(tx, ticket) }, work);

/**
 * The same, with people and whatever else is asked first. Where somebody is new it is begun anew with making them known, since
 * accounts and addresses are locked before tickets and queues; until the end nobody makes one person of them and another.
 */
export const onceAsked = <Asked>(
  deps: OnceDeps,
  intent: Intent,
  asking: Asking<Asked>,
  work: (tx: DeskTransaction, by: Person, about: readonly Person[], asked: Asked) => Promise<Effect>,
): Promise<Reply> => {
  const [key, said] = [keyOf(intent), saidIn(intent)];
  const withWords = `${key}:${said ?? ""}`;
  return shared(deps.store, withWords, async () => {
    const answer = await attempted(deps, { key, said, by: intent.by }, asking, work);
    if (answer.kind !== "said-otherwise") return answer;
    // It is another act, with a key of its own, and says that it is not the first: its sender may think that the first was lost.
    const { sentTo: before } = answer;
    const other = await attempted(deps, { key: withWords, said, by: intent.by }, asking, async (...given) => {
      const effect = await work(...given);
      const { reply, sentTo } = effect;
      if (!effect.changed || sentTo === undefined || before === null) return effect;
      return {
        ...effect,
        reply: withSentBefore(reply, sentBefore({ before, now: sentTo }, viewerOfUser(deps, intent.by))),
      };
    });
    if (other.kind === "said-otherwise") throw new Error("two forms have one digest");
    return other;
  });
};

interface Attempted {
  readonly key: string;
  readonly said: string | undefined;
  readonly by: ChatUser;
}

const given = z.looseObject({ said: z.string().optional(), sentTo: z.string().optional() });

/** Read beside the answer, and also where the card of the ticket stands. */
function withSentBefore(reply: Reply, before: Message): Reply {
  if (reply.kind === "done") return { ...reply, ...whisper(before) };
  if (reply.kind !== "whisper") return reply;
  const { message, onTheirCard: _, ...rest } = reply;
  return { ...rest, message: { ...message, blocks: [...message.blocks, ...before.blocks] } };
}

async function attempted<Asked>(
  deps: OnceDeps,
  { key, said, by }: Attempted,
  { about, ask }: Asking<Asked>,
  work: (tx: DeskTransaction, by: Person, about: readonly Person[], asked: Asked) => Promise<Effect>,
): Promise<Reply | SaidOtherwise> {
  const users = [by, ...about];
  const read = (remembered: object): Reply | SaidOtherwise => {
    const { said: before = said, sentTo = null, ...answer } = given.parse(remembered);
    return before === said ? replyGiven.parse(answer) : { kind: "said-otherwise", sentTo };
  };
  const attempt = (meet: (tx: DeskTransaction) => Promise<readonly [readonly Person[] | null, Asked]>) =>
    onceForKey<Reply | typeof newcomers | SaidOtherwise, readonly [readonly Person[] | null, Asked]>(
      deps.store,
      { key, said, now: deps.now, read },
      meet,
      async (tx, [known, asked]) => {
        const [actor, ...others] = known ?? [];
        if (actor === undefined) return { answer: newcomers, remember: false };
        const effect = await work(tx, actor, others, asked);
        const { reply, changed, sentTo } = effect;
        return { answer: reply, remember: changed, ...(sentTo !== undefined && { beside: { sentTo } }) };
      },
    );
  const answer = await attempt((tx) => Promise.all([tx.acquainted(users), ask(tx)]));
  if (answer.kind !== "newcomers") return answer;
  const again = await attempt(async (tx) => [await tx.recogniseAll(users), await ask(tx)]);
  if (again.kind === "newcomers") throw new Error("nobody has this account");
  return again;
}
