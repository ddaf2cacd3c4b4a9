import { weekdays, type BusinessHours, type OpenSpan, type Weekday } from "./week.ts";

/** The open spans of one weekday within 0–1440, in order and apart from each other. */
interface WallDay {
  /** With what runs on from the evening before. */
  readonly usual: readonly OpenSpan[];
  readonly afterHoliday: readonly OpenSpan[];
}

/** From Monday. Throws on a span that starts outside its day or lasts more than 24 hours. */
export function wallWeek(week: BusinessHours["week"]): readonly WallDay[] {
  for (const weekday of weekdays) week[weekday].forEach((span) => check(weekday, span));
  return weekdays.map((weekday, index) => {
    const eve = weekdays.at(index - 1) ?? "sunday";
    const own = week[weekday].map(({ from, to }) => ({ from, to: Math.min(to, 1440) }));
    const tails = week[eve].filter(({ to }) => to > 1440).map(({ to }) => ({ from: 0, to: to - 1440 }));
    return { usual: union([...tails, ...own]), afterHoliday: union(own) };
  });
}

function check(weekday: Weekday, { from, to }: OpenSpan): void {
  const sound = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < 1440;
  if (!sound || to <= from || to > from + 1440)
    throw new Error(
      `${weekday}: a span starts at minute 0 to 1439 and lasts 1 to 1440 whole minutes, not ${from} to ${to}`,
    );
}

function union(spans: readonly OpenSpan[]): readonly OpenSpan[] {
  const apart: OpenSpan[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last === undefined || span.from > last.to) apart.push(span);
    else apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return apart;
}
