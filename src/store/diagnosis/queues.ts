import { z } from "zod";
import type { Sql } from "../engine/sql.ts";

export interface QueuesDiagnosis {
  staffing(): Promise<readonly Staffing[]>;
}

/** How many stand behind a queue. */
export interface Staffing {
  readonly queue: string;
  readonly channels: number;
  readonly agents: number;
  readonly leads: number;
  readonly openTickets: number;
}

const staffings = z.array(
  z.object({
    queue: z.string(),
    channels: z.int(),
    agents: z.int(),
    leads: z.int(),
    openTickets: z.int(),
  }),
);

export const diagnoseQueues = (sql: Sql): QueuesDiagnosis => ({
  async staffing() {
    const rows = await sql.$queryRaw`
      select q.name as queue,
             (select count(*) from agents_channel c where c.queue_name = q.name)::int as channels,
             (select count(distinct m.person_id) from queue_member m where m.queue_name = q.name)::int as agents,
             ((select count(*) from queue_lead l where l.queue_name = q.name)
               + (select count(*) from named_lead l where l.queue_name = q.name))::int as leads,
             (select count(*) from ticket t where t.queue_name = q.name and t.ended_at is null)::int as "openTickets"
        from queue q order by q.name`;
    return staffings.parse(rows);
  },
});
