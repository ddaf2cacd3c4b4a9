import type { Client } from "pg";
import { z } from "zod";
import type { SqlRunner } from "../../src/store/engine/deferred-writes.ts";
import type { Job } from "../../src/worker/job-rule.ts";
import { toInsert } from "../../src/worker/queue/stored-job.ts";
import type { Pause } from "../../src/worker/retry-delay.ts";
import { touching } from "./checkpoint.ts";
import { read } from "./read.ts";
import { inTurn, type Stage } from "./scheduler.ts";
import { seal } from "./sealed.ts";

/** A double of the job queue, in a table of the desk's database: of each key one job waits. */
export const errandTable = `
  create table public.sim_errand (id bigserial primary key, key text not null, data jsonb not null,
    state text not null default 'waiting', tries int not null default 0, due bigint not null);
  create unique index on public.sim_errand (key) where state = 'waiting'`;

export interface Errand {
  readonly id: string;
  readonly key: string;
  readonly job: Job;
  readonly tries: number;
  /** Milliseconds. */
  readonly due: number;
}

export interface Errands {
  /** In the transaction of a change. */
  write(sql: SqlRunner, jobs: readonly Job[]): Promise<void>;
  waiting(): Promise<readonly Errand[]>;
  begin(errand: Errand): Promise<void>;
  /** Null: it is done; else it is tried again after a pause, unless another of its key waits. */
  settle(errand: Errand, pause: Pause | null): Promise<void>;
  /** What was being done is to be done again. */
  processEnds(): Promise<void>;
}

const row = z.object({
  id: z.string(),
  key: z.string(),
  job: z.custom<Job>((value) => typeof value === "object"),
  tries: z.int(),
  due: z.coerce.number(),
});

const another = "exists (select from sim_errand o where o.key = e.key and o.state = 'waiting')";

export const openErrands = (control: Client, stage: Stage): Errands => ({
  async write(sql, jobs) {
    const rows = jobs.map(toInsert).map(({ singletonKey: key, data }) => ({ key, data }));
    await sql.$queryRawUnsafe(
      `insert into sim_errand (key, data, due)
       select key, data, ${seal.now()} from jsonb_to_recordset($1::jsonb) as e (key text, data jsonb)
           on conflict do nothing`,
      JSON.stringify(rows),
    );
  },

  waiting: () =>
    read(control, "select id, key, data as job, tries, due from sim_errand where state = 'waiting' order by id", row),

  async begin({ id }) {
    await control.query("update sim_errand set state = 'active' where id = $1", [id]);
  },

  async settle({ id }, pause) {
    const run = async (): Promise<string> => {
      if (pause === null) await control.query("delete from sim_errand where id = $1", [id]);
      else await putBack(control, id, Math.ceil(seal.now() + pause.for));
      return "settled";
    };
    await inTurn(stage, {
      kind: "job",
      label: pause === null ? "errand done" : `errand again in ${Math.round(pause.for)}`,
      touches: touching({ writes: new Set(["sim_errand"]) }),
      yields: true,
      pid: null,
      run,
      broken: run,
    });
  },

  async processEnds() {
    await control.query(`delete from sim_errand e where state = 'active' and ${another}`);
    await control.query("update sim_errand set state = 'waiting' where state = 'active'");
  },
});

async function putBack(control: Client, id: string, due: number): Promise<void> {
  await control.query(`delete from sim_errand e where id = $1 and ${another}`, [id]);
  await control.query("update sim_errand set state = 'waiting', tries = tries + 1, due = $2 where id = $1", [id, due]);
}
