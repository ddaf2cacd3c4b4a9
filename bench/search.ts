import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { pino } from "pino";
import type { Intent } from "../src/channels/platform.ts";
import { articlesNear, saveArticle } from "../src/features/articles/use-cases.ts";
import { poll } from "../src/worker/queue/polling.ts";
import type { Bench, Section } from "./bench.ts";
import { openDeskInProcess, type DeskInProcess } from "./desk-in-process.ts";
import { ratio, type Figure } from "./figure.ts";
import { agentOf, grow, live, personOf, queueOf, ticketsPerPerson } from "./fill.ts";
import { opens, somebody, types } from "./intents.ts";
import { percentile, timeEach } from "./measure.ts";

export const search: Section = {
  name: "search",
  title: "What is found, suggested and opened, with so many tickets to look in: the desk's part of it, one at a time",
  async measure(bench) {
    const figures: Figure[] = [];
    for (const size of bench.quick ? [1_000, 20_000] : [1_000, 100_000, 1_000_000]) {
      bench.tell(`${size} tickets`);
      figures.push(...(await measureAt(bench, size)));
    }
    return figures;
  },
};

/** A store at a time: three at once would share what PostgreSQL keeps in memory. */
async function measureAt(bench: Bench, size: number): Promise<readonly Figure[]> {
  const url = await bench.server.database(`search${size}`);
  const inProcess = await openDeskInProcess(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await grow(client, await live(inProcess, client), size, titleIn(size));
    await writeArticles(inProcess);
    return [
      ...(await searched(bench, { inProcess, client, size })),
      await suggestedFor(bench, inProcess, size),
      ...(await opened(bench, { inProcess, client, size })),
    ];
  } finally {
    await client.end();
    await inProcess.close();
  }
}

const inQueue = 3; // stands nowhere else
const looksElsewhere = 5;
const perBatch = 20; // tickets that have a rare word in common
const oldShare = 0.03;
const topics = 150; // PostgreSQL expects nothing of beginnings where it knows fewer than a hundred common words

/** Of the ticket number i: words of all tickets, of a few, of one queue, of old ones, and some side by side; and one of many as common. */
const titleIn = (size: number): string => `
  'Ticket number ' || i || ' printer topic' || (i % ${topics}) || ' batch' || (i % ${Math.ceil(size / perBatch)})
    || case when i % 100 = 0 then ' payroll' else '' end
    || case when i % 90 = 0 then ' blue screen' else '' end
    || case when i % 400 = 0 then ' screen blue' else '' end
    || case when (i / 20) % 10 = ${inQueue} then ' payslip' else '' end
    || case when i < ${size * oldShare} then ' telefax' else '' end`;

const any = (most: number): number => Math.floor(Math.random() * most);
const anyAgent = (): string => agentOf(any(10), any(100));

const searches: Readonly<Record<string, (size: number) => Intent>> = {
  "a word of all tickets": () => types(anyAgent(), "search printer"),
  "two words, one of them of all": () => types(anyAgent(), "search printer payroll"),
  "a word of twenty tickets": (size) => types(anyAgent(), `search batch${any(size / perBatch)}`),
  "a word of no ticket": () => types(anyAgent(), `search nowhere${any(1_000_000)}`),
  "a word that stands in another queue alone": () => types(agentOf(looksElsewhere, any(100)), "search payslip"),
  "a word of the oldest tickets alone": () => types(anyAgent(), "search telefax"),
  "a phrase": () => types(anyAgent(), 'search "blue screen"'),
  "the beginning of a word of all": () => types(anyAgent(), "search prin"),
  "the beginning of a rarer word": () => types(anyAgent(), "search payr"),
  "a queue and a status with a word of all": () =>
    types(agentOf(inQueue, any(100)), `search printer queue:${queueOf(inQueue)} status:closed`),
  "one requester's own": (size) => types(personOf(any(size / ticketsPerPerson)), "search printer"),
};
const usually = 20; // milliseconds
const atWorst = 200; // milliseconds
const enoughToWalk = 10_000; // tickets: PostgreSQL walks through fewer as it sees fit

interface Filled {
  readonly inProcess: DeskInProcess;
  readonly client: Client;
  readonly size: number;
}

async function searched(bench: Bench, { inProcess: { desk }, client, size }: Filled): Promise<readonly Figure[]> {
  const [warmUp, times] = bench.quick ? [10, 40] : [50, 300];
  const walked = await walkedSoFar(client);
  const figures: Figure[] = [];
  for (const [what, intent] of Object.entries(searches)) {
    bench.tell(what);
    const look = () => desk.handle(intent(size));
    await timeEach(warmUp, look);
    const took = await timeEach(times, look);
    const of = `${what}, ${size.toLocaleString("en")} tickets`;
    figures.push(
      { what: `${of}: p50`, value: percentile(took, 0.5), unit: "ms", goal: { atMost: usually } },
      { what: `${of}: p99`, value: percentile(took, 0.99), unit: "ms", goal: { atMost: atWorst } },
    );
  }
  if (size < enoughToWalk) return figures;
  return [
    ...figures,
    {
      what: `tickets read by walking through the table, ${size.toLocaleString("en")} tickets`,
      value: (await walkedSoFar(client)) - walked,
      unit: "tickets",
      goal: { atMost: 0 },
    },
  ];
}

const untilCounted = 11_000; // milliseconds after which an idle connection tells what it has read

async function walkedSoFar(client: Client): Promise<number> {
  await pause(untilCounted);
  const { rows } = await client.query<{ walked: string }>(
    `select sum(seq_tup_read) as walked from pg_stat_user_tables
      where relname in ('ticket', 'search_document', 'words', 'ticket_event')`,
  );
  return Number(rows[0]?.walked ?? Number.NaN);
}

const articleCount = 200;

/** As many as a desk of this size has, all of them published. */
async function writeArticles({ store }: DeskInProcess): Promise<void> {
  await store.transaction(async (tx) => {
    const by = (await tx.recognise(somebody(agentOf(0, 0)))).id;
    const things = ["The VPN", "The printer", "My screen", "The badge", "A laptop"];
    const wrongs = ["does not connect", "shows nothing", "is slow", "was lost", "asks for a password", "makes noise"];
    for (let index = 0; index < articleCount; index += 1) {
      const title = `${things[index % 5] ?? ""} ${wrongs[index % 6] ?? ""} in room ${index}`;
      const body = `Turn ${things[(index + 1) % 5] ?? ""} off and on. `.repeat(20);
      const text = { title, body, locale: "en", state: "published", audience: "everybody", queue: null } as const;
      await saveArticle(tx, { id: null, version: null, text, ticket: null, by, at: new Date() });
    }
  });
}

/** What somebody has typed so far, again and again. */
const typedSoFar = [
  "my vpn",
  "my vpn does not conn",
  "my vpn does not connect at the hotel",
  "the printr shows nothing at all",
];

async function suggestedFor(bench: Bench, { store }: DeskInProcess, size: number): Promise<Figure> {
  bench.tell("suggestions");
  const { tenant, user } = somebody(personOf(0));
  const who = { platform: "slack", tenant, user } as const;
  const suggest = (time: number) =>
    articlesNear(store, { text: typedSoFar[time % typedSoFar.length] ?? "", who, at: new Date() });
  await timeEach(20, suggest);
  const took = await timeEach(bench.quick ? 40 : 300, suggest);
  return {
    what: `a suggestion while somebody types, ${articleCount} articles, ${size.toLocaleString("en")} tickets: p99`,
    value: percentile(took, 0.99),
    unit: "ms",
    goal: { atMost: 50 },
    note: `p50 ${percentile(took, 0.5).toFixed(1)}`,
  };
}

const log = pino({ level: "silent" });

/** The worker writes the index meanwhile, as it does; or nobody does. In turns: a machine that is slow for a while is so for both. */
async function opened(bench: Bench, { inProcess, client, size }: Filled): Promise<readonly Figure[]> {
  bench.tell("openings");
  const [rounds, each] = [bench.quick ? 4 : 20, 15];
  const open = () => inProcess.desk.handle(opens(personOf(any(size / ticketsPerPerson)), "My printer is on fire"));
  await timeEach(each * 2, open);
  const [beside, alone]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    await client.query("delete from search_pending");
    alone.push(...(await timeEach(each, open)));
    await client.query("delete from search_pending");
    const { store } = inProcess;
    const indexing = poll(
      { workOff: (most) => store.indexListed(most), atOnce: 25, rests: 2, failed: "not indexed" },
      log,
    );
    beside.push(...(await timeEach(each, open)));
    await indexing.stop();
  }
  const [p50, without] = [percentile(beside, 0.5), percentile(alone, 0.5)];
  return [
    {
      what: `opening a ticket with the index, ${size.toLocaleString("en")} tickets: p50 beside without`,
      value: ratio(p50, without),
      unit: "×",
      goal: { atMost: 1.1 },
      note: `${p50.toFixed(1)} ms, without ${without.toFixed(1)} ms; p99 ${percentile(beside, 0.99).toFixed(1)} and ${percentile(alone, 0.99).toFixed(1)}`,
    },
  ];
}
