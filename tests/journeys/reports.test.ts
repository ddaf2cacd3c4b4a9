import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent, InChannel, Person, Stage } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "The printer eats paper";

describe.each(everywhere(import.meta.filename))(
  "the figures of a queue, on $platform, in $language",
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
      await opens(mona, title);
      await appears(() => (claire.readsChannel().includes(title) ? title : undefined));
    });
    afterEach(() => world.close());

    const typed = language === "fr" ? "rapport" : "report";

    it("the lead reads them, and those of another time in their place", async () => {
      const { reports, buttons } = stage.lead.words;
      await claire.pressesInChannel(title, claire.words.buttons.press.claim);
      await eventually(() => expect(mona.reads()).toContain("Claire Dubois"));
      await lead.commands(typed);
      await eventually(() => {
        expect(lead.hears()).toContain(reports.title("support"));
        expect(lead.hears()).toContain(reports.inShort);
        expect(lead.hears()).toContain("Claire Dubois 1");
      });
      expect(lead.hears()).not.toContain(reports.quiet);
      expect(claire.readsChannel()).not.toContain(reports.title("support"));
      await lead.presses(buttons.reportMeanings);
      await eventually(() => expect(lead.hears()).toContain(reports.meanings.response.is));
      await lead.presses(buttons.reportBack);
      await eventually(() => expect(lead.hears()).toContain(reports.inShort));
      await lead.presses(buttons.report["last-month"]);
      await eventually(() => expect(lead.hears()).toContain(reports.quiet));
    });

    it("a queue and a time can be typed; what names no queue is a ticket", async () => {
      const { reports } = stage.lead.words;
      await lead.commands(`${typed} support ${language === "fr" ? "semaine dernière" : "last week"}`);
      await eventually(() => expect(lead.hears()).toContain(reports.period["last-week"]));
      await lead.commands(`${typed} ${language === "fr" ? "mois" : "month"}`);
      await eventually(() => expect(lead.hears()).toContain(reports.period["this-month"]));
      await stage.lead.callsForm(`${typed} 42`);
      expect(Object.values(stage.lead.form() ?? {})).toContain(`${typed} 42`);
    });

    it("as a week begins, the lead reads what the last one was", async () => {
      const { reports } = stage.lead.words;
      await world.rests();
      world.waitsUntil("2026-11-30T09:00:30+01:00");
      await world.returns();
      await eventually(() => expect(stage.lead.reads()).toContain(reports.period["last-week"]));
      expect(stage.lead.reads()).toContain(reports.title("support"));
      expect(claire.reads()).not.toContain(reports.title("support"));
    });

    it("whoever leads no queue reads no figure", async () => {
      await mona.commands(typed);
      const told = (): string => mona.reads() + mona.whispered();
      await eventually(() => expect(told()).toContain(mona.words.reports.notAllowed));
      expect(told()).not.toContain(mona.words.reports.inShort);
    });
  },
);
