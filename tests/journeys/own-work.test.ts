import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainText } from "../../src/screen/plain-text.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Stage } from "./stage/cast.ts";
import { claims, goesOnTo, opens, resolves } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

describe.each(everywhere(import.meta.filename))(
  "an agent's own work, on $platform, in $language:",
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

    const statusOf = async (title: string) =>
      (await world.rows(`select status from ticket where title = '${title}'`))[0]?.["status"];
    const solves = async (agent: Agent, title: string): Promise<void> => {
      const { words } = agent;
      await agent.pressesInChannel(title, words.buttons.fill.resolve);
      await agent.enters({ [words.forms.text.resolve]: "Done", [words.forms.cause]: words.labels.cause.hardware });
      expect(await agent.sends()).toEqual({});
      await eventually(async () => expect(await statusOf(title)).toBe("resolved"));
    };

    it("is neither confirmed nor rated by them, and closes without reminding them", async () => {
      const title = "My own screen";
      await opens(claire, title);
      await claims(claire, title);
      await solves(claire, title);
      const alone = plainText(claire.words.cards.person.ownWork.alone(null), { locale: language, zone: "UTC" });
      await eventually(() => expect(claire.reads()).toContain(`${alone.slice(0, -1)} (`)); // and when that is
      expect(claire.buttonsOn(title)).not.toContain(claire.words.buttons.press.confirm);
      expect(claire.reads()).not.toContain(claire.words.personNotes.doesItWork);
      world.waits(10);
      await eventually(async () => expect(await statusOf(title)).toBe("closed"));
      const events = await world.rows(
        `select event->>'type' as type from ticket_event join ticket on reference = ticket where title = '${title}' order by number`,
      );
      expect(events.map(({ type }) => type)).not.toContain("reminded");
      expect(events.at(-1)).toEqual({ type: "lapsed" });
      await eventually(() => expect(claire.reads()).toContain(claire.words.cards.person.ownWork.closed));
      const ended = claire.words.agentsNotes.lapsedOwnWork(claire.name);
      await eventually(() => expect(`${claire.reads()}\n${claire.readsChannel()}`).toContain(ended));
      const said = `${claire.reads()}\n${claire.readsChannel()}`;
      expect(said).not.toContain(claire.words.agentsNotes.lapsed(claire.name));
      expect(said).not.toContain(claire.words.personNotes.lapsed);
      expect(claire.buttonsOn(title)).not.toContain("5 ★");
    });

    it("for a colleague is that colleague's to confirm, who is named", async () => {
      const title = "The chair of Mona";
      const mona = stage.employee("Mona Petit");
      await opens(claire, title, { [claire.words.forms.newTicket.beneficiary]: mona.name });
      await claims(claire, title);
      await solves(claire, title);
      await eventually(() => expect(claire.reads()).toContain(claire.words.cards.person.ownWork.others(mona.name)));
    });

    it("done by a colleague is theirs to confirm and to rate", async () => {
      const title = "My own keyboard";
      await opens(claire, title);
      await claims(paul, title);
      await resolves(paul, title, "A new one", claire);
      await claire.presses(claire.words.buttons.press.confirm);
      await eventually(() => expect(claire.reads()).toContain(claire.words.personNotes.confirmed));
      await claire.presses("5 ★");
      await eventually(() => expect(claire.reads()).toContain(claire.words.personNotes.rated("★★★★★")));
    });

    it("cannot be made theirs by making themselves the one it is for", async () => {
      const title = "The mouse of Mona";
      const mona = stage.employee("Mona Petit");
      await opens(mona, title);
      await claims(claire, title);
      await goesOnTo(claire, title, claire.words.buttons.fill.change);
      await claire.enters({ [claire.words.labels.particular.beneficiary]: claire.name });
      await claire.sends();
      // On Teams it stands in their own chat, above what they had typed.
      await eventually(() =>
        expect(`${claire.whispered()}\n${claire.reads()}`).toContain(claire.words.refusals.notForYourself),
      );
      expect(
        await world.rows(`select b.name from ticket join person b on b.id = beneficiary where title = '${title}'`),
      ).toEqual([{ name: "Mona Petit" }]);
    });
  },
);
