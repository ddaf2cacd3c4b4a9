import { notTyped } from "../../src/store/tickets/open-ticket.ts";
import { noLocks, touching, type Locks, type Touches } from "./checkpoint.ts";
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

/** As the text of a statement tells, with no row known by its key. */
interface Parts extends Locks {
  readonly reads: ReadonlySet<string>;
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
      const changed = all(writes, adds);
      const read = without(reads, changed);
      return [verbOf(text), ...[...changed].map((each) => `${each}*`), ...read, `#${hash(text)}`].join(" ");
    },

    transaction() {
      let open = false;
      let locked = noLocks;
      let added: ReadonlySet<string> = new Set();
      return {
        touches(text, values) {
          const verb = verbOf(text);
          if (verb === "begin") open = true;
          if (verb === "commit" || verb === "rollback") {
            const publishes = verb === "commit" ? all(locked.writes, added) : new Set<string>();
            const ended = touching({ publishes, frees: locked });
            open = false;
            locked = noLocks;
            added = new Set();
            return ended;
          }
          const { reads, adds: alwaysAdds, ...parts } = partsOf(text);
          const own = new Set([...parts.writes].filter((name) => isOwn(name, values)));
          const adds = all(alwaysAdds, own);
          const locks: Locks = {
            writes: keyed(without(parts.writes, own), values),
            excludes: keyed(parts.excludes, values),
            holds: keyed(parts.holds, values),
          };
          if (!open) return touching({ reads, ...locks, publishes: all(locks.writes, adds), frees: locks });
          locked = {
            writes: all(locked.writes, locks.writes),
            excludes: all(locked.excludes, locks.excludes),
            holds: all(locked.holds, locks.holds),
          };
          added = all(added, adds);
          return touching({ reads, ...locks });
        },
      };
    },
  };
}

const all = (...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((each) => [...each]));
const without = (set: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...set].filter((each) => !other.has(each)));

export const verbOf = (text: string): string => /[a-z]+/i.exec(text)?.[0].toLowerCase() ?? "";

function keyed(names: ReadonlySet<string>, values: readonly unknown[]): ReadonlySet<string> {
  return new Set(
    [...names].flatMap((name) => {
      const keys = keysOf(name, values);
      return keys.length === 0 ? [name] : keys.map((key) => `${name} ${key}`);
    }),
  );
}

function keysOf(name: string, values: readonly unknown[]): readonly string[] {
  const pattern = rowsOf[name];
  return pattern === undefined ? [] : [...values.map(String).join(" ").matchAll(pattern)].map(([key]) => key);
}

/** A row of a ticket that has a provisional reference: it is added, since nobody else can know it. */
function isOwn(name: string, values: readonly unknown[]): boolean {
  const keys = keysOf(name, values);
  return keys.length > 0 && keys.every((key) => key.slice(0, -1).endsWith(notTyped().slice(0, -1)));
}

function readParts(text: string, tables: Tables): Parts {
  const plain = text.replaceAll('"public".', "").replaceAll('"', "").toLowerCase();
  const named = (pattern: RegExp): ReadonlySet<string> =>
    new Set([...plain.matchAll(pattern)].map(([, table = ""]) => table).filter((table) => tables.has(table)));
  const reads = named(/(?:from|join)\s+([a-z_]+)/g);
  const deleted = named(/delete from\s+([a-z_]+)/g);
  const inserted = named(/insert into\s+([a-z_]+)/g);
  const locked = /for (no key update|update|share)/.test(plain) ? reads : new Set<string>();
  const excludes = all(deleted, /for update/.test(plain) ? reads : new Set());
  const unlessThere = plain.includes("on conflict") ? inserted : new Set<string>();
  const advisory = new Set(plain.includes("advisory") ? ["advisory lock"] : []);
  const writes = all(named(/update\s+([a-z_]+)/g), excludes, locked, unlessThere, advisory);
  const holds = new Set([...inserted].flatMap((table) => tables.get(table) ?? []));
  return { reads, writes, excludes, holds, adds: without(inserted, unlessThere) };
}
