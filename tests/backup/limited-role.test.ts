import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { restore } from "../../src/backup/restore.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

/** Restores under a role and into a database as a company hands them over. */
const server = inject("postgresUrl");
let name: string;
let url: string;
let folder: string;
let desk: DeskInATest;
const administer = async (...statements: readonly string[]): Promise<void> => {
  for (const each of statements) await query(server, each);
};

beforeEach(async () => {
  name = `company_${randomUUID().slice(0, 8)}`;
  url = Object.assign(new URL(server), { pathname: `/${name}`, username: name, password: "secret" }).href;
  await administer(`create role ${name} login password 'secret'`);
  folder = await mkdtemp(join(tmpdir(), "guichet-backups-"));
  desk = await openDeskInATest();
  await desk.opens(await desk.person("U-mona"));
});
afterEach(async () => {
  await desk.close();
  await administer(`drop database if exists ${name} with (force)`, `drop role ${name}`);
  await rm(folder, { recursive: true });
});

const restored = (from: string | Date, stopped: Date | null = null) =>
  restore({
    config: { databaseUrl: url, dataFolder: "/nowhere", zone: "Europe/Paris", administrators: [] },
    policy: desk.deps.policy,
    now: () => new Date(),
    from,
    stopped,
  });

test("a backup is restored, and the restore gone on with, where idle sessions are ended at once", async () => {
  const { folder: made, at } = await writeBackup({ url: desk.url, folder });
  await administer(`create database ${name} owner ${name}`, `alter role ${name} set idle_session_timeout = '100ms'`);
  expect(await restored(made)).toMatchObject({ at });
  expect(await restored(at)).toMatchObject({ at });
});

test("nothing is made in a database that no desk could work on", async () => {
  const { folder: made } = await writeBackup({ url: desk.url, folder });
  await administer(
    `create database ${name} owner ${name} encoding 'LATIN1' locale_provider libc locale 'C' template template0`,
  );
  await expect(restored(made)).rejects.toThrow(/is in LATIN1, which cannot hold what people write/);
  expect(await query(url, "select relname from pg_class where relnamespace = 'public'::regnamespace")).toEqual([]);
});
