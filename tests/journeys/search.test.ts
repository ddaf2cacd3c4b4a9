import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const verb = { en: "search", fr: "cherche" } as const;
const mine = { en: "assignee:me", fr: "agent:moi" } as const;

/** The worker writes what a ticket is found by a moment after what was written. */
const indexed = (world: World): Promise<void> =>
  eventually(async () => expect(await world.rows("select from search_pending")).toEqual([]));

describe.each(everywhere(import.meta.filename))("a search on $platform in $language", ({ platform, language }) => {
  let world: World;
  afterEach(() => world.close());

  it("finds for each what they may read, tells it to them alone, and leads to the card or to a ticket", async () => {
    const { world: made, stage } = await createStage(platform, language);
    world = made;
    const claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    const mona = stage.employee("Mona Petit");
    const { search, buttons } = mona.words;
    await opens(mona, "Broken chair");
    await opens(claire, "Another chair");
    await claims(claire, "Broken chair");
    await claire.chatsUnder("Broken chair", "The wobbly one");
    await eventually(async () =>
      expect(await world.rows("select from words where text = 'The wobbly one'")).toHaveLength(1),
    );
    await indexed(world);

    // What is read after the heading that says for what; empty until it stands there.
    const results = (typed: string): string => mona.reads().split(search.found(typed)).slice(1).at(-1) ?? "";
    await mona.commands(`${verb[language]} chairs`);
    await eventually(() => expect(results("chairs")).toContain("Broken chair"));
    expect(results("chairs")).toContain(search.count(1));
    expect(results("chairs")).not.toContain("Another chair");
    await mona.presses(buttons.show);
    await eventually(() => expect(mona.formSays()).toContain("Broken chair"));
    await mona.closesForm();

    await mona.commands(`${verb[language]} wobbly`);
    await eventually(() => expect(mona.reads()).toContain(search.noneFor("wobbly")));

    await claire.commandsInChannel(`${verb[language]} wobbly ${mine[language]}`);
    const told = () => (platform === "slack" ? claire.readsChannel() : claire.reads());
    await eventually(() => expect(told()).toContain(search.found(`wobbly ${mine[language]}`)));
    expect(told()).toContain(mine[language].split(":")[1]);
    expect(mona.reads()).not.toContain("The wobbly one");
  });
});

it("the Home tab on Slack asks what for, and opens what is found before whoever asked", async () => {
  const { world, stage } = await createStage("slack", "en");
  try {
    await stage.setsUp();
    const mona = stage.employee("Mona Petit");
    const { search, buttons } = mona.words;
    await opens(mona, "Broken chair");
    await mona.slack?.opensHome();
    await eventually(() => expect(mona.slack?.home()?.text).toContain("Broken chair"));
    await indexed(world);
    await mona.slack?.home()?.press(buttons.search);
    await eventually(() => expect(mona.formSays()).toContain(search.what));
    await mona.enters({ [search.what]: "chairs" });
    await mona.sends();
    await eventually(() => expect(mona.formSays()).toContain(search.found("chairs")));
    expect(mona.formSays()).toContain("Broken chair");
    await mona.pressesInForm(buttons.show);
    await eventually(() => expect(mona.formSays()).toContain(mona.words.labels.status.new));
  } finally {
    await world.close();
  }
});

describe.each(["en", "fr"] as const)("the message extension on Teams, in %s", (language) => {
  let world: World;
  afterEach(() => world.close());

  it("finds for each what they may read, and what is posted opens for those who may read it alone", async () => {
    const { world: made, stage } = await createStage("teams", language);
    world = made;
    const { tenant } = world;
    if (tenant === null) throw new Error("no Teams in this world");
    await stage.setsUp();
    const { words } = stage.employee("Mona Petit");
    const locale = language === "fr" ? "fr-FR" : "en-US";
    const nora = tenant.person({ name: "Nora Both", email: "nora@atelier.example", locale });
    const bob = tenant.person({ name: "Bob Stone", email: "bob@atelier.example", locale });
    const { general } = tenant.team({ name: "Everybody", owners: [bob], members: [nora] });
    await nora.runsCommand("newTicket", { from: "compose", in: "chat" });
    nora.fills({ [words.forms.newTicket.titleLabel]: "Broken chair" });
    await nora.presses(words.forms.newTicket.submit);
    nora.closesDialog();
    await eventually(() => expect(nora.sees()).toContain("Broken chair"));

    await indexed(world);
    const compose = { from: "compose", in: general } as const;
    expect(await nora.searches("search", null, compose)).toContain("Broken chair");
    expect(await nora.searches("search", "chairs", compose)).toContain(words.labels.status.new);
    expect(await bob.searches("search", "chairs", compose)).toBe(words.search.none);
    expect(await bob.searches("search", null, compose)).toBe(words.search.none);

    nora.postsResult("Broken chair", general);
    await nora.presses(words.buttons.show, { in: general });
    expect(nora.dialog()?.text).toContain(words.labels.status.new);
    await bob.presses(words.buttons.show, { in: general });
    expect(bob.dialog()?.text).not.toContain(words.labels.status.new);
    expect(bob.dialog()?.buttons).toEqual([]);
  });
});
