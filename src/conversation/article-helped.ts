import type { Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { readArticle } from "../desk/read-articles.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { change } from "../desk/tickets.ts";
import { onCard, type Action } from "../features/actions.ts";
import { articleDidNotHelp, articleGone, articleHelped } from "../features/articles/messages.ts";
import { offerTicket } from "../features/opening/messages.ts";
import { wordsGone } from "../features/replies/messages.ts";
import { becameNow, becomes, whatBecame } from "./became.ts";
import { changeOrRefuse } from "./change-or-refuse.ts";
import { questionOf } from "./edited.ts";
import { onceAsked, onceOn, type Effect } from "./once.ts";
import { viewerOfUser, whisper } from "./replies.ts";

type Said = Extract<Action, { do: "helped" | "not-helped" }>;

/** An article solved it: what waits is closed with thanks, and nobody has to look into it. */
export function handleHelped(deps: DeskDeps, intent: Intent, action: Said): Promise<Reply> {
  const { article: id, words, ticket, mark } = action;
  const viewer = viewerOfUser(deps, intent.by);
  const note = (tx: DeskTransaction, person: string) =>
    tx.noteArticles([id], { person, at: deps.now(), what: "helped" });
  if (ticket !== undefined) {
    return onceOn(deps, intent, ticket, async (tx, by) => {
      const command = { type: "withdraw", reason: "solved-by-myself" } as const;
      const changed = await change(tx, deps, { ...onCard({ ticket, mark }), command, by: by.id });
      if (changed.result === "changed") await note(tx, by.id);
      return changeOrRefuse(deps, tx, changed, { by, on: intent.by }, () => ({
        kind: "done",
        instead: articleHelped(true, viewer),
      }));
    });
  }
  const ask = (tx: DeskTransaction) => (words === undefined ? null : whatBecame(tx, words, intent.by));
  return onceAsked(deps, intent, { about: [], ask: async (tx) => ask(tx) }, async (tx, by, _, became) => {
    if (became !== null) return { reply: await becameNow(deps, tx, became, { by, on: intent.by }), changed: false };
    if ((await readArticle(tx, id, by.id)) === null) return { reply: whisper(articleGone(viewer)), changed: false };
    await note(tx, by.id);
    const instead = articleHelped(false, viewer);
    if (words === undefined) return { reply: { kind: "done", instead }, changed: true };
    await tx.forgetWords(words, by.id);
    const card = await questionOf(tx, words);
    const done = await becomes(deps, tx, { id: words, by: intent.by, instead });
    return { reply: { ...done, ...(card !== null && { retired: { card, says: instead } }) }, changed: true };
  });
}

/** It did not: what waits goes on as it would have. */
export const handleNotHelped = (
  deps: DeskDeps,
  intent: Intent,
  { article: id, words, ticket }: Said,
): Promise<Reply> => {
  const ask = async (tx: DeskTransaction) => (words === undefined ? null : whatBecame(tx, words, intent.by));
  return onceAsked(deps, intent, { about: [], ask }, async (tx, by, _, became): Promise<Effect> => {
    if (became !== null) return { reply: await becameNow(deps, tx, became, { by, on: intent.by }), changed: false };
    const viewer = viewerOfUser(deps, intent.by);
    await tx.noteArticles([id], { person: by.id, at: deps.now(), what: "not-helped" });
    const kept = words === undefined ? null : await tx.keptWords(words, by.id);
    if (ticket !== undefined) return { reply: { kind: "done", instead: articleDidNotHelp(viewer) }, changed: false };
    if (words === undefined || kept === null) return { reply: whisper(wordsGone(viewer)), changed: false };
    return {
      reply: { kind: "done", instead: offerTicket({ words, text: kept.text, files: kept.files }, viewer) },
      changed: false,
    };
  });
};
