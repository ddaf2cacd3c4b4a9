import { expect, test } from "vitest";
import { alone, interleave } from "./interleave.ts";
import { allLaws, lawsOfTickets } from "./laws.ts";
import { openTestWorld } from "./open-world.ts";

const world = openTestWorld();

test("two claims of one seed leave the same bytes in log and database", async () => {
  const claims = interleave(await world, "ada claims", "bob claims").given("a ticket");
  expect((await claims.seeds(20).twice().keeps(lawsOfTickets)).runs).toBe(20);
});

test("four people and three workers of one seed leave the same bytes, and keep every law", async () => {
  const rush = interleave(await world, "renée opens", "mona opens", "ada claims", "bob claims")
    .workers(3)
    .given("a ticket");
  expect((await rush.seeds(10).twice().keeps(allLaws)).runs).toBe(10);
});

test("whatever breaks at any point breaks the same way twice", async () => {
  const opening = alone(await world, "renée opens").given("a desk with its channel");
  const { runs, points } = await opening.atEveryPoint(["dropped"]).twice().keeps(allLaws);
  expect(runs).toBe(1 + points);
});

test("tickets that are opened while their queue gets its channel have one card each", async () => {
  const opening = interleave(await world, "renée opens", "ada sets up", "mona opens")
    .workers(2)
    .given("a desk");
  expect((await opening.seeds(40).keeps(allLaws)).runs).toBe(40);
});
