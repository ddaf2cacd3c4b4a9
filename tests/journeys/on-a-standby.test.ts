import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { takesWrites } from "../support/read-only.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const typed = {
  en: { help: "help", list: "list", search: "search printer", report: "report", queues: "queues" },
  fr: { help: "aide", list: "liste", search: "cherche printer", report: "rapport", queues: "files" },
} as const;

describe.each(everywhere(import.meta.filename))(
  "a database that takes no writes, on $platform in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    it("still answers whatever only reads, and goes on once it takes them", async () => {
      const made = await createStage(platform, language);
      world = made.world;
      const { stage } = made;
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const lead = stage.leadIn("support");
      const says = typed[language];
      await opens(mona, "Kept printer");
      await eventually(async () => expect(await world.rows("select from search_pending")).toEqual([]));
      const url = world.config.databaseUrl ?? "";

      await takesWrites(url, false);
      // The desk notices at its next statement that its connections were ended.
      await eventually(async () => {
        await mona.commands(says.help);
        await eventually(() => expect(mona.reads()).toContain(mona.words.whispers.help.intro), { within: 2_000 });
      });
      const before = mona.reads().length;
      await mona.commands(says.list);
      await eventually(() => expect(mona.reads().slice(before)).toContain("Kept printer"));
      const listed = mona.reads().length;
      await mona.commands(says.search);
      await eventually(() => expect(mona.reads().slice(listed)).toContain("Kept"));
      await lead.commands(says.report);
      await eventually(() => expect(lead.hears()).toContain(mona.words.reports.title("support")));
      await lead.commands(says.queues);
      await eventually(() => expect(lead.hears()).toContain(mona.words.queueList.title));

      await takesWrites(url, true);
      await eventually(() => opens(mona, "Next printer"));
    });
  },
);
