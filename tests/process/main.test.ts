import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startProgram, type DeskChild } from "./desk-child.ts";
import { makeDataFolder } from "../support/data-folder.ts";
import { createTestDatabase } from "../support/database.ts";
import { createTestIssuer } from "../support/issuer.ts";

/** Slack by signed HTTP; nothing answers where its API should be. */
const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_API_URL: "http://127.0.0.1:9/api/" };

let folder: string;
let children: DeskChild[] = [];
const start = (env: Readonly<Record<string, string>> = {}): DeskChild => {
  const child = startProgram(folder, env);
  children.push(child);
  return child;
};

beforeEach(async () => {
  folder = await makeDataFolder(tmpdir());
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await Promise.all(children.map(({ code }) => code));
  children = [];
  await rm(folder, { recursive: true, force: true });
});

test("with nothing configured it names both set-ups and ends", async () => {
  const desk = start();
  expect(await desk.code).toBe(1);
  expect(desk.errors()).toContain("SLACK_BOT_TOKEN");
  expect(desk.errors()).toContain("MicrosoftAppId");
});

test("with Slack in .env it starts on a PostgreSQL of its own, answers, and ends in good order", async () => {
  const settings = Object.entries({ ...slack, PORT: "0" }).map(([name, value]) => `${name}=${value}`);
  await writeFile(join(folder, ".env"), settings.join("\n"));
  const desk = start();
  const url = await desk.url;
  const get = async (path: string, init?: RequestInit): Promise<readonly [number, string]> => {
    const response = await fetch(url + path, init);
    return [response.status, (await response.text()).trim()];
  };
  expect(await get("/healthz")).toEqual([200, "alive"]);
  expect(await get("/readyz")).toEqual([200, "ready"]);
  expect(await get("/")).toEqual([404, "not found"]);
  expect((await get("/api/messages", { method: "POST" }))[0]).toBe(404); // Teams is not configured
  expect((await get("/slack/events"))[0]).toBe(405);
  expect((await get("/slack/events", { method: "POST", body: "{}" }))[0]).toBe(401); // not signed

  const asked = performance.now();
  desk.kill("SIGTERM");
  desk.kill("SIGTERM"); // npm passes on what the desk has got already
  expect(await desk.code).toBe(0);
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect(existsSync(join(folder, "data/postgres/cluster/postmaster.pid"))).toBe(false);
  expect(desk.errors()).toBe("");
});

test("it asks an identity provider nothing before somebody signs in, and starts without its answer", async () => {
  const [database, issuer] = [await createTestDatabase(), await createTestIssuer()];
  const oidc = {
    HELPDESK_URL: "https://desk.example.com",
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: issuer.client.clientId,
    OIDC_CLIENT_SECRET: issuer.client.clientSecret,
  };
  const url = await start({ ...slack, ...oidc, DATABASE_URL: database.url, PORT: "0" }).url;
  expect(await (await fetch(`${url}/report`)).text()).toContain("https://desk.example.com/sign-in?page=report");
  expect(issuer.asked).toEqual([]);
  const sent = await fetch(`${url}/sign-in?page=wall`, { redirect: "manual" });
  expect([sent.status, sent.headers.get("location")]).toEqual([
    303,
    expect.stringContaining(`${issuer.url}/authorize?`),
  ]);
  await issuer.close();
  await database.drop();
});

test("a port that is taken is told in a sentence", async () => {
  const database = await createTestDatabase();
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => {
      const address = other.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const desk = start({ ...slack, DATABASE_URL: database.url, PORT: String(port) });
  expect(await desk.code).toBe(1);
  expect(desk.errors()).toMatch(/^Nothing can listen on 127\.0\.0\.1:\d+ .*EADDRINUSE.*\n$/);
  other.close();
  await database.drop();
});

test("a signal that comes while it starts ends it in good order too", async () => {
  const desk = start({ ...slack, PORT: "0" });
  await desk.logs("PostgreSQL runs");
  desk.kill("SIGINT");
  expect(await desk.code).toBe(0);
  expect(existsSync(join(folder, "data/postgres/cluster/postmaster.pid"))).toBe(false);
});
