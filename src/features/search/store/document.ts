import type { RecordedEvent } from "../../rules.ts";
import { isForRequester, typedWords } from "../../rules/events.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { maskSecrets } from "../../../kernel/words/secrets.ts";
import { Prisma } from "../../../store/generated/client.ts";
import { storable } from "../../../store/engine/json.ts";
import { folded } from "../rules/fold.ts";

/** What of a ticket is found, by its weight: A and B are what it is about, C is read by its requester, D by agents alone. */
export interface Subject {
  readonly queue: string;
  readonly title: string;
  readonly about: string;
}
export interface Talk {
  readonly said: string;
  readonly inside: string;
}

/** Bytes of one part. A vector holds at most 1 MB, of which a text in two languages with its positions takes eight times its length at worst. */
const longest = 24_000;
/** Bytes, as PostgreSQL writes it: what was said before. Past it what is said is kept, and not found. */
const mostTalk = 300_000;

/** No secret is ever found: it is masked as it is wherever it is shown, each field by itself. */
export function indexed(texts: readonly string[]): string {
  const words = folded(storable(texts.map(maskSecrets).join("\n")));
  const bytes = Buffer.from(words);
  return bytes.length <= longest ? words : bytes.subarray(0, longest).toString();
}

export const subjectOf = ({
  queue,
  title,
  description,
  service,
  device,
  stepsToReproduce,
}: Pick<Ticket, "queue" | "title" | "description" | "service" | "device" | "stepsToReproduce">): Subject => ({
  queue,
  title: indexed([title]),
  about: indexed([description, service, device, stepsToReproduce]),
});

/** What these events hold stands in the ticket itself. */
const isSubject = ({ type }: RecordedEvent["event"]): boolean => type === "opened" || type === "changed";

export function talkOf(events: readonly RecordedEvent[]): Talk {
  const said = events.map(({ event }) => event).filter((event) => !isSubject(event));
  return {
    said: indexed(said.filter(isForRequester).flatMap(typedWords)),
    inside: indexed(said.filter((event) => !isForRequester(event)).flatMap(typedWords)),
  };
}

/** Whether these events change what a ticket is found by. */
export const changesWords = (events: readonly RecordedEvent[]): boolean =>
  events.some(({ event }) => event.type === "moved" || typedWords(event).some((words) => words !== ""));

/**
 * The same words in both languages: nobody says in which they write, and what says nothing in one, such as “pas de son” or
 * “IT”, is a word of the other.
 */
export const stemmed = (words: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(to_tsvector('pg_catalog.french', ${words}) || to_tsvector('pg_catalog.english', ${words}))`;

/** A queue as a word that nobody types: who serves it finds its tickets alone, by the same index. */
export const queueWord = (queue: Prisma.Sql): Prisma.Sql => Prisma.sql`('q' || md5(${queue}))`;

/** Of a row with the columns of a `Subject`. The title is found by its beginnings too, which stems do not always keep. */
export const subjectVector = (row: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (setweight(${stemmed(Prisma.sql`${row}.title`)} || to_tsvector('pg_catalog.simple', ${row}.title), 'A')
   || setweight(${stemmed(Prisma.sql`${row}.about`)}, 'B') || array_to_tsvector(array[${queueWord(Prisma.sql`${row}.queue`)}]))`;

/** Of a row with the columns of a `Talk`. */
export const talkVector = (row: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (setweight(${stemmed(Prisma.sql`${row}.said`)}, 'C') || setweight(${stemmed(Prisma.sql`${row}.inside`)}, 'D'))`;

/** What was said before, and what is said now as far as there is room. */
export const longerTalk = (before: Prisma.Sql, row: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (ts_filter(${before}, '{c,d}')
   || case when octet_length(ts_filter(${before}, '{c,d}')::text) < ${mostTalk} then ${talkVector(row)} else '' end)`;

/** A row of texts, each given once. */
export const textsOf = (texts: Readonly<Record<string, string>>): Prisma.Sql =>
  Prisma.sql`(select ${Prisma.join(
    Object.entries(texts).map(([name, text]) => Prisma.sql`${text}::text as ${Prisma.raw(name)}`),
  )})`;
