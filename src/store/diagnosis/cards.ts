import { z } from "zod";
import type { PlatformName } from "../../channels/platform.ts";
import type { SurfaceId } from "../../desk/delivery.ts";
import { Prisma } from "../generated/client.ts";
import type { Sql } from "../engine/sql.ts";
import { platformName } from "../surfaces/surface-row.ts";

/** All of open tickets, the newest first, at most `most`. */
export interface CardsDiagnosis {
  /** Places where a ticket should be shown and is not, though nothing is under way there. */
  unshown(most: number): Promise<readonly Unshown[]>;
  /** Places that a platform would not let the desk write to, unless it is being tried again. */
  unreachable(most: number): Promise<readonly Unreachable[]>;
  /** Tickets of which something could not be brought to somebody since then. */
  undeliveredSince(since: Date, most: number): Promise<readonly string[]>;
  /** Cards that stand somewhere. */
  cards(most: number): Promise<readonly SurfaceId[]>;
}

export interface Unshown {
  /** A reference. */
  readonly ticket: string;
  /** Null: not even the place is noted down. */
  readonly surface: SurfaceId | null;
}

export interface Unreachable {
  readonly surface: SurfaceId;
  readonly ticket: string;
  readonly platform: PlatformName;
  readonly audience: "agents" | "person";
  /** One of `undeliverableReasons`. */
  readonly reason: string;
}

/** Whether something is to be posted on a surface, here the row `s`. */
const hasNotesUnderWay = Prisma.sql`exists (select from outbox where surface_id = s.id and part = 'posts')`;

const unshown = z.array(z.object({ ticket: z.string(), surface: z.string().nullable() }));
const unreachable = z.array(
  z.object({
    surface: z.string(),
    ticket: z.string(),
    platform: platformName,
    audience: z.enum(["agents", "person"]),
    reason: z.string(),
  }),
);
const tickets = z.array(z.object({ ticket: z.string() }));
const surfaces = z.array(z.object({ surface: z.string() }));

export const diagnoseCards = (sql: Sql): CardsDiagnosis => ({
  async unshown(most) {
    const rows = await sql.$queryRaw`
      with open as (select * from ticket where ended_at is null),
           concerned as (select distinct reference, opened_at, person
                           from open, unnest(followers || approvers || case when part_of is null and for_grant is distinct from 'take-back'
                                                                         then array[requester, beneficiary] end)
                             as person)
      select ticket, surface
        from (select o.reference as ticket, s.id::text as surface, o.opened_at
                from open o join surface s on s.ticket = o.reference
               where s.message is null and s.unreachable is null
                 and not ${hasNotesUnderWay}
              union all
              select reference, null, opened_at
                from concerned c
               where exists (select from account a where a.person_id = c.person)
                 and not exists (select from surface s where s.ticket = c.reference and s.person_id = c.person)
              union all
              select o.reference, null, o.opened_at
                from open o join agents_channel c on c.queue_name = o.queue_name
               where not exists (select from surface s
                                  where s.ticket = o.reference and s.person_id is null and s.platform = c.platform
                                    and s.tenant = c.tenant and s.address = c.address)) as missing
       order by opened_at desc, ticket desc limit ${most}`;
    return unshown.parse(rows);
  },

  async unreachable(most) {
    const rows = await sql.$queryRaw`
      select s.id::text as surface, s.ticket, s.platform, s.unreachable as reason,
             case when s.person_id is null then 'agents' else 'person' end as audience
        from surface s join ticket t on t.reference = s.ticket
       where t.ended_at is null and s.unreachable is not null
         and not ${hasNotesUnderWay}
       order by t.opened_at desc, s.id desc limit ${most}`;
    return unreachable.parse(rows);
  },

  async undeliveredSince(since, most) {
    const rows = await sql.$queryRaw`
      select distinct e.ticket
        from ticket t join ticket_event e on e.ticket = t.reference
       where t.ended_at is null and e.at >= ${since} and e.type = 'undelivered'
       order by e.ticket desc limit ${most}`;
    return tickets.parse(rows).map(({ ticket }) => ticket);
  },

  async cards(most) {
    const rows = await sql.$queryRaw`
      select s.id::text as surface
        from surface s join ticket t on t.reference = s.ticket
       where t.ended_at is null and s.message is not null
       order by t.opened_at desc, s.id limit ${most}`;
    return surfaces.parse(rows).map(({ surface }) => surface);
  },
});
