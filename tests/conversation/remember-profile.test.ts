import { afterAll, beforeAll, expect, test } from "vitest";
import type { Delivery } from "../../src/desk/delivery.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());

/** What is to be done about somebody's tickets. */
const introductions = async (user: string): Promise<readonly string[]> =>
  (await desk.sent())
    .flat()
    .filter((each): each is Extract<Delivery, { kind: "introduce" }> => each.kind === "introduce" && each.user === user)
    .map(({ ticket }) => ticket);

test("a name that is told after the ticket was opened comes onto its cards", async () => {
  const { reference } = await desk.opens(await desk.person("U1"));
  await desk.listener.met(someone("U1", { name: "Mona Petit" }));
  expect(await introductions("U1")).toEqual([reference]);
  expect((await desk.store.ticketsOf(await desk.person("U1"), 1))[0]?.reference).toBe(reference);
});

test("who had a name already, or still has none, is on no card anew", async () => {
  await desk.opens(await desk.person("U2", { name: "Paul" }));
  await desk.listener.met(someone("U2", { name: "Paul Martin" }));
  await desk.opens(await desk.person("U3"));
  await desk.listener.met(someone("U3", { zone: "Europe/Paris" }));
  expect([...(await introductions("U2")), ...(await introductions("U3"))]).toEqual([]);
});

test("the cards of two who turn out to be one are drawn anew: one may have been drawn for nobody meanwhile", async () => {
  const email = "nora@atelier.example";
  await desk.opens(await desk.person("U7", { name: "Nora", email }));
  const newcomer = { platform: "teams", tenant: "t", name: "Nora", directAddress: "https://s/|a:nora" } as const;
  const { reference } = await desk.opens(await desk.person("aad-7", newcomer));
  const before = (await desk.sent()).flat().length;
  await desk.listener.met(someone("aad-7", { ...newcomer, email }));
  expect(await desk.person("aad-7", newcomer)).toBe(await desk.person("U7"));
  const surfaces = await desk.store.transaction((tx) => tx.surfaces(reference));
  const theirs = surfaces.flatMap(({ id, audience }) => (audience.kind === "person" ? [id] : []));
  expect(theirs).toHaveLength(1);
  const drawn = (await desk.sent()).flat().slice(before);
  expect(drawn).toContainEqual({ kind: "refresh-card", surface: theirs[0] });
});

test("whom the platform could not tell of is looked up by the worker, where their tickets have no name", async () => {
  const { reference } = await desk.opens(await desk.person("U5"));
  await desk.opens(await desk.person("U6", { name: "Paul" }));
  await desk.listener.lookUpLater(someone("U5"));
  await desk.listener.lookUpLater(someone("U6"));
  expect([...(await introductions("U5")), ...(await introductions("U6"))]).toEqual([reference]);
});

test("somebody nobody has heard of is known from then on", async () => {
  await desk.listener.met(someone("U4", { name: "Zoé" }));
  const id = await desk.person("U4");
  expect((await desk.store.people([id])).get(id)?.name).toBe("Zoé");
});
