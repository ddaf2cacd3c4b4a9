import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { Locale } from "../../../kernel/locale.ts";
import { wallTime } from "../../../kernel/time/calendar.ts";
import type { Column } from "../messages/table.ts";
import type { Cell, ExportFormat } from "../rules.ts";
import { xlsx } from "./xlsx.ts";

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly Cell[]>;
  readonly locale: Locale;
  /** In which its instants are told, IANA. */
  readonly zone: string;
}

/** Its bytes, as its rows come. */
export function spreadsheet(format: ExportFormat, table: Table): AsyncIterable<Uint8Array> {
  switch (format) {
    case "csv":
      return csv(table);
    case "xlsx":
      return xlsx({ name: table.name, columns: table.columns, rows: wallClocked(table) });
  }
}

/** A spreadsheet's dates have no zone: they show what the clock on the wall did. */
async function* wallClocked({ rows, zone }: Table): AsyncIterable<(string | number | Date | null)[]> {
  for await (const row of rows) yield row.map((cell) => (cell instanceof Date ? wallTime(cell, zone).asUtc : cell));
}

/** What stands between fields in the spreadsheets of a language: no comma where one stands in numbers. */
const separatorIn = (locale: Locale): string => (new Intl.NumberFormat(locale).format(1.5).includes(",") ? ";" : ",");

/** With the mark by which a spreadsheet knows UTF-8. What it would take for a formula has an apostrophe before it. */
function csv({ columns, rows, locale, zone }: Table): AsyncIterable<Uint8Array> {
  const lines = stringify({
    bom: true,
    header: true,
    columns: columns.map(({ title }) => ({ header: title, key: title })),
    delimiter: separatorIn(locale),
    record_delimiter: "windows",
    escape_formulas: true,
    quoted_string: true, // a sign that parts fields elsewhere parts none
    cast: { date: (at) => wallTime(at, zone).text },
  });
  return Readable.from(rows).compose(lines); // what fails on the way ends both
}
