import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { happenings } from "../../src/features/examples/events.ts";
import { stageIn } from "../../src/features/examples/stage.ts";
import { events, type EventType, type RecordedEvent, type TicketEvent } from "../../src/features/rules.ts";
import { repeatedWords, typedWords } from "../../src/features/rules/events.ts";
import { evolve, fold } from "../../src/features/rules/evolve.ts";
import { locales } from "../../src/kernel/locale.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { openDiagnosis, type OpenedDiagnosis } from "../../src/store/diagnosis.ts";
import { jsonText } from "../../src/store/engine/json.ts";
import { PrismaClient } from "../../src/store/generated/client.ts";
import { readTickets } from "../../src/store/tickets/read-tickets.ts";
import { openTicket } from "../../src/store/tickets/open-ticket.ts";
import { writeTickets } from "../../src/store/tickets/write-tickets.ts";
import { oneOfEach } from "../features/events.ts";
import { query } from "../support/database.ts";
import {
  at,
  firstOf,
  meet,
  minutesLater,
  openOne,
  opening,
  openTestStore,
  someone,
  staff,
  type TestStore,
} from "../support/test-store.ts";

let desk: TestStore;
let doctor: OpenedDiagnosis;
let ann: string;
let bob: string;
beforeAll(async () => {
  desk = await openTestStore();
  doctor = await openDiagnosis(desk.url);
  ann = await meet(desk.store, someone("U1", { locale: "fr-FR" }));
  bob = await meet(desk.store, someone("U2"));
  await staff(desk.store, "it", [bob]);
});
afterAll(async () => {
  await doctor.close();
  await desk.close();
});

/** What is stored of a value, read back. */
function stored<Value extends object>(value: Value): Value {
  const same: Value = JSON.parse(jsonText(value));
  return same;
}

/** Appends events, whatever the rules say of them; gives the instant of the last. */
const append = (reference: string, events: readonly TicketEvent[], by: string | null = ann): Promise<Date> =>
  desk.store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket === null) throw new Error(`no ticket ${reference}`);
    const first = ticket.version + 1;
    const history = events.map((event, index): RecordedEvent => ({
      number: first + index,
      by,
      at: minutesLater(first + index),
      event,
    }));
    const version = ticket.version + events.length;
    await tx.save({ ...ticket, version }, history);
    return minutesLater(version);
  });

const wordsOf = async (reference: string) =>
  query(desk.url, 'select "by", text, locale, at from words where ticket = $1 order by id', [reference]);

const types = Object.keys(oneOfEach()).filter((type): type is EventType => type in oneOfEach());
/** The example as the database takes it, which knows only this queue and these people. */
const ofAnn = <Event extends TicketEvent>(event: Event): Event =>
  event.type === "opened" ? { ...event, queue: "it", requester: ann, beneficiary: ann } : event;

const typesWith = (how: "typed" | "repeated") => types.filter((type) => events[type].words[how].length > 0);

describe("the words of an event", () => {
  test("are read as they were typed, whatever has happened", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (words) => {
        const { opened, ...later } = oneOfEach(words);
        const events = [ofAnn(opened), ...Object.values(later)];
        const { reference } = await openOne(desk.store, ofAnn(opened));
        await append(reference, Object.values(later));
        const history = await desk.store.history(reference);
        expect(history.map(({ event }) => event)).toEqual(stored(events));
      }),
      { numRuns: 25, examples: [[""], ["be\0fore \ud83d after"], ["\0"]] },
    );
  });

  test("stand nowhere in the JSON of any example", async () => {
    const said = new Set<EventType>();
    for (const locale of locales) {
      const stage = stageIn(locale, "slack");
      const happened = Object.values(happenings).flatMap((examples) =>
        examples(stage).map(({ event }) => ofAnn(event)),
      );
      const { reference } = await openOne(desk.store, opening(ann));
      await append(reference, happened);
      expect((await desk.store.history(reference)).slice(1).map(({ event }) => event)).toEqual(happened);
      const rows = await query<{ number: number; json: string }>(
        desk.url,
        "select number, event::text as json from ticket_event where ticket = $1",
        [reference],
      );
      for (const { number, json } of rows) {
        const event = happened[number - 2];
        if (event === undefined) continue; // how it was opened
        for (const words of [...typedWords(event), ...repeatedWords(event)].filter((each) => each !== "")) {
          expect(json).not.toContain(JSON.stringify(words));
          said.add(event.type);
        }
      }
    }
    expect(said).toEqual(new Set([...typesWith("typed"), ...typesWith("repeated")]));
  });

  test("are their author's, in the language they spoke then, of that instant", async () => {
    const { reference } = await openOne(desk.store, opening(ann, { title: "Imprimante", description: "Elle fume" }));
    const then = await append(reference, [{ type: "replied", text: "On it", files: [] }], bob);
    await append(reference, [{ type: "resolved", attempt: 1, text: "No answer", cause: "other" }], null);
    const anns = ["Imprimante", "Elle fume", "Printing", "PRN-7"];
    expect(await wordsOf(reference)).toEqual([
      ...anns.map((text) => ({ by: ann, text, locale: "fr-FR", at })),
      { by: bob, text: "On it", locale: null, at: then },
      { by: null, text: "No answer", locale: null, at: minutesLater(3) },
    ]);
  });

  test("are stored as they were typed: secrets are masked where they are said, and only there", async () => {
    const { reference } = await openOne(desk.store, opening(ann, { title: "password: hunter22" }));
    expect(await wordsOf(reference)).toContainEqual(expect.objectContaining({ text: "password: hunter22" }));
    const folder = join(import.meta.dirname, "../../src/store/words");
    const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
    expect(sources.length).toBeGreaterThan(1);
    for (const source of sources) expect(source).not.toMatch(/from ".*(secrets|mask|log|pino)|console/u);
  });

  test("that are repeated are the same words", async () => {
    const { reference } = await openOne(desk.store, opening(ann, { title: "Printer", service: "" }));
    const change = async (from: string, to: string) =>
      append(reference, [{ type: "changed", from: { title: from, service: from }, to: { title: to } }], bob);
    await change("Printer", "Plotter");
    await change("Plotter", "Scanner");
    await change("never said", "Printer");
    const texts = (await wordsOf(reference)).map(({ text }) => text);
    expect(texts.filter((text) => text === "Plotter")).toHaveLength(1);
    expect(texts.filter((text) => text === "never said")).toHaveLength(1);
    expect(texts.filter((text) => text === "Printer")).toHaveLength(2); // typed twice
    await query(desk.url, "update words set text = upper(text) where ticket = $1", [reference]);
    expect((await desk.store.history(reference)).slice(1).map(({ event }) => event)).toEqual([
      { type: "changed", from: { title: "PRINTER", service: "PRINTER" }, to: { title: "PLOTTER" } },
      { type: "changed", from: { title: "PLOTTER", service: "PLOTTER" }, to: { title: "SCANNER" } },
      { type: "changed", from: { title: "NEVER SAID", service: "NEVER SAID" }, to: { title: "PRINTER" } },
    ]);
  });

  test("of two changes at the same time are both kept", async () => {
    const { reference } = await openOne(desk.store, opening(ann));
    const texts = Array.from({ length: 6 }, (_, index) => `Words ${index}`);
    await Promise.all(texts.map((text) => append(reference, [{ type: "noted", text, files: [] }], bob)));
    const read = (await desk.store.history(reference)).flatMap(({ event }) =>
      event.type === "noted" ? event.text : [],
    );
    expect(read.toSorted()).toEqual(texts);
  });

  test("that a desk of 0.1 still stores in the event are read from there", async () => {
    const { reference } = await openOne(desk.store, opening(ann));
    await query(
      desk.url,
      `insert into ticket_event (ticket, number, by, at, event) values
        ('${reference}', 2, '${ann}', now(), '{"type":"replied","text":"written by 0.1","files":[]}')`,
    );
    const [, second] = await desk.store.history(reference);
    expect(second?.event).toEqual({ type: "replied", text: "written by 0.1", files: [] });
  });

  test("that are missing are damage, and not silence", async () => {
    const { reference } = await openOne(desk.store, opening(ann));
    expect((await doctor.diagnosis.inconsistentRows(null)).damaged).not.toContain(reference);
    await query(desk.url, "delete from words where ticket = $1 and text = 'Printing'", [reference]);
    await expect(desk.store.history(reference)).rejects.toThrow("no words");
    expect((await doctor.diagnosis.inconsistentRows(null)).damaged).toContain(reference);
  });
});

describe("words that change afterwards", () => {
  const mark = "✍"; // in all that is typed here
  const story: readonly TicketEvent[] = [
    { type: "claimed" },
    { type: "changed", from: { title: "✍title" }, to: { title: "✍other title" } },
    { type: "asked", text: "✍question" },
    { type: "resumed", because: "agent" },
    { type: "held", reason: "✍hold", resumeOn: null },
    { type: "resolved", attempt: 1, text: "✍first try", cause: "other" },
    { type: "answered", text: "✍said", files: [] },
    { type: "refused", attempt: 1, reason: "✍refusal" },
    { type: "resolved", attempt: 2, text: "✍second try", cause: "other" },
    { type: "confirmed", attempt: 2 },
    { type: "rated", attempt: 2, stars: 5, comment: "✍comment" },
  ];

  async function lived(): Promise<Ticket> {
    const words = { title: "✍title", description: "✍description", service: "✍service" };
    const ticket = await openOne(desk.store, opening(ann, { ...words, device: "✍device", phone: "✍phone" }));
    const history = story.map((event, index) => ({ number: index + 2, by: bob, at: minutesLater(index), event }));
    const after = history.reduce(evolve, ticket);
    await desk.store.transaction((tx) => tx.save(after, history));
    return after;
  }

  const correct = (reference: string, set: string) =>
    query(desk.url, `update words set ${set} where ticket = $1`, [reference]);

  /** Every text of the row, in which ids and closed sets do not change. */
  const rowText = async (reference: string): Promise<string> => {
    const [row] = await query<{ row: string }>(
      desk.url,
      "select ticket::text as row from ticket where reference = $1",
      [reference],
    );
    return row?.row ?? "";
  };

  test("are corrected in the history at once, and in the ticket once it is summed up anew", async () => {
    const before = await lived();
    const { reference } = before;
    await correct(reference, "text = 'new ' || text, corrected_at = now()");
    expect((await doctor.diagnosis.inconsistentRows(null)).different).toContain(reference);
    await doctor.diagnosis.refold(reference);
    const after = await desk.store.ticket(reference);
    expect(after).toMatchObject({
      title: "new ✍other title",
      description: "new ✍description",
      service: "new ✍service",
      device: "new ✍device",
      phone: "new ✍phone",
      question: null,
      attempts: [
        { text: "new ✍first try", answer: { reason: "new ✍refusal" }, said: "new ✍said" },
        { text: "new ✍second try", rating: { comment: "new ✍comment" } },
      ],
    });
    expect(fold(reference, await desk.store.history(reference))).toStrictEqual(after);
    expect((await doctor.diagnosis.inconsistentRows(null)).different).not.toContain(reference);
  });

  test("are gone from history and ticket once they are erased, and read as nothing", async () => {
    const { reference } = await lived();
    expect(await rowText(reference)).toContain(mark);
    await correct(reference, "text = '', erased_at = now()");
    await doctor.diagnosis.refold(reference);
    expect(await rowText(reference)).not.toContain(mark);
    expect(JSON.stringify(await desk.store.history(reference))).not.toContain(mark);
    expect(await desk.store.ticket(reference)).toMatchObject({ title: "", description: "", service: "" });
  });
});

describe("statements", () => {
  let client: PrismaClient<"query">;
  const statements: string[] = [];
  beforeAll(() => {
    client = new PrismaClient({
      adapter: new PrismaPg({ connectionString: desk.url, max: 1 }),
      log: [{ emit: "event", level: "query" }],
    });
    client.$on("query", (event) => statements.push(event.query));
  });
  afterAll(() => client.$disconnect());

  async function counted<Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly count: number }> {
    statements.length = 0;
    const result = await work();
    return { result, count: statements.length };
  }

  test("a history of a hundred events is read by one", async () => {
    const { reference } = await openOne(desk.store, opening(ann));
    const events = Array.from(
      { length: 99 },
      (_, index) => ({ type: "noted", text: `Note ${index}`, files: [] }) as const,
    );
    await append(reference, events);
    const { result, count } = await counted(() => readTickets(client, () => undefined).history(reference));
    expect(result.map(({ event }) => event)).toEqual([opening(ann), ...events]);
    expect(count).toBe(1);
  });

  test("a ticket is opened by one, with all its words", async () => {
    const { text, values } = openTicket(firstOf(opening(ann), at), "261121", []).given;
    const [opened] = await query<{ reference: string }>(desk.url, text, [...values]);
    expect(await wordsOf(opened?.reference ?? "")).toHaveLength(4);
  });

  test("a change is saved by one, and by two when it repeats what was said before", async () => {
    const ticket = await openOne(desk.store, opening(ann));
    const first = { number: 2, by: bob, at, event: { type: "noted", text: "Again?", files: [] } } as const;
    const noted = evolve(ticket, first);
    expect((await counted(() => writeTickets(client).save(noted, [first]))).count).toBe(1);
    const changed = { type: "changed", from: { title: "The printer is on fire" }, to: { title: "Fire" } } as const;
    const second = { number: 3, by: bob, at, event: changed } as const;
    expect((await counted(() => writeTickets(client).save(evolve(noted, second), [second]))).count).toBe(2);
  });
});
