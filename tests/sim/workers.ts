import type { Client } from "pg";
import { z } from "zod";
import { isSaid, outboxParts } from "../../src/desk/outbox.ts";
import type { WriteDeliveries } from "../../src/store/engine/deferred-writes.ts";
import { writeOutbox } from "../../src/store/surfaces/outbox.ts";
import { sayPart } from "../../src/worker/outbox/say-part.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { read } from "./read.ts";
import type { SimDesk } from "./desk.ts";
import { openErrands, type Errand } from "./errands.ts";
import type { Scheduler, Stage } from "./scheduler.ts";
import { seal } from "./sealed.ts";

/** The desk's workers, as tasks: they say what is in the outbox, and do errands. */
export interface Workers {
  readonly write: WriteDeliveries;
  /** Has at most so many work on what is due; true when one began. Where nobody works, the clock moves to what is due next. */
  takeUp(scheduler: Scheduler, most: number): Promise<boolean>;
  /** Nobody works any more. */
  processEnds(): Promise<void>;
}

/** Something that a worker may take up. */
interface Work {
  readonly name: string;
  readonly due: number;
  readonly begin: () => Promise<() => Promise<string>>;
}

const outboxRow = z.object({ surface: z.string(), part: z.string(), due: z.coerce.number() });
const inOutbox = `
  select surface_id::text as surface, part, ceil(extract(epoch from at) * 1000) as due
    from outbox order by precedence, place, surface_id, part`;

export function simWorkers(control: Client, stage: Stage, desk: () => SimDesk): Workers {
  const errands = openErrands(control, stage);
  let working = new Set<string>();

  async function workToDo(): Promise<readonly Work[]> {
    const surfaces = (await read(control, inOutbox, outboxRow)).map(({ surface, part, due }): Work => ({
      name: `says ${surface} ${part}`,
      due,
      begin: () => Promise.resolve(saySomething),
    }));
    const jobs = (await errands.waiting()).map((errand): Work => ({
      name: `does ${errand.key}`,
      due: errand.due,
      begin: async () => {
        await errands.begin(errand);
        return () => doErrand(errand);
      },
    }));
    return [...surfaces, ...jobs].filter(({ name }) => !working.has(name));
  }

  /** Whatever is first in line by then. What fails here is found again by whoever looks next. */
  async function saySomething(): Promise<string> {
    const { outbox, worker } = desk();
    try {
      const [taken] = await outbox.take({ most: 1, parts: outboxParts, room: [] });
      if (taken === undefined) return "nothing to say";
      const said = await sayPart(worker, taken, new AbortController().signal);
      await outbox.settle([said]);
      return said.pause === null ? "said" : "again";
    } catch (err) {
      worker.log.warn({ err }, "outbox could not be read or written");
      return "left to others";
    }
  }

  async function doErrand(errand: Errand): Promise<string> {
    const pause = await tryJob(desk().worker, errand.job, { age: 0, tries: errand.tries });
    await errands.settle(errand, pause);
    return pause === null ? "done" : "again";
  }

  return {
    write: async (sql, deliveries) => {
      const said = deliveries.filter(isSaid);
      const jobs = deliveries.flatMap((each) => (isSaid(each) ? [] : [each]));
      if (said.length > 0) await writeOutbox((text, values) => sql.$queryRawUnsafe(text, ...values), said);
      if (jobs.length > 0) await errands.write(sql, jobs);
      return () => undefined;
    },

    async takeUp(scheduler, most) {
      const work = await workToDo();
      const due = work.filter((each) => each.due <= seal.now());
      const [soonest] = work.toSorted((one, other) => one.due - other.due);
      const next = due.length > 0 || working.size > 0 || soonest === undefined ? due : [soonest];
      const taken = next.slice(0, most - working.size);
      const ofThisProcess = working;
      for (const { name, due: at, begin } of taken) {
        seal.passes(Math.max(0, at - seal.now()));
        ofThisProcess.add(name);
        const does = await begin();
        const before = scheduler.tasks.filter((task) => task.name.startsWith(`${name}~`) || task.name === name).length;
        scheduler.begin(before === 0 ? name : `${name}~${before}`, () =>
          does().finally(() => ofThisProcess.delete(name)),
        );
      }
      return taken.length > 0;
    },

    async processEnds() {
      working = new Set();
      await errands.processEnds();
    },
  };
}
