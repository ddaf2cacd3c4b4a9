import { afterAll, beforeAll, expect, test } from "vitest";
import { createDesk } from "../../src/conversation/listen.ts";
import type { Delivery } from "../../src/desk/delivery.ts";
import type { ChatListener } from "../../src/channels/platform.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import { at, meet, openOne, opening, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

let bench: TestStore;
let desk: ChatListener;
beforeAll(async () => {
  bench = await openTestStore();
  const { store } = bench;
  await staff(store, "it", []);
  const voice = { name: "Help desk", locale: "en", zone: "Europe/Paris" } as const;
  desk = createDesk({ ...voice, store, platforms: {}, now: () => at, policy: policyIn("Europe/Paris") });
});
afterAll(() => bench.close());

/** What is to be done about somebody's tickets. */
const introductions = async (user: string): Promise<readonly string[]> =>
  (await bench.sent())
    .flat()
    .filter((each): each is Extract<Delivery, { kind: "introduce" }> => each.kind === "introduce" && each.user === user)
    .map(({ ticket }) => ticket);

test("a name that is told after the ticket was opened comes onto its cards", async () => {
  const { reference } = await openOne(bench.store, opening(await meet(bench.store, someone("U1"))));
  await desk.met(someone("U1", { name: "Mona Petit" }));
  expect(await introductions("U1")).toEqual([reference]);
  expect((await bench.store.ticketsOf(await meet(bench.store, someone("U1")), 1))[0]?.reference).toBe(reference);
});

test("who had a name already, or still has none, is on no card anew", async () => {
  await openOne(bench.store, opening(await meet(bench.store, someone("U2", { name: "Paul" }))));
  await desk.met(someone("U2", { name: "Paul Martin" }));
  await openOne(bench.store, opening(await meet(bench.store, someone("U3"))));
  await desk.met(someone("U3", { zone: "Europe/Paris" }));
  expect([...(await introductions("U2")), ...(await introductions("U3"))]).toEqual([]);
});

test("somebody nobody has heard of is known from then on", async () => {
  await desk.met(someone("U4", { name: "Zoé" }));
  const id = await meet(bench.store, someone("U4"));
  expect((await bench.store.people([id])).get(id)?.name).toBe("Zoé");
});
