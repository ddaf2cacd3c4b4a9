import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { query } from "../support/database.ts";

/** What ends the job queues of others: all of it at once, for as long as it is not stopped. */
export interface Storm {
  /** How many connections of the desk were cut, and how often somebody has read for long. */
  readonly counts: { cuts: number; reads: number };
  stop(): Promise<void>;
}

const readers = 4;

export function beginStorm(url: string, cutsEvery: number): Storm {
  const over = new AbortController();
  const counts = { cuts: 0, reads: 0 };
  /** Whoever is put out comes again. */
  const again = async (work: (client: Client) => Promise<unknown>): Promise<void> => {
    while (!over.signal.aborted) {
      const client = new Client({ connectionString: url, application_name: "storm" });
      client.on("error", () => undefined);
      try {
        await client.connect();
        await work(client);
      } catch {
        // The server restarts.
      }
      await client.end().catch(() => undefined);
      await pause(50);
    }
  };
  const parts = [
    again((client) => leavesIdle(client, over.signal)),
    ...Array.from({ length: readers }, () =>
      again(async (client) => {
        await client.query("select count(*) from ticket_event, words, outbox, pg_sleep(1)");
        counts.reads += 1;
      }),
    ),
    again(async (client) => {
      await pause(cutsEvery);
      counts.cuts += (await client.query(cutOne)).rowCount ?? 0;
    }),
  ];
  return {
    counts,
    async stop() {
      over.abort();
      await Promise.all(parts);
    },
  };
}

/** A transaction that is begun, has seen everything, and is then forgotten: nothing that it saw may be cleaned up. */
async function leavesIdle(client: Client, over: AbortSignal): Promise<void> {
  const gone = new Promise((resolve) => client.once("end", resolve));
  const stopped = new Promise((resolve) => over.addEventListener("abort", resolve));
  await client.query("begin isolation level repeatable read");
  await client.query("select count(*) from outbox, ticket");
  await Promise.race([gone, stopped]);
}

const cutOne = `
  select pg_terminate_backend(pid) from (
    select pid from pg_stat_activity
     where datname = current_database() and application_name like 'guichet%'
     order by random() limit 1) as theirs`;

/** Stops the server in good order, as an upgrade does. Whoever runs it starts it again. */
export async function restart(url: string): Promise<void> {
  const [row] = await query<{ data_directory: string }>(url, "show data_directory");
  const [pid] = (await readFile(join(row?.data_directory ?? "", "postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(pid), "SIGINT");
}
