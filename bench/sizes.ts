import { Client } from "pg";
import type { Intent } from "../src/channels/platform.ts";
import type { Bench, Section } from "./bench.ts";
import { openDeskInProcess, type DeskInProcess } from "./desk-in-process.ts";
import { ratio, type Figure } from "./figure.ts";
import { agentOf, filledBefore, grow, live, personOf, queueCount, ticketsPerPerson, type OnButton } from "./fill.ts";
import { answersUnder, opens, presses, types } from "./intents.ts";
import { percentile, timeEach } from "./measure.ts";

export const sizes: Section = {
  name: "sizes",
  title:
    "What people do, with so many tickets in the store: the desk's part of it, one at a time, 95 % of the tickets ended",
  async measure(bench) {
    const steps = bench.quick ? [1_000, 20_000] : [1_000, 100_000, 1_000_000];
    const stores: Filled[] = [];
    try {
      for (const size of steps) {
        bench.tell(`${size} tickets`);
        const filled = await openEmpty(bench, `sizes${stores.length}`, size);
        stores.push(filled);
        await fill(bench, filled);
      }
      return figuresOf(steps, await measureInTurn(bench, stores));
    } finally {
      for (const { client, inProcess } of stores) {
        await client.end();
        await inProcess.close();
      }
    }
  },
};

/** A desk with so many tickets. */
interface Filled {
  readonly size: number;
  readonly inProcess: DeskInProcess;
  readonly client: Client;
  /** Some of its tickets, by chance. */
  rows: readonly Row[];
  /** What was opened here and nobody has claimed. */
  opened: readonly OnButton[];
}

const times = ({ quick }: Bench): number => (quick ? 40 : 300);

async function openEmpty(bench: Bench, name: string, size: number): Promise<Filled> {
  const url = await bench.server.database(name);
  const inProcess = await openDeskInProcess(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  return { size, inProcess, client, rows: [], opened: [] };
}

async function fill(bench: Bench, filled: Filled): Promise<void> {
  const { client, inProcess, size } = filled;
  await grow(client, await live(inProcess, client), size);
  filled.rows = await someTickets(client, times(bench) * 2);
}

interface Measured {
  readonly what: string;
  /** In milliseconds, for each store. */
  readonly took: readonly (readonly number[])[];
}

/** What is found is not the same whatever the size: how long it takes at most is what counts. */
const searches: Readonly<Record<string, (filled: Filled, time: number) => Intent>> = {
  "a search for a word of one ticket": ({ size }) => types(anyAgent(), `search ${any(size)}`),
  "a search for a word of all tickets": () => types(anyAgent(), "search number"),
  "a search for two words of all tickets": () => types(anyAgent(), 'search "ticket number" status:open'),
  "a search of somebody's own": ({ size }) => types(personOf(any(size / ticketsPerPerson)), "search number"),
};
const longestSearch = 20; // milliseconds

const intents: Readonly<Record<string, (filled: Filled, time: number) => Intent>> = {
  open: ({ size }) => opens(personOf(any(size / ticketsPerPerson)), "My printer is on fire"),
  claim: ({ opened }, time) => presses("A", { do: "claim", ...at(opened, time), seen: 1 }),
  "my list": ({ size }) => types(personOf(any(size / ticketsPerPerson)), "list"),
  "the queue": () => types(anyAgent(), "list"),
  "one ticket's card": ({ rows }, time) => cardFor(rows, time),
  "words under a note": ({ rows }, time) => answerTo(rows, time),
  ...searches,
};

/** A few times in each store, then again: a machine that is slow for a while is slow for all of them. */
async function measureInTurn(bench: Bench, stores: readonly Filled[]): Promise<readonly Measured[]> {
  const [warmUp, each] = [bench.quick ? 20 : 100, 10];
  const found: Measured[] = [];
  for (const [what, intent] of Object.entries(intents)) {
    bench.tell(what);
    const handle = (filled: Filled, from: number) => (time: number) =>
      filled.inProcess.desk.handle(intent(filled, from + time));
    for (const filled of stores) await timeEach(warmUp, handle(filled, 0));
    const took = stores.map((): number[] => []);
    for (let from = warmUp; from < warmUp + times(bench); from += each)
      for (const [index, filled] of stores.entries())
        took[index]?.push(...(await timeEach(each, handle(filled, from))));
    found.push({ what, took });
    for (const filled of stores) filled.opened = await justOpened(filled.client);
  }
  return found;
}

const any = (most: number): number => Math.floor(Math.random() * most);
const anyAgent = (): string => agentOf(any(queueCount), any(100));

interface Row {
  readonly reference: string;
  readonly user: string;
  readonly address: string;
  readonly note: string;
}

const at = <Each>(rows: readonly Each[], time: number): Each => {
  const row = rows[time % rows.length];
  if (row === undefined) throw new Error("no tickets to choose from");
  return row;
};

const cardFor = (rows: readonly Row[], time: number): Intent => types(at(rows, time).user, at(rows, time).reference);

function answerTo(rows: readonly Row[], time: number): Intent {
  const { user, address, note } = at(rows, time);
  return answersUnder(user, address, note);
}

const justOpened = async (client: Client): Promise<readonly OnButton[]> => {
  const { rows } = await client.query<OnButton>(
    "select reference as ticket, mark from ticket where reference > $1 and title = 'My printer is on fire' and assignee is null",
    [`I${filledBefore}`],
  );
  return rows;
};

async function someTickets(client: Client, howMany: number): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(
    `select t.reference, a."user", n.address, n.message as note
       from (select * from ticket where title like 'Ticket number%' order by random() limit $1) t
       join account a on a.person_id = t.requester
       join surface s on s.ticket = t.reference and s.person_id is not null
       join note n on n.surface_id = s.id and n.number = 2`,
    [howMany],
  );
  return rows;
}

function figuresOf(steps: readonly number[], found: readonly Measured[]): readonly Figure[] {
  return found.flatMap(({ what, took }): Figure[] => {
    const p50 = took.map((each) => percentile(each, 0.5));
    const p99 = took.map((each) => percentile(each, 0.99));
    return [
      ...steps.flatMap((size, index): Figure[] => [
        {
          what: `${what}, ${size.toLocaleString("en")} tickets: p50`,
          value: p50[index] ?? Number.NaN,
          unit: "ms",
          ...(what in searches ? { goal: { atMost: longestSearch } } : {}),
          note: `p99 ${(p99[index] ?? Number.NaN).toFixed(1)}`,
        },
      ]),
      ...(what in searches ? [] : [growth(what, p50, p99)]),
    ];
  });
}

const growth = (what: string, p50: readonly number[], p99: readonly number[]): Figure => ({
  what: `${what}: the last beside the first`,
  value: ratio(p50.at(-1) ?? 0, p50[0] ?? 0),
  unit: "×",
  goal: { atMost: 1.5 },
  note: `p99 ${ratio(p99.at(-1) ?? 0, p99[0] ?? 0).toFixed(2)} ×`,
});
