import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Stage } from "./stage/cast.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

describe.each(everywhere(import.meta.filename))(
  "a message that its author changes, on $platform, in $language:",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;

    beforeAll(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
    });
    afterAll(() => world.close());

    const status = async (title: string) =>
      (await world.rows(`select status from ticket where title = '${title}'`))[0]?.["status"];

    it("under a ticket, is passed on once more, each time, and answers no question that came since", async () => {
      const title = "Lost badge";
      const mona = stage.employee("Mona Petit");
      await opens(mona, title);
      await claims(claire, title);
      await mona.answersUnder(title, "Call me at 1234");
      await eventually(() => expect(claire.readsThread(title)).toContain("Call me at 1234"));
      await claire.pressesInChannel(title, claire.words.buttons.fill.ask);
      await claire.enters({ [claire.words.forms.text.ask]: "Which door?" });
      await claire.sends();
      await eventually(() => expect(mona.reads()).toContain("Which door?"));
      const timesTold = (words: string) => claire.readsThread(title).split(words).length - 1;
      for (const [before, now] of [
        ["1234", "Call me at 9876"],
        ["9876", "Call me at 5555"],
        ["5555", "Call me at 9876"],
      ] as const) {
        const told = timesTold(now);
        await mona.corrects(before, now);
        await eventually(() => expect(timesTold(now)).toBe(told + 1));
      }
      expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.corrected("Mona Petit"));
      expect(await status(title)).toBe("waiting");
    });

    it("among agents, stays among them", async () => {
      const title = "Lost key";
      const mona = stage.employee("Mona Grand");
      await opens(mona, title);
      await claims(claire, title);
      await claire.chatsUnder(title, "He lost the ladder");
      await eventually(async () =>
        expect(await world.rows("select 1 from words where text = 'He lost the ladder'")).toHaveLength(1),
      );
      await claire.corrects("He lost the ladder", "She lost the letter");
      await eventually(async () =>
        expect(await world.rows("select 1 from words where text = 'She lost the letter'")).toHaveLength(1),
      );
      await claire.pressesInChannel(title, claire.words.buttons.press.called);
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.called)); // said later, and there
      expect(mona.reads()).not.toContain("She lost the letter");
    });

    it("under nothing, is asked about in the place of the question that showed the old words, which wait no longer", async () => {
      const mona = stage.employee("Mona Moyen");
      await opens(mona, "Lost glove");
      const asked = () => mona.reads().split(mona.words.whispers.placeOrNew.incident).length - 1;
      await mona.writes("It is a left one");
      await eventually(async () => {
        expect(asked()).toBe(1);
        expect(await world.rows("select 1 from inbound where key like 'asked:%' and answer <> 'null'")).not.toEqual([]);
      });
      await mona.corrects("left one", "It is a right one");
      await eventually(() => expect(mona.reads().split("It is a right one")).toHaveLength(3)); // their message, and the question
      expect(asked()).toBe(1);
      expect(mona.reads()).not.toContain("left one");
      await mona.presses(mona.words.buttons.sendAsNew);
      await eventually(async () =>
        expect(await world.rows("select title from ticket where title like 'It is a%'")).toEqual([
          { title: "It is a right one" },
        ]),
      );
    });
  },
);
