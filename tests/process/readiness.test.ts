import { pino } from "pino";
import { expect, test } from "vitest";
import { startDesk } from "../../src/process/start.ts";
import { createTestDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { slackConfig } from "../support/slack-config.ts";

test("a desk whose database goes away lives, and says that it is not ready", async () => {
  const database = await createTestDatabase();
  const desk = await startDesk(slackConfig(database.url), { log: pino({ level: "silent" }), now: () => new Date() });
  expect((await fetch(`${desk.url}/readyz`)).status).toBe(200);
  await database.drop();
  await eventually(async () => {
    const response = await fetch(`${desk.url}/readyz`);
    expect([response.status, await response.text()]).toEqual([503, "not ready: store\n"]);
  });
  expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
  await desk.stop();
  await expect(fetch(desk.url)).rejects.toThrow("fetch failed");
});
