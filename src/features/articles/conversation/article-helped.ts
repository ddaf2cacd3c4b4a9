import type { ChatUser, Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { Person } from "../../../desk/person.ts";
import { readArticle } from "../../../desk/read-articles.ts";
import { readTicket } from "../../../desk/read.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { change } from "../../../desk/tickets.ts";
import { onCard, type Action } from "../../actions.ts";
import { articleDidNotHelp, articleGone, articleHelped, type Suggested } from "../messages.ts";
import { articlesNear, suggested } from "../use-cases.ts";
import { wordsGone } from "../../replies/messages.ts";
import { isOpen } from "../../../kernel/status.ts";
import { becameNow, becomes, whatBecame } from "../../opening/conversation/became.ts";
import { changeOrRefuse } from "../../../conversation/change-or-refuse.ts";
import { questionOf } from "../../../desk/asked-at.ts";
import { offerOf } from "../../opening/conversation/offer.ts";
import { onceAsked, onceOn, type Effect } from "../../../conversation/once.ts";
import { viewerOfUser, whisper } from "../../../conversation/replies.ts";

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
  { article: id, words, ticket, mark }: Said,
): Promise<Reply> => {
  const ask = async (tx: DeskTransaction) => (words === undefined ? null : whatBecame(tx, words, intent.by));
  return onceAsked(deps, intent, { about: [], ask }, async (tx, by, _, became): Promise<Effect> => {
    if (became !== null) return { reply: await becameNow(deps, tx, became, { by, on: intent.by }), changed: false };
    const viewer = viewerOfUser(deps, intent.by);
    await tx.noteArticles([id], { person: by.id, at: deps.now(), what: "not-helped" });
    const kept = words === undefined ? null : await tx.keptWords(words, by.id);
    if (ticket !== undefined) {
      const others = await othersFor(deps, tx, { ticket, mark }, { by, on: intent.by });
      return {
        reply: { kind: "done", instead: articleDidNotHelp(others, onTicket({ ticket, mark }), viewer) },
        changed: false,
      };
    }
    if (words === undefined || kept === null) return { reply: whisper(wordsGone(viewer)), changed: false };
    const offer = await offerOf(deps, tx, { words, text: kept.text, files: kept.files }, { by, on: intent.by });
    return { reply: { kind: "done", instead: offer }, changed: false };
  });
};

const onTicket = ({ ticket, mark }: { readonly ticket: string; readonly mark?: string | undefined }) => ({
  ticket,
  ...(mark === undefined ? {} : { mark }),
});

/** What else may help with a ticket of theirs that is open. */
async function othersFor(
  { now }: DeskDeps,
  tx: DeskTransaction,
  of: { readonly ticket: string; readonly mark?: string | undefined },
  { by, on }: { readonly by: Person; readonly on: ChatUser },
): Promise<readonly Suggested[]> {
  const { reference, mark } = onCard(of);
  const read = await readTicket(tx, reference, by.id, mark);
  if (read.result !== "read" || !isOpen(read.ticket.status)) return [];
  const { title, description } = read.ticket;
  const near = await articlesNear(tx, { text: `${title} ${description}`, who: on, at: now() });
  return suggested(tx, near, { person: by.id, at: now() });
}
