import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { visit } from "../doctor/patient.ts";
import { makeDataFolder } from "../support/data-folder.ts";
import { createEmptyDatabase, query, type TestDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

/** The programs as `npm run backup` and `npm run restore` start them, in a folder with a `.env`: no platform is configured. */

const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_API_URL: "http://127.0.0.1:9/api/" };
let folder: string;
let desk: DeskInATest;
let elsewhere: TestDatabase;
beforeAll(async () => {
  folder = await makeDataFolder(inject("runFolder"));
  elsewhere = await createEmptyDatabase();
  desk = await openDeskInATest();
  await desk.opens(await desk.person("U-mona"));
  await query(desk.url, "drop table sent");
  await writeFile(join(folder, ".env"), "HELPDESK_BACKUP_DIR=./backups\nSLACK_BOT_TOKEN=not-a-token");
});
afterAll(async () => {
  await desk.close();
  await elsewhere.drop();
  await rm(folder, { recursive: true });
});

type Environment = Readonly<Record<string, string>>;

const program =
  (name: string) =>
  (url: string, ...given: readonly (string | Environment)[]): Promise<{ code: number; said: string; errors: string }> =>
    new Promise((resolve) => {
      const file = fileURLToPath(new URL(`../../src/backup/${name}.ts`, import.meta.url));
      const options = given.filter((each) => typeof each === "string");
      const more = given.filter((each) => typeof each !== "string");
      const env = Object.assign({ PATH: process.env["PATH"] }, url === "" ? {} : { DATABASE_URL: url }, ...more);
      const args = ["--disable-warning=ExperimentalWarning", file, ...options];
      const child = execFile(process.execPath, args, { cwd: folder, env }, (_, said, errors) =>
        resolve({ code: child.exitCode ?? -1, said, errors }),
      );
    });
const backup = program("main");
const restore = program("restore-main");

test("a backup is made, proven and restored, and the doctor knows how old it is", { timeout: 120_000 }, async () => {
  expect(await backup(desk.url, "--prove")).toMatchObject({ code: 1, errors: expect.stringContaining("no backup in") });

  const made = await backup(desk.url);
  expect(made).toMatchObject({ code: 0, errors: "" });
  expect(made.said).toMatch(/^Backed up 1 ticket, \d+ rows in all, into backups\/2\d{3}-[\dTZ-]+\.\n$/);
  const proven = await backup(desk.url, "--prove");
  expect(proven).toMatchObject({ code: 0, errors: "" });
  expect(proven.said).toMatch(/ can be restored: 1 ticket came back, each as it was\.\n$/);

  const [name = ""] = await readdir(join(folder, "backups"));
  expect((await restore(desk.url, `backups/${name}`)).errors).toContain("The database is not empty");
  const restored = await restore(elsewhere.url, `backups/${name}`);
  expect(restored).toMatchObject({ code: 0, errors: "" });
  expect(restored.said).toMatch(/What happened after that is missing\.\n.*npm run doctor -- --deep\.\n$/s);

  const look = async (now = new Date()) => {
    const report = await visit({ ...slack, DATABASE_URL: desk.url }, { now: () => now });
    return { states: report.states("backups"), words: report.words("backups") };
  };
  expect(await look()).toMatchObject({
    states: ["well"],
    words: expect.stringMatching(/last backup is \d+ seconds old.*proven/),
  });
  const later = new Date(Date.now() + 3 * 86_400_000);
  expect(await look(later)).toMatchObject({
    states: ["warning"],
    words: expect.stringMatching(/last backup is 3 days old\. The last one proven is 3 days old/),
  });
});

test(
  "a ticket that cannot be read is named by a restore, with the command that makes it anew",
  { timeout: 120_000 },
  async () => {
    const other = await openDeskInATest();
    const into = await createEmptyDatabase();
    try {
      const { reference } = await other.opens(await other.person("U-mona"));
      await query(other.url, "update ticket set attempts = '[{}]'; update timer set at = now()");
      const { folder: made } = await writeBackup({ url: other.url, folder: join(folder, "others") });
      const { code, said, errors } = await restore(into.url, made);
      expect([code, errors]).toEqual([0, ""]);
      expect(said).toContain(`${reference} could not be read`);
      expect(said).toMatch(/npm run doctor -- --deep --repair makes tickets anew from their events\.\n$/);
    } finally {
      await other.close();
      await into.drop();
    }
  },
);

test(
  "a proof that is stopped or killed leaves no folder and no PostgreSQL, at the latest once the next one is made",
  { timeout: 120_000 },
  async () => {
    await writeBackup({ url: desk.url, folder: join(folder, "backups") });
    const temporary = await makeDataFolder(folder);
    const left = async () => (await readdir(temporary)).filter((name) => name.startsWith("guichet-"));
    const begins = (): ChildProcess => {
      const file = fileURLToPath(new URL("../../src/backup/main.ts", import.meta.url));
      const env = { PATH: process.env["PATH"], DATABASE_URL: desk.url, TMPDIR: temporary };
      return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, "--prove"], { cwd: folder, env });
    };
    const server = async (): Promise<number> => {
      const [name = ""] = await left();
      return Number.parseInt(await readFile(join(temporary, name, "postgres/cluster/postmaster.pid"), "utf8"), 10);
    };
    const isAlive = (pid: number): boolean => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };

    const killed = begins();
    const orphan = await eventually(server, { within: 30_000 });
    const gone = once(killed, "exit");
    killed.kill("SIGKILL");
    await gone;
    expect(await left()).toHaveLength(1);

    const stopped = begins();
    await eventually(async () => expect(await left()).toEqual([expect.stringContaining(`-${stopped.pid}-`)]), {
      within: 30_000,
    });
    const other = await eventually(server, { within: 30_000 }); // before the proof is over
    stopped.kill("SIGTERM");
    await once(stopped, "exit");
    expect(await left()).toEqual([]);
    await eventually(() => expect(isAlive(orphan)).toBe(false), { within: 30_000 });
    await eventually(() => expect(isAlive(other)).toBe(false));
  },
);

test("a restore that is stopped takes its PostgreSQL with it", { timeout: 120_000 }, async () => {
  const { folder: made } = await writeBackup({ url: desk.url, folder: join(folder, "to-be-stopped") });
  const data = await makeDataFolder(folder);
  const file = fileURLToPath(new URL("../../src/backup/restore-main.ts", import.meta.url));
  const env = { PATH: process.env["PATH"], HELPDESK_DATA_DIR: data };
  const stopped = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, made], { cwd: folder, env });
  const pidFile = join(data, "postgres/cluster/postmaster.pid");
  await eventually(() => readFile(pidFile), { within: 30_000 });
  stopped.kill("SIGTERM");
  const [, signal] = await once(stopped, "exit");
  expect(signal).toBeNull();
  await expect(readFile(pidFile)).rejects.toThrow("ENOENT");
});

test(
  "a backup that has nowhere to go is refused by a sentence, and the program ends",
  { timeout: 60_000 },
  async () => {
    const file = join(folder, "a-file");
    await writeFile(file, "");
    for (const nowhere of [file, join(file, "backups")]) {
      const refused = await backup(desk.url, { HELPDESK_BACKUP_DIR: nowhere });
      expect(refused).toMatchObject({ code: 1, said: "" });
      expect(refused.errors).toMatch(
        /^No backup can be written into .* \(E\w+: .*\); name .* in HELPDESK_BACKUP_DIR\.\n$/,
      );
    }
  },
);

test("an instant is read in the desk's zone, not in the machine's, and said back", { timeout: 60_000 }, async () => {
  const asked = async (...instant: readonly string[]) =>
    (await restore(elsewhere.url, "not-there", "--stopped", ...instant)).said;
  await appendFile(join(folder, ".env"), "\nHELPDESK_ZONE=Asia/Tokyo");
  expect(await asked("2026-07-01T10:40")).toContain(
    "stopped at 2026-07-01 10:40:00 +09:00 (HELPDESK_ZONE is Asia/Tokyo)",
  );
  expect(await asked("2026-07-01T10:40Z")).toContain("stopped at 2026-07-01 19:40:00 +09:00 (");
});

test("what is asked for in vain is answered with what can be asked", { timeout: 120_000 }, async () => {
  for (const options of [[], ["a", "b"], ["a", "--stopped", "soon"], ["a", "--stopped", "2999-01-01"], ["--quickly"]]) {
    const { code, errors } = await restore(elsewhere.url, ...options);
    expect([code, errors.split("\n")[0]]).toEqual([2, "npm run restore -- <folder> [--stopped <instant>]"]);
  }
  const { code, errors } = await restore(elsewhere.url, "--restored-to", "2999-01-01T10:40");
  expect([code, errors]).toEqual([
    2,
    expect.stringMatching(/^2999-01-01 10:40:00 \+\d\d:\d\d \(HELPDESK_ZONE is .*\) is yet to come/),
  ]);
  expect((await backup(desk.url, "--quickly")).code).toBe(2);
  expect((await backup("")).errors).toBe("There is nothing to back up: no desk has run on this folder.\n");
});
