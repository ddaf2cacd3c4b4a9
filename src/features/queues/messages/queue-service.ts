import { weekdays, type OpenSpan, type Weekday } from "../../../kernel/time/business-hours.ts";
import type { CountedSpan, EscalationChain } from "../../../kernel/policy.ts";
import { text } from "../../../kernel/text.ts";
import { aside, fact, facts } from "../../../screen/blocks.ts";
import { duration } from "../../../screen/duration.ts";
import type { Fact, Message } from "../../../screen/message.ts";
import { calendarDay, wallClock } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { phrases, type Phrases } from "../../words.ts";
import type { QueueService } from "../rules/service.ts";

type DayGroup = Omit<QueueService["open"][number], "spans">;
type Says = Phrases["queueList"]["service"];

/** When a queue is open, what is promised of its tickets, and who is asked when that is in danger. */
export function queueService(queue: string, service: QueueService, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { service: says } = words.queueList;
  const title = says.title(queueCalled(viewer, queue));
  const { nextLevel, closedOn } = service;
  return say(viewer, {
    summary: title,
    blocks: [
      { kind: "heading", text: title },
      ...facts([
        fact(says.open, openIn(service, says, viewer)),
        fact(says.closedOn, closedOn.map((date) => calendarDay(date, viewer.locale)).join(" · ")),
        fact(says.nextLevel, nextLevel === null ? "" : queueCalled(viewer, nextLevel)),
      ]),
      ...facts(service.levels.map((level) => levelFact(level, words, viewer))),
      ...facts(service.escalation.map((each) => chainFact(each, words, { viewer, nextLevel }))),
      aside(text`${says.counted}`),
    ],
  });
}

function levelFact(
  { kind, service, priority, targets }: QueueService["levels"][number],
  { labels, queueList: { service: says } }: Phrases,
  viewer: Viewer,
): Fact | null {
  const whose = [
    priority === null ? null : labels.priority[priority],
    kind === null ? null : labels.kind[kind],
    service,
  ]
    .filter((part) => part !== null)
    .join(" · ");
  return fact(whose || says.others, targetsIn(targets, says, viewer));
}

export function targetsIn(
  { "first-response": response, resolution }: QueueService["levels"][number]["targets"],
  says: Says,
  viewer: Viewer,
): string {
  const targets = [
    response === null ? null : says.response(spanIn(response, says, viewer)),
    resolution === null ? null : says.resolution(spanIn(resolution, says, viewer)),
  ].filter((part) => part !== null);
  return targets.length === 0 ? says.nothing : targets.join(" · ");
}

function chainFact(
  { priority, chain }: { readonly priority: keyof Phrases["labels"]["priority"]; readonly chain: EscalationChain },
  { queueList: { service: says } }: Phrases,
  { viewer, nextLevel }: { readonly viewer: Viewer; readonly nextLevel: string | null },
): Fact | null {
  const asked = chain.steps.map((step) => {
    const whom =
      step.to === "person"
        ? step.email
        : step.to === "next-level" && nextLevel !== null
          ? queueCalled(viewer, nextLevel)
          : says.whom[step.to];
    return `${whom} (${spanIn(step.wait, says, viewer)})`;
  });
  return fact(chain.starts === "at-once" ? says.untaken(priority) : says.late(priority), asked.join(" → "));
}

export function openIn({ open, zone }: Pick<QueueService, "open" | "zone">, says: Says, { locale }: Viewer): string {
  if (open.length === 0) return says.never;
  const [only] = open;
  if (open.length === 1 && only?.from === "monday" && only.to === "sunday" && isWholeDay(only.spans))
    return says.always;
  const groups = open.map(({ from, to, spans }) => {
    return `${daysIn({ from, to }, locale)} ${isWholeDay(spans) ? says.wholeDay : spans.map((span) => hoursIn(span, locale)).join(", ")}`;
  });
  return `${groups.join(" · ")} (${zone})`;
}

export const daysIn = ({ from, to }: DayGroup, locale: string): string =>
  from === to ? weekdayIn(from, locale) : `${weekdayIn(from, locale)} – ${weekdayIn(to, locale)}`;

const isWholeDay = (spans: readonly OpenSpan[]): boolean => spans.some(({ from, to }) => from === 0 && to === 1440);

const monday = Date.UTC(2024, 0, 1);
const weekdayIn = (weekday: Weekday, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(
    monday + weekdays.indexOf(weekday) * 86_400_000,
  );

const hoursIn = ({ from, to }: OpenSpan, locale: string): string =>
  `${wallClock(from, locale)} – ${wallClock(to, locale)}`;

/** A working day has as many hours as the queue is open on it. */
export function spanIn(
  { days, milliseconds, counted }: CountedSpan,
  says: Says,
  { locale }: Pick<Viewer, "locale">,
): string {
  const parts = [
    days > 0 && (counted === "open" ? says.workingDays(days) : says.days(days)),
    duration(milliseconds, locale, "hour"),
  ];
  const span = parts.filter((part) => part !== false && part !== "").join(" ");
  return counted === "open" ? span : says.dayAndNight(span);
}
