import { createServer, type RequestListener } from "node:http";
import { afterAll, describe, expect, test } from "vitest";
import { createClient } from "../../src/channels/teams/client.ts";
import { refusalOutcome, retryAfter, type Attempted, type Refused } from "../../src/channels/teams/outcome.ts";
import { limits } from "../../src/channels/teams/limits.ts";
import { listen, shut } from "../../src/playground/teams/http.ts";
import { createTeamsTenant } from "../../src/playground/teams/tenant.ts";

const cases: readonly (readonly [number, string, Attempted, "personal" | "channel", string])[] = [
  [0, "TimeoutError", "post", "channel", "retry"],
  [401, "Unauthorized", "post", "channel", "retry"],
  [408, "", "post", "channel", "retry"],
  [409, "Conflict", "reply", "channel", "retry"],
  [412, "PreconditionFailed", "update", "channel", "retry"],
  [429, "TooManyRequests", "post", "personal", "retry"],
  [500, "", "post", "personal", "retry"],
  [502, "BadGateway", "post", "personal", "retry"],
  [503, "ServiceUnavailable", "post", "personal", "retry"],
  [504, "GatewayTimeout", "update", "personal", "retry"],
  [404, "ActivityNotFoundInConversation", "update", "personal", "gone"],
  [400, "ActivityNotFoundInConversation", "update", "channel", "gone"],
  [404, "ConversationNotFound", "reply", "channel", "gone"],
  [404, "ConversationNotFound", "post", "channel", "conversation-not-found"],
  [404, "", "update", "personal", "conversation-not-found"],
  [403, "BotNotInConversationRoster", "post", "channel", "bot-not-in-channel"],
  [403, "BotNotInConversationRoster", "reply", "channel", "bot-not-in-channel"],
  [403, "BotNotInConversationRoster", "post", "personal", "app-not-installed"],
  [403, "BotNotInConversationRoster", "update", "channel", "bot-not-in-channel"],
  [403, "BotNotInConversationRoster", "update", "personal", "app-not-installed"],
  [403, "BotDisabledByAdmin", "post", "personal", "app-not-installed"],
  [403, "BotDisabledByAdmin", "reply", "channel", "app-not-installed"],
  [403, "MessageWritesBlocked", "post", "personal", "blocked"],
  [403, "ConversationBlockedByUser", "post", "personal", "blocked"],
  [403, "", "post", "personal", "app-not-installed"],
  [401, "BotNotRegistered", "update", "personal", "retry"],
  [401, "LoginRefused", "post", "personal", "retry"],
  [0, "LoginUnreachable", "post", "personal", "retry"],
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

test("Teams' own Retry-After is kept; with a login that is refused, it is the desk that is", () => {
  expect(wait(429, 7_000)).toMatchObject({ after: 7_000 });
  expect(wait(502, null)).toMatchObject({ after: null });
  expect(wait(401, null)).toMatchObject({ after: null, refused: true });
  expect(wait(502, null)).not.toHaveProperty("refused");
});

const now = new Date("2026-11-21T18:00:00Z");
test.for([
  ["7", 7_000],
  ["0", 0],
  ["-5", null],
  ["1e999", null],
  ["999999999", 999_999_999_000], // the worker waits an hour at most
  ["Sat, 21 Nov 2026 18:00:30 GMT", 30_000],
  ["Sat, 21 Nov 2026 17:00:00 GMT", null],
  ["soon", null],
  ["", null],
  [null, null],
] as const)("Retry-After %j is %j ms", ([header, expected]) => {
  expect(retryAfter(header, now)).toBe(expected);
});

describe("on the wire", async () => {
  const tenant = await createTeamsTenant();
  const appId = tenant.environment["MicrosoftAppId"] ?? "";
  const client = createClient({ settings: tenant.environment, appId, now: () => now });
  afterAll(() => tenant.close());

  const callAt = async (serviceUrl: string, timeout?: number): Promise<Refused> => {
    const path = "v3/conversations";
    const answer = await client.call({ method: "POST", serviceUrl, path, body: {}, ...(timeout ? { timeout } : {}) });
    if (answer.ok) throw new Error("it was delivered");
    return answer.refused;
  };

  /** What a Bot Connector that answers like this is taken to have said. */
  async function called(answers: RequestListener, timeout?: number): Promise<Refused> {
    const server = createServer(answers);
    const serviceUrl = `http://127.0.0.1:${await listen(server)}/`;
    try {
      return await callAt(serviceUrl, timeout);
    } finally {
      server.closeAllConnections();
      await shut(server);
    }
  }

  test("status, code and Retry-After are read", async () => {
    const body = JSON.stringify({ error: { code: "TooManyRequests", message: "" } });
    const refused = await called((_, response) => response.writeHead(429, { "retry-after": "7" }).end(body));
    expect(refused).toEqual({ status: 429, code: "TooManyRequests", retryAfter: 7_000 });
  });

  test("a page of somebody's proxy has no code", async () => {
    const refused = await called((_, response) => response.writeHead(502).end("<html>Bad gateway</html>"));
    expect(refused).toEqual({ status: 502, code: "", retryAfter: null });
  });

  test("a connector that takes the request and says nothing is not waited for longer than fifteen seconds", async () => {
    expect(limits.connectorTimeout).toBe(15_000);
    expect(await called(() => undefined, 100)).toEqual({ status: 0, code: "TimeoutError", retryAfter: null });
  });

  test("nor one that begins an answer and does not end it", async () => {
    const refused = await called((_, response) => void response.writeHead(200).write('{"id":'), 100);
    expect(refused).toMatchObject({ status: 0 });
  });

  test("a connection that dies before the answer, and one that is refused", async () => {
    expect(await called((request) => request.socket.destroy())).toMatchObject({ status: 0 });
    const server = createServer();
    const serviceUrl = `http://127.0.0.1:${await listen(server)}/`;
    await shut(server);
    expect(await callAt(serviceUrl)).toEqual({ status: 0, code: "ECONNREFUSED", retryAfter: null });
  });
});
