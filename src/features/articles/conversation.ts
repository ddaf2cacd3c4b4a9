import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { queuesRead } from "../../desk/read-found.ts";
import { findArticles, readArticle, readFormer } from "../../desk/read-articles.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import type { Action } from "../actions.ts";
import { articleForm, readArticle as readFilledIn } from "./forms.ts";
import { articleCard, articleGone, articleList, figuresMeant, noArticleMade } from "./messages.ts";
import { articlesAtMost, type Article, type ArticleText } from "./rules.ts";
import { articleFigures, articleOfTicket, saveArticle } from "./use-cases.ts";
import { gapGone, gapsButton } from "../gaps/messages.ts";
import { decideGap, gapFor, gapsFor } from "../gaps/use-cases.ts";
import { offerForm } from "../basics/messages.ts";
import { draftOf } from "../drafts/use-cases.ts";
import { longestSearch, type Wanted } from "../search/rules.ts";
import { readSearch } from "../search/rules/read-search.ts";
import { meantInstead } from "../search/use-cases.ts";
import { phrases } from "../words.ts";
import { nearestLocale } from "../../kernel/locale.ts";
import { beginning } from "../../kernel/words/whole.ts";
import { fit } from "../../screen/plain-text.ts";
import { fieldLimits } from "../../screen/question.ts";
import { inAlphabet } from "../../screen/alphabet.ts";
import type { Message } from "../../screen/message.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { keyOf, once } from "../../conversation/once.ts";
import { askedInVain } from "../gaps/conversation.ts";
import { viewerOfQueues, viewerOfUser, whisper } from "../../conversation/replies.ts";

type Of<Do extends Action["do"]> = Extract<Action, { do: Do }>;

/** An article opens by itself, for whoever may read it now. */
export async function openArticle(
  deps: DeskDeps,
  by: ChatUser,
  { article: id, version, words, ticket, mark }: Of<"article">,
): Promise<Reply> {
  const { store } = deps;
  const person = await store.recognise(by);
  const read = await readArticle(store, id, person.id);
  if (read === null) return whisper(articleGone(viewerOfUser(deps, by)));
  const former = version === undefined ? null : await readFormer(store, read, version, person.id);
  const { article } = read;
  const viewer = await viewerNaming(deps, person, by, [article.changedBy, former?.changedBy ?? null]);
  const now = deps.now();
  const waiting = words !== undefined ? { words } : ticket !== undefined ? { ticket, ...(mark && { mark }) } : null;
  if (waiting !== null || !read.keeps)
    await store.transaction((tx) => tx.noteArticles([id], { person: person.id, at: now, what: "opened" }));
  const figures = read.keeps ? await articleFigures(store, article, now) : null;
  const card = articleCard({ ...read, former, waiting, figures, viewer });
  return { kind: "card", title: phrases(viewer.locale).articles.article, card };
}

async function viewerNaming(
  deps: DeskDeps,
  reader: Person,
  on: ChatUser,
  named: readonly (string | null)[],
): Promise<Viewer> {
  const people = await deps.store.people(named.filter((id) => id !== null));
  return knowingQueues(viewerOf(reader, people, on, deps), deps.store);
}

/** What was asked for in words is told to whoever asked. */
export const articlesFor = async (deps: DeskDeps, by: ChatUser, sought: string): Promise<Reply> =>
  whisper(await listNow(deps, by, sought, 0));

/** A page of articles, in the place of the one before it. */
export async function handleArticles(
  deps: DeskDeps,
  by: ChatUser,
  { sought = "", from = 0, shown }: Of<"articles">,
): Promise<Reply> {
  const message = await listNow(deps, by, sought, from);
  return shown ? { kind: "done", instead: message } : whisper(message);
}

async function listNow(deps: DeskDeps, by: ChatUser, typed: string, from: number): Promise<Message> {
  const { store } = deps;
  const person = await store.recognise(by);
  const queues = await queuesRead(store, person.id);
  const sought = beginning(typed, longestSearch);
  const viewer = viewerOf(person, new Map(), by, deps);
  const { locale } = viewer;
  const found = await findArticles(store, { wanted: wordsIn(sought), queues, locale }, { from, most: articlesAtMost });
  const isNothing = found.total === 0 && sought !== "";
  const meant = isNothing ? await meantInstead(deps, sought) : null;
  if (isNothing) await askedInVain(deps, person.id, sought);
  const gaps = sought === "" ? await gapsFor(store, person.id) : null;
  return articleList({ sought, found, meant, from, writes: queues.size > 0, gaps, viewer });
}

/** An article has no fields to look for: all is words. */
function wordsIn(typed: string): Pick<Wanted, "words" | "phrases" | "without"> | null {
  const parts = readSearch(typed);
  const words = parts.flatMap((part) =>
    part.kind === "phrase" || part.kind === "without" ? [] : [part.kind === "field" ? part.value : part.text],
  );
  const of = (kind: "phrase" | "without") => parts.flatMap((part) => (part.kind === kind ? [part.text] : []));
  return parts.length === 0 ? null : { words, phrases: of("phrase"), without: of("without") };
}

/** Opens the form of an article for whoever may save it, and tells the others why not before they type. */
export async function openWriteArticle(deps: DeskDeps, by: ChatUser, action: Of<"write-article">): Promise<Reply> {
  const { store } = deps;
  const person = await store.recognise(by);
  const queues = await queuesRead(store, person.id);
  const viewer = await viewerOfQueues(deps, by);
  if (queues.size === 0) return whisper(noArticleMade("noAgent", viewer));
  const before = await textBefore(deps, person, action, [...queues.keys()]);
  if (before === null)
    return whisper(
      action.gap !== undefined
        ? gapGone(viewer)
        : action.ticket === undefined
          ? articleGone(viewer)
          : noArticleMade("noTicket", viewer),
    );
  const form = articleForm(
    action,
    {
      article: before,
      queues: inAlphabet(
        [...queues.keys()].map((queue) => ({ value: queue, label: queueCalled(viewer, queue) })),
        viewer.locale,
      ),
    },
    viewer.locale,
  );
  return { kind: "open-form", form, offer: offerForm(action, form.title, viewer) };
}

/** Null: there is nothing of the kind for them to write. */
async function textBefore(
  { store, locale }: DeskDeps,
  person: Person,
  { article: id, former, ticket, mark, gap }: Of<"write-article">,
  queues: readonly string[],
): Promise<ArticleText | null> {
  if (ticket !== undefined) {
    const localeOf = (language: string | null) => nearestLocale(language, locale);
    return (await articleOfTicket(store, { reference: ticket, mark: mark ?? null }, person.id, localeOf))?.text ?? null;
  }
  if (id === undefined) {
    const [only, ...others] = queues;
    const filled = gap === undefined ? null : await gapFor(store, gap, person.id);
    if (gap !== undefined && filled === null) return null;
    return {
      title: filled === null ? "" : fit(capitalised(filled.called), fieldLimits.title),
      body: "",
      locale: nearestLocale(person.locale, locale),
      state: "draft",
      audience: "everybody",
      queue: others.length === 0 ? (only ?? null) : null,
    };
  }
  const read = await readArticle(store, id, person.id);
  if (read === null || !read.keeps || read.article.file !== null) return null;
  return former === undefined ? read.article : readFormer(store, read, former, person.id);
}

const capitalised = (words: string): string => words.replace(/^./u, (first) => first.toUpperCase());

/** What was written stands in the place of its form, as its readers see it. */
export const handleArticleWritten = (
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  opener: Of<"write-article">,
): Promise<Reply> =>
  once(deps, intent, async (tx, person) => {
    const { by } = intent;
    const viewer = viewerOfUser(deps, by);
    const words = phrases(viewer.locale).articles;
    const read = readFilledIn(intent.values, viewer.locale);
    if (!read.ok) return unchanged({ kind: "form-errors", errors: read.errors });
    const { article: id = null, version = null, ticket = null, mark = null } = opener;
    const localeOf = (language: string | null) => nearestLocale(language, deps.locale);
    if (ticket !== null && (await articleOfTicket(tx, { reference: ticket, mark }, person.id, localeOf)) === null)
      return unchanged(whisper(noArticleMade("noTicket", viewer)));
    const saved = await saveArticle(tx, {
      id,
      version,
      text: read.value,
      ticket,
      by: person.id,
      at: deps.now(),
    });
    switch (saved.result) {
      case "saved": {
        await tx.forgetDraft(draftOf({ form: keyOf(intent), opener, by: person.id }), person.id);
        if (opener.gap !== undefined) await decideGap(tx, opener.gap, "written", person.id);
        const { article } = saved;
        return { reply: { kind: "card", title: words.article, card: await written(article) }, changed: true };
      }
      case "not-theirs":
        return unchanged({ kind: "form-errors", errors: { queue: words.form.notYours } });
      case "meanwhile": {
        const { changedBy } = saved.article;
        const people = await tx.people(changedBy === null ? [] : [changedBy]);
        const { name } = viewerOf(person, people, by, deps).names(changedBy);
        return unchanged({ kind: "form-errors", errors: { body: words.form.meanwhile(name) } });
      }
      case "of-private":
        return unchanged({ kind: "form-errors", errors: { state: words.form.ofPrivate } });
      case "gone":
        return unchanged(whisper(articleGone(viewer)));
    }

    async function written(article: Article): Promise<Message> {
      const naming = viewerOf(person, await tx.people([person.id]), by, deps);
      const reader = await knowingQueues(naming, tx);
      const { changedBy, state } = article;
      const news = changedBy === null ? {} : { news: words.saved[state] };
      const back = opener.gap === undefined ? {} : { back: gapsButton(phrases(viewer.locale)) };
      return articleCard({ article, keeps: true, former: null, viewer: reader, ...news, ...back });
    }
  });

const unchanged = (reply: Reply) => ({ reply, changed: false });

/** What counts, told to whoever keeps articles. */
export const tellFigures = (deps: DeskDeps, by: ChatUser): Reply => {
  const viewer = viewerOfUser(deps, by);
  return { kind: "card", title: phrases(viewer.locale).articles.figuresTitle, card: figuresMeant(viewer) };
};
