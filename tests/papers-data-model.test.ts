import { expect, test } from "vitest";
import { drawDataModel } from "./support/draw-data-model.ts";
import { readSchema, tablesOf } from "./support/data-model.ts";
import { codeIn, paperAt } from "./support/papers.ts";

const tables = tablesOf(readSchema());

test("the picture of the data model is the one that the schema gives", async () => {
  expect(tables.length).toBeGreaterThan(10);
  await expect(drawDataModel(tables)).toMatchFileSnapshot("../docs/data-model.svg");
});

test("every column, key and foreign key of a schema is read", () => {
  const schema = `
model Person {
  id    String   @id @default(uuid(7)) @db.Uuid
  email String?  @unique // not theirs alone
  tags  String[]
  notes Note[]

  @@map("person")
}

model Note {
  /// Who wrote it.
  personId String   @map("person_id") @db.Uuid
  person   Person   @relation(fields: [personId], references: [id])
  at       DateTime @db.Timestamptz(3)

  @@id([personId, at])
}
`;
  const plain = { isKey: false, isNullable: false, leadsTo: null };
  expect(tablesOf(schema)).toEqual([
    {
      name: "person",
      columns: [
        { ...plain, name: "id", type: "uuid", isKey: true },
        { ...plain, name: "email", type: "text", isNullable: true },
        { ...plain, name: "tags", type: "text[]" },
      ],
    },
    {
      name: "Note",
      columns: [
        { ...plain, name: "person_id", type: "uuid", isKey: true, leadsTo: "person" },
        { ...plain, name: "at", type: "timestamptz", isKey: true },
      ],
    },
  ]);
});

test("every column that docs/data-model.md names at a table is one of it", () => {
  const { text } = paperAt("docs/data-model.md");
  const named = [...text.matchAll(/^- `(\w+)`:([^]*?)(?=^- |^$)/gm)].flatMap(([, table = "", about = ""]) =>
    codeIn(about.replaceAll("\n", " "))
      .filter((code) => /^[a-z_]+$/.test(code))
      .map((column) => ({ table, column })),
  );
  expect(named.length).toBeGreaterThan(5);
  const columnsOf = (table: string) => tables.find(({ name }) => name === table)?.columns.map(({ name }) => name);
  expect(named.filter(({ table, column }) => columnsOf(table)?.includes(column) !== true)).toEqual([]);
});

test("every table is described in docs/data-model.md, and no other", () => {
  const { text } = paperAt("docs/data-model.md");
  const described = [...text.matchAll(/^- (`\w+`(?:, `\w+`)*):/gm)].flatMap(([, names = ""]) => codeIn(names));
  expect(described.toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
});
