import { countingIn } from "../../../kernel/counting.ts";
import { fact } from "../../../screen/blocks.ts";
import type { Block, Fact } from "../../../screen/message.ts";
import { dayInShort } from "../../../screen/plain-text.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import type { TimeSpent } from "../../service-levels/rules/time-spent.ts";
import { phrases } from "../../words.ts";
import type { Dimension, Division, Report } from "../rules.ts";
import { facetInWords } from "./which.ts";

// Pictures of figures that stand in words beside them.

type Flows = Pick<Report, "flow" | "zone" | "name">;

/** What came and went day by day, or week by week, in words; null where it was one day. */
export function flowInWords({ flow, zone, name }: Flows, { locale }: Viewer): Fact | null {
  const { reports } = phrases(locale);
  if (saysNothing(flow)) return null;
  const { number } = countingIn(locale);
  const said = flow.map(({ from, opened, ended }) => {
    const day = dayInShort(from, unitOf(name) === "day" ? "week" : "year", locale, zone);
    return `${day} ${number(opened)}/${number(ended)}`;
  });
  return fact(reports.flow[unitOf(name)], said.join(" · "));
}

/** The same as a picture. */
export function flowChart({ flow, zone, name }: Flows, { locale }: Viewer): readonly Block[] {
  const { reports } = phrases(locale);
  if (saysNothing(flow)) return [];
  return [
    {
      kind: "chart",
      title: reports.flowTitle[unitOf(name)],
      chart: {
        kind: "bars",
        labels: flow.map(({ from }) => dayInShort(from, unitOf(name) === "day" ? "week" : "year", locale, zone)),
        series: [
          { name: reports.came, values: flow.map(({ opened }) => opened) },
          { name: reports.went, values: flow.map(({ ended }) => ended) },
        ],
      },
    },
  ];
}

/** Of one day, or of days in which nothing happened. */
const saysNothing = (flow: Report["flow"]): boolean =>
  flow.length < 2 || flow.every(({ opened, ended }) => opened + ended === 0);

const unitOf = (name: Report["name"]): "day" | "week" => (name.endsWith("week") ? "day" : "week");

const turns = [
  "agents",
  "requester",
  "approver",
  "thirdParty",
  "closedHours",
] as const satisfies readonly (keyof TimeSpent)[];
const hour = 3_600_000; // milliseconds

/** In whose hands the tickets were. */
export function spentChart(time: TimeSpent, { locale }: Viewer): readonly Block[] {
  const { reports } = phrases(locale);
  const slices = turns
    .map((turn) => ({ label: reports.turnsInShort[turn], value: Math.round(time[turn] / hour) }))
    .filter(({ value }) => value > 0);
  if (slices.length < 2) return [];
  return [{ kind: "chart", title: reports.spentTitle, chart: { kind: "shares", slices } }];
}

const mostBars = 6; // more are too thin on a phone
const longestName = 20; // characters

/** What was opened of each part, beside the period before. */
export function divisionsChart(divisions: readonly Division[], by: Dimension, viewer: Viewer): readonly Block[] {
  const { reports } = phrases(viewer.locale);
  const shown = divisions.slice(0, mostBars);
  const labels = shown.map(({ value }) => shortened(facetInWords({ by, value }, viewer)));
  if (shown.length < 2 || shown.every(({ opened, openedBefore }) => opened + openedBefore === 0)) return [];
  if (new Set(labels).size < labels.length) return [];
  return [
    {
      kind: "chart",
      title: reports.opensTitle,
      chart: {
        kind: "bars",
        labels,
        series: [
          { name: reports.came, values: shown.map(({ opened }) => opened) },
          { name: reports.cameBefore, values: shown.map(({ openedBefore }) => openedBefore) },
        ],
      },
    },
  ];
}

const shortened = (name: string): string => (name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);
