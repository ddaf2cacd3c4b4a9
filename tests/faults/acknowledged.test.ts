import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Intent, Reply } from "../../src/channels/platform.ts";
import { createSlack, type Slack } from "../../src/channels/slack/slack.ts";
import { phrases } from "../../src/features/words.ts";
import type { Person } from "../../src/playground/slack/person/person.ts";
import { portOf } from "../../src/playground/slack/port.ts";
import { createSlackWorkspace, type SlackWorkspace } from "../../src/playground/slack/workspace.ts";
import { eventually } from "../support/eventually.ts";
import { slackScopes } from "../support/slack-manifest.ts";

/** What Slack is told of an event: that the desk has it, and not before. */

let workspace: SlackWorkspace;
let slack: Slack;
let server: Server;
let mona: Person;
let handle: (intent: Intent) => Promise<Reply>;

beforeEach(async () => {
  const settings = { botToken: "xoxb-1", signingSecret: "s" };
  workspace = await createSlackWorkspace({ ...settings, scopes: slackScopes, retryAfterMs: [0, 10, 20] });
  const nothing = (): Promise<void> => Promise.resolve();
  slack = createSlack({
    settings: { ...settings, appToken: null, apiUrl: workspace.url },
    listener: {
      handle: (intent) => handle(intent),
      callsPlatform: () => false,
      askedAt: () => Promise.resolve(),
      lookUpLater: () => Promise.resolve(),
      hears: () => Promise.resolve(false),
      isUnknownUser: () => Promise.resolve(true),
      membersChanged: nothing,
      met: nothing,
    },
    locale: "en",
    zone: "Europe/Paris",
    log: pino({ level: "silent" }),
    now: () => new Date(),
  });
  server = createServer((request, response) => slack.http?.(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  workspace.pointTo(`http://127.0.0.1:${portOf(server.address())}`);
  await slack.start();
  mona = workspace.person({ name: "Mona Petit", locale: "en-US" });
});
afterEach(async () => {
  await slack.stop();
  server.closeAllConnections();
  server.close();
  await workspace.close();
});

/** Statuses of the deliveries of what she wrote. */
const answered = (): readonly number[] => workspace.wire.of("message.im").map(({ status }) => status);
const sorry = phrases("en").whispers.failed;

test("an event is acknowledged when the desk has it, before anybody is told anything", async () => {
  const held = Promise.withResolvers<Reply>();
  handle = () => held.promise;
  workspace.faults.slow("*", { ms: 500 }); // whoever she is
  const writing = mona.writes("The printer is on fire");
  await eventually(() => expect(workspace.wire.of("users.info")).toHaveLength(1));
  expect(answered()).toEqual([]);
  held.resolve({ kind: "done" });
  await writing;
  expect(answered()).toEqual([200]);
});

test("what the desk fails at comes again, and its author is not told to repeat themselves", async () => {
  let tries = 0;
  handle = async () => {
    tries += 1;
    if (tries < 3) throw new Error("the database is away");
    return { kind: "done" };
  };
  await mona.writes("The printer is on fire");
  await workspace.settled();
  expect(answered()).toEqual([503, 503, 200]);
  expect(
    mona
      .sees()
      .map(({ text }) => text)
      .join("\n"),
  ).not.toContain(sorry);
});

test("what fails to the last is told to its author", async () => {
  handle = () => Promise.reject(new Error("the database is gone"));
  await mona.writes("The printer is on fire");
  await workspace.settled();
  expect(answered().slice(0, 4)).toEqual([503, 503, 503, 503]);
  await eventually(() =>
    expect(
      mona
        .sees()
        .map(({ text }) => text)
        .join("\n"),
    ).toContain(sorry),
  );
});

test("a press that fails is told at once: Slack does not bring it again", async () => {
  handle = () => Promise.reject(new Error("the database is away"));
  const { status } = await mona.types("/ticket list");
  expect(status).toBe(200);
  await eventually(() =>
    expect(
      mona
        .sees()
        .map(({ text }) => text)
        .join("\n"),
    ).toContain(sorry),
  );
});
