import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "../support/database.ts";
import { at, meet, minutesLater, openTestStore, someone, type TestStore } from "../support/test-store.ts";

let desk: TestStore;
let ann: string;
beforeAll(async () => {
  desk = await openTestStore();
  ann = await meet(desk.store, someone("U1", { name: "Ann" }));
});
afterAll(() => desk.close());

const wake = (ticket: string) => ({ kind: "wake", ticket }) as const;
const timers = () => query(desk.url, "select key, at from timer order by key");

test("what a change says of somebody holds in the rest of it", async () => {
  const seen = await desk.store.transaction(async (tx) => {
    const before = (await tx.people([ann])).get(ann);
    await tx.setAway(ann, { because: "said", until: at });
    const away = (await tx.people([ann])).get(ann);
    await tx.recognise(someone("U1", { name: "Ann Lee" }));
    return [before, away, (await tx.people([ann])).get(ann)];
  });
  expect(seen).toMatchObject([
    { name: "Ann", away: null },
    { name: "Ann", away: { until: at } },
    { name: "Ann Lee", away: { until: at } },
  ]);
});

test("only those are given who were asked for, whoever else the change has met", async () => {
  const given = await desk.store.transaction(async (tx) => {
    const { id } = await tx.recognise(someone("U2"));
    return [...(await tx.people([ann])).keys(), id];
  });
  expect(given).toEqual([ann, expect.not.stringMatching(ann)]);
});

test("of a timer that a change sets twice the last setting holds, and is read in it", async () => {
  const read = await desk.store.transaction(async (tx) => {
    await tx.setTimer({ key: "ticket 1", at, job: wake("1") });
    await tx.setTimer({ key: "ticket 2", at, job: wake("2") });
    await tx.setTimer({ key: "ticket 1", at: minutesLater(5), job: wake("1") });
    await tx.setTimer({ key: "ticket 2", at: null, job: wake("2") });
    return [await tx.timerAt("ticket 1"), await tx.timerAt("ticket 2"), await tx.timerAt("ticket 3")];
  });
  expect(read).toEqual([minutesLater(5), null, null]);
  expect(await timers()).toEqual([{ key: "ticket 1", at: minutesLater(5) }]);
  await desk.store.transaction((tx) => tx.setTimer({ key: "ticket 1", at: null, job: wake("1") }));
  expect(await timers()).toEqual([]);
});

test("a change that fails sets no timer", async () => {
  const failed = desk.store.transaction(async (tx) => {
    await tx.setTimer({ key: "ticket 1", at, job: wake("1") });
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  expect(await timers()).toEqual([]);
});
