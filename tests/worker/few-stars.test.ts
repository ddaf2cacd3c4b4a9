import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import { eventually } from "../support/eventually.ts";
import type { Stars } from "../../src/kernel/attempt.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.store.transaction(async (tx) => {
    const { id } = await tx.recognise(someone("U-lea", "Lea"));
    await tx.setMembers("it", "slack", [bench.ada.id, id]);
    await tx.addLead("it", id);
  });
  bench.platform.members = [someone("U-ada", "Ada"), someone("U-lea", "Lea")];
  await bench.does(bench.ada, { type: "claim" });
  await bench.does(bench.ada, { type: "resolve", text: "A new roller", cause: "hardware" });
  await bench.start();
  // Its channels are read as it starts: before somebody moves in the test.
  await eventually(async () => {
    const read = await bench.rows("select state from jobs.job where data->>'kind' = 'sync-members'");
    if (read.length === 0 || read.some(({ state }) => state !== "completed")) throw new Error("not read yet");
  });
});
afterEach(() => bench.close());

const rates = (stars: Stars, comment: string | null = null) =>
  bench.does(bench.renee, { type: "rate", attempt: 1, stars, comment });
const told = () =>
  bench.platform.posted.filter(({ address }) => address === "D-lea").map(({ message }) => wordsOf(message));
const planned = () => bench.rows("select at from timer where key like 'rating %'");

test("the lead hears of few stars once, with why, when it was written soon", async () => {
  await rates(2);
  bench.passes(4);
  await rates(2, "It took until Thursday");
  expect(told()).toEqual([]);
  bench.passes(11);
  await eventually(() => expect(told()).toHaveLength(1));
  expect(told()[0]).toContain("The printer is on fire");
  expect(told()[0]).toContain("Renée gave ★★☆☆☆.");
  expect(told()[0]).toContain("It took until Thursday");
});

test("what is written later is told too", async () => {
  await rates(1);
  bench.passes(11);
  await eventually(() => expect(told()).toHaveLength(1));
  await rates(1, "Nobody called");
  bench.passes(11);
  await eventually(() => expect(told()).toHaveLength(2));
  expect(told()[1]).toContain("Nobody called");
});

const settled = () =>
  eventually(async () => {
    expect(await planned()).toEqual([]);
    expect((await bench.errands()).every(({ state }) => state === "completed")).toBe(true);
  });

test("stars that go to and fro are told once, and what was told is kept up to date without calling", async () => {
  await rates(1);
  bench.passes(11);
  await eventually(() => expect(told()).toHaveLength(1));
  for (const stars of [2, 1, 2] as const) {
    await rates(stars);
    bench.passes(11);
    await settled();
  }
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain("Renée gave ★★☆☆☆.");
});

test("words are told once more, and whatever words come after them are kept up to date", async () => {
  await rates(1, "Nobody called");
  bench.passes(11);
  await eventually(() => expect(told()).toHaveLength(1));
  for (const comment of ["Rude", "", "Late as well"]) {
    await rates(2, comment);
    bench.passes(11);
    await settled();
  }
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain("Late as well");
});

test("the agents read the first stars in the thread, and after them only what is written", async () => {
  const inThread = () =>
    bench.platform.posted
      .filter(({ address, thread }) => address === "C1" && thread !== null)
      .map(({ message }) => wordsOf(message))
      .filter((said) => said.includes("gave ★") || said.includes("Nobody called"));
  await bench.does(bench.renee, { type: "confirm" });
  bench.passes(1); // at the same instant they would be told with the confirmation
  for (const stars of [1, 2, 1, 5] as const) await rates(stars);
  await rates(5, "Nobody called");
  await eventually(() => expect(inThread().at(-1)).toContain("Nobody called")); // said last
  expect(inThread()).toHaveLength(2);
  expect(inThread()[0]).toContain("★☆☆☆☆");
});

test("those of an earlier attempt are told too, though the next is rated before they were", async () => {
  await rates(2, "It took until Thursday");
  await bench.does(bench.ada, { type: "reopen", reason: "It jams again" });
  await bench.does(bench.ada, { type: "resolve", text: "A new tray", cause: "hardware" });
  await bench.does(bench.renee, { type: "rate", attempt: 2, stars: 1, comment: "It jams still" });
  bench.passes(11);
  await eventually(() => expect(told()).toHaveLength(2));
  const all = told().join("\n");
  for (const words of ["It took until Thursday", "It jams still"]) expect(all).toContain(words);
});

test("nobody hears of stars that have become more meanwhile, nor of many", async () => {
  await rates(2);
  await rates(4);
  bench.passes(11);
  await eventually(async () => expect(await planned()).toEqual([]));
  await eventually(async () => expect((await bench.errands()).every(({ state }) => state === "completed")).toBe(true));
  expect(told()).toEqual([]);
  await rates(5);
  expect(await planned()).toEqual([]);
});

const network = async () => {
  await bench.store.transaction(async (tx) => {
    await tx.addQueue("network");
    await tx.setChannel({ queue: "network", platform: "slack", tenant: "T1", address: "C2" });
    await tx.setMembers("network", "slack", [bench.ada.id]);
  });
};
const moves = () => bench.does(bench.ada, { type: "move", queue: "network", reason: "Not ours" });

test("the lead of the queue in which it was resolved is told, though the ticket has gone to another since", async () => {
  await network();
  await rates(1);
  await bench.does(bench.ada, { type: "reopen", reason: "To be looked at again" });
  await moves();
  bench.passes(11);
  await eventually(() => expect(told()).toHaveLength(1));
  expect(told()[0]).toContain("Renée gave ★☆☆☆☆.");
});

test("of what they may not read they are told the stars alone", async () => {
  await network();
  await bench.does(bench.renee, { type: "confirm" });
  await bench.does(bench.ada, { type: "reopen", reason: "To be looked at again" });
  await moves();
  await bench.does(bench.ada, { type: "change", to: { title: "Between us" } });
  await rates(1, "She shouts at me");
  bench.passes(11);
  await eventually(() => expect(told()).toHaveLength(1));
  expect(told()[0]).toContain("Renée gave ★☆☆☆☆.");
  for (const secret of ["Between us", "She shouts", "printer"]) expect(told()[0]).not.toContain(secret);
});

test("so they are where the stars come once it has gone", async () => {
  await network();
  await bench.does(bench.renee, { type: "confirm" });
  await bench.does(bench.ada, { type: "reopen", reason: "To be looked at again" });
  await moves();
  await rates(1);
  bench.passes(11);
  await eventually(() => expect(told()).toHaveLength(1));
});

test("stars given in the lead's night are told in the morning", async () => {
  await bench.rows("update person set zone = 'Europe/Paris' where name = 'Lea'");
  bench.passes(17 * 60); // 3:00 in Paris
  await rates(1);
  const [at] = (await planned()).map((row) => row["at"]);
  expect(at).toEqual(new Date("2026-11-22T06:00:00Z")); // 7:00 there
});

test("a lead who is not on the queue's platform hears of them where they are", async () => {
  await bench.rows(
    "update account set platform = 'teams', tenant = 'T2' where person_id = (select id from person where name = 'Lea')",
  );
  await bench.rows(
    "insert into queue_member (queue_name, person_id, platform) select 'it', id, 'teams' from person where name = 'Lea' on conflict do nothing",
  );
  await rates(1);
  expect(await planned()).toHaveLength(1);
});

const refuses = (...addresses: readonly string[]) =>
  bench.platform.misbehave(({ kind, address }) =>
    kind === "post" && addresses.includes(address) ? { result: "undeliverable", reason: "app-not-installed" } : null,
  );
const toAgents = () =>
  bench.platform.posted
    .filter(({ address, thread, mark }) => address === "C1" && thread === null && mark === undefined)
    .map(({ message }) => wordsOf(message));

test("the agents are told in their channel where the chat of the only lead refuses", async () => {
  refuses("U-lea");
  await rates(1, "Nobody called");
  bench.passes(11);
  await eventually(() => expect(toAgents()).toHaveLength(1));
  expect(toAgents()[0]).toContain("The printer is on fire");
  expect(toAgents()[0]).toContain("Renée gave ★☆☆☆☆.");
  expect(toAgents()[0]).toContain("Nobody called");
  expect(toAgents()[0]).toContain("I can’t reach anybody who leads this queue");
});

test("another lead who can be reached is enough", async () => {
  await bench.store.transaction((tx) => tx.addLead("it", bench.ada.id));
  refuses("U-lea");
  await rates(1);
  bench.passes(11);
  await eventually(() =>
    expect(bench.platform.posted.filter(({ address, mark }) => address === "D-ada" && mark === undefined)).toHaveLength(
      1,
    ),
  );
  await eventually(async () => expect((await bench.errands()).every(({ state }) => state === "completed")).toBe(true));
  expect(toAgents()).toEqual([]);
});

test("the agents are told once both of two leads have refused, and again of other stars", async () => {
  await bench.store.transaction((tx) => tx.addLead("it", bench.ada.id));
  refuses("U-lea", "U-ada");
  await rates(1);
  bench.passes(11);
  await eventually(() => expect(toAgents()).toHaveLength(1));
  await rates(2, "Rude as well");
  bench.passes(11);
  await eventually(() => expect(toAgents()).toHaveLength(2));
  expect(toAgents()[1]).toContain("Rude as well");
});

test("agents of a queue that the ticket has left read its stars and none of its words", async () => {
  await network();
  refuses("U-lea");
  await rates(1, "Nobody called");
  await bench.does(bench.ada, { type: "reopen", reason: "To be looked at again" });
  await moves();
  bench.passes(11);
  await eventually(() => expect(toAgents()).toHaveLength(1));
  expect(toAgents()[0]).toContain("Renée gave ★☆☆☆☆.");
  expect(toAgents()[0]).not.toContain("The printer is on fire");
  expect(toAgents()[0]).not.toContain("Nobody called");
});
