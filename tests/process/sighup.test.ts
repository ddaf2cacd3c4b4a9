import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startProgram, type DeskChild } from "./desk-child.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { makeDataFolder } from "../support/data-folder.ts";

let folder: string;
let database: TestDatabase;
let desk: DeskChild | null;

beforeEach(async () => {
  folder = await makeDataFolder(tmpdir());
  database = await createTestDatabase();
  desk = null;
});
afterEach(async () => {
  desk?.kill("SIGKILL");
  await desk?.code;
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const says = (policy: string): Promise<void> => writeFile(join(folder, "helpdesk.yaml"), policy);

/** Slack by signed HTTP; nothing answers where its API should be. */
const start = (): DeskChild =>
  (desk = startProgram(folder, {
    SLACK_BOT_TOKEN: "xoxb-1",
    SLACK_SIGNING_SECRET: "s",
    SLACK_API_URL: "http://127.0.0.1:9/api/",
    DATABASE_URL: database.url,
    HELPDESK_CONFIG: "helpdesk.yaml",
    PORT: "0",
  }));

test("a policy with mistakes is told at start, all of them, and nothing starts", async () => {
  await says("atRiskAt: 200%\nbrief: {}\n");
  const { code, errors } = start();
  expect(await code).toBe(1);
  expect(errors()).toMatch(/^helpdesk\.yaml:1:11 atRiskAt: .*\nhelpdesk\.yaml:2:1 brief: .* did you mean briefs\?\n$/);
});

test("SIGHUP reads it again; while there are mistakes in it, it stays as it was", async () => {
  await says("atRiskAt: 60%");
  const running = start();
  await running.url;
  await says("atRiskAt: 200%\nbrief: {}\n");
  running.kill("SIGHUP");
  await running.logs("policy not changed");
  expect(running.logged()).toMatch(/"problems":\["helpdesk\.yaml:1:11 atRiskAt: [^\]]+did you mean briefs\?"\]/);
  await says("");
  running.kill("SIGHUP");
  await running.logs("There is nothing in");
  await says("atRiskAt: 80%\nqueues: { network: {} }\n");
  running.kill("SIGHUP");
  await running.logs("policy read again");
  await says("atRiskAt: 80%");
  running.kill("SIGHUP");
  await running.logs("the policy names these no more");
  expect(running.logged()).toContain('"gone":["queues.network"]');
  running.kill("SIGTERM");
  expect(await running.code).toBe(0);
});
