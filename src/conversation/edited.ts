import type { Intent, PostedMessage, Reply } from "../channels/platform.ts";
import { questionOf, rememberAskedAt } from "../desk/asked-at.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { readTicket } from "../desk/read.ts";
import { change, hold, type Change } from "../desk/tickets.ts";
import type { KeptWords } from "../desk/reader.ts";
import { stayAsChanged } from "../features/replies/desk/leaving.ts";
import { editedIsNoCommand, wordsTakenBack } from "../features/replies/messages.ts";
import type { Spoken } from "../features/replies/use-cases.ts";
import { takeFiles } from "../features/files/use-cases.ts";
import { isOpen } from "../kernel/status.ts";
import { isTheirs } from "../kernel/ticket.ts";
import { isVisible } from "../kernel/words/visible.ts";
import type { Message } from "../screen/message.ts";
import { whatBecame } from "../features/opening/conversation/became.ts";
import { keptOf, knownOf, timelinessOf } from "./newest-words.ts";
import { onceAsked, overtaken, type Effect } from "./once.ts";
import { asks, done, viewerOfUser, whisper } from "./replies.ts";

/** What the author of a message has changed, where its words still wait, or became something. */

type Written = Extract<Intent, { kind: "wrote" | "replied" }>;

/** Where the newest question about kept words stands. */
export const rememberAsked = (deps: DeskDeps, kept: string, on: PostedMessage): Promise<void> =>
  deps.store.transaction((tx) => rememberAskedAt(tx, kept, on, deps.now()));

/** A question about words that have changed, in the place of the one that shows the old ones; beside it where nobody knows where that is. */
export async function askAnew(tx: DeskTransaction, kept: string, question: Message): Promise<Reply> {
  const on = await questionOf(tx, kept);
  return on === null ? asks(kept, question) : { kind: "done", retired: { card: on, says: question } };
}

/** The ticket that has the words of a message by now reads its change too. Null: none has, as far as is known. */
export async function correctOnTicket(
  deps: DeskDeps,
  tx: DeskTransaction,
  intent: Written,
  { instead, ...spoken }: Spoken,
): Promise<Change | null> {
  const became = instead === undefined ? null : await whatBecame(tx, instead, intent.by);
  if (became === null || became.on === null) return null;
  const { reference, mark = null } = became.on;
  const { text, files, by } = spoken;
  const read = await readTicket(tx, reference, by, mark);
  if (read.result !== "read" || !isOpen(read.ticket.status)) return null;
  return change(tx, deps, { reference, mark, command: { type: "answer", text, files, corrected: true }, by });
}

/** The message that a ticket was made of says something else: its author's ticket reads that too. Null: it is no such message. */
export async function correctMadeOf(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "replied" }>,
): Promise<Reply | null> {
  const { corrected, at, thread, text } = intent;
  if (corrected === undefined || at?.message !== thread.message || !isVisible(text)) return null;
  const reference = await deps.store.ticketOfMessage(thread);
  if (reference === null) return null;
  const ask = async (tx: DeskTransaction): Promise<object | null> => {
    const known = await knownOf(tx, intent);
    await hold(tx, reference);
    return known;
  };
  return onceAsked(deps, intent, { about: [], ask }, async (tx, { id: by }, _, known): Promise<Effect> => {
    if ((await timelinessOf(tx, intent, known, deps.now())) === "older") return overtaken;
    const read = await readTicket(tx, reference, by);
    if (read.result !== "read" || !isTheirs(read.ticket, by) || !isOpen(read.ticket.status))
      return { reply: done, changed: false };
    const files = await takeFiles(tx, deps, intent, by);
    const command = { type: "answer", text, files, corrected: true } as const;
    await change(tx, deps, { reference, mark: read.ticket.mark, command, by });
    return { reply: done, changed: true };
  });
}

/** What is typed into an old message is never done: its author is told so, and the words that it had wait no longer. */
export const handleEditedCommand = (deps: DeskDeps, intent: Written): Promise<Reply> =>
  withdraw(deps, intent, editedIsNoCommand(viewerOfUser(deps, intent.by)));

/**
 * Nothing is left of a message: the words that it had wait no longer.
 * @param ticket the reference of that under which it stood; null: it stood under none
 */
export const handleEmptied = async (deps: DeskDeps, intent: Written, ticket: string | null = null): Promise<Reply> =>
  intent.corrected === undefined ? done : withdraw(deps, intent, null, ticket);

/** Words of a message that were about to leave for the requester stay with whoever sent them on. `now` null: nothing is left of it. */
export const stayWhenChanged = async (
  tx: DeskTransaction,
  { corrected }: Written,
  ticket: string,
  { known, now }: { readonly known: object | null; readonly now: KeptWords | null },
): ReturnType<typeof stayAsChanged> =>
  corrected === undefined ? [] : stayAsChanged(tx, ticket, [corrected.message, keptOf(known)], now);

/** @param says in any case; null: only where the words were asked about */
const withdraw = (
  deps: DeskDeps,
  intent: Written,
  says: Message | null,
  ticket: string | null = null,
): Promise<Reply> => {
  const ask = async (tx: DeskTransaction): Promise<object | null> => {
    const known = await knownOf(tx, intent);
    if (ticket !== null) await hold(tx, ticket);
    return known;
  };
  return onceAsked(deps, intent, { about: [], ask }, async (tx, by, _, known): Promise<Effect> => {
    if ((await timelinessOf(tx, intent, known, deps.now())) === "older") return overtaken;
    if (ticket !== null) await stayWhenChanged(tx, intent, ticket, { known, now: null });
    const kept = keptOf(known);
    const had = kept === undefined ? null : await tx.takeWords(kept, by.id);
    const on = kept === undefined || had === null ? null : await questionOf(tx, kept);
    if (on !== null) {
      const instead = says ?? wordsTakenBack(viewerOfUser(deps, intent.by));
      return { reply: { kind: "done", retired: { card: on, says: instead } }, changed: true };
    }
    return { reply: says === null ? done : whisper(says), changed: true };
  });
};
