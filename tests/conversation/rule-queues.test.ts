import { afterEach, beforeEach, expect, test } from "vitest";
import { record } from "../../src/desk/tickets.ts";
import type { ChatUser, Reply } from "../../src/channels/platform.ts";
import { linesOf } from "../features/reading.ts";
import { query } from "../support/database.ts";
import { buttonsOf, formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
let lea: string;
let claire: string;
const boss = someone("U-boss", { name: "Boss", administrator: true });
const asLea = someone("U-lea", { name: "Lea" });
const asClaire = someone("U-claire", { name: "Claire" });

beforeEach(async () => {
  desk = await openDeskInATest();
  lea = await desk.person("U-lea", { name: "Lea" });
  claire = await desk.person("U-claire", { name: "Claire" });
  await desk.person("U-boss", { name: "Boss", administrator: true });
  await desk.queue("support", [claire]);
  await desk.queue("coffee", [lea, claire]);
  await desk.tx((tx) => tx.addLead("coffee", lea));
});
afterEach(() => desk.close());

const here = { platform: "slack", tenant: "T1", address: "C9", scope: "channel" } as const;
const types = (by: ChatUser, words: string): Promise<Reply> => desk.as(by).does({ kind: "asked", words, in: here });
const labels = (reply: Reply) => buttonsOf(reply).map(({ label }) => label);
const press = (by: ChatUser, reply: Reply, label: string): Promise<Reply> => {
  const button = buttonsOf(reply).find((each) => each.label === label);
  if (button === undefined) throw new Error(`no button ${label}`);
  return desk.as(by).presses(button.action);
};
const opensInCoffee = () => desk.opens(claire, { queue: "coffee" });

test("an administrator lists every queue, an agent their own, and somebody else none", async () => {
  await opensInCoffee();
  const lines = linesOf(said(await types(boss, "queues")));
  expect(lines).toContain("coffee · Slack · 2 agents · 1 open ticket · led by Lea");
  expect(lines).toContain("support · Slack · 1 agent · 0 open tickets · ⚠️ led by nobody");
  expect(labels(await types(boss, "files"))).toEqual(["Leads…", "Close", "Leads…"]);
  expect(labels(await types(asLea, "queues"))).toEqual(["Leads…", "Close"]);
  expect(labels(await types(asClaire, "queues"))).toEqual([]);
  expect(said(await types(someone("U-mona", { name: "Mona" }), "queues")).summary).toBe("There is no queue of yours.");
});

test("a lead names another from among the agents, and then leads no longer", async () => {
  const list = await types(asLea, "queues");
  const { opener } = formOf(await press(asLea, list, "Leads…"));
  const changes = (once: string, change: string) =>
    desk.as(asLea).does({ kind: "submitted", opener, values: { change }, in: null }, once);
  expect(said(await changes("last", `remove ${lea}`)).summary).toBe(
    "The queue “coffee” needs a lead. Name another one first.",
  );
  expect(said(await changes("add", `add ${claire}`)).summary).toBe("Claire leads the queue “coffee” now.");
  expect(said(await changes("remove", `remove ${lea}`)).summary).toBe("Lea no longer leads the queue “coffee”.");
  expect(said(await changes("again", `add ${lea}`)).summary).toContain("Only its leads");
  expect(await query(desk.url, "select person_id from queue_lead")).toEqual([{ person_id: claire }]);
});

test("a lead who left the channel is not named, and does not make up for the last one", async () => {
  await desk.tx(async (tx) => {
    await tx.addLead("coffee", claire);
    await tx.setMembers("coffee", "slack", [lea]);
  });
  const list = await types(asLea, "queues");
  expect(linesOf(said(list)).join()).toContain("led by Lea");
  expect(linesOf(said(list)).join()).not.toContain("Claire");
  const { opener } = formOf(await press(asLea, list, "Leads…"));
  const values = { change: `remove ${lea}` };
  expect(said(await desk.as(asLea).does({ kind: "submitted", opener, values, in: null }, "last")).summary).toBe(
    "The queue “coffee” needs a lead. Name another one first.",
  );
  expect((await desk.store.leadsOf("coffee")).map(({ id }) => id)).toEqual([lea]);
});

test("a queue whose channel is another's now is listed for administrators, led by nobody, and not as one that nobody began", async () => {
  await desk.tx((tx) => tx.addLead("support", claire));
  await desk.tx((tx) => tx.setChannel({ queue: "coffee", platform: "slack", tenant: "T1", address: "C-support" }));
  expect(linesOf(said(await types(boss, "queues")))).toContain(
    "support · ⚠️ no channel · 0 agents · 0 open tickets · ⚠️ led by nobody",
  );
  expect(said(await types({ ...asClaire, ownsPlace: true }, "setup")).summary).toContain("You can’t make this");
});

test.each(["add nobody", "add", "remove 1; drop table queue", "make me lead", ""])(
  "what the form of leads does not offer changes nothing: %s",
  async (change) => {
    const opener = { do: "name-lead", queue: "coffee" } as const;
    await desk.as(asLea).does({ kind: "submitted", opener, values: { change }, in: null });
    expect(await query(desk.url, "select person_id from queue_lead")).toEqual([{ person_id: lea }]);
  },
);

test("an agent who does not lead a queue neither closes it nor names its leads", async () => {
  expect(said(await desk.as(asClaire).presses({ do: "close-queue", queue: "coffee" })).summary).toContain(
    "Only its leads",
  );
  expect(said(await desk.as(asClaire).presses({ do: "name-lead", queue: "coffee" })).summary).toContain(
    "Only its leads",
  );
  expect(await query(desk.url, "select queue_name from agents_channel where queue_name = 'coffee'")).toHaveLength(1);
});

test("a queue is closed once it is empty, its channel is told, and setup opens it again", async () => {
  const ticket = await opensInCoffee();
  const list = await types(boss, "queues");
  expect(said(await press(boss, list, "Close")).summary).toBe(
    "The queue “coffee” still has 1 open ticket. Move or resolve what is there first.",
  );
  await desk.changes(ticket.reference, claire, { type: "move", queue: "support", reason: "done with it" });
  expect(said(await press(boss, list, "Close")).summary).toContain("The queue “coffee” is closed.");
  expect((await desk.sent()).flat()).toContainEqual(
    expect.objectContaining({ kind: "farewell", queue: "coffee", address: "C-coffee", closed: true }),
  );
  expect(linesOf(said(await types(boss, "queues"))).join()).not.toContain("coffee");
  expect(await query(desk.url, "select 1 from queue_member where queue_name = 'coffee'")).toEqual([]);
});

test("where new tickets arrive stays open", async () => {
  expect(said(await desk.as(boss).presses({ do: "close-queue", queue: "support" })).summary).toContain("stays open");
});

test("a ticket of a closed queue that is opened again goes where somebody looks", async () => {
  const mona = await desk.person("U-mona");
  const { reference } = await desk.opens(mona, { queue: "coffee" });
  await desk.tx(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket !== null) await record(tx, desk.deps, ticket, { type: "withdrawn", reason: "no-longer-needed" });
  });
  await desk.as(boss).presses({ do: "close-queue", queue: "coffee" });
  await desk.changes(reference, mona, { type: "reopen", reason: "It leaks again" });
  expect(await desk.store.ticket(reference)).toMatchObject({ queue: "support", status: "new" });
});
