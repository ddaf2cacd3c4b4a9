import type { PgBoss } from "pg-boss";
import { z } from "zod";
import type { Job, QueueName } from "./job-queues.ts";
import type { SurfaceId } from "../../desk/delivery.ts";

/**
 * What waits in the job queue under a key. pg-boss' `findJobs` looks through all that was done within a day for it: 11 ms of
 * the database's time where that is 20,000 jobs. With the conditions of its own indexes it is 0.02 ms.
 */
export async function notesWaiting(boss: PgBoss, surface: SurfaceId): Promise<readonly Note[]> {
  const { rows } = await boss.getDb().executeSql(
    `select data from jobs.job
      where name = 'note' and singleton_key = $1 and state < 'active' and not blocked and policy = 'key_strict_fifo'`,
    [surface],
  );
  return jobs.parse(rows).flatMap(({ data }) => (data.kind === "note" ? [data] : []));
}

/** Whether another job of this key waits, in a queue of policy `short`. */
export async function isWaiting(boss: PgBoss, queue: QueueName, key: string): Promise<boolean> {
  const { rows } = await boss
    .getDb()
    .executeSql(
      `select from jobs.job where name = $1 and singleton_key = $2 and state < 'active' and not blocked limit 1`,
      [queue, key],
    );
  return rows.length > 0;
}

type Note = Extract<Job, { kind: "note" }>;

// Only the desk makes these jobs, so that the kind is proof enough.
const ofSomeKind = z.looseObject({ kind: z.string() });
const jobs = z.array(z.object({ data: z.custom<Job>((value) => ofSomeKind.safeParse(value).success) }));
