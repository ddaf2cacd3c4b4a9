import { buffer } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { cellsOf, columnsOf, type Column } from "../../src/features/exports/messages/table.ts";
import type { Cell } from "../../src/features/exports/rules.ts";
import { spreadsheet } from "../../src/features/exports/jobs/spreadsheet.ts";
import { maskSecrets } from "../../src/kernel/words/secrets.ts";
import { aTicket } from "../support/a-ticket.ts";
import { english, readers } from "./reading.ts";
import type { Locale } from "../../src/kernel/locale.ts";

/** Files of tickets, as spreadsheets read them. */

const columns: readonly Column[] = [
  { title: "Title", holds: "sentences" },
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
const partOf = (workbook: Uint8Array, path: string): string => {
  const entry = unzipSync(workbook)[path];
  if (entry === undefined) throw new Error(`no ${path}`);
  return strFromU8(entry);
};
const sheetPath = "xl/worksheets/sheet1.xml";
const sheet = async (rows: readonly (readonly Cell[])[]): Promise<string> =>
  partOf(await made("xlsx", rows), sheetPath);

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

test("what XML has no place for is left out, and a cell is no longer than Excel’s", async () => {
  const xml = await sheet([
    [`a\u0000\u000Bb\u001B[31m\uFFFE\uD800 <c>\r\n😀`, null, null],
    ["x".repeat(40_000), null, null],
  ]);
  expect(xml).toContain(">ab[31m\uFFFD &lt;c&gt;\r\n😀</t>");
  expect(xml.match(/x{1000,}/)?.[0]).toHaveLength(32_767);
});

test("a spreadsheet’s dates are dates, its numbers numbers, and its words words", async () => {
  const xml = await sheet([["=1+1", summer, 5]]);
  expect(xml).toContain(">=1+1</t>");
  expect(xml).not.toContain("<f>");
  expect(xml).toContain("<v>5</v>");
  const day = (Date.UTC(2026, 6, 14, 12, 5) - Date.UTC(1899, 11, 30)) / 86_400_000; // as a spreadsheet counts them
  expect(Number(/<c r="B2"[^>]*><v>([^<]+)</.exec(xml)?.[1])).toBeCloseTo(day, 6);
});

test("without a row there is a table all the same", async () => {
  expect(await csv([])).toBe('\uFEFF"Title","Opened","Stars"\r\n');
  expect(await sheet([])).toContain(">Stars</t>");
});

test.each(readers)("all columns fit on landscape pages, each of which repeats the header", async ({ locale, zone }) => {
  const name = "L’été d’Ana & 'co'";
  const all = columnsOf({ locale, zone });
  const workbook = await buffer(spreadsheet("xlsx", { name, columns: all, rows: rowsOf([]), locale, zone }));
  const xml = partOf(workbook, sheetPath);
  // The order of the schema, without which Excel takes the file for damaged.
  const order = [
    "sheetPr",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "pageMargins",
    "pageSetup",
    "headerFooter",
  ];
  expect([...xml.matchAll(new RegExp(`<(${order.join("|")})[ />]`, "g"))].map(([, tag]) => tag)).toEqual(order);
  expect(xml).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
  expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
  expect(partOf(workbook, "xl/workbook.xml")).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'L’été d’Ana &amp; ''co'''!$1:$1</definedName>`,
  );
  const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(all.length);
  expect(xml).toContain(`<row r="1" ht="${15 * { en: 3, fr: 4 }[locale]}">`); // as “Première réponse dans les temps” is wrapped
  for (const [index, { title }] of all.entries())
    expect(widths[index]).toBeGreaterThan(Math.max(...title.split(" ").map((word) => word.length)));
});

test("a row is as high as what is written in it, and no higher than a spreadsheet takes", async () => {
  const long = "The printer on the third floor does not answer any more. ".repeat(2);
  const xml = await sheet([
    ["Fire", null, 1],
    ["one\ntwo\nthree", null, 1],
    [long, null, 1],
    [long.repeat(100), null, 1],
  ]);
  const heights = [...xml.matchAll(/<row r="\d+" ht="(\d+)"/g)].map(([, height]) => Number(height) / 15);
  expect(heights).toEqual([1, 1, 3, 4, 409 / 15]);
});

test("words are wrapped, and the first row is bold", async () => {
  const workbook = await made("xlsx", [["Fire", summer, 5]]);
  const [, xfs = ""] = partOf(workbook, "xl/styles.xml").split("<cellXfs");
  const styles = xfs.split(/<xf[ /]/).slice(1);
  const styleOf = (at: string): string => {
    const [, style] = new RegExp(`<c r="${at}" s="(\\d+)"`).exec(partOf(workbook, sheetPath)) ?? [];
    return styles[Number(style)] ?? "";
  };
  expect(styleOf("A1")).toContain('fontId="1"');
  expect(styleOf("A1")).toContain('wrapText="1"');
  expect(styleOf("A2")).toContain('wrapText="1"');
  expect(styleOf("A2")).toContain('fontId="0"');
  expect(styleOf("B2")).toContain('numFmtId="164"');
});

test("what is written in it is no XML, and its rows are read while it is made", async () => {
  let read = 0;
  const rows = async function* (): AsyncIterable<readonly Cell[]> {
    for (read = 0; read < 20_000; read += 1) yield await Promise.resolve([`<b>"${read}" & co</b>`, null, read]);
  };
  const readAtEach: number[] = [];
  const parts: Uint8Array[] = [];
  const table = { name: "Tickets", columns, rows: rows(), locale: "en", zone: "UTC" } as const;
  for await (const part of spreadsheet("xlsx", table)) {
    parts.push(part);
    readAtEach.push(read);
  }
  expect(readAtEach.some((rowsRead) => rowsRead > 0 && rowsRead < 20_000)).toBe(true);
  const xml = partOf(Buffer.concat(parts), sheetPath);
  expect(xml).toContain("&lt;b&gt;&quot;19999&quot; &amp; co&lt;/b&gt;");
  expect(xml).not.toContain("<b>");
});

test.each(["csv", "xlsx"] as const)("what goes wrong with a row is told to whoever reads the %s", async (format) => {
  const rows = async function* (): AsyncIterable<readonly Cell[]> {
    yield await Promise.resolve(["Fire", null, 1]);
    throw new Error("the database is gone");
  };
  const table = { name: "Tickets", columns, rows: rows(), locale: "en", zone: "UTC" } as const;
  await expect(buffer(spreadsheet(format, table))).rejects.toThrow("the database is gone");
});

test("a ticket stands in its line with its secrets masked, a cell for each column", () => {
  const title = "My password is hunter2Xyz9!";
  const cells = cellsOf(aTicket({ status: "closed", title }), english);
  expect(cells).toHaveLength(columnsOf(english).length);
  expect(cells.join("\n")).not.toContain("hunter2Xyz9");
  expect(cells).toContain(maskSecrets(title));
});
