import { Client } from "pg";
import type { Bench, Section } from "./bench.ts";
import { openDeskInProcess, type DeskInProcess } from "./desk-in-process.ts";
import { ratio, type Figure } from "./figure.ts";
import { filledBefore, grow, live, personOf, queueCount, queueOf, ticketsPerPerson } from "./fill.ts";
import { types } from "./intents.ts";
import { percentile, timeEach } from "./measure.ts";
import { makeReport } from "../src/features/reports/use-cases.ts";
import { answerTimesOf } from "../src/features/forecasts/rules.ts";
import { hoursOf, usualPolicy } from "../src/kernel/policy.ts";

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
      await workAndForecasts(client);
      bench.tell("reports");
      return await figuresOf(bench, inProcess, { client, size });
    } finally {
      await client.end();
      await inProcess.close();
    }
  },
};

/** On each ticket somebody logged work, and of each it was said how soon most are answered. */
async function workAndForecasts(client: Client): Promise<void> {
  const said = { share: 80, within: 3_600_000, ofOpeningHours: true };
  await client.query(
    `update ticket_event
        set event = event || jsonb_build_object('forecast', $1::jsonb || jsonb_build_object('by', at + interval '1 hour'))
      where type = 'opened' and ticket < $2`,
    [said, `I${filledBefore}`],
  );
  await client.query(
    `insert into ticket_event (ticket, number, by, at, event)
     select reference, version + 1, requester, opened_at, $1::jsonb from ticket where reference < $2`,
    [{ type: "worked", activity: "other", text: "", minutes: 25 }, `I${filledBefore}`],
  );
  // The clock that was copied says when the one was answered that it is of: ten years later.
  await client.query(
    `update ticket set clock = jsonb_set(clock, '{respondedAt}', to_jsonb(opened_at + interval '50 minutes'))
      where reference < $1 and clock ->> 'respondedAt' is not null`,
    [`I${filledBefore}`],
  );
  await client.query("vacuum analyze ticket, ticket_event");
}

const half = (times: readonly number[]): number => percentile(times, 0.5);

async function figuresOf(
  { quick }: Bench,
  inProcess: DeskInProcess,
  { client, size }: { readonly client: Client; readonly size: number },
): Promise<readonly Figure[]> {
  const { rows } = await client.query<{ last: Date }>(
    "select max(opened_at) as last from ticket where reference < $1",
    [`I${filledBefore}`],
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

  // In it all of them were opened, as their first events have it.
  const queue = "support";
  const hours = hoursOf(usualPolicy, queue);
  const learns = async (): Promise<void> => {
    const waits = await inProcess.store.waitsIn(queue, now);
    if (waits.length === 0) throw new Error("nothing to learn from");
    answerTimesOf(waits, hours, now);
  };
  const learnt = await timeEach(quick ? 3 : 10, learns);

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
      what: "what a queue learns in a night of how soon most are answered: p50",
      value: half(learnt),
      unit: "ms",
      goal: { atMost: 1_000 },
      note: `of ${perMonth.toLocaleString("en")} tickets a month`,
    },
    {
      what: "“my list” while reports are read one after the other, beside alone: p50",
      value: ratio(half(meanwhile), half(alone)),
      unit: "×",
      note: `p99 ${percentile(meanwhile, 0.99).toFixed(0)} ms, alone ${percentile(alone, 0.99).toFixed(0)} ms`,
    },
  ];
}
