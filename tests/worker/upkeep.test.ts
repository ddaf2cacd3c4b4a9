import { expect, test } from "vitest";
import { now, openBench } from "./bench.ts";
import { tryJob } from "../../src/worker/try-job.ts";

const day = 86_400_000;
const ago = (days: number): Date => new Date(now.getTime() - days * day);

test("answers are forgotten after a week, kept words after a month", async () => {
  const bench = await openBench();
  const { store, ada, deps } = bench;
  const [older, newer] = await store.transaction(async (tx) => {
    await tx.remember("older", { kind: "done" }, ago(8));
    await tx.remember("newer", { kind: "done" }, ago(6));
    return [await tx.keepWords(ada.id, "a", [], ago(31)), await tx.keepWords(ada.id, "b", [], ago(29))] as const;
  });
  expect(await tryJob(deps, { kind: "upkeep", upkeep: "purge" }, { age: 0, tries: 0 })).toBeNull();
  expect(await store.transaction((tx) => tx.answerTo("older"))).toBeNull();
  expect(await store.transaction((tx) => tx.answerTo("newer"))).toEqual({ kind: "done" });
  expect(await store.keptWords(older, ada.id)).toBeNull();
  expect(await store.keptWords(newer, ada.id)).not.toBeNull();
  await bench.close();
});
