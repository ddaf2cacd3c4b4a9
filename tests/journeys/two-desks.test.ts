import pino from "pino";
import { afterEach, expect, it } from "vitest";
import { startDesk } from "../../src/process/start.ts";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, type World } from "./stage/world.ts";

let world: World;
afterEach(() => world.close());

it("two desks on one database share the work, and say everything once", async () => {
  const made = await createStage("slack", "en");
  world = made.world;
  const { stage } = made;
  const second = await startDesk(world.config, { log: pino({ level: "silent" }), now: () => world.now() });
  try {
    const claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    const mona = stage.employee("Mona Petit");
    const titles = ["one", "two", "three", "four", "five"].map((number) => `Ticket ${number}`);
    for (const title of titles) {
      await opens(mona, title);
      await claims(claire, title);
    }
    world.waits(10 / (24 * 60)); // nobody is rung for a claim right after the card
    await eventually(async () => {
      const [said] = await world.rows("select count(*)::int as notes from note where message is not null");
      expect(said).toEqual({ notes: 2 * titles.length });
    });
    for (const words of [mona.reads(), claire.readsChannel()]) {
      for (const title of titles) expect(words.split("\n").filter((line) => line === title)).toHaveLength(1);
    }
    const taken = mona.words.personNotes.claimed("Claire Dubois");
    expect(
      mona
        .reads()
        .split("\n")
        .filter((line) => line === taken),
    ).toHaveLength(titles.length);
  } finally {
    await second.stop();
  }
});
