import { afterEach, beforeEach, expect, test } from "vitest";
import { doDueTimers } from "../../src/worker/due-timers.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.store.transaction((tx) => tx.addLead("it", bench.ada.id));
});
afterEach(() => bench.close());

const read = () => tryJob(bench.deps, { kind: "sync-members", queue: "it", platform: "slack" }, { age: 0, tries: 0 });
const lockedOut = () => {
  bench.platform.membersOf = () => Promise.resolve({ result: "missing", missing: "not-in-channel" });
};
const letIn = () => {
  const { members } = bench.platform;
  bench.platform.membersOf = () => Promise.resolve({ result: "ready", members });
};
const alerts = async () =>
  (await bench.rows("select data from jobs.job where data->>'kind' = 'alert'")).map(({ data }) => data);
const agents = async () => (await bench.store.agentsOf("it")).map(({ name }) => name);

test("the leads are told once that their channel cannot be read, and its agents stay for a day", async () => {
  lockedOut();
  await read();
  expect(await alerts()).toMatchObject([{ queue: "it", reason: "bot-not-in-channel", person: bench.ada.id }]);
  bench.passes(23 * 60);
  await read();
  expect(await alerts()).toHaveLength(1);
  expect(await agents()).toEqual(["Ada"]);
});

test("after a day unread nobody has rights there, until it is read again", async () => {
  lockedOut();
  await read();
  bench.passes(24 * 60);
  await read();
  expect(await agents()).toEqual([]);
  letIn();
  await read();
  expect(await agents()).toEqual(["Ada"]);
  lockedOut();
  await read();
  bench.passes(60);
  await read();
  expect(await agents()).toEqual(["Ada"]);
});

test("a lead who leaves the channel leads no longer, and not again by coming back", async () => {
  const listed = async () => (await bench.store.standings()).find(({ queue }) => queue === "it");
  bench.platform.membersOf = () => Promise.resolve({ result: "ready", members: [] });
  await read();
  letIn();
  await read();
  expect(await agents()).toEqual(["Ada"]);
  expect((await bench.store.actor(bench.ada.id, "it")).lead).toBe(false);
  // Its channel keeps the queue in the list, where an administrator names another lead.
  expect(await listed()).toMatchObject({ leads: [], hadLeads: false, channels: [{ address: "C1" }] });
});

test("a lead in the queue's channel on the other platform leads on, also while that one cannot be read", async () => {
  await bench.joinTeams();
  const leads = async () => (await bench.store.actor(bench.ada.id, "it")).lead;
  const empty = () => {
    bench.platform.membersOf = () => Promise.resolve({ result: "ready", members: [] });
  };
  await bench.store.transaction((tx) => tx.setMembers("it", "teams", [bench.ada.id]));
  empty();
  await read();
  expect(await leads()).toBe(true);
  await bench.store.transaction(async (tx) => {
    for (const channel of await tx.channels("it"))
      if (channel.platform === "teams") await tx.markUnread(channel, bench.deps.now());
    await tx.setMembers("it", "teams", []);
  });
  await read();
  expect(await leads()).toBe(false);
  await bench.store.transaction((tx) => tx.addMembers("it", "teams", [bench.ada.id]));
  expect(await leads()).toBe(true);
});

test("a platform that only asks for patience leaves the agents their rights for a day, and then tells the leads why", async () => {
  letIn();
  await read();
  bench.platform.membersOf = () => Promise.resolve({ result: "retry", after: 30_000, reason: "ratelimited" });
  const dueOnes = () => doDueTimers(bench.deps, 10);
  const overdue = async () =>
    (await bench.rows("select data from jobs.job where data->>'overdue' = 'true'")).map(({ data }) => data);
  const readsOverdue = () =>
    tryJob(bench.deps, { kind: "sync-members", queue: "it", platform: "slack", overdue: true }, { age: 0, tries: 0 });
  await read();
  bench.passes(23 * 60);
  await dueOnes();
  await read();
  expect(await overdue()).toEqual([]);
  expect(await agents()).toEqual(["Ada"]);
  expect(await alerts()).toEqual([]);
  bench.passes(61);
  await dueOnes();
  expect(await overdue()).toHaveLength(1);
  await readsOverdue();
  expect(await agents()).toEqual([]);
  expect(await alerts()).toMatchObject([{ queue: "it", reason: "no-answer", person: bench.ada.id }]);
  await readsOverdue();
  expect(await alerts()).toHaveLength(1);
  letIn();
  await readsOverdue();
  expect(await agents()).toEqual(["Ada"]);
  bench.passes(25 * 60);
  await dueOnes();
  expect(await overdue()).toHaveLength(1); // none since
});

test("a reading that began before a later one does not undo it", async () => {
  const { members } = bench.platform;
  const asked = Promise.withResolvers<void>();
  const slow = Promise.withResolvers<void>();
  bench.platform.membersOf = async () => {
    asked.resolve();
    await slow.promise;
    return { result: "ready", members };
  };
  const began = read();
  await asked.promise;
  lockedOut();
  expect(await read()).toBeNull();
  slow.resolve();
  expect(await began).toMatchObject({ failed: false }); // it reads again
  bench.passes(24 * 60);
  expect(await read()).toBeNull();
  expect(await agents()).toEqual([]);
  expect(await alerts()).toHaveLength(1);
});

test("where the queue has another channel, that one is told", async () => {
  const teams = await bench.joinTeams();
  lockedOut();
  await read();
  expect(await alerts()).toMatchObject([{ to: { platform: "teams", address: "19:it" }, person: null }]);
  await bench.start();
  await expect.poll(() => teams.posted.map(({ message }) => wordsOf(message)).join()).toContain("no longer reach");
});

test("what a later ticket finds of the same loss is not told again", async () => {
  lockedOut();
  await read();
  bench.platform.misbehave(({ kind, address }) =>
    kind === "post" && address === "C1" ? { result: "undeliverable", reason: "bot-not-in-channel" } : null,
  );
  await bench.start();
  await bench.opens("U-noor");
  await expect.poll(() => bench.rows("select 1 from surface where unreachable is not null")).not.toHaveLength(0);
  expect(await alerts()).toHaveLength(1);
});

test("a channel of another id keeps its queue, its agents and its cards", async () => {
  await bench.start();
  await expect
    .poll(() => bench.rows("select 1 from surface where address = 'C1' and message is not null"))
    .toHaveLength(1);
  await bench.store.transaction((tx) => tx.moveAddress({ platform: "slack", tenant: "T1", address: "C1" }, "C9"));
  expect(await bench.store.channelAt({ platform: "slack", tenant: "T1", address: "C9" })).toMatchObject({
    queue: "it",
  });
  expect(await bench.rows("select 1 from surface where address = 'C1'")).toEqual([]);
  expect(await bench.rows("select 1 from note where address = 'C1'")).toEqual([]);
  expect(await agents()).toEqual(["Ada"]);
});

test("on a platform that is switched off nobody has rights after a day, until it is back", async () => {
  const teams = await bench.joinTeams();
  teams.members = [{ ...someone("aad-noor", "Noor"), platform: "teams", tenant: "T2" }];
  const readTeams = () =>
    tryJob(bench.deps, { kind: "sync-members", queue: "it", platform: "teams" }, { age: 0, tries: 0 });
  expect(await readTeams()).toBeNull();
  const { slack } = bench.deps.platforms;
  if (slack === undefined) throw new Error("no Slack on this bench");
  const without = { ...bench.deps, platforms: { slack } };
  const looks = () => tryJob(without, { kind: "upkeep", upkeep: "sync-channels" }, { age: 0, tries: 0 });
  expect(await looks()).toBeNull();
  expect(await alerts()).toMatchObject([{ reason: "switched-off", lost: "teams", to: { platform: "slack" } }]);
  bench.passes(23 * 60);
  await looks();
  expect(await agents()).toEqual(["Ada", "Noor"]);
  bench.passes(60);
  await looks();
  expect(await agents()).toEqual(["Ada"]);
  expect(await alerts()).toHaveLength(1);
  expect(
    await bench.rows("select 1 from jobs.job where data->>'kind' = 'sync-members' and data->>'platform' = 'teams'"),
  ).toEqual([]);
  expect(await readTeams()).toBeNull();
  expect(await agents()).toEqual(["Ada", "Noor"]);
});
