import { z } from "zod";
import type { Correction, Intent } from "../channels/platform.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { keyOf } from "./once.ts";

/** Words of a message that may have been changed. */
interface Told extends Pick<Intent, "by"> {
  readonly corrected?: Correction;
}

const keyOfMessage = ({ by }: Told, { message }: Correction): string => keyOf({ once: message, by });

/**
 * What is remembered of a message that its author has changed. Whoever tells of the same message waits here, so it is asked
 * before tickets are locked.
 */
export const knownOf = (tx: DeskTransaction, told: Told): Promise<object | null> =>
  told.corrected === undefined ? Promise.resolve(null) : tx.answerTo(keyOfMessage(told, told.corrected));

const version = z.looseObject({
  newest: z.number().optional().catch(undefined),
  kept: z.string().optional().catch(undefined),
  sent: z.boolean().optional().catch(undefined),
});

/** The id under which words of the message were kept when they were last heard; undefined: none were. */
export const keptOf = (known: object | null): string | undefined => version.parse(known ?? {}).kept;

/** Whether its words were sent to somebody before. */
export const wasSent = (known: object | null): boolean => version.parse(known ?? {}).sent === true;

const repeatedFor = 3_600_000; // milliseconds: what failed comes again within an hour

/**
 * Whether words are the newest of their message. `first`: the desk has heard none of it before. A change stands for the
 * message itself from now on: that is taken as said, should it still come.
 */
export async function timelinessOf(
  tx: DeskTransaction,
  told: Told,
  known: object | null,
  now: Date,
): Promise<"first" | "newer" | "older"> {
  const { corrected } = told;
  if (corrected === undefined) return "first";
  const { at, writtenAt } = corrected;
  const { newest } = version.parse(known ?? {});
  if (at !== null && newest !== undefined && at < newest) return "older";
  await tx.rememberInstead(keyOfMessage(told, corrected), heard(corrected, known), now);
  const isMissed = known === null && writtenAt !== null && now.getTime() - writtenAt.getTime() < repeatedFor;
  return isMissed ? "first" : "newer";
}

const heard = ({ at }: Correction, known: object | null): object => ({
  kind: "done",
  ...known,
  ...(at !== null && { newest: at }),
});

/** From now on the words of the message that its author has changed wait under this id. */
export async function rememberKept(
  tx: DeskTransaction,
  told: Told,
  {
    known,
    kept,
    sent,
    now,
  }: { readonly known: object | null; readonly kept: string; readonly sent?: true; readonly now: Date },
): Promise<void> {
  const { corrected } = told;
  if (corrected === undefined || keptOf(known) === kept) return;
  await tx.rememberInstead(
    keyOfMessage(told, corrected),
    { ...heard(corrected, known), kept, ...(sent && { sent }) },
    now,
  );
}
