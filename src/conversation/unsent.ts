import type { ChatUser } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { KeptWords } from "../desk/reader.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";
import type { Change } from "../desk/tickets.ts";
import { wordsNotSent } from "../features/replies/messages.ts";
import type { Effect } from "./once.ts";
import { viewerOfUser, whisper } from "./replies.ts";

interface Unsent {
  readonly by: Person;
  readonly on: ChatUser;
  readonly unsent: KeptWords;
}

/** A refusal gives its author's words back. Of their own ticket, they may still go to its agents: they are kept for that. */
export async function withUnsent(
  deps: DeskDeps,
  tx: DeskTransaction,
  effect: Effect,
  no: Exclude<Change, { result: "changed" }>,
  { by, on, unsent: { text, files } }: Unsent,
): Promise<Effect> {
  const { reply } = effect;
  if (reply.kind !== "whisper" || text.trim() === "") return effect;
  const ticket = no.result === "refused" && no.refusal.type !== "not-allowed" ? no.ticket : null;
  const isTheirs = ticket !== null && [ticket.requester, ticket.beneficiary].includes(by.id);
  const place = isTheirs ? { words: await tx.keepWords(by.id, text, files, deps.now()), ticket } : null;
  const told = wordsNotSent(text, place, viewerOfUser(deps, on));
  return { ...effect, reply: whisper({ ...reply.message, blocks: [...reply.message.blocks, ...told.blocks] }) };
}
