import { countingIn } from "../../kernel/counting.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Chart } from "../../screen/message.ts";
import { escaped } from "./html.ts";

// As wide as a phone, so that its letters can be read there; the colours are the page's.

const width = 360;
const letter = 6; // how wide one is, more or less

interface Bars {
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** A chart as SVG: what it shows stands in words beside it. */
export function drawChart(title: string, chart: Chart, locale: Locale): string {
  const bars = barsOf(title, chart);
  const { number } = countingIn(locale);
  const isNarrow = bars.labels.some((label) => label.length * letter > width / bars.labels.length);
  const legend = bars.series.length < 2 ? "" : legendOf(bars);
  return `<figure><figcaption>${escaped(title)}</figcaption>${legend}${(isNarrow ? lying : standing)(title, bars, number)}</figure>`;
}

const barsOf = (name: string, chart: Chart): Bars =>
  chart.kind === "bars"
    ? chart
    : {
        labels: chart.slices.map(({ label }) => label),
        series: [{ name, values: chart.slices.map(({ value }) => value) }],
      };

const legendOf = ({ series }: Bars): string =>
  `<ul>${series.map(({ name }, index) => `<li class="of-${index + 1}">${escaped(name)}</li>`).join("")}</ul>`;

type Draw = (title: string, bars: Bars, number: (value: number) => string) => string;

const most = ({ series }: Bars): number => Math.max(1, ...series.flatMap(({ values }) => values));

const svg = (title: string, height: number, inside: string): string =>
  `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">${inside}</svg>`;

const words = (said: string, x: number, y: number, anchor: "start" | "middle"): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escaped(said)}</text>`;

const bar = (index: number, [x, y, wide, tall]: readonly [number, number, number, number]): string =>
  `<rect class="of-${index + 1}" x="${round(x)}" y="${round(y)}" width="${round(wide)}" height="${round(tall)}" rx="2"/>`;

const round = (length: number): string => String(Math.round(length * 10) / 10);

/** Side by side, each group over its label. */
const standing: Draw = (title, bars, number) => {
  const [height, above, below] = [160, 16, 20];
  const base = height - below;
  const group = width / bars.labels.length;
  const wide = Math.min(26, (group * 0.8) / bars.series.length);
  const drawn = bars.labels.map((label, place) => {
    const middle = group * (place + 0.5);
    const each = bars.series.map(({ values }, index) => {
      const value = values[place] ?? 0;
      const tall = ((base - above) * value) / most(bars);
      const x = middle + (index - bars.series.length / 2) * wide;
      const said = value === 0 ? "" : words(number(value), x + wide / 2, base - tall - 4, "middle");
      return bar(index, [x + 1, base - tall, wide - 2, tall]) + said;
    });
    return each.join("") + words(label, middle, height - 5, "middle");
  });
  return svg(title, height, `${drawn.join("")}<path d="M0 ${base}H${width}"/>`);
};

/** One under the other, each group under its label: names need room. */
const lying: Draw = (title, bars, number) => {
  const [line, thick, room] = [16, 12, 60];
  const group = line + bars.series.length * (thick + 2) + 8;
  const drawn = bars.labels.map((label, place) => {
    const top = place * group;
    const each = bars.series.map(({ values }, index) => {
      const value = values[place] ?? 0;
      const long = Math.max(1, ((width - room) * value) / most(bars));
      const y = top + line + index * (thick + 2);
      return bar(index, [0, y, long, thick]) + words(number(value), long + 5, y + thick - 2, "start");
    });
    return words(label, 0, top + line - 4, "start") + each.join("");
  });
  return svg(title, bars.labels.length * group, drawn.join(""));
};
