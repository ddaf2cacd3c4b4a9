import { createHash } from "node:crypto";
import type { RecordedEvent } from "../../rules.ts";
import { typedWords } from "../../rules/events.ts";
import { wordsToFind } from "../../../kernel/service.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { maskSecrets } from "../../../kernel/words/secrets.ts";
import { Prisma } from "../../../store/generated/client.ts";
import { storable } from "../../../store/engine/json.ts";
import { folded } from "../rules/fold.ts";

/** What of a ticket is found, by its weight: A and B are what it is about, C is read by its requester, D by agents alone. */
export interface Subject {
  readonly queue: string;
  /** By which word whoever reads it there finds it: see `shelfOf`. */
  readonly shelf: string;
  readonly title: string;
  readonly about: string;
}
export interface Talk {
  readonly said: string;
  readonly inside: string;
}

/**
 * Bytes of one part, and of what was said, the newest of it. A vector holds at most 1 MB, of which a text in two languages with
 * its positions takes eight times its length at worst.
 */
const longest = 24_000;
export const mostTalk = 40_000;

/** No secret is ever found: it is masked as it is wherever it is shown, each field by itself. */
export function indexed(texts: readonly string[], most = longest): string {
  const words = folded(storable(texts.map(maskSecrets).join("\n")));
  const bytes = Buffer.from(words);
  return bytes.length <= most ? words : bytes.subarray(0, most).toString();
}

export const subjectOf = ({
  queue,
  isPrivate,
  title,
  description,
  service,
  device,
  stepsToReproduce,
  asked,
  answers,
}: Pick<
  Ticket,
  "queue" | "isPrivate" | "title" | "description" | "service" | "device" | "stepsToReproduce" | "asked" | "answers"
>): Subject => ({
  queue,
  shelf: shelfOf(queue, isPrivate),
  title: indexed([title]),
  about: indexed([
    description,
    service,
    device,
    stepsToReproduce,
    ...Object.values(asked?.name ?? {}),
    ...wordsToFind(answers),
  ]),
});

/** Private tickets of a queue are found by another word than its others: no queue is called so. */
export const shelfOf = (queue: string, isPrivate: boolean): string => (isPrivate ? `${queue} private` : queue);

/** A shelf stands among the words: whoever reads what stands there finds by it. */
export const leavesShelf = (events: readonly RecordedEvent[]): boolean =>
  events.some(({ event }) => event.type === "moved" || event.type === "made-private" || event.type === "opened-up");

/** Whether these events change what a ticket is found by. */
export const changesWords = (events: readonly RecordedEvent[]): boolean =>
  leavesShelf(events) ||
  events.some(({ event }) => event.type === "answers-changed" || typedWords(event).some((words) => words !== ""));

/**
 * The same words in both languages: nobody says in which they write, and what says nothing in one, such as “pas de son” or
 * “IT”, is a word of the other.
 */
export const stemmed = (words: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(to_tsvector('pg_catalog.french', ${words}) || to_tsvector('pg_catalog.english', ${words}))`;

/** A shelf as a word that nobody types: who reads it finds its tickets alone, by the same index. */
export const shelfWord = (shelf: Prisma.Sql): Prisma.Sql => Prisma.sql`('q' || md5(${shelf}))`;

/** The same of several, to look for what stands on any of them; known when a plan is made. */
export const onShelves = (shelves: readonly string[]): Prisma.Sql =>
  Prisma.sql`${shelves.map((shelf) => `q${createHash("md5").update(shelf).digest("hex")}`).join(" | ")}::tsquery`;

/** Of a row with the columns of a `Subject`. The title is found by its beginnings too, which stems do not always keep. */
export const subjectVector = (row: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (setweight(${stemmed(Prisma.sql`${row}.title`)} || to_tsvector('pg_catalog.simple', ${row}.title), 'A')
   || setweight(${stemmed(Prisma.sql`${row}.about`)}, 'B') || array_to_tsvector(array[${shelfWord(Prisma.sql`${row}.shelf`)}]))`;

/** Of a row with the columns of a `Talk`. */
export const talkVector = (row: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (setweight(${stemmed(Prisma.sql`${row}.said`)}, 'C') || setweight(${stemmed(Prisma.sql`${row}.inside`)}, 'D'))`;
