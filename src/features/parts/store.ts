import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import { inLanguages } from "../opening/rules.ts";
import { ticketStatuses } from "../../kernel/status.ts";
import type { Sql } from "../../store/engine/sql.ts";

const rows = z.array(
  z.object({
    service: z.string(),
    name: inLanguages,
    ticket: z.string(),
    status: z.enum(ticketStatuses),
    isPrivate: z.boolean(),
    queue: z.string(),
  }),
);

export const readParts = (sql: Sql): Pick<TicketReader, "partsOf"> => ({
  async partsOf(whole) {
    const found = await sql.$queryRaw`
      select asked ->> 'service' as service, asked -> 'name' as name, reference as ticket, status, is_private as "isPrivate",
             queue_name as queue
        from ticket where part_of = ${whole} order by opened_at, reference`;
    return rows
      .parse(found)
      .map(({ isPrivate, ...stands }) => (isPrivate ? { ...stands, isPrivate: true as const } : stands));
  },
});
