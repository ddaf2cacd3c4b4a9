import { usualPreference } from "../../src/kernel/notifications.ts";
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
  /**
   * No mark: neither do the cards that 0.1.0 posted carry one, and so they still work. Nothing was asked of anybody by a
   * service, nothing needed approval, and nothing was private.
   */
  added: {
    mark: null,
    asked: null,
    privateAnswers: [],
    answers: [],
    approval: null,
    given: null,
    forGrant: null,
    isPrivate: false,
    partOf: null,
    parts: [],
    customStatus: null,
  },
  /** Nobody has chosen how to be notified, nor has another decide: it is as it was. */
  addedToPeople: { wants: usualPreference, delegation: null },
  /**
   * Rows from before a desk counted time have no clock; summed up, they would have one. 0.1.0 said so of them too. And of a
   * ticket that somebody saw to 0.1.0 did not keep who that was.
   */
  summedUp: ["I261123_0009", "I261123_0010", "I261123_0011", "P261123_0006"],
  /** Its reader has stopped following: the card says so, and nothing of the ticket. */
  followedNoMore: ["37"],
  /** Everybody in line was asked and nobody has answered: their cards go on saying so. */
  goesOnAsking: ["A261123_0005", "I261123_0008", "S261209_0001", "Q261211_0001"],
};

/**
 * Of an attempt is known whose work it was, of a chain of alerts who saw to it, and of a late target since when; no new date is
 * given in the agents’ name. Nothing is offered to one agent, and nothing was said of how soon others were answered.
 */
const changedKeys = new Set(["workOf", "askedBy", "seenBy", "since", "expectedBy", "offer", "forecast"]);
const withoutChanged = (key: string, value: unknown): unknown => (changedKeys.has(key) ? undefined : value);
const asKept = (value: unknown): unknown => JSON.parse(JSON.stringify(value), withoutChanged);

/** What 0.1.0 held and showed. What the desk says by itself has been reworded since: the words of people are compared. */
const expected = z.record(z.string(), z.record(z.string(), z.unknown())).parse(json);

const owned = z.record(z.string(), z.looseObject({ person: z.string() }));
const note = z.looseObject({ says: z.unknown() });
const surface = z.looseObject({ id: z.string(), card: z.unknown(), notes: z.array(note) });
const home = z.looseObject({ platform: z.string(), home: z.looseObject({ blocks: z.array(z.unknown()) }) });
const people = z.record(z.string(), z.looseObject({ person: z.looseObject({}), homes: z.array(home) }));

const shownOf = z.object({
  tickets: z.record(
    z.string(),
    z.looseObject({
      ticket: z.looseObject({ status: z.string() }),
      history: z.array(z.looseObject({ event: z.looseObject({ type: z.string() }) })),
      surfaces: z.array(surface),
      agentsNotes: z.unknown(),
      requesterNotes: z.unknown(),
      forms: z.unknown(),
    }),
  ),
  people,
  queues: z.record(z.string(), z.unknown()),
  drafts: owned,
  words: owned,
  answers: z.record(z.string(), z.unknown()),
});
const shown = shownOf.parse(expected);

const ownersOf = (kept: z.output<typeof owned>) => Object.entries(kept).map(([id, { person }]) => ({ id, person }));

let actual: typeof expected;
let now: z.output<typeof shownOf>;
let database: TestDatabase;
let opened: Awaited<ReturnType<typeof openDatabase>>;

beforeAll(async () => {
  database = await createEmptyDatabase();
  await query(database.url, readFileSync(join(folder, "database.sql"), "utf8"));
  opened = await openDatabase(database.url);
  const upgraded = await whatIsShown(opened.store, {
    tickets: Object.keys(shown.tickets),
    people: Object.keys(shown.people),
    queues: Object.keys(shown.queues),
    drafts: ownersOf(shown.drafts),
    words: ownersOf(shown.words),
    answers: Object.keys(shown.answers),
  });
  const inJson: typeof expected = JSON.parse(JSON.stringify(upgraded));
  actual = inJson;
  now = shownOf.parse(inJson);
});

afterAll(async () => {
  await opened.close();
  await database.drop();
});

const remaining = (surfaces: readonly z.output<typeof surface>[] = []) =>
  surfaces.filter(({ id }) => !otherwise.secondCards.includes(id));

/** Where a ticket is shown, and which notes of which events stand there. */
const placeOf = ({ card: _card, notes, ...place }: z.output<typeof surface>): unknown =>
  asKept({ ...place, notes: notes.map(({ says: _says, ...posted }) => posted) });

/** All that is said, as one line. */
function leaves(value: unknown): string {
  if (typeof value === "string") return value.replaceAll(/\s+/gu, " ");
  return typeof value === "object" && value !== null ? Object.values(value).map(leaves).join("\n") : "";
}

const beginning = 60; // characters: cards show the beginning of long words

/** What people wrote in a ticket, each as it begins. */
const wordsOf = (history: readonly { readonly event: unknown }[]): readonly string[] =>
  [...new Set(leaves(history.map(({ event }) => event)).split("\n"))]
    .filter((words) => /\s/u.test(words.trim()))
    .map((words) => words.trim().slice(0, beginning));

const spoken = (value: unknown, words: readonly string[]): readonly string[] => {
  const said = leaves(value);
  return words.filter((each) => said.includes(each));
};

const saysSo =
  /"kind":"bold","text":"(?:Everybody (?:in line|on the list) was asked, and nobody has answered|Tout le monde a été sollicité, personne n’a répondu)"/;

/** The tickets that a home leads to. */
const ticketsIn = (home: unknown): readonly string[] =>
  [...JSON.stringify(home ?? null).matchAll(/"ticket":"(\w+)"/gu)].map(([, reference = ""]) => reference);

describe("a database of 0.1.0", () => {
  it.each(Object.keys(shown.tickets))("holds ticket %s as it did, with its history and its places", (reference) => {
    const before = shown.tickets[reference];
    const after = now.tickets[reference];
    expect(asKept(after?.ticket)).toEqual(asKept({ ...otherwise.added, ...before?.ticket }));
    expect(asKept(after?.history)).toEqual(asKept(before?.history));
    expect(after?.surfaces.map(placeOf)).toEqual(remaining(before?.surfaces).map(placeOf));
  });

  it.each(Object.keys(shown.tickets))("shows of ticket %s every word of its people that it did", (reference) => {
    const before = shown.tickets[reference];
    const after = now.tickets[reference];
    const words = wordsOf(before?.history ?? []);
    const places = (of: typeof before) => ({
      ...Object.fromEntries(remaining(of?.surfaces).map(({ id, card, notes }) => [id, { card, notes }])),
      notes: [of?.agentsNotes, of?.requesterNotes],
      forms: of?.forms,
    });
    const shownNow = new Map(Object.entries(places(after)));
    for (const [where, said] of Object.entries(places(before)))
      expect([where, spoken(shownNow.get(where), words)]).toEqual([
        where,
        otherwise.followedNoMore.includes(where) ? [] : expect.arrayContaining([...spoken(said, words)]),
      ]);
  });

  it("goes on asking where nobody has answered", () => {
    const asking = Object.entries(now.tickets).filter(([, ticket]) => saysSo.test(JSON.stringify(ticket)));
    expect(asking.map(([reference]) => reference).toSorted()).toEqual(otherwise.goesOnAsking.toSorted());
  });

  it("shows its people as it did, and each ticket in their homes", () => {
    for (const [id, person] of Object.entries(shown.people)) {
      const after = now.people[id];
      expect(after && { ...after, homes: [] }).toEqual({
        ...person,
        person: { ...person.person, ...otherwise.addedToPeople },
        homes: [],
      });
      expect(after?.homes.map(({ platform }) => platform)).toEqual(person.homes.map(({ platform }) => platform));
      for (const [index, { home: before }] of person.homes.entries())
        expect(ticketsIn(after?.homes[index]?.home)).toEqual(expect.arrayContaining([...ticketsIn(before)]));
    }
  });

  it.each(["queues", "drafts", "words", "answers"] as const)("shows its %s as it did", (what) => {
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
    const { looked, different, damaged } = await diagnosis.inconsistentRows(null);
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
