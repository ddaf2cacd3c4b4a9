import { randomUUID } from "node:crypto";
import { queuesRead } from "../../desk/read-found.ts";
import { readTicket } from "../../desk/read.ts";
import { readArticle } from "../../desk/read-articles.ts";
import { peopleIn } from "../../desk/viewers.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { AccountId } from "../../desk/person.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";
import { mayRead } from "../../kernel/reading.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";
import { fit } from "../../screen/plain-text.ts";
import { fieldLimits } from "../../screen/question.ts";
import { phrases } from "../words.ts";
import {
  figuresOf,
  isForEverybody,
  isSameArticle,
  mayKeep,
  mayReadArticle,
  notAgainFor,
  revokedWithin,
  type Article,
  type ArticleFigures,
  type ArticleText,
} from "./rules.ts";
import { deflectionsOf } from "./rules/deflection.ts";
import { askedIn, nearest, type Candidate } from "./rules/near.ts";
import { wordsOfTicket } from "./rules/of-ticket.ts";

export type SavedArticle =
  | { readonly result: "saved"; readonly article: Article }
  /** They are no agent of the queue that is to keep it. */
  | { readonly result: "not-theirs" }
  /** It would be published, and the ticket that it was made of is private now. */
  | { readonly result: "of-private" }
  /** There is none for them to change. */
  | { readonly result: "gone" }
  /** Somebody, perhaps themselves elsewhere, has changed it since the form was opened. */
  | { readonly result: "meanwhile"; readonly article: Article };

interface Saving {
  /** Null: a new one. */
  readonly id: string | null;
  /** The version that its writer saw. */
  readonly version: number | null;
  readonly text: ArticleText;
  /** Of which a new one was made. */
  readonly ticket: string | null;
  readonly by: PersonId;
  readonly at: Date;
}

/** Writes an article, or another version of one. */
export async function saveArticle(
  tx: DeskTransaction,
  { id, version, text, ticket, by, at }: Saving,
): Promise<SavedArticle> {
  await tx.holdArticles();
  const queues = await queuesRead(tx, by);
  if (!mayKeep(text.queue, queues)) return { result: "not-theirs" };
  if (id === null) {
    const made = randomUUID();
    await tx.addArticle(text, { id: made, at, by, file: null, ticket });
    return saved(tx, made, text);
  }
  const read = await readArticle(tx, id, by);
  if (read === null || !read.keeps || read.article.file !== null) return { result: "gone" };
  if (isSameArticle(read.article, text)) return { result: "saved", article: read.article };
  if (read.article.version !== version) return { result: "meanwhile", article: read.article };
  const { ticket: source } = read.article;
  if (tellsMore(text, read.article) && source !== null && (await tx.ticket(source))?.isPrivate === true)
    return { result: "of-private" };
  await tx.changeArticle(id, text, { at, by });
  return saved(tx, id, text);
}

/** People would read in it what they did not before: other words, or the same in more places. */
function tellsMore(after: ArticleText, before: ArticleText): boolean {
  if (after.state !== "published") return false;
  if (before.state !== "published" || after.title !== before.title || after.body !== before.body) return true;
  if (isForEverybody(before)) return false;
  return isForEverybody(after) || (before.queue !== null && after.queue !== before.queue);
}

async function saved(tx: DeskTransaction, id: string, text: ArticleText): Promise<SavedArticle> {
  await tx.indexArticle(id, text);
  const [article] = await tx.articles([id]);
  return article === undefined ? { result: "gone" } : { result: "saved", article };
}

/** An article that a ticket could become: what was asked, and what helped, without whom it was about. Null: not for its reader. */
export async function articleOfTicket(
  store: Pick<TicketReader, "ticket" | "actor" | "history" | "people">,
  { reference, mark }: TicketMeant,
  reader: PersonId,
  localeOf: (language: string | null) => Locale,
): Promise<{ readonly ticket: Ticket; readonly text: ArticleText } | null> {
  const read = await readTicket(store, reference, reader, mark);
  if (read.result !== "read" || !mayRead("agents-card", read.as)) return null;
  const { ticket } = read;
  if (ticket.isPrivate) return null; // others would read it
  const people = await store.people(peopleIn(ticket, null));
  const locale = localeOf(people.get(ticket.requester)?.locale ?? null);
  const names = [...people.values()].map(({ name }) => name);
  const { title, body } = wordsOfTicket(ticket, names, phrases(locale).articles);
  return {
    ticket,
    text: {
      title: fit(title, fieldLimits.title),
      body: fit(body, fieldLimits.long),
      locale,
      state: "draft",
      audience: "everybody",
      queue: ticket.queue,
    },
  };
}

/**
 * At most three published articles that may help with what somebody says, for everybody to read: the nearest first. Asked by
 * their account where that is all that is known, in one trip; what is told to them is to be noted.
 */
export const articlesNear = (
  tx: Pick<TicketReader, "articlesNear">,
  { text, who, at }: Pick<Asking, "text" | "who" | "at">,
): Promise<readonly Candidate[]> => near(tx, { text, who, at, queues: [], locale: null });

interface Asking {
  readonly text: string;
  /** What did not help them is left out. */
  readonly who: AccountId | PersonId;
  /** Those whose articles are read; none: what everybody reads. */
  readonly queues: readonly string[];
  /** Null: in whatever language. */
  readonly locale: Locale | null;
  readonly at: Date;
}

async function near(
  tx: Pick<TicketReader, "articlesNear">,
  { text, who, queues, locale, at }: Asking,
): Promise<readonly Candidate[]> {
  const words = askedIn(text);
  const since = new Date(at.getTime() - notAgainFor);
  const { all, candidates } = await tx.articlesNear(words, { who, queues, since });
  return nearest(
    words,
    candidates.filter((each) => locale === null || each.locale === locale),
    all,
  );
}

/** The same, whole, of what a ticket says. */
export async function articlesThatFit(
  store: Pick<TicketReader, "articlesNear" | "articles">,
  { title, description }: Pick<Ticket, "title" | "description">,
  asking: Omit<Asking, "text">,
): Promise<readonly Article[]> {
  const found = await near(store, { ...asking, text: `${title} ${description}` });
  const queues = new Set(asking.queues);
  // It may have been changed between the two.
  return (await store.articles(found.map(({ id }) => id))).filter(
    (article) => article.state === "published" && mayReadArticle(article, queues),
  );
}

/** Counts articles as suggested to somebody, and gives them. */
export async function suggested(
  tx: Pick<DeskTransaction, "noteArticles">,
  near: readonly Candidate[],
  { person, at }: { readonly person: PersonId; readonly at: Date },
): Promise<readonly Candidate[]> {
  const ids = near.map(({ id }) => id);
  if (ids.length > 0) await tx.noteArticles(ids, { person, at, what: "suggested" });
  return near;
}

/** What came of an article lately, for those who keep it. */
export async function articleFigures(
  store: Pick<TicketReader, "articleUses">,
  article: Article,
  now: Date,
): Promise<ArticleFigures> {
  const since = new Date(now.getTime() - figuresOf);
  const { suggested: shown, opened, ...done } = await store.articleUses(article.id, since, revokedWithin);
  return { suggested: shown, opened, ...deflectionsOf(article, done) };
}

/** What stands in the folder of articles. */
export interface ArticleFile {
  /** Its place there. */
  readonly file: string;
  /** Null: it cannot be read, and what was read of it before stays. */
  readonly article: ArticleText | null;
}

export interface Synced {
  readonly written: readonly string[];
  readonly retired: readonly string[];
  /** Files of queues that there are not. */
  readonly ofNoQueue: readonly string[];
}

/** Has the articles of the folder be what its files say now. One whose file is gone is retired. */
export async function syncArticles(tx: DeskTransaction, files: readonly ArticleFile[], at: Date): Promise<Synced> {
  await tx.holdArticles();
  const queues = new Set(await tx.queues());
  const before = new Map((await tx.articlesOfFiles()).map((article) => [article.file, article]));
  const written: string[] = [];
  const ofNoQueue: string[] = [];
  for (const { file, article: text } of files) {
    if (text === null) continue;
    if (text.queue !== null && !queues.has(text.queue)) ofNoQueue.push(file);
    else if (await write(tx, file, before.get(file), text, at)) written.push(file);
  }
  const there = new Set(files.map(({ file }) => file));
  const gone = [...before.values()].filter(({ file, state }) => !there.has(file ?? "") && state !== "retired");
  for (const { id, ...article } of gone) await tx.changeArticle(id, { ...article, state: "retired" }, { at, by: null });
  return { written, retired: gone.map(({ file }) => file ?? ""), ofNoQueue };
}

/** False: it says the same already. */
async function write(
  tx: DeskTransaction,
  file: string,
  before: Article | undefined,
  text: ArticleText,
  at: Date,
): Promise<boolean> {
  if (before !== undefined && isSameArticle(before, text)) return false;
  const id = before?.id ?? randomUUID();
  if (before === undefined) await tx.addArticle(text, { id, at, by: null, file, ticket: null });
  else await tx.changeArticle(id, text, { at, by: null });
  await tx.indexArticle(id, text);
  return true;
}
