import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, someone, type Bench } from "./bench.ts";
import { saidKey } from "../../src/desk/said-alone.ts";
import { eventually } from "../support/eventually.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.store.transaction(async (tx) => {
    const { id } = await tx.recognise(someone("U-lea", "Lea"));
    await tx.setMembers("it", "slack", [bench.ada.id, id]);
    await tx.addLead("it", id);
  });
  bench.platform.members = [someone("U-ada", "Ada"), someone("U-lea", "Lea")];
});
afterEach(() => bench.close());

const asked = { at: "2026-11-21T09:00:00.000Z", yes: { do: "command", verb: "back" }, no: null };
const saidTo = (user: string) => bench.store.transaction((tx) => tx.answerTo(saidKey({ platform: "slack", user })));

test("what is posted in somebody’s own chat ends what was asked there, and nobody else’s", async () => {
  await bench.store.transaction(async (tx) => {
    for (const user of ["U-lea", "U-ada"])
      await tx.remember(saidKey({ platform: "slack", user }), asked, bench.deps.now());
  });
  await bench.does(bench.ada, { type: "claim" });
  await bench.does(bench.ada, { type: "resolve", text: "A new roller", cause: "hardware" });
  await bench.does(bench.renee, { type: "rate", attempt: 1, stars: 1, comment: null });
  bench.passes(11);
  await bench.start();
  await eventually(async () => expect(await saidTo("U-lea")).toMatchObject({ yes: null, no: null }));
  expect(bench.platform.posted.filter(({ address }) => address === "D-lea")).toHaveLength(1);
  expect(await saidTo("U-ada")).toMatchObject({ yes: { do: "command" } });
});
