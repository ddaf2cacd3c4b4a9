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

const recover = (most: number) => desk.store.transaction((tx) => tx.recover(channel, ["blocked"], most));

test("only the first of a channel's surfaces to be lost is told", async () => {
  const told: boolean[] = [];
  for (const surface of surfaces) told.push(await desk.store.transaction((tx) => tx.lose(surface, "blocked")));
  expect(told).toEqual([true, false, false]);
});

test("what was missed in a channel is recovered some at a time, the oldest first, until there is no more", async () => {
  const ids = surfaces.map(({ id }) => id).toSorted((one, other) => Number(one) - Number(other));
  await desk.store.deliveries.noted(ids[0] ?? "", 2, null);
  const missed = (surface: string | undefined, events: readonly number[] = []) => ({ surface, posted: false, events });
  expect(await recover(2)).toEqual({ missed: [missed(ids[0], [2]), missed(ids[1])], more: true });
  expect(await recover(2)).toEqual({ missed: [missed(ids[2])], more: false });
  expect(await recover(2)).toEqual({ missed: [], more: false });
});
