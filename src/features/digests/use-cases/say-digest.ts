import type { Conversation, PostedMessage } from "../../../channels/platform.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { Rules } from "../../../desk/tickets.ts";
import type { Digest, DigestReader } from "../deliveries.ts";
import { lookAt, placeOf, type Looked } from "../use-cases.ts";

/** What is to be said of a digest, which nobody else says meanwhile. */
export interface BegunDigest extends Looked {
  readonly result: "begun";
  readonly next: "call" | "edit";
  readonly digest: Digest;
  /** Where a new message of it goes. */
  readonly at: Conversation;
  /** It was begun before, and it is not known whether it stands there. */
  readonly unsure: boolean;
}

export type Begun = BegunDigest | { readonly result: "taken" } | { readonly result: "nothing" };

/** Begins to say a digest as it is to be now. What is to be posted is written down first, so that it is looked for after a crash. */
export async function beginDigest(tx: DeskTransaction, rules: Rules, reader: DigestReader): Promise<Begun> {
  const to = await placeOf(tx, reader);
  if (to === null) return { result: "nothing" };
  const held = await tx.holdDigest(reader, to);
  if (held.result === "taken") return held;
  const { digest } = held;
  const looked = await lookAt(tx, rules, reader, digest);
  const { next, figures, shape } = looked;
  const unsure = digest.settled < digest.calls;
  if (next === "nothing") {
    if (unsure) await tx.keepDigest({ ...digest, settled: digest.calls }, false);
    return { result: "nothing" };
  }
  const begun: Digest =
    next === "edit"
      ? digest
      : {
          ...digest,
          calls: unsure ? digest.calls : digest.calls + 1,
          calledAt: rules.now(),
          toldUntil: figures.newest ?? digest.toldUntil,
          total: figures.total,
        };
  await tx.keepDigest(begun, true);
  return { result: "begun", ...looked, next, digest: { ...begun, shape }, at: to, unsure };
}

/** Writes down where it stands; null: nowhere, since its reader cannot be reached, or nothing is late any more. */
export const endDigest = (tx: DeskTransaction, digest: Digest, posted: PostedMessage | null): Promise<void> =>
  tx.keepDigest(
    posted === null
      ? { ...digest, message: null, settled: digest.calls }
      : {
          ...digest,
          to: { platform: posted.platform, tenant: posted.tenant, address: posted.address },
          message: posted.message,
          settled: digest.calls,
        },
    false,
  );
