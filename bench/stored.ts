import { count, withClient } from "./database.ts";

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
