import { expect, test } from "vitest";
import { refusalOutcome, retryAfter } from "../../src/chat/teams/outcome.ts";
import type { Attempted } from "../../src/chat/teams/outcome.ts";

const cases: readonly (readonly [number, string, Attempted, "personal" | "channel", string])[] = [
  [0, "TimeoutError", "post", "channel", "retry"],
  [401, "Unauthorized", "post", "channel", "retry"],
  [408, "", "post", "channel", "retry"],
  [412, "PreconditionFailed", "update", "channel", "retry"],
  [429, "TooManyRequests", "post", "personal", "retry"],
  [500, "", "post", "personal", "retry"],
  [502, "BadGateway", "post", "personal", "retry"],
  [503, "ServiceUnavailable", "post", "personal", "retry"],
  [504, "GatewayTimeout", "update", "personal", "retry"],
  [404, "ActivityNotFoundInConversation", "update", "personal", "gone"],
  [404, "ConversationNotFound", "reply", "channel", "gone"],
  [404, "ConversationNotFound", "post", "channel", "conversation-not-found"],
  [404, "", "update", "personal", "conversation-not-found"],
  [403, "BotNotInConversationRoster", "post", "channel", "bot-not-in-channel"],
  [403, "BotNotInConversationRoster", "reply", "channel", "bot-not-in-channel"],
  [403, "BotNotInConversationRoster", "post", "personal", "app-not-installed"],
  [403, "BotDisabledByAdmin", "post", "personal", "app-not-installed"],
  [403, "MessageWritesBlocked", "post", "personal", "blocked"],
  [403, "ForbiddenOperationException", "update", "channel", "refused-by-platform"],
  [413, "MessageSizeTooBig", "post", "channel", "too-long"],
  [413, "", "update", "channel", "too-long"],
  [400, "BadArgument", "post", "channel", "refused-by-platform"],
  [200, "UnexpectedAnswer", "post", "channel", "refused-by-platform"],
];

test.for(cases)("%i %s to a %s in a %s is %s", ([status, code, attempted, where, expected]) => {
  const outcome = refusalOutcome({ status, code, retryAfter: null }, attempted, where);
  expect(outcome.result === "undeliverable" ? outcome.reason : outcome.result).toBe(expected);
});

const wait = (status: number, after: number | null) =>
  refusalOutcome({ status, code: "", retryAfter: after }, "post", "channel");

test("Teams' own Retry-After is kept; a refused login is not tried every second", () => {
  expect(wait(429, 7_000)).toMatchObject({ after: 7_000 });
  expect(wait(502, null)).toMatchObject({ after: null });
  expect(wait(401, null)).toMatchObject({ after: 300_000 });
});

const now = new Date("2026-11-21T18:00:00Z");
test.for([
  ["7", 7_000],
  ["0", 0],
  ["Sat, 21 Nov 2026 18:00:30 GMT", 30_000],
  ["Sat, 21 Nov 2026 17:00:00 GMT", null],
  ["soon", null],
  ["", null],
  [null, null],
] as const)("Retry-After %j is %j ms", ([header, expected]) => {
  expect(retryAfter(header, now)).toBe(expected);
});
