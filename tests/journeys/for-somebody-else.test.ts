import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "A laptop for the newcomer";

describe.each(everywhere(import.meta.filename))(
  "a ticket for somebody else, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    it("is followed by both, and confirmed and rated by the one it is for", async () => {
      const made = await createStage(platform, language);
      world = made.world;
      const { stage } = made;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const ben = stage.employee("Ben Roche");
      await opens(mona, title, { [mona.words.forms.newTicket.beneficiary]: "Ben Roche" });

      await eventually(() => {
        expect(ben.reads()).toContain(title);
        expect(ben.reads()).toContain(ben.words.cards.person.forYou("Mona Petit"));
        expect(claire.readsChannel()).toContain("Ben Roche");
        expect(mona.reads()).toContain(mona.words.cards.person.forWhom("Ben Roche"));
      });
      await claims(claire, title);
      await resolves(claire, title, "It is on your desk", mona);
      await ben.presses(ben.words.buttons.press.confirm);
      await eventually(() => expect(ben.reads()).toContain(ben.words.personNotes.confirmed));
      await ben.presses("4 ★");
      await eventually(async () => {
        expect(mona.reads()).toContain("★★★★☆");
        expect(mona.reads()).toContain(mona.words.personNotes.confirmedBy("Ben Roche", null));
        expect(mona.reads()).not.toContain(mona.words.personNotes.confirmed);
        const [ticket] = await world.rows("select status, attempts->0->'rating'->>'stars' as stars from ticket");
        expect(ticket).toEqual({ status: "closed", stars: "4" });
      });
    });

    it("is theirs alone once where it is for oneself, and is refused where it is for the desk itself", async () => {
      const made = await createStage(platform, language);
      world = made.world;
      const { stage } = made;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const { newTicket } = mona.words.forms;
      await opens(mona, "My own lamp", { [newTicket.beneficiary]: mona.name });
      await claims(claire, "My own lamp");
      await eventually(() => expect(mona.reads()).toContain(mona.words.cards.person.onIt(claire.name)));
      expect(await world.rows("select from surface where person_id is not null")).toHaveLength(1);

      if (platform === "teams") return; // where a bot is nobody who could be chosen
      await mona.callsForm();
      await mona.enters({ [newTicket.titleLabel]: "For a bot", [newTicket.beneficiary]: "Guichet" });
      expect(Object.keys(await mona.sends())).toEqual([newTicket.beneficiary]);
      expect(await world.rows("select from ticket")).toHaveLength(1);
    });

    it("said in a sentence, is offered for them, and they read it", async () => {
      const made = await createStage(platform, language);
      world = made.world;
      const { stage } = made;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const ben = stage.employee("Ben Roche");
      await ben.writes(language === "fr" ? "bonjour" : "hello");
      // Their name is told a moment after their first words.
      await eventually(async () =>
        expect(await world.rows("select 1 from person where name = 'Ben Roche'")).toHaveLength(1),
      );

      await mona.writes(language === "fr" ? "pour Ben\u202f: l’écran est noir" : "for Ben: l’écran est noir");
      const { sendFor } = mona.words.buttons;
      await eventually(() => expect(mona.reads()).toContain(sendFor("Ben Roche")));
      await mona.presses(sendFor("Ben Roche"));
      await eventually(() => {
        expect(ben.reads()).toContain("l’écran est noir");
        expect(ben.reads()).toContain(ben.words.cards.person.forYou("Mona Petit"));
        expect(claire.readsChannel()).toContain("Ben Roche");
      });

      await mona.writes("de la part de Zoe Grand : sa souris est morte");
      await eventually(() => expect(mona.reads()).toContain(mona.words.whispers.whoIsMeant("Zoe Grand")));
      expect(claire.readsChannel()).not.toContain("souris");
    });
  },
);
