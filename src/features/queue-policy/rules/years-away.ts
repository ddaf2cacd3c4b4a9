import type { CountedSpan, DeskPolicy } from "../../../kernel/policy.ts";
import { targetNames } from "../../../kernel/clock.ts";
import type { BusinessHours } from "../../../kernel/time/business-hours.ts";
import { afterSpan } from "../../service-levels/rules.ts";

const most = 2 * 366 * 86_400_000; // milliseconds: nobody waits two years for what is promised

/** Whether what is promised now in a queue of these hours is due in years. */
export const isYearsAway = (hours: BusinessHours, span: CountedSpan, now: Date): boolean =>
  afterSpan(hours, now, span).getTime() > now.getTime() + most;

/** The first target of a queue that would be due in years, if it were open at these hours; null: none would. */
export function targetYearsAway(
  { serviceLevels }: DeskPolicy,
  { queue, hours, now }: { readonly queue: string; readonly hours: BusinessHours; readonly now: Date },
): CountedSpan | null {
  const levels = serviceLevels.filter((level) => (level.queue ?? queue) === queue);
  const spans = levels.flatMap(({ targets }) => targetNames.flatMap((name) => targets[name] ?? []));
  return spans.find((span) => span.counted === "open" && isYearsAway(hours, span, now)) ?? null;
}
