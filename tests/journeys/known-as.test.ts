import { afterEach, expect, test } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, createWorld, type World } from "./stage/world.ts";

let world: World;
afterEach(() => world.close());

test("whoever is called otherwise from now on is so on the cards of their tickets at the next change", async () => {
  const made = await createStage("slack", "fr");
  world = made.world;
  const claire = made.stage.agent("Claire Dubois");
  await made.stage.setsUp();
  const mona = made.stage.employee("Mona Alt");
  await opens(mona, "The old name");
  await eventually(() => expect(claire.readsThread("The old name")).toContain("Mona Alt"));
  await mona.slack?.changes({ realName: "Mona Neu" });
  world.waits(2 / 24);
  await mona.answersUnder("The old name", "One more word");
  await eventually(() => expect(claire.readsThread("The old name")).toContain("One more word"));
  await claims(claire, "The old name");
  await eventually(() => expect(claire.readsThread("The old name")).toContain("Mona Neu"));
});

test("an agent whose account is closed is one no more, though Slack lists them in the channel still", async () => {
  const made = await createStage("slack", "en");
  world = made.world;
  const gone = made.stage.agent("Gone Girl");
  await made.stage.setsUp();
  const agents = "select from queue_member join person on person.id = person_id where name = 'Gone Girl'";
  expect(await world.rows(agents)).toHaveLength(1);
  const users = world.workspace?.state.users;
  const account = users?.get(gone.slack?.id ?? "");
  if (account === undefined) throw new Error("no such account");
  users?.set(account.id, { ...account, isDeactivated: true });
  world.waits(1);
  await world.rests();
  await world.returns(); // a desk reads its channels at start
  await eventually(async () => expect(await world.rows(agents)).toEqual([]));
});

test("who is called otherwise and speaks otherwise on the two platforms has one name, whichever they use", async () => {
  world = await createWorld({ slack: true, teams: true }, "en");
  const { workspace, tenant } = world;
  if (workspace === null || tenant === null) throw new Error("not on both platforms");
  await world.slack?.setsUp();
  const email = "mona.petit@atelier.example";
  const inSlack = workspace.person({ name: "Mona Petit", email, locale: "fr-FR" });
  const inTeams = tenant.person({ name: "PETIT, Mona (EXT)", email, locale: "en-US" });
  await inSlack.types("/ticket imprimante");
  await (await appears(() => inSlack.modal())).submit();
  const kept = () => world.rows(`select name, locale from person where email = '${email}'`);
  await eventually(async () => expect(await kept()).toEqual([{ name: "Mona Petit", locale: "fr-FR" }]));
  await inTeams.says("list");
  await eventually(() => expect(inTeams.sees("chat")).toContain("imprimante"));
  expect(await world.rows("select from person where name like '%(EXT)'")).toEqual([]);
  await inSlack.types("/ticket list");
  await eventually(() => expect(inSlack.sees(inSlack.dm).at(-1)?.text).toContain("imprimante"));
  expect(await kept()).toEqual([{ name: "Mona Petit", locale: "fr-FR" }]);
});
