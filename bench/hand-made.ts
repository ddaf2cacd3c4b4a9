import { randomUUID } from "node:crypto";
import { Pool } from "pg";
import type { PoolClient } from "pg";
import { withClient } from "./database.ts";
import { doAll } from "./measure.ts";
import { insertLike, readPatterns, valueOf, type Pattern, type Statement } from "./rows.ts";

/** What opening a ticket writes: one row in `ticket`, its first event, its words, its surfaces, a row of the outbox for each, the answer given. */
interface Patterns {
  readonly ticket: Pattern;
  readonly event: Pattern;
  readonly words: readonly Pattern[];
  readonly surfaces: readonly Pattern[];
  readonly inbound: Pattern;
}

const connections = 10; // as many as the desk has

/** Writes tickets like the one with this title, by SQL made for nothing else. Gives how many a second. */
export async function openByHand(url: string, like: string, howMany: number, atATime: number): Promise<number> {
  const patterns = await readAll(url, like);
  const pool = new Pool({ connectionString: url, max: connections });
  const seconds = await doAll(Array.from({ length: howMany }), atATime, () => inTransaction(pool, patterns));
  await pool.end();
  return howMany / seconds;
}

const readAll = (url: string, title: string): Promise<Patterns> =>
  withClient(url, async (client) => {
    const read = async (table: string, condition: string): Promise<Pattern> =>
      only(await readPatterns(client, table, condition));
    const reference = `(select min(reference) from ticket where title = '${title}')`;
    return {
      ticket: await read("ticket", `reference = ${reference}`),
      event: await read("ticket_event", `ticket = ${reference} and number = 1`),
      words: await readPatterns(client, "words", `ticket = ${reference}`),
      surfaces: await readPatterns(client, "surface", `ticket = ${reference}`),
      inbound: await read("inbound", "key like 'form:%'"),
    };
  });

function only([first]: readonly Pattern[]): Pattern {
  if (first === undefined) throw new Error("the desk wrote no such row");
  return first;
}

async function inTransaction(pool: Pool, patterns: Patterns): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await write(client, patterns);
    await client.query("commit");
  } finally {
    client.release();
  }
}

async function write(client: PoolClient, { ticket, event, words, surfaces, inbound }: Patterns): Promise<void> {
  const run = ({ text, values }: Statement) => client.query<{ id: string }>(text, [...values]);
  const counted = await client.query<{ count: string }>(
    "insert into day_counter values ('991231', 1) on conflict (day) do update set count = day_counter.count + 1 returning count",
  );
  const reference = `I991231_${String(counted.rows[0]?.count).padStart(4, "0")}`;
  await run(insertLike(ticket, { reference }));
  let own = valueOf(event, "event");
  for (const said of words) {
    const id = randomUUID();
    own = own.replace(valueOf(said, "id"), id);
    await run(insertLike(said, { ticket: reference, id }));
  }
  await run(insertLike(event, { ticket: reference, event: own }));
  for (const surface of surfaces) {
    const { text, values } = insertLike(surface, { ticket: reference, message: null }, ["id"]);
    const { rows } = await run({ text: `${text} returning id`, values });
    await client.query(saidThere, [rows[0]?.id]);
  }
  await client.query("select pg_notify('bench', 'note')");
  await run(insertLike(inbound, { key: randomUUID() }));
}

/** A surface, $1, has its card to post. */
const saidThere = `
  insert into outbox (surface_id, part, wanted, platform, tenant, address, requester, precedence, place, at)
  select s.id, 'posts', jsonb_build_object('1', clock_timestamp()), s.platform, s.tenant, s.address, t.requester, 2, now(), now()
    from surface s join ticket t on t.reference = s.ticket where s.id = $1`;
