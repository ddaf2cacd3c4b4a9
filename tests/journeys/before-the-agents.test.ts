import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

describe.each(everywhere(import.meta.filename))(
  "tickets older than their agents' channel, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    it("wait, and are all shown once the channel is set up, each once", async () => {
      const made = await createStage(platform, language);
      world = made.world;
      const { stage } = made;
      const mona = stage.employee("Mona Petit");
      const titles = ["The door is locked", "The door is open"];
      for (const title of titles) await opens(mona, title);

      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      await eventually(() => {
        for (const title of titles) expect(claire.readsChannel()).toContain(title);
      });
      await stage.setsUp();
      for (const title of titles) await claims(claire, title);
      const [shown] = await world.rows("select count(*)::int as cards from surface where person_id is null");
      expect(shown).toEqual({ cards: titles.length });
    });
  },
);
