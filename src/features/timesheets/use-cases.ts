import type { TicketReader } from "../../desk/reader.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { DeskPolicy } from "../../kernel/policy.ts";
import { periodsOf } from "../../kernel/time/periods.ts";
import { calendarOf } from "../reports/use-cases.ts";
import { timesheetsOf, type SeenWork, type Timesheet, type TimesheetWeek, type WeekOfWork } from "./rules.ts";

/** Whose work somebody may see; null: they are no agent and lead nothing. */
export async function workSeenBy(store: Pick<TicketReader, "actorsOf">, person: PersonId): Promise<SeenWork | null> {
  const standing = [...(await store.actorsOf(person))];
  if (!standing.some(([, { agent, lead }]) => agent || lead)) return null;
  return { person, led: standing.filter(([, { lead }]) => lead).map(([queue]) => queue) };
}

export function weekOfWork(
  { policy, now }: { readonly policy: DeskPolicy; readonly now: Date },
  { led }: SeenWork,
  week: TimesheetWeek,
): WeekOfWork {
  const { zone } = calendarOf(policy, led);
  return { period: periodsOf(week, now, zone).period, zone };
}

export const readTimesheets = async (
  store: Pick<TicketReader, "workByDay">,
  seen: SeenWork,
  { period, zone }: WeekOfWork,
): Promise<readonly Timesheet[]> => timesheetsOf(await store.workByDay(seen, period, zone));
