import { once } from "node:events";
import { createServer } from "node:http";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createSlack } from "../../src/channels/slack/slack.ts";
import type { ChatListener, Intent, PostedMessage } from "../../src/channels/platform.ts";
import { portOf } from "../../src/playground/slack/port.ts";
import { createSlackWorkspace } from "../../src/playground/slack/workspace.ts";
import { eventually } from "../support/eventually.ts";
import { slackScopes } from "../support/slack-manifest.ts";

/** What people put under messages in Slack, and what a bot may read and put there itself. */

async function start(scopes: readonly string[] = slackScopes) {
  const workspace = await createSlackWorkspace({
    signingSecret: "shh",
    botToken: "xoxb-1",
    scopes: [...scopes],
    retryAfterMs: [],
  });
  const intents: Intent[] = [];
  const asked: string[] = [];
  const listener: ChatListener = {
    handle: (intent) => {
      intents.push(intent);
      return Promise.resolve({ kind: "done" });
    },
    hears: ({ emoji }) => {
      asked.push(emoji);
      return Promise.resolve(emoji !== "thumbsup");
    },
    callsPlatform: () => false,
    askedAt: () => Promise.resolve(),
    lookUpLater: () => Promise.resolve(),
    isUnknownUser: () => Promise.resolve(false),
    membersChanged: () => Promise.resolve(),
    met: () => Promise.resolve(),
  };
  const slack = createSlack({
    settings: { botToken: "xoxb-1", signingSecret: "shh", appToken: null, apiUrl: workspace.url },
    listener,
    locale: "en",
    zone: "Europe/Paris",
    log: pino({ level: "silent" }),
    now: () => new Date(),
  });
  const server = createServer((request, response) => slack.http?.(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    await slack.stop();
    server.close();
    await workspace.close();
  });
  workspace.pointTo(`http://127.0.0.1:${portOf(server.address())}`);
  await slack.start();
  const alice = workspace.person({ name: "Alice Martin" });
  const channel = workspace.channel({ name: "general", members: [alice, workspace.bot] });
  const written = await alice.writes("The tap drips\nin the kitchen", { channel: channel.channel });
  const on: PostedMessage = {
    platform: "slack",
    tenant: workspace.team,
    address: channel.channel,
    message: written.ts,
  };
  const reacted = () => intents.filter((intent) => intent.kind === "reacted");
  return { workspace, slack, alice, channel, written, on, reacted, asked };
}

test("an emoji is told with whose message it stands under, put there or taken away", async () => {
  const { alice, written, on, reacted } = await start();
  await alice.reacts(written, "ticket");
  await alice.reacts(written, "ticket");
  await eventually(() =>
    expect(reacted()).toMatchObject([
      { emoji: "ticket", on, author: alice.id, by: { user: alice.id } },
      { emoji: "ticket", on, removed: true },
    ]),
  );
  const [put, taken] = reacted();
  expect(put?.once).not.toBe(taken?.once);
});

test("one that says nothing, the bot’s own, and one in a chat alone with the bot go no further", async () => {
  const { alice, slack, written, on, reacted, asked } = await start();
  await alice.reacts(written, "thumbsup");
  expect(await slack.platform.sign?.(on, "taken")).toMatchObject({ result: "delivered" });
  const alone = await alice.writes("Hello", alice.dm);
  await alice.reacts(alone, "ticket");
  await eventually(() => expect(asked).toEqual(["thumbsup"]));
  expect(reacted()).toEqual([]);
});

test("a message is read with who has put the emoji there, also in a thread", async () => {
  const { slack, alice, written, on, channel } = await start();
  await alice.reacts(written, "ticket");
  expect(await slack.platform.readMessage?.(on, "ticket")).toMatchObject({
    result: "found",
    text: "The tap drips\nin the kitchen",
    by: [alice.id],
    thread: null,
    link: expect.stringContaining(written.ts.replace(".", "")),
  });
  expect(await slack.platform.readMessage?.(on, "eyes")).toMatchObject({ by: [] });
  const reply = await alice.writes("Since Monday", { channel: channel.channel, thread: written.ts });
  const below = { ...on, message: reply.ts };
  expect(await slack.platform.readMessage?.(below, "ticket")).toMatchObject({
    text: "Since Monday",
    thread: written.ts,
  });
  expect(await slack.platform.readThread?.(below, 10)).toEqual({
    result: "found",
    said: ["The tap drips\nin the kitchen", "Since Monday"],
    people: [alice.id],
  });
  expect(await slack.platform.readMessage?.({ ...on, message: "1.1" }, "ticket")).toEqual({ result: "gone" });
});

test("the sign follows, each in the place of the other, and twice is once", async () => {
  const { slack, alice, on, channel } = await start();
  const signs = () => alice.sees({ channel: channel.channel }).find(({ ts }) => ts === on.message)?.reactions;
  for (const sign of ["taken", "taken", "solved"] as const) await slack.platform.sign?.(on, sign);
  expect(signs()).toEqual(["white_check_mark"]);
  await slack.platform.sign?.(on, null);
  expect(signs()).toEqual([]);
});

test("without its scope nothing is read or put there, which is no failure to try again", async () => {
  const { slack, on } = await start(slackScopes.filter((scope) => !scope.startsWith("reactions:")));
  expect(await slack.platform.readMessage?.(on, "ticket")).toEqual({ result: "not-allowed" });
  expect(await slack.platform.readThread?.(on, 10)).toEqual({ result: "not-allowed" });
  expect(await slack.platform.sign?.(on, "taken")).toEqual({ result: "undeliverable", reason: "refused-by-platform" });
});
