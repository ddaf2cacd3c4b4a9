import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { record } from "../../src/desk/tickets.ts";
import type { ChatUser, Reply } from "../../src/channels/platform.ts";
import { nameLeads } from "../../src/features/queues/use-cases/name-leads.ts";
import { usualTargets } from "../../src/features/queue-policy/rules.ts";
import { queueMeant } from "../../src/features/queues/use-cases/rename-queue.ts";
import { hoursOf, usualHours } from "../../src/kernel/policy.ts";
import { namedOnButton } from "../../src/screen/ticket-buttons.ts";
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
  expect(lines).toContain("support · Slack · 1 agent · no open tickets · ⚠️ led by nobody");
  expect(labels(await types(boss, "files"))).toEqual([
    "Hours and targets",
    "Leads…",
    "Rename…",
    "Close…",
    "Hours and targets",
    "Leads…",
    "Rename…",
  ]);
  expect(labels(await types(asLea, "queues"))).toEqual(["Hours and targets", "Leads…", "Rename…", "Close…"]);
  expect(labels(await types(asClaire, "queues"))).toEqual(["Hours and targets", "Hours and targets"]);
  expect(said(await types(someone("U-mona", { name: "Mona" }), "queues")).summary).toBe("You don’t serve any queue.");
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
    "support · ⚠️ no channel · no agents · no open tickets · ⚠️ led by nobody",
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

test("whoever left since the form was opened is said to have left", async () => {
  const changes = async (change: string) =>
    said(
      await desk
        .as(asLea)
        .does(
          { kind: "submitted", opener: { do: "name-lead", queue: "coffee" }, values: { change }, in: null },
          change,
        ),
    ).summary;
  const stranger = await desk.person("U-stranger", { name: "Sam" });
  expect(await changes(`add ${stranger}`)).toContain("They’ve left the agents’ channel of the queue “coffee”");
  expect(await changes(`remove ${claire}`)).toBe("They no longer lead the queue “coffee”.");
});

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
  expect(said(await press(boss, list, "Close…")).summary).toBe(
    "The queue “coffee” still has 1 open ticket. Move or resolve what is there first.",
  );
  await desk.changes(ticket.reference, claire, { type: "move", queue: "support", reason: "done with it" });
  const asked = await press(boss, list, "Close…");
  expect(said(asked).summary).toBe("Close the queue “coffee”?");
  expect(labels(asked)).toEqual(["Close it", "Cancel"]);
  expect(said(await press(boss, asked, "Cancel")).summary).toBe("OK, nothing has changed.");
  expect(await query(desk.url, "select 1 from agents_channel where queue_name = 'coffee'")).toHaveLength(1);
  const closed = await press(boss, asked, "Close it");
  expect(closed).toMatchObject({ kind: "done", instead: { summary: expect.stringContaining("“coffee” is closed") } });
  expect((await desk.sent()).flat()).toContainEqual(
    expect.objectContaining({ kind: "farewell", queue: "coffee", address: "C-coffee", closed: true }),
  );
  expect(linesOf(said(await types(boss, "queues"))).join()).not.toContain("coffee");
  expect(await query(desk.url, "select 1 from queue_member where queue_name = 'coffee'")).toEqual([]);
});

test("a queue that is closed and set up again goes by helpdesk.yaml, whatever was typed for it before", async () => {
  const { deps } = desk;
  const { inForce } = deps;
  const hours = { zone: "Asia/Tokyo", week: usualHours("Asia/Tokyo").week, closedOn: [], openOn: [] };
  const span = { days: 0, milliseconds: 60_000, counted: "open" } as const;
  const target = { "first-response": span, resolution: span };
  const targets = { P1: target, P2: target, P3: target, P4: target };
  const typed = { part: "hours", by: lea, at: desk.deps.now(), hours, targets } as const;
  await desk.tx(async (tx) => {
    await tx.holdQueues();
    for (const queue of ["coffee", "support"]) await tx.addPolicyChange({ ...typed, queue });
  });
  await inForce.refresh();
  expect(hoursOf(deps.policy, "coffee").zone).toBe("Asia/Tokyo");
  await desk.as(boss).presses({ do: "close-queue", queue: "coffee", agreed: true });
  await desk.queue("coffee", [claire]);
  expect(await inForce.refresh()).toEqual(["coffee"]);
  expect(hoursOf(deps.policy, "coffee")).toBe(inForce.configured.hours);
  expect(usualTargets(deps.policy, "coffee")).toEqual(usualTargets(inForce.configured, "coffee"));
  expect(hoursOf(deps.policy, "support").zone).toBe("Asia/Tokyo");
  const lines = linesOf(said(await desk.as(boss).presses({ do: "queue-service", queue: "coffee" })));
  expect(lines.join()).not.toContain("last changed");
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
  await desk.as(boss).presses({ do: "close-queue", queue: "coffee", agreed: true });
  await desk.changes(reference, mona, { type: "reopen", reason: "It leaks again" });
  expect(await desk.store.ticket(reference)).toMatchObject({ queue: "support", status: "new" });
});

describe("leads whom the policy names", () => {
  const mail = "nina@atelier.example";
  const asNina = someone("U-nina", { name: "Nina", email: mail });
  const names = (...leads: readonly string[]) =>
    desk.tx((tx) =>
      nameLeads(tx, { ...desk.deps.policy, queues: { coffee: { hours: null, nextLevel: null, leads } } }),
    );
  const line = async (by: ChatUser) =>
    linesOf(said(await types(by, "queues"))).find((each) => each.startsWith("coffee")) ?? "";

  test("stand in the list beside those of the chat, and by their address until they were seen", async () => {
    await names(mail);
    expect(await line(boss)).toContain("led by Lea, nina@atelier.example (not seen yet)");
    await desk.person("U-nina", { name: "Nina", email: mail });
    expect(await line(boss)).toMatch(/led by (Lea, Nina|Nina, Lea)$/u);
  });

  test("lead whether or not they are in the channel, and are asked as leads", async () => {
    const nina = await desk.person("U-nina", { name: "Nina", email: mail });
    expect(await line(asNina)).toBe("");
    await names(mail);
    expect(labels(await types(asNina, "queues"))).toEqual(["Hours and targets", "Leads…", "Rename…", "Close…"]);
    expect((await desk.store.leadsOf("coffee")).map(({ id }) => id).toSorted()).toEqual([lea, nina].toSorted());
    expect(await desk.store.actor(nina, "coffee")).toMatchObject({ agent: false, lead: true });
    expect(await desk.store.actor(nina, "support")).toMatchObject({ lead: false });
  });

  test("win over the chat: nobody takes it from them there, and nobody closes their queue", async () => {
    const nina = await desk.person("U-nina", { name: "Nina", email: mail });
    await names(mail);
    const list = await types(boss, "queues");
    const form = await press(boss, list, "Leads…");
    expect(JSON.stringify(form)).not.toContain(`remove ${nina}`);
    const { opener } = formOf(form);
    const forged = { kind: "submitted", opener, values: { change: `remove ${nina}` }, in: null } as const;
    const why =
      "The desk’s policy names the leads of the queue “coffee”. The person who runs the desk can change it there.";
    expect(said(await desk.as(boss).does(forged)).summary).toBe(why);
    expect(said(await press(boss, list, "Close…")).summary).toBe(why);
  });

  test("let the last lead of the chat go, and lead no longer once the policy names them no more", async () => {
    const nina = await desk.person("U-nina", { name: "Nina", email: mail });
    await names(mail);
    const removal = { do: "name-lead", queue: "coffee" } as const;
    const values = { change: `remove ${lea}` };
    await desk.as(boss).does({ kind: "submitted", opener: removal, values, in: null });
    expect((await desk.store.leadsOf("coffee")).map(({ id }) => id)).toEqual([nina]);
    await names();
    expect(await desk.store.leadsOf("coffee")).toEqual([]);
    expect(await desk.store.actor(nina, "coffee")).toMatchObject({ lead: false });
  });

  test("have their queue to themselves before anybody has set it up", async () => {
    await desk.tx((tx) =>
      nameLeads(tx, { ...desk.deps.policy, queues: { garden: { hours: null, nextLevel: null, leads: [mail] } } }),
    );
    expect(linesOf(said(await types(boss, "queues"))).join("\n")).toContain("garden · ⚠️ no channel");
    const owner = { ...asClaire, ownsPlace: true };
    expect(said(await types(owner, "setup garden")).summary).toContain("You can’t make");
  });
});

describe("a queue that is renamed", () => {
  const renames = async (by: ChatUser, queue: string, name: string, once = `${queue} ${name}`) =>
    desk.as(by).does({ kind: "submitted", opener: { do: "rename-queue", queue }, values: { name }, in: null }, once);
  const listed = async () => linesOf(said(await types(boss, "queues"))).join("\n");

  test("is called so wherever it is spoken of, and its channel is told", async () => {
    const ticket = await opensInCoffee();
    const list = await types(asLea, "queues");
    const form = formOf(await press(asLea, list, "Rename…"));
    expect(form.values).toEqual({ name: "coffee" });
    expect(said(await renames(asLea, "coffee", "Kitchen")).summary).toBe("The queue “coffee” is called “kitchen” now.");
    expect(await listed()).toContain("kitchen (first called “coffee”) · Slack · 2 agents");
    expect((await desk.sent()).flat()).toContainEqual(
      expect.objectContaining({ kind: "renamed", queue: "coffee", from: "coffee", to: "kitchen" }),
    );
    expect(await desk.store.ticket(ticket.reference)).toMatchObject({ queue: "coffee" });
    const elsewhere = await desk.opens(await desk.person("U-mona"));
    const into = await desk.as(asClaire).presses({ do: "fill", form: "move", ...namedOnButton(elsewhere), seen: 1 });
    expect(JSON.stringify(into)).toContain(JSON.stringify({ value: "coffee", label: "kitchen" }));
  });

  test("is found by both names, and no other queue is given either", async () => {
    await renames(asLea, "coffee", "kitchen");
    for (const name of ["kitchen", "coffee"])
      expect(said(await types({ ...asClaire, ownsPlace: true }, `setup ${name}`)).summary).toBe(
        "You can’t make this channel the agents’ channel of “kitchen”.",
      );
    const taken = { kind: "form-errors", errors: { name: "Another queue is called “coffee”." } };
    expect(await renames(boss, "support", "coffee")).toEqual(taken);
    expect(await renames(boss, "support", "kitchen")).toMatchObject({ kind: "form-errors" });
    expect(await desk.store.queues()).toEqual(["coffee", "support"]);
  });

  test("is not meant by a name that is another's first one", async () => {
    await renames(asLea, "coffee", "kitchen");
    expect(queueMeant(await desk.store.standings(), "kitchen")).toBe("coffee");
    await desk.tx((tx) => tx.addQueue("kitchen"));
    expect(queueMeant(await desk.store.standings(), "kitchen")).toBe("kitchen");
  });

  test("may be given its first name back", async () => {
    await renames(asLea, "coffee", "kitchen");
    expect(said(await renames(asLea, "coffee", "coffee")).summary).toBe("The queue “kitchen” is called “coffee” now.");
    expect(await listed()).toContain("coffee · Slack");
    expect(await query(desk.url, "select title from queue where title is not null")).toEqual([]);
  });

  test("may be the one in which new tickets arrive", async () => {
    await desk.tx((tx) => tx.addLead("support", claire));
    expect(said(await renames(asClaire, "support", "front-desk")).summary).toContain("is called “front-desk” now");
    expect(await desk.opens(claire)).toMatchObject({ queue: "support" });
  });

  test.each(["two words", "net/work", "n\u0435twork", ""])("is given no name that is none: %j", async (name) => {
    expect(await renames(boss, "coffee", name)).toMatchObject({ kind: "form-errors" });
    expect(await query(desk.url, "select title from queue where title is not null")).toEqual([]);
  });

  test("is given a name like another's by an administrator alone", async () => {
    expect(await renames(asLea, "coffee", "suport")).toEqual({
      kind: "form-errors",
      errors: { name: "“suport” may be read as another name. An administrator can call it so." },
    });
    expect(said(await renames(boss, "coffee", "suport", "again")).summary).toContain("is called “suport” now");
  });

  test("is renamed by nobody who does not lead it", async () => {
    expect(said(await renames(asClaire, "coffee", "kitchen")).summary).toContain("Only its leads");
    expect(said(await desk.as(asClaire).presses({ do: "rename-queue", queue: "coffee" })).summary).toContain(
      "Only its leads",
    );
  });
});

test("whoever sees a queue in the list reads when it is open and what is promised there, and nobody else does", async () => {
  const read = await press(asClaire, await types(asClaire, "queues"), "Hours and targets");
  const lines = linesOf(said(read)).join("\n");
  expect(lines).toContain("coffee: hours and targets");
  expect(lines).toMatch(/Mon – Fri 9:00\sAM – 6:00\sPM \(Europe\/Paris\)/u);
  expect(lines).toContain("first answer in 30 min · resolved in 4 hr");
  const mona = someone("U-mona", { name: "Mona" });
  const forged = await desk.as(mona).presses({ do: "queue-service", queue: "coffee" });
  expect(linesOf(said(forged)).join()).not.toContain("coffee");
});

test("who could lead stands in the alphabet of the reader's language, and two of one name are told apart", async () => {
  for (const [user, name, email] of [
    ["U-z", "Zoé", "zoe@x.example"],
    ["U-e", "Émile", "emile@x.example"],
    ["U-f", "Fanny", "fanny@x.example"],
    ["U-c2", "Claire", "claire.two@x.example"],
  ] as const) {
    const person = await desk.person(user, { name, email });
    await desk.tx((tx) => tx.addMembers("coffee", "slack", [person]));
  }
  const opened = await press(asLea, await types(asLea, "queues"), "Leads…");
  const [field] = opened.kind === "open-form" ? opened.form.fields : [];
  const labels = field?.kind === "choice" ? field.options.map(({ label }) => label) : [];
  expect(labels.map((label) => label.split(" ")[0])).toEqual(["Claire", "Claire", "Émile", "Fanny", "Zoé", "Lea"]);
  expect(new Set(labels).size).toBe(labels.length);
});
