import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSlackWorkspace, type SlackWorkspace } from "../../src/playground/slack/workspace.ts";
import { createTeamsTenant } from "../../src/playground/teams/tenant.ts";
import type { Stage } from "../journeys/stage/cast.ts";
import { slackStage } from "../journeys/stage/on-slack.ts";
import { administratorOnTeams, teamsStage } from "../journeys/stage/on-teams.ts";
import { claims, opens } from "../journeys/stage/shortcuts.ts";
import { makeDataFolder } from "../support/data-folder.ts";
import { eventually } from "../support/eventually.ts";
import { slackScopes } from "../support/slack-manifest.ts";
import { startProgram, type DeskChild } from "./desk-child.ts";

/** The program as it is run, with a `.env`, on a PostgreSQL of its own, before each platform. */

const secrets = {
  SLACK_BOT_TOKEN: "xoxb-1234-a-bot-token",
  SLACK_SIGNING_SECRET: "5168ba1e3c0f-a-signing-secret",
  SLACK_APP_TOKEN: "xapp-1-A1-an-app-token",
};
const words = {
  title: "The printer is on fire",
  description: "Smoke, then flames, on the third floor",
  answer: "It is the one by the window",
  note: "Typical of that model",
  reply: "I am coming up with a bucket",
};

let folder: string;
let stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await makeDataFolder(tmpdir());
});
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop();
  stops = [];
  await rm(folder, { recursive: true, force: true });
});

async function start(settings: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>) {
  const lines = Object.entries({ ...settings, PORT: "0", LOG_LEVEL: "debug" }).map(
    ([name, value]) => `${name}=${value}`,
  );
  await writeFile(join(folder, ".env"), lines.join("\n"));
  const desk = startProgram(folder, env);
  stops.push(() => {
    desk.kill("SIGKILL");
    return desk.code;
  });
  return { desk, url: await desk.url };
}

async function openSlack(): Promise<SlackWorkspace> {
  const workspace = await createSlackWorkspace({
    signingSecret: secrets.SLACK_SIGNING_SECRET,
    botToken: secrets.SLACK_BOT_TOKEN,
    appToken: secrets.SLACK_APP_TOKEN,
    scopes: slackScopes,
  });
  stops.push(() => workspace.close());
  return workspace;
}

/** A ticket is opened, shown, claimed and talked about; `trouble` comes in the middle: what fails is logged at length. */
async function worksOn(stage: Stage, trouble: () => void): Promise<void> {
  const claire = stage.agent("Claire Dubois");
  await stage.setsUp();
  const mona = stage.employee("Mona Petit");
  await opens(mona, words.title, { [mona.words.forms.newTicket.description]: words.description });
  await eventually(() => expect(claire.readsChannel()).toContain(words.description));
  await claims(claire, words.title);
  trouble();
  await mona.answersUnder(words.title, words.answer);
  await claire.chatsUnder(words.title, words.note);
  await claire.pressesInChannel(words.title, claire.words.buttons.fill.reply);
  await claire.enters({ [claire.words.forms.text.reply]: words.reply });
  expect(await claire.sends()).toEqual({});
  await eventually(() => {
    expect(claire.readsThread(words.title)).toContain(words.answer);
    expect(mona.reads()).toContain(words.reply);
  }, untilRetried);
}

const untilRetried = { within: 20_000 }; // a reply waits ten seconds before it leaves

function troubleAt({ faults }: SlackWorkspace): void {
  faults.fail("chat.postMessage");
  faults.loseAnswer("chat.update");
  faults.refuse("chat.update", "invalid_blocks");
}

/** Ends the desk in good order. @returns all it has logged */
async function logOf(desk: DeskChild): Promise<string> {
  desk.kill("SIGTERM");
  expect(await desk.code).toBe(0);
  return desk.logged() + desk.errors();
}

/** What a log lets out of what was confided to the desk. */
const leaks = (log: string, confided: readonly string[]): readonly string[] => [
  ...[...confided, ...Object.values(words)].filter((each) => log.includes(each)),
  ...(/eyJ[\w-]+\.|Bearer /.exec(log) ?? []), // the tokens of Teams
];

test("Slack over Socket Mode", async () => {
  const workspace = await openSlack();
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = secrets;
  const { desk } = await start({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL: workspace.url });
  await eventually(() => expect(workspace.sockets()).toBe(1));
  await worksOn(slackStage(workspace, "en"), () => troubleAt(workspace));
  const log = await logOf(desk);
  expect(log).toMatch(/"ticket":".*"job not done yet"/);
  expect(leaks(log, Object.values(secrets))).toEqual([]);
});

test("Slack over signed HTTP", async () => {
  const workspace = await openSlack();
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET } = secrets;
  const { desk, url } = await start({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL: workspace.url });
  workspace.pointTo(url);
  await worksOn(slackStage(workspace, "en"), () => troubleAt(workspace));
  const log = await logOf(desk);
  expect(log).toMatch(/"ticket":".*"job not done yet"/);
  expect(leaks(log, Object.values(secrets))).toEqual([]);
});

test("Teams", async () => {
  const appPassword = "8Q~a-client-secret";
  const tenant = await createTeamsTenant({ appPassword });
  stops.push(() => tenant.close());
  const settings = { ...tenant.environment, HELPDESK_ADMINS: administratorOnTeams };
  const { desk, url } = await start(settings, tenant.childEnvironment);
  tenant.connectTo(url);
  await worksOn(teamsStage(tenant, "en"), () => {
    tenant.faults.next({ kind: "refuse", status: 500 }, { on: "post" });
    tenant.faults.next({ kind: "lose-answer" }, { on: "update" });
    tenant.faults.next({ kind: "refuse", status: 413 }, { on: "update" });
  });
  const log = await logOf(desk);
  expect(log).toMatch(/"ticket":".*"job not done yet"/);
  expect(leaks(log, [appPassword])).toEqual([]);
});
