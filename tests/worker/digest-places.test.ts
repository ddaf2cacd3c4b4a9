import { afterEach, beforeEach, expect, test } from "vitest";
import { openLateBench, untilLate, type LateBench } from "./late-bench.ts";
import { change } from "../../src/desk/tickets.ts";

const titles = ["SECRET-1", "SECRET-2", "SECRET-3", "SECRET-4", "SECRET-5", "SECRET-6"] as const;

let bench: LateBench;
beforeEach(async () => {
  bench = await openLateBench();
  const others: string[] = [];
  for (const title of titles) others.push(await bench.opens(`U-${title}`, { title }));
  bench.passes(untilLate);
  await bench.isLate(bench.ticket, ...others);
  await bench.looks();
});
afterEach(() => bench.close());

const isNotHere = "The tickets of “it” aren’t handled here any more";
const setsUp = (queue: string, address: string) =>
  bench.store.transaction((tx) => tx.setChannel({ queue, platform: "slack", tenant: "T1", address }));
const looksStand = () => bench.rows("select key from timer where key like 'digest %'");
const withdrawsAll = async () => {
  const command = { type: "withdraw", reason: "no-longer-needed" } as const;
  for (const { reference, requester } of await bench.rows("select reference, requester from ticket"))
    await bench.store.transaction((tx) =>
      change(tx, bench.deps.rules, { reference: String(reference), command, by: String(requester) }),
    );
};

test("a queue that moves takes its digest along: the old channel reads no more of it, the new one all", async () => {
  expect(bench.digestsAt("C1")[0]).toContain("7 tickets");
  await setsUp("it", "C2");
  await bench.looks();
  expect(bench.digestsAt("C1")).toHaveLength(1);
  expect(bench.digestsAt("C1")[0]).toContain(isNotHere);
  expect(bench.digestsAt("C1")[0]).not.toContain("SECRET");
  expect(bench.digestsAt("C2")).toHaveLength(1);
  expect(bench.digestsAt("C2")[0]).toContain("7 tickets");
  await withdrawsAll();
  await bench.minutes(2);
  expect(bench.digestsAt("C1")[0]).toContain(isNotHere);
  expect(bench.digestsAt("C2")[0]).toContain("All clear in “it”");
});

test("a queue that comes back is told again where it is", async () => {
  await setsUp("it", "C2");
  await bench.looks();
  await setsUp("it", "C1");
  await bench.looks();
  expect(bench.digestsAt("C2")[0]).toContain(isNotHere);
  expect(bench.digestsAt("C1").at(-1)).toContain("7 tickets");
});

test("a second channel gets a digest of its own", async () => {
  const teams = await bench.joinTeams();
  await bench.looks();
  expect(teams.posted.filter(({ mark }) => mark?.startsWith("digest ") === true)).toHaveLength(1);
  expect(bench.digestsAt("C1")[0]).toContain("7 tickets");
});

test("a channel that another queue has taken shows no digest of the queue before, and nobody looks for ever", async () => {
  await setsUp("network", "C1");
  await bench.looks();
  expect(bench.digestsAt("C1")[0]).toContain(isNotHere);
  await withdrawsAll();
  await bench.minutes(2);
  expect(await looksStand()).toEqual([]);
});

test("a channel that is gone holds up nothing", async () => {
  await bench.rows("delete from agents_channel");
  bench.platform.misbehave(({ address }) =>
    address === "C1" ? { result: "undeliverable", reason: "conversation-not-found" } : null,
  );
  await bench.looks();
  await withdrawsAll();
  await bench.minutes(2);
  expect(await looksStand()).toEqual([]);
});

test("what was begun in a channel and never answered is ended there too", async () => {
  await bench.rows("update digest set message = null, settled = 0 where person_id is null");
  await setsUp("it", "C2");
  await bench.looks();
  expect(bench.digestsAt("C1")[0]).toContain(isNotHere);
  expect(bench.digestsAt("C2")).toHaveLength(1);
});

test("a channel that its platform has given another address is the same one", async () => {
  const from = { platform: "slack", tenant: "T1", address: "C1" } as const;
  await bench.store.transaction((tx) => tx.moveAddress(from, "C9"));
  await bench.looks();
  expect(bench.digestsAt("C1")[0]).toContain("7 tickets");
  expect(bench.digestsAt("C9")).toEqual([]);
});
