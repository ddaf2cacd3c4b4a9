import type { FileLink } from "../kernel/file-link.ts";
import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Person } from "../desk/person.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Action } from "../features/actions.ts";
import { serviceNamed } from "../features/catalogue/rules.ts";
import { didYouMean, goodbye, greetingBack } from "../features/home/messages/what-to-say.ts";
import { whoIsMeant, type WhomMeant } from "../features/opening/messages.ts";
import { titled } from "../features/opening/use-cases.ts";
import { placeWords } from "../features/replies/messages.ts";
import { keepForNamed, keepForNew, type Kept } from "../features/replies/use-cases.ts";
import { isAnswerAwaited } from "../features/wishes/rules.ts";
import { isVisible } from "../kernel/words/visible.ts";
import type { Message } from "../screen/message.ts";
import { helpOf } from "../features/home/use-cases.ts";
import { helpIn } from "./help.ts";
import { newTicket, saidBesides } from "../features/opening/conversation/new-ticket.ts";
import { mayHelp, offerOf } from "../features/opening/conversation/offer.ts";
import { once } from "./once.ts";
import { asks, viewerOfUser, whisper } from "./replies.ts";
import type { TypedCommand } from "./typed-command.ts";
import { whomMeant } from "./whom-meant.ts";

type Asked = Extract<Intent, { kind: "asked" }>;

/** Words typed as a command that name a ticket: they belong to it, or begin another. */
export const askWhere = (deps: DeskDeps, intent: Asked, words: string): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const kept = await keepForNamed(tx, deps, { text: words, files: [], by: by.id });
    return kept.tickets.length === 0 && intent.opensForm === true
      ? {
          reply: newTicket(deps, { ...titled(words), words: kept.words, ...typedIn(intent) }, intent.by),
          changed: true,
        }
      : {
          reply: asks(
            kept.words,
            await whereTo(deps, tx, { ...kept, ...typedIn(intent) }, { text: words, files: [], by, on: intent.by }),
          ),
          changed: true,
        };
  });

/** The channel in which something was typed; nothing where nobody else is. */
export const typedIn = ({ in: at }: Asked): { readonly typedIn?: string } =>
  at.scope === "personal" ? {} : { typedIn: at.address };

/** Words that can only begin a ticket: its form opens where it can by itself. */
export async function begin(deps: DeskDeps, intent: Asked, words: string): Promise<Reply> {
  const named = serviceNamed(deps.policy.services, words);
  if (named !== null && intent.opensForm === true)
    return newTicket(
      deps,
      { do: "new-ticket", title: words.trim(), service: named.key, ...typedIn(intent) },
      intent.by,
    );
  const meant = await whomMeant(deps, { ...intent, text: words }, intent.by);
  if (intent.opensForm === true) return newTicket(deps, { ...begun(words, meant), ...typedIn(intent) }, intent.by);
  return once(deps, intent, async (tx, by) => {
    const kept = await keepForNew(tx, deps, { text: words, files: [], by: by.id });
    const from = { ...kept, meant, ...typedIn(intent) };
    const question = await whereTo(deps, tx, from, { text: words, files: [], by, on: intent.by });
    return { reply: asks(kept.words, question), changed: true };
  });
}

/** What opens the form of a ticket that words begin, for whom they name. */
function begun(words: string, meant: WhomMeant): Extract<Action, { do: "new-ticket" }> {
  if (meant?.result === "unclear") return { ...titled(words), unclear: meant.called };
  return meant === null
    ? titled(words)
    : { ...titled(saidBesides(words, { forWhom: meant.whom })), forWhom: meant.whom };
}

interface WhereTo {
  readonly text: string;
  readonly files: readonly FileLink[];
  readonly by: Person;
  readonly on: ChatUser;
}

/**
 * Asks to which of some tickets kept words belong; without any, whether they are to become one, and what may help instead. What is
 * said to be for somebody else is about no ticket of its author's, unless that asks something (`meant`: whom it is for; null: its
 * author).
 */
export async function whereTo(
  deps: DeskDeps,
  tx: DeskTransaction,
  {
    words: id,
    tickets,
    meant = null,
    typedIn: from,
    again,
  }: Pick<Kept, "words" | "tickets"> & {
    readonly meant?: WhomMeant;
    readonly typedIn?: string;
    readonly again?: true;
  },
  { text, files, by, on }: WhereTo,
): Promise<Message> {
  const viewer = viewerOfUser(deps, on);
  const asking = meant === null ? tickets : tickets.filter(isAnswerAwaited);
  const given = { id, text, files, meant, typedIn: from, ...(again && { again }) };
  if (!isVisible(text)) return placeWords(given, asking, viewer);
  if (asking.length === 0) {
    if (meant?.result === "unclear")
      return whoIsMeant({ words: id, text, called: meant.called, typedIn: from }, viewer);
    return offerOf(deps, tx, { words: id, text, files, forWhom: meant?.whom, typedIn: from }, { by, on });
  }
  // Where somebody waits for an answer, nothing else gives it.
  if (asking.some(isAnswerAwaited)) return placeWords(given, asking, viewer);
  const helps = await mayHelp(
    deps,
    tx,
    { text, words: id, forWhom: meant?.result === "person" ? meant.whom : undefined, typedIn: from },
    { by, on },
  );
  return placeWords({ ...given, helps }, asking, viewer);
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
  if (meant === "goodbye") return whisper(goodbye(viewer));
  return whisper(meant === "greeting" ? greetingBack(viewer) : didYouMean({ word, meant }, viewer));
}
