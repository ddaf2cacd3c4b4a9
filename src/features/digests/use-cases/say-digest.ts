import type { Conversation, PostedMessage } from "../../../channels/platform.ts";
import type { Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { Digest, DigestReader } from "../deliveries.ts";
import { keptOf, lookAt, placeOf, roundOf, type Looked } from "./look.ts";

/** What is to be said of a digest, which nobody else says meanwhile. */
export interface BegunDigest extends Omit<Looked, "next"> {
  readonly result: "begun";
  readonly next: Exclude<Looked["next"], "nothing">;
  /** As it is kept while it is said, and as it was before. */
  readonly digest: Digest;
  readonly before: Digest;
  /** Where a new message of it goes. */
  readonly at: Conversation;
  /** A message of it was begun before, and it is not known whether it stands there. */
  readonly unsure: boolean;
}

/** `taken`: by another desk, or it waits, for so many milliseconds at most. */
export type Begun = BegunDigest | { readonly result: "taken"; readonly for: number } | { readonly result: "nothing" };

/** How long a digest stays with a desk that was killed, in milliseconds. */
export const sayingLasts = 20_000;

/** Begins to say a digest as it is to be now. What is to be posted is written down first, so that it is looked for after a crash. */
export async function beginDigest(tx: DeskTransaction, rules: Rules, reader: DigestReader): Promise<Begun> {
  const round = await roundOf(tx, reader.queue);
  const place = placeOf(round, reader);
  const at = place ?? keptOf(round, reader)?.to;
  if (at === undefined) return { result: "nothing" };
  const held = await tx.holdDigest(reader, at);
  if (held.result === "taken") return held;
  const before = held.digest;
  const { next, ...looked } = await lookAt(tx, rules, round, reader, before);
  if (next === "nothing") return { result: "nothing" };
  const unsure = before.settled < before.calls;
  const called: Digest = {
    ...before,
    to: reader.person === null ? at : before.to,
    calls: unsure ? before.calls : before.calls + 1,
    calledAt: unsure ? before.calledAt : rules.now(),
    total: looked.figures.total,
  };
  const digest = next === "call" ? called : before;
  await tx.keepDigest(digest, sayingLasts);
  return { result: "begun", ...looked, next, digest, before, at, unsure };
}

/** Writes down that its reader was called, and where it stands; null: nowhere, since they cannot be reached. */
export const endCall = (
  tx: DeskTransaction,
  { digest, shape, figures: { newest } }: BegunDigest,
  { posted, calledAt }: { readonly posted: PostedMessage | null; readonly calledAt: Date },
): Promise<void> =>
  tx.keepDigest({
    ...digest,
    shape,
    calledAt,
    toldUntil: newest ?? digest.toldUntil,
    to: posted === null ? digest.to : { platform: posted.platform, tenant: posted.tenant, address: posted.address },
    message: posted?.message ?? null,
    settled: digest.calls,
  });

/** Writes down that it was brought up to date, or (`isOver`) stands no more. */
export const endEdit = (tx: DeskTransaction, { digest, shape }: BegunDigest, isOver: boolean): Promise<void> =>
  tx.keepDigest({ ...digest, shape, ...(isOver ? { message: null, settled: digest.calls } : {}) });

/** Writes down that it stands no more where the queue's tickets are not; where they are, nobody was told of it yet. */
export async function endStay(tx: DeskTransaction, { digest }: BegunDigest): Promise<void> {
  const { queue, calls } = digest;
  await tx.keepDigest({ ...digest, message: null, settled: calls, shape: "", calledAt: null, toldUntil: null });
  await tx.deliver([{ kind: "digest-due", queue }]);
}
