import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Action } from "../actions.ts";
import { onCard } from "../actions.ts";
import { gapList, gapNoted, gapNotNeeded, gapRefused } from "./messages.ts";
import { questionIn, sentenceIn } from "./rules.ts";
import { decideGap, gapsFor, putGapBack, urgeArticle } from "./use-cases.ts";
import { noArticleMade } from "../articles/messages.ts";
import { phrases } from "../words.ts";
import type { PersonId } from "../../kernel/person.ts";
import { once } from "../../conversation/once.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";

type Of<Do extends Action["do"]> = Extract<Action, { do: Do }>;

/** What nothing answers, told to whoever writes articles; null: they do not. */
export async function gapsAsked(deps: DeskDeps, by: ChatUser): Promise<Reply | null> {
  const person = await deps.store.recognise(by);
  const gaps = await gapsFor(deps.store, person.id);
  return gaps === null ? null : whisper(gapList(gaps, viewerOfUser(deps, by)));
}

/** The same, in the place of what was pressed on. */
export async function handleGaps(deps: DeskDeps, by: ChatUser, { shown }: Of<"gaps">): Promise<Reply> {
  const reply = (await gapsAsked(deps, by)) ?? whisper(noArticleMade("noAgent", viewerOfUser(deps, by)));
  return shown === true && reply.kind === "whisper" ? { kind: "done", instead: reply.message } : reply;
}

/** What was pressed on says that it is gone: were the others to move up, a second press would mean the next of them. */
export const handleGapNotNeeded = (
  deps: DeskDeps,
  intent: Intent,
  { gap: id, back }: Of<"gap-not-needed">,
): Promise<Reply> =>
  once(deps, intent, async (tx, person) => {
    const viewer = viewerOfUser(deps, intent.by);
    const says = phrases(viewer.locale).gaps;
    const gap = back === true ? await putGapBack(tx, id, person.id) : await decideGap(tx, id, "not-needed", person.id);
    const gaps = await gapsFor(tx, person.id);
    if (gaps === null) return { reply: whisper(noArticleMade("noAgent", viewer)), changed: false };
    if (gap !== null && back !== true)
      return { reply: { kind: "done", instead: gapNotNeeded(gap, viewer) }, changed: true };
    const news = gap === null ? says.gone : says.back(gap.called);
    return { reply: { kind: "done", instead: gapList(gaps, viewer, news) }, changed: gap !== null };
  });

/** An agent wants an article of what they read. */
export const handleNeedsArticle = (deps: DeskDeps, intent: Intent, action: Of<"needs-article">): Promise<Reply> =>
  once(deps, intent, async (tx, person) => {
    const viewer = viewerOfUser(deps, intent.by);
    const { ticket, mark, sought = "" } = action;
    const of = ticket === undefined ? { sought } : { ticket: onCard({ ticket, mark }) };
    const isNoted = await urgeArticle(tx, of, { by: person.id, at: deps.now() });
    if (!isNoted) return { reply: whisper(gapRefused(viewer)), changed: false };
    return {
      reply: { kind: "card", title: phrases(viewer.locale).gaps.title, card: gapNoted(action, viewer) },
      changed: true,
    };
  });

/** Remembers what somebody looked for and nothing answers. */
export const askedInVain = (deps: DeskDeps, person: PersonId, sought: string): Promise<void> =>
  deps.store.transaction((tx) =>
    tx.askGap(questionIn(sought), { sentence: sentenceIn(sought), person, at: deps.now(), ticket: null }),
  );
