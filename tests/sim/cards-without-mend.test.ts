import { expect, test } from "vitest";
import { interleave } from "./interleave.ts";
import { lawsOfTickets } from "./laws.ts";
import { openTestWorld } from "./open-world.ts";

/** Of what the database holds by itself: that a channel has one card of a ticket. */
const world = openTestWorld().then(async (opened) => {
  await opened.database.control.query("drop index surface_agents_key");
  return opened;
});

const afterOneSwitch = /the agents have 2 cards\n.*"switches":\[\{[^}]+\}\]\}'$/;

test("without the unique index a claim beside an adoption is found to leave two cards, after one switch", async () => {
  const beside = interleave(await world, "ada claims", "the channel adopts").given("a ticket older than its channel");
  await expect(beside.upTo(2).keeps(lawsOfTickets)).rejects.toThrow(afterOneSwitch);
});

test("without the unique index two adoptions are found to leave two cards, after one switch", async () => {
  const twice = interleave(await world, "the channel adopts", "the channel adopts");
  const runs = twice.given("a ticket older than its channel").upTo(2);
  await expect(runs.keeps(lawsOfTickets)).rejects.toThrow(afterOneSwitch);
});
