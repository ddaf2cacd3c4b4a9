import { afterEach, expect, test } from "vitest";
import { phrases } from "../../src/features/words.ts";
import { eventually } from "../support/eventually.ts";
import { opens } from "./stage/shortcuts.ts";
import { createWorld, type World } from "./stage/world.ts";

let world: World;
afterEach(() => world.close());

test("somebody known in Teams who first acts in Slack is the same person there", async () => {
  world = await createWorld({ slack: true, teams: true }, "en");
  const { slack, teams } = world;
  if (slack === null || teams === null) throw new Error("not on both platforms");
  const inTeams = teams.employee("Nora Both");
  await inTeams.commands("list");
  await eventually(async () =>
    expect(await world.rows("select email is not null as told from person where name = 'Nora Both'")).toEqual([
      { told: true },
    ]),
  );
  const inSlack = slack.employee("Nora Both");
  await inSlack.commands("list");
  await eventually(async () =>
    expect(
      await world.rows(
        "select count(distinct person_id)::int as people, count(*)::int as accounts from account join person p on p.id = person_id where p.name = 'Nora Both'",
      ),
    ).toEqual([{ people: 1, accounts: 2 }]),
  );
});

test("somebody known in Slack who first writes in Teams reads their tickets at once", async () => {
  world = await createWorld({ slack: true, teams: true }, "en");
  const { slack, teams } = world;
  if (slack === null || teams === null) throw new Error("not on both platforms");
  await slack.setsUp();
  await opens(slack.employee("Nora Both"), "A dim screen");
  const inTeams = teams.employee("Nora Both");
  await inTeams.commands("list");
  await eventually(() => expect(inTeams.reads()).toContain("A dim screen"));
  expect(inTeams.reads()).not.toContain(inTeams.words.lists.noneOfMine);
});

test("whoever is new is answered in their own language from the first word on", async () => {
  world = await createWorld({ slack: true }, "en");
  const { slack } = world;
  if (slack === null) throw new Error("not on Slack");
  const mona = slack.employee("Mona Petit", "fr");
  await mona.commands("aide");
  await eventually(() => expect(mona.whispered()).toContain(phrases("fr").whispers.help.intro));
});
