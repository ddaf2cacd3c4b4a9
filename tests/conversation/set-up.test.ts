import { afterEach, expect, test } from "vitest";
import { createDesk } from "../../src/conversation/listen.ts";
import { namedOnButton } from "../../src/screen/ticket-buttons.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone as user } from "../support/test-store.ts";
import { query } from "../support/database.ts";
import { openBench, someone, type Bench } from "../worker/bench.ts";
import { fakePlatform } from "../worker/fake-platform.ts";

let desk: DeskInATest | null = null;
let bench: Bench | null = null;
afterEach(async () => {
  await Promise.all([desk?.close(), bench?.close()]);
  desk = bench = null;
});

const membersOf = (queue: string) =>
  `select person.name from queue_member join person on person.id = person_id where queue_name = '${queue}' order by 1`;

test("whoever moves a queue to another channel is its only agent until that channel's members are read", async () => {
  desk = await openDeskInATest();
  const { listener, url } = withSlack(desk);
  await desk.queue("support", [await desk.person("U-claire", { name: "Claire" })]);
  const by = user("U-boss", { name: "Boss", administrator: true });
  const there = { platform: "slack", tenant: "T1", address: "C-elsewhere", scope: "channel" } as const;
  await listener.handle({ kind: "asked", once: "move", by, words: "setup", in: there });
  expect(await query(url, membersOf("support"))).toEqual([{ name: "Boss" }]);
});

test("setting up a queue again in its own channel takes nobody's rights away", async () => {
  desk = await openDeskInATest();
  const { listener, url } = withSlack(desk);
  await desk.queue("support", [await desk.person("U-claire", { name: "Claire" })]);
  const by = user("U-boss", { name: "Boss", administrator: true });
  const there = { platform: "slack", tenant: "T1", address: "C-support", scope: "channel" } as const;
  await listener.handle({ kind: "asked", once: "again", by, words: "setup", in: there });
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
      errors: { next: "Please choose one of the list." },
    });
});

/** The same desk on a Slack that lets the bot work everywhere. */
function withSlack(bare: DeskInATest): DeskInATest {
  const deps = { ...bare.deps, platforms: { slack: fakePlatform() } };
  return { ...bare, deps, listener: createDesk(deps) };
}
