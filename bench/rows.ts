import type { Client } from "pg";

/**
 * A row that the desk itself wrote, by which others are made: whatever columns the schema has, they have them too.
 * All values as PostgreSQL's own text.
 */
export interface Pattern {
  readonly table: string;
  readonly columns: readonly Column[];
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly value: string | null;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** The rows of a table where `condition`, a piece of SQL, holds. */
export async function readPatterns(client: Client, table: string, condition: string): Promise<readonly Pattern[]> {
  const described = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const texts = described.rows.map(({ name }) => `"${name}"::text`);
  const { rows } = await client.query<(string | null)[]>({
    text: `select ${texts.join(", ")} from ${table} where ${condition}`,
    rowMode: "array",
  });
  return rows.map((row) => ({
    table,
    columns: described.rows.map((column, index) => ({ ...column, value: row[index] ?? null })),
  }));
}

/**
 * One for each row of what follows `from`; `changed` are expressions on it, `without` the columns that fill themselves.
 * `before`: so many values of the statement come before these.
 */
export function insertMany(
  { table, columns }: Pattern,
  from: string,
  changed: Readonly<Record<string, string>>,
  without: readonly string[] = [],
  before = 0,
): Statement {
  const written = columns.filter(({ name }) => !without.includes(name));
  const values: (string | null)[] = [];
  const given = written.map(({ name, type, value }) => {
    const expression = changed[name];
    if (expression !== undefined) return `(${expression})::${type}`;
    values.push(value);
    return `$${before + values.length}::${type}`;
  });
  const names = written.map(({ name }) => `"${name}"`).join(", ");
  return { text: `insert into ${table} (${names}) select ${given.join(", ")} from ${from}`, values };
}

export const valueOf = ({ columns }: Pattern, column: string): string =>
  columns.find(({ name }) => name === column)?.value ?? "";

/** The id of the words that a copy of a ticket has in the place of these; SQL, as the copy's reference is. */
export const idOfCopied = (words: Pattern, reference: string): string =>
  `md5((${reference}) || '${valueOf(words, "id")}')::uuid`;

/** The event of a copy of a ticket, with the words of that copy; SQL too. */
export const eventOfCopied = (event: Pattern, words: readonly Pattern[], reference: string): string =>
  words
    .filter((each) => valueOf(event, "event").includes(valueOf(each, "id")))
    .reduce(
      (json, each) => `replace(${json}, '${valueOf(each, "id")}', (${idOfCopied(each, reference)})::text)`,
      `$event$${valueOf(event, "event")}$event$`,
    );

/** The same some days ago: every instant in it, also in JSON. */
export const movedBack = ({ table, columns }: Pattern, days: number): Pattern => ({
  table,
  columns: columns.map((column) => ({
    ...column,
    value: column.value?.replaceAll(/\d{4}-\d\d-\d\d(?=[T ]\d\d:)/g, (day) => daysBefore(day, days)) ?? null,
  })),
});

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
