import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "The badge reader blinks red";

describe.each(everywhere(import.meta.filename))(
  "a ticket of an agent who is not there, on $platform, in $language,",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let paul: Agent;
    let mona: Person;

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      paul = stage.agent("Paul Martin");
      await stage.setsUp();
      mona = stage.employee("Mona Petit");
      await opens(mona, title);
      await claims(claire, title);
    });
    afterEach(() => world.close());

    const isOffered = async () => (await world.rows("select offered from ticket"))[0]?.["offered"];
    const assignee = async () =>
      (await world.rows("select name from person join ticket on ticket.assignee = person.id"))[0]?.["name"];
    const leaves = async () => {
      await claire.leavesChannel();
      await eventually(async () =>
        expect(
          await world.rows(
            "select from queue_member join person on person.id = person_id where name = 'Claire Dubois'",
          ),
        ).toEqual([]),
      );
    };
    const isTakenOver = async () => {
      await eventually(() => {
        expect(paul.readsThread(title)).toContain(paul.words.agentsNotes.offered("Claire Dubois"));
        expect(paul.buttonsInChannel(title)).toContain(paul.words.buttons.press["take-over"]);
      });
      await paul.pressesInChannel(title, paul.words.buttons.press["take-over"]);
      await eventually(async () => expect(await assignee()).toBe("Paul Martin"));
      expect(await isOffered()).toBe(false);
    };

    it("as they have left the channel, is offered to the others", async () => {
      expect(await isOffered()).toBe(false);
      await leaves();
      await isTakenOver();
    });

    it("and is refused after they left, is offered then", async () => {
      await resolves(claire, title, "Changed the reader", mona);
      await leaves();
      expect(await isOffered()).toBe(false);
      await mona.presses(mona.words.buttons.fill.refuse);
      await mona.enters({ [mona.words.forms.text.refuse]: "It blinks again" });
      expect(await mona.sends()).toEqual({});
      await isTakenOver();
    });

    it("and is reopened while they are away, is offered then", async () => {
      await resolves(claire, title, "Changed the reader", mona);
      await mona.presses(mona.words.buttons.press.confirm);
      await eventually(async () =>
        expect(await world.rows("select from ticket where status = 'closed'")).toHaveLength(1),
      );
      await claire.commands(language === "en" ? "away" : "absent");
      await eventually(async () => expect(await world.rows("select from person where away")).toHaveLength(1));
      await mona.presses(mona.words.buttons.fill.reopen);
      await mona.enters({ [mona.words.forms.reason.reopen]: "It blinks again" });
      expect(await mona.sends()).toEqual({});
      await isTakenOver();
    });
  },
);
