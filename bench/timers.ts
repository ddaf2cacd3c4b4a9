import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import type { Bench, Section } from "./bench.ts";
import { count, withClient } from "./database.ts";
import type { Figure } from "./figure.ts";
import { sendAtATime } from "./load.ts";
import { until } from "./measure.ts";
import { slackForms } from "./requests.ts";
import { eventOfCopied, idOfCopied, insertMany, movedBack, readPatterns, valueOf } from "./rows.ts";
import { onCardOf } from "./stored.ts";
import { openWorld, type World } from "./world.ts";

export const timers: Section = {
  name: "timers",
  title: "Timers: an idle desk with very many of them, and very many due at once",
  async measure(bench) {
    const world = await openWorld(bench, "timers", false);
    try {
      const forms = slackForms(world.recorded.slack, 1);
      await sendAtATime(world.desk.url, forms, 1);
      await world.allSaid(30_000);
      const { reference } = await onCardOf(world.database, forms[0]?.key ?? "");
      return [...(await idle(bench, world, reference)), ...(await due(bench, world, reference))];
    } finally {
      await world.close();
    }
  },
};

/** The timer of the ticket `reference` is the pattern for a million others, due in a year and later. */
async function idle({ quick, tell }: Bench, world: World, reference: string): Promise<readonly Figure[]> {
  const howMany = 1_000_000;
  const watched = quick ? 20 : 60;
  const before = await coreShare(world, watched);
  tell(`${howMany} timers`);
  await withClient(world.database, async (client) => {
    const { timer } = await patternsOf(client, reference);
    const far = { key: "'far ' || i", at: "now() + interval '1 year' + interval '1 second' * i" };
    await run(client, insertMany(timer, `generate_series(1, ${howMany}) i`, far));
    await client.query("vacuum analyze timer");
    await client.query("checkpoint");
  });
  await pause(5_000);
  tell(`idle for ${watched} s`);
  return [
    {
      what: `idle with ${howMany.toLocaleString("en")} timers in the future: of a core`,
      value: await coreShare(world, watched),
      unit: "%",
      goal: { atMost: 1 },
      note: `${before.toFixed(2)} % with three; PostgreSQL not counted`,
    },
  ];
}

/** In percent. */
async function coreShare({ desk }: World, seconds: number): Promise<number> {
  const before = await desk.vitals();
  await pause(seconds * 1_000);
  return (((await desk.vitals()).cpu - before.cpu) / seconds) * 100;
}

const daysLate = 3;

/** Tickets like `reference`, but opened some days ago: the desk was down meanwhile, and everything is due. */
async function due({ quick, tell }: Bench, world: World, reference: string): Promise<readonly Figure[]> {
  const [howMany, patience] = quick ? [300, 60] : [10_000, 600];
  tell(`${howMany} timers due at once`);
  const began = await withClient(world.database, async (client) => {
    const { ticket, event, timer, words } = await patternsOf(client, reference);
    const each = `generate_series(1, ${howMany}) i`;
    const copy = "'I160101_' || lpad(i::text, 5, '0')";
    await run(client, insertMany(movedBack(ticket, daysLate), each, { reference: copy }));
    const own = eventOfCopied(movedBack(event, daysLate), words, copy);
    await run(client, insertMany(movedBack(event, daysLate), each, { ticket: copy, event: own }));
    for (const said of words) {
      await run(client, insertMany(movedBack(said, daysLate), each, { id: idOfCopied(said, copy), ticket: copy }));
    }
    const job = { job: `replace($job$${valueOf(timer, "job")}$job$, '${reference}', ${copy})` };
    await client.query("analyze");
    const now = performance.now();
    await run(client, insertMany(timer, each, { key: `'due ' || i`, at: "now()", ...job }));
    return now;
  });
  const woken = "select count(*) from ticket where reference like 'I160101%' and version > 1";
  const all = await until(async () => (await count(world.database, woken)) >= howMany, patience * 1_000);
  const seconds = (performance.now() - began) / 1_000;
  const done = await count(world.database, woken);
  const events = await count(
    world.database,
    "select count(*) - count(distinct ticket) from ticket_event where ticket like 'I160101%'",
  );
  return [
    {
      what: `${howMany.toLocaleString("en")} tickets' timers due at once: done`,
      value: done / seconds,
      unit: "/s",
      goal: { atLeast: 150 },
      note: `${events} events of time written; ${all ? "all" : `${done} of them`} in ${seconds.toFixed(0)} s`,
    },
  ];
}

async function patternsOf(client: Client, reference: string) {
  const [ticket] = await readPatterns(client, "ticket", `reference = '${reference}'`);
  const [event] = await readPatterns(client, "ticket_event", `ticket = '${reference}' and number = 1`);
  const [timer] = await readPatterns(client, "timer", `job->>'ticket' = '${reference}'`);
  if (ticket === undefined || event === undefined || timer === undefined) throw new Error(`${reference} has no timer`);
  return { ticket, event, timer, words: await readPatterns(client, "words", `ticket = '${reference}'`) };
}

const run = (client: Client, { text, values }: ReturnType<typeof insertMany>): Promise<unknown> =>
  client.query(text, [...values]);
