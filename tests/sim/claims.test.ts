import { beforeAll, expect, test } from "vitest";
import { alone, interleave } from "./interleave.ts";
import { allLaws, lawsOfTickets } from "./laws.ts";
import { openTestWorld } from "./open-world.ts";
import type { World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openTestWorld();
});

test("without index", async () => {
  await world.database.control.query("drop index surface_agents_key");
  await expect(
    interleave(world, "ada claims", "the channel adopts")
      .given("a ticket older than its channel")
      .upTo(2)
      .keeps(lawsOfTickets),
  ).rejects.toThrow("x");
});
test("without index", async () => {
  await expect(
    interleave(world, "ada sets up", "ada sets up again")
      .workers(2)
      .given("a ticket without a channel")
      .seeds(100)
      .keeps(lawsOfTickets),
  ).rejects.toThrow("x");
});
test("open-setup", async () => {
  const x = await interleave(world, "renée opens", "ada sets up")
    .workers(2)
    .given("a desk")
    .seeds(200)
    .keeps(lawsOfTickets);
  expect({ ...x, ends: x.ends.size }).toBe(0);
});
test("open faults", async () => {
  const x = await alone(world, "renée opens").given("a desk with its channel").atEveryPoint().keeps(allLaws);
  expect({ ...x, ends: x.ends.size }).toBe(0);
});
test("claim faults", async () => {
  const x = await alone(world, "ada claims").given("a ticket").atEveryPoint().keeps(allLaws);
  expect({ ...x, ends: x.ends.size }).toBe(0);
});
