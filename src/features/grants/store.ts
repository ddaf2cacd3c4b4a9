import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { unresolved } from "../../kernel/status.ts";

const references = z.array(z.object({ reference: z.string() }));
const counted = z.array(z.object({ reference: z.string(), takeBack: z.string().nullable(), all: z.int() }));

// Each condition as it stands in an index of prisma/sql/tickets.sql: else PostgreSQL does not use it.
export const readGrants = (sql: Sql): Pick<TicketReader, "openForGrant" | "heldBy"> => ({
  async openForGrant(reference, purpose) {
    const rows = await sql.$queryRaw`
      select reference from ticket
       where follow_up_of = ${reference} and for_grant = ${purpose} and status = any (${[...unresolved]})
       order by reference limit 1`;
    return references.parse(rows)[0]?.reference ?? null;
  },

  async heldBy(person, queues, { from, most }) {
    const rows = counted.parse(
      await sql.$queryRaw`
        with held as (
          select reference, true as own, given ->> 'until' as until from ticket
           where requester = ${person}::uuid and given #> '{ended}' = 'null'
           union
          select reference, true, given ->> 'until' from ticket
           where beneficiary = ${person}::uuid and given #> '{ended}' = 'null'
           union
          select reference, false, given ->> 'until' from ticket
           where queue_name = any (${[...queues]}) and given #> '{ended}' = 'null'
             and ${person}::uuid not in (requester, beneficiary)
        )
        , part as (
          select held.*, (count(*) over ())::int as all from held
           order by own desc, until, reference offset ${from - 1} limit ${most}
        )
        select part.reference, part.all,
               (select min(back.reference) from ticket back
                 where back.follow_up_of = part.reference and back.for_grant = 'take-back'
                   and back.status = any (${[...unresolved]})) as "takeBack"
          from part order by own desc, until, reference`,
    );
    return { held: rows.map(({ reference, takeBack }) => ({ reference, takeBack })), all: rows[0]?.all ?? 0 };
  },
});
