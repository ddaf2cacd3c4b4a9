import type { Locale } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";

/** Written, to be read by all whom it is for, or no longer true. */
export const articleStates = ["draft", "published", "retired"] as const;
export type ArticleState = (typeof articleStates)[number];

/** Who reads it once it is published. */
export const audiences = ["everybody", "agents"] as const;
export type ArticleAudience = (typeof audiences)[number];

/** What an article says, and whom it is for. */
export interface ArticleText {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly locale: Locale;
  readonly state: ArticleState;
  readonly audience: ArticleAudience;
  /** Whose agents keep it; null: those of every queue. */
  readonly queue: string | null;
}

/** One version of it. `changedBy` null: it is read from a file. */
export interface ArticleVersion extends ArticleText {
  /** From 1. */
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: PersonId | null;
}

/** As it is now. */
export interface Article extends ArticleVersion {
  /** A UUID. */
  readonly id: string;
  /** Its place in the folder of articles; null: it was written in chat. */
  readonly file: string | null;
  /** The reference of the ticket it was made of. */
  readonly ticket: string | null;
}

/** The queues of which somebody reads all that their agents do. */
export type QueuesKept = Pick<ReadonlySet<string>, "has" | "size">;

/** Who writes the articles of a queue, and reads those that are not published: its agents and those who rule over it. */
export const mayKeep = (queue: string | null, queues: QueuesKept): boolean =>
  queue === null ? queues.size > 0 : queues.has(queue);

/** The one gate through which somebody reads articles; the store asks the same of each row that it finds. */
export const mayReadArticle = (
  { state, audience, queue }: Pick<ArticleText, "state" | "audience" | "queue">,
  queues: QueuesKept,
): boolean => isForEverybody({ state, audience }) || mayKeep(queue, queues);

export const isForEverybody = ({ state, audience }: Pick<ArticleText, "state" | "audience">): boolean =>
  state === "published" && audience === "everybody";

/** Whether two say the same to the same people. */
export const isSameArticle = (one: ArticleText, other: ArticleText): boolean =>
  one.title === other.title &&
  one.body === other.body &&
  one.locale === other.locale &&
  one.state === other.state &&
  one.audience === other.audience &&
  one.queue === other.queue;

/** How many stand on a page. */
export const articlesAtMost = 15;

/** How many are shown above tickets that were found. */
export const articlesBesideTickets = 3;

/** What an article from a file may have at most: what a card shows of it on both platforms. */
export const longestBody = 8_000; // characters

/** What came of an article for somebody. */
export const articleUses = ["suggested", "opened", "helped", "not-helped"] as const;
export type ArticleUse = (typeof articleUses)[number];

/** What an article spared: see `rules/deflection.ts`. */
export interface Deflections {
  readonly confirmed: number;
  readonly potential: number;
  readonly revoked: number;
}

/** How many people it was suggested to, how many opened it, and what it spared. */
export interface ArticleFigures extends Deflections {
  readonly suggested: number;
  readonly opened: number;
}

const day = 86_400_000; // milliseconds
/** Whoever opens a ticket about the same so soon was not helped after all. */
export const revokedWithin = day;
/** What did not help is not suggested again so soon. */
export const notAgainFor = day;
/** The time of which figures are shown. */
export const figuresOf = 90 * day;
