import { afterEach, expect, test } from "vitest";
import { createDesk } from "../../src/conversation/listen.ts";
import { namedOnButton } from "../../src/screen/ticket-buttons.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import type { Reply } from "../../src/channels/platform.ts";
import { buttonsOf, formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone as user } from "../support/test-store.ts";
import { query } from "../support/database.ts";
import { linesOf } from "../features/reading.ts";
import { openBench, someone, type Bench } from "../worker/bench.ts";
import { fakePlatform, type FakePlatform } from "../worker/fake-platform.ts";

let desk: DeskInATest | null = null;
let bench: Bench | null = null;
afterEach(async () => {
  await Promise.all([desk?.close(), bench?.close()]);
  desk = bench = null;
});

const membersOf = (queue: string) =>
  `select person.name from queue_member join person on person.id = person_id where queue_name = '${queue}' order by 1`;

const boss = user("U-boss", { name: "Boss", administrator: true });
const elsewhere = { platform: "slack", tenant: "T1", address: "C-elsewhere", scope: "channel" } as const;
const support = { ...elsewhere, address: "C-support" };
const pressed = (reply: Reply, index = 0) => {
  const button = buttonsOf(reply)[index];
  if (button === undefined) throw new Error("no such button");
  return { kind: "pressed", action: button.action } as const;
};
const channelsNow = ({ url }: DeskInATest) => query(url, "select queue_name, address from agents_channel order by 1");

test("moving a queue is asked first, and whoever does it is its only agent until that channel's members are read", async () => {
  desk = await openDeskInATest();
  const { listener, url, platform } = withSlack(desk);
  platform.members = [someone("U-boss", "Boss"), someone("U-everybody", "Everybody")];
  const claire = await desk.person("U-claire", { name: "Claire" });
  await desk.queue("support", [claire]);
  await desk.opens(claire);
  const asked = await listener.handle({ kind: "asked", once: "move", by: boss, words: "setup", in: elsewhere });
  expect(await channelsNow(desk)).toEqual([{ queue_name: "support", address: "C-support" }]);
  expect(linesOf(said(asked))).toEqual([
    "“support” already has an agents’ channel. Move it to the channel “#C-elsewhere”?",
    "Now: “support” has 1 agent and 1 open ticket.",
    "Then: the open ticket of “support” appears in the channel “#C-elsewhere”, with all that was written in it. If it is private, only its reference, queue, status and age do. Those who are only in the channel that “support” leaves are no longer agents of “support”, and are told so there. Everybody in the channel “#C-elsewhere” becomes an agent of “support”: 2 people.",
  ]);
  await listener.handle({ once: "agree", by: boss, ...pressed(asked) });
  expect(await channelsNow(desk)).toEqual([{ queue_name: "support", address: "C-elsewhere" }]);
  expect(await query(url, membersOf("support"))).toEqual([{ name: "Boss" }]);
  const jobs = (await desk.sent()).flat();
  expect(jobs).toContainEqual(expect.objectContaining({ kind: "farewell", address: "C-support", successor: null }));
});

test("a private queue is given to nobody before it was said how many would read it", async () => {
  desk = await openDeskInATest();
  desk.configure({ ...usualPolicy, queues: { hr: { hours: null, nextLevel: null, isPrivate: true } } });
  const { listener, platform } = withSlack(desk);
  platform.members = [someone("U-boss", "Boss"), someone("U-everybody", "Everybody")];
  const asked = await listener.handle({ kind: "asked", once: "open", by: boss, words: "setup hr", in: elsewhere });
  expect(await channelsNow(desk)).toEqual([]);
  expect(linesOf(said(asked))).toEqual([
    "⚠️ The tickets of “hr” are private. Should everyone in the channel “#C-elsewhere” be able to read them?",
    "Then: a new queue “hr” begins. Tickets come to it only when somebody moves them there. Everybody in the channel “#C-elsewhere” becomes an agent of “hr”: 2 people. They can read every private ticket of “hr”, and so can everyone who joins that channel later. Choose a channel that not just anybody can join.",
  ]);
  expect(buttonsOf(asked)[0]).toMatchObject({ label: "Set it up", tone: "danger" });
  await listener.handle({ once: "agree", by: boss, ...pressed(asked) });
  expect(await channelsNow(desk)).toEqual([{ queue_name: "hr", address: "C-elsewhere" }]);
});

test("“Cancel” changes nothing, and “Another queue” asks which", async () => {
  desk = await openDeskInATest();
  const { listener } = withSlack(desk);
  await desk.queue("support", [await desk.person("U-claire")]);
  const asked = await listener.handle({ kind: "asked", once: "take", by: boss, words: "setup net", in: support });
  const other = await listener.handle({ once: "other", by: boss, ...pressed(asked, 1) });
  const { opener } = formOf(other);
  const named = (name: string) =>
    listener.handle({ kind: "submitted", once: `name ${name}`, by: boss, opener, values: { name }, in: null });
  expect(await named("two words")).toEqual({
    kind: "form-errors",
    errors: { name: "Short and in one word, such as “network”." },
  });
  expect(said(await named("Coffee")).summary).toBe(
    "The channel “#C-support” is the agents’ channel of “support”. Give it to “coffee” instead?",
  );
  const gone = "That question was answered already, or is too old. Type “/ticket setup” again in the channel.";
  // “Another queue” was the answer to the first question, and there is a second one.
  for (const index of [0, 1, 2])
    expect(said(await listener.handle({ once: `late ${index}`, by: boss, ...pressed(asked, index) })).summary).toBe(
      gone,
    );
  const second = await listener.handle({ kind: "asked", once: "again", by: boss, words: "setup net", in: support });
  const kept = await listener.handle({ once: "cancel", by: boss, ...pressed(second, 2) });
  expect(kept).toMatchObject({ kind: "done", instead: { summary: "OK, nothing has changed." } });
  expect(said(await listener.handle({ once: "after all", by: boss, ...pressed(second) })).summary).toBe(gone);
  expect(await channelsNow(desk)).toEqual([{ queue_name: "support", address: "C-support" }]);
});

test("a channel that another queue loses is asked for, and that queue's leads are told", async () => {
  desk = await openDeskInATest();
  const { listener, platform } = withSlack(desk);
  platform.members = [someone("U-boss", "Boss")];
  const lea = await desk.person("U-lea", { name: "Lea" });
  await desk.queue("support", [lea]);
  await desk.tx((tx) => tx.addLead("support", lea));
  const asked = await listener.handle({ kind: "asked", once: "slip", by: boss, words: "setup suport", in: support });
  expect(said(asked).summary).toBe("There is no queue “suport” yet. Did you mean “support”?");
  expect(linesOf(said(asked)).join(" ")).toContain(
    "“support” no longer has a channel: nobody sees what arrives in “support”.",
  );
  await listener.handle({ once: "agree", by: boss, ...pressed(asked, 1) });
  expect(await channelsNow(desk)).toEqual([{ queue_name: "suport", address: "C-support" }]);
  const jobs = (await desk.sent()).flat();
  expect(jobs).toContainEqual(expect.objectContaining({ kind: "farewell", queue: "support", successor: "suport" }));
  expect(jobs).toContainEqual(
    expect.objectContaining({ kind: "alert", queue: "support", reason: "taken", person: lea }),
  );
});

test("a name that is a slip of another is asked about, and the queue that was meant is one press away", async () => {
  desk = await openDeskInATest();
  const { listener, platform } = withSlack(desk);
  platform.members = [someone("U-boss", "Boss")];
  await desk.tx((tx) => tx.addQueue("coffee"));
  const slips = ["suport", "supports", "suppotr"];
  for (const slip of slips) {
    const asked = await listener.handle({ kind: "asked", once: slip, by: boss, words: `setup ${slip}`, in: elsewhere });
    expect(said(asked).summary).toBe(`There is no queue “${slip}” yet. Did you mean “support”?`);
    expect(buttonsOf(asked).map(({ label }) => label)).toEqual(["Yes, “support”", "No, a new queue", "Cancel"]);
  }
  expect(await channelsNow(desk)).toEqual([]);
  const asked = await listener.handle({ kind: "asked", once: "slip", by: boss, words: "setup suport", in: elsewhere });
  const meant = await listener.handle({ once: "yes", by: boss, ...pressed(asked) });
  expect(said(meant).summary).toBe("The channel “#C-elsewhere” is now the agents’ channel of the queue “support”.");
  expect(await channelsNow(desk)).toEqual([{ queue_name: "support", address: "C-elsewhere" }]);
  expect((await desk.store.queues()).filter((name) => slips.includes(name))).toEqual([]);
});

test("the queue that was meant is asked about as well, where it would leave its channel", async () => {
  desk = await openDeskInATest();
  const { listener, platform } = withSlack(desk);
  platform.members = [someone("U-boss", "Boss")];
  await desk.queue("support", [await desk.person("U-claire")]);
  const asked = await listener.handle({ kind: "asked", once: "slip", by: boss, words: "setup suport", in: elsewhere });
  const meant = await listener.handle({ once: "yes", by: boss, ...pressed(asked) });
  expect(said(meant).summary).toContain("Move it to the channel “#C-elsewhere”?");
  expect(await channelsNow(desk)).toEqual([{ queue_name: "support", address: "C-support" }]);
  await listener.handle({ once: "move", by: boss, ...pressed(meant) });
  expect(await channelsNow(desk)).toEqual([{ queue_name: "support", address: "C-elsewhere" }]);
});

test("where new tickets arrive is said of the queue in which they do, once: a new channel is told by itself", async () => {
  desk = await openDeskInATest();
  const { listener } = withSlack(desk);
  let count = 0;
  const sets = (words: string, address: string) =>
    listener.handle({ kind: "asked", once: `${(count += 1)}`, by: boss, words, in: { ...elsewhere, address } });
  expect(linesOf(said(await sets("setup", "C1")))).toEqual([
    "The channel “#C1” is now the agents’ channel of the queue “support”.",
  ]);
  expect(linesOf(said(await sets("setup", "C1"))).join()).toContain("New tickets arrive there.");
  expect(linesOf(said(await sets("setup coffee", "C2")))).toHaveLength(1);
  const coffee = linesOf(said(await sets("setup coffee", "C2"))).join();
  expect(coffee).not.toContain("New tickets");
  expect(coffee).toContain("A ticket comes there when it is moved to this queue, or asks for a service of it.");
});

test("what was agreed to holds for what was shown, and for whoever is in the channel", async () => {
  desk = await openDeskInATest();
  const { listener, platform } = withSlack(desk);
  await desk.queue("support", [await desk.person("U-claire")]);
  const asked = await listener.handle({ kind: "asked", once: "move", by: boss, words: "setup", in: elsewhere });
  platform.members = [];
  const absent = await listener.handle({ once: "from outside", by: boss, ...pressed(asked) });
  expect(said(absent).summary).toBe("You can’t make the channel “#C-elsewhere” the agents’ channel of “support”.");
  platform.members = [someone("U-boss", "Boss")];
  await desk.tx((tx) => tx.setChannel({ queue: "network", platform: "slack", tenant: "T1", address: "C-elsewhere" }));
  const again = await listener.handle({ once: "too late", by: boss, ...pressed(asked) });
  expect(said(again).summary).toBe(
    "The channel “#C-elsewhere” is the agents’ channel of “network”. Give it to “support” instead?",
  );
  expect(await channelsNow(desk)).toEqual([
    { queue_name: "network", address: "C-elsewhere" },
    { queue_name: "support", address: "C-support" },
  ]);
});

test("a question is answered by whom it was asked, and no question names a channel by itself", async () => {
  desk = await openDeskInATest();
  const { listener, platform } = withSlack(desk);
  const asked: string[] = [];
  platform.membersOf = ({ address }) => {
    asked.push(address);
    return Promise.resolve({ result: "ready", members: [someone("U-boss", "Boss"), someone("U-chief", "Chief")] });
  };
  await desk.queue("support", [await desk.person("U-claire")]);
  const question = await listener.handle({ kind: "asked", once: "move", by: boss, words: "setup", in: elsewhere });
  asked.length = 0;
  const chief = user("U-chief", { name: "Chief", administrator: true });
  const other = await listener.handle({ once: "not theirs", by: chief, ...pressed(question) });
  expect(said(other).summary).toBe(
    "That question was answered already, or is too old. Type “/ticket setup” again in the channel.",
  );
  const made = { do: "set-up", question: "https://evil.example/19:forged" } as const;
  const forged = await listener.handle({ kind: "pressed", once: "forged", by: boss, action: made });
  expect(said(forged).summary).toBe(
    "That question was answered already, or is too old. Type “/ticket setup” again in the channel.",
  );
  expect(asked).toEqual([]);
  expect(await channelsNow(desk)).toEqual([{ queue_name: "support", address: "C-support" }]);
});

test("a question is answered once, and who answered it hears the same again when the answer comes twice", async () => {
  desk = await openDeskInATest();
  const { listener, platform } = withSlack(desk);
  platform.members = [someone("U-boss", "Boss")];
  await desk.queue("support", [await desk.person("U-claire")]);
  const asked = await listener.handle({ kind: "asked", once: "move", by: boss, words: "setup", in: elsewhere });
  const agrees = (once: string) => listener.handle({ once, by: boss, ...pressed(asked) });
  const moved = "The agents’ channel of the queue “support” is now the channel “#C-elsewhere”.";
  expect(said(await agrees("agree")).summary).toBe(moved);
  expect(said(await agrees("agree")).summary).toBe(moved);
  await desk.tx((tx) => tx.setChannel({ queue: "support", platform: "slack", tenant: "T1", address: "C-support" }));
  expect(said(await agrees("days later")).summary).toContain("was answered already");
  const both = await Promise.all(["one", "other"].map(agrees));
  expect(both.map((reply) => said(reply).summary).join()).not.toContain("moved");
  expect(await channelsNow(desk)).toEqual([{ queue_name: "support", address: "C-support" }]);
});

test("two who set up the same channel at once do not both get it", async () => {
  desk = await openDeskInATest();
  const { listener } = withSlack(desk);
  const types = (words: string) => listener.handle({ kind: "asked", once: words, by: boss, words, in: elsewhere });
  const answers = await Promise.all([types("setup printers"), types("setup coffee")]);
  expect(answers.filter((answer) => buttonsOf(answer).length > 0)).toHaveLength(1);
  expect(await channelsNow(desk)).toHaveLength(1);
});

test("setting up a queue again in its own channel takes nobody's rights away", async () => {
  desk = await openDeskInATest();
  const { listener, url } = withSlack(desk);
  await desk.queue("support", [await desk.person("U-claire", { name: "Claire" })]);
  const by = user("U-boss", { name: "Boss", administrator: true });
  const there = { platform: "slack", tenant: "T1", address: "C-support", scope: "channel" } as const;
  // Its tickets are read on the other platform already: nobody reads more than before.
  await desk.tx((tx) => tx.setChannel({ queue: "support", platform: "teams", tenant: "T2", address: "19:support" }));
  await desk.opens(await desk.person("U-mona"));
  const again = await listener.handle({ kind: "asked", once: "again", by, words: "setup", in: there });
  expect(said(again).summary).toBe("The channel “#C-support” is the agents’ channel of the queue “support” already.");
  expect(await query(url, membersOf("support"))).toEqual([{ name: "Boss" }, { name: "Claire" }]);
});

test("members of a channel that were still being read make nobody an agent once the queue is in another", async () => {
  bench = await openBench();
  const { deps, platform, store } = bench;
  platform.members = [someone("U-ada", "Ada"), someone("U-everybody", null)];
  platform.lookUp = async (users) => {
    await store.transaction((tx) => tx.setChannel({ queue: "it", platform: "slack", tenant: "T1", address: "C2" }));
    return { result: "found", users: users.map(({ user }) => someone(user, "Everybody")) };
  };
  expect(await tryJob(deps, { kind: "sync-members", queue: "it", platform: "slack" }, { age: 0, tries: 0 })).toBeNull();
  expect(await bench.rows(membersOf("it"))).toEqual([{ name: "Ada" }]);
});

test("nor once the channel is another queue's", async () => {
  bench = await openBench();
  const { deps, platform, store } = bench;
  platform.members = [someone("U-everybody", null)];
  platform.lookUp = async (users) => {
    await store.transaction((tx) =>
      tx.setChannel({ queue: "network", platform: "slack", tenant: "T1", address: "C1" }),
    );
    return { result: "found", users: users.map(({ user }) => someone(user, "Everybody")) };
  };
  expect(await tryJob(deps, { kind: "sync-members", queue: "it", platform: "slack" }, { age: 0, tries: 0 })).toBeNull();
  expect(await bench.rows(membersOf("it"))).toEqual([]);
});

test("“More…” leads nowhere but to what it offers", async () => {
  desk = await openDeskInATest();
  const claire = user("U-claire", { name: "Claire" });
  await desk.queue("support", [await desk.person("U-claire", { name: "Claire" })]);
  const ticket = await desk.opens(await desk.person("U-mona"));
  const more = { do: "fill", form: "more", ...namedOnButton(ticket), seen: 1 } as const;
  for (const next of ["__proto__", "constructor", "withdraw", "discard", "refuse-as-said", "show", "nonsense"])
    expect(await desk.as(claire).sends(`more ${next}`, more, { next })).toEqual({
      kind: "form-errors",
      errors: { next: "Please choose from the list." },
    });
});

/** The same desk on a Slack that lets the bot work everywhere. */
function withSlack(bare: DeskInATest): DeskInATest & { readonly platform: FakePlatform } {
  const platform = fakePlatform();
  const deps = { ...bare.deps, platforms: { slack: platform } };
  return { ...bare, deps, platform, listener: createDesk(deps) };
}
