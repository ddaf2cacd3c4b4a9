import { pino } from "pino";
import { afterEach, expect, test, vi } from "vitest";
import { startDesk } from "../../src/process/start.ts";
import { createTestDatabase } from "../support/database.ts";
import { slackConfig } from "../support/slack-config.ts";

afterEach(() => void vi.restoreAllMocks());

test("a desk whose clock is not the database's says so as it starts, and one whose clock is says nothing", async () => {
  const database = await createTestDatabase();
  const config = slackConfig(database.url);
  const saidAtStart = async (): Promise<string> => {
    const lines: string[] = [];
    const log = pino({ level: "warn" }, { write: (line) => void lines.push(line) });
    const desk = await startDesk(config, { log, now: () => new Date() });
    await desk.stop();
    return lines.join("");
  };
  expect(await saidAtStart()).not.toContain("clock");
  const now = Date.now.bind(Date);
  vi.spyOn(Date, "now").mockImplementation(() => now() + 5 * 60_000);
  expect(await saidAtStart()).toMatch(/"ahead":300,.*this clock is not the database's/u);
  await database.drop();
});
