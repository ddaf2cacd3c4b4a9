import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, type World } from "./stage/world.ts";

let world: World;
afterEach(() => world.close());

describe.each(["en", "fr"] as const)("on Slack, in %s", (language) => {
  it("a card whose post was never answered stands there once, and goes on", async () => {
    const made = await createStage("slack", language);
    world = made.world;
    const { stage } = made;
    const claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    const mona = stage.employee("Mona Petit");
    await opens(mona, "The first one"); // from then on it is known where she is written to
    await eventually(() => expect(mona.reads()).toContain("The first one"));
    await eventually(() => expect(claire.readsChannel()).toContain("The first one"));
    world.workspace?.faults.loseAnswer("chat.postMessage", { times: 2 });
    await opens(mona, "The second one");
    await eventually(
      async () => {
        const cards = await world.rows("select from surface where message is null");
        expect([cards, await world.rows("select from outbox")]).toEqual([[], []]);
      },
      { within: 30_000 },
    );
    const posts = world.workspace?.wire.of("chat.postMessage") ?? [];
    expect(posts.filter(({ answered }) => JSON.stringify(answered).startsWith('{"lost"'))).toHaveLength(2);
    await claims(claire, "The second one");
    await eventually(() => expect(cardsAbout("The second one")).toEqual([1, 1]));
    await eventually(() => expect(mona.reads()).toContain("Claire Dubois"));
  }, 90_000);
});

/** How many cards with this title stand in each conversation that has one. */
const cardsAbout = (title: string): readonly number[] =>
  [...(world.workspace?.state.channels.values() ?? [])]
    .map(
      ({ messages }) =>
        messages.filter(
          ({ botId, threadTs, onlyFor, blocks }) =>
            botId !== undefined &&
            threadTs === undefined &&
            onlyFor === undefined &&
            JSON.stringify(blocks).includes(title),
        ).length,
    )
    .filter((count) => count > 0);
