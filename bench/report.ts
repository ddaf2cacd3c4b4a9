import { Client } from "pg";
import type { Bench, Section } from "./bench.ts";
import { openDeskInProcess, type DeskInProcess } from "./desk-in-process.ts";
import { ratio, type Figure } from "./figure.ts";
import { grow, live, personOf, queueCount, queueOf, ticketsPerPerson } from "./fill.ts";
import { types } from "./intents.ts";
import { percentile, timeEach } from "./measure.ts";
import { makeReport } from "../src/features/reports/use-cases.ts";
import { usualPolicy } from "../src/kernel/policy.ts";

const perMonth = (31 * 24 * 60) / 4; // tickets: one every four minutes

export const report: Section = {
  name: "report",
  title: "The figures of a month, of all queues at once, and what people do meanwhile",
  async measure(bench) {
    const size = bench.quick ? 40_000 : 1_000_000;
    const url = await bench.server.database("report");
    const inProcess = await openDeskInProcess(url);
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      bench.tell(`${size} tickets`);
      await grow(client, await live(inProcess, client), size);
      bench.tell("reports");
      return await figuresOf(bench, inProcess, { client, size });
    } finally {
      await client.end();
      await inProcess.close();
    }
  },
};

const half = (times: readonly number[]): number => percentile(times, 0.5);

async function figuresOf(
  { quick }: Bench,
  inProcess: DeskInProcess,
  { client, size }: { readonly client: Client; readonly size: number },
): Promise<readonly Figure[]> {
  const { rows } = await client.query<{ last: Date }>(
    "select max(opened_at) as last from ticket where reference < 'I24'",
  );
  const now = rows[0]?.last ?? new Date();
  const queues = Array.from({ length: queueCount }, (_, index) => queueOf(index));
  const reads = async (): Promise<void> => {
    const { activityBefore } = await makeReport(
      inProcess.store,
      { policy: usualPolicy, now },
      { queues, led: queues, name: "last-month" },
    );
    if (activityBefore.opened + activityBefore.ended === 0 && !quick) throw new Error("the month before was empty");
  };
  const lists = (time: number): Promise<unknown> =>
    inProcess.desk.handle(types(personOf(time % (size / ticketsPerPerson)), "list"));

  await timeEach(2, reads);
  const took = await timeEach(quick ? 5 : 20, reads);
  await timeEach(50, lists);
  const alone = await timeEach(quick ? 100 : 300, lists);
  const over = new AbortController();
  const beside = (async () => {
    while (!over.signal.aborted) await reads();
  })();
  const meanwhile = await timeEach(quick ? 100 : 300, lists);
  over.abort();
  await beside;
  return [
    {
      what: `the report of a month, with ${size.toLocaleString("en")} tickets: p50`,
      value: half(took),
      unit: "ms",
      goal: { atMost: 2_000 },
      note: `some ${perMonth.toLocaleString("en")} tickets in the month; p99 ${percentile(took, 0.99).toFixed(0)}`,
    },
    {
      what: "“my list” while reports are read one after the other, beside alone: p50",
      value: ratio(half(meanwhile), half(alone)),
      unit: "×",
      note: `p99 ${percentile(meanwhile, 0.99).toFixed(0)} ms, alone ${percentile(alone, 0.99).toFixed(0)} ms`,
    },
  ];
}
