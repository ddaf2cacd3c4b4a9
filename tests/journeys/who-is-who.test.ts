import { afterEach, describe, expect, it, test } from "vitest";
import { settleWhoIsWho } from "../../src/doctor/who-is-who.ts";
import { environmentOf, visit } from "../doctor/patient.ts";
import { appears, eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, createWorld, type World } from "./stage/world.ts";

let world: World;
afterEach(() => world.close());

const address = "john.smith@atelier.example";

/** Somebody leaves, their account is closed, and a newcomer of the same name is given their address. */
async function isGivenAgain(platform: "slack" | "teams") {
  const made = await createStage(platform, "en");
  world = made.world;
  const { workspace, tenant } = world;
  const leaver = made.stage.employee("John Smith");
  await opens(leaver, "My salary slip is wrong");
  await eventually(async () =>
    expect(await world.rows("select email from person where email is not null")).toHaveLength(1),
  );
  world.waits(90);
  if (workspace !== null) {
    const old = [...workspace.state.users.values()].find(({ realName }) => realName === "John Smith");
    if (old !== undefined) workspace.state.users.set(old.id, { ...old, isDeactivated: true });
    const newcomer = workspace.person({ name: "John Smith", email: address, locale: "en-US" });
    return {
      lists: async () => {
        const before = newcomer.sees(newcomer.dm).length;
        await newcomer.types("/ticket list");
        return appears(() => newcomer.sees(newcomer.dm)[before]?.text);
      },
    };
  }
  const newcomer = tenant?.person({ name: "John Smith", email: address, locale: "en-US" });
  return {
    lists: async () => {
      const before = newcomer?.sees("chat").length;
      await newcomer?.says("list");
      return appears(() => newcomer?.sees("chat").slice(before).split("My tickets")[1]);
    },
  };
}

describe.each(["slack", "teams"] as const)("on %s", (platform) => {
  it("a newcomer with an address of somebody who left sees nothing of theirs, then and later", async () => {
    const newcomer = await isGivenAgain(platform);
    expect(await newcomer.lists()).not.toContain("salary slip");
    world.waits(1 / 12); // whom the desk has asked about it asks about again
    expect(await newcomer.lists()).not.toContain("salary slip");
    expect(await world.rows("select p.id from person p where name = 'John Smith'")).toHaveLength(2);
  });
});

test("on Slack the address is the newcomer's from then on, and so are the rights it gives", async () => {
  const newcomer = await isGivenAgain("slack");
  await newcomer.lists();
  const people = await world.rows(
    `select p.email, (select count(*)::int from ticket where requester = p.id) as tickets from person p where name = 'John Smith' order by 2`,
  );
  expect(people).toEqual([
    { email: address, tickets: 0 },
    { email: null, tickets: 1 },
  ]);
});

test("an administrator joins two who are one after all, and parts two who were taken for one", async () => {
  const newcomer = await isGivenAgain("slack");
  await newcomer.lists();
  const env = environmentOf(world);
  const found = await settleWhoIsWho(env, { do: "find", words: "john smith" });
  expect(found.said).toHaveLength(4);
  const [left] = await world.rows("select p.id from person p join ticket on requester = p.id");
  const [came] = await world.rows("select id from person where email is not null and name = 'John Smith'");
  const joined = await settleWhoIsWho(env, { do: "join", from: String(came?.["id"]), into: String(left?.["id"]) });
  expect(joined).toMatchObject({ ok: true });
  expect(await newcomer.lists()).toContain("salary slip");

  const accounts = `select platform || '/' || tenant || '/' || "user" as id from account where person_id = '${String(left?.["id"])}'`;
  const [account, ...others] = await world.rows(accounts);
  expect(others).toEqual([]);
  expect(await settleWhoIsWho(env, { do: "part", user: String(account?.["id"]) })).toMatchObject({ ok: false });
  // As version 0.1 took them for one.
  await world.rows(`insert into account (platform, tenant, "user", person_id, direct_address)
    select platform, tenant, 'U0OLD', person_id, 'U0OLD' from account where person_id = '${String(left?.["id"])}'`);
  expect(await settleWhoIsWho(env, { do: "part", user: String(account?.["id"]) })).toMatchObject({ ok: true });
  expect(await newcomer.lists()).not.toContain("salary slip");
  expect((await settleWhoIsWho(env, { do: "part", user: "U1" })).ok).toBe(false);
  expect((await settleWhoIsWho(env, { do: "join", from: "x", into: "y" })).ok).toBe(false);
});

describe.each(["list", "a form"] as const)("somebody known in Slack whose first act in Teams is %s", (first) => {
  it("is one person there as well, with all their tickets", async () => {
    world = await createWorld({ slack: true, teams: true }, "en");
    const { slack, teams } = world;
    if (slack === null || teams === null) throw new Error("not on both platforms");
    await slack.setsUp();
    const inSlack = slack.employee("Olga Both");
    await opens(inSlack, "By Slack");
    const inTeams = teams.employee("Olga Both");
    if (first === "list") await inTeams.commands("list");
    else await opens(inTeams, "By Teams");
    await eventually(async () =>
      expect(
        await world.rows(
          "select count(distinct person_id)::int as people, count(*)::int as accounts from account join person p on p.id = person_id where p.name = 'Olga Both'",
        ),
      ).toEqual([{ people: 1, accounts: 2 }]),
    );
    await inTeams.commands("list");
    await eventually(() => {
      expect(inTeams.reads()).toContain("By Slack");
      if (first === "a form") expect(inTeams.reads().split("My tickets").at(-1)).toContain("By Teams");
    });
    const report = await visit(environmentOf(world), { deep: true, now: () => world.now() });
    expect(report.states("rows")).toEqual(["well"]);
  });
});

const both = "olga.both@atelier.example";
const people = "select p.id from person p join account on person_id = p.id where p.name = 'Olga Both' group by p.id";
const accounts = "select user from account join person p on p.id = person_id where p.name = 'Olga Both'";

/** Somebody with a ticket in Slack, whose account there may be closed since. */
async function isInSlack() {
  world = await createWorld({ slack: true, teams: true }, "en");
  const { slack, teams, workspace, tenant } = world;
  if (slack === null || teams === null || workspace === null || tenant === null)
    throw new Error("not on both platforms");
  await slack.setsUp();
  const inSlack = slack.employee("Olga Both");
  await opens(inSlack, "My salary slip is wrong");
  await eventually(async () => expect(await world.rows(`select from person where email = '${both}'`)).toHaveLength(1));
  const id = inSlack.slack?.id ?? "";
  const leaves = () => {
    const account = workspace.state.users.get(id);
    if (account !== undefined) workspace.state.users.set(id, { ...account, isDeactivated: true });
    world.waits(90);
  };
  /** In a channel, of which Teams tells who asks only when it is asked. */
  const mentions = async () => {
    const olga = tenant.person({ name: "Olga Both", email: both, locale: "en-US" });
    const { channel } = tenant.team({ name: "Sales", owners: [], members: [olga] });
    await olga.mentionsBot("list", channel("general"));
    return appears(() => olga.sees("chat").split("My tickets")[1]);
  };
  return { slack, teams, workspace, leaves, mentions };
}

describe("a newcomer in Teams with an address of somebody who left Slack is somebody else", () => {
  test.each(["Slack answers", "Slack answers later"])("who lists their tickets, %s", async (answers) => {
    const { teams, workspace, leaves } = await isInSlack();
    leaves();
    if (answers === "Slack answers later") workspace.faults.fail("users.info", { status: 500, times: 1000 });
    const newcomer = teams.employee("Olga Both");
    await newcomer.commands("list");
    await eventually(async () => expect(await world.rows(accounts)).toHaveLength(2));
    workspace.faults.clear();
    await eventually(async () =>
      expect(await world.rows(`select from person where email = '${both}'`)).toHaveLength(1),
    );
    await newcomer.commands("list");
    await eventually(() => expect(newcomer.reads().split("My tickets").length).toBeGreaterThan(2));
    expect(newcomer.reads()).not.toContain("salary slip");
    expect(await world.rows(people)).toHaveLength(2);
  });

  test("who lists them in a channel first", async () => {
    const { leaves, mentions } = await isInSlack();
    leaves();
    expect(await mentions()).not.toContain("salary slip");
    expect(await world.rows(people)).toHaveLength(2);
  });

  test("who is only added to the agents' team", async () => {
    const { teams, leaves } = await isInSlack();
    leaves();
    const newcomer = teams.agent("Olga Both");
    await teams.setsUp("network");
    await eventually(async () => expect(await world.rows(accounts)).toHaveLength(2));
    await newcomer.commands("list");
    await eventually(() => expect(newcomer.reads()).toContain("All clear"));
    expect(newcomer.reads()).not.toContain("salary slip");
    expect(await world.rows(people)).toHaveLength(2);
  });
});

describe("somebody who is in Slack still is one person", () => {
  test("who lists their tickets in a channel of Teams first", async () => {
    const { mentions } = await isInSlack();
    expect(await mentions()).toContain("salary slip");
    expect(await world.rows(people)).toHaveLength(1);
  });

  test("who is only added to the agents' team in Teams", async () => {
    const { teams } = await isInSlack();
    teams.agent("Olga Both");
    await teams.setsUp("network");
    await eventually(async () => expect(await world.rows(accounts)).toHaveLength(2));
    expect(await world.rows(people)).toHaveLength(1);
  });

  test("for whom a colleague opens a ticket in Teams", async () => {
    const { teams } = await isInSlack();
    teams.employee("Olga Both");
    const noor = teams.employee("Noor Bakker");
    await opens(noor, "A laptop", { [noor.words.forms.newTicket.beneficiary]: "Olga Both" });
    await eventually(async () => expect(await world.rows(accounts)).toHaveLength(2));
    expect(await world.rows(people)).toHaveLength(1);
  });

  test("once Slack answers again", async () => {
    const { teams, workspace } = await isInSlack();
    world.waits(90);
    workspace.faults.fail("users.info", { status: 500, times: 1000 });
    const inTeams = teams.employee("Olga Both");
    await inTeams.commands("list");
    await eventually(async () => expect(await world.rows(people)).toHaveLength(2));
    workspace.faults.clear();
    await eventually(async () => {
      expect(await world.rows(accounts)).toHaveLength(2);
      expect(await world.rows(people)).toHaveLength(1);
    });
    await inTeams.commands("list");
    await eventually(() => expect(inTeams.reads()).toContain("salary slip"));
  });
});

test.each(["ask", "reply", "resolve"] as const)(
  "what an agent says (%s) to somebody whose account is closed is not left to silence: the agents are told",
  async (form) => {
    const made = await createStage("slack", "en");
    world = made.world;
    const claire = made.stage.agent("Claire Dubois");
    await made.stage.setsUp();
    const mona = made.stage.employee("Mona Gone");
    await opens(mona, "The third floor");
    await claims(claire, "The third floor");
    world.workspace?.faults.refuse("users.info", "user_not_found", { times: 500 });
    world.waits(3 / 24);
    const { buttons, forms, labels, agentsNotes } = claire.words;
    await claire.pressesInChannel("The third floor", buttons.fill[form]);
    const cause = form === "resolve" ? { [forms.cause]: labels.cause.hardware } : {};
    await claire.enters({ [forms.text[form]]: "Which room?", ...cause });
    expect(await claire.sends()).toEqual({});
    await eventually(() =>
      expect(claire.readsThread("The third floor")).toContain(agentsNotes.because["account-closed"]),
    );
  },
);
