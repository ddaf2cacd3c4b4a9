import type { Client } from "pg";
import { z } from "zod";
import type { Outbox } from "../../src/store/engine/deferred-writes.ts";
import type { Job } from "../../src/worker/job-rule.ts";
import type { Pause } from "../../src/worker/queue/retry-delay.ts";
import { placeOf } from "../../src/worker/queue/stored-job.ts";
import { touching } from "./checkpoint.ts";
import { currentTask, type Scheduler } from "./scheduler.ts";
import { seal } from "./sealed.ts";

/** A double of the job queue, in a table of the desk's database: one waiting job of a key, but notes in order. */
export const jobTable = `
  create table public.sim_job (id bigserial primary key, queue text not null, key text not null, data jsonb not null,
    state text not null default 'waiting', tries int not null default 0, due bigint not null);
  create unique index on public.sim_job (queue, key) where state = 'waiting' and queue <> 'note'`;

export interface SimJobs {
  readonly outbox: Outbox;
  /** Has so many workers, at most, take up what is due; true when one did. Nobody works: the clock moves to what is due next. */
  takeUp(scheduler: Scheduler, most: number): Promise<boolean>;
  /** What was being done is to be done again. */
  processEnds(): Promise<void>;
}

interface SimJobsDeps {
  readonly control: () => Client;
  readonly tryJob: (job: Job, tries: number) => Promise<Pause | null>;
}

const row = z.object({
  id: z.string(),
  data: z.custom<Job>((value) => typeof value === "object"),
  tries: z.int(),
  due: z.coerce.number(),
});
type Row = z.output<typeof row>;

/** Of those in order only the first of a key. */
const waiting = `
  select id, data, tries, due from sim_job j
   where state = 'waiting' and not (queue = 'note' and exists (
     select from sim_job e where e.queue = 'note' and e.key = j.key and e.id < j.id))
   order by id`;

const another = `exists (select from sim_job o where o.queue = j.queue and o.key = j.key and o.queue <> 'note'
  and o.state = 'waiting')`;

export function simJobs({ control, tryJob }: SimJobsDeps): SimJobs {
  const beingDone = new Set<string>();

  async function work(scheduler: Scheduler, { id, data, tries }: Row): Promise<string> {
    const settle = (label: string, sql: string, values: readonly unknown[]): Promise<unknown> => {
      const run = () => control().query(sql, [...values]);
      return scheduler.checkpoint(
        {
          kind: "job",
          label,
          touches: touching({ writes: new Set(["sim_job"]) }),
          yields: true,
          pid: null,
          run: () => run().then(() => "settled"),
          broken: () => Promise.resolve("not settled"),
        },
        currentTask(),
      );
    };
    const pause = await tryJob(data, tries);
    if (pause === null) await settle("job done", "delete from sim_job where id = $1", [id]);
    else {
      await settle("older job dropped", `delete from sim_job j where id = $1 and ${another}`, [id]);
      await settle(
        `job again in ${Math.round(pause.for)}`,
        "update sim_job set state = 'waiting', tries = tries + 1, due = $2 where id = $1",
        [id, Math.ceil(seal.now() + pause.for)],
      );
    }
    beingDone.delete(id);
    return pause === null ? "done" : "again";
  }

  return {
    outbox: async (sql, deliveries) => {
      const rows = deliveries.map((each) => ({ ...placeOf(each), data: each }));
      await sql.$queryRawUnsafe(
        `insert into sim_job (queue, key, data, due)
         select queue, key, data, ${seal.now()} from jsonb_to_recordset($1::jsonb) as j (queue text, key text, data jsonb)
             on conflict do nothing`,
        JSON.stringify(rows),
      );
      return () => undefined;
    },

    async takeUp(scheduler, most) {
      const rows = z.array(row).parse((await control().query(waiting)).rows);
      const due = rows.filter((each) => each.due <= seal.now());
      const [soonest] = rows.toSorted((one, other) => one.due - other.due);
      const next = due.length > 0 || beingDone.size > 0 || soonest === undefined ? due : [soonest];
      let begun = false;
      for (const each of next.slice(0, most - beingDone.size)) {
        seal.passes(Math.max(0, each.due - seal.now()));
        begun = true;
        beingDone.add(each.id);
        await control().query("update sim_job set state = 'active' where id = $1", [each.id]);
        const { data, tries } = each;
        const what = [data.kind, "surface" in data ? data.surface : "", "event" in data ? data.event : ""];
        const name = `job ${each.id} ${what.join(" ").trim()}${tries === 0 ? "" : ` ~${tries}`}`;
        const again = "'".repeat(scheduler.process() - 1);
        scheduler.begin(`${name}${again}`, () => work(scheduler, each));
      }
      return begun;
    },

    async processEnds() {
      beingDone.clear();
      await control().query(`delete from sim_job j where state = 'active' and ${another}`);
      await control().query("update sim_job set state = 'waiting' where state = 'active'");
    },
  };
}
