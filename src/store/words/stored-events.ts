import { z } from "zod";
import type { RecordedEvent } from "../../features/rules.ts";
import { repeatedWords, storeEvent } from "../../features/rules/events.ts";
import { isId } from "../engine/is-id.ts";
import { Prisma } from "../generated/client.ts";
import type { Sql } from "../engine/sql.ts";
import { jsonText, storable } from "../engine/json.ts";
import { wordsId } from "./words-id.ts";

/** Ids of words by what they say. */
export type IdsOfWords = ReadonlyMap<string, string>;

/** Rows as JSON, for `jsonb_populate_recordset(null::ticket_event, …)` and `(null::words, …)`. */
export interface StoredEvents {
  readonly events: string;
  readonly words: string;
}

/** The columns of `words`. */
export const wordsColumns = Prisma.raw("id, ticket, by, text, locale, at");

interface WordsRow {
  readonly id: string;
  readonly ticket: string;
  readonly by: string | null;
  readonly text: string;
  readonly at: Date;
}

/** The events with ids in the place of words, and the words. Where nothing was said, no words are stored. */
export function storedEvents(ticket: string, events: readonly RecordedEvent[], said: IdsOfWords): StoredEvents {
  const words: WordsRow[] = [];
  const ids = new Map(said);
  const rows = events.map(({ event, ...recorded }) => {
    const { by, at } = recorded;
    const typed = (typedText: string): string => {
      const text = storable(typedText);
      if (text === "") return "";
      const id = wordsId(at, words.length);
      words.push({ id, ticket, by, text, at });
      if (!ids.has(text)) ids.set(text, id);
      return id;
    };
    const repeated = (text: string): string => ids.get(storable(text)) ?? typed(text);
    return { ticket, ...recorded, event: storeEvent(event, { typed, repeated }) };
  });
  return { events: jsonText(rows), words: jsonText(words) };
}

const found = z.array(z.object({ id: z.string(), text: z.string() }));

/** Those words of a ticket that these events repeat: of the same words said twice, the first. */
export async function wordsRepeated(sql: Sql, ticket: string, events: readonly RecordedEvent[]): Promise<IdsOfWords> {
  const texts = events.flatMap(({ event }) => repeatedWords(event)).map(storable);
  if (texts.length === 0) return new Map();
  const rows = await sql.$queryRaw`
    select id, text from words where ticket = ${ticket} and text = any (${texts}) order by at desc, id desc`;
  return new Map(found.parse(rows).map(({ id, text }) => [text, id]));
}

/**
 * What reads the words of a ticket's events. A desk of 0.1 that still runs stores them in the event itself: what is no id
 * is the words. Throws on an id of none.
 */
export const textIn =
  (texts: ReadonlyMap<string, string>) =>
  (stored: string): string => {
    const text = texts.get(stored);
    if (text !== undefined) return text;
    if (isId(stored)) throw new Error(`no words ${stored}`);
    return stored;
  };
