import { execFile } from "node:child_process";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { makeBundle } from "../../src/doctor/bundle.ts";
import { createLog } from "../../src/process/log.ts";
import { makeDataFolder } from "../support/data-folder.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

const main = fileURLToPath(new URL("../../src/doctor/main.ts", import.meta.url));
const secrets = [
  "xoxb-secret-1",
  "secret-2",
  "Sesame",
  "Mona Petit",
  "mona@example.org",
  "boss@example.org",
  "Our own desk",
  "Hunter2",
  "B0RESPONSE",
  "Pa/55",
  "xoxb-1234-leaked-token",
  "Pa55word",
];
function parseError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

let folder: string;
let desk: DeskInATest;
beforeAll(async () => {
  folder = await makeDataFolder(inject("runFolder"));
  desk = await openDeskInATest();
  const mona = await desk.person("U-mona", { name: "Mona Petit", email: "mona@example.org" });
  await desk.opens(mona, { title: "Sesame opens nothing", description: "Sesame-7!x" });
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });
  log.info({ url: "http://127.0.0.1:3978" }, "ready");
  log.warn({ ticket: "I261121_0001", to: "Mona Petit", reason: "blocked by mona@example.org" }, "note not delivered");
  log.error({ err: new Error("no answer for mona@example.org"), words: "Sesame-7!x" }, "job failed");
  log.error({ err: parseError("my password is Hunter2") }, "request on Slack failed");
  log.error({ err: new Error("no answer of https://hooks.slack.com/actions/T1/2/B0RESPONSE") }, "not told");
  log.error({ err: new Error("connect postgres://desk:Pa/55@db.example/desk") }, "no database");
  log.warn({ reason: "xoxb-1234-leaked-token is refused" }, "no token");
  await writeFile(join(folder, "desk.log"), `${lines.join("")}not JSON: Sesame\n{"level":30,"ms`);
  const settings = [
    "SLACK_BOT_TOKEN=xoxb-secret-1",
    "SLACK_SIGNING_SECRET=secret-2",
    "SLACK_API_URL=http://127.0.0.1:9/api/",
    "HELPDESK_NAME=Our own desk",
    "HELPDESK_ADMINS=boss@example.org",
    "HELPDESK_ZONE=Europe/Paris",
    `DATABASE_URL=${desk.url}`,
  ];
  await writeFile(join(folder, ".env"), settings.join("\n"));
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

test("a bundle holds what helps, no secret, and no person's word", { timeout: 60_000 }, async () => {
  const said = await new Promise<string>((resolve) => {
    const args = ["--disable-warning=ExperimentalWarning", main, "--bundle", "--log", "desk.log"];
    execFile(process.execPath, args, { cwd: folder, env: { PATH: process.env["PATH"] } }, (_, out) => resolve(out));
  });
  expect(said).toMatch(/^Wrote guichet-[\dT-]+\.json\. Read it before you send it\.\n$/);
  const name = (await readdir(folder)).find((each) => each.endsWith(".json")) ?? "";
  const text = await readFile(join(folder, name), "utf8");
  const password = new URL(desk.url).password;
  for (const secret of [...secrets, password]) expect(text).not.toContain(secret);

  const bundle = z.record(z.string(), z.json()).parse(JSON.parse(text));
  expect(bundle).toMatchObject({
    versions: { guichet: expect.stringMatching(/^\d/), node: expect.stringMatching(/^v/) },
    settings: {
      SLACK_BOT_TOKEN: "set",
      HELPDESK_ADMINS: "set",
      HELPDESK_ZONE: "Europe/Paris",
      MicrosoftAppId: "not set",
    },
    figures: {
      rows: { "public.ticket": expect.any(Number) },
      settings: { server_encoding: "UTF8" },
      migrations: expect.arrayContaining(["20261121183710_init"]),
    },
    log: [
      { msg: "ready" },
      { msg: "note not delivered", ticket: "I261121_0001", reason: "blocked by [address]" },
      { msg: "job failed", err: { message: "no answer for [address]" } },
      { msg: "request on Slack failed", err: { message: expect.stringContaining("[quoted]") } },
      { msg: "not told", err: { message: "no answer of https://hooks.slack.com" } },
      { msg: "no database", err: { message: "connect postgres://[address]" } },
      { msg: "no token", reason: "•••••••• is refused" },
    ],
  });
  expect(text).toContain('"check": "database"');
});

test("a setting that is wrong is named, and its value, which may be of another, is not told", async () => {
  const env = {
    PORT: "Pa55word",
    HELPDESK_ZONE: "xoxb-pasted-here",
    HELPDESK_LOCALE: "Sesame-word",
    HELPDESK_PACE: "0.5",
    LOG_LEVEL: "warn",
    MicrosoftAppType: "client~secret",
    SLACK_BOT_TOKEN: "xoxp-wrong-kind",
  };
  const { settings, figures } = await makeBundle({ findings: [], mended: [] }, { env, logFile: null, now: new Date() });
  expect(settings).toMatchObject({
    PORT: "wrong",
    HELPDESK_ZONE: "wrong",
    HELPDESK_LOCALE: "wrong",
    HELPDESK_PACE: "0.5",
    LOG_LEVEL: "warn",
    MicrosoftAppType: "wrong",
    SLACK_BOT_TOKEN: "wrong",
  });
  const text = JSON.stringify({ settings, figures });
  for (const value of [env.PORT, env.HELPDESK_ZONE, env.HELPDESK_LOCALE, env.MicrosoftAppType, env.SLACK_BOT_TOKEN])
    expect(text).not.toContain(value);
});
