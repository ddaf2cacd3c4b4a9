import { count, withClient } from "./database.ts";
import type { Thread } from "./requests.ts";

/** What is in a desk's database, as far as the bench wants to know. */

/** What the buttons of a ticket's card say of it. */
export const onCardOf = (url: string, title: string): Promise<{ readonly reference: string; readonly mark: string }> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ reference: string; mark: string }>(
      "select reference, mark from ticket where title = $1 order by 1 limit 1",
      [title],
    );
    const [first] = rows;
    if (first === undefined) throw new Error(`there is no ticket ${title}`);
    return first;
  });

/** As if their cards had been posted: what buttons and threads say of them, and whose they are. */
export const pretendPosted = (url: string, all: readonly string[]) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ reference: string; mark: string } & Thread>(
      `with shown as (
         update surface set message = '1700000000.' || lpad(surface.id::text, 6, '0'), pushed_at = now()
           from ticket where ticket.reference = surface.ticket and title = any ($1)
         returning reference, mark, person_id, address, message
       ), said as (
         delete from outbox using surface, ticket
          where surface_id = surface.id and ticket.reference = surface.ticket and title = any ($1)
       )
       select reference, mark, "user", address as channel, message
         from shown join account using (person_id) where platform = 'slack' order by reference`,
      [all],
    );
    return rows;
  });

/** How many tickets have each title. */
export const titles = (url: string): Promise<ReadonlyMap<string, number>> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ title: string; n: number }>(
      "select title, count(*)::int as n from ticket group by title",
    );
    return new Map(rows.map(({ title, n }) => [title, n]));
  });

/** Surfaces without a card, which nothing would ever post. */
export const forgottenCards = (url: string): Promise<number> =>
  count(
    url,
    `select count(*) from surface s where message is null and not exists (
       select from outbox where surface_id = s.id and part = 'posts')`,
  );

/** The numbers of the events in which requesters' words like this were written down, by the words. */
export const answersLike = (url: string, pattern: string): Promise<ReadonlyMap<string, number>> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ text: string; number: number }>(
      `select text, number from words join ticket_event on event->>'text' = id::text
        where event->>'type' = 'answered' and text like $1`,
      [pattern],
    );
    return new Map(rows.map(({ text, number }) => [text, number]));
  });

/** Surfaces that have something to say. */
export const waitingJobs = (url: string): Promise<number> => count(url, "select count(*) from outbox");
