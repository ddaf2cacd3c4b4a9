import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
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

    it("does so with a ticket that is offered while its agent is away", async () => {
      const made = await createStage(platform, language);
      world = made.world;
      const { stage } = made;
      const claire = stage.agent("Claire Dubois");
      const others = [stage.agent("Paul Martin"), stage.agent("Zoe Girard")];
      await stage.setsUp();
      await opens(stage.employee("Mona Petit"), title);
      await claims(claire, title);
      await claire.commands(language === "en" ? "away" : "absent");
      const takeOver = claire.words.buttons.press["take-over"];
      for (const agent of others) await eventually(() => expect(agent.buttonsInChannel(title)).toContain(takeOver));

      await Promise.allSettled(others.map((agent) => agent.pressesInChannel(title, takeOver)));

      await eventually(async () => {
        const [taken, ...more] = await world.rows(
          "select p.name from ticket_event join person p on p.id = by where event->>'type' = 'assigned'",
        );
        expect(more).toEqual([]);
        const [has] = await world.rows("select p.name from ticket join person p on p.id = assignee where not offered");
        expect(has).toEqual(taken);
        const late = others.find(({ name }) => name !== taken?.["name"]);
        expect(late?.whispered()).toContain(String(taken?.["name"]));
      });
    });
  },
);
