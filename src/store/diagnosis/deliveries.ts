import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobQuestions, reviveJobs, workerName } from "../engine/job-tables.ts";
import { Prisma, type PrismaClient } from "../generated/client.ts";
import { readError } from "../connection/refusals.ts";
import { takeRows } from "../surfaces/outbox-sql.ts";
import { leaseLasts, outboxParts } from "../../desk/outbox.ts";

/** Questions about what is to be done and said: the outbox, and the job queue. The oldest first. */
export interface DeliveriesDiagnosis {
  /** How many are still to be done; `failedUntil`: by when all of them that failed are tried again, null where none did. */
  waiting(): Promise<{ readonly many: number; readonly failedUntil: Date | null }>;
  /** What waits for platforms that refuse the desk itself. */
  refused(): Promise<readonly Refused[]>;
  /** Those that were due before an instant, and that nobody took up. */
  overdue(before: Date, most: number): Promise<readonly Waiting[]>;
  /** Those that were tried in vain at least so often, and are tried again. */
  struggling(tries: number, most: number): Promise<readonly Waiting[]>;
  /** Why nothing can be taken from the outbox, as PostgreSQL says it; null: it can. Nothing is taken. */
  keptFromTaking(): Promise<string | null>;
  /** Jobs that will never be tried again. */
  dead(most: number): Promise<readonly Waiting[]>;
  /** Has dead ones tried again. */
  revive(ids: readonly string[]): Promise<void>;
}

export interface Refused {
  readonly platform: string;
  /** All that waits there. */
  readonly many: number;
  readonly since: Date;
  /** When the platform is asked again at the latest. */
  readonly until: Date;
  /** What it said last. */
  readonly reason: string;
}

export interface Waiting {
  readonly id: string;
  /** Null: it is about no single ticket. */
  readonly ticket: string | null;
  /** Null: about no single platform. */
  readonly platform: string | null;
  readonly since: Date;
}

const waiting = z.array(
  z.object({ id: z.string(), ticket: z.string().nullable(), platform: z.string().nullable(), since: z.date() }),
);
const mostAsTried = 12; // as a desk takes
const counts = z.tuple([z.object({ many: z.int(), failedUntil: z.date().nullable() })]);
const refused = z.array(
  z.object({ platform: z.string(), many: z.int(), since: z.date(), until: z.date(), reason: z.string() }),
);

/** Since when the oldest of what it wants has been wanted. */
const since = Prisma.sql`
  case when are_instants(o.wanted) then (select min(value::timestamptz) from jsonb_each_text(o.wanted)) else o.at end`;
const waitingSurface = Prisma.sql`
  select o.surface_id || ' ' || o.part as id, s.ticket, o.platform, ${since} as since
    from outbox o join surface s on s.id = o.surface_id`;

/** While a desk runs, what waits in the outbox waits for the platforms' rates: it is overdue once there is none. */
const noDeskRuns = Prisma.sql`
  not exists (select from pg_stat_activity where datname = current_database() and application_name = ${workerName})`;

/** Ends a transaction as if it had never been. */
const untaken = new Error("nothing is taken");

export const diagnoseDeliveries = (sql: PrismaClient): DeliveriesDiagnosis => {
  const ask = async (most: number, ...questions: readonly Prisma.Sql[]): Promise<readonly Waiting[]> =>
    waiting.parse(await sql.$queryRaw`${Prisma.join(questions, " union all ")} order by since limit ${most}`);
  return {
    async waiting() {
      const rows = await sql.$queryRaw`
        select count(*)::int as many,
               (select max(at) from outbox where tries > 0 and lease is null and at > clock_timestamp()) as "failedUntil"
          from (${waitingSurface} union all ${jobQuestions.waiting}) as each`;
      return counts.parse(rows)[0];
    },
    async refused() {
      const rows = await sql.$queryRaw`
        select o.platform, count(*)::int as many, min(${since}) as since,
               max(o.at) filter (where o.refused is not null) as until,
               (array_agg(o.refused order by o.at desc) filter (where o.refused is not null))[1] as reason
          from outbox o group by o.platform having count(o.refused) > 0 order by o.platform`;
      return refused.parse(rows);
    },
    overdue: (before, most) =>
      ask(most, Prisma.sql`${waitingSurface} where o.at < ${before} and ${noDeskRuns}`, jobQuestions.overdue(before)),
    struggling: (tries, most) =>
      ask(
        most,
        Prisma.sql`${waitingSurface} where o.tries >= ${tries} and o.refused is null`,
        jobQuestions.struggling(tries),
      ),
    async keptFromTaking() {
      try {
        await sql.$transaction(async (trying) => {
          await trying.$queryRawUnsafe(takeRows, mostAsTried, [...outboxParts], "[]", randomUUID(), leaseLasts);
          throw untaken;
        });
      } catch (error) {
        return error === untaken ? null : readError(error).why;
      }
      return null;
    },
    dead: (most) => ask(most, jobQuestions.dead),
    async revive(ids) {
      await sql.$executeRaw(reviveJobs(ids));
    },
  };
};
