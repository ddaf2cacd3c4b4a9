import type { Client } from "pg";
import type { DeskInProcess } from "./desk-in-process.ts";
import { subjectVector } from "../src/features/search/store/document.ts";
import { statementOf } from "../src/store/engine/statement.ts";
import { Prisma } from "../src/store/generated/client.ts";
import { fills, opens, presses, somebody, tenant } from "./intents.ts";
import { eventOfCopied, idOfCopied, insertMany, readPatterns, type Pattern } from "./rows.ts";

/** Fills a database with tickets like those that the desk itself wrote: by far most of them ended. */

export const ticketsPerPerson = 20;
export const queueCount = 10;
const agentsPerQueue = 10;
const openShare = 20; // every so manieth is open

export const personOf = (index: number): string => `U${index}`;
export const agentOf = (queue: number, index: number): string => `A${queue}x${index % agentsPerQueue}`;
export const queueOf = (index: number): string => `queue-${index}`;

/** The rows of one ticket, by table. */
interface Life {
  readonly ticket: Pattern;
  readonly events: readonly Pattern[];
  readonly words: readonly Pattern[];
  readonly surfaces: readonly Pattern[];
}

export interface Lives {
  readonly open: Life;
  readonly ended: Life;
  readonly person: Pattern;
  readonly account: Pattern;
}

/** Which ticket a button is of. */
export interface OnButton {
  readonly ticket: string;
  readonly mark: string;
}

/** Queues with their agents, and one ticket of each sort, made as people make them. */
export async function live({ desk, store }: DeskInProcess, client: Client): Promise<Lives> {
  await store.transaction(async (tx) => {
    for (let queue = 0; queue < queueCount; queue += 1) {
      await tx.setChannel({ queue: queueOf(queue), platform: "slack", tenant, address: `C${queue}` });
      const members = [];
      for (let index = 0; index < agentsPerQueue; index += 1) {
        members.push((await tx.recognise(somebody(agentOf(queue, index)))).id);
      }
      await tx.setMembers(queueOf(queue), "slack", members);
    }
    await tx.setChannel({ queue: "support", platform: "slack", tenant, address: "C" });
    await tx.setMembers("support", "slack", [(await tx.recognise(somebody("A"))).id]);
  });
  await desk.handle(opens("U", "left open"));
  await desk.handle(opens("U", "brought to its end"));
  const { rows } = await client.query<OnButton>("select reference as ticket, mark from ticket order by reference");
  const [open, ended] = rows;
  if (open === undefined || ended === undefined) throw new Error("the desk opened no tickets");
  const at = { ...ended, seen: 1 };
  await desk.handle(presses("A", { do: "claim", ...at }));
  const fill = { do: "fill", ...at } as const;
  await desk.handle(fills("A", { ...fill, form: "ask" }, { text: "Which of the two printers is it?" }));
  await desk.handle(fills("U", { ...fill, form: "answer" }, { text: "The one by the window." }));
  const { rows: versions } = await client.query<{ seen: number }>(
    "select version as seen from ticket where reference = $1",
    [ended.ticket],
  );
  const answered = { ...fill, ...versions[0] }; // who resolves has read the answer
  await desk.handle(fills("A", { ...answered, form: "resolve" }, { text: "Turned it off and on.", cause: "hardware" }));
  await desk.handle(presses("U", { do: "confirm", ...at }));
  await desk.handle(presses("U", { do: "rate", attempt: 1, stars: 5, ...at }));
  return {
    open: await lifeOf(client, open.ticket),
    ended: await lifeOf(client, ended.ticket),
    person: only(await readPatterns(client, "person", "id = (select person_id from account where \"user\" = 'U')")),
    account: only(await readPatterns(client, "account", "\"user\" = 'U'")),
  };
}

async function lifeOf(client: Client, reference: string): Promise<Life> {
  return {
    ticket: only(await readPatterns(client, "ticket", `reference = '${reference}'`)),
    events: await readPatterns(client, "ticket_event", `ticket = '${reference}' order by number`),
    words: await readPatterns(client, "words", `ticket = '${reference}'`),
    surfaces: await readPatterns(client, "surface", `ticket = '${reference}'`),
  };
}

function only([first]: readonly Pattern[]): Pattern {
  if (first === undefined) throw new Error("the desk wrote no such row");
  return first;
}

/** How the references of tickets begin that were not filled in: a million, one every four minutes, end in 2023. */
export const filledBefore = "24";

// Of the ticket number i: whose it is, when it was opened, and what it is called.
const person = (i: string): string => `('00000000-0000-7000-8000-' || lpad(to_hex(${i}), 12, '0'))`;
const openedAt = `timestamptz '2016-01-01' + interval '4 minutes' * i`;
const reference = `'I' || to_char(${openedAt}, 'YYMMDD') || '_' || lpad(i::text, 7, '0')`;
const queue = `'queue-' || ((i / ${openShare}) % ${queueCount})`;

/**
 * Adds so many tickets, and those who asked for them, to a store that has none of them. `title`: what the ticket number i is called,
 * in SQL.
 */
export async function grow(client: Client, lives: Lives, size: number, title = "'Ticket number ' || i"): Promise<void> {
  const run = async (...[pattern, rows, changed, without]: Parameters<typeof insertMany>): Promise<void> => {
    const { text, values } = insertMany(pattern, rows, changed, without);
    await client.query(text, [...values]);
  };
  const crowd = size / ticketsPerPerson;
  const people = `generate_series(0::bigint, ${crowd - 1}::bigint) i`;
  await run(lives.person, people, { id: person("i"), name: "'U' || i", email: "null" });
  await run(lives.account, people, { user: "'U' || i", person_id: person("i"), direct_address: "'U' || i" });
  const requester = person(`i % ${crowd}`);
  for (const [life, condition] of [
    [lives.ended, "<>"],
    [lives.open, "="],
  ] as const) {
    const rows = `generate_series(0::bigint, ${size - 1}::bigint) i where i % ${openShare} ${condition} 0`;
    const whose = { requester, beneficiary: requester, queue_name: queue, title };
    const ended =
      condition === "="
        ? { next_due_at: `${openedAt} + interval '4 hours'` }
        : { ended_at: `${openedAt} + interval '2 days'` };
    await run(life.ticket, rows, { ...whose, reference, opened_at: openedAt, changed_at: openedAt, ...ended });
    const its = { ticket: reference, at: openedAt, by: requester };
    for (const event of life.events) {
      await run(event, rows, { ...its, event: eventOfCopied(event, life.words, reference) });
    }
    for (const words of life.words) await run(words, rows, { ...its, id: idOfCopied(words, reference) });
    for (const [number, surface] of life.surfaces.entries()) {
      const place = { address: `'D${number}' || i % 1000`, message: `'m' || i`, unreachable: "null" };
      await run(surface, rows, { ticket: reference, ...place, ...(number === 0 ? { person_id: requester } : {}) }, [
        "id",
      ]);
    }
  }
  await client.query(
    `insert into note (surface_id, number, address, message)
     select id, 2, address, 'n' || substr(message, 2) from surface where message is not null on conflict do nothing`,
  );
  const indexed = statementOf(
    Prisma.sql`
      insert into search_document (ticket, queue, opened_at, words)
      select reference, queue_name, opened_at, ${subjectVector(Prisma.sql`given`)}
        from (select *, queue_name as shelf, description as about from ticket) as given
          on conflict do nothing`,
    [],
  );
  await client.query(indexed.text, [...indexed.values]);
  await client.query("vacuum analyze");
  await client.query("checkpoint"); // else its writing would be measured
}
