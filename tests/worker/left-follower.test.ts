import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  bench.platform.members = [someone("U-ada", "Ada"), someone("U-noor", "Noor")];
  await bench.start();
});
afterEach(() => bench.close());

const told = (): string =>
  bench.platform.posted
    .filter(({ address }) => address === "D-noor")
    .map(({ message }) => wordsOf(message))
    .join(" ");
const isIdle = async (): Promise<void> =>
  eventually(async () =>
    expect(
      await bench.rows(
        "select 1 from jobs.job where state in ('created', 'retry', 'active') and data->>'kind' in ('note', 'refresh-card')",
      ),
    ).toEqual([]),
  );

test("a follower who has left the agents' channel hears no more, and whoever comes back does", async () => {
  const { store } = bench;
  const noor = await store.transaction(async (tx) => {
    const met = await tx.recognise(someone("U-noor", "Noor"));
    await tx.addMembers("it", "slack", [met.id]);
    return met;
  });
  await bench.does(noor, { type: "follow" });
  await eventually(() => expect(told()).toContain("The printer"));
  await store.transaction((tx) => tx.setMembers("it", "slack", [bench.ada.id]));
  bench.passes(15);
  await bench.does(bench.ada, { type: "change", to: { title: "About salaries" } });
  await bench.does(bench.ada, { type: "claim" });
  await isIdle();
  bench.passes(15);
  await isIdle();
  expect(told()).not.toContain("About salaries");
  expect(told()).not.toContain("Ada is on it");

  await store.transaction((tx) => tx.addMembers("it", "slack", [noor.id]));
  bench.passes(15);
  await bench.does(bench.ada, { type: "release" });
  await eventually(() => expect(told()).toContain("About salaries"));
});
