import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createEmptyDatabase, query, type TestDatabase } from "../support/database.ts";
import { openDatabase, whatIsShown } from "./what-is-shown.ts";

const folder = join(import.meta.dirname, "0.1.0");
const json: unknown = JSON.parse(readFileSync(join(folder, "shown.json"), "utf8"));

/** What 0.1.0 showed of its database: the words that people read, to the letter. */
const expected = z.record(z.string(), z.record(z.string(), z.unknown())).parse(json);

const owned = z.record(z.string(), z.looseObject({ person: z.string() }));
const happened = z.looseObject({ event: z.looseObject({ type: z.string() }) });
/** As much of it as tells what to look at. */
const shown = z
  .object({
    tickets: z.record(
      z.string(),
      z.looseObject({ ticket: z.looseObject({ status: z.string() }), history: z.array(happened) }),
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
    expect(actual["tickets"]?.[reference]).toEqual(expected["tickets"]?.[reference]);
  });

  it.each(["people", "queues", "drafts", "words", "answers"] as const)("shows its %s as it did", (what) => {
    expect(actual[what]).toEqual(expected[what]);
  });

  it("has no ticket and nobody that is not looked at", async () => {
    const rows = await query(
      database.url,
      "select (select count(*) from ticket)::int as tickets, (select count(*) from person)::int as people",
    );
    expect(rows).toEqual([{ tickets: Object.keys(shown.tickets).length, people: Object.keys(shown.people).length }]);
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
