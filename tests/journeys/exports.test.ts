import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent, InChannel, Person, Stage } from "./stage/cast.ts";
import { claims, goesOnTo, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "The printer eats paper";

describe.each(everywhere(import.meta.filename))(
  "tickets as a file, on $platform, in $language",
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
    /** The files that came to people. */
    const files = (): readonly { readonly name: string; readonly content: string }[] =>
      [
        ...(world.tenant?.uploaded() ?? []).map(({ name, bytes }) => ({ name, content: Buffer.from(bytes) })),
        ...(world.workspace?.state.files.values() ?? []),
      ].map(({ name, content }) => ({ name, content: content.toString("utf8") }));
    const states = async (): Promise<readonly unknown[]> =>
      (await world.rows("select state from export")).map(({ state }) => state);

    it("the lead has the tickets of their report, in their own chat", async () => {
      const { buttons, exports } = stage.lead.words;
      await lead.commands(typed);
      await lead.presses(buttons.export);
      await eventually(() => expect(lead.hears()).toContain(exports.ask));
      await lead.presses(buttons.exportAs.csv);
      await eventually(() => expect(stage.lead.reads()).toContain(exports.here(1)));
      if (platform === "teams") await stage.lead.presses("Accept");
      const [file] = await appears(() => (files().length > 0 ? files() : undefined));
      expect(file?.name).toMatch(/^tickets-\d{4}-\d\d-\d\d\.csv$/);
      expect(file?.content).toContain(title);
      expect(file?.content).toContain(language === "fr" ? ';"Mona Petit";' : ',"Mona Petit",');
      await eventually(async () => expect(await states()).toEqual(["sent"]));
      if (platform === "teams") await eventually(() => expect(stage.lead.reads()).toContain(file?.name));
      const shares = [...(world.workspace?.state.files.values() ?? [])].flatMap((each) => each.shares);
      for (const { channel } of shares) expect(channel).toBe(stage.lead.slack?.dm.channel);
      expect(shares).toHaveLength(platform === "slack" ? 1 : 0);
      expect(mona.reads()).not.toContain(exports.here(1));
    });

    it("an agent has their own timesheet, in their own chat", async () => {
      const { words } = claire;
      const { buttons, timesheets } = words;
      await claims(claire, title);
      await goesOnTo(claire, title, buttons.fill.work);
      await claire.enters({ [words.forms.text.work]: "New rollers", [words.forms.minutes]: "25" });
      expect(await claire.sends()).toEqual({});
      world.waits(1 / (24 * 60));
      await claire.commands(`${typed} ${language === "fr" ? "temps" : "timesheet"}`);
      const told = (): string => claire.reads() + claire.whispered();
      await eventually(() => expect(told()).toContain(timesheets.you));
      await claire.presses(buttons.export);
      await eventually(() => expect(told()).toContain(timesheets.ask));
      await claire.presses(buttons.exportAs.csv);
      await eventually(() => expect(claire.reads()).toContain(timesheets.here(1)));
      if (platform === "teams") await claire.presses("Accept");
      const [file] = await appears(() => (files().length > 0 ? files() : undefined));
      expect(file?.name).toMatch(new RegExp(String.raw`^(?:timesheet|feuille-de-temps)-\d{4}-\d\d-\d\d\.csv$`, "u"));
      expect(file?.content).toContain("Claire Dubois");
      expect(file?.content).toMatch(/[;,]"?25"?\r\n$/u);
      expect(file?.content).not.toContain("New rollers");
    });

    it("whoever leads nothing finds tickets without such a button", async () => {
      await eventually(async () => expect(await world.rows("select from search_pending")).toEqual([]));
      await mona.commands(`${language === "fr" ? "cherche" : "search"} printer`);
      await eventually(() => expect(mona.reads() + mona.whispered()).toContain(title));
      expect(mona.buttonsOn(title)).not.toContain(mona.words.buttons.export);
      expect(await states()).toEqual([]);
    });

    if (platform === "teams")
      it("they can do without it", async () => {
        const { buttons, exports } = stage.lead.words;
        await lead.commands(typed);
        await lead.presses(buttons.export);
        await lead.presses(buttons.exportAs.xlsx);
        await stage.lead.presses("Decline");
        await eventually(() => expect(stage.lead.reads()).toContain(exports.declined));
        expect(await states()).toEqual(["declined"]);
        expect(files()).toEqual([]);
      });
  },
);
