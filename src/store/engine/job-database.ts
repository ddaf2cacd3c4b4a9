import { Pool } from "pg";
import type { Logger } from "pino";
import { statementNames } from "./statement-names.ts";

/** The desk's database as its job queue uses it. */
export interface JobDatabase {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
}

const connections = 10; // of its own: no person waits for one that delivers

/** Connects when it is first asked. A job queue says the same few long statements again and again: planned once, they cost a fifth. */
export function openJobDatabase({ url, log }: { readonly url: string; readonly log: Logger }): JobDatabase {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: "guichet: jobs",
  });
  pool.on("error", (err) => log.error({ err }, "job queue"));
  const nameOf = statementNames();
  let closing: Promise<void> | null = null;
  return {
    executeSql: (text, values = []) =>
      // Several at once, as migrations are, can be neither named nor given values.
      text.includes(";") ? pool.query(text) : pool.query({ name: nameOf({ sql: text }), text, values }),
    close: () => (closing ??= pool.end()),
  };
}
