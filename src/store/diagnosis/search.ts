import { z } from "zod";
import type { Sql } from "../engine/sql.ts";

export interface SearchDiagnosis {
  /**
   * Tickets of which the search index has no words, or those of another queue, and that no worker is to write: of the most lately
   * changed `newest`, or of all when it is null.
   */
  unindexed(newest: number | null): Promise<readonly string[]>;
  /** Has the worker write what every ticket is found by anew. */
  indexAnew(): Promise<void>;
}

const references = z.array(z.object({ reference: z.string() }));

export const diagnoseSearch = (sql: Sql): SearchDiagnosis => ({
  async unindexed(newest) {
    const rows = await sql.$queryRaw`
      select reference
        from (select reference, queue_name, changed_at from ticket order by changed_at desc limit ${newest}) as ticket
        left join search_document as document on document.ticket = reference
       where (document.words is null or document.queue is distinct from queue_name)
         and not exists (select from search_pending where search_pending.ticket = reference)
       order by reference`;
    return references.parse(rows).map(({ reference }) => reference);
  },

  async indexAnew() {
    await sql.$executeRaw`insert into search_pending (ticket) select reference from ticket order by changed_at desc`;
  },
});
