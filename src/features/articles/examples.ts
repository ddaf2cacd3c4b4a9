import { formExample, messageExample, type Example } from "../examples/example.ts";
import { nextTuesday, viewed } from "../examples/moments.ts";
import { cast, type Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import { offerTicket, ticketOpened } from "../opening/messages.ts";
import { gapsIn } from "../gaps/examples.ts";
import { gapsButton } from "../gaps/messages.ts";
import { phrases } from "../words.ts";
import { articleForm } from "./forms.ts";
import {
  articleCard,
  articleDidNotHelp,
  articleGone,
  articleHelped,
  articleList,
  figuresMeant,
  noArticleMade,
  type FoundArticlesAt,
} from "./messages.ts";
import type { Article } from "./rules.ts";
import { wordsOfTicket } from "./rules/of-ticket.ts";

const articleIn = ({ story, viewer }: Stage, more: Partial<Article> = {}): Article => ({
  id: "0197f0c2-0000-7000-8000-000000000001",
  title: story.articleTitle,
  body: story.articleBody,
  locale: viewer.locale,
  state: "published",
  audience: "everybody",
  queue: story.queue,
  version: 3,
  changedAt: viewed,
  changedBy: "amara",
  file: null,
  ticket: null,
  ...more,
});

function ofTicket(stage: Stage): Article {
  const { story, viewer } = stage;
  const description = [story.answer, cast.camille, "camille@example.com", "+33 6 12 34 56 78"].join("\n");
  const resolved = ticketIn("resolved", stage, { opened: { description } });
  const words = wordsOfTicket(resolved, Object.values(cast), phrases(viewer.locale).articles);
  return articleIn(stage, { ...words, state: "draft", version: 1, ticket: resolved.reference });
}

/** What is found by the words of the story, for one who keeps articles and for one who reads them. */
export function foundArticles(stage: Stage, keeps: boolean): FoundArticlesAt {
  const { story } = stage;
  const articles = [articleIn(stage), articleIn(stage, { title: story.longTitle, audience: "agents" })];
  const all = keeps ? [...articles, articleIn(stage, { title: story.otherTitles[0] ?? "", state: "draft" })] : articles;
  return { articles: all.map((article) => ({ article, keeps })), total: keeps ? 7 : 2, stems: [story.sought] };
}

const shown = (name: string, message: ReturnType<typeof articleCard>): Example =>
  messageExample("home and lists", `articles: ${name}`, message);

/** An article and the lists of them, for those who read and those who write them. */
export function articles(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const reader = { keeps: false, former: null, viewer };
  const keeper = { ...reader, keeps: true };
  const list = (more: Partial<Parameters<typeof articleList>[0]>) =>
    articleList({ sought: "", found: foundArticles(stage, true), from: 0, writes: true, viewer, ...more });
  const suggested = foundArticles(stage, true).articles.map(({ article }) => article);
  const none: FoundArticlesAt = { articles: [], total: 0, stems: [] };
  return [
    shown("one, for an employee", articleCard({ ...reader, article: articleIn(stage) })),
    shown(
      "one that may help, while words wait",
      articleCard({ ...reader, article: articleIn(stage), waiting: { words: "0197" } }),
    ),
    shown(
      "one, for an agent",
      articleCard({
        ...keeper,
        figures: { suggested: 12, opened: 7, confirmed: 3, potential: 2, revoked: 2 },
        article: articleIn(stage, { ticket: "I261103_0007" }),
      }),
    ),
    shown("what its figures mean", figuresMeant(viewer)),
    shown("a draft made of a ticket", articleCard({ ...keeper, article: ofTicket(stage) })),
    shown(
      "a draft, written of a gap",
      articleCard({
        ...keeper,
        article: articleIn(stage, { state: "draft", version: 1 }),
        news: phrases(stage.viewer.locale).articles.saved.draft,
        back: gapsButton(phrases(stage.viewer.locale)),
      }),
    ),
    shown("a draft", articleCard({ ...keeper, article: articleIn(stage, { state: "draft", version: 1 }) })),
    shown("a retired one", articleCard({ ...keeper, article: articleIn(stage, { state: "retired", queue: null }) })),
    shown(
      "only for agents",
      articleCard({
        ...keeper,
        figures: { suggested: 1, opened: 1, confirmed: 1, potential: 0, revoked: 0 },
        article: articleIn(stage, { audience: "agents" }),
      }),
    ),
    shown(
      "from a file",
      articleCard({ ...keeper, article: articleIn(stage, { file: "printers.md", changedBy: null }) }),
    ),
    shown(
      "how it was before",
      articleCard({
        ...keeper,
        article: articleIn(stage),
        former: { ...articleIn(stage), version: 2, changedBy: "jonas", title: story.title, body: story.resolution },
      }),
    ),
    ...(["draft", "published", "retired"] as const).map((state) =>
      shown(
        `${state}, just now`,
        articleCard({
          ...keeper,
          article: articleIn(stage, { state, changedAt: nextTuesday }),
          news: phrases(viewer.locale).articles.saved[state],
        }),
      ),
    ),
    shown("all, for an agent", list({ found: { ...foundArticles(stage, true), total: 40 }, from: 15 })),
    shown("all, with gaps", list({ gaps: { gaps: gapsIn(stage), more: true } })),
    shown("none found, for an agent", list({ sought: story.sought, found: none })),
    shown("found, for an employee", list({ sought: story.sought, found: foundArticles(stage, false), writes: false })),
    shown("none yet, for an agent", list({ found: none })),
    shown("none yet, for an employee", list({ found: none, writes: false })),
    shown(
      "none found, and another word is near",
      list({ sought: story.sought, found: none, meant: story.sought, writes: false }),
    ),
    shown("none found", list({ sought: story.sought, found: none, writes: false })),
    messageExample("whispers", "article: solved it, and nothing was sent", articleHelped(false, viewer)),
    messageExample("whispers", "article: solved it, and the ticket is closed", articleHelped(true, viewer)),
    messageExample(
      "whispers",
      "article: did not help, and the ticket is open",
      articleDidNotHelp([], { ticket: "" }, viewer),
    ),
    messageExample(
      "whispers",
      "article: did not help, and another may",
      articleDidNotHelp(suggested.slice(0, 1), { ticket: "I261103_0007" }, viewer),
    ),
    messageExample(
      "whispers",
      "article: one may help before anything is sent",
      offerTicket({ words: "0197", text: story.title, files: [], articles: suggested.slice(0, 1) }, viewer),
    ),
    messageExample(
      "whispers",
      "article: some may help once a ticket is open",
      ticketOpened(ticketIn("new", stage), viewer, suggested),
    ),
    messageExample("whispers", "article: not there", articleGone(viewer)),
    messageExample("whispers", "article: not written by employees", noArticleMade("noAgent", viewer)),
    messageExample("whispers", "article: not of this ticket", noArticleMade("noTicket", viewer)),
  ];
}

export function articleForms(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const before = {
    article: articleIn(stage),
    queues: [story.queue, story.otherQueue].map((queue) => ({ value: queue, label: queue })),
  };
  const { articles: says } = phrases(viewer.locale);
  const blank = { ...before, article: articleIn(stage, { title: "", body: "", state: "draft" }) };
  const edit = articleForm({ do: "write-article", article: before.article.id, version: 3 }, before, viewer.locale);
  return [
    formExample("article: new", articleForm({ do: "write-article" }, blank, viewer.locale)),
    formExample(
      "article: of a ticket",
      articleForm(
        { do: "write-article", ticket: "I261103_0007" },
        { ...before, article: ofTicket(stage) },
        viewer.locale,
      ),
    ),
    formExample("article: changed", edit),
    formExample("article: changed meanwhile", edit, {
      body: says.form.meanwhile(cast.jonas),
      queue: says.form.notYours,
    }),
    formExample("article: of a ticket that is private now", edit, { state: says.form.ofPrivate }),
  ];
}
