import { text, time, type Text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { cut, oneLine } from "../../../screen/plain-text.ts";
import { say, sayPlainly } from "../../../screen/say.ts";
import { namedOnButton, newTicketButton, primary } from "../../../screen/ticket-buttons.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { phrases, type Phrases } from "../../words.ts";
import { isForEverybody, type Article, type ArticleFigures, type ArticleVersion } from "../rules.ts";
import { bodyBlocks } from "./article-body.ts";
import type { Waiting } from "./suggested.ts";

export interface ArticleShown {
  readonly article: Article;
  /** Its reader may change it, if it is no file's. */
  readonly keeps: boolean;
  /** Shown in its place; null: as it is now. */
  readonly former: ArticleVersion | null;
  readonly viewer: Viewer;
  /** What waits for whether it helps; left out: nothing. */
  readonly waiting?: Waiting | null;
  /** What came of it lately, for those who keep it. */
  readonly figures?: ArticleFigures | null;
  /** What its reader has just done with it. */
  readonly news?: string;
  /** From where they came to write it; left out: from nowhere that they might go back to. */
  readonly back?: Button;
}

/** An article, for one who may read it. */
export function articleCard(shown: ArticleShown): Message {
  const { article, former, viewer, news } = shown;
  const words = phrases(viewer.locale);
  const version = former ?? article;
  const title = cut(oneLine(version.title), longestTitle);
  return say(viewer, {
    summary: `${words.articles.article} · ${title}`,
    blocks: [
      ...(news === undefined ? [] : [paragraph(text`${news}`)]),
      { kind: "heading", text: title },
      ...standing(shown, words),
      ...bodyBlocks(version.body, { keepsLines: article.file === null }),
      aside(about(shown, version, words)),
      ...figuresOf(shown, words),
      ...buttonRow([...waysOn(shown, words), ...(shown.back === undefined ? [] : [shown.back])]),
    ],
  });
}

const longestTitle = 150; // Slack's header block

/** What its reader is to know before they read it. */
function standing({ article, former }: ArticleShown, { articles }: Phrases): readonly Block[] {
  const { state, audience } = article;
  const said =
    former !== null
      ? articles.former(former.version, article.version)
      : state !== "published"
        ? articles[state]
        : audience === "agents"
          ? articles.forAgents
          : null;
  return said === null ? [] : [aside(text`${said}`)];
}

function about(
  { article, keeps, viewer }: ArticleShown,
  { changedAt, changedBy, version, queue }: ArticleVersion,
  { articles }: Phrases,
): Text {
  const updated = articles.updated(time(changedAt));
  if (!keeps) return updated;
  const by = changedBy === null ? articles.version(version) : articles.by(viewer.names(changedBy).name, version);
  const kept = queue === null ? articles.allQueues : queueCalled(viewer, queue);
  const from = article.ticket === null ? [] : text` · ${article.ticket}`;
  const inFile = article.file === null ? [] : text` · ${articles.inFile(article.file)}`;
  return text`${updated} · ${by} · ${kept}${from}${inFile}`;
}

function figuresOf({ keeps, figures = null }: ArticleShown, { articles }: Phrases): readonly Block[] {
  if (!keeps || figures === null) return [];
  const { suggested, opened, confirmed, potential, revoked } = figures;
  return [aside(text`${articles.figures(suggested, opened, confirmed, potential, revoked)}`)];
}

function waysOn(
  { article, keeps, former, waiting = null, figures = null }: ArticleShown,
  words: Phrases,
): readonly Button[] {
  const { buttons } = words;
  const { id, version, file, title } = article;
  const helped = primary({ label: buttons.articleHelped, action: { do: "helped", article: id, ...waiting } });
  if (waiting !== null) {
    const goOn: Button = { label: buttons.articleNotHelped, action: { do: "not-helped", article: id, ...waiting } };
    return [helped, goOn];
  }
  if (!keeps) return isForEverybody(article) ? [helped, newTicketButton(words)] : [newTicketButton(words)];
  const shown = former?.version ?? version;
  const edit: Button = {
    label: former === null ? buttons.editArticle : buttons.editThisVersion,
    action: { do: "write-article", article: id, version, ...(former && { former: former.version }) },
    about: title,
  };
  const at = (number: number): Button => ({
    label: buttons.articleVersion(number),
    action: { do: "article", article: id, ...(number === version ? {} : { version: number }) },
  });
  return [
    ...(file === null ? [edit] : []),
    ...(shown > 1 ? [at(shown - 1)] : []),
    ...(shown < version ? [at(shown + 1)] : []),
    ...(figures === null ? [] : [{ label: buttons.articleFigures, action: { do: "article-figures" } } as const]),
  ];
}

/** Begins an article with what a ticket says, for its agents; of a private one nobody does. */
export const articleOfTicket = (ticket: Ticket, { buttons }: Pick<Phrases, "buttons">): readonly Button[] =>
  ticket.isPrivate ? [] : [{ label: buttons.keepAsArticle, action: { do: "write-article", ...namedOnButton(ticket) } }];

/** What the figures of an article count. */
export function figuresMeant(viewer: Viewer): Message {
  const { articles } = phrases(viewer.locale);
  return say(viewer, {
    summary: articles.figuresTitle,
    blocks: [{ kind: "heading", text: articles.figuresTitle }, ...Object.values(articles.figuresMeant).map(paragraph)],
  });
}

/** To whoever asks for an article that is not there for them. */
export function articleGone(viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${words.articles.gone}`,
    aside(text`${words.articles.goneHint}`),
    ...buttonRow([newTicketButton(words)]),
  );
}

/** To whoever may not write, or not of this ticket. */
export const noArticleMade = (why: "noAgent" | "noTicket", viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).articles[why]}`);
