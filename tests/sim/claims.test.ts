import { beforeAll, expect, test } from "vitest";
import { interleave } from "./interleave.ts";
import { lawsOfTickets } from "./laws.ts";
import { openTestWorld } from "./open-world.ts";
import type { World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openTestWorld();
});

test("two claims go the same way twice, byte for byte, whatever the seed", async () => {
  const { runs } = await interleave(world, "ada claims", "bob claims")
    .given("a ticket")
    .seeds(20)
    .twice()
    .keeps(lawsOfTickets);
  expect(runs).toBe(20);
});

test("two claims: one has it, the other is told so", async () => {
  const { ends } = await interleave(world, "ada claims", "bob claims").given("a ticket").upTo(2).keeps(lawsOfTickets);
  expect(ends.size).toBe(2);
});

test("a claim beside an adoption leaves one card", async () => {
  await interleave(world, "ada claims", "the channel adopts")
    .given("a ticket older than its channel")
    .upTo(2)
    .keeps(lawsOfTickets);
});
