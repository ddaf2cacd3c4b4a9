import { buffer } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { cellsOf, columnsOf, type Column } from "../../src/features/exports/messages/table.ts";
import type { Cell } from "../../src/features/exports/rules.ts";
import { spreadsheet } from "../../src/features/exports/jobs/spreadsheet.ts";
import { maskSecrets } from "../../src/kernel/words/secrets.ts";
import { aTicket } from "../support/a-ticket.ts";
import { english } from "./reading.ts";
import type { Locale } from "../../src/kernel/locale.ts";

/** Files of tickets, as spreadsheets read them. */

const columns: readonly Column[] = [
  { title: "Title", holds: "words" },
  { title: "Opened", holds: "instant" },
  { title: "Stars", holds: "number" },
];

async function* rowsOf(rows: readonly (readonly Cell[])[]): AsyncIterable<readonly Cell[]> {
  for (const row of rows) yield await Promise.resolve(row);
}

const made = (format: "csv" | "xlsx", rows: readonly (readonly Cell[])[], locale: Locale = "en"): Promise<Buffer> =>
  buffer(spreadsheet(format, { name: "Tickets", columns, rows: rowsOf(rows), locale, zone: "Europe/Paris" }));
const csv = async (rows: readonly (readonly Cell[])[], locale?: Locale): Promise<string> =>
  (await made("csv", rows, locale)).toString("utf8");
const sheet = async (rows: readonly (readonly Cell[])[]): Promise<string> => {
  const entry = unzipSync(await made("xlsx", rows))["xl/worksheets/sheet1.xml"];
  if (entry === undefined) throw new Error("no sheet");
  return strFromU8(entry);
};

const summer = new Date("2026-07-14T10:05:00Z");
const winter = new Date("2026-12-14T10:05:00Z");

test("a CSV has the mark of UTF-8, the separator of its language, and the time on the wall", async () => {
  const rows = [["Écran, noir ; vide", summer, 5]];
  expect(await csv(rows)).toBe('\uFEFF"Title","Opened","Stars"\r\n"Écran, noir ; vide",2026-07-14 12:05,5\r\n');
  expect(await csv(rows, "fr")).toBe('\uFEFF"Title";"Opened";"Stars"\r\n"Écran, noir ; vide";2026-07-14 12:05;5\r\n');
  expect(await csv([["", winter, null]])).toBe('\uFEFF"Title","Opened","Stars"\r\n"",2026-12-14 11:05,\r\n');
});

test.each(["=cmd|' /C calc'!A0", "+33 1 23", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])(
  "“%s” is no formula in a CSV",
  async (title) => {
    const [, line = ""] = (await csv([[title, null, null]])).split("\r\n", 2);
    expect(line.replace(/^"/, "")).toMatch(/^'/);
  },
);

test("words on several lines and quotation marks stay in their cell", async () => {
  expect(await csv([['She said "no"\nand left', null, null]])).toContain('"She said ""no""\nand left",,');
});

test("a spreadsheet’s dates are dates, its numbers numbers, and its words words", async () => {
  const xml = await sheet([["=1+1", summer, 5]]);
  expect(xml).toContain("<t>=1+1</t>");
  expect(xml).not.toContain("<f>");
  expect(xml).toContain("<v>5</v>");
  const day = (Date.UTC(2026, 6, 14, 12, 5) - Date.UTC(1899, 11, 30)) / 86_400_000; // as a spreadsheet counts them
  expect(Number(/<c r="B2"[^>]*><v>([^<]+)</.exec(xml)?.[1])).toBeCloseTo(day, 6);
});

test("without a row there is a table all the same", async () => {
  expect(await csv([])).toBe('\uFEFF"Title","Opened","Stars"\r\n');
  expect(await sheet([])).toContain("<t>Stars</t>");
});

test("a ticket stands in its line with its secrets masked, a cell for each column", () => {
  const title = "My password is hunter2Xyz9!";
  const cells = cellsOf(aTicket({ status: "closed", title }), english);
  expect(cells).toHaveLength(columnsOf(english).length);
  expect(cells.join("\n")).not.toContain("hunter2Xyz9");
  expect(cells).toContain(maskSecrets(title));
});
