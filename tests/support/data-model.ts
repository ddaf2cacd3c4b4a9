import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A table of the database, as Prisma's schema describes it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  /** PostgreSQL's, such as `timestamptz`; an array ends in `[]`. */
  readonly type: string;
  readonly isKey: boolean;
  readonly isNullable: boolean;
  /** The table a foreign key leads to; null: it is none. */
  readonly leadsTo: string | null;
}

const root = join(import.meta.dirname, "../..");

/** All files of Prisma's schema, one after the other in the order of their names. */
export const readSchema = (): string =>
  globSync("prisma/**/*.prisma", { cwd: root, exclude: ["prisma/migrations/**"] })
    .toSorted()
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n");

const postgresTypes: Readonly<Record<string, string>> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Boolean: "boolean",
  Float: "double",
  Decimal: "numeric",
  DateTime: "timestamp",
  Json: "jsonb",
  Bytes: "bytea",
};

interface Field {
  readonly name: string;
  readonly type: string;
  readonly isList: boolean;
  readonly isNullable: boolean;
  readonly attributes: string;
}

/** The tables of a Prisma schema, in its order. */
export function tablesOf(schema: string): readonly Table[] {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model = "", body = ""]) => ({
    model,
    body,
    table: /^\s*@@map\("(\w+)"\)/m.exec(body)?.[1] ?? model,
  }));
  const tableOfModel = new Map(models.map(({ model, table }) => [model, table]));
  return models.map(({ body, table }) => {
    const fields = fieldsOf(body);
    const relations = fields.filter(({ type }) => tableOfModel.has(type));
    const keys = new Set(namesIn(/^\s*@@id\(\[([^\]]*)\]/m.exec(body)?.[1]));
    const target = (field: string): string | null =>
      relations
        .filter(({ attributes }) => namesIn(/fields: \[([^\]]*)\]/.exec(attributes)?.[1]).includes(field))
        .map(({ type }) => tableOfModel.get(type) ?? type)
        .at(0) ?? null;
    const columns = fields
      .filter((field) => !relations.includes(field))
      .map(({ name, type, isList, isNullable, attributes }) => ({
        name: /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? name,
        type: postgresType(type, attributes) + (isList ? "[]" : ""),
        isKey: keys.has(name) || /(^|\s)@id\b/.test(attributes),
        isNullable,
        leadsTo: target(name),
      }));
    return { name: table, columns };
  });
}

const fieldsOf = (body: string): readonly Field[] =>
  [...body.matchAll(/^ {2}(\w+) +(\w+)(\[\])?(\?)?(.*)$/gm)].map(([, name = "", type = "", list, optional, rest]) => ({
    name,
    type,
    isList: list !== undefined,
    isNullable: optional !== undefined,
    attributes: rest?.replace(/\/\/.*/, "") ?? "",
  }));

const namesIn = (list: string | undefined): readonly string[] =>
  list === undefined ? [] : list.split(",").map((name) => name.trim());

const postgresType = (type: string, attributes: string): string =>
  /@db\.(\w+)/.exec(attributes)?.[1]?.toLowerCase() ?? postgresTypes[type] ?? type;
