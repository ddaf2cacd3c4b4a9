import type { Column, Table } from "./data-model.ts";

/** Pixels. */
const width = 262;
const rowHeight = 18;
const headHeight = 26;
const gapAcross = 84;
const gapDown = 26;
const margin = 24;

interface Box {
  readonly table: Table;
  readonly x: number;
  readonly y: number;
}

/** An SVG of the tables: those that others lead to stand to the left of them. */
export function drawDataModel(tables: readonly Table[]): string {
  const ranks = ranksOf(tables);
  const isAlone = ({ name, columns }: Table): boolean =>
    columns.every(({ leadsTo }) => leadsTo === null) &&
    !tables.some((other) => other.columns.some(({ leadsTo }) => leadsTo === name));
  const linked = Map.groupBy(
    tables.filter((table) => !isAlone(table)),
    ({ name }) => ranks.get(name) ?? 0,
  );
  const columns = [...linked].toSorted(([one], [other]) => one - other).map(([, column]) => column);
  const across = Math.max(columns.length, 1);
  const boxes = columns.flatMap((column, rank) => stack(column, left(rank), margin));
  // The others stand where there is room.
  const ends = Array.from({ length: across }, (_, rank) =>
    (columns[rank] ?? []).reduce((end, table) => end + heightOf(table) + gapDown, margin),
  );
  const others = tables.filter(isAlone).map((table): Box => {
    const at = ends.indexOf(Math.min(...ends));
    const y = ends[at] ?? margin;
    ends[at] = y + heightOf(table) + gapDown;
    return { table, x: left(at), y };
  });
  const all = [...boxes, ...others];
  const [wide, high] = [left(across) - gapAcross + margin, Math.max(...ends) - gapDown + margin];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img" aria-label="The tables of the database">`,
    style,
    `<rect class="ground" width="${wide}" height="${high}"/>`,
    ...boxes.flatMap((box) => linksOf(box, boxes)),
    ...all.flatMap(drawBox),
    "</svg>",
    "",
  ].join("\n");
}

const left = (rank: number): number => margin + rank * (width + gapAcross);

const heightOf = ({ columns }: Table): number => headHeight + columns.length * rowHeight + 6;

function stack(tables: readonly Table[], x: number, top: number): readonly Box[] {
  let y = top;
  return tables.map((table) => {
    const box = { table, x, y };
    y += heightOf(table) + gapDown;
    return box;
  });
}

/** How far each table stands from those that lead nowhere; a table that leads to itself stays where it is. */
function ranksOf(tables: readonly Table[]): ReadonlyMap<string, number> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const rank = (name: string, above: readonly string[]): number => {
    const targets = (byName.get(name)?.columns ?? []).flatMap(({ leadsTo }) => (leadsTo === null ? [] : [leadsTo]));
    const next = targets.filter((target) => target !== name && !above.includes(target));
    return Math.max(-1, ...next.map((target) => rank(target, [...above, name]))) + 1;
  };
  return new Map(tables.map(({ name }) => [name, rank(name, [])]));
}

function linksOf(box: Box, boxes: readonly Box[]): readonly string[] {
  return box.table.columns.flatMap(({ leadsTo }, index) => {
    const target = boxes.find(({ table }) => table.name === leadsTo);
    if (target === undefined || target.x >= box.x) return []; // to itself: the row says so
    const [x1, y1] = [box.x, box.y + headHeight + (index + 0.5) * rowHeight];
    const [x2, y2] = [target.x + width, target.y + headHeight / 2];
    const bend = gapAcross * 0.6;
    return [`<path class="link" d="M${x1} ${y1} C${x1 - bend} ${y1} ${x2 + bend} ${y2} ${x2} ${y2}"/>`];
  });
}

const drawBox = ({ table, x, y }: Box): readonly string[] => [
  `<rect class="box" x="${x}" y="${y}" width="${width}" height="${heightOf(table)}" rx="5"/>`,
  `<text class="head" x="${x + 10}" y="${y + 18}">${table.name}</text>`,
  `<path class="rule" d="M${x} ${y + headHeight}h${width}"/>`,
  ...table.columns.flatMap((column, index) => drawColumn(column, x, y + headHeight + (index + 1) * rowHeight - 4)),
];

const drawColumn = ({ name, type, isKey, isNullable, leadsTo }: Column, x: number, y: number): readonly string[] => [
  `<text class="${isKey ? "key" : "name"}" x="${x + 10}" y="${y}">${name}</text>`,
  `<text class="type" x="${x + width - 10}" y="${y}">${type}${isNullable ? "?" : ""}${leadsTo === null ? "" : ` → ${leadsTo}`}</text>`,
];

const style = `<style>
.ground{fill:#fff}.box{fill:#f6f8fa;stroke:#8c959f}.rule,.link{fill:none;stroke:#8c959f}.link{stroke:#0969da;stroke-opacity:.55}
text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#1f2328}
.head,.key{font-weight:700}.type{text-anchor:end;fill:#59636e}
@media (prefers-color-scheme:dark){.ground{fill:#0d1117}.box{fill:#151b23;stroke:#656c76}.rule{stroke:#656c76}.link{stroke:#4493f8}
text{fill:#f0f6fc}.type{fill:#9198a1}}
</style>`;
