import { afterEach, describe, expect, it } from "vitest";
import { counted } from "../../src/features/home/messages.ts";
import { plainText } from "../../src/screen/plain-text.ts";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent, Person } from "./stage/cast.ts";
import { claims, goesOnTo, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const list = { en: "list", fr: "liste" } as const;
const thing = (index: number): string => `Thing ${String(index).padStart(2, "0")}`;

/** What stands in an agent's list, which is the last that they were told. */
const desk = (agent: Agent): string => agent.reads().split(agent.words.lists.myDesk).at(-1) ?? "";
const times = (said: string, words: string): number => said.split(words).length - 1;

/** More like the first ticket, each changed a minute later. */
const others = (from: number, to: number): string => `
  insert into ticket
  select (jsonb_populate_record(t, jsonb_build_object(
            'reference', 'I261123_' || lpad((1000 + i)::text, 4, '0'), 'title', 'Thing ' || lpad(i::text, 2, '0'),
            'changed_at', t.changed_at + i * interval '1 minute'))).*
    from ticket t, generate_series(${from}, ${to}) i`;

describe.each(everywhere(import.meta.filename))("lists on $platform in $language", ({ platform, language }) => {
  let world: World;
  afterEach(() => world.close());

  async function staged() {
    const made = await createStage(platform, language);
    world = made.world;
    const claire = made.stage.agent("Claire Dubois");
    const paul = made.stage.agent("Paul Martin");
    await made.stage.setsUp();
    return { ...made, claire, paul, mona: made.stage.employee("Mona Petit") };
  }
  const asks = async (person: Person, until: string): Promise<void> => {
    await person.commands(list[language]);
    await eventually(() => expect(person.reads()).toContain(until));
  };
  const assignees = async (): Promise<readonly unknown[]> =>
    (await world.rows("select p.name from ticket t left join person p on p.id = t.assignee")).map(({ name }) => name);

  it("say how many they do not show, and lead to the rest and back, in their place", async () => {
    const { mona } = await staged();
    const { words } = mona;
    const count = 17;
    await opens(mona, thing(1));
    await world.rows(others(2, count));
    const before = mona.reads().length;
    const listed = () => [
      ...new Set(
        mona
          .reads()
          .slice(before)
          .match(/Thing \d\d/gu),
      ),
    ];

    await asks(mona, words.lists.more(7));
    const first = listed();
    expect(first).toHaveLength(10);

    await mona.presses(words.buttons.showAll);
    await eventually(() => expect(listed()).toHaveLength(15));
    const page = listed();
    expect(page.slice(0, 10)).toEqual(first);

    expect(mona.reads()).toContain(words.lists.place(1, 15, 17));

    await mona.presses(words.buttons.next(2));
    await eventually(() => expect(listed()).toHaveLength(2));
    expect(mona.reads()).toContain(words.lists.place(16, 17, 17));
    const rest = listed();
    await mona.presses(words.buttons.previous);
    await eventually(() => expect(listed()).toEqual(page));
    await mona.presses(words.buttons.next(2));
    await eventually(() => expect(listed()).toEqual(rest));
    expect(mona.reads()).not.toContain(words.lists.more(2));
    expect(new Set([...page, ...listed()]).size).toBe(count);

    await mona.presses(words.buttons.allLists);
    await eventually(() => expect(listed()).toEqual(first));
  });

  it("show an agent each ticket once: what waits for a word, what is on them, what is free, what they asked for", async () => {
    const { claire, mona } = await staged();
    const { lists } = claire.words;
    await opens(mona, "Broken chair");
    await opens(mona, "Free desk");
    await opens(claire, "My own lamp");
    await claims(claire, "Broken chair");
    await eventually(() => expect(mona.buttonsOn("Broken chair")).toContain(mona.words.buttons.addDetails));
    await mona.answersUnder("Broken chair", "It fell over");
    await eventually(async () =>
      expect(await world.rows("select from ticket where clock ->> 'awaited' is not null")).toHaveLength(1),
    );

    await asks(claire, counted(lists.title.waiting, 1));
    for (const title of ["Broken chair", "Free desk", "My own lamp"]) expect(times(desk(claire), title)).toBe(1);
    expect(desk(claire)).toContain(counted(lists.title.claimed, 1));
    expect(desk(claire)).toContain(counted(lists.title.free, 2));
    expect(desk(claire)).toContain(counted(lists.title.mine, 1));

    await claire.presses(counted(lists.title.free, 2)); // all that nobody has: there is theirs too
    await eventually(() => expect(claire.reads()).toContain(lists.yours));
    expect(claire.reads().split(lists.title.free).at(-1)).not.toContain("Broken chair");
  });

  it("have a ticket claimed in its row, and never take that press for one of now once it was given back", async () => {
    const { claire, paul, mona } = await staged();
    const { buttons, lists, agentsNotes } = claire.words;
    await opens(mona, "Broken chair");
    const free = counted(lists.title.free, 1);
    for (const times of [1, 2]) {
      await claire.commands(list[language]);
      await eventually(() => expect(claire.reads().split(free).length).toBeGreaterThan(times));
    }
    await claire.presses(buttons.press.claim); // in the second
    await eventually(() => {
      expect(claire.reads()).toContain(plainText(lists.isOnYou("Broken chair"), { locale: language, zone: "UTC" }));
      expect(claire.reads()).toContain(counted(lists.title.claimed, 1));
      expect(paul.readsThread("Broken chair")).toContain(agentsNotes.claimed(claire.name));
    });
    await goesOnTo(claire, "Broken chair", buttons.press.release);
    await eventually(async () => expect(await assignees()).toEqual([null]));

    await claire.presses(buttons.press.claim); // in the first
    await eventually(() => expect(`${claire.reads()}\n${claire.formSays()}`).toContain(lists.changedSince));
    expect(await assignees()).toEqual([null]);
    await (platform === "slack" ? claire.pressesInForm(buttons.press.claim) : claire.presses(buttons.press.claim));
    await eventually(async () => expect(await assignees()).toEqual([claire.name]));
  });

  it("tell whoever presses in an old one what the ticket is now, with what they can do, and are drawn anew", async () => {
    const { claire, paul, mona } = await staged();
    const { buttons, lists, refusals } = paul.words;
    await opens(mona, "Broken chair");
    await asks(paul, counted(lists.title.free, 1));
    await claims(claire, "Broken chair");

    await paul.presses(buttons.press.claim);
    await eventually(() => {
      expect(`${paul.reads()}\n${paul.formSays()}`).toContain(refusals.alreadyClaimed(claire.name));
      expect(paul.reads()).not.toContain(counted(lists.title.free, 1));
    });
    expect(await assignees()).toEqual([claire.name]);
  });

  it("open a ticket that has changed as it is now, and are drawn anew", async () => {
    const { claire, paul, mona } = await staged();
    const { buttons, lists } = paul.words;
    await opens(mona, "Broken chair");
    await asks(paul, counted(lists.title.free, 1));
    await claims(claire, "Broken chair");

    await paul.presses(buttons.show);
    await eventually(() => {
      expect(paul.formSays()).toContain(lists.changedSince);
      expect(paul.formSays()).toContain(claire.name);
    });
    await paul.closesForm();
    await eventually(() => expect(paul.reads()).not.toContain(counted(lists.title.free, 1)));
  });
});

it("the Home tab on Slack leads to the rest of a list in its own place, and has a ticket claimed there", async () => {
  const { world, stage } = await createStage("slack", "en");
  try {
    const { slack: agent, words: agents } = stage.agent("Claire Dubois");
    await stage.setsUp();
    const { slack, words, ...mona } = stage.employee("Mona Petit");
    await opens({ ...mona, slack, words }, thing(1));
    await world.rows(others(2, 12));
    await slack?.opensHome();
    const home = await appears(() => slack?.home());
    await eventually(() => expect(home.text).toContain(words.lists.more(2)));
    await home.press(words.buttons.showAll);
    await eventually(() => expect(slack?.home()?.text).toContain(thing(1)));
    await slack?.home()?.press(words.buttons.allLists);
    await eventually(() => expect(slack?.home()?.text).toContain(words.lists.more(2)));

    await agent?.opensHome();
    await eventually(() => expect(agent?.home()?.text).toContain(counted(agents.lists.title.free, 12)));
    await agent?.home()?.press(agents.buttons.press.claim);
    await eventually(() => expect(agent?.home()?.text).toContain(counted(agents.lists.title.free, 11)));
  } finally {
    await world.close();
  }
});
