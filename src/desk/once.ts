import type { DeskStore } from "./store.ts";
import type { DeskTransaction } from "./transaction.ts";

/** What came of a change, and whether its idempotency key is to remember it. */
export interface Answered<Answer> {
  readonly answer: Answer;
  readonly remember: boolean;
  /** Remembered with it, and answered to nobody. */
  readonly beside?: object;
}

/** An idempotency key. `read` makes what the key remembers an answer again; the store gives it as JSON. */
export interface Idempotency<Answer> {
  readonly key: string;
  /** A digest of what came with the key, where something else may come with it; it is remembered with the answer. */
  readonly said?: string | undefined;
  readonly now: () => Date;
  readonly read: (remembered: object) => Answer;
}

/**
 * Does a change in one transaction, once: whoever comes again with the same key gets the answer given before. A "no" is
 * better not remembered, since what stood against it may be gone when they try again.
 */
export const once = <Answer extends object>(
  store: Pick<DeskStore, "transaction">,
  idempotency: Idempotency<Answer>,
  work: (tx: DeskTransaction) => Promise<Answered<Answer>>,
): Promise<Answer> => onceAsked(store, idempotency, () => Promise.resolve(), work);

/** The same. What has to be asked first is asked together with what the key remembers. */
export const onceAsked = <Answer extends object, Asked>(
  store: Pick<DeskStore, "transaction">,
  { key, said, now, read }: Idempotency<Answer>,
  ask: (tx: DeskTransaction) => Promise<Asked>,
  work: (tx: DeskTransaction, asked: Asked) => Promise<Answered<Answer>>,
): Promise<Answer> =>
  store.transaction(async (tx) => {
    const [before, asked] = await Promise.all([tx.answerTo(key), ask(tx)]);
    if (before !== null) return read(before);
    const { answer, remember, beside } = await work(tx, asked);
    if (remember) await tx.remember(key, said === undefined ? answer : { ...answer, ...beside, said }, now());
    return answer;
  });
