import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "../support/database.ts";
import {
  meet,
  openOne,
  opening,
  openTestStore,
  someone,
  staff,
  type TestStore,
  firstOf,
} from "../support/test-store.ts";

let desk: TestStore;
let ann: string;
beforeAll(async () => {
  desk = await openTestStore();
  await staff(desk.store, "it", []);
  ann = await meet(desk.store, someone("U1"));
});
afterAll(() => desk.close());

const openOn = async (day: string): Promise<string> =>
  (await openOne(desk.store, opening(ann), new Date(), day)).reference;

test("fifty tickets opened at once get the numbers 1 to 50", async () => {
  const references = await Promise.all(Array.from({ length: 50 }, () => openOn("261121")));
  const expected = Array.from({ length: 50 }, (_, index) => `I261121_${String(index + 1).padStart(4, "0")}`);
  expect(references.toSorted()).toEqual(expected);
});

test("numbers follow the order in which tickets become visible", async () => {
  const seen: string[][] = [];
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      await openOn("261130");
      const rows = await query<{ reference: string }>(
        desk.url,
        "select reference from ticket where reference like 'I261130%'",
      );
      seen.push(rows.map(({ reference }) => reference).toSorted());
    }),
  );
  for (const references of seen) {
    expect(references.at(-1)).toBe(`I261130_${String(references.length).padStart(4, "0")}`);
  }
});

test("all kinds of a day share one counter", async () => {
  const first = await openOne(desk.store, opening(ann, { kind: "incident" }), new Date(), "261201");
  const second = await openOne(desk.store, opening(ann, { kind: "request" }), new Date(), "261201");
  expect([first.reference, second.reference]).toEqual(["I261201_0001", "S261201_0002"]);
});

test("past 9999 a digit grows, and the next day starts at 1", async () => {
  await query(desk.url, "insert into day_counter (day, count) values ('261202', 9998)");
  expect([await openOn("261202"), await openOn("261202"), await openOn("261203")]).toEqual([
    "I261202_9999",
    "I261202_10000",
    "I261203_0001",
  ]);
});

test("a day that counts as far as an integer goes still has a next ticket", async () => {
  await query(desk.url, "insert into day_counter (day, count) values ('261206', 2147483647)");
  expect(await openOn("261206")).toBe("I261206_2147483648");
});

test("a ticket that was not opened after all leaves no gap", async () => {
  await openOn("261204");
  const abandoned = desk.store.transaction(async (tx) => {
    await tx.open(firstOf(opening(ann), new Date()), "261204", []);
    throw new Error("changed their mind");
  });
  await expect(abandoned).rejects.toThrow("changed their mind");
  expect(await openOn("261204")).toBe("I261204_0002");
});
