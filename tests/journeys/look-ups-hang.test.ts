import { afterEach, describe, expect, test } from "vitest";
import { phrases } from "../../src/features/words.ts";
import { eventually } from "../support/eventually.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import { createWorld, type World } from "./stage/world.ts";

const patience = { timeout: 120_000 };

let world: World;
afterEach(() => world.close());

describe("a Slack that answers no look-up", () => {
  test(
    "keeps nobody waiting: a whole story is told, in the language that is stored of each",
    { timeout: 90_000 },
    async () => {
      world = await createWorld({ slack: true }, "en");
      const { slack, workspace } = world;
      if (slack === null || workspace === null) throw new Error("no Slack in this world");
      const claire = slack.agent("Claire Dubois");
      await slack.setsUp();
      const mona = slack.employee("Mona Petit", "fr");
      await opens(mona, "The door is locked");
      await eventually(async () =>
        expect(await world.rows("select locale from person where name = 'Mona Petit'")).toEqual([{ locale: "fr-FR" }]),
      );

      await world.rests();
      workspace.faults.always((method) => (method.startsWith("users.") ? { kind: "hang" } : undefined));
      await world.returns(); // and remembers nobody but by the database

      await mona.commands("back");
      await eventually(() => expect(mona.whispered()).toContain(phrases("fr").whispers.away.back));
      await claims(claire, "The door is locked");
      await mona.answersUnder("The door is locked", "It is still locked");
      await eventually(() => expect(claire.readsThread("The door is locked")).toContain("It is still locked"));
      await resolves(claire, "The door is locked", "It is open", mona);
      const paul = slack.employee("Paul Martin"); // whom the desk has never seen
      await paul.callsForm();
      await paul.enters({ [paul.words.forms.newTicket.titleLabel]: "The window is open" });
      expect(await paul.sends()).toEqual({});
      await eventually(() => expect(claire.readsChannel()).toContain("The window is open"));
      await paul.commands("list");
      await eventually(() => expect(paul.reads()).toContain("The window is open"));
      expect(claire.readsChannel()).not.toContain("Paul Martin");

      workspace.faults.clear();
      await eventually(() => expect(claire.readsChannel()).toContain("Paul Martin"), { within: 25_000 });
    },
  );
});

test("a Slack that answers no call has its own answer to everything that people do, at once", patience, async () => {
  world = await createWorld({ slack: true }, "en");
  const { slack, workspace } = world;
  if (slack === null || workspace === null) throw new Error("no Slack in this world");
  const claire = slack.agent("Claire Dubois");
  await slack.setsUp();
  const mona = slack.employee("Mona Petit");
  await opens(mona, "The door is locked");
  await eventually(() => expect(claire.buttonsInChannel("The door is locked")).not.toEqual([]));
  await mona.callsForm();
  await mona.enters({ [mona.words.forms.newTicket.titleLabel]: "The window is open" });
  const told = () => workspace.wire.exchanges.filter(({ from }) => from === "slack");
  const before = told().length;

  workspace.faults.always(() => ({ kind: "hang" }));
  expect(await mona.sends()).toEqual({});
  await Promise.all([
    ...["list", "help", "search door", "queues", "notify", "away"].map((words) => mona.commands(words)),
    mona.writes("Any news of my door?"),
    claire.pressesInChannel("The door is locked", claire.words.buttons.press.claim),
    claire.chatsUnder("The door is locked", "Who has the key?"),
    mona.slack?.opensHome(),
  ]);
  await eventually(() => expect(told().length - before).toBeGreaterThanOrEqual(11));
  const unanswered = told()
    .slice(before)
    .filter(({ status }) => status !== 200);
  expect(unanswered.map(({ what, status }) => ({ what, status }))).toEqual([]);

  workspace.faults.clear();
  await eventually(() => expect(claire.readsChannel()).toContain("The window is open"), { within: 60_000 });
  expect(await world.rows("select status from ticket where title = 'The door is locked'")).toEqual([
    { status: "in-progress" },
  ]);
});
