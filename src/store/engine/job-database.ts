import { Pool } from "pg";
import type { Logger } from "pino";
import { z } from "zod";
import { jobSchema, waitingInOrder, waitingOnce } from "./job-tables.ts";
import { statementNames } from "./statement-names.ts";
import type { QueueName } from "../../desk/job-keys.ts";

/** The desk's database as its job queue uses it. */
export interface JobDatabase {
  /** Where the job queue keeps its tables. */
  readonly schema: string;
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** What the jobs carry that wait under a key, in a queue that keeps order. */
  waitingInOrder(queue: QueueName, key: string): Promise<readonly unknown[]>;
  /** Whether another job of this key waits, in a queue that keeps one of each. */
  isWaiting(queue: QueueName, key: string): Promise<boolean>;
  close(): Promise<void>;
}

const connections = 10; // of its own: no person waits for one that delivers

const carriers = z.array(z.object({ data: z.unknown() }));

/** Connects when it is first asked. A job queue says the same few long statements again and again: planned once, they cost a fifth. */
export function openJobDatabase({
  url,
  namesStatements = true,
  log,
}: {
  readonly url: string;
  /** Left out: they are named. */
  readonly namesStatements?: boolean;
  readonly log: Logger;
}): JobDatabase {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: "guichet: jobs",
  });
  pool.on("error", (err) => log.error({ err }, "job queue"));
  const nameOf = statementNames(namesStatements ? undefined : 0);
  const executeSql = (text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> =>
    // Several at once, as migrations are, can be neither named nor given values.
    text.includes(";") ? pool.query(text) : pool.query({ name: nameOf({ sql: text }), text, values });
  let closing: Promise<void> | null = null;
  return {
    schema: jobSchema,
    executeSql,
    async waitingInOrder(queue, key) {
      const { rows } = await executeSql(waitingInOrder, [queue, key]);
      return carriers.parse(rows).map(({ data }) => data);
    },
    isWaiting: async (queue, key) => (await executeSql(waitingOnce, [queue, key])).rows.length > 0,
    close: () => (closing ??= pool.end()),
  };
}
