import files from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { unproven } from "../../src/backup/prove.ts";
import { isCannotStart } from "../../src/kernel/errors.ts";
import { lastWords } from "../../src/store/connection/troubles.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { createTestDatabase, query } from "../support/database.ts";

/** Every file lies on a disk that is full, also for whoever has imported `node:fs` before. */
const { createWriteStream } = files;
beforeAll(() => {
  vi.spyOn(files, "createWriteStream").mockImplementation(() => createWriteStream("/dev/full"));
  syncBuiltinESMExports();
});
afterAll(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

test("a backup for which there is no room says so, with its folder, and leaves nothing", async () => {
  const folder = await mkdtemp(join(tmpdir(), "guichet-backups-"));
  const database = await createTestDatabase();
  const { url } = database;
  await expect(writeBackup({ url, folder })).rejects.toThrow(
    /^There is no room for the backup in .* \(ENOSPC: .*\), and nothing of it was left; make room, or name another folder/,
  );
  expect(await readdir(folder)).toEqual([]);
  await database.drop();
  await rm(folder, { recursive: true });
});

const reset = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
const full = Object.assign(new Error("could not extend file"), { code: "53100" });

async function ended(): Promise<unknown> {
  const database = await createTestDatabase();
  const { url } = database;
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined); // the question that is asked rejects
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const asked = client.query("select pg_sleep(60)").catch((error: unknown) => error);
  for (const { pid } of rows) await query(url, `select pg_terminate_backend(${pid})`);
  const error = await asked;
  await database.drop();
  return error;
}

test("a proof whose own PostgreSQL is gone or full says that it is the proof, of which backup, and what is missing", async () => {
  for (const error of [reset, full, await ended()]) {
    const told = unproven("backups/2026", error);
    expect(isCannotStart(told)).toBe(true);
    expect(String(told)).toMatch(
      /backups\/2026 could not be proven: .*no room \(.+\)\. It needs room .*TMPDIR, then prove it again\. The backup is as it was\.$/,
    );
  }
  expect(unproven("backups/2026", new Error("a bug"))).toEqual(new Error("a bug"));
});

test("a server that went away is told by a sentence, whoever noticed", () => {
  expect(lastWords(reset, "The backup failed")).toBe(
    "PostgreSQL went away (read ECONNRESET); look whether it runs, then try again.",
  );
});
