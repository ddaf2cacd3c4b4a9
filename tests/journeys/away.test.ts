import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, goesOnTo, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "The badge reader blinks red";

/** Each story begins on Monday the 23rd of November 2026 at 10:00 in Paris. */
describe.each(everywhere(import.meta.filename))(
  "agents come and go, on $platform, in $language",
  ({ platform, language }) => {
    const typed = {
      en: { until: "away until 2026-11-26", away: "away", back: "back", odd: "away until soon" },
      fr: { until: "absente jusqu’au 26 novembre", away: "absent", back: "de retour", odd: "absent jusqu'à bientôt" },
    }[language];
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

    const isAway = async () => (await world.rows("select away from person where name = 'Claire Dubois'"))[0]?.["away"];
    const assignee = async () =>
      (await world.rows("select name from person join ticket on ticket.assignee = person.id"))[0]?.["name"];

    it("what somebody away had is offered to the others, and nothing new is given to them", async () => {
      await opens(mona, title);
      await claims(claire, title);
      await claire.commands(typed.until);
      await eventually(() => {
        expect(paul.readsThread(title)).toContain(paul.words.agentsNotes.offered("Claire Dubois"));
        expect(paul.buttonsInChannel(title)).toContain(paul.words.buttons.press["take-over"]);
      });
      await paul.pressesInChannel(title, paul.words.buttons.press["take-over"]);
      await eventually(async () => expect(await assignee()).toBe("Paul Martin"));
      await eventually(() => expect(paul.buttonsInChannel(title)).not.toContain(paul.words.buttons.press["take-over"]));
      await goesOnTo(paul, title, paul.words.buttons.fill.assign);
      await expect(paul.pressesInForm(paul.words.forms.hasOpen("Claire Dubois", 0))).rejects.toThrow("Claire Dubois");
    });

    it("a reminder calls those who are there, and its requester reads that", async () => {
      await opens(mona, title);
      await claims(claire, title);
      await claire.commands(typed.until);
      await eventually(() => expect(mona.reads()).toContain(mona.words.standing.offered("Claire Dubois")));
      await mona.presses(mona.words.buttons.where);
      await mona.presses(mona.words.buttons.press.chase);
      const { holderAway } = paul.words.agentsNotes;
      await eventually(() => expect(paul.readsThread(title)).toContain(holderAway("Claire Dubois")));
    });

    it("they come back on their day, and have what nobody took over", async () => {
      await opens(mona, title);
      await claims(claire, title);
      await claire.commands(typed.until);
      await eventually(() => expect(paul.buttonsInChannel(title)).toContain(paul.words.buttons.press["take-over"]));
      world.waitsUntil("2026-11-25T17:59+01:00");
      expect(await isAway()).toBe(true);
      world.waitsUntil("2026-11-26T09:00:05+01:00");
      await eventually(async () => expect(await isAway()).toBe(false));
      await eventually(() => expect(paul.buttonsInChannel(title)).not.toContain(paul.words.buttons.press["take-over"]));
      expect(await assignee()).toBe("Claire Dubois");
    });

    it("without a day they are away until they say that they are back; a day that cannot be read is told", async () => {
      await claire.commands(typed.odd);
      await eventually(() => expect(claire.whispered()).not.toBe(""));
      expect(await isAway()).not.toBe(true);
      await claire.commands(typed.away);
      await eventually(async () => expect(await isAway()).toBe(true));
      await claire.commands(typed.back);
      await eventually(async () => expect(await isAway()).toBe(false));
    });

    it("each agent who is there is briefed in the morning, and their channel in the evening", async () => {
      await opens(mona, title);
      await claims(claire, title);
      await opens(mona, "The coffee machine is cold");
      await paul.commands(typed.until);
      await eventually(async () => expect(await world.rows("select 1 from person where away")).toHaveLength(1));
      world.waitsUntil("2026-11-23T18:00:05+01:00");
      await eventually(() => expect(claire.readsChannel()).toContain(claire.words.briefs.handover("support")));
      world.waitsUntil("2026-11-24T09:00:05+01:00");
      await eventually(() => {
        expect(claire.reads()).toContain(claire.words.briefs.morning);
        expect(claire.reads()).toContain(title);
      });
      expect(paul.reads()).not.toContain(paul.words.briefs.morning);
    });

    it("a desk that was off at nine briefs once when it is back, and not at all in the afternoon", async () => {
      await opens(mona, title);
      await claims(claire, title);
      await world.rests();
      world.waitsUntil("2026-11-24T10:30+01:00");
      await world.returns();
      await eventually(() => expect(claire.reads()).toContain(claire.words.briefs.morning));
      await world.rests();
      world.waitsUntil("2026-11-25T16:00+01:00");
      await world.returns();
      await eventually(async () => {
        const [next] = await world.rows("select at from timer where key = 'brief support'");
        expect(next?.["at"]).toEqual(new Date("2026-11-25T18:00+01:00"));
      });
      expect(claire.reads().split(claire.words.briefs.morning)).toHaveLength(2);
    });

    it("what is on hold comes back on its day, and its agent is called", async () => {
      const { words } = claire;
      await opens(mona, title);
      await claims(claire, title);
      await claire.pressesInChannel(title, words.buttons.fill.hold);
      await claire.enters({ [words.forms.reason.hold]: "A part is ordered", [words.forms.resumeOn]: "2026-11-27" });
      expect(await claire.sends()).toEqual({});
      world.waitsUntil("2026-11-27T09:00:05+01:00");
      await eventually(() => {
        expect(claire.readsThread(title)).toContain(words.agentsNotes.resumedOnDate);
        expect(mona.reads()).toContain(mona.words.personNotes.resumed);
        expect(claire.buttonsInChannel(title)).toContain(words.buttons.fill.resolve);
      });
    });
  },
);

test("a status on Slack that says holidays or ill counts as away, until it is taken back", async () => {
  const { world, stage } = await createStage("slack", "en");
  const [claire, paul, mona] = [stage.agent("Claire Dubois"), stage.agent("Paul Martin"), stage.employee("Mona Petit")];
  await stage.setsUp();
  await opens(mona, title);
  await claims(claire, title);
  const looksAtChannels = async (): Promise<void> => {
    await world.rests();
    await world.returns(); // which it does at each start, and every ten minutes
  };
  const away = () => world.rows("select name, away_until from person where away");
  const monday = Date.UTC(2026, 10, 30, 8) / 1_000;
  await claire.slack?.changes({ status: { emoji: ":palm_tree:", expiration: monday } });
  await looksAtChannels();
  await eventually(async () =>
    expect(await away()).toEqual([{ name: "Claire Dubois", away_until: new Date(monday * 1_000) }]),
  );
  await eventually(() => expect(paul.buttonsInChannel(title)).toContain(paul.words.buttons.press["take-over"]));
  const offers = () => world.rows("select 1 from ticket_event where event->>'type' = 'offered'");
  world.waitsUntil("2026-11-30T09:00:05+01:00"); // its end; Slack is not asked again within the hour
  await eventually(async () => expect(await away()).toEqual([]));
  const before = await offers();
  await looksAtChannels();
  await new Promise((resolve) => setTimeout(resolve, 1_500)); // a look at the channel, and at what it would set
  expect(await offers()).toEqual(before);
  await claire.slack?.changes({ status: { emoji: ":face_with_thermometer:", expiration: 0 } });
  await looksAtChannels();
  await eventually(async () => expect(await away()).toEqual([{ name: "Claire Dubois", away_until: null }]));
  await claire.slack?.changes({ status: { emoji: "", expiration: 0 } });
  await looksAtChannels();
  await eventually(async () => expect(await away()).toEqual([]));
  await paul.commands("away");
  await eventually(async () => expect(await away()).toHaveLength(1));
  await looksAtChannels();
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // nobody is brought back who said so themselves
  expect(await away()).toMatchObject([{ name: "Paul Martin" }]);
  await world.close();
});
