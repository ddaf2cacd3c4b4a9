import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { repeatedWords, typedWords } from "../../src/features/rules/events.ts";
import { openDiagnosis } from "../../src/store/diagnosis.ts";
import { applyMigrations } from "../../src/store/migrations/apply-migrations.ts";
import { createEmptyDatabase, query, type TestDatabase } from "../support/database.ts";
import { openDatabase, whatIsShown } from "./what-is-shown.ts";

const folder = join(import.meta.dirname, "0.1.0");
const json: unknown = JSON.parse(readFileSync(join(folder, "shown.json"), "utf8"));

/** What is meant to be otherwise than 0.1.0 had it, each with the reason. */
const otherwise = {
  /** Claimed while its channel was adopted, it had two cards there; the one with fewer notes is gone. */
  secondCards: ["63"],
  /** No mark: neither do the cards that 0.1.0 posted carry one, and so they still work. */
  added: { mark: null },
  /** Rows from before a desk counted time have no clock; summed up, they would have one. 0.1.0 said so of them too. */
  summedUp: ["I261123_0009", "I261123_0010", "I261123_0011"],
};

/** What 0.1.0 showed of its database: the words that people read, to the letter. */
const expected = z.record(z.string(), z.record(z.string(), z.unknown())).parse(json);

const owned = z.record(z.string(), z.looseObject({ person: z.string() }));
const happened = z.looseObject({ event: z.looseObject({ type: z.string() }) });
/** As much of it as tells what to look at. */
const shown = z
  .object({
    tickets: z.record(
      z.string(),
      z.looseObject({
        ticket: z.looseObject({ status: z.string() }),
        history: z.array(happened),
        surfaces: z.array(z.looseObject({ id: z.string() })),
      }),
    ),
    people: z.record(z.string(), z.unknown()),
    queues: z.record(z.string(), z.unknown()),
    drafts: owned,
    words: owned,
    answers: z.record(z.string(), z.unknown()),
  })
  .parse(json);

const ownersOf = (kept: z.output<typeof owned>) => Object.entries(kept).map(([id, { person }]) => ({ id, person }));

let actual: typeof expected;
let database: TestDatabase;
let opened: Awaited<ReturnType<typeof openDatabase>>;

beforeAll(async () => {
  database = await createEmptyDatabase();
  await query(database.url, readFileSync(join(folder, "database.sql"), "utf8"));
  opened = await openDatabase(database.url);
  const now = await whatIsShown(opened.store, {
    tickets: Object.keys(shown.tickets),
    people: Object.keys(shown.people),
    queues: Object.keys(shown.queues),
    drafts: ownersOf(shown.drafts),
    words: ownersOf(shown.words),
    answers: Object.keys(shown.answers),
  });
  const inJson: typeof expected = JSON.parse(JSON.stringify(now));
  actual = inJson;
});

afterAll(async () => {
  await opened.close();
  await database.drop();
});

describe("a database of 0.1.0", () => {
  it.each(Object.keys(shown.tickets))("shows ticket %s as it did", (reference) => {
    const { surfaces, ticket: before, ...shownBeside } = shown.tickets[reference] ?? {};
    const ticket = { ...otherwise.added, ...before };
    const remaining = surfaces?.filter(({ id }) => !otherwise.secondCards.includes(id));
    expect(actual["tickets"]?.[reference]).toEqual({ ...shownBeside, ticket, surfaces: remaining });
  });

  it.each(["people", "queues", "drafts", "words", "answers"] as const)("shows its %s as it did", (what) => {
    expect(actual[what]).toEqual(expected[what]);
  });

  it("has lost no card but the second ones", () => {
    const ids = Object.values(shown.tickets).flatMap(({ surfaces }) => surfaces.map(({ id }) => id));
    expect(ids).toEqual(expect.arrayContaining(otherwise.secondCards));
  });

  it("has no ticket and nobody that is not looked at", async () => {
    const rows = await query(
      database.url,
      "select (select count(*) from ticket)::int as tickets, (select count(*) from person)::int as people",
    );
    expect(rows).toEqual([{ tickets: Object.keys(shown.tickets).length, people: Object.keys(shown.people).length }]);
  });
});

describe("the words of 0.1.0", () => {
  /** A second upgrade of the same database. */
  async function upgradedAgain<Row extends Record<string, unknown>>(sql: string): Promise<Row[]> {
    const again = await createEmptyDatabase();
    await query(again.url, readFileSync(join(folder, "database.sql"), "utf8"));
    await applyMigrations({ url: again.url });
    const rows = await query<Row>(again.url, sql);
    await again.drop();
    return rows;
  }

  it("stand in rows of their own, and nowhere in the JSON of an event", async () => {
    const rows = await query<{ ticket: string; number: number; json: string }>(
      database.url,
      "select ticket, number, event::text as json from ticket_event",
    );
    let seen = 0;
    for (const { ticket, number, json: text } of rows) {
      const event = (await opened.store.history(ticket)).find((recorded) => recorded.number === number)?.event;
      if (event === undefined) throw new Error(`no event ${number} of ${ticket}`);
      for (const words of [...typedWords(event), ...repeatedWords(event)].filter((each) => each !== "")) {
        expect(text).not.toContain(JSON.stringify(words));
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(50);
  });

  it("are of whoever typed them, then and in their language", async () => {
    const [{ strangers, spoken } = {}] = await query(
      database.url,
      `select count(*) filter (where words.locale is distinct from person.locale
                and not exists (select from ticket_event e where e.ticket = words.ticket and e.by = words.by and e.at = words.at))::int as strangers,
              count(words.locale)::int as spoken
         from words left join person on person.id = words.by`,
    );
    expect(strangers).toBe(0);
    expect(spoken).toBeGreaterThan(10);
  });

  it("are one row where a title was changed and told again", async () => {
    const rows = await query<{ typed: boolean }>(
      database.url,
      `select exists (select from ticket_event earlier
                       where earlier.ticket = later.ticket and earlier.number < later.number
                         and later.event #>> '{from,title}' in (earlier.event ->> 'title', earlier.event #>> '{to,title}')) as typed
         from ticket_event later where later.event #> '{from,title}' is not null`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ typed }) => typed)).toBe(true);
  });

  it("get the same ids when the upgrade is run again", async () => {
    const all = "select * from words order by id";
    expect(await upgradedAgain(all)).toEqual(await query(database.url, all));
  });
});

describe("the tickets of 0.1.0", () => {
  it("are the sums of their events still", async () => {
    const { diagnosis, close } = await openDiagnosis(database.url);
    const { looked, different, damaged } = await diagnosis.misfolded(null);
    await close();
    expect(looked).toBe(Object.keys(shown.tickets).length);
    expect(different.toSorted()).toEqual(otherwise.summedUp);
    expect(damaged).toEqual([]);
  });
});

describe("what it holds", () => {
  const tickets = Object.values(shown.tickets);

  it("is a ticket in every status", () => {
    expect(new Set(tickets.map(({ ticket }) => ticket.status))).toEqual(new Set(statuses));
  });

  it("is every event that there was", () => {
    const types = new Set(tickets.flatMap(({ history }) => history.map(({ event }) => event.type)));
    expect([...types].toSorted()).toEqual(eventTypes.toSorted());
  });
});

/** Of 0.1.0: what came later is not in it. */
const statuses = ["new", "in-progress", "waiting", "on-hold", "resolved", "closed", "cancelled"];
const eventTypes = [
  "opened",
  "claimed",
  "released",
  "assigned",
  "asked",
  "held",
  "resumed",
  "replied",
  "answered",
  "noted",
  "worked",
  "resolved",
  "confirmed",
  "refused",
  "lapsed",
  "escalated",
  "rated",
  "reopened",
  "withdrawn",
  "rejected",
  "changed",
  "moved",
  "chased",
  "followed",
  "unfollowed",
  "met",
  "at-risk",
  "breached",
  "rescheduled",
  "alerted",
  "acknowledged",
  "unacknowledged",
  "stalled",
  "reminded",
  "offered",
  "revealed",
  "undelivered",
];
