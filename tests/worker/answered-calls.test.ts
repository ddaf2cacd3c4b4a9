import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import { eventually } from "../support/eventually.ts";
import { change } from "../../src/desk/tickets.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const said = (words: string) =>
  bench.platform.posted.filter(({ address, message }) => address === "C1" && wordsOf(message).includes(words));

test("what said in the channel that nobody had taken a P1 says who has, once somebody has", async () => {
  const reference = await bench.opens("U-mona", { impact: "everyone", urgency: "high" });
  await bench.start();
  await eventually(() => expect(said("Nobody has taken this P1.")).toHaveLength(1));
  bench.passes(10);
  await eventually(() => expect(said("I don’t know who is next")).toHaveLength(1));
  const stood = [...said("Nobody has taken this P1."), ...said("I don’t know who is next")].map(({ id }) => id);
  await bench.store.transaction((tx) =>
    change(tx, bench.deps.rules, { reference, command: { type: "claim" }, by: bench.ada.id }),
  );
  await eventually(() => {
    expect(said("Nobody has taken this P1.")).toEqual([]);
    expect(said("✅ Taken by Ada, ").map(({ id }) => id)).toEqual(expect.arrayContaining(stood));
  });
  expect(stood).toHaveLength(2);
});
