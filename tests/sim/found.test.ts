import { expect, test } from "vitest";
import { found } from "./found.ts";
import { replay } from "./interleave.ts";
import { allLaws, lawsOfTickets } from "./laws.ts";
import { readLine } from "./line.ts";
import { openTestWorld } from "./open-world.ts";

const world = openTestWorld();

test.each(found)("no more: $broke", async ({ line }) => {
  const schedule = readLine(line);
  const laws = schedule.workers === null ? lawsOfTickets : allLaws;
  expect((await replay(await world, schedule, laws)).broken).toBeNull();
});
