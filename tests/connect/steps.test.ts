import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { progressOf } from "../../src/connect/progress.ts";
import { slackAppLink } from "../../src/connect/slack-manifest.ts";
import { steps } from "../../src/connect/steps.ts";
import { teamsApp } from "../../src/connect/teams-app.ts";
import { databaseChecks, recordChecks, surroundingChecks } from "../../src/doctor/checks.ts";
import { warning, well } from "../../src/doctor/finding.ts";

/** What leads from a bare machine to the first ticket. */

const here = (path: string) => readFileSync(new URL(`../../manifests/${path}`, import.meta.url));
const appId = "1b2c3d4e-0000-4000-8000-123456789abc";

test("Slack takes at most six steps, Teams at most eight", () => {
  expect(steps.slack.length).toBeLessThanOrEqual(6);
  expect(steps.teams.length).toBeLessThanOrEqual(8);
});

test("each check that shows a step is one of the doctor's", () => {
  const checks = [...surroundingChecks, ...databaseChecks, ...recordChecks].map(({ name }) => name);
  const shown = [...steps.slack, ...steps.teams].flatMap(({ shownBy }) => shownBy ?? []);
  expect(shown.filter((name) => !checks.includes(name))).toEqual([]);
});

test("Slack's link brings the whole manifest along, and fits into an address", () => {
  const link = new URL(slackAppLink());
  expect(parse(link.searchParams.get("manifest_yaml") ?? "")).toEqual(parse(here("slack.yml").toString()));
  expect(link.href.length).toBeLessThan(8_000);
});

const manifest = z.object({
  id: z.string(),
  bots: z.tuple([z.object({ botId: z.string() })]),
  composeExtensions: z.tuple([z.object({ botId: z.string() })]),
  webApplicationInfo: z.object({ id: z.string() }),
  developer: z.record(z.string(), z.string()),
});

test("the app for Teams names its bot in all four places, beside its words and icons", () => {
  const files = unzipSync(teamsApp(appId, "https://www.acme.example/"));
  expect(Object.keys(files).toSorted()).toEqual(["color.png", "fr.json", "manifest.json", "outline.png"]);
  const own = manifest.parse(JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array())));
  expect([own.id, own.bots[0].botId, own.composeExtensions[0].botId, own.webApplicationInfo.id]).toEqual(
    Array(4).fill(appId),
  );
  expect(own.developer).toMatchObject({
    websiteUrl: "https://www.acme.example",
    privacyUrl: "https://www.acme.example/privacy",
  });
  for (const name of ["color.png", "fr.json", "outline.png"])
    expect(Buffer.from(files[name] ?? []).toString("base64")).toBe(here(`teams/${name}`).toString("base64"));
});

test("without a site of one's own the app still can be uploaded", () => {
  const files = unzipSync(teamsApp(appId, null));
  const own = manifest.parse(JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array())));
  expect(own.developer["websiteUrl"]).toBe("https://www.example.com");
});

const found = (check: string, isWell = true) => ({ check, ...(isWell ? well("Good.") : warning("Bad.", "Mend it.")) });
const nextOf = (...findings: readonly ReturnType<typeof found>[]) =>
  progressOf(["slack"], findings).map(({ sentence, remedy }) => `${sentence} ${remedy ?? ""}`);

test("the next step comes after the last that works, and there is none when all do", () => {
  expect(nextOf(found("slack-token", false))).toEqual([
    expect.stringMatching(/^Slack: none of 5 steps is done yet\. Create the app: npm run connect goes on there\./),
  ]);
  expect(nextOf(found("slack-app-token"), found("slack-token"))).toEqual([
    expect.stringMatching(/^Slack: step 3 of 5 works \(Install it\)\. Start the desk: npm start/),
  ]);
  expect(nextOf(found("slack-token"), found("schema"), found("first-queue", false))).toEqual([
    expect.stringMatching(/^Slack: step 4 of 5 works.*\/ticket setup/),
  ]);
  expect(nextOf(found("first-queue"))).toEqual([]);
});
