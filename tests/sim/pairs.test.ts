import { expect, test } from "vitest";
import { commandTypes } from "../../src/features/rules/decide.ts";
import { acts, type ActName } from "./acts.ts";
import type { Act } from "./make-acts.ts";
import type { GivenName } from "./givens.ts";
import { interleave } from "./interleave.ts";
import { lawsOfTickets } from "./laws.ts";
import { openTestWorld } from "./open-world.ts";
import { pairs } from "./pairs.ts";

const world = openTestWorld();

/** In how many states each may end: no more, no fewer. `npm run sim` has all the others. */
const endsOfPairs: readonly (readonly [GivenName, ActName, ActName, number])[] = [
  ["a ticket", "ada claims", "bob claims", 2],
  ["a ticket", "ada claims", "ada claims", 1],
  ["a ticket", "ada claims", "renée withdraws", 2],
  ["a ticket older than its channel", "ada claims", "the channel adopts", 2],
  ["a ticket older than its channel", "the channel adopts", "the channel adopts", 1],
  ["a desk with its channel", "renée opens", "mona opens", 2],
  ["a desk with its channel", "renée opens", "renée opens", 1],
  ["a ticket that waits for approval", "mona declines", "bob approves", 2],
  ["a ticket that waits for approval", "mona approves", "mona approves", 1],
  ["a private ticket", "bob opens it up again", "ada claims", 2],
  ["a ticket in hand", "ada resolves", "renée answers", 2],
  ["a ticket", "ada claims", "bob takes it with a reply", 2],
  ["a ticket in hand", "ada resolves by a reply", "bob takes over", 2],
];

/** The second is made of what statements are seen to touch. It overlooks nothing that the first sees. */
test.each(endsOfPairs)("%s: %s beside %s, up to two switches and in every way", async (given, one, other, ends) => {
  const pair = interleave(await world, one, other).given(given);
  const bounded = await pair.upTo(2).keeps(lawsOfTickets);
  const every = await pair.everyWay().keeps(lawsOfTickets);
  expect(every.ends).toEqual(bounded.ends);
  expect(every.ends.size).toBe(ends);
});

test("whatever can be asked of a ticket stands beside something else in the long run", () => {
  const commandOf = (name: ActName): Act["command"] => {
    const act: Act = acts[name];
    return act.command;
  };
  const asked = new Set(pairs.flatMap(({ one, other }) => [commandOf(one), commandOf(other)]));
  expect(commandTypes.filter((type) => !asked.has(type))).toEqual([]);
});
