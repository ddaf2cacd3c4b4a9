import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { diagnoseBackups, type BackupsDiagnosis } from "./diagnosis/backups.ts";
import { diagnoseFigures, type FiguresDiagnosis } from "./diagnosis/figures.ts";
import { diagnoseCards, type CardsDiagnosis } from "./diagnosis/cards.ts";
import { diagnoseDeliveries, type DeliveriesDiagnosis } from "./diagnosis/deliveries.ts";
import { diagnoseNumbers, type NumbersDiagnosis } from "./diagnosis/numbers.ts";
import { diagnoseRows, type RowsDiagnosis } from "./diagnosis/rows.ts";
import { diagnoseQueues, type QueuesDiagnosis } from "./diagnosis/queues.ts";
import { diagnoseSearch, type SearchDiagnosis } from "./diagnosis/search.ts";
import { diagnoseServer, type ServerDiagnosis } from "./diagnosis/server.ts";
import { diagnoseTimers, type TimersDiagnosis } from "./diagnosis/timers.ts";
import { diagnoseUnreadable, type UnreadableDiagnosis } from "./diagnosis/unreadable.ts";
import { PrismaClient } from "./generated/client.ts";

/** Questions to the database about the desk's health. Those of the server can be asked whatever its schema is. */
export interface Diagnosis
  extends
    ServerDiagnosis,
    QueuesDiagnosis,
    CardsDiagnosis,
    DeliveriesDiagnosis,
    NumbersDiagnosis,
    RowsDiagnosis,
    SearchDiagnosis,
    TimersDiagnosis,
    UnreadableDiagnosis,
    BackupsDiagnosis,
    FiguresDiagnosis {}

export interface OpenedDiagnosis {
  readonly diagnosis: Diagnosis;
  readonly close: () => Promise<void>;
}

/** Rejects when the database does not answer. Nothing is written before one of its few verbs that mend is called. */
export async function openDiagnosis(url: string): Promise<OpenedDiagnosis> {
  const pool = new Pool({
    connectionString: url,
    max: 2, // beside a desk at work
    connectionTimeoutMillis: 5_000,
    application_name: "guichet: doctor",
    // Prisma's adapter takes whatever a session shows for UTC.
    verify: (client, done) => client.query("set timezone to 'UTC'", (error) => done(error)),
  });
  pool.on("error", () => undefined); // whatever is asked next has another connection
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
    errorFormat: "minimal",
  });
  try {
    await client.$queryRaw`select 1`;
  } catch (error) {
    await client.$disconnect();
    throw error;
  }
  return {
    diagnosis: {
      ...diagnoseServer(client),
      ...diagnoseQueues(client),
      ...diagnoseCards(client),
      ...diagnoseDeliveries(client),
      ...diagnoseNumbers(client),
      ...diagnoseRows(client),
      ...diagnoseSearch(client),
      ...diagnoseTimers(client),
      ...diagnoseUnreadable(client),
      ...diagnoseBackups(client),
      ...diagnoseFigures(client),
    },
    close: () => client.$disconnect(),
  };
}
