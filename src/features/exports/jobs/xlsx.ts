import { zipped } from "./zip.ts";

export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly holds: keyof typeof looks }[];
  /** A date is shown as the clock in UTC has it. */
  readonly rows: AsyncIterable<readonly Value[]>;
}

type Value = string | number | Date | null;

/** `style`, and `header` of the cell above: their places in `styles`; `width`: in characters. */
const looks = {
  word: { header: 1, style: 2, width: 8 },
  words: { header: 1, style: 2, width: 14 },
  sentences: { header: 1, style: 2, width: 30 },
  number: { header: 5, style: 3, width: 10 },
  instant: { header: 1, style: 4, width: 15.5 },
} as const;

/**
 * A workbook of one sheet (ECMA-376), in parts as its rows come. It is printed on landscape pages as wide as all columns, which
 * repeat the header and tell their number.
 */
export const xlsx = (sheet: Sheet): AsyncIterable<Uint8Array> =>
  zipped([
    ...Object.entries(frame(sheet.name)).map(([path, xml]) => ({ path, text: [declaration, xml] })),
    { path: "xl/worksheets/sheet1.xml", text: sheetOf(sheet) },
  ]);

async function* sheetOf({ name, columns, rows }: Sheet): AsyncIterable<string> {
  const shown = columns.map((column, index) => ({
    letters: lettersOf(index),
    style: looks[column.holds].style,
    width: widthOf(column),
  }));
  const headers = shown.map((each, index) => ({ ...each, style: looks[columns[index]?.holds ?? "words"].header }));
  const titles = columns.map(({ title }) => title);
  yield declaration + opening(shown) + rowOf(1, titles, headers);
  let row = 1;
  for await (const values of rows) yield rowOf((row += 1), values, shown);
  yield closing(name);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What is in it beside the sheet, by its path. */
const frame = (name: string): Readonly<Record<string, string>> => ({
  "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  "_rels/.rels": relations({ officeDocument: "xl/workbook.xml" }),
  "xl/_rels/workbook.xml.rels": relations({ worksheet: "worksheets/sheet1.xml", styles: "styles.xml" }),
  "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="worksheet"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escaped(name.replaceAll("'", "''"))}'!$1:$1</definedName></definedNames></workbook>`,
  "xl/styles.xml": styles,
});

const relations = (targets: Readonly<Record<string, string>>): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(targets)
    .map(([type, target]) => `<Relationship Id="${type}" Type="${office}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const right = 'horizontal="right" indent="1"'; // else the next column follows closely
const headerStyle = (stands: string): string =>
  `<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${stands} vertical="top" wrapText="1"/></xf>`;
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EAED"/></patternFill></fill></fills><borders count="2"><border/><border><left/><right/><top/><bottom style="thin"><color rgb="FFC4C7CC"/></bottom></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${[
  headerStyle('horizontal="left"'),
  '<xf fontId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  `<xf fontId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment ${right} vertical="top"/></xf>`,
  '<xf numFmtId="164" fontId="0" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>',
  headerStyle(right),
].join("")}</cellXfs></styleSheet>`;

const opening = (columns: readonly Shown[]): string =>
  `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="${lineHeight}"/><cols>${columns
    .map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join("")}</cols><sheetData>`;

/** No word above it is parted. */
const widthOf = ({ title, holds }: Sheet["columns"][number]): number =>
  Math.max(looks[holds].width, ...title.split(" ").map((word) => word.length + 2.5));

/** Of A4, with no limit to how many pages are needed for its height. */
const closing = (name: string): string =>
  `</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L${escaped(name.replaceAll("&", "&&"))}&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;

interface Shown {
  readonly letters: string;
  readonly style: number;
  readonly width: number;
}

const lineHeight = 15; // points, of its font
const highest = 409; // points, in Excel

/** As high as its words need: not every program finds that out when it opens a file. */
function rowOf(row: number, values: readonly Value[], columns: readonly Shown[]): string {
  const lines = values.map((value, index) => linesOf(value, columns[index]?.width ?? 1));
  const height = Math.min(highest, lineHeight * Math.max(1, ...lines));
  const cells = values.map((value, index) =>
    cellOf(`${columns[index]?.letters}${row}`, value, columns[index]?.style ?? 0),
  );
  return `<row r="${row}" ht="${height}">${cells.join("")}</row>`;
}

const linesOf = (value: Value, width: number): number =>
  typeof value === "string" ? value.split("\n").reduce((sum, line) => sum + wrapped(line, width), 0) : 1;

/** How many lines it becomes. Most letters are narrower than the digits in which widths are counted. */
function wrapped(line: string, width: number): number {
  if (line.length <= width) return 1;
  let [lines, used] = [1, 0];
  for (const { length } of line.split(" ")) {
    if (used > 0 && used + length > width) [lines, used] = [lines + 1, 0];
    lines += Math.floor(length / (width + 1));
    used = length > width ? length % width : used + length + 1;
  }
  return lines;
}

/** What a column is called: A to Z, and AA after them. */
const lettersOf = (index: number): string =>
  (index < 26 ? "" : lettersOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const dayLasts = 86_400_000;
const firstDay = Date.UTC(1899, 11, 30); // from which spreadsheets count

/** Words are never taken for a formula. */
function cellOf(at: string, value: Value, style: number): string {
  if (value === null || value === "") return `<c r="${at}" s="${style}"/>`;
  if (typeof value === "string")
    return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, longestCell))}</t></is></c>`;
  const number = typeof value === "number" ? value : (value.getTime() - firstDay) / dayLasts;
  return `<c r="${at}" s="${style}"><v>${number}</v></c>`;
}

const longestCell = 32_767; // characters, in Excel
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Without what XML has no place for: control characters, and halves of characters. */
const escaped = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
