import { afterEach, beforeEach, expect, test } from "vitest";
import { wordsOf } from "./fake-platform.ts";
import { openLateBench, untilLate, type LateBench } from "./late-bench.ts";

let bench: LateBench;
beforeEach(async () => {
  bench = await openLateBench();
  bench.passes(untilLate);
  await bench.isLate(bench.ticket);
});
afterEach(() => bench.close());

const hour = 3_600_000;

test("a platform that asks for an hour is left alone for an hour, however often the digests are looked at", async () => {
  const tried: string[] = [];
  bench.platform.misbehave(({ address, message }) => {
    if (!wordsOf(message).includes("in “it”")) return null;
    tried.push(address);
    return { result: "retry", after: hour, reason: "ratelimited" };
  });
  await bench.looks();
  await bench.minutes(5);
  expect(tried.toSorted()).toEqual(["C1", "U-lea"]);
  expect(
    await bench.rows(
      "select 1 from digest where lease_until between now() + interval '59 min' and now() + interval '61 min'",
    ),
  ).toHaveLength(2);
  bench.platform.misbehave(() => null);
  await bench.pausesAreOver();
  await bench.looks();
  expect([bench.digestsAt("C1").length, bench.digestsAt("D-lea").length]).toEqual([1, 1]);
});

test("where nobody can look whether it was posted, it comes again a quarter of an hour later at the earliest", async () => {
  const platform = { ...bench.platform };
  let isLosing = true;
  Object.assign(bench.platform, {
    find: () => Promise.resolve({ result: "found", posted: null, unread: true }),
    post: async (...asked: Parameters<typeof platform.post>) => {
      const outcome = await platform.post(...asked);
      return isLosing ? { result: "retry", after: null, reason: "0 timeout" } : outcome;
    },
  });
  const minute = async () => {
    await bench.pausesAreOver();
    await bench.minutes(1);
  };
  await bench.looks();
  for (let count = 0; count < 14; count += 1) await minute();
  expect([bench.digestsAt("C1").length, bench.digestsAt("D-lea").length]).toEqual([1, 1]);
  isLosing = false;
  for (let count = 0; count < 3; count += 1) await minute();
  expect([bench.digestsAt("C1").length, bench.digestsAt("D-lea").length]).toEqual([2, 2]);
});

test("a digest whose answer was lost, and that nobody needs any more, is found and ended", async () => {
  const platform = { ...bench.platform };
  const lost = async (...asked: Parameters<typeof platform.post>) => {
    await platform.post(...asked);
    return { result: "retry", after: null, reason: "timeout" } as const;
  };
  Object.assign(bench.platform, { post: lost });
  await bench.looks();
  Object.assign(bench.platform, platform);
  await bench.pausesAreOver();
  await bench.does(bench.ada, { type: "claim" });
  await bench.minutes(2);
  for (const address of ["C1", "D-lea"]) {
    expect(bench.digestsAt(address)).toHaveLength(1);
    expect(bench.digestsAt(address)[0]).toContain("All clear in “it”");
  }
});
