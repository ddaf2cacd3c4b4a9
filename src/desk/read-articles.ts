import type { TicketReader } from "./reader.ts";
import { queuesRead } from "./read-found.ts";
import {
  mayKeep,
  mayReadArticle,
  type Article,
  type ArticleVersion,
  type QueuesKept,
} from "../features/articles/rules.ts";
import type { Wanted } from "../features/search/rules.ts";
import type { Locale } from "../kernel/locale.ts";
import type { PersonId } from "../kernel/person.ts";
import { readsPrivate } from "../kernel/reading.ts";
import type { Actor } from "../kernel/roles.ts";

/** The one gate through which somebody reads articles: features/articles/rules.ts says who may. */
export interface ReadArticle {
  readonly article: Article;
  /** They may change it, if it is no file's. */
  readonly keeps: boolean;
}

/** An article, for whoever may read it; for everybody else (null) there is none. */
export async function readArticle(
  store: Pick<TicketReader, "articles" | "actorsOf" | "ticket">,
  id: string,
  reader: PersonId,
): Promise<ReadArticle | null> {
  const [[article], queues] = await Promise.all([store.articles([id]), queuesRead(store, reader)]);
  if (article === undefined || (await isWithheld(store, article, { reader, queues }))) return null;
  return readBy([article], queues)[0] ?? null;
}

/** What was not published of a ticket that is private now is read by who wrote it and by the agents of that ticket's queue. */
async function isWithheld(
  store: Pick<TicketReader, "ticket">,
  { state, ticket: source, changedBy }: Pick<Article, "state" | "ticket" | "changedBy">,
  { reader, queues }: { readonly reader: PersonId; readonly queues: ReadonlyMap<string, Actor> },
): Promise<boolean> {
  if (state === "published" || source === null || changedBy === reader) return false;
  const ticket = await store.ticket(source);
  if (ticket?.isPrivate !== true) return false;
  const actor = queues.get(ticket.queue);
  return actor === undefined || !readsPrivate(actor);
}

/** How it was before, for whoever keeps it and kept it then. */
export async function readFormer(
  store: Pick<TicketReader, "formerArticle" | "actorsOf" | "ticket">,
  { article, keeps }: ReadArticle,
  version: number,
  reader: PersonId,
): Promise<ArticleVersion | null> {
  if (!keeps) return null;
  const [former, queues] = await Promise.all([store.formerArticle(article.id, version), queuesRead(store, reader)]);
  if (former === null || !mayKeep(former.queue, queues)) return null;
  return (await isWithheld(store, { ...former, ticket: article.ticket }, { reader, queues })) ? null : former;
}

export interface FoundArticles {
  readonly articles: readonly ReadArticle[];
  /** How many there are in all. */
  readonly total: number;
  /** The forms of the words by which they were found, without accents. */
  readonly stems: readonly string[];
}

/** What somebody may read that holds these words (null: all of it): in their language first, then the best. `queues`: see `queuesRead`. */
export async function findArticles(
  store: Pick<TicketReader, "articles" | "articlesFound">,
  {
    wanted,
    queues,
    locale,
  }: {
    readonly wanted: Pick<Wanted, "words" | "phrases" | "without"> | null;
    readonly queues: ReadonlyMap<string, unknown>;
    readonly locale: Locale;
  },
  part: { readonly from: number; readonly most: number },
): Promise<FoundArticles> {
  const { ids, ...found } = await store.articlesFound({ wanted, queues: [...queues.keys()], locale }, part);
  return { ...found, articles: readBy(await store.articles(ids), queues) };
}

const mostRead = 500; // articles: more would keep whoever found nothing waiting

/** What everybody may read, for words that somebody may have meant. */
export const readForAll = (store: Pick<TicketReader, "publishedForAll">): Promise<readonly string[]> =>
  store.publishedForAll(mostRead);

const readBy = (articles: readonly Article[], queues: QueuesKept): readonly ReadArticle[] =>
  articles
    .filter((article) => mayReadArticle(article, queues))
    .map((article) => ({ article, keeps: mayKeep(article.queue, queues) }));
