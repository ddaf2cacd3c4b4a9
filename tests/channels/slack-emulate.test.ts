import { createServer } from "node:net";
import { createEmulator, type Emulator } from "emulate";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { ChatPlatform, Conversation, PostedMessage } from "../../src/channels/platform.ts";
import { createSlack } from "../../src/channels/slack/slack.ts";
import type { Message } from "../../src/screen/message.ts";
import { portOf } from "../../src/playground/slack/port.ts";
import { slackScopes } from "../support/slack-manifest.ts";

/** What the adapter sends, against a Slack that others wrote: with the scopes of the manifest, and no more. */

const botToken = "xoxb-guichet";
const outsider = "xoxp-somebody";

let emulator: Emulator;
let platform: ChatPlatform;
let stop: () => Promise<void>;

beforeAll(async () => {
  emulator = await createEmulator({
    service: "slack",
    port: await freePort(),
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: "mona", real_name: "Mona Petit", email: "mona@atelier.example" }],
        channels: [{ name: "helpdesk" }, { name: "elsewhere" }],
        oauth_apps: [
          {
            client_id: "1.2",
            client_secret: "a client secret",
            app_id: "A000000001",
            name: "Guichet",
            redirect_uris: ["http://localhost/"],
            scopes: slackScopes,
            bot_id: "B0GUICHET",
            bot_user_id: "U0GUICHET",
            bot_name: "guichet",
          },
        ],
        tokens: [
          { token: botToken, type: "bot", user: "U0GUICHET", bot_id: "B0GUICHET", scopes: slackScopes },
          { token: outsider, user: "mona" },
        ],
      },
    },
  });
  const slack = createSlack({
    settings: { botToken, signingSecret: "a signing secret", appToken: null, apiUrl: `${emulator.url}/api/` },
    listener: {
      handle: () => Promise.resolve({ kind: "done" }),
      callsPlatform: () => false,
      askedAt: () => Promise.resolve(),
      lookUpLater: () => Promise.resolve(),
      hears: () => Promise.resolve(false),
      isUnknownUser: () => Promise.resolve(false),
      met: () => Promise.resolve(),
      membersChanged: () => Promise.resolve(),
    },
    locale: "en",
    zone: "Europe/Paris",
    log: pino({ level: "silent" }),
    now: () => new Date(),
  });
  platform = slack.platform;
  stop = () => slack.stop();
  await call("conversations.invite", { channel: (await channel("helpdesk")).address, users: "U0GUICHET" });
});

afterAll(async () => {
  await stop();
  await emulator.close();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const answer = z.looseObject({
  ok: z.boolean(),
  channels: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
  members: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
  messages: z.array(z.looseObject({ ts: z.string(), text: z.string(), thread_ts: z.string().optional() })).default([]),
});

/** What somebody else does there. */
async function call(method: string, args: Readonly<Record<string, string>> = {}): Promise<z.output<typeof answer>> {
  const response = await fetch(`${emulator.url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${outsider}` },
    body: new URLSearchParams(args),
  });
  const read = answer.parse(await response.json());
  if (!read.ok) throw new Error(`${method}: ${JSON.stringify(read)}`);
  return read;
}

async function channel(name: string): Promise<Conversation> {
  const { channels } = await call("conversations.list");
  const address = channels.find((each) => each.name === name)?.id ?? "";
  return { platform: "slack", tenant: "T000000001", address };
}

const saying = (summary: string): Message => ({
  summary,
  blocks: [
    { kind: "heading", text: summary },
    {
      kind: "buttons",
      buttons: [{ label: "Claim", action: { do: "claim", ticket: "I261121_0001", seen: 1 } }],
      overflow: [],
    },
  ],
  locale: "en",
  zone: "Europe/Paris",
  urgent: false,
});

async function posted(to: Conversation, summary: string, thread: string | null = null): Promise<PostedMessage> {
  const outcome = await platform.post(to, saying(summary), thread);
  if (outcome.result !== "delivered") throw new Error(JSON.stringify(outcome));
  return outcome.posted;
}

test("a card is posted, updated in place, and has a thread", async () => {
  const helpdesk = await channel("helpdesk");
  const card = await posted(helpdesk, "The printer is on fire");
  expect(card.address).toBe(helpdesk.address);
  const note = await posted(card, "Claire is on it", card.message);
  expect(await platform.update(card, saying("The printer is out"))).toEqual({ result: "delivered", posted: card });

  const { messages } = await call("conversations.history", { channel: card.address });
  expect(messages).toMatchObject([{ ts: card.message, text: "The printer is out" }]);
  const thread = await call("conversations.replies", { channel: card.address, ts: card.message });
  expect(thread.messages.map(({ ts, thread_ts }) => [ts, thread_ts])).toContainEqual([note.message, card.message]);
});

test("a card that is gone, and a channel that does not exist, are told apart", async () => {
  const helpdesk = await channel("helpdesk");
  const nowhere = { ...helpdesk, message: "1.000001" };
  expect(await platform.update(nowhere, saying("Nobody reads this"))).toMatchObject({ result: "gone" });
  expect(await platform.post({ ...helpdesk, address: "C0NOWHERE" }, saying("Nobody reads this"), null)).toEqual({
    result: "undeliverable",
    reason: "conversation-not-found",
  });
});

test("a channel tells who is in it, and one without the bot is not ready", async () => {
  const helpdesk = await channel("helpdesk");
  expect(await platform.access(helpdesk)).toEqual({ result: "ready" });
  const found = await platform.membersOf(helpdesk);
  const members = await platform.lookUp(found.result === "ready" ? found.members : []);
  expect(members.result === "found" && members.users).toContainEqual(
    expect.objectContaining({ name: "Mona Petit", email: "mona@atelier.example" }),
  );
  const elsewhere = await channel("elsewhere");
  expect(await platform.access(elsewhere)).toEqual({ result: "missing", missing: "not-in-channel" });
  expect(await platform.membersOf(elsewhere)).toEqual({ result: "missing", missing: "not-in-channel" });
});

test("a person is looked up; somebody unknown is nobody", async () => {
  const { members } = await call("users.list");
  const user = members.find(({ name }) => name === "mona")?.id ?? "";
  const place = { platform: "slack", tenant: "T000000001" } as const;
  expect(await platform.lookUp([{ ...place, user, directAddress: user }])).toMatchObject({
    result: "found",
    users: [{ user, name: "Mona Petit", email: "mona@atelier.example", administrator: false }],
  });
  const nobody = { ...place, user: "U0NOBODY", directAddress: "U0NOBODY" };
  expect(await platform.lookUp([nobody])).toEqual({ result: "found", users: [] });
});
