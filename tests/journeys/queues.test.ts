import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent, Stage } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "The printer eats paper";

describe.each(everywhere)("queues and their channels, on $platform, in $language", ({ platform, language }) => {
  let world: World;
  let stage: Stage;
  let claire: Agent;

  beforeEach(async () => {
    ({ world, stage } = await createStage(platform, language));
    claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    await opens(stage.employee("Mona Petit"), title);
    await appears(() => (claire.readsChannel().includes(title) ? title : undefined));
  });
  afterEach(() => world.close());

  const channels = () => world.rows("select queue_name, address from agents_channel order by 1");

  it("a name that may be a slip takes no channel before somebody agrees", async () => {
    const { words } = stage.lead;
    const before = await channels();
    await stage.leadIn("support").commands("setup suport");
    await eventually(() =>
      expect(stage.leadIn("support").hears()).toContain(words.setUp.ask.resembles("suport", "support")),
    );
    expect(stage.leadIn("support").hears()).toContain(words.setUp.ask.becomeAgents(stage.peopleIn("support")));
    expect(await channels()).toEqual(before);
    await stage.leadIn("support").presses(words.setUp.ask.keep);
    await eventually(() => expect(stage.leadIn("support").hears()).toContain(words.setUp.kept));
    expect(await channels()).toEqual(before);
    expect(await world.rows("select name from queue")).toEqual([{ name: "support" }]);
  });

  it("a queue moves when its lead agrees, with its tickets, and the channel that it leaves is told", async () => {
    const { words } = stage.lead;
    const before = await channels();
    await stage.leadIn("elsewhere").commands("setup");
    await eventually(() => expect(stage.leadIn("elsewhere").hears()).toContain(words.setUp.ask.leaves("support")));
    expect(await channels()).toEqual(before);
    await stage.leadIn("elsewhere").presses(words.setUp.ask.moveHere);
    await eventually(async () => {
      const [now] = await channels();
      expect(now).toMatchObject({ queue_name: "support" });
      expect(now).not.toEqual(before[0]);
      expect(claire.readsChannel()).toContain(words.setUp.farewell("support", "Ada Admin"));
      const shown = await world.rows("select 1 from surface where person_id is null and message is not null");
      expect(shown).toHaveLength(2); // the card that was, and the one where the queue is now
    });
  });
});
