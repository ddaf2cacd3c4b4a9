import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { makeDataFolder } from "../support/data-folder.ts";

/** The program as `npm run doctor` starts it, in a folder of its own with a `.env`. */

const main = fileURLToPath(new URL("../../src/doctor/main.ts", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await makeDataFolder(inject("runFolder"));
  const settings = [
    "SLACK_BOT_TOKEN=xoxb-secret-1",
    "SLACK_SIGNING_SECRET=secret-2",
    "SLACK_API_URL=http://127.0.0.1:9/api/",
  ];
  await writeFile(join(folder, ".env"), settings.join("\n"));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...options: readonly string[]): Promise<{ code: number; said: string; errors: string }> =>
  new Promise((resolve) => {
    const program = ["--disable-warning=ExperimentalWarning", main, ...options];
    const child = execFile(
      process.execPath,
      program,
      { cwd: folder, env: { PATH: process.env["PATH"] } },
      (_, said, errors) => resolve({ code: child.exitCode ?? -1, said, errors }),
    );
  });

test("it reads .env, says a line for each thing and what to do, and keeps secrets to itself", async () => {
  const { code, said, errors } = await run();
  expect(said).toMatch(/^✓ configuration {3}The configuration can be read\.$/m);
  expect(said).toMatch(/^\? slack-token {5}Slack could not be asked \(.+\)\.\n {18}→ /m);
  expect(said).toMatch(/^! database {8}There is no database yet\.$/m);
  expect(said).toMatch(/^! next-step {7}Slack: step 2 of 5 works/m);
  expect(said).toMatch(/\n\n2 warnings, 2 not looked at\.\n$/);
  expect(said).not.toContain("secret");
  expect([code, errors]).toEqual([2, ""]);
});

test("for programs it speaks JSON", async () => {
  const { code, said } = await run("--json");
  const finding = z.object({
    check: z.string(),
    state: z.enum(["well", "warning", "ill", "unchecked"]),
    sentence: z.string(),
    remedy: z.string().nullable(),
    repairable: z.boolean(),
  });
  const report = z
    .object({ exitCode: z.literal(code), findings: z.array(finding), mended: z.array(finding) })
    .parse(JSON.parse(said));
  expect(report.findings.map(({ check }) => check)).toContain("disk");
});

test("an option that it does not know is answered with those it does", async () => {
  const { code, said } = await run("--fix");
  expect(said).toContain("--repair");
  expect(code).toBe(2);
});
