import { expect, test } from "vitest";
import { faults } from "./checkpoint.ts";
import { alone } from "./interleave.ts";
import { allLaws } from "./laws.ts";
import { openTestWorld } from "./open-world.ts";
import { singles } from "./pairs.ts";

const world = openTestWorld();

/** Statements and sends, until all is said: they become fewer only where the desk was given less to do. */
const points = { opening: 24, claiming: 46, all: 3_599 };

test("whatever is done, each by itself keeps every law, and has as many points as it had", async () => {
  let all = 0;
  for (const { given, act } of singles)
    all += (
      await alone(await world, act)
        .given(given)
        .atEveryPoint([])
        .keeps(allLaws)
    ).points;
  expect(all).toBeGreaterThanOrEqual(points.all);
});

test("a ticket is opened once and shown once, whatever breaks at any point", async () => {
  const opening = await alone(await world, "renée opens")
    .given("a desk with its channel")
    .atEveryPoint()
    .keeps(allLaws);
  expect(opening.points).toBeGreaterThanOrEqual(points.opening);
  expect(opening.runs).toBe(1 + opening.points * faults.length);
});

test("a ticket is claimed once and told once, whatever breaks at any point", async () => {
  const claiming = await alone(await world, "ada claims")
    .given("a ticket")
    .atEveryPoint()
    .keeps(allLaws);
  expect(claiming.points).toBeGreaterThanOrEqual(points.claiming);
  expect(claiming.runs).toBe(1 + claiming.points * faults.length);
});
