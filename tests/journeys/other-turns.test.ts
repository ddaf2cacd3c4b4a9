import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { text } from "../../src/kernel/text.ts";
import { plainText } from "../../src/screen/plain-text.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, goesOnTo, hearsLater, opens, resolves } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "No sound in the meeting room";

describe.each(everywhere(import.meta.filename))(
  "the other turns a ticket takes, on $platform, in $language",
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
    });
    afterEach(() => world.close());

    const status = async () => (await world.rows("select status from ticket order by opened_at"))[0]?.["status"];

    it("is released to the pool, claimed by another, and transferred back", async () => {
      const { words } = claire;
      await opens(mona, title);
      await claims(claire, title);
      await goesOnTo(claire, title, words.buttons.press.release);
      await hearsLater(world, mona, mona.words.personNotes.released);
      await eventually(() => {
        expect(claire.readsThread(title)).toContain(words.agentsNotes.released("Claire Dubois"));
        expect(paul.buttonsInChannel(title)).toContain(words.buttons.press.claim);
      });
      await claims(paul, title);
      await goesOnTo(paul, title, words.buttons.fill.assign);
      await paul.pressesInForm(words.forms.hasOpen("Claire Dubois", 0));
      await hearsLater(world, mona, mona.words.personNotes.assigned("Claire Dubois"));
      await resolves(claire, title, "Turned it on", mona);
    });

    it("is put on hold until a day to come, and resumed", async () => {
      const { words } = claire;
      await opens(mona, title);
      await claims(claire, title);
      await claire.pressesInChannel(title, words.buttons.fill.hold);
      await claire.enters({ [words.forms.reason.hold]: "A speaker is ordered", [words.forms.resumeOn]: "2020-01-01" });
      expect(Object.values(await claire.sends())).toContain(words.errors.inThePast);
      await claire.enters({ [words.forms.reason.hold]: "A speaker is ordered", [words.forms.resumeOn]: "9999-12-31" });
      const [tooLong = ""] = words.refusals.holdTooLong("P3", "|").split("|");
      expect([...Object.values(await claire.sends()), claire.formSays()].join()).toContain(tooLong);
      const nextMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      await claire.enters({ [words.forms.reason.hold]: "A speaker is ordered", [words.forms.resumeOn]: nextMonth });
      expect(await claire.sends()).toEqual({});
      await hearsLater(world, mona, "A speaker is ordered");
      await eventually(() => {
        expect(claire.buttonsInChannel(title)).toContain(words.buttons.press.resume);
      });
      await claire.pressesInChannel(title, words.buttons.press.resume);
      await hearsLater(world, mona, mona.words.personNotes.resumed);
      expect(await status()).toBe("in-progress");
    });

    it("is chased by its requester, once in four hours", async () => {
      await opens(mona, title);
      const { buttons, standing } = mona.words;
      await mona.presses(buttons.where);
      await eventually(() => expect(mona.reads()).toContain(standing.nextInLine));
      expect(await world.rows("select chases from ticket")).toEqual([{ chases: 0 }]);
      await mona.presses(buttons.press.chase);
      await eventually(() => {
        expect(mona.reads()).toContain(mona.words.personNotes.chased);
        expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.chased("Mona Petit", 1));
      });
      const reminded = plainText(text`${standing.remindedUntil({ kind: "plain", text: "" })}`, {
        locale: language,
        zone: "UTC",
      });
      await eventually(() => expect(mona.reads()).toContain(reminded.slice(0, reminded.indexOf(".") + 1)));
      expect(mona.buttonsOn(title)).not.toContain(buttons.press.chase);
      await eventually(async () => expect((await world.rows("select chases from ticket"))[0]).toEqual({ chases: 1 }));
    });

    it("is withdrawn by its requester, and brought back by them", async () => {
      await opens(mona, title);
      await claims(claire, title);
      await mona.presses(mona.words.buttons.withdraw["no-longer-needed"]);
      await eventually(async () => {
        expect(mona.reads()).toContain(mona.words.personNotes.withdrawn);
        expect(await status()).toBe("cancelled");
      });
      await mona.presses(mona.words.buttons.fill.reopen);
      await mona.enters({ [mona.words.forms.reason.reopen]: "It is mute again" });
      expect(await mona.sends()).toEqual({});
      await eventually(() => {
        expect(claire.readsThread(title)).toContain("It is mute again");
        expect(claire.buttonsInChannel(title)).toContain(claire.words.buttons.press.claim);
      });
    });

    it("is rejected with a reason that the requester reads", async () => {
      await opens(mona, title);
      await goesOnTo(claire, title, claire.words.buttons.fill.reject);
      await claire.enters({ [claire.words.forms.reason.reject]: "Ask facilities, they own that room" });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(mona.reads()).toContain("Ask facilities, they own that room"));
      expect(await status()).toBe("cancelled");
    });

    it("is reopened within 14 days, and later continued by a follow-up", async () => {
      const { words } = mona;
      await opens(mona, title);
      await claims(claire, title);
      await resolves(claire, title, "Turned it on", mona);
      await mona.presses(words.buttons.press.confirm);
      await eventually(() => expect(mona.buttonsOn(title)).toContain(words.buttons.fill.reopen));

      world.waits(13);
      await mona.presses(words.buttons.fill.reopen);
      await mona.enters({ [words.forms.reason.reopen]: "Mute again" });
      expect(await mona.sends()).toEqual({});
      await resolves(claire, title, "Glued the button", mona);
      // The button of the first resolution may still stand there for a moment: pressed again, it is the same press.
      await eventually(async () => {
        await mona.presses(words.buttons.press.confirm);
        expect(await status()).toBe("closed");
      });

      world.waits(15);
      await eventually(() => expect(mona.buttonsOn(title)).toContain(words.buttons.fill.reopen));
      await mona.presses(words.buttons.fill.reopen);
      await eventually(() => expect(mona.form()).not.toBeNull());
      await mona.enters({ [words.forms.reason.reopen]: "Mute once more" });
      await mona.sends();
      await mona.presses(words.buttons.followUp);
      await eventually(() => expect(Object.keys(mona.form() ?? {})).toContain(words.forms.newTicket.titleLabel));
      await mona.enters({ [words.forms.newTicket.titleLabel]: "Still no sound" });
      expect(await mona.sends()).toEqual({});
      await eventually(async () => {
        const rows = await world.rows("select reference, follow_up_of from ticket order by opened_at");
        expect(rows).toMatchObject([{ follow_up_of: null }, { follow_up_of: rows[0]?.["reference"] }]);
      });
    });

    it("is logged by one press when nobody answers the phone, and the requester reads that we tried", async () => {
      const { words } = claire;
      await opens(mona, title);
      await claims(claire, title);
      await claire.pressesInChannel(title, words.buttons.press.called);
      await eventually(() => {
        expect(claire.readsThread(title)).toContain(words.agentsNotes.called("Claire Dubois", "Mona Petit"));
        expect(mona.reads()).toContain(mona.words.personNotes.called);
        expect(mona.buttonsOn(title)).toContain(mona.words.buttons.fill.answer);
      });
      await mona.presses(mona.words.buttons.fill.answer);
      await mona.enters({ [mona.words.forms.text.answer]: "At four, please" });
      expect(await mona.sends()).toEqual({});
      await eventually(() => {
        expect(claire.readsThread(title)).toContain("At four, please");
        expect(mona.buttonsOn(title)).not.toContain(mona.words.buttons.fill.answer);
      });
    });

    it("is moved to another queue, whose agents find it in their channel", async () => {
      const { words } = claire;
      await stage.setsUp("network");
      await opens(mona, title);
      await goesOnTo(claire, title, words.buttons.fill.move);
      await claire.enters({ [words.forms.moveTo]: "network", [words.forms.reason.move]: "It is the switch" });
      expect(await claire.sends()).toEqual({});
      await hearsLater(world, mona, mona.words.personNotes.moved("network"));
      await eventually(async () => {
        const shown = await world.rows(
          "select count(*)::int as cards from surface where person_id is null and message is not null",
        );
        expect(shown).toEqual([{ cards: 2 }]);
      });
    });

    it("says what is wrong on the field, and keeps what was typed", async () => {
      const { words } = mona;
      await mona.callsForm();
      await eventually(() => expect(Object.keys(mona.form() ?? {})).toContain(words.forms.newTicket.titleLabel));
      await mona.enters({
        [words.forms.newTicket.titleLabel]: " ",
        [words.forms.newTicket.description]: "A long story",
      });
      expect(await mona.sends()).not.toEqual({});
      expect(mona.form()?.[words.forms.newTicket.description]).toBe("A long story");
      await mona.enters({ [words.forms.newTicket.titleLabel]: title });
      expect(await mona.sends()).toEqual({});
      await eventually(() => expect(claire.readsChannel()).toContain("A long story"));
    });
  },
);
