import { z } from "zod";
import type { Said } from "../rules.ts";
import { typedFields } from "../../rules/events.ts";
import type { Sql } from "../../../store/engine/sql.ts";

const rows = z.array(z.object({ ticket: z.string(), text: z.string(), forRequester: z.boolean() }));

/** What was said about tickets besides what they are about, the newest first, at most so much of each. */
export async function saidIn(sql: Sql, tickets: readonly string[], most: number): Promise<readonly Said[]> {
  if (tickets.length === 0) return [];
  const fields = typedFields.filter(
    ({ type }) => type !== "opened" && type !== "changed" && type !== "answers-changed",
  );
  const found = await sql.$queryRaw`
    select wanted.ticket, newest.text, newest."forRequester"
      from unnest(${[...tickets]}::text[]) as wanted (ticket) cross join lateral (
        select words.text, field."forRequester", recorded.number
          from ticket_event as recorded
          join unnest(${fields.map(({ type }) => type)}::text[], ${fields.map(({ path }) => path)}::text[],
                      ${fields.map(({ forRequester }) => forRequester)}::boolean[]) as field (type, path, "forRequester")
            on field.type = recorded.type
          join words on words.ticket = recorded.ticket and words.id::text = recorded.event #>> string_to_array(field.path, '.')
         where recorded.ticket = wanted.ticket
         order by recorded.number desc limit ${most}
      ) as newest
     order by wanted.ticket, newest.number desc`;
  return rows.parse(found);
}
