import { listed } from "../../features/search/store/keep-in-step.ts";
import { begin } from "../../features/rules/evolve.ts";
import type { RecordedEvent } from "../../features/rules.ts";
import type { Spot } from "../../desk/surface.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { formatReference } from "../../kernel/reference.ts";
import type { DeferredWrites } from "../engine/deferred-writes.ts";
import { jsonText } from "../engine/json.ts";
import type { Provisional } from "../engine/provisional.ts";
import { statementOf } from "../engine/statement.ts";
import { Prisma } from "../generated/client.ts";
import { newSurfaceColumns, newSurfaceRow } from "../surfaces/surface-row.ts";
import { storedEvents, wordsColumns } from "../words/stored-events.ts";
import { eventColumns, rowOf, ticketColumns } from "./ticket-row.ts";

export const opening = (deferred: Pick<DeferredWrites, "opening">): Pick<DeskTransaction, "open"> => ({
  open(first, day, spots) {
    const opening = openTicket(first, day, spots, deferred.opening.length);
    deferred.opening.push(opening);
    return Promise.resolve(begin(opening.reference, first));
  },
});

/** In the place of a number, as long as most: nobody's words hold it. `nth`: of the tickets of one change, from 0. */
export const notTyped = (nth = 0): string => `\ue000\ue001\ue002${String.fromCharCode(0xe003 + nth)}`;

/**
 * Counts a ticket and stores all of it, in one statement: whoever opens the next one on that day waits from the counter on until
 * it is committed.
 */
export function openTicket(first: RecordedEvent, day: string, spots: readonly Spot[], nth = 0): Provisional {
  const { event } = first;
  if (event.type !== "opened") throw new Error(`a ticket begins with "opened", not with "${event.type}"`);
  const prefix = formatReference(event.kind, day, 0).replace(/\d+$/u, "");
  const reference = `${prefix}${notTyped(nth)}`;
  const setting = `guichet.reference_${nth}`;
  const surfaces = jsonText(spots.map((spot) => newSurfaceRow({ ticket: "", ...spot })));
  const { events, words } = storedEvents("", [first], new Map());
  const ticket = begin("", first);
  const given = Prisma.sql`
    with counted as (
      insert into day_counter (day, count) values (${day}, 1)
          on conflict (day) do update set count = day_counter.count + 1
      returning ${prefix} || lpad(count::text, greatest(4, length(count::text)), '0') as reference
    ), opened as (
      insert into ticket (${ticketColumns})
      select ${ticketColumns}
        from jsonb_populate_record(null::ticket, ${rowOf(ticket)}::jsonb || (select to_jsonb(counted) from counted))
    ), recorded as (
      insert into ticket_event (${eventColumns})
      select counted.reference, number, by, at, event, due
        from counted, jsonb_populate_recordset(null::ticket_event, ${events}::jsonb)
    ), worded as (
      insert into words (${wordsColumns})
      select given.id, counted.reference, by, text, person.locale, at
        from counted, jsonb_populate_recordset(null::words, ${words}::jsonb) as given left join person on person.id = by
    ), unindexed as (${listed(Prisma.sql`reference from counted`)}
    ), shown as (
      insert into surface (ticket, person_id, platform, tenant, address)
      select counted.reference, person_id, platform, tenant, address
        from counted, jsonb_to_recordset(${surfaces}::jsonb) as spot (${newSurfaceColumns})
    )
    select set_config(${setting}, reference, true) as reference from counted`;
  return { reference, setting, given: statementOf(given, []) };
}
