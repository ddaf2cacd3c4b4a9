import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { agentsSurface, openSurgery, title, type Surgery } from "./surgery.ts";

/** Where a desk speaks: each illness is made on purpose, found, and found well again. */

let surgery: Surgery;
beforeAll(async () => {
  surgery = await openSurgery();
});
afterAll(() => surgery.world.close());

const look = () => surgery.look();
const repair = () => surgery.repair();
const rows = (sql: string) => surgery.rows(sql);

const forgets = async (surface: string): Promise<void> => {
  await rows(`delete from note where surface_id = ${surface}`);
  await rows(`delete from surface where id = ${surface}`);
};

test("a desk in good health has nothing but well findings, one for each check at least", async () => {
  const report = await look();
  expect(report.findings.filter(({ state }) => state !== "well")).toEqual([]);
  expect(report.words("channels")).toContain("2 agents' channels");
  expect(report.words("dead-cards")).toContain("3 cards");
});

test("what it tells holds no title and no name of anybody", async () => {
  await rows("update surface set unreachable = 'blocked' where person_id is not null");
  const said = JSON.stringify((await look()).findings);
  await rows("update surface set unreachable = null");
  expect(said).toContain(surgery.reference);
  for (const word of [title, surgery.mona.name, surgery.claire.name, "xoxb-guichet", "a signing secret"])
    expect(said).not.toContain(word);
});

test("a channel of Slack that the bot was put out of", async () => {
  const { workspace } = surgery.world;
  if (workspace === null) throw new Error("no Slack");
  const channel = [...workspace.state.channels.values()].find(({ name }) => name === "desk-support");
  channel?.members.delete(workspace.bot.id);
  const report = await look();
  expect(report.states("channels")).toEqual(["ill"]);
  expect(report.words("channels")).toMatch(/not in the agents' channel of “support” on Slack.*\/invite/);
  expect(report.exitCode).toBe(1);
  channel?.members.add(workspace.bot.id);
  expect((await look()).states("channels")).toEqual(["well"]);
});

test("Teams being down leaves its channel and its cards unchecked, and nothing ill", async () => {
  surgery.world.tenant?.faults.down();
  const report = await look();
  surgery.world.tenant?.faults.clear();
  expect(report.states("channels")).toEqual(["unchecked"]);
  expect(report.states("dead-cards")).toEqual(["unchecked"]);
  expect(report.exitCode).toBe(2);
});

test("a queue without a channel, without a lead, without agents", async () => {
  await rows("insert into queue (name) values ('network')");
  expect((await look()).words("queues")).toContain("“network” has no agents' channel yet");
  await rows("delete from queue where name = 'network'");

  await rows("create table kept_leads as select * from queue_lead");
  await rows("delete from queue_lead");
  const report = await look();
  expect(report.states("queues")).toEqual(["warning"]);
  expect(report.words("queues")).toContain("“support” has no lead");
  expect(report.exitCode).toBe(0);
  await rows("insert into queue_lead select * from kept_leads");

  await rows("create table kept_members as select * from queue_member");
  await rows("delete from queue_member");
  expect((await look()).states("queues")).toEqual(["ill"]);
  await rows("insert into queue_member select * from kept_members");
  expect((await look()).states("queues")).toEqual(["well"]);
});

test("tickets in a queue that has lost its channels", async () => {
  await rows("create table kept_channels as select * from agents_channel");
  await rows("delete from agents_channel");
  const report = await look();
  expect(report.states("queues")).toEqual(["ill"]);
  expect(report.words("queues")).toContain("nobody sees its 1 open ticket");
  await rows("insert into agents_channel select * from kept_channels");
});

test("somebody who could not be reached is tried again", async () => {
  await rows("update surface set unreachable = 'app-not-installed', message = null where person_id is not null");
  const report = await look();
  expect(report.states("reach")).toEqual(["warning"]);
  expect(report.words("reach")).toMatch(/1 person cannot be reached on Slack.*Install the app.*api\.slack\.com/);
  expect((await repair()).mended).toHaveLength(1);
  await eventually(async () => {
    const [row] = await rows("select unreachable, message from surface where person_id is not null");
    expect(row).toEqual({ unreachable: null, message: expect.any(String) });
  });
  expect((await look()).states("reach")).toEqual(["well"]);
});

test("something that did not arrive this week", async () => {
  await rows(`insert into ticket_event (ticket, number, by, at, event)
              select ticket, 2, null, now(), '{"type":"undelivered","to":null,"reason":"too-long"}' from ticket_event`);
  const report = await look();
  expect(report.states("reach")).toEqual(["warning"]);
  expect(report.words("reach")).toContain(`1 open ticket in the last seven days did not arrive: ${surgery.reference}`);
  await rows("delete from ticket_event where number = 2");
  expect((await look()).states("reach")).toEqual(["well"]);
});

test("a card in a channel of which nothing is noted down is posted", async () => {
  const before = surgery.agathe.readsChannel().split(title).length;
  await forgets(agentsSurface("teams"));
  const report = await look();
  expect(report.states("missing-cards")).toEqual(["ill"]);
  expect(report.words("missing-cards")).toContain(surgery.reference);
  const mended = await repair();
  expect(mended.mended).toHaveLength(1);
  expect(mended.states("missing-cards")).toEqual(["well"]);
  await eventually(() => expect(surgery.agathe.readsChannel().split(title).length).toBeGreaterThan(before));
});

test("a card of the requester of which nothing is noted down, and one that was never posted", async () => {
  await forgets("(select id from surface where person_id is not null)");
  await rows(`update surface set message = null where id = ${agentsSurface("slack")}`);
  expect((await look()).words("missing-cards")).toContain("2 cards");
  expect((await repair()).states("missing-cards")).toEqual(["well"]);
  await eventually(async () => {
    expect(await rows("select id from surface where message is null")).toEqual([]);
    expect(await rows("select id from surface where person_id is not null")).toHaveLength(1);
  });
});

test("cards that were deleted on both platforms are replaced", async () => {
  const places = await rows("select platform, address, message from surface where person_id is null");
  for (const { platform, address, message } of places) {
    if (platform === "slack") surgery.world.workspace?.remove({ channel: String(address), ts: String(message) });
    else
      surgery.world.tenant
        ?.posts()
        .filter(({ id }) => id === message)
        .forEach((post) => surgery.world.tenant?.remove(post));
  }
  const report = await look();
  expect(report.words("dead-cards")).toContain("2 cards of open tickets can no longer be changed");
  expect((await repair()).states("dead-cards")).toEqual(["well"]);
  await eventually(async () => {
    const now = await rows("select message from surface where person_id is null and message is not null");
    expect(now).toHaveLength(2);
    for (const { message } of places) expect(now).not.toContainEqual({ message });
  });
  expect((await look()).states("dead-cards")).toEqual(["well"]);
});

test("a look at the cards leaves them as they are", async () => {
  const [before, versions] = [
    surgery.claire.readsChannel(),
    await rows("select id, message, shown_version from surface order by id"),
  ];
  await look();
  expect(surgery.claire.readsChannel()).toBe(before);
  expect(await rows("select id, message, shown_version from surface order by id")).toEqual(versions);
});
