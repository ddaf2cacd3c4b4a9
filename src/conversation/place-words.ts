import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Person } from "../desk/person.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { didYouMean } from "../features/home/messages.ts";
import { placeWords } from "../features/replies/messages.ts";
import { keepForNamed, type Placed } from "../features/replies/use-cases.ts";
import { helpIn } from "./help.ts";
import { newTicket, titled } from "./new-ticket.ts";
import { once, type Effect } from "./once.ts";
import { viewerOfUser, whisper } from "./replies.ts";
import type { TypedCommand } from "./typed-command.ts";

/** Words typed as a command that name a ticket: they belong to it, or begin another. */
export const askWhere = (deps: DeskDeps, intent: Intent, words: string): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const kept = await keepForNamed(tx, deps, { text: words, files: [], by: by.id });
    return kept.result === "kept" ? whereTo(deps, intent, words, kept) : begin(deps, intent, words);
  });

/** Asks to which of some tickets kept words belong. */
export const whereTo = (
  deps: DeskDeps,
  { by }: Intent,
  text: string,
  { words: id, tickets }: Extract<Placed, { result: "kept" }>,
): Effect => ({ reply: whisper(placeWords({ id, text }, tickets, viewerOfUser(deps, by))), changed: true });

type Unclear = Extract<TypedCommand, { command: "unclear" }>;

/** To one word that is nearly a command. */
export const askWhat = async (
  tx: DeskTransaction,
  deps: DeskDeps,
  { word, meant }: Unclear,
  { by, on }: { readonly by: Person; readonly on: ChatUser },
): Promise<Reply> =>
  whisper(meant === "help" ? await helpIn(tx, deps, on, by.id) : didYouMean({ word, meant }, viewerOfUser(deps, on)));

/** Opens the form of a ticket that begins with these words. */
export const begin = (deps: DeskDeps, { by }: Intent, words: string): Effect => ({
  reply: newTicket(deps, titled(words), by),
  changed: false,
});
