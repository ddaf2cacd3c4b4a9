import { touching, type Touches } from "./checkpoint.ts";
import { hash } from "./told.ts";

/** Tables, each with those its rows refer to: a row that is added holds the rows it refers to. */
export type Tables = ReadonlyMap<string, readonly string[]>;

/** What statements touch, as far as their text and their values tell. */
export interface StatementReader {
  /** What the transactions of one connection touch. */
  transaction(): TransactionReader;
  /** The statement's verb and tables, and what tells it from others. */
  label(text: string): string;
}

export interface TransactionReader {
  touches(text: string, values: readonly unknown[]): Touches;
}

interface Parts {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  readonly adds: ReadonlySet<string>;
}

/** Of these a row is known by a key that is among the values; all others count as one row. */
const rowsOf: Readonly<Record<string, RegExp>> = {
  ticket: /I\d{6}_\d{4}/g,
  timer: /I\d{6}_\d{4}/g,
  inbound: /once:[\w-]+/g,
};

export function readStatements(tables: Tables): StatementReader {
  const known = new Map<string, Parts>();
  const partsOf = (text: string): Parts => {
    const parts = known.get(text) ?? readParts(text, tables);
    known.set(text, parts);
    return parts;
  };
  return {
    label(text) {
      const { reads, writes, adds } = partsOf(text);
      const changed = new Set([...writes, ...adds]);
      const read = [...reads].filter((each) => !changed.has(each));
      return [verbOf(text), ...[...changed].map((each) => `${each}*`), ...read, `#${hash(text)}`].join(" ");
    },

    transaction() {
      let open = false;
      const wrote = new Set<string>();
      const added = new Set<string>();
      return {
        touches(text, values) {
          const verb = verbOf(text);
          if (verb === "begin") open = true;
          if (verb === "commit" || verb === "rollback") {
            const ended = touching({
              frees: new Set(wrote),
              publishes: new Set(verb === "commit" ? [...wrote, ...added] : []),
            });
            open = false;
            wrote.clear();
            added.clear();
            return ended;
          }
          const parts = partsOf(text);
          const writes = keyed(parts.writes, values);
          if (!open) {
            const publishes = new Set([...writes, ...parts.adds]);
            return touching({ reads: parts.reads, writes, publishes, frees: writes });
          }
          for (const each of writes) wrote.add(each);
          for (const each of parts.adds) added.add(each);
          return touching({ reads: parts.reads, writes });
        },
      };
    },
  };
}

export const verbOf = (text: string): string => /[a-z]+/i.exec(text)?.[0].toLowerCase() ?? "";

function keyed(names: ReadonlySet<string>, values: readonly unknown[]): ReadonlySet<string> {
  const text = values.map(String).join(" ");
  return new Set(
    [...names].flatMap((name) => {
      const pattern = rowsOf[name];
      const keys = pattern === undefined ? [] : [...text.matchAll(pattern)];
      return keys.length === 0 ? [name] : keys.map(([key]) => `${name} ${key}`);
    }),
  );
}

function readParts(text: string, tables: Tables): Parts {
  const plain = text.replaceAll('"public".', "").replaceAll('"', "").toLowerCase();
  const reads = new Set<string>();
  const writes = new Set<string>();
  const adds = new Set<string>();
  for (const [, verb = "", table = ""] of plain.matchAll(/(insert into|update|delete from|from|join)\s+([a-z_]+)/g)) {
    if (!tables.has(table)) continue;
    if (verb === "from" || verb === "join") reads.add(table);
    else if (verb === "insert into" && !plain.includes("on conflict")) adds.add(table);
    else writes.add(table);
  }
  if (/for (no key update|update|share|key share)/.test(plain)) for (const each of reads) writes.add(each);
  if (plain.includes("advisory")) writes.add("advisory lock");
  for (const each of [...adds, ...writes]) if (plain.includes(`insert into ${each}`)) hold(each);
  return { reads, writes, adds };

  function hold(table: string): void {
    for (const parent of tables.get(table) ?? []) writes.add(parent);
  }
}
