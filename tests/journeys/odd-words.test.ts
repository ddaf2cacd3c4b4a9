import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent, Stage } from "./stage/cast.ts";
import { claims } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

/** What nobody reads is not kept. */
const odd: readonly (readonly [what: string, title: string])[] = [
  ["a NUL", "Odd nul \u0000 inside"],
  ["half a pair", "Odd lone \ud83d inside"],
  ["marks on marks", `Odd z${"\u0301\u0302\u0303\u0304".repeat(25)} end`],
  ["a turn from right to left", "Odd \u202egnp.exe inside"],
  ["Arabic", "Odd الطابعة لا تعمل في الطابق الثالث"],
  ["families", `Odd ${"👨‍👩‍👧‍👦".repeat(8)}`],
  ["flags", "Odd 🇫🇷🇧🇪🇨🇭🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
  ["one long word", `Odd${"x".repeat(140)}`],
  ["a hundred emoji", `Odd ${"😀".repeat(60)}`],
  ["what Slack and Teams read as marks", "Odd <!channel> <at>x</at> &lt;b&gt; `code` *bold*"],
  ["lines and tabs", "Odd a\tb\u2028c\u0085d"],
  ["ideographs of another plane", "Odd 𠮷野家の𩸽"],
];

const names = [
  "Siobhán O’Neill-\u202eevil",
  "null",
  "<!channel>",
  "D'Artagnan & Co <b>",
  "张伟",
  "Ünïcödé \u0300\u0301\u0302 Name",
  "@here",
  "`code` *b*",
];

describe.each(everywhere(import.meta.filename))(
  "odd words and names, on $platform, in $language:",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let people = 0;

    beforeAll(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
    });
    afterAll(() => world.close());

    const newest = async () =>
      (await world.rows("select reference, title from ticket order by opened_at desc, reference desc limit 1"))[0] ??
      {};

    it.each(odd)("a title with %s opens, and both sides read it", async (_, title) => {
      const mona = stage.employee(`Mona Petit ${(people += 1)}`);
      const { newTicket } = mona.words.forms;
      await mona.callsForm();
      await mona.enters({ [newTicket.titleLabel]: title, [newTicket.description]: title });
      expect(await mona.sends()).toEqual({});
      await eventually(() => expect(mona.reads()).toContain("Odd"));
      const { reference, title: kept } = await newest();
      expect(String(kept).isWellFormed()).toBe(true);
      expect(String(kept)).toMatch(/^Odd/u);
      await eventually(() => expect(claire.readsChannel()).toContain(String(reference)));
      const read = claire.readsThread(String(reference));
      expect(read).toContain("Odd");
      for (const unseen of ["\u202e", "\u0000"]) expect(read).not.toContain(unseen);
      expect(read.isWellFormed()).toBe(true);
    });

    it.each(names)("somebody called “%s” opens a ticket, and is named without harm", async (name) => {
      people += 1;
      const email = `odd.${people}@atelier.example`;
      const locale = language === "fr" ? "fr-FR" : "en-US";
      const title = `Asked by ${people}`;
      const inSlack = world.workspace?.person({ name, email, locale });
      const inTeams = world.tenant?.person({ name, email, locale });
      await inSlack?.types(`/ticket ${title}`);
      if (inSlack !== undefined) await (await appears(() => inSlack.modal())).submit();
      await inTeams?.says(title);
      await eventually(async () => inTeams?.presses(claire.words.buttons.sendAsItIs));
      await eventually(() => expect(claire.readsChannel()).toContain(title));
      await claims(claire, title);
      const read = claire.readsThread(title);
      expect(read).not.toContain("\u202e");
      expect(read).not.toMatch(/undefined|<@/u);
      const [kept] = await world.rows(
        `select p.name from person p join ticket on requester = p.id where title = '${title}'`,
      );
      expect(String(kept?.["name"])).not.toBe("");
    });

    it("a long message that becomes a ticket says where it was cut, between whole characters", async () => {
      const { newTicket } = claire.words.forms;
      await claire.writesInChannel(`A long log\n${"All of it matters. ".repeat(300)}THE-LAST-WORD`);
      await claire.quotes("A long log");
      await eventually(() => expect(claire.form()?.[newTicket.titleLabel]).toBe("A long log"));
      const description = claire.form()?.[newTicket.description] ?? "";
      expect(description.includes("THE-LAST-WORD") || description.endsWith("…")).toBe(true);
      await claire.closesForm();

      await claire.writesInChannel(`${"a".repeat(148)}😀${"b".repeat(30)}`);
      await claire.quotes("a".repeat(100));
      const title = await appears(() => claire.form()?.[newTicket.titleLabel]);
      expect(title).toMatch(/^a+(?:😀b*)?…?$/u);
      expect(title.isWellFormed()).toBe(true);
      await claire.closesForm();
    });
  },
);

it("somebody without a zone, with a language that is not ours and without a name is served all the same", async () => {
  const { world, stage } = await createStage("slack", "en");
  try {
    const claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    const { slack } = stage.employee("X Y");
    if (slack === null) throw new Error("not on Slack");
    await slack.changes({ tz: "", locale: "pt-BR", realName: "" });
    await slack.types("/ticket Nameless");
    await (await appears(() => slack.modal())).submit();
    await eventually(() => expect(claire.readsChannel()).toContain("Nameless"));
    await claims(claire, "Nameless");
    expect(claire.readsThread("Nameless")).not.toMatch(/null|undefined|<@/u);
  } finally {
    await world.close();
  }
});
