import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent, InChannel, Person, Stage } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";
import { duration } from "../../src/screen/duration.ts";

const title = "The printer eats paper";

describe.each(everywhere(import.meta.filename))(
  "how soon others were answered, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let mona: Person;
    let lead: InChannel;

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      mona = stage.employee("Mona Petit");
      await stage.setsUp();
      lead = stage.leadIn("support");
    });
    afterEach(() => world.close());

    const within = 190 * 60_000;

    it("is said at the opening until somebody answers, and its lead reads how often it was true", async () => {
      await world.rows(
        `insert into answer_time (queue_name, priority, opened_in, tickets, within)
         select 'support', 'P' || number, 'any', 60, ${within} from generate_series(1, 4) as number`,
      );
      const said = mona.words.forecasts.withinOpenHours(8, duration(within, language, "hour"));
      const told = (): string => mona.reads() + mona.whispered();
      await opens(mona, title);
      await eventually(() => expect(mona.reads()).toContain(said));
      await appears(() => (claire.readsChannel().includes(title) ? title : undefined));
      expect(claire.readsChannel()).not.toContain(said);
      await mona.presses(mona.words.buttons.where);
      await eventually(() => expect(told().split(said).length).toBeGreaterThan(2));
      await world.rests();
      world.waitsUntil("2026-11-25T09:00:30+01:00");
      await world.returns();
      await lead.commands(language === "fr" ? "rapport" : "report");
      const { reports } = stage.lead.words;
      await eventually(() => expect(lead.hears()).toContain(reports.forecast));
    });

    it("is not said while too little is known", async () => {
      await opens(mona, title);
      await appears(() => (mona.reads().includes(title) ? title : undefined));
      expect(mona.reads()).not.toContain(mona.words.forecasts.withinOpenHours(8, ""));
      expect(mona.reads()).not.toMatch(/8 of 10|8 tickets/u);
    });
  },
);
