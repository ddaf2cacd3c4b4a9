import type { Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import { timerKeys } from "../../../desk/job-keys.ts";
import { open } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { Action } from "../../actions.ts";
import { notForThem, oneOfMany, sentAsItIs } from "../messages.ts";
import { undoFor } from "../../cancellation/rules.ts";
import { notReadYet } from "../../privacy/messages.ts";
import { bringFiles } from "../use-cases.ts";
import { isRush, rush } from "../rules.ts";
import { guessKind } from "../rules/guess-kind.ts";
import { defaultQueue } from "../../queues/rules.ts";
import { nothingToSend, wordsGone } from "../../replies/messages.ts";
import { isVisible } from "../../../kernel/words/visible.ts";
import { choosePerson, introduce } from "../../people/conversation/chosen-person.ts";
import { besides } from "../../../conversation/for-whom.ts";
import { saidBesides } from "./new-ticket.ts";
import { becameNow, becomes, whatBecame } from "./became.ts";
import { draftAsItIs, howAsked } from "./as-it-is.ts";
import { offerOf } from "./offer.ts";
import { onceAsked, type Effect } from "../../../conversation/once.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "../../../conversation/replies.ts";

const mostCounted = 1_000; // tickets: far more than anybody fills in

/** How many tickets somebody has opened lately. Where new ones arrive is held, as it is where one is opened. */
export async function openedLately(tx: DeskTransaction, deps: DeskDeps, { by }: Intent): Promise<number> {
  const since = new Date(deps.now().getTime() - rush.within);
  const [earlier] = await Promise.all([tx.countOpenedBy(by, since, mostCounted), tx.holdQueue(defaultQueue)]);
  return earlier;
}

/**
 * Makes a ticket of kept words as they are, once, and of nothing else: of their author it holds what the offer shows. Pressed
 * again, it says what has come of them by then.
 */
export async function handleSend(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "pressed" }>,
  { words, kind, forWhom, typedIn }: Extract<Action, { do: "send" }>,
): Promise<Reply> {
  const chosen = await choosePerson(deps, forWhom?.user ?? null, intent.by);
  const about = chosen.result === "chosen" ? [chosen.user] : [];
  const ask = (tx: DeskTransaction) => Promise.all([whatBecame(tx, words, intent.by), openedLately(tx, deps, intent)]);
  return onceAsked(deps, intent, { about, ask }, async (tx, by, [named], [became, earlier]): Promise<Effect> => {
    if (became !== null) return { reply: await becameNow(deps, tx, became, { by, on: intent.by }), changed: false };
    if (forWhom !== undefined) {
      const untold = chosen.result === "untold";
      // They name somebody else by now, or nobody can be reached by this account.
      const text = (await tx.keptWords(words, by.id))?.text ?? "";
      if (named === undefined || (text !== "" && besides(text, forWhom.called) === null))
        return {
          reply: whisper(notForThem({ words, forWhom, untold }, viewerOfUser(deps, intent.by))),
          changed: false,
        };
    }
    const kept = await tx.holdWords(words, by.id);
    if (kept === null) return { reply: whisper(wordsGone(viewerOfUser(deps, intent.by))), changed: false };
    const said = [kept.text, ...kept.files.map(({ name }) => name)].find(isVisible);
    if (said === undefined) return { reply: whisper(nothingToSend(viewerOfUser(deps, intent.by))), changed: false };
    const asIs = { text: saidBesides(said, { forWhom }), kind: kind ?? guessKind(kept.text) };
    const draft = draftAsItIs(asIs, (named ?? by).id, intent.by);
    const opened = await open(tx, deps, draft, by.id, howAsked(deps, intent.by, typedIn));
    if (opened.result === "nobody-reads")
      return { reply: whisper(notReadYet(opened.queue, viewerOfUser(deps, intent.by))), changed: false };
    const { ticket } = opened;
    await tx.forgetWords(words, by.id);
    await introduce(tx, chosen, ticket.reference);
    await bringFiles(tx, { files: kept.files, ticket: ticket.reference, by: by.id, now: deps.now() });
    const viewer = await viewerOfTicket(deps, by, ticket, intent.by, tx);
    const { instead } = await becomes(deps, tx, {
      id: words,
      by: intent.by,
      instead: sentAsItIs(ticket, viewer, { undo: true }),
      opened: ticket,
    });
    const { on } = intent;
    if (on !== undefined) {
      const over = { kind: "undo-over", ticket: ticket.reference, person: by.id, on } as const;
      const at = new Date(ticket.openedAt.getTime() + undoFor + 1);
      await tx.setTimer({ key: timerKeys.ofUndo(ticket.reference), at, job: over });
    }
    const count = 1 + earlier;
    const reply: Reply = isRush(count)
      ? { ...whisper(oneOfMany(ticket, viewer, count)), instead }
      : { kind: "done", instead };
    // Remembered by the words: what is said when it is pressed again may be something else by then.
    return { reply, changed: false };
  });
}

/** The same words, offered as a ticket of another kind. */
export const handleOffer = (
  deps: DeskDeps,
  intent: Intent,
  { words, kind, forWhom, typedIn }: Extract<Action, { do: "offer" }>,
): Promise<Reply> =>
  deps.store.transaction(async (tx): Promise<Reply> => {
    const by = await tx.recognise(intent.by);
    const became = await whatBecame(tx, words, intent.by);
    if (became !== null) return becameNow(deps, tx, became, { by, on: intent.by });
    const viewer = viewerOfUser(deps, intent.by);
    const kept = await tx.keptWords(words, by.id);
    if (kept === null) return whisper(wordsGone(viewer));
    const { text, files } = kept;
    const offer = await offerOf(deps, tx, { words, text, files, kind, forWhom, typedIn }, { by, on: intent.by });
    return { kind: "done", instead: offer };
  });
