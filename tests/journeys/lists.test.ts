import { afterEach, describe, expect, it } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const list = { en: "list", fr: "liste" } as const;
const thing = (index: number): string => `Thing ${String(index).padStart(2, "0")}`;

describe.each(everywhere)("lists on $platform in $language", ({ platform, language }) => {
  let world: World;
  afterEach(() => world.close());

  it("say how many they do not show, and lead to the rest and back, in their place", async () => {
    const made = await createStage(platform, language);
    world = made.world;
    await made.stage.setsUp();
    const mona = made.stage.employee("Mona Petit");
    const { words } = mona;
    const count = 13;
    for (let index = 1; index <= count; index += 1) await opens(mona, thing(index));
    const before = mona.reads().length;
    const listed = () => [
      ...new Set(
        mona
          .reads()
          .slice(before)
          .match(/Thing \d\d/gu),
      ),
    ];

    await mona.commands(list[language]);
    await eventually(() => expect(mona.reads()).toContain(words.lists.more(3)));
    const first = listed();
    expect(first).toHaveLength(10);

    await mona.presses(words.buttons.showMore);
    await eventually(() => expect(listed()).toHaveLength(3));
    expect(mona.reads()).not.toContain(words.lists.more(3));
    expect(new Set([...first, ...listed()]).size).toBe(count);

    await mona.presses(words.buttons.allLists);
    await eventually(() => expect(listed()).toEqual(first));
  });

  it("show an agent what they answer for, apart from what they asked for", async () => {
    const made = await createStage(platform, language);
    world = made.world;
    const claire = made.stage.agent("Claire Dubois");
    await made.stage.setsUp();
    await opens(made.stage.employee("Mona Petit"), "Broken chair");
    await opens(claire, "My own lamp");
    await claims(claire, "Broken chair");

    await claire.commands(list[language]);
    const { claimed, queue, asked } = claire.words.lists;
    await eventually(() => expect(claire.reads()).toContain(claimed));
    const [, shown = ""] = claire.reads().split(claimed);
    const [answersFor = "", rest = ""] = shown.split(queue);
    expect(answersFor).toContain("Broken chair");
    expect(answersFor).not.toContain("My own lamp");
    expect(rest.split(asked)[1]).toContain("My own lamp");
    expect(rest).not.toContain("Broken chair"); // it stands in no list twice
  });
});

it("the Home tab on Slack leads to the rest of a list in its own place", async () => {
  const { world, stage } = await createStage("slack", "en");
  try {
    await stage.setsUp();
    const { slack, words, ...mona } = stage.employee("Mona Petit");
    for (let index = 1; index <= 12; index += 1) await opens({ ...mona, slack, words }, thing(index));
    await slack?.opensHome();
    const home = await appears(() => slack?.home());
    await eventually(() => expect(home.text).toContain(words.lists.more(2)));
    await home.press(words.buttons.showMore);
    await eventually(() => expect(slack?.home()?.text).toContain(thing(1)));
    expect(slack?.home()?.text).not.toContain(thing(12));
    await slack?.home()?.press(words.buttons.allLists);
    await eventually(() => expect(slack?.home()?.text).toContain(words.lists.more(2)));
  } finally {
    await world.close();
  }
});
