import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../../src/postgres/embedded-postgres.ts";
import { makeDataFolder } from "../support/data-folder.ts";
import { query } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";

let folder: string;
let server: EmbeddedPostgres;
const told: string[] = [];

beforeEach(async () => {
  folder = await makeDataFolder(tmpdir());
  server = await startEmbeddedPostgres({ folder, log: (sentence) => void told.push(sentence) });
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test("a PostgreSQL that is killed comes back at the same address, with all that was committed", async () => {
  await query(server.url, "create table kept (word text)");
  await query(server.url, "insert into kept values ('still here')");
  const postmaster = await readFile(join(folder, "postgres", "cluster", "postmaster.pid"), "utf8");
  process.kill(Number.parseInt(postmaster, 10), "SIGKILL");
  await eventually(
    async () => expect(await query(server.url, "select word from kept")).toEqual([{ word: "still here" }]),
    {
      within: 30_000,
    },
  );
  await eventually(() => expect(told.at(-1)).toContain("runs again"));
});
