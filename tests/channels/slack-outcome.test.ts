import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { webApi } from "@slack/bolt";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { clientOptions } from "../../src/channels/slack/client.ts";
import { failureOf, slackError, type Failure } from "../../src/channels/slack/outcome.ts";
import { sdkLog } from "../../src/channels/slack/sdk-log.ts";
import type { UndeliverableReason } from "../../src/channels/platform.ts";

const refusal = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error, response_metadata: {} });

const gone = ["message_not_found", "thread_not_found", "cant_update_message", "edit_window_closed"];
const soon = ["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"];
const later = [
  "update_failed",
  "message_limit_exceeded",
  "accesslimited",
  "external_channel_migrating",
  "no_permission",
  "access_denied",
];
/** The desk itself is refused, until an administrator puts it right. */
const ours = [
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "missing_scope",
  "org_login_required",
  "ekm_access_denied",
  "not_allowed_token_type",
  "two_factor_setup_required",
  "enterprise_is_restricted",
];
const undeliverable: readonly (readonly [string, UndeliverableReason])[] = [
  ["not_in_channel", "bot-not-in-channel"],
  ["is_archived", "channel-archived"],
  ["is_inactive", "channel-archived"],
  ["channel_not_found", "conversation-not-found"],
  ["user_not_found", "conversation-not-found"],
  ["team_access_not_granted", "not-allowed"],
  ["messages_tab_disabled", "not-allowed"],
  ["cannot_dm_bot", "blocked"],
  ["user_disabled", "blocked"],
  ["restricted_action", "not-allowed"],
  ["restricted_action_thread_locked", "not-allowed"],
  ["msg_too_long", "too-long"],
  ["msg_blocks_too_long", "too-long"],
  ["invalid_blocks", "refused-by-platform"],
  ["an_error_of_tomorrow", "refused-by-platform"],
];

const meanings: readonly (readonly [string, Failure])[] = [
  ...gone.map((error) => [error, { result: "gone", reason: error }] as const),
  ...[...soon, ...later].map((error) => [error, { result: "retry", after: null, reason: error }] as const),
  ...ours.map((error) => [error, { result: "retry", after: null, reason: error, refused: true }] as const),
  ...undeliverable.map(([error, reason]) => [error, { result: "undeliverable", reason }] as const),
  ["<html>Bad gateway</html>", { result: "retry", after: null, reason: "a web page, not Slack's" }],
  ["", { result: "retry", after: null, reason: "an empty answer, not Slack's" }],
  ["Bad gateway", { result: "retry", after: null, reason: "not an answer of Slack's" }],
];

test.each(meanings)("Slack's %s", (error, outcome) => {
  expect(failureOf(refusal(error))).toEqual(outcome);
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** What becomes of a message posted to a Slack that answers like this, through the SDK as the desk uses it. */
async function posted(answers: RequestListener, changes: webApi.WebClientOptions = {}): Promise<Failure> {
  const server = createServer(answers);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return failed(server.address(), changes);
}

async function failed(at: AddressInfo | string | null, changes: webApi.WebClientOptions = {}): Promise<Failure> {
  if (at === null || typeof at === "string") throw new Error("listens nowhere");
  const logger = sdkLog(pino({ level: "silent" }));
  const options = { ...clientOptions({ apiUrl: `http://127.0.0.1:${at.port}/api/`, logger }), ...changes };
  const client = new webApi.WebClient("xoxb-1", options);
  return client.chat
    .postMessage({ channel: "C1", text: "Hello" })
    .then(() => Promise.reject(new Error("it was delivered")), failureOf);
}

const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end("{}");

describe("on the wire", () => {
  test.each([
    ["30", 30_000],
    ["0", 0],
    ["999999999", 999_999_999_000], // the worker waits an hour at most
  ])("429 with Retry-After %s tells how long to wait", async (seconds, after) => {
    const outcome = await posted(status(429, { "retry-after": seconds }));
    expect(outcome).toEqual({ result: "retry", after, reason: "ratelimited" });
  });

  test.each([
    ["none", {}],
    ["a date", { "retry-after": "Sat, 21 Nov 2026 18:00:30 GMT" }],
    ["no number", { "retry-after": "soon" }],
  ])("429 with %s for Retry-After is tried again in our own time", async (_, headers) => {
    const outcome = await posted(status(429, headers));
    expect(outcome).toEqual({ result: "retry", after: null, reason: "429 without a Retry-After" });
  });

  test.each([500, 502, 503, 504, 404, 408])("HTTP %i is tried again", async (code) => {
    expect(await posted(status(code))).toEqual({ result: "retry", after: null, reason: `HTTP ${code}` });
  });

  test("HTTP 413 is too long", async () => {
    expect(await posted(status(413))).toEqual({ result: "undeliverable", reason: "too-long" });
  });

  test("a page of somebody's proxy is tried again", async () => {
    const page = await posted((_, response) => response.writeHead(200).end("<html>Back soon</html>"));
    expect(page).toMatchObject({ result: "retry", after: null });
  });

  test("Slack that takes the request and says nothing is not waited for longer than ten seconds", async () => {
    expect(clientOptions({ apiUrl: null, logger: sdkLog(pino({ level: "silent" })) }).timeout).toBe(10_000);
    const outcome = await posted(() => undefined, { timeout: 100 });
    expect(outcome).toEqual({ result: "retry", after: null, reason: "unreachable: TimeoutError" });
  });

  test("nor Slack that begins an answer and does not end it", async () => {
    const outcome = await posted((_, response) => void response.writeHead(200).write('{"ok":'), { timeout: 100 });
    expect(outcome).toMatchObject({ result: "retry", after: null });
  });

  test("a connection that dies before the answer, and one that is refused", async () => {
    expect(await posted((request) => request.socket.destroy())).toMatchObject({ result: "retry", after: null });
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const at = server.address();
    await new Promise((closed) => server.close(closed));
    expect(await failed(at)).toEqual({ result: "retry", after: null, reason: "unreachable: ECONNREFUSED" });
  });
});

test("whatever else is thrown is tried again", () => {
  expect(slackError(new Error("what?"))).toBeNull();
  expect(failureOf(new Error("what?"))).toEqual({ result: "retry", after: null, reason: "unreachable: Error" });
});
