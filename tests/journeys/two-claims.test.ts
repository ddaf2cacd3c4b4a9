import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "VPN down";

describe.each(everywhere(import.meta.filename))(
  "two agents pressing Claim at once, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    it("leaves the ticket to one, and tells the other who has it", async () => {
      const made = await createStage(platform, language);
      world = made.world;
      const { stage } = made;
      const claire = stage.agent("Claire Dubois");
      const paul = stage.agent("Paul Martin");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      await opens(mona, title);
      await eventually(() => expect(paul.buttonsInChannel(title)).toContain(paul.words.buttons.press.claim));

      await Promise.all([claire, paul].map((agent) => agent.pressesInChannel(title, agent.words.buttons.press.claim)));

      await eventually(async () => {
        const claims = await world.rows("select by from ticket_event where event->>'type' = 'claimed'");
        expect(claims).toHaveLength(1);
        const [winner] = await world.rows(`select name from person where id = '${String(claims[0]?.["by"])}'`);
        const loser = winner?.["name"] === "Paul Martin" ? claire : paul;
        expect(loser.whispered()).toContain(loser.words.refusals.alreadyClaimed(String(winner?.["name"])));
      });
    });
  },
);
