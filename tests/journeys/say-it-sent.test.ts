import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Stage } from "./stage/cast.ts";
import { claims } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

describe.each(everywhere(import.meta.filename))(
  "what is said is sent, on $platform in $language",
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
    const statusOf = async (title: string) =>
      (await world.rows(`select status, kind from ticket where title = '${title}'`))[0];

    it("a sentence, one press, and it is with the agents; what was sent by mistake is taken back", async () => {
      const mona = stage.employee("Mona Petit");
      const { buttons, whispers, personNotes } = mona.words;
      const title = "mon ordi est cassé";
      await mona.writes(title);
      await eventually(() => expect(mona.reads()).toContain(whispers.offerTicket.incident));
      await mona.presses(buttons.sendAsItIs);
      await eventually(() => {
        expect(claire.readsChannel()).toContain(title);
        expect(mona.reads()).toContain(whispers.sentNext);
        expect(mona.reads()).not.toContain(whispers.offerTicket.incident);
      });
      expect(await statusOf(title)).toEqual({ status: "new", kind: "incident" });

      await mona.presses(buttons.press.undo);
      await eventually(() => {
        expect(mona.reads()).toContain(personNotes.undone);
        expect(mona.buttonsOn(title)).toContain(buttons.press["send-again"]);
        expect(mona.reads()).not.toContain(whispers.sentNext);
        expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.undone("Mona Petit"));
      });
      expect(await statusOf(title)).toMatchObject({ status: "cancelled" });

      await mona.presses(buttons.press["send-again"]);
      await eventually(() => {
        expect(mona.reads()).not.toContain(buttons.press["send-again"]);
        expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.sentAgain("Mona Petit"));
      });
      expect(await statusOf(title)).toMatchObject({ status: "new" });
    });

    it("“undo” after words on the ticket leaves the ticket, and who asks for news reads what an agent wrote", async () => {
      const mona = stage.employee("Mona Souris");
      const { buttons, whispers } = mona.words;
      const title = "My mouse is dead";
      await mona.writes(title);
      await eventually(() => expect(mona.reads()).toContain(whispers.offerTicket.incident));
      await mona.presses(buttons.sendAsItIs);
      await eventually(() => expect(claire.readsChannel()).toContain(title));
      await mona.writes("call me");
      await mona.presses(buttons.sendAnyway.answer);
      await eventually(() => expect(claire.readsThread(title)).toContain("call me"));
      await mona.writes(language === "fr" ? "annuler l’envoi" : "undo");
      await eventually(() => expect(mona.reads()).toContain(whispers.cannotUnsend(null)));
      expect(await statusOf(title)).toMatchObject({ status: "new" });

      await claims(claire, title);
      await claire.pressesInChannel(title, claire.words.buttons.fill.reply);
      await claire.enters({ [claire.words.forms.text.reply]: "Come to room 12" });
      await claire.sends();
      await eventually(() => expect(mona.reads()).toContain("Come to room 12"));
      const timesRead = () => mona.reads().split("Come to room 12").length - 1;
      const before = timesRead();
      await mona.writes(language === "fr" ? "ça avance ?" : "any news?");
      await eventually(() => expect(timesRead()).toBe(before + 1));
    });

    it("an agent’s verb and a reference show the ticket with that button; a press does it", async () => {
      const mona = stage.employee("Mona Verbe");
      const { buttons, whispers } = mona.words;
      const title = "My lamp is broken";
      await mona.writes(title);
      await eventually(() => expect(mona.reads()).toContain(whispers.offerTicket.incident));
      await mona.presses(buttons.sendAsItIs);
      await eventually(() => expect(claire.readsChannel()).toContain(title));
      const [ticket] = await world.rows(`select reference from ticket where title = '${title}'`);
      await claire.writes(`${language === "fr" ? "prendre" : "claim"} ${String(ticket?.["reference"])}`);
      await eventually(() => expect(claire.reads()).toContain(claire.words.wishes.verb.press));
      expect(await statusOf(title)).toMatchObject({ status: "new" });
      await claire.presses(claire.words.buttons.press.claim);
      await eventually(async () => expect(await statusOf(title)).toMatchObject({ status: "in-progress" }));
      expect(claire.reads()).not.toContain(claire.words.wishes.verb.press);
    });

    it("Undo goes by itself once it is too late", async () => {
      const mona = stage.employee("Mona Minute");
      const { buttons, whispers } = mona.words;
      const title = "my chair is broken";
      await mona.writes(title);
      await eventually(() => expect(mona.reads()).toContain(whispers.offerTicket.incident));
      await mona.presses(buttons.sendAsItIs);
      await eventually(() => expect(mona.buttonsOn(title)).toContain(buttons.press.undo));
      world.waits(2 / (24 * 60));
      await eventually(() => {
        expect(mona.buttonsOn(title)).not.toContain(buttons.press.undo);
        expect(mona.reads()).toContain(whispers.sent(title));
      });
    });

    it("what was sent with details says so in the place of the offer", async () => {
      const mona = stage.employee("Mona Moyen");
      const { buttons, whispers, forms } = mona.words;
      const title = "My screen is black";
      await mona.writes(title);
      await eventually(() => expect(mona.reads()).toContain(whispers.offerTicket.incident));
      await mona.presses(buttons.addToIt);
      await eventually(() => expect(Object.keys(mona.form() ?? {})).toContain(forms.newTicket.description));
      expect(await mona.sends()).toEqual({});
      const [ticket] = await world.rows(`select reference from ticket where title = '${title}'`);
      await eventually(() => {
        expect(mona.reads()).toContain(whispers.sentAs(String(ticket?.["reference"])));
        expect(mona.reads()).not.toContain(whispers.offerTicket.incident);
      });
    });

    // On Teams a form covers the chat: there it takes two devices.
    it.runIf(platform === "slack")(
      "what was typed into a form of words that were sent meanwhile is added to their ticket",
      async () => {
        const mona = stage.employee("Mona Large");
        const { buttons, whispers, forms } = mona.words;
        const title = "My laptop is dead";
        await mona.writes(title);
        await eventually(() => expect(mona.reads()).toContain(whispers.offerTicket.incident));
        await mona.presses(buttons.addToIt);
        await eventually(() => expect(Object.keys(mona.form() ?? {})).toContain(forms.newTicket.description));
        await mona.enters({ [forms.newTicket.description]: "It fell into the sea" });
        await mona.presses(buttons.sendAsItIs);
        await eventually(() => expect(claire.readsChannel()).toContain(title));

        expect(await mona.sends()).toEqual({});
        const [ticket] = await world.rows(`select reference from ticket where title = '${title}'`);
        await eventually(() => expect(mona.reads()).toContain(whispers.sentAlready(String(ticket?.["reference"]))));
        await mona.presses(buttons.addHere);
        await eventually(() => expect(claire.readsThread(title)).toContain("It fell into the sea"));
        expect(await world.rows(`select from ticket where title = '${title}'`)).toHaveLength(1);
      },
    );

    if (platform === "slack")
      it("whoever opens the chat for the first time is welcomed, once", async () => {
        const mona = stage.employee("Mona Neuf");
        const { tell } = mona.words.whispers.welcome;
        const welcomes = () => mona.reads().split(tell).length - 1;
        await mona.slack?.opensMessages();
        await eventually(() => expect(welcomes()).toBe(1));
        await mona.slack?.opensMessages();
        await mona.writes(language === "fr" ? "bonjour" : "hello");
        await eventually(() => expect(mona.reads()).toContain(mona.words.whispers.hello));
        expect(welcomes()).toBe(1);
      });

    it("thanks are answered, and what works is closed with a press", async () => {
      const mona = stage.employee("Mona Grand");
      const { buttons, wishes, cards } = mona.words;
      await mona.writes("I need a mouse, please");
      await mona.presses(buttons.sendAsItIs);
      await eventually(() => expect(claire.readsChannel()).toContain("I need a mouse"));
      await claims(claire, "I need a mouse");
      await mona.writes(language === "fr" ? "Merci beaucoup !" : "thanks a lot");
      await eventually(() => expect(mona.reads()).toContain(wishes.thanks.none));
      await mona.writes("c’est réglé");
      await eventually(() => expect(mona.reads()).toContain(wishes.works.inHand));
      await mona.presses(buttons.withdraw["solved-by-myself"]);
      await eventually(async () =>
        expect(await statusOf("I need a mouse, please")).toEqual({ status: "cancelled", kind: "request" }),
      );
      await eventually(() => expect(mona.reads()).not.toContain(wishes.works.inHand));
      expect(mona.reads()).toContain(cards.person.next.solved);
    });
  },
);
