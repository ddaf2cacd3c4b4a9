import { rm } from "node:fs/promises";
import { pino } from "pino";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { readConfig } from "../../src/process/config.ts";
import { startDesk, type RunningDesk } from "../../src/process/start.ts";
import { startEmbeddedPostgres } from "../../src/postgres/embedded-postgres.ts";
import { findPostgres } from "../../src/postgres/running-postgres.ts";
import { createEmptyDatabase, createTestDatabase, query } from "../support/database.ts";
import { makeDataFolder } from "../support/data-folder.ts";
import { visit } from "./patient.ts";

/** The doctor on a database that is there or not, with the desk running or not; Slack does not answer in any of these. */

const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_API_URL: "http://127.0.0.1:9/api/" };
let folder: string;
let env: Readonly<Record<string, string>>;
let desks: RunningDesk[] = [];

beforeEach(async () => {
  folder = await makeDataFolder(inject("runFolder"));
  env = { ...slack, HELPDESK_DATA_DIR: folder, PORT: "0" };
});
afterEach(async () => {
  for (const desk of desks) await desk.stop();
  desks = [];
  await rm(folder, { recursive: true });
});

async function start(): Promise<RunningDesk> {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const desk = await startDesk(read.config, { log: pino({ level: "silent" }), now: () => new Date() });
  desks.push(desk);
  return desk;
}

test("before the desk was ever started nothing is made, and it is told to start it", async () => {
  const report = await visit(env);
  expect(report.states("database")).toEqual(["warning"]);
  expect(report.words("the rest")).toMatch(/no database yet.*rows/);
  expect(report.exitCode).toBe(2);
  expect(await findPostgres(folder)).toEqual({ found: "nothing" });
});

test("the PostgreSQL of a running desk is visited, that of a stopped one started and stopped again", async () => {
  const desk = await start();
  const during = await visit(env, { repair: true });
  expect([during.states("database"), during.states("schema"), during.states("rows")]).toEqual([
    ["well"],
    ["well"],
    ["well"],
  ]);
  expect((await fetch(`${desk.url}/readyz`)).status).toBe(200);

  await desk.stop();
  desks = [];
  expect(await findPostgres(folder)).toEqual({ found: "stopped" });
  const after = await visit(env, { repair: true });
  expect([after.states("database"), after.states("schema"), after.states("rows")]).toEqual([
    ["well"],
    ["well"],
    ["well"],
  ]);
  expect(after.states("deliveries")).toEqual(["well"]);
  expect(await findPostgres(folder)).toEqual({ found: "stopped" });
});

test("what waits while nobody takes it up is told with what to do", async () => {
  await (await start()).stop();
  desks = [];
  const server = await startEmbeddedPostgres({ folder, log: () => undefined });
  await query(
    server.url,
    `insert into jobs.job (name, data, singleton_key, created_on, start_after)
     values ('errand', '{"kind":"welcome","queue":"support","platform":"slack"}', 'k', now() - interval '9 minutes', now() - interval '9 minutes')`,
  );
  await server.stop();
  const report = await visit(env);
  expect(report.states("deliveries")).toEqual(["warning"]);
  expect(report.words("deliveries")).toMatch(/nobody takes.*Start the desk/);
});

test("a database that does not answer is ill, and the password is not told", async () => {
  const url = Object.assign(new URL(inject("postgresUrl")), { password: "not-the-password" }).href;
  const report = await visit({ ...slack, DATABASE_URL: url });
  expect(report.states("database")).toEqual(["ill"]);
  expect(report.words("database")).toContain("password authentication failed");
  expect(JSON.stringify(report.findings)).not.toContain("not-the-password");
  expect(report.exitCode).toBe(1);
});

test("a database without the schema, with an older one, and with a newer one", async () => {
  const empty = await createEmptyDatabase();
  const report = await visit({ ...slack, DATABASE_URL: empty.url });
  expect(report.states("schema")).toEqual(["warning"]);
  expect(report.words("schema")).toMatch(/still to be applied.*Start the desk/);
  expect(report.words("the rest")).toContain("queues, policy, managers, channels");
  expect(await query(empty.url, "select from pg_tables where schemaname in ('public', 'jobs')")).toEqual([]);
  await empty.drop();

  const migrated = await createTestDatabase();
  await query(migrated.url, "drop schema jobs cascade"); // of a desk that was never started
  const without = await visit({ ...slack, DATABASE_URL: migrated.url });
  expect(without.words("schema")).toContain("job queue is not set up yet");
  await query(migrated.url, "update _prisma_migrations set checksum = 'other' where migration_name like '%_init'");
  const changed = await visit({ ...slack, DATABASE_URL: migrated.url });
  expect(changed.states("schema")).toEqual(["ill"]);
  expect(changed.words("schema")).toMatch(/another text of \d+_init.*Put back the migration/s);
  await query(
    migrated.url,
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('1', '', '99991231_newer', now())`,
  );
  const newer = await visit({ ...slack, DATABASE_URL: migrated.url });
  expect(newer.states("schema")).toEqual(["ill"]);
  expect(newer.words("schema")).toContain("99991231_newer");
  await migrated.drop();
});

test("a restore that stopped halfway is ill, with the command that finishes it", async () => {
  const half = await createTestDatabase();
  await query(
    half.url,
    `create table _unfinished_restore as
     select timestamptz '2026-11-28T09:00Z' as "from", timestamptz '2026-11-28T10:40Z' as "to"`,
  );
  const report = await visit({ ...slack, DATABASE_URL: half.url });
  expect(report.states("schema")).toEqual(["ill"]);
  expect(report.words("schema")).toContain(
    "npm run restore -- --restored-to 2026-11-28T09:00:00.000Z --stopped 2026-11-28T10:40:00.000Z",
  );
  expect(report.words("the rest")).toContain("a restore stopped halfway");
  await query(half.url, "delete from _unfinished_restore");
  expect((await visit({ ...slack, DATABASE_URL: half.url })).words("schema")).not.toContain("stopped halfway");
  await half.drop();
});
