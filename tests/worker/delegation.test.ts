import { afterEach, beforeEach, expect, test } from "vitest";
import { delegate, takeBack } from "../../src/features/delegation/use-cases.ts";
import { timerKeys } from "../../src/desk/job-keys.ts";
import type { Rules } from "../../src/desk/tickets.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";

/** What somebody reads of whether they decide for another: one message, however often that one says so and takes it back. */

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  const renee = { ...someone("U-renee", "Renée"), email: "renee@example.com" };
  await bench.store.transaction((tx) => tx.recogniseAll([renee]));
});
afterEach(() => bench.close());

const rules = (): Rules => bench.deps.rules;
const until = (): Date => new Date(rules().now().getTime() + 48 * 3_600_000);
const asks = () =>
  bench.store.transaction((tx) =>
    delegate(tx, rules(), {
      person: bench.ada.id,
      delegation: { to: bench.renee.id, from: rules().now(), until: until() },
    }),
  );
const endsIt = () => bench.store.transaction((tx) => takeBack(tx, rules(), bench.ada.id));
const tells = (more: object = {}) =>
  tryJob(
    bench.deps,
    {
      kind: "tell-delegation",
      told: "decides",
      reader: bench.renee.id,
      other: bench.ada.id,
      to: { platform: "slack", tenant: "T1", address: "D-renee" },
      ...more,
    },
    { age: 0, tries: 0 },
  );
const read = () =>
  bench.platform.posted.filter(({ address }) => address === "D-renee").map(({ message }) => wordsOf(message));

test("is one message, however often it is said and taken back", async () => {
  for (let time = 0; time < 15; time += 1) {
    await asks();
    await tells();
    await endsIt();
    await tells();
  }
  expect(read()).toEqual([expect.stringContaining("You no longer decide for Ada")]);
  await asks();
  await tells();
  await tells();
  expect(read()).toEqual([expect.stringContaining("has asked you to decide for them")]);
});

test("is nothing where nothing waits and it is taken back at once", async () => {
  await asks();
  const key = timerKeys.ofDelegationTold(bench.renee.id, bench.ada.id);
  expect(await bench.store.transaction((tx) => tx.timerAt(key))).not.toBeNull();
  await endsIt();
  await tells({ since: rules().now().toISOString() });
  await tells();
  expect(read()).toEqual([]);
});

test("is said anew where it was told long ago", async () => {
  await asks();
  await tells();
  bench.passes(120);
  await endsIt();
  await tells();
  expect(read()).toHaveLength(2);
  // What was told weeks ago is remembered no more.
  await bench.rows("delete from inbound");
  await tells({ since: new Date(rules().now().getTime() - 9 * 86_400_000).toISOString() });
  expect(read()).toHaveLength(3);
});
