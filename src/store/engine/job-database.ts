import { Pool, type PoolClient } from "pg";
import type { Logger } from "pino";
import { z } from "zod";
import { jobSchema, keepOldErrands, takeOldNotes, takeOldWakes, waitingOnce, workerName } from "./job-tables.ts";
import { ofSomeKind } from "./json.ts";
import { poolDefaults } from "../connection/pool.ts";
import { reportOnce } from "./readable.ts";
import { waitingForConnection } from "../connection/when-full.ts";
import { statementNames } from "./statement-names.ts";
import type { Delivery, SaidDelivery } from "../../desk/delivery.ts";
import { isSaid, type Outbox } from "../../desk/outbox.ts";
import { openOutbox, writeOutbox } from "../surfaces/outbox.ts";
import type { SqlRunner } from "./deferred-writes.ts";

/** The desk's database as its worker uses it. */
export interface JobDatabase {
  /** Where the job queue keeps its tables. */
  readonly schema: string;
  readonly outbox: Outbox;
  /** Writes in the outbox, in the transaction of a change. */
  say(sql: SqlRunner, deliveries: readonly SaidDelivery[]): Promise<void>;
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** Whether a job of this key waits, in a queue that keeps one of each. */
  isWaiting(queue: string, key: string): Promise<boolean>;
  /** Takes over what waits in the queues of a desk that had no outbox; whether anything did. */
  carryOver(): Promise<boolean>;
  close(): Promise<void>;
}

const connections = 10; // of its own: no person waits for one that delivers

const carrier = z.object({ data: z.custom<Delivery>((value) => ofSomeKind.safeParse(value).success) });

/** Connects when it is first asked. A worker says the same few long statements again and again: planned once, they cost a fifth. */
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
    ...poolDefaults,
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    query_timeout: 15_000, // its questions are short; what waits for them is what people are to read
    application_name: workerName,
  });
  pool.on("error", (err) => log.error({ err }, "job queue"));
  const nameOf = statementNames(namesStatements ? undefined : 0);
  const withConnection = waitingForConnection(log);
  const executeSql = (text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> =>
    withConnection(() =>
      // Several at once, as migrations are, can be neither named nor given values.
      text.includes(";") ? pool.query(text) : pool.query({ name: nameOf({ sql: text }), text, values }),
    );
  let closing: Promise<void> | null = null;
  return {
    schema: jobSchema,
    outbox: openOutbox(
      executeSql,
      reportOnce("surface", log, "what a surface has to say left out: its row cannot be read"),
    ),
    say: (sql, deliveries) => writeOutbox((text, values) => sql.$queryRawUnsafe(text, ...values), deliveries),
    executeSql,
    isWaiting: async (queue, key) => (await executeSql(waitingOnce, [queue, key])).rows.length > 0,
    carryOver: async () => carryOver(await withConnection(() => pool.connect())),
    close: () => (closing ??= pool.end()),
  };
}

/** All of it, or nothing. The connection is given back. */
async function carryOver(client: PoolClient): Promise<boolean> {
  try {
    await client.query("begin");
    const { rows } = await client.query(takeOldNotes);
    // What nobody can read was never said, and is not now.
    const notes = rows.flatMap((row) => carrier.safeParse(row).data?.data ?? []).filter(isSaid);
    if (notes.length > 0) await writeOutbox((sql, values) => client.query(sql, values), notes);
    await client.query(takeOldWakes);
    await client.query(keepOldErrands);
    await client.query("commit");
    return notes.length > 0;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
