import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { policyIn } from "../../src/kernel/policy.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { postedIn, type Posted } from "./stage/posted.ts";
import { claims, goesOnTo, opens } from "./stage/shortcuts.ts";
import { createStage, type World } from "./stage/world.ts";

const title = "The scanner hums";
const minute = 1 / (24 * 60); // days

describe.each([
  { platform: "slack", language: "en" },
  { platform: "teams", language: "fr" },
] as const)("nobody is rung without need, on $platform, in $language", ({ platform, language }) => {
  let world: World;
  let stage: Stage;
  let claire: Agent;
  let mona: Person;

  beforeEach(async () => {
    ({ world, stage } = await createStage(platform, language));
    claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    await world.goesBy({ ...policyIn("Europe/Paris"), briefs: { morning: false, handover: false, weekly: false } });
    mona = stage.employee("Mona Petit");
  });
  afterEach(() => world.close());

  const hers = async () =>
    (await world.rows("select address, message, pushed_at, spared from surface where person_id is not null"))[0] ?? {};
  /** What rang her besides the card: posts, whatever was made of them since. */
  async function notes(): Promise<readonly Posted[]> {
    const { address, message } = await hers();
    const posted = postedIn(world, platform, String(address));
    return posted.filter(
      ({ id }, index) => id !== message && index > posted.findIndex(({ id: each }) => each === message),
    );
  }
  const shownWith = async (person: Person): Promise<void> => {
    await opens(person, title);
    await eventually(async () => expect((await hers())["pushed_at"]).toBeInstanceOf(Date));
  };
  async function releases(): Promise<void> {
    await goesOnTo(claire, title, claire.words.buttons.press.release);
    await eventually(() => expect(claire.buttonsInChannel(title)).toContain(claire.words.buttons.press.claim));
  }

  it("twenty changes in ten minutes are one ring, and all of them can be read in it", async () => {
    await shownWith(mona);
    world.waits(11 * minute);
    for (let change = 0; change < 20; change += 2) {
      await claims(claire, title);
      await releases();
      world.waits(0.9 * minute);
    }
    await eventually(async () => {
      const [only, ...more] = await notes();
      expect(more).toEqual([]);
      expect(mona.reads().split(mona.words.personNotes.released)).toHaveLength(11);
      expect(only?.id).toBeDefined();
      expect(await hers()).toMatchObject({ spared: 19 });
    });
    const read = mona.reads().split(mona.words.personNotes.released);
    for (const before of read.slice(0, 10)) expect(before).toContain(mona.words.personNotes.claimed("Claire Dubois"));
  });

  it("a P1 is not held back, not even at night", async () => {
    const { labels, forms } = mona.words;
    world.waitsUntil("2026-11-23T23:00+01:00");
    await opens(mona, title, {
      [forms.newTicket.impact]: labels.impact.everyone,
      [forms.newTicket.urgency]: forms.urgencyChoice.high,
    });
    world.waits(45 * minute); // she sleeps
    await claims(claire, title);
    await eventually(async () => expect(await notes()).toHaveLength(1));
    await releases();
    await eventually(async () => expect(await notes()).toHaveLength(2));
  });

  it("the night is quiet, whatever becomes of the desk, and the morning has it all in one note", async () => {
    world.waitsUntil("2026-11-23T19:30+01:00");
    await shownWith(mona);
    world.waitsUntil("2026-11-23T22:00+01:00");
    await claims(claire, title);
    await releases();
    await claims(claire, title);
    await eventually(async () =>
      expect(await world.rows("select at from timer where key like 'surface %'")).toEqual([
        { at: new Date("2026-11-24T07:00+01:00") },
      ]),
    );
    // The card is always up to date.
    await eventually(() => expect(mona.reads()).toContain(mona.words.cards.person.onIt("Claire Dubois")));
    await eventually(async () => expect(await world.rows("select from note where message is null")).toHaveLength(3));
    await world.rests();
    await world.returns();
    expect(await notes()).toEqual([]);
    world.waitsUntil("2026-11-24T07:00:01+01:00");
    await eventually(async () => {
      expect(await notes()).toHaveLength(1);
      expect(mona.reads()).toContain(mona.words.personNotes.released);
      expect(await hers()).toMatchObject({ spared: 2 });
    });
  });

  it("who is awake at night hears what there is, and a question is asked at any hour", async () => {
    const { words } = claire;
    world.waitsUntil("2026-11-23T22:00+01:00");
    await shownWith(mona);
    world.waits(20 * minute);
    await claims(claire, title);
    await eventually(async () => expect(await notes()).toHaveLength(1));
    world.waits(60 * minute);
    await releases();
    await claims(claire, title);
    expect(await notes()).toHaveLength(1);
    await claire.pressesInChannel(title, words.buttons.fill.ask);
    await claire.enters({ [words.forms.text.ask]: "Does it hum in B flat?" });
    expect(await claire.sends()).toEqual({});
    await eventually(async () => {
      expect(await notes()).toHaveLength(2); // with what was held back before it
      expect(mona.reads()).toContain(mona.words.personNotes.released);
      expect(mona.buttonsOn(title)).toContain(mona.words.buttons.fill.answer);
    });
    await mona.presses(mona.words.buttons.fill.answer);
    await mona.enters({ [mona.words.forms.text.answer]: "In C" });
    expect(await mona.sends()).toEqual({});
    await eventually(() => expect(claire.readsThread(title)).toContain("In C"));
  });

  it("the night is that of whoever is told: what the desk does by day waits for their morning, words and all but the first", async () => {
    await shownWith(mona);
    // She is five time zones behind the desk, and last did something in her afternoon.
    await world.rows("update person set zone = 'America/New_York' where name = 'Mona Petit'");
    await world.rests();
    await world.returns();
    world.waitsUntil("2026-11-24T10:00+01:00"); // 4 in the morning there
    await claims(claire, title);
    await eventually(async () =>
      expect(await world.rows("select at from timer where key like 'surface %'")).toEqual([
        { at: new Date("2026-11-24T07:00-05:00") },
      ]),
    );
    expect(await notes()).toEqual([]);
    const { words } = claire;
    await claire.pressesInChannel(title, words.buttons.fill.reply);
    await claire.enters({ [words.forms.text.reply]: "Which model is it?" });
    expect(await claire.sends()).toEqual({});
    await eventually(async () => expect(await notes()).toHaveLength(1)); // the first words since her own
    await claire.pressesInChannel(title, words.buttons.fill.reply);
    await claire.enters({ [words.forms.text.reply]: "And how old?" });
    expect(await claire.sends()).toEqual({});
    await eventually(async () =>
      expect(await world.rows("select 1 from ticket_event where event->>'type' = 'replied'")).toHaveLength(2),
    );
    expect(await notes()).toHaveLength(1);
  });

  it("words under a note that says several things belong to its ticket", async () => {
    await shownWith(mona);
    await claims(claire, title);
    await releases();
    world.waits(10 * minute);
    await eventually(async () => expect(await notes()).toHaveLength(1));
    await mona.answersUnder(title, "It hums louder now");
    await eventually(() => expect(claire.readsThread(title)).toContain("It hums louder now"));
  });
});
