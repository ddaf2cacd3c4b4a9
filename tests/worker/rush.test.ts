import { afterEach, expect, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import type { Rate } from "../../src/channels/platform.ts";
import { eventually } from "../support/eventually.ts";

let bench: Bench;
afterEach(() => bench.close());

const critical = { impact: "everyone", urgency: "high" } as const;
const aPost = (within: number): Rate => ({ of: ["post"], per: "conversation", windows: [{ most: 1, within }] });

/** What stands in the agents' channel, in the order in which it was posted: the place of the first message with these words. */
const placeOf = (words: string): number =>
  bench.platform.posted
    .filter(({ address }) => address === "C1")
    .findIndex(({ message }) => wordsOf(message).includes(words));
const inChannel = (): number => bench.platform.posted.filter(({ address }) => address === "C1").length;

test("behind 60 tickets of one colleague another's P1 is the next that agents read, and a third's the one after", async () => {
  bench = await openBench([aPost(100)]);
  for (let count = 0; count < 60; count += 1) await bench.opens("U-bulk", { title: `Bulk ${count}` });
  await bench.start();
  await eventually(() => expect(inChannel()).toBeGreaterThan(3), { within: 20_000 });
  const before = inChannel();
  await bench.opens("U-yan", { title: "Yan's mouse" });
  await bench.opens("U-zoe", { title: "Everything is down", ...critical });
  await eventually(() => expect(placeOf("Everything is down")).toBeGreaterThan(0), { within: 5_000 });
  await eventually(() => expect(placeOf("Yan's mouse")).toBeGreaterThan(0), { within: 5_000 });
  // What was being sent when they came is sent first.
  expect(placeOf("Everything is down") - before).toBeLessThan(6);
  expect(placeOf("Yan's mouse") - before).toBeLessThan(8);
}, 60_000);

test("a long talk under one ticket holds no other's card back", async () => {
  bench = await openBench([aPost(100)]);
  await bench.notes(Array.from({ length: 40 }, (_, index) => `note ${index}`));
  await bench.start();
  await eventually(() => expect(inChannel()).toBeGreaterThan(3), { within: 20_000 });
  const before = inChannel();
  await bench.opens("U-zoe", { title: "My screen" });
  await eventually(() => expect(placeOf("My screen")).toBeGreaterThan(0), { within: 5_000 });
  expect(placeOf("My screen") - before).toBeLessThan(6);
}, 60_000);

test("what changes many cards changes agents' cards first, and those that say the same once", async () => {
  bench = await openBench([{ of: ["update"], per: "tenant", windows: [{ most: 1, within: 100 }] }]);
  await bench.start();
  for (let count = 0; count < 10; count += 1) await bench.opens(`U-${count}`);
  await eventually(() => expect(bench.platform.posted).toHaveLength(22), { within: 20_000 });
  await eventually(async () => expect(await bench.waiting("card")).toEqual([]));
  const edited: string[] = [];
  bench.platform.misbehave(({ kind, address }) => {
    if (kind === "update") edited.push(address);
    return null;
  });
  const surfaces = await bench.rows("select id::text from surface");
  for (let times = 0; times < 3; times += 1) {
    await bench.store.transaction((tx) =>
      tx.deliver(surfaces.map(({ id }) => ({ kind: "refresh-card", surface: String(id) }))),
    );
  }
  await eventually(async () => expect(await bench.waiting("card")).toEqual([]), { within: 20_000 });
  expect(edited.length).toBeLessThan(2 * surfaces.length);
  const lastOfAgents = edited.lastIndexOf("C1");
  expect(edited.slice(0, lastOfAgents).filter((address) => address !== "C1").length).toBeLessThan(8);
}, 60_000);

test("what waits for a platform that is not configured holds nobody up, and is not touched until it is", async () => {
  bench = await openBench();
  const teams = await bench.joinTeams();
  for (let count = 0; count < 30; count += 1) await bench.opens(`U-${count}`, critical);
  await bench.rows("delete from outbox where platform = 'slack'");
  await bench.rows("delete from timer"); // what the clock says of what is critical would rightly come first
  const { platforms } = bench.deps;
  delete platforms.teams;
  await bench.start();
  await bench.opens("U-zoe", { title: "My mouse" });
  // Before it only the word that the channel on Teams cannot be read.
  await eventually(() => expect([0, 1]).toContain(placeOf("My mouse")), { within: 5_000 });
  const touched = "select from outbox where platform = 'teams' and (tries > 0 or lease is not null)";
  expect(await bench.rows(touched)).toEqual([]);
  platforms.teams = teams;
  const cards = (): number => teams.posted.filter(({ thread }) => thread === null).length;
  await eventually(() => expect(cards()).toBe(31), { within: 20_000 });
}, 60_000);
