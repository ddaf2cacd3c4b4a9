import { Prisma } from "../../../store/generated/client.ts";
import { storable } from "../../../store/engine/json.ts";
import { folded } from "../rules/fold.ts";
import type { Wanted } from "../rules.ts";
import { onShelves } from "./document.ts";

export const languages = ["pg_catalog.french", "pg_catalog.english"] as const;

/** As `indexed` writes what is found. */
const sought = (words: string): string => folded(storable(words));

/** The last word may be the beginning of one: shorter ones begin too many. */
const leastBegun = 3; // letters

/** `asked`: what is looked for (`wanted`), all of it with what must not stand there (`q`), and that on some shelves (`inside`). */
export function asked(wanted: Wanted, shelves: readonly string[], begins = true): Prisma.Sql {
  const excluded = wanted.without.flatMap((each) =>
    languages.map((language) => Prisma.sql`phraseto_tsquery(${language}::regconfig, ${sought(each)})`),
  );
  const q = excluded.length === 0 ? Prisma.sql`wanted` : Prisma.sql`wanted && !!(${Prisma.join(excluded, " || ")})`;
  return Prisma.sql`
    asked as materialized (
      select wanted, ${q} as q, (${q}) && ${onShelves(shelves)} as inside from (select ${wantedIn(wanted, begins)} as wanted) as found
    )`;
}

/** What is looked for, as a `tsquery`. `begins`: the last word may be the beginning of one. */
export function wantedIn(
  { words, phrases, like }: Pick<Wanted, "words" | "phrases" | "like">,
  begins = true,
): Prisma.Sql {
  const found = languages.map((language) => inLanguage(language, words.map(sought), phrases.map(sought), begins));
  const asked = Prisma.sql`(${Prisma.join(found, " || ")})`;
  // What says nothing in either language is looked for as it stands: null where that is nothing either, so that it finds none.
  const typed = sought([...words, ...phrases].join(" "));
  const asItStands = Prisma.sql`nullif(plainto_tsquery('pg_catalog.simple', ${typed})::text, '')::tsquery`;
  const isAnything = words.length + phrases.length === 0;
  if (like.length > 0) return anyTwo(like.map(sought));
  return isAnything ? asked : Prisma.sql`case when numnode(${asked}) = 0 then ${asItStands} else ${asked} end`;
}

/**
 * Those that have two of some words: of a single one they would be far too many. By the index it costs what the rarer of the two
 * does.
 */
const anyTwo = (words: readonly string[]): Prisma.Sql => Prisma.sql`
  (with term as materialized (
     select at, string_agg(nullif(plainto_tsquery(language, word)::text, ''), ' | ') as q
       from unnest(${[...words]}::text[]) with ordinality as each (word, at) cross join unnest(${languages}::regconfig[]) as language
      group by at)
   select coalesce(string_agg('(' || one.q || ') & (' || other.q || ')', ' | '),
                   (select q from term where q is not null limit 1))::tsquery
     from term as one join term as other on one.at < other.at)`;

/** Words that say nothing in a language are none there; in the other they may be. */
function inLanguage(
  language: string,
  words: readonly string[],
  phrases: readonly string[],
  begins: boolean,
): Prisma.Sql {
  const plain = (text: string) => Prisma.sql`plainto_tsquery(${language}::regconfig, ${text})`;
  const last = words.at(-1);
  const begun =
    begins && last !== undefined && /^[\p{L}\p{N}]+$/u.test(last) && last.length >= leastBegun ? last : null;
  const parts = [
    plain((begun === null ? words : words.slice(0, -1)).join(" ")),
    ...(begun === null ? [] : [beginning(plain(begun), begun)]),
    ...phrases.map((phrase) => Prisma.sql`phraseto_tsquery(${language}::regconfig, ${phrase})`),
  ];
  return Prisma.sql`(${Prisma.join(parts, " && ")})`;
}

const beginning = (word: Prisma.Sql, letters: string): Prisma.Sql => Prisma.sql`
  (case when numnode(${word}) = 0 then ${word} else ${word} || to_tsquery('pg_catalog.simple', ${`${letters}:*`}) end)`;

/** `'imprim' & 'son':*`, as PostgreSQL writes it. */
export const stemsOf = (wanted: string): readonly string[] => [
  ...new Set([...wanted.matchAll(/'((?:[^']|'')+)'/gu)].map(([, stem = ""]) => stem.replaceAll("''", "'"))),
];
