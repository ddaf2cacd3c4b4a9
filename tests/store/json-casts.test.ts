import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "../support/database.ts";
import { at, meet, openOne, opening, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

/** A value that a query casts and that cannot be cast takes a whole list away: the database refuses each of them. */

const root = join(import.meta.dirname, "../../src");
const clock = (nonsense: object): string => `update ticket set clock = clock || '${JSON.stringify(nonsense)}'`;
const event = (nonsense: object): string => `update ticket_event set event = event || '${JSON.stringify(nonsense)}'`;
const isClock = "ticket_clock_check";
const isEvent = "ticket_event_event_check";

/** Of each JSON that SQL casts or takes apart, what would go wrong, and the constraint that refuses it. */
const casts: Readonly<Record<string, readonly [constraint: string, ...nonsense: string[]]>> = {
  "(job ->> 'surface')::bigint": [
    "timer_job_check",
    `update timer set job = '{"kind":"catch-up","surface":"it"}'`,
    `update timer set job = '{"kind":"catch-up","surface":1.5}'`,
  ],
  "jsonb_each(o.wanted)": ["outbox_wanted_check"], // tests/store/constraints.test.ts
  "jsonb_each_text(o.wanted)": ["outbox_wanted_check"],
  "value::timestamptz": ["outbox_wanted_check"],
  "(j.output->>'tries')::int": [""], // pg-boss's table: the desk does no more than look
  "(e.event ->> 'minutes')::int": [
    isEvent,
    event({ type: "worked", minutes: "abc" }),
    event({ type: "worked", minutes: 0.5 }),
    event({ type: "worked", minutes: 1e12 }),
    event({ type: "worked", minutes: -1 }),
  ],
  "(e.event ->> 'attempt')::int": [isEvent, event({ type: "rated", attempt: "first", stars: 1 })],
  "(e.event ->> 'stars')::int": [isEvent, event({ type: "rated", attempt: 1, stars: "six" })],
  "(e.event ->> 'isGood')::boolean": [isEvent, event({ type: "judged", isGood: "rather" })],
  "(event #>> '{forecast,by}')::timestamptz": [
    isEvent,
    event({ forecast: { by: "tomorrow-ish" } }),
    event({ forecast: { by: ["2026-11-21T09:00:00Z"] } }),
  ],
  "(t.clock #>> '{due,first-response}')::timestamptz": [isClock, clock({ due: { "first-response": "soon" } })],
  "(t.clock #>> '{due,resolution}')::timestamptz": [
    isClock,
    clock({ due: { resolution: "2026-99-99T09:00:00Z" } }),
    clock({ due: { resolution: "12026-01-01T09:00:00Z" } }),
    clock({ due: { resolution: 12 } }),
  ],
  "(t.clock ->> 'respondedAt')::timestamptz": [isClock, clock({ respondedAt: "soon" })],
  "(${turn} ->> 'since')::timestamptz": [isClock, clock({ turns: [{ of: "agents", since: "now" }] })],
  "jsonb_array_elements(turns)": [isClock, clock({ turns: { of: 1 } }), clock({ turns: null })],
  "(clock #>> '{chain,at}')::timestamptz": [isClock, clock({ chain: { at: "later" } })],
  "jsonb_array_elements_text(asked_people)": [isClock, clock({ chain: { people: null } })],
  "(clock #>> '{levels,resolution,since}')::timestamptz": [isClock, clock({ levels: { resolution: { since: "x" } } })],
  "(clock #>> '{levels,first-response,since}')::timestamptz": [
    isClock,
    clock({ levels: { "first-response": { since: "infinity" } } }),
  ],
};

let desk: TestStore;
beforeAll(async () => {
  desk = await openTestStore();
  await staff(desk.store, "it", []);
  const { reference } = await openOne(desk.store, opening(await meet(desk.store, someone("U1"))));
  await desk.store.transaction((tx) => tx.setTimer({ key: "one", at, job: { kind: "wake", ticket: reference } }));
});
afterAll(() => desk.close());

test("each cast of JSON has its nonsense here", () => {
  const cast =
    /\([^()]*#?->>?[^()]*\)::\w+|\([^()]*#>>?[^()]*\)::\w+|\bvalue::\w+|jsonb_(?:array_elements|each)(?:_text)?\([^)]*\)/g;
  const sources = globSync("**/*.ts", { cwd: root, exclude: ["store/generated/**", "playground/**"] });
  const found = sources.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(cast)].map(([match]) => match),
  );
  expect([...new Set(found)].toSorted()).toEqual(Object.keys(casts).toSorted());
});

const refused = Object.entries(casts).flatMap(([cast, [constraint, ...nonsense]]) =>
  nonsense.map((sql) => ({ cast, constraint, sql })),
);

test.for(refused)("$cast: $sql", async ({ constraint, sql }) => {
  await expect(query(desk.url, sql)).rejects.toThrow(constraint);
});
