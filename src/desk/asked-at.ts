import { z } from "zod";
import { platformNames, type PostedMessage } from "../channels/platform.ts";
import type { DeskTransaction } from "./transaction.ts";

const place = z.object({
  on: z.object({ platform: z.enum(platformNames), tenant: z.string(), address: z.string(), message: z.string() }),
});

const askedKey = (kept: string): string => `asked:${kept}`;

/** Where the newest question about kept words stands, in their author's own chat. */
export async function rememberAskedAt(tx: DeskTransaction, kept: string, on: PostedMessage, at: Date): Promise<void> {
  await tx.answerTo(askedKey(kept));
  await tx.rememberInstead(askedKey(kept), { on }, at);
}

/** Null: nobody knows. */
export async function questionOf(tx: DeskTransaction, kept: string): Promise<PostedMessage | null> {
  return place.safeParse(await tx.answerTo(askedKey(kept))).data?.on ?? null;
}
