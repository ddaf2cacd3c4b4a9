import { z } from "zod";
import { targetNames, type TargetName } from "../../../kernel/clock.ts";
import type { Period } from "../../../kernel/time/periods.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { eventTypes } from "../../rules/events.ts";
import { events } from "../../rules.ts";
import type { Cohort, Facet, Lengths, OpenStretches, Outcome } from "../rules.ts";
import { isCounted, isOpenedIn } from "./facet.ts";
import { instant, openTime, stretchRows } from "./open-time.ts";

const count = z.int();
const pair = z.tuple([z.number(), z.number()]);
const flags = z.tuple([z.boolean(), z.boolean()]);
const outcomes = z.array(
  z.object({
    target: z.enum(targetNames),
    kept: count,
    missed: count,
    unpromised: count,
    clock: pair.nullable(),
    open: pair.nullable(),
    clockAtLeast: flags.nullable(),
    openAtLeast: flags.nullable(),
    solved: count,
    of: count,
  }),
);

const responses = eventTypes.filter((type) => events[type].clock.response);
const takesUpAgain = ["refused", "reopened"];
const abandons = ["withdrawn", "rejected"];
const happens = [...new Set([...responses, "resolved", ...takesUpAgain, ...abandons, "met", "breached"])];

/** The first person who did something. Their number is of one length, so that nothing has to be sorted. */
const firstOf = (isIt: Prisma.Sql): Prisma.Sql => Prisma.sql`
  substr(min((lpad(e.number::text, 10, '0') || e.by) collate "C") filter (where ${isIt} and e.by is not null), 11)`;

const isAbout = (target: TargetName): Prisma.Sql => Prisma.sql`e.event ->> 'target' = ${target}`;

/**
 * What became of the tickets opened in a period, from their events until an instant: one row for each target. The events of each
 * are looked up by its key, for the reason of `withTicket`.
 */
export async function readCohort(
  sql: Sql,
  stretches: readonly OpenStretches[],
  period: Period,
  { asOf, of }: { readonly asOf: Date; readonly of: Facet | null },
): Promise<Cohort> {
  const queues = stretches.flatMap((each) => each.queues);
  const rows = await sql.$queryRaw`
    with cohort as materialized
      (select t.reference, t.opened_at, t.queue_name, coalesce(t.clock #>> '{turns,-1,of}' = 'agents', false) as waits,
              (t.clock #>> '{due,first-response}')::timestamptz as response_due,
              (t.clock #>> '{due,resolution}')::timestamptz as resolution_due
         from ticket t where ${isOpenedIn(period)} and ${isCounted(queues, of)}),
    standing as materialized
      (select resolver is not null as by_agent, resolutions = 1 and resolver = first_by and again = 0 as at_first,
              opened_at as at, queue_name, waits, response_due, resolution_due, responded_at,
              case when resolved > greatest(again, abandoned) then resolved_at end as resolved_at,
              abandoned > greatest(resolved, again) as abandoned,
              coalesce(response_met, false) as response_met, coalesce(response_missed, false) as response_missed,
              resolution_met > again as resolution_met, coalesce(resolution_missed, false) as resolution_missed
         from cohort cross join lateral
              (select ${firstOf(Prisma.sql`e.type = any (${responses})`)} as first_by, ${firstOf(Prisma.sql`e.type = 'resolved'`)} as resolver,
                      count(*) filter (where e.type = 'resolved') as resolutions,
                      min(e.at) filter (where e.type = any (${responses}) and e.by is not null) as responded_at,
                      max(e.at) filter (where e.type = 'resolved') as resolved_at,
                      coalesce(max(e.number) filter (where e.type = 'resolved'), 0) as resolved,
                      coalesce(max(e.number) filter (where e.type = any (${takesUpAgain})), 0) as again,
                      coalesce(max(e.number) filter (where e.type = any (${abandons})), 0) as abandoned,
                      bool_or(e.type = 'met' and ${isAbout("first-response")}) as response_met,
                      bool_or(e.type = 'breached' and ${isAbout("first-response")}) as response_missed,
                      coalesce(max(e.number) filter (where e.type = 'met' and ${isAbout("resolution")}), 0) as resolution_met,
                      bool_or(e.type = 'breached' and ${isAbout("resolution")}) as resolution_missed
                 from (select * from ticket_event where ticket = cohort.reference offset 0) as e
                where e.type = any (${happens}) and e.at <= ${asOf}) as happened),
    targets as
      (select 'first-response' as target, at, queue_name, responded_at as done_at, abandoned,
              response_due as due, response_missed as breached, response_met as met,
              waits and responded_at is null and response_due <= ${asOf} as overdue
         from standing
       union all
       select 'resolution', at, queue_name, case when not abandoned then resolved_at end, abandoned,
              resolution_due, resolution_missed, resolution_met, waits and resolution_due <= ${asOf}
         from standing),
    counted as
      (select target,
              count(*) filter (where met and not breached)::int as kept,
              count(*) filter (where breached or overdue and not met)::int as missed,
              count(*) filter (where due is null and not met and not breached)::int as unpromised
         from targets group by target),
    span as materialized
      (select target, queue_name, done_at is null as lasts, ${instant(Prisma.sql`at`)} as from_at,
              ${instant(Prisma.sql`coalesce(done_at, ${asOf})`)} as to_at
         from targets where done_at is not null or not abandoned),
    measured as
      (select target, lasts, greatest(0, to_at - from_at) as clock,
              ${openTime(Prisma.sql`from_at`, Prisma.sql`to_at`)} as open
         from span join ${stretchRows(stretches)} on queue_name = any (stretches.queues)),
    spread as
      (select target, percentile_disc(array[0.5, 0.9]) within group (order by clock) as clock,
              percentile_disc(array[0.5, 0.9]) within group (order by open) as open
         from measured group by target),
    lengths as
      (select target, spread.clock, spread.open,
              array[bool_or(lasts and m.clock <= spread.clock[1]), bool_or(lasts and m.clock <= spread.clock[2])]
                as "clockAtLeast",
              array[bool_or(lasts and m.open <= spread.open[1]), bool_or(lasts and m.open <= spread.open[2])]
                as "openAtLeast"
         from spread join measured m using (target) group by target, spread.clock, spread.open)
    select target, kept, missed, unpromised, clock, open, "clockAtLeast", "openAtLeast", solved, contacts.of
      from counted left join lengths using (target)
           cross join (select count(*) filter (where at_first)::int as solved, count(*)::int as of
                         from standing where by_agent and not abandoned) as contacts`;
  const read = outcomes.parse(rows);
  const outcome = (name: TargetName): Outcome => outcomeIn(read.find(({ target }) => target === name));
  const { solved, of: contacts } = read[0] ?? { solved: 0, of: 0 };
  return {
    "first-response": outcome("first-response"),
    resolution: outcome("resolution"),
    firstContact: { solved, of: contacts },
  };
}

const nothing: Outcome = { lengths: null, targets: { kept: 0, missed: 0, unpromised: 0 } };

function outcomeIn(row: z.output<typeof outcomes>[number] | undefined): Outcome {
  if (row === undefined) return nothing;
  const { kept, missed, unpromised, clock, open, clockAtLeast, openAtLeast } = row;
  const lengths: Lengths | null =
    clock === null || open === null || clockAtLeast === null || openAtLeast === null
      ? null
      : { byTheClock: spreadOf(clock, clockAtLeast), inOpenHours: spreadOf(open, openAtLeast) };
  return { lengths, targets: { kept, missed, unpromised } };
}

const spreadOf = ([half, nine]: z.output<typeof pair>, [ofHalf, ofNine]: z.output<typeof flags>) => ({
  half: { milliseconds: half, atLeast: ofHalf },
  nineOfTen: { milliseconds: nine, atLeast: ofNine },
});
