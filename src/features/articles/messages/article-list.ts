import { bold, text, time, type Text } from "../../../kernel/text.ts";
import { languageIn } from "../../../kernel/locale.ts";
import { beginning } from "../../../kernel/words/whole.ts";
import { buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Choice } from "../../../screen/form.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { cut, cutLine, oneLine } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { newTicketButton, primary } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { contextOf } from "../../search/rules/context.ts";
import { longestSearch } from "../../search/rules.ts";
import type { Action } from "../../actions.ts";
import { gapsBelow, gapsButton, soughtNeedsArticle, type GapsAt } from "../../gaps/messages.ts";
import { didYouMeanBlocks } from "../../search/messages/did-you-mean.ts";
import { phrases, type Phrases } from "../../words.ts";
import { bodyWords } from "./article-body.ts";
import { articlesAtMost, type Article } from "../rules.ts";

export interface FoundArticlesAt {
  readonly articles: readonly { readonly article: Article; readonly keeps: boolean }[];
  /** How many there are in all, the first of these counted. */
  readonly total: number;
  /** The forms of the words by which they were found, without accents. */
  readonly stems: readonly string[];
}

export interface ArticleListAt {
  /** As it was typed; empty: all of them. */
  readonly sought: string;
  readonly found: FoundArticlesAt;
  /** What they may have meant, where nothing was found; left out: nothing is near. */
  readonly meant?: string | null;
  /** How many stand before these. */
  readonly from: number;
  /** They may write articles. */
  readonly writes: boolean;
  /** What no article answers, for those who may; left out: nothing. */
  readonly gaps?: GapsAt | null;
  readonly viewer: Viewer;
}

/** A page of articles, and the way on. */
export function articleList({
  sought,
  found,
  meant = null,
  from,
  writes,
  gaps = null,
  viewer,
}: ArticleListAt): Message {
  const words = phrases(viewer.locale);
  const { articles, buttons } = words;
  const typed = oneLine(sought);
  const title = typed === "" ? articles.title : articles.found(cut(typed, 80));
  const { total } = found;
  const isEmpty = found.articles.length === 0;
  const left = total - from - found.articles.length;
  const page = (start: number, label: string): Button => ({
    label,
    action: { do: "articles", sought: beginning(typed, longestSearch), from: start, shown: true },
  });
  const write: Button = { label: buttons.newArticle, action: { do: "write-article" } };
  const none = typed !== "" ? articles.none : writes ? articles.noneToKeep : articles.noneAtAll;
  const newTicket: Button =
    typed === "" ? newTicketButton(words) : { label: buttons.newTicket, action: { do: "new-ticket", title: typed } };
  return say(viewer, {
    summary: `${title} · ${isEmpty ? none : articles.count(total)}`,
    blocks: [
      { kind: "heading", text: title },
      paragraph(text`${isEmpty ? none : articles.count(total)}`),
      ...(isEmpty ? didYouMeanBlocks(meant, lookFor, words) : []),
      ...found.articles.map((each) => articleRow(each, found.stems, viewer)),
      ...buttonRow([
        ...(left > 0 ? [page(from + articlesAtMost, buttons.next(Math.min(left, articlesAtMost)))] : []),
        ...(from > 0 ? [page(Math.max(0, from - articlesAtMost), buttons.previous)] : []),
        ...(writes ? [isEmpty ? primary(write) : write] : []),
        isEmpty && !writes ? primary(newTicket) : newTicket,
        ...(writes && isEmpty && typed !== "" ? [soughtNeedsArticle(typed, words)] : []),
        ...(gaps === null ? [] : [gapsButton(words)]),
      ]),
      ...(gaps === null ? [] : gapsBelow(gaps, words)),
    ],
  });
}

const lookFor = (sought: string): Action => ({ do: "articles", sought, from: 0, shown: true });

/** Above the tickets that hold the same words. */
export function articlesAbove(found: FoundArticlesAt, sought: string, viewer: Viewer): readonly Block[] {
  const { articles, buttons } = phrases(viewer.locale);
  if (found.articles.length === 0) return [];
  const left = found.total - found.articles.length;
  const more: Button = {
    label: buttons.moreArticles(left),
    action: { do: "articles", sought: beginning(oneLine(sought), longestSearch), from: 0 },
  };
  return [
    paragraph(text`${bold(articles.title)}`),
    ...found.articles.map((each) => articleRow(each, found.stems, viewer)),
    ...buttonRow(left > 0 ? [more] : []),
    { kind: "divider" },
  ];
}

/** An article in a line, with where its words stand. */
export function articleRow(
  { article, keeps }: FoundArticlesAt["articles"][number],
  stems: readonly string[],
  viewer: Viewer,
): Block {
  const words = phrases(viewer.locale);
  const { id, title, body, locale, changedAt } = article;
  const shown = cut(oneLine(title), 80);
  const found = stems.length === 0 ? words.articles.updated(time(changedAt)) : contextOf([bodyWords(body)], stems);
  const context = locale === viewer.locale ? found : text`${languageIn(viewer.locale, locale)} · ${found}`;
  return {
    kind: "item",
    text: text`📄 ${shown}`,
    under: keeps ? text`${standing(article, words)} · ${context}` : context,
    button: { label: words.buttons.show, action: { do: "article", article: id }, about: shown },
  };
}

const longestLabel = 75; // characters, as of any choice

/** Some to choose from in a form. */
export const articleOptions = (
  articles: readonly Pick<Article, "id" | "title">[],
  { locale }: Pick<Viewer, "locale">,
): readonly Choice[] =>
  articles.map(({ id, title }) => ({
    value: id,
    label: cutLine(title, longestLabel),
    group: phrases(locale).articles.title,
  }));

const standing = ({ state, audience }: Article, { articles }: Phrases): Text =>
  text`${state === "published" ? articles.audience[audience] : articles.state[state]}`;
