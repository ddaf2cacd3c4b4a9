import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/process/config.ts";

import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { answered, harmless } from "./stage/harmless.ts";
import { quiet } from "./stage/quiet.ts";
import { botToken, json, signed } from "./stage/signing.ts";
import { begins, typed } from "./stage/story.ts";

let desk: AttackedDesk;
beforeAll(async () => {
  desk = await deskForATest();
  await begins(desk.slack, "The printer is on fire");
  await quiet(desk);
});
afterAll(() => desk.close());

const form = "application/x-www-form-urlencoded";
type Sent = { readonly body: string | Buffer; readonly headers: Readonly<Record<string, string>> };

const knock = (sent: Sent) =>
  harmless(desk, async () =>
    answered(await fetch(`${desk.url}/slack/events`, { method: "POST", ...sent, body: Buffer.from(sent.body) })),
  );

/** Something written to the bot, which would make it answer. */
const message = (more: object = {}) => ({
  type: "event_callback",
  team_id: desk.workspace.team,
  event_id: "Ev0FORGED",
  event: { type: "message", channel_type: "im", channel: "D0FORGED", user: "U0FORGED", ts: "1.2", text: typed },
  ...more,
});
const body = (more?: object) => JSON.stringify(message(more));

describe("whoever cannot sign as Slack does gets 401", () => {
  const forgeries: readonly (readonly [string, (text: string) => Readonly<Record<string, string>>])[] = [
    ["no signature", () => ({ "content-type": json })],
    ["another secret", (text) => signed(text, { secret: "another secret" })],
    ["an empty secret", (text) => signed(text, { secret: "" })],
    ["the signature of another body", () => signed("{}")],
    ["a signature of six minutes ago", (text) => signed(text, { secondsAgo: 360 })],
    ["no time", (text) => without("x-slack-request-timestamp", signed(text))],
    ["a time that is none", (text) => ({ ...signed(text), "x-slack-request-timestamp": "soon" })],
    ["a time that was put forward", (text) => ({ ...signed(text, { secondsAgo: 360 }), ...timeOf(signed(text)) })],
    ["an empty signature", (text) => ({ ...signed(text), "x-slack-signature": "" })],
    ["a signature without its version", (text) => ({ ...signed(text), "x-slack-signature": "v0=" })],
    ["a signature of another version", (text) => reversioned(signed(text))],
    ["two signatures", (text) => ({ ...signed(text), "x-slack-signature": twice(signed(text)) })],
  ];
  test.for(forgeries)("%s", async ([, headersFor]) => {
    expect(await knock({ body: body(), headers: headersFor(body()) })).toBe(401);
  });

  test("a body that was packed, as small as it is", async () => {
    const bomb = gzipSync(JSON.stringify(message({ filling: "x".repeat(20_000_000) })));
    const headers = { ...signed(body()), "content-encoding": "gzip" };
    expect(await knock({ body: bomb, headers })).toBe(401);
  });
});

test("Slack's own look at the certificate needs no signature, and brings nothing else in", async () => {
  const fields = new URLSearchParams({ ssl_check: "1", payload: body() }).toString();
  expect(await knock({ body: fields, headers: { "content-type": form } })).toBe(200);
});

test("Slack's word that it keeps events back is taken, and stands in the log as an error", async () => {
  const text = JSON.stringify({
    token: "x",
    type: "app_rate_limited",
    team_id: desk.workspace.team,
    minute_rate_limited: 1_518_467_820,
    api_app_id: "A0",
  });
  const logged = desk.log.length;
  expect(await knock({ body: text, headers: signed(text) })).toBe(200);
  expect(desk.log.slice(logged).join("")).toMatch(/"level":50.*Slack keeps events back/);
});

describe("what Slack does not send is refused although it is signed", () => {
  const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
  const bodies: readonly (readonly [string, string, string, number])[] = [
    ["nothing", "", json, 400],
    ["no JSON", `{"text":"${typed}`, json, 400],
    ["null", "null", json, 400],
    ["a list", "[]", json, 400],
    ["a word", `"${typed}"`, json, 400],
    ["JSON a hundred thousand levels deep", deep, json, 400],
    ["an event that is none", JSON.stringify({ type: "event_callback", event: null }), json, 400],
    ["actions that are none", JSON.stringify({ type: "block_actions", actions: 1 }), json, 400],
    ["a form that holds no JSON", `payload=${typed}`, form, 400],
    ["a form that holds null", "payload=null", form, 400],
    ["a form of nothing the desk knows", `word=${typed}`, form, 400],
    ["a view that nobody opened", JSON.stringify({ type: "view_submission", view: {}, user: {} }), json, 400],
    ["plain text", "{}", "text/plain", 415],
    ["a form of several parts", "{}", "multipart/form-data; boundary=x", 415],
    ["no type", "{}", "", 415],
  ];
  test.for(bodies)("%s", async ([, text, type, status]) => {
    expect(await knock({ body: text, headers: signed(text, { type }) })).toBe(status);
  });

  test("another workspace, in a command, a press and an event", async () => {
    const elsewhere = [
      message({ team_id: "T0ELSEWHERE", authorizations: [{ team_id: "T0ELSEWHERE" }] }),
      { type: "block_actions", team: { id: "T0ELSEWHERE", domain: "elsewhere" }, user: { id: "U1" }, actions: [{}] },
      { command: "/ticket", team_id: "T0ELSEWHERE", user_id: "U1", channel_id: "C1", text: "list" },
    ];
    for (const each of elsewhere) {
      const text = JSON.stringify(each);
      expect(await knock({ body: text, headers: signed(text) })).toBe(403);
    }
  });
});

test("nobody, whose id is empty once it can be stored, is refused", async () => {
  const { team } = desk.workspace;
  const command = {
    command: "/ticket",
    team_id: team,
    user_id: "\0",
    channel_id: "C1",
    trigger_id: "1.2",
    text: "list",
  };
  const typedByNobody = new URLSearchParams({ ...command, response_url: desk.url }).toString();
  expect(await knock({ body: typedByNobody, headers: signed(typedByNobody, { type: form }) })).toBe(400);
  expect(await desk.rows(`select from account where "user" !~ '^[A-Za-z0-9-]+$'`)).toEqual([]);
});

test("a signing secret that is empty is none: the desk does not start with it", () => {
  for (const SLACK_SIGNING_SECRET of ["", "   "]) {
    const read = readConfig({ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET });
    expect(read.ok ? [] : read.problems).toEqual([expect.stringMatching(/^SLACK_SIGNING_SECRET is missing/)]);
  }
});

const without = (name: string, headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));
const timeOf = ({ "x-slack-request-timestamp": at = "" }: Readonly<Record<string, string>>) => ({
  "x-slack-request-timestamp": at,
});
const reversioned = (headers: Readonly<Record<string, string>>) => ({
  ...headers,
  "x-slack-signature": headers["x-slack-signature"]?.replace("v0=", "v1=") ?? "",
});
const twice = ({ "x-slack-signature": signature = "" }: Readonly<Record<string, string>>) =>
  `${signature}, ${signature}`;
