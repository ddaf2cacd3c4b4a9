import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Person } from "../desk/person.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { articlesNear, suggested } from "../features/articles/use-cases.ts";
import { didYouMean, greetingBack } from "../features/home/messages/what-to-say.ts";
import { offerTicket } from "../features/opening/messages.ts";
import { placeWords } from "../features/replies/messages.ts";
import { keepForNamed, keepForNew, type Kept } from "../features/replies/use-cases.ts";
import { isVisible } from "../kernel/words/visible.ts";
import type { Message } from "../screen/message.ts";
import { helpOf } from "../features/home/use-cases.ts";
import { helpIn } from "./help.ts";
import { newTicket, titled } from "./new-ticket.ts";
import { once } from "./once.ts";
import { asks, viewerOfUser, whisper } from "./replies.ts";
import type { TypedCommand } from "./typed-command.ts";

type Asked = Extract<Intent, { kind: "asked" }>;

/** Words typed as a command that name a ticket: they belong to it, or begin another. */
export const askWhere = (deps: DeskDeps, intent: Asked, words: string): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const kept = await keepForNamed(tx, deps, { text: words, files: [], by: by.id });
    return kept.tickets.length === 0 && intent.opensForm === true
      ? { reply: newTicket(deps, { ...titled(words), words: kept.words }, intent.by), changed: true }
      : { reply: asks(kept.words, await whereTo(deps, tx, kept, { text: words, by, on: intent.by })), changed: true };
  });

/** Words that can only begin a ticket: its form opens where it can by itself. */
export const begin = async (deps: DeskDeps, intent: Asked, words: string): Promise<Reply> =>
  intent.opensForm === true
    ? newTicket(deps, titled(words), intent.by)
    : once(deps, intent, async (tx, by) => {
        const kept = await keepForNew(tx, deps, { text: words, files: [], by: by.id });
        return {
          reply: asks(kept.words, await whereTo(deps, tx, kept, { text: words, by, on: intent.by })),
          changed: true,
        };
      });

/** Asks to which of some tickets kept words belong; without any, whether they are to become one, and what may help instead. */
export async function whereTo(
  deps: DeskDeps,
  tx: DeskTransaction,
  { words: id, tickets }: Kept,
  { text, by, on }: { readonly text: string; readonly by: Person; readonly on: ChatUser },
): Promise<Message> {
  const viewer = viewerOfUser(deps, on);
  if (tickets.length > 0 || !isVisible(text)) return placeWords({ id, text }, tickets, viewer);
  const at = deps.now();
  const near = await articlesNear(tx, { text, account: on, at });
  return offerTicket({ words: id, text, articles: await suggested(tx, near, { person: by.id, at }) }, viewer);
}

type Unclear = Extract<TypedCommand, { command: "unclear" }>;

/** To one word that is nearly a command. */
export async function askWhat(
  tx: DeskTransaction,
  deps: DeskDeps,
  { word, meant }: Unclear,
  { by, on }: { readonly by: Person; readonly on: ChatUser },
): Promise<Reply> {
  const viewer = viewerOfUser(deps, on);
  const isNotTheirs = meant === "report" && !(await helpOf(tx, by.id)).report;
  if (meant === "help" || isNotTheirs) return whisper(await helpIn(tx, deps, on, by.id));
  return whisper(meant === "greeting" ? greetingBack(viewer) : didYouMean({ word, meant }, viewer));
}
