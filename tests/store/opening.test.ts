import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "../support/database.ts";
import { at, firstOf, meet, opening, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

/** A ticket has its reference once it is committed; whatever its change wrote and gave before holds that then. */

let desk: TestStore;
let ann: string;
beforeAll(async () => {
  desk = await openTestStore();
  await staff(desk.store, "it", []);
  ann = await meet(desk.store, someone("U1"));
});
afterAll(() => desk.close());

const there = { platform: "slack", tenant: "T1", user: "U2", directAddress: "D2" } as const;
const opened = (title: string) =>
  desk.store.transaction(async (tx) => {
    const { reference } = await tx.open(firstOf(opening(ann, { title }), at), "261121", []);
    await tx.setTimer({ key: `ticket ${reference}`, at, job: { kind: "wake", ticket: reference } });
    await tx.deliver([{ kind: "introduce", ...there, ticket: reference }]);
    const answer = { kind: "done", said: [`Opened ${reference}`, { again: `${reference}, ${reference}` }] };
    await tx.remember(title, answer, at);
    return { reference, answer, at, typed: title, words: null };
  });

test("its answer, its timer, its deliveries and whoever opened it name the ticket as it is called in the end", async () => {
  const given = await opened("first");
  const { reference } = given;
  expect(reference).toBe("I261121_0001");
  const said = [`Opened ${reference}`, { again: `${reference}, ${reference}` }];
  expect(given).toEqual({ reference, answer: { kind: "done", said }, at, typed: "first", words: null });
  expect(await desk.store.transaction((tx) => tx.answerTo("first"))).toEqual({ kind: "done", said });
  expect(await query(desk.url, "select key, job from timer")).toEqual([
    { key: `ticket ${reference}`, job: { kind: "wake", ticket: reference } },
  ]);
  expect(await desk.sent()).toEqual([[{ kind: "introduce", ...there, ticket: reference }]]);
});

test("words that look like a reference which no ticket has stay as they were typed", async () => {
  const { reference, typed } = await opened("I261121_0000 it says");
  expect(typed).toBe("I261121_0000 it says");
  expect(await desk.store.ticket(reference)).toMatchObject({ reference, title: "I261121_0000 it says" });
});

test("a change opens several tickets, each with its own reference, and one may name another", async () => {
  const asked = { service: "badge", name: { en: "Badge", fr: "Badge" }, form: "1" };
  const given = await desk.store.transaction(async (tx) => {
    const whole = await tx.open(firstOf(opening(ann), at), "261122", []);
    const of = { ...opening(ann), asked, partOf: whole.reference };
    const part = await tx.open(firstOf({ ...of, kind: "request" }, at), "261122", []);
    await tx.remember("both", { kind: "done", said: `${whole.reference} ${part.reference}` }, at);
    return [whole.reference, part.reference];
  });
  expect(given).toEqual(["I261122_0001", "S261122_0002"]);
  expect(await desk.store.ticket("S261122_0002")).toMatchObject({ partOf: "I261122_0001" });
  expect(await desk.store.transaction((tx) => tx.answerTo("both"))).toEqual({ kind: "done", said: given.join(" ") });
  expect(await desk.store.partsOf("I261122_0001")).toEqual([
    { service: "badge", name: { en: "Badge", fr: "Badge" }, ticket: "S261122_0002", status: "new", queue: "it" },
  ]);
});
