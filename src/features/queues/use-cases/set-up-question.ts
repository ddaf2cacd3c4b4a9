import { randomUUID } from "node:crypto";
import { z } from "zod";
import { platformNames, type Conversation } from "../../../channels/platform.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { PersonId } from "../../../kernel/person.ts";

/**
 * What somebody is asked before a queue is set up. It is kept here, and the buttons carry its id alone: a client that was
 * tampered with would name any channel, and any server to ask about it.
 */
export interface SetUpQuestion {
  readonly by: PersonId;
  readonly queue: string;
  readonly channel: Conversation;
  /** What the channel is called; null: not known. */
  readonly called: string | null;
  /** What was said to be at stake, as `stakesKey` has it. */
  readonly stakes: string;
  /** The queue that may have been meant instead; null: none. */
  readonly resembles: string | null;
}

const stored = z.object({
  by: z.string(),
  queue: z.string(),
  channel: z.object({ platform: z.enum(platformNames), tenant: z.string(), address: z.string() }),
  called: z.string().nullable().default(null), // questions of 0.1 have neither
  stakes: z.string(),
  resembles: z.string().nullable().default(null),
});

const keyOf = (id: string): string => `set-up:${id}`;
const answeredKeyOf = (id: string): string => `set-up-answered:${id}`;

/** @returns its id */
export async function keepQuestion(tx: DeskTransaction, question: SetUpQuestion, at: Date): Promise<string> {
  const id = randomUUID();
  await tx.remember(keyOf(id), question, at);
  return id;
}

/** Null when it is too old, was answered, or was asked of somebody else. */
export async function readQuestion(tx: DeskTransaction, id: string, by: PersonId): Promise<SetUpQuestion | null> {
  const question = stored.safeParse(await tx.answerTo(keyOf(id))).data ?? null;
  return question?.by === by && (await tx.answerTo(answeredKeyOf(id))) === null ? question : null;
}

/** A question is answered once: what it asked may be at stake again later. */
export const forgetQuestion = (tx: DeskTransaction, id: string, at: Date): Promise<void> =>
  tx.remember(answeredKeyOf(id), { kind: "done" }, at);
