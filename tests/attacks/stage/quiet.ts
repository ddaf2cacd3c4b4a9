import { eventually } from "../../support/eventually.ts";
import type { AttackedDesk } from "./attacked-desk.ts";

/** Until nothing comes from the platforms any more, and nothing waits to be delivered; for at most so many milliseconds. */
export async function quiet(desk: Pick<AttackedDesk, "workspace" | "rows">, within = 30_000): Promise<void> {
  await desk.workspace.settled();
  await eventually(
    async () => {
      const [left] = await desk.rows(
        `select (select count(*) from jobs.job
                  where state in ('created', 'retry', 'active') and start_after < now() + interval '1 minute')::int
              + (select count(*) from outbox where at < now() + interval '1 minute')::int as jobs`,
      );
      if (left?.["jobs"] !== 0) throw new Error(`${String(left?.["jobs"])} jobs are left`);
    },
    { within, every: 50 },
  );
}
