import { webApi } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { failureOf, slackError } from "../../src/chat/slack/outcome.ts";

const refusal = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error, response_metadata: {} });

const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });

describe("what a failed call means", () => {
  test.each([
    ["message_not_found", { result: "gone", reason: "message_not_found" }],
    ["cant_update_message", { result: "gone", reason: "cant_update_message" }],
    ["not_in_channel", { result: "undeliverable", reason: "bot-not-in-channel" }],
    ["is_archived", { result: "undeliverable", reason: "channel-archived" }],
    ["channel_not_found", { result: "undeliverable", reason: "conversation-not-found" }],
    ["msg_blocks_too_long", { result: "undeliverable", reason: "too-long" }],
    ["cannot_dm_bot", { result: "undeliverable", reason: "blocked" }],
    ["messages_tab_disabled", { result: "undeliverable", reason: "app-not-installed" }],
    ["invalid_blocks", { result: "undeliverable", reason: "refused-by-platform" }],
    ["an_error_of_tomorrow", { result: "undeliverable", reason: "refused-by-platform" }],
    ["ratelimited", { result: "retry", after: null, reason: "ratelimited" }],
    ["internal_error", { result: "retry", after: null, reason: "internal_error" }],
    ["token_revoked", { result: "retry", after: 600_000, reason: "token_revoked" }],
    ["missing_scope", { result: "retry", after: 600_000, reason: "missing_scope" }],
    ["<html>Bad gateway</html>", { result: "retry", after: null, reason: "not an answer of Slack's" }],
  ])("%s", (error, outcome) => {
    expect(failureOf(refusal(error))).toEqual(outcome);
  });

  test("Slack says itself how long to wait", () => {
    expect(failureOf(new webApi.WebAPIRateLimitedError(30))).toEqual({
      result: "retry",
      after: 30_000,
      reason: "ratelimited",
    });
  });

  test.each([
    ["an HTTP failure", new webApi.WebAPIHTTPError(502, "Bad Gateway", {}), "HTTP 502"],
    [
      "no connection",
      new webApi.WebAPIRequestError(new TypeError("fetch failed", { cause: refused })),
      "unreachable: ECONNREFUSED",
    ],
    [
      "no answer in time",
      new webApi.WebAPIRequestError(new DOMException("late", "TimeoutError")),
      "unreachable: TimeoutError",
    ],
    ["anything else", new Error("what?"), "unreachable: Error"],
  ])("%s is tried again", (_, error, reason) => {
    expect(failureOf(error)).toEqual({ result: "retry", after: null, reason });
    expect(slackError(error)).toBeNull();
  });
});
