import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { restore } from "../../src/backup/restore.ts";
import { open } from "../support/open-ticket.ts";
import { readConfig } from "../../src/process/config.ts";
import { startDesk } from "../../src/process/start.ts";
import { onRestored } from "../../src/store/backup/missing-time.ts";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { openJobDatabase } from "../../src/store/engine/job-database.ts";
import { openStore } from "../../src/store/store.ts";
import { aDraft } from "../support/commands.ts";
import { createEmptyDatabase, query, type TestDatabase } from "../support/database.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { silent } from "../support/silent.ts";

/** A restore is killed at the worst moment: what was written by then is there, and nothing else. */
let desk: DeskInATest;
let elsewhere: TestDatabase;
let folder: string;
let mona: string;

beforeEach(async () => {
  desk = await openDeskInATest();
  elsewhere = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "guichet-backups-"));
  mona = await desk.person("U-mona");
  await desk.queue("support", []);
  await desk.opens(mona);
});
afterEach(async () => {
  await desk.close();
  await elsewhere.drop();
  await rm(folder, { recursive: true });
});

const hour = 3_600_000;

/** `ready`, or why it does not start. */
async function starts(): Promise<string> {
  const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_API_URL: "http://127.0.0.1:9/api/" };
  const read = readConfig({ ...slack, DATABASE_URL: elsewhere.url, PORT: "0" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  try {
    const running = await startDesk(read.config, { log: silent, now: () => new Date() });
    const ready = await (await fetch(`${running.url}/readyz`)).text();
    await running.stop();
    return ready.trim();
  } catch (error) {
    return error instanceof Error && error.name === "CannotStart" ? error.message : `a stack: ${String(error)}`;
  }
}

const finishes = (from: string | Date, stopped: Date) =>
  restore({
    config: { databaseUrl: elsewhere.url, dataFolder: "/nowhere", zone: "Europe/Paris", administrators: [] },
    policy: desk.deps.policy,
    now: () => new Date(stopped.getTime() + hour),
    from,
    stopped,
  });

const counters = () => query<{ count: number }>(elsewhere.url, "select day, count from day_counter order by day");

async function nextReference(now: Date): Promise<number> {
  const { store, close } = await openStore({
    url: elsewhere.url,
    administrators: [],
    log: silent,
    outbox: () => Promise.resolve(() => undefined),
  });
  const rules = { policy: desk.deps.policy, zone: "Europe/Paris", now: () => now };
  const draft = { ...aDraft, beneficiary: mona, queue: "support" };
  const { ticket } = await store.transaction((tx) => open(tx, rules, draft, mona));
  await close();
  return Number(ticket.reference.split("_")[1]);
}

test("no desk starts on a restore that was killed once its rows were there, and the command that it names finishes it", async () => {
  const { folder: made, at } = await writeBackup({ url: desk.url, folder });
  const stopped = new Date(at.getTime() + hour);
  await restoreBackup({ url: elsewhere.url, folder: made, stopped: { said: stopped, now: stopped } });
  const command = `npm run restore -- --restored-to ${at.toISOString()} --stopped ${stopped.toISOString()}`;
  expect(await starts()).toBe(`A restore of this database stopped halfway; finish it first: ${command}`);
  // Neither does anything else take it for whole, nor finishes it with another time.
  await expect(finishes(made, stopped)).rejects.toThrow(command);
  await expect(finishes(at, new Date(stopped.getTime() + 1))).rejects.toThrow(command);
  await expect(writeBackup({ url: elsewhere.url, folder })).rejects.toThrow(command);

  await finishes(at, stopped);
  expect(await starts()).toBe("ready");
  expect(await nextReference(stopped)).toBeGreaterThan(1_000);
});

test("a restore that was killed after references had leapt does not have them leap again", async () => {
  const { folder: made, at } = await writeBackup({ url: desk.url, folder });
  const missing = { from: at, to: new Date(at.getTime() + hour) };
  await restoreBackup({ url: elsewhere.url, folder: made, stopped: { said: missing.to, now: missing.to } });
  await onRestored(elsewhere.url, (restored) => restored.leap(missing, ["261128"]));
  const once = await counters();
  expect(await starts()).toContain("finish it first");
  await finishes(at, missing.to);
  expect(await counters()).toEqual(once);
  expect(await starts()).toBe("ready");
});

test("what other means brought back is settled in one go, or no desk starts on it", async () => {
  const { folder: made, at } = await writeBackup({ url: desk.url, folder });
  await restoreBackup({ url: elsewhere.url, folder: made, stopped: null });
  const missing = { from: at, to: new Date(at.getTime() + hour) };
  await onRestored(elsewhere.url, (restored) => restored.leap(missing, ["261128"]));
  expect(await starts()).toContain("finish it first");
  await finishes(at, missing.to);
  expect(await starts()).toBe("ready");
});

test("a restore is not finished where no desk has run", async () => {
  await expect(finishes(new Date(Date.now() - hour), new Date())).rejects.toThrow("no desk has run on this database");
});

test("what a desk at work is to say is not forgotten under it", async () => {
  const jobs = openJobDatabase({ url: desk.url, log: silent });
  await jobs.executeSql("select 1");
  const under = restore({
    config: { databaseUrl: desk.url, dataFolder: "/nowhere", zone: "Europe/Paris", administrators: [] },
    policy: desk.deps.policy,
    now: () => new Date(),
    from: new Date(Date.now() - hour),
    stopped: null,
  });
  await expect(under).rejects.toThrow("A desk runs on this database; stop every desk first. Nothing was changed.");
  expect(await query(desk.url, "select from setting where key = 'missing-time'")).toEqual([]);
  await jobs.close();
});
