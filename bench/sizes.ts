import { Client } from "pg";
import type { Intent } from "../src/chat/platform.ts";
import type { Bench, Section } from "./bench.ts";
import { openDeskInProcess, type DeskInProcess } from "./desk-in-process.ts";
import { ratio, type Figure } from "./figure.ts";
import { agentOf, grow, live, personOf, queueCount, ticketsPerPerson } from "./fill.ts";
import { answersUnder, opens, presses, types } from "./intents.ts";
import { percentile, timeEach } from "./measure.ts";

export const sizes: Section = {
  name: "sizes",
  title:
    "What people do, with so many tickets in the store: the desk's part of it, one at a time, 95 % of the tickets ended",
  async measure(bench) {
    const steps = bench.quick ? [1_000, 20_000] : [1_000, 100_000, 1_000_000];
    const url = await bench.server.database("sizes");
    const inProcess = await openDeskInProcess(url);
    const client = new Client({ connectionString: url });
    await client.connect();
    const found: Measured[][] = [];
    try {
      const lives = await live(inProcess, client);
      for (const [index, size] of steps.entries()) {
        bench.tell(`${size} tickets`);
        await grow(client, lives, steps[index - 1] ?? 0, size);
        if (index === 0) await measureAt(bench, inProcess, client, size); // cold code would flatter the others
        found.push(await measureAt(bench, inProcess, client, size));
      }
    } finally {
      await client.end();
      await inProcess.close();
    }
    return figuresOf(steps, found);
  },
};

interface Measured {
  readonly what: string;
  readonly took: readonly number[];
}

async function measureAt({ quick }: Bench, { desk }: DeskInProcess, client: Client, size: number): Promise<Measured[]> {
  const times = quick ? 40 : 300;
  const references = await someTickets(client, times * 2);
  const kinds: Readonly<Record<string, (time: number) => Intent>> = {
    open: () => opens(personOf(any(size / ticketsPerPerson)), "My printer is on fire"),
    claim: (time) => presses("A", { do: "claim", ticket: opened[time] ?? "", seen: 1 }),
    "my list": () => types(personOf(any(size / ticketsPerPerson)), "list"),
    "the queue": () => types(anyAgent(), "list"),
    "one ticket's card": (time) => cardFor(references, time),
    "words under a note": (time) => answerTo(references, time),
  };
  const warmUp = quick ? 20 : 100;
  const found: Measured[] = [];
  let opened: readonly string[] = [];
  for (const [what, intent] of Object.entries(kinds)) {
    const handle = (time: number): Promise<unknown> => desk.handle(intent(time));
    await timeEach(warmUp, handle);
    found.push({ what, took: await timeEach(times, (time) => handle(time + warmUp)) });
    opened = await justOpened(client);
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

const at = (rows: readonly Row[], time: number): Row => {
  const row = rows[time % rows.length];
  if (row === undefined) throw new Error("no tickets to choose from");
  return row;
};

const cardFor = (rows: readonly Row[], time: number): Intent => types(at(rows, time).user, at(rows, time).reference);

function answerTo(rows: readonly Row[], time: number): Intent {
  const { user, address, note } = at(rows, time);
  return answersUnder(user, address, note);
}

const justOpened = async (client: Client): Promise<readonly string[]> => {
  const { rows } = await client.query<{ reference: string }>(
    "select reference from ticket where title = 'My printer is on fire' and assignee is null",
  );
  return rows.map(({ reference }) => reference);
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

function figuresOf(steps: readonly number[], found: readonly (readonly Measured[])[]): readonly Figure[] {
  return (found[0] ?? []).flatMap(({ what }): Figure[] => {
    const each = found.map((all) => all.find((one) => one.what === what)?.took ?? []);
    const p50 = each.map((took) => percentile(took, 0.5));
    const p99 = each.map((took) => percentile(took, 0.99));
    return [
      ...steps.flatMap((size, index): Figure[] => [
        {
          what: `${what}, ${size.toLocaleString("en")} tickets: p50`,
          value: p50[index] ?? Number.NaN,
          unit: "ms",
          note: `p99 ${(p99[index] ?? Number.NaN).toFixed(1)}`,
        },
      ]),
      {
        what: `${what}: the last beside the first`,
        value: ratio(p50.at(-1) ?? 0, p50[0] ?? 0),
        unit: "×",
        goal: { atMost: 1.5 },
        note: `p99 ${ratio(p99.at(-1) ?? 0, p99[0] ?? 0).toFixed(2)} ×`,
      },
    ];
  });
}
