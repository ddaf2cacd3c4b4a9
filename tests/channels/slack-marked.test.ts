import { createServer } from "node:http";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { createClient } from "../../src/channels/slack/client.ts";
import { findMarked } from "../../src/channels/slack/marked.ts";
import { sdkLog } from "../../src/channels/slack/sdk-log.ts";
import { listen, shut } from "../../src/playground/teams/http.ts";

const bot = "U0BOT";
const posted = (ts: string, user: string) => ({
  ts,
  user,
  metadata: { event_type: "guichet_posted", event_payload: { mark: "card 12" } },
});
let messages: readonly object[] = [];
const server = createServer((_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ ok: true, messages }));
});
const url = `http://127.0.0.1:${await listen(server)}/api/`;
afterAll(() => shut(server));

const client = createClient("xoxb-1", { apiUrl: url, logger: sdkLog(pino({ level: "silent" })) });
const at = { platform: "slack", tenant: "T1", address: "C1" } as const;
const find = (user: string | null) => {
  const known = {
    team: "T1",
    enterprise: null,
    isOrgWide: false,
    bot: user,
    teamName: "Atelier",
    url: "",
    readsFiles: true,
  };
  const identity = { known: () => known, find: () => Promise.resolve(known) };
  return findMarked({ client, identity }, "card 12", { at, since: new Date(0) });
};

test("a card is known again by the bot's own message alone, whoever else posts its mark", async () => {
  messages = [posted("99.1", "U0EVIL"), posted("12.1", bot)];
  expect(await find(bot)).toEqual({ result: "found", posted: { ...at, message: "12.1" } });
  messages = [posted("99.1", "U0EVIL")];
  expect(await find(bot)).toEqual({ result: "found", posted: null });
});

test("where Slack does not say who the bot is, no message is taken for its own", async () => {
  messages = [posted("12.1", bot)];
  expect(await find(null)).toEqual({ result: "found", posted: null });
});
