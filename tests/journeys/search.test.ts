import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const verb = { en: "search", fr: "cherche" } as const;
const mine = { en: "assignee:me", fr: "agent:moi" } as const;

describe.each(everywhere)("a search on $platform in $language", ({ platform, language }) => {
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
    await eventually(() => expect(results("wobbly")).toContain(search.none));

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
