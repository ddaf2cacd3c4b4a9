import { afterEach, expect, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import type { Rate } from "../../src/channels/platform.ts";
import { eventually } from "../support/eventually.ts";

let bench: Bench;
afterEach(() => bench.close());

const texts = ["one", "two", "three", "four", "five", "six"];
const onePost = (within: number): readonly Rate[] => [
  { of: ["post"], per: "conversation", windows: [{ most: 1, within }] },
];
const oneEdit = (within: number): readonly Rate[] => [
  { of: ["update"], per: "tenant", windows: [{ most: 1, within }] },
];
const retitle = (title: string): Promise<void> => bench.does(bench.ada, { type: "change", to: { title } });

/** How often each refresh that is not done has failed. */
const failed = async (): Promise<readonly number[]> => (await bench.waiting("card")).map(({ tries }) => tries);

/** When the platform was called to post or to update, by the address. */
function watch(what: "post" | "update"): Map<string, number[]> {
  const calls = new Map<string, number[]>();
  bench.platform.misbehave(({ kind, address }) => {
    if (kind === what) calls.set(address, [...(calls.get(address) ?? []), performance.now()]);
    return null;
  });
  return calls;
}

test("what waits for its turn is said in order, never faster than the platform takes it", async () => {
  bench = await openBench(onePost(200));
  const calls = watch("post");
  await bench.notes(texts);
  await bench.start();
  await eventually(() => expect(bench.thread(texts)).toEqual(texts), { within: 20_000 });
  const times = calls.get("C1") ?? [];
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(times).toHaveLength(texts.length + 1);
  for (const gap of gaps) expect(gap).toBeGreaterThan(195); // the clock is read a little before
});

test("a conversation that has to wait long holds no other one back", async () => {
  bench = await openBench(onePost(60_000));
  for (let count = 0; count < 20; count += 1) await bench.opens(`U-${count}`);
  await bench.start();
  const chats = (): number => bench.platform.posted.filter(({ address }) => address.startsWith("D-")).length;
  await eventually(() => expect(chats()).toBe(21), { within: 20_000 });
  expect(bench.platform.posted.filter(({ address }) => address === "C1")).toHaveLength(1);
});

test("a platform that does not answer leaves workers to the other one", async () => {
  bench = await openBench();
  const teams = await bench.joinTeams();
  const silence = Promise.withResolvers<null>();
  bench.platform.misbehave(() => silence.promise);
  for (let count = 0; count < 20; count += 1) await bench.opens(`U-${count}`);
  await bench.start();
  await eventually(() => expect(teams.posted).toHaveLength(20), { within: 20_000 });
  expect(bench.platform.posted).toHaveLength(0);
  silence.resolve(null);
});

test("while a refresh waits for its turn, many more changes of its card become one", async () => {
  bench = await openBench(oneEdit(700));
  await bench.start();
  await eventually(() => expect([bench.card("D-renee"), bench.card()]).toHaveLength(2));
  const calls = watch("update");
  for (let count = 1; count <= 20; count += 1) await retitle(`Toner ${count}`);
  await eventually(() => expect(wordsOf(bench.card().message)).toContain("Toner 20"), { within: 20_000 });
  await eventually(() => expect(wordsOf(bench.card("D-renee").message)).toContain("Toner 20"), { within: 20_000 });
  const edits = bench.platform.posted.reduce((sum, { updates }) => sum + updates, 0);
  expect(edits).toBeLessThan(15);
  expect(calls.size).toBeGreaterThan(0);
});

test("while the platform is down, many changes of a card wait as one", async () => {
  bench = await openBench();
  await bench.start();
  await eventually(() => expect([bench.card("D-renee"), bench.card()]).toHaveLength(2));
  bench.platform.misbehave(({ kind }) =>
    kind === "update" ? { result: "retry", after: 60_000, reason: "503" } : null,
  );
  for (let count = 1; count <= 10; count += 1) await retitle(`Toner ${count}`);
  await eventually(async () => expect(await failed()).toEqual([1, 1]), { within: 20_000 });
});

test("what changes while a card is being refreshed waits for that, and fails with it", async () => {
  bench = await openBench();
  await bench.start();
  await eventually(() => expect([bench.card("D-renee"), bench.card()]).toHaveLength(2));
  await eventually(async () => expect(await failed()).toEqual([])); // what changed while they were posted is shown
  const changed = Promise.withResolvers<void>();
  let tries = 0;
  bench.platform.misbehave(async ({ kind, address }) => {
    if (kind !== "update" || address !== "C1") return null;
    tries += 1;
    await changed.promise;
    return { result: "retry", after: 60_000, reason: "503" };
  });
  await retitle("Toner 1");
  await eventually(() => expect(tries).toBe(1));
  await retitle("Toner 2");
  changed.resolve();
  await eventually(async () => expect(await failed()).toEqual([1]), { within: 20_000 });
  expect(tries).toBe(1);
});
