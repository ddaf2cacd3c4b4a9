import { afterAll, beforeAll, expect, test } from "vitest";
import type { Surface } from "../../src/desk/surface.ts";
import { meet, openOne, opening, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

let desk: TestStore;
let surfaces: readonly Surface[];
const channel = { platform: "slack", tenant: "T1", address: "C-it" } as const;

beforeAll(async () => {
  desk = await openTestStore();
  await staff(desk.store, "it", []);
  const ann = await meet(desk.store, someone("U1"));
  const tickets = await Promise.all([1, 2, 3].map(() => openOne(desk.store, opening(ann))));
  surfaces = await desk.store.transaction((tx) =>
    tx.addSurfaces(tickets.map(({ reference }) => ({ ticket: reference, at: channel, audience: { kind: "agents" } }))),
  );
});
afterAll(() => desk.close());

const recover = (after: string | null, most: number) =>
  desk.store.transaction((tx) => tx.recover(channel, ["blocked"], { after, most }));
const lose = (surface: Surface) => desk.store.transaction((tx) => tx.lose(surface, "blocked"));

test("only the first of a channel's surfaces to be lost is told", async () => {
  const told: boolean[] = [];
  for (const surface of surfaces) told.push(await lose(surface));
  expect(told).toEqual([true, false, false]);
});

test("what was missed in a channel is recovered some at a time, the oldest first, until there is no more", async () => {
  const ids = surfaces.map(({ id }) => id).toSorted((one, other) => Number(one) - Number(other));
  await desk.store.deliveries.noted(ids[0] ?? "", 2, null);
  const missed = (surface: string | undefined, events: readonly number[] = []) => ({ surface, posted: false, events });
  const some = await recover(null, 2);
  expect(some).toEqual({ missed: [missed(ids[0], [2]), missed(ids[1])], last: ids[1] });
  expect(await recover(some.last, 2)).toEqual({ missed: [missed(ids[2])], last: null });
});

test("until something stands there again, a surface that fails once more is not the first", async () => {
  const [first, ...others] = surfaces;
  if (first === undefined) throw new Error("there are three");
  expect(await lose(first)).toBe(false);
  for (const { id } of surfaces) await desk.store.deliveries.shown(id, { ...channel, message: id }, 1, null);
  expect(await lose(first)).toBe(true);
  expect(await Promise.all(others.map(lose))).toEqual([false, false]);
});

test("a card that stands and missed no words has nothing to post, so that it is not lost any longer", async () => {
  expect((await recover(null, 5)).missed).toHaveLength(3);
  expect(await recover(null, 5)).toEqual({ missed: [], last: null });
});
