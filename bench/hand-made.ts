import { randomUUID } from "node:crypto";
import { Pool } from "pg";
import { withClient } from "./database.ts";
import { doAll } from "./measure.ts";
import { insertMany, readPatterns, valueOf, type Pattern } from "./rows.ts";

/** What opening a ticket writes, as the desk wrote it for one. */
interface Opened {
  readonly ticket: Pattern;
  readonly event: Pattern;
  readonly words: readonly Pattern[];
  readonly surfaces: readonly Pattern[];
  readonly timers: readonly Pattern[];
  readonly inbound: Pattern;
}

const connections = 10; // as many as the desk has

/**
 * Writes tickets like the one with this title by SQL made for nothing else: one statement, which commits itself, and is
 * planned once. Gives how many a second.
 */
export async function openByHand(url: string, like: string, howMany: number, atATime: number): Promise<number> {
  const opened = await readOpened(url, like);
  const { text, values } = inOneStatement(opened);
  const own = [...opened.words.map((said) => valueOf(said, "id")), valueOf(opened.inbound, "key")];
  const pool = new Pool({ connectionString: url, max: connections });
  const seconds = await doAll(Array.from({ length: howMany }), atATime, () => {
    const renewed = own.map((id) => [id, randomUUID()] as const);
    const anew = (value: string): string => renewed.reduce((all, [from, to]) => all.replaceAll(from, to), value);
    return pool.query({ name: "by hand", text, values: values.map((value) => (value === null ? null : anew(value))) });
  });
  await pool.end();
  return howMany / seconds;
}

const readOpened = (url: string, title: string): Promise<Opened> =>
  withClient(url, async (client) => {
    const read = (table: string, condition: string): Promise<readonly Pattern[]> =>
      readPatterns(client, table, condition);
    const reference = `(select min(reference) from ticket where title = '${title}')`;
    return {
      ticket: first(await read("ticket", `reference = ${reference}`)),
      event: first(await read("ticket_event", `ticket = ${reference} and number = 1`)),
      words: await read("words", `ticket = ${reference}`),
      surfaces: await read("surface", `ticket = ${reference}`),
      timers: await read("timer", `job->>'ticket' = ${reference}`),
      inbound: first(await read("inbound", "key like '%:form:%'")),
    };
  });

function first([pattern]: readonly Pattern[]): Pattern {
  if (pattern === undefined) throw new Error("the desk wrote no such row");
  return pattern;
}

function inOneStatement({ ticket, event, words, surfaces, timers, inbound }: Opened) {
  const all: (string | null)[] = [];
  const steps: string[] = [];
  const write = (pattern: Pattern, changed: Readonly<Record<string, string>>, without?: readonly string[]): string => {
    const { text, values } = insertMany(pattern, "counted", changed, without, all.length);
    all.push(...values);
    return text;
  };
  const step = (text: string): void => void steps.push(`step${steps.length} as (${text})`);
  const its = { ticket: "counted.reference" };
  step(write(ticket, { reference: "counted.reference" }));
  step(write(event, its));
  for (const said of words) step(write(said, its));
  for (const timer of timers) {
    const renamed = (column: string): string =>
      `replace($own$${valueOf(timer, column)}$own$, '${valueOf(ticket, "reference")}', counted.reference)`;
    step(write(timer, { key: renamed("key"), job: renamed("job") }));
  }
  for (const surface of surfaces) {
    step(`${write(surface, { ...its, message: "null" }, ["id"])} returning id, platform, tenant, address`);
    step(toSay(`step${steps.length - 1}`, valueOf(ticket, "requester")));
  }
  step(write(inbound, {}));
  return { text: `with counted as (${counting}), ${steps.join(", ")} select reference from counted`, values: all };
}

const counting = `
  insert into day_counter values ('991231', 1) on conflict (day) do update set count = day_counter.count + 1
  returning 'I991231_' || lpad(count::text, greatest(4, length(count::text)), '0') as reference`;

/** The surface has its card to post. */
const toSay = (surface: string, requester: string): string => `
  insert into outbox (surface_id, part, wanted, platform, tenant, address, requester, precedence, place, at)
  select id, 'posts', jsonb_build_object('1', clock_timestamp()), platform, tenant, address, '${requester}'::uuid, 2, now(), now()
    from ${surface}`;
