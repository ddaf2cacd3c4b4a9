import { expect, test } from "vitest";
import { now, openBench, someone } from "./bench.ts";
import { tryJob } from "../../src/worker/try-job.ts";

const day = 86_400_000;
const ago = (days: number): Date => new Date(now.getTime() - days * day);

test("answers and drafts are forgotten after a week, kept words after a month", async () => {
  const bench = await openBench();
  const { store, ada, deps } = bench;
  const [older, newer] = await store.transaction(async (tx) => {
    await tx.remember("older", { kind: "done" }, ago(8));
    await tx.remember("newer", { kind: "done" }, ago(6));
    return [await tx.keepWords(ada.id, "a", [], ago(31)), await tx.keepWords(ada.id, "b", [], ago(29))] as const;
  });
  const draftAt = async (id: string, at: Date): Promise<string> => {
    const draft = { id, opener: { do: "new-ticket" }, values: { title: "a" } } as const;
    await store.transaction((tx) => tx.keepDraft(draft, ada.id, at));
    return id;
  };
  const old = await draftAt("0197aaaa-0000-7000-8000-000000000001", ago(8));
  const fresh = await draftAt("0197aaaa-0000-7000-8000-000000000002", ago(6));
  expect(await tryJob(deps, { kind: "upkeep", upkeep: "purge" }, { age: 0, tries: 0 })).toBeNull();
  expect(await store.transaction((tx) => tx.answerTo("older"))).toBeNull();
  expect(await store.transaction((tx) => tx.answerTo("newer"))).toEqual({ kind: "done" });
  expect(await store.keptWords(older, ada.id)).toBeNull();
  expect(await store.keptWords(newer, ada.id)).not.toBeNull();
  expect(await store.draft(old, ada.id)).toBeNull();
  expect(await store.draft(fresh, ada.id)).not.toBeNull();
  await bench.close();
});

test("administrators are looked up every day: one whose account is closed is none any more, on no platform", async () => {
  const bench = await openBench();
  const { store, deps, platform } = bench;
  const told = { ...someone("U-boss", "Boss"), email: "boss@example.org", administrator: true };
  const { id } = await store.transaction((tx) => tx.recognise(told));
  await store.transaction((tx) => tx.recognise({ ...told, platform: "teams", user: "aad-1", administrator: null }));
  const isOne = async () => (await store.actor(id, "it")).administrator;
  const aDayPasses = async () => {
    expect(await tryJob(deps, { kind: "upkeep", upkeep: "re-read-administrators" }, { age: 0, tries: 0 })).toBeNull();
    expect(await bench.errands()).not.toEqual([]);
    const { platform: name, tenant, user, directAddress } = told;
    const account = { platform: name, tenant, user, directAddress };
    expect(await tryJob(deps, { kind: "re-read", ...account }, { age: 0, tries: 0 })).toBeNull();
  };
  platform.profiles.set("U-boss", told);
  await aDayPasses();
  expect(await isOne()).toBe(true);
  platform.profiles.set("U-boss", { ...told, administrator: false });
  await aDayPasses();
  expect(await isOne()).toBe(false);
  platform.profiles.set("U-boss", told);
  await store.transaction((tx) => tx.recognise(told));
  platform.profiles.delete("U-boss");
  await aDayPasses();
  expect(await isOne()).toBe(false);
  await bench.close();
});

test("what an older desk opened is listed, and written in as many batches as it takes", async () => {
  const bench = await openBench();
  for (let opened = 0; opened < 30; opened += 1) await bench.opens("U-renee");
  await bench.rows("delete from search_pending");
  expect(await tryJob(bench.deps, { kind: "upkeep", upkeep: "index-words" }, { age: 0, tries: 0 })).toBeNull();
  while ((await bench.store.indexListed(25)) > 0);
  expect(await bench.rows("select from search_document where words is not null")).toHaveLength(31);
  await bench.close();
});
