import { expect, test } from "vitest";
import { now, openBench } from "./bench.ts";
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
