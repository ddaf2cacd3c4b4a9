/** A chart as a platform draws it, near enough to judge it: bars side by side, or a ring. */
export type DrawnChart = { readonly title: string } & (
  | {
      readonly kind: "bars";
      readonly labels: readonly string[];
      readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
    }
  | { readonly kind: "shares"; readonly slices: readonly { readonly label: string; readonly value: number }[] }
);

const [width, height] = [360, 150];
const colours = [
  "var(--chart-1)",
  "var(--chart-2)",
  "var(--chart-3)",
  "var(--chart-4)",
  "var(--chart-5)",
  "var(--chart-6)",
];
const colourOf = (index: number): string => colours[index % colours.length] ?? "currentColor";

export function drawChart(chart: DrawnChart): HTMLElement {
  const figure = document.createElement("figure");
  figure.className = "chart";
  const caption = document.createElement("figcaption");
  caption.textContent = chart.title;
  const drawn = chart.kind === "bars" ? bars(chart) : ring(chart);
  const names = chart.kind === "bars" ? chart.series.map(({ name }) => name) : chart.slices.map(({ label }) => label);
  figure.append(caption, drawn, legend(names));
  return figure;
}

function legend(names: readonly string[]): HTMLElement {
  const list = document.createElement("ul");
  names.forEach((name, index) => {
    const item = document.createElement("li");
    item.textContent = name;
    item.style.setProperty("--colour", colourOf(index));
    list.append(item);
  });
  return list;
}

function svg(tag: string, attributes: Readonly<Record<string, string | number>>, words = ""): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = words;
  return element;
}

function bars({ labels, series }: Extract<DrawnChart, { kind: "bars" }>): SVGElement {
  const most = Math.max(1, ...series.flatMap(({ values }) => values));
  const group = width / labels.length;
  const bar = Math.min(28, (group * 0.8) / series.length);
  const base = height - 18;
  const root = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  root.append(svg("line", { x1: 0, x2: width, y1: base, y2: base, stroke: "currentColor", "stroke-opacity": 0.3 }));
  labels.forEach((label, place) => {
    const middle = group * (place + 0.5);
    series.forEach(({ values }, index) => {
      const value = values[place] ?? 0;
      const tall = ((base - 16) * value) / most;
      const x = middle + (index - series.length / 2) * bar;
      root.append(
        svg("rect", { x, y: base - tall, width: bar * 0.9, height: tall, fill: colourOf(index) }),
        svg(
          "text",
          { x: x + bar * 0.45, y: base - tall - 3, "text-anchor": "middle" },
          value === 0 ? "" : String(value),
        ),
      );
    });
    root.append(svg("text", { x: middle, y: height - 4, "text-anchor": "middle" }, label));
  });
  return root;
}

function ring({ slices }: Extract<DrawnChart, { kind: "shares" }>): SVGElement {
  const all = slices.reduce((sum, { value }) => sum + value, 0);
  const root = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  const radius = 46;
  const round = 2 * Math.PI * radius;
  let before = 0;
  slices.forEach(({ value }, index) => {
    const share = value / all;
    root.append(
      svg("circle", {
        cx: width / 2,
        cy: height / 2,
        r: radius,
        fill: "none",
        stroke: colourOf(index),
        "stroke-width": 26,
        "stroke-dasharray": `${share * round} ${round}`,
        "stroke-dashoffset": -before * round,
        transform: `rotate(-90 ${width / 2} ${height / 2})`,
      }),
    );
    const angle = 2 * Math.PI * (before + share / 2) - Math.PI / 2;
    const at = { x: width / 2 + 72 * Math.cos(angle), y: height / 2 + 66 * Math.sin(angle) + 4 };
    root.append(svg("text", { ...at, "text-anchor": "middle" }, String(value)));
    before += share;
  });
  return root;
}
