import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, goesOnTo, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const secret = "Marmalade-7!";
const indiscreet = `My password is ${secret}`;
const masked = "My password is ••••••••";

describe.each(everywhere(import.meta.filename))(
  "a password in a ticket, on $platform, in $language:",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let paul: Agent;

    beforeAll(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      paul = stage.agent("Paul Roy");
      await stage.setsUp();
    });
    afterAll(() => world.close());

    let newcomers = 0;
    const newcomer = (): Person => stage.employee(`Mona Petit ${(newcomers += 1)}`);

    const looks = async (title: string) =>
      (
        await world.rows(
          `select e.* from ticket_event e join ticket t on t.reference = e.ticket where e.event->>'type' = 'revealed' and t.title = '${title}'`,
        )
      ).length;

    it("is masked for everybody, and its author is told to change it", async () => {
      const mona = newcomer();
      const title = "No mail since noon";
      await opens(mona, title, { [mona.words.forms.newTicket.description]: indiscreet });
      await eventually(() => {
        expect(claire.readsChannel()).toContain(masked);
        expect(claire.readsThread(title)).toContain(claire.words.cards.agents.masked);
        expect(mona.reads() + mona.whispered()).toContain(mona.words.whispers.secretTyped);
      });
      expect(claire.readsChannel() + mona.reads()).not.toContain(secret);
      expect(await world.rows(`select description from ticket where title = '${title}'`)).toEqual([
        { description: indiscreet },
      ]);
    });

    it("is seen by whoever has the ticket, on request, and the agents read who looked", async () => {
      const mona = newcomer();
      const title = "No mail since nine";
      const { words } = claire;
      await opens(mona, title, { [mona.words.forms.newTicket.description]: indiscreet });
      await claims(claire, title);
      await claire.pressesInChannel(title, words.buttons.fill.reveal);
      await eventually(() => expect(claire.formSays()).toContain(indiscreet));
      await claire.closesForm();
      await eventually(() => expect(paul.readsThread(title)).toContain(words.agentsNotes.revealed(claire.name)));
      expect(paul.readsChannel()).not.toContain(secret);
      expect(await looks(title)).toBe(1);
    });

    it("is not seen by the others, and that they tried changes nothing", async () => {
      const mona = newcomer();
      const title = "No mail since ten";
      await opens(mona, title, { [mona.words.forms.newTicket.description]: indiscreet });
      await claims(claire, title);
      await paul.pressesInChannel(title, paul.words.buttons.fill.reveal);
      await eventually(() => expect(paul.whispered() + paul.formSays()).toContain(paul.words.refusals.notAllowed));
      expect(paul.formSays()).not.toContain(secret);
      expect(await looks(title)).toBe(0);
    });

    it("in an answer is masked in the agents' thread, where it can be asked for", async () => {
      const mona = newcomer();
      const title = "No mail since eleven";
      await opens(mona, title);
      await claims(claire, title);
      await mona.answersUnder(title, indiscreet);
      await eventually(() => {
        expect(claire.readsThread(title)).toContain(masked);
        expect(mona.reads() + mona.whispered()).toContain(mona.words.whispers.secretTyped);
      });
      expect(claire.readsThread(title)).not.toContain(secret);
      await claire.pressesInChannel(title, claire.words.buttons.fill.reveal);
      await eventually(() => expect(claire.formSays()).toContain(indiscreet));
      await claire.closesForm();
    });

    it("an agent sends is masked in the requester's chat, who may look at it and at nothing internal", async () => {
      const mona = newcomer();
      const title = "A new account, please";
      const { words } = claire;
      await opens(mona, title);
      await claims(claire, title);
      await claire.chatsUnder(title, "The root password is Quince-42#");
      await claire.pressesInChannel(title, words.buttons.fill.reply);
      await claire.enters({ [words.forms.text.reply]: "Your password is Apricot-9!" });
      expect(await claire.sends()).toEqual({});
      await eventually(() =>
        expect(claire.reads() + claire.whispered()).toContain(words.whispers.doubted.secret(mona.name)),
      );
      expect(claire.reads() + claire.whispered()).not.toContain("Apricot-9!");
      await claire.presses(words.buttons.sendDoubted);
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.replied(claire.name)));
      expect(mona.reads()).not.toContain("Apricot-9!");
      await mona.presses(mona.words.buttons.fill.reveal);
      await eventually(() => expect(mona.formSays()).toContain("Apricot-9!"));
      expect(mona.formSays()).not.toContain("Quince-42#");
      await mona.closesForm();
      expect(await looks(title)).toBe(1);
    });

    it("in a title survives that somebody changes something else", async () => {
      const mona = newcomer();
      const title = `No mail, ${indiscreet}`;
      const { words } = claire;
      await mona.callsForm();
      await eventually(() => expect(Object.keys(mona.form() ?? {})).toContain(mona.words.forms.newTicket.titleLabel));
      await mona.enters({ [mona.words.forms.newTicket.titleLabel]: title });
      expect(await mona.sends()).toEqual({});
      await eventually(() => expect(claire.readsChannel()).toContain(`No mail, ${masked}`));
      await claims(claire, `No mail, ${masked}`);
      await goesOnTo(claire, `No mail, ${masked}`, words.buttons.fill.change);
      await eventually(() =>
        expect(claire.form()).toMatchObject({ [words.labels.particular.title]: `No mail, ${masked}` }),
      );
      await claire.enters({ [words.labels.particular.service]: "Mail" });
      expect(await claire.sends()).toEqual({});
      await eventually(async () =>
        expect(await world.rows(`select title from ticket where service = 'Mail'`)).toEqual([{ title }]),
      );
    });
  },
);
