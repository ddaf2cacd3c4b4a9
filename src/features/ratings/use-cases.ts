import { z } from "zod";
import { platformNames } from "../../channels/platform.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { RatingsDelivery } from "./deliveries.ts";

const stored = z.object({
  /** The message in which its reader was told. */
  posted: z.object({ platform: z.enum(platformNames), tenant: z.string(), address: z.string(), message: z.string() }),
  /** They were called for what was written beside the stars, too. */
  withWords: z.boolean(),
});

/** How somebody was told of the few stars of an attempt. */
export type FewStarsTold = z.output<typeof stored>;

/** Null: not yet. */
export const fewStarsTold = async (tx: DeskTransaction, job: RatingsDelivery): Promise<FewStarsTold | null> =>
  stored.safeParse(await tx.answerTo(keyOf(job))).data ?? null;

export async function keepFewStarsTold(
  tx: DeskTransaction,
  job: RatingsDelivery,
  told: FewStarsTold,
  at: Date,
): Promise<void> {
  await tx.answerTo(keyOf(job)); // takes the key
  await tx.rememberInstead(keyOf(job), told, at);
}

const keyOf = ({ ticket, attempt, person, to }: RatingsDelivery): string =>
  `few-stars:${ticket}:${attempt}:${person ?? `${to.platform}:${to.address}`}`;
