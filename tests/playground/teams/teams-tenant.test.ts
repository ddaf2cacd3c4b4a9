import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { generateKeyPair } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { teamsTimeouts } from "../../../src/playground/teams/deliver.ts";
import type { Person } from "../../../src/playground/teams/person.ts";
import type { Channel, Team } from "../../../src/playground/teams/places.ts";
import { createTeamsTenant, type TeamsTenant } from "../../../src/playground/teams/tenant.ts";
import { startTinyBot, type TinyBot } from "../../support/tiny-bot.ts";

const timeouts = { ...teamsTimeouts };
let teams: TeamsTenant;
let bot: TinyBot;
let alice: Person;
let carol: Person;
let support: Team;
let desk: Channel;
let botToken: string;

beforeAll(async () => {
  // the SDK prints what it refuses
  vi.spyOn(console, "error").mockImplementation(() => {});
  teams = await createTeamsTenant({ timeouts });
  bot = await startTinyBot(teams.environment);
  teams.connectTo(bot.url);
  botToken = await tokenOf(teams.environment);
});
beforeEach(() => {
  alice = teams.person({ name: "Alice Martin", email: "alice@contoso.test", locale: "fr-FR" });
  carol = teams.person({ name: "Carol Jones", email: "carol@contoso.test", installed: false });
  support = teams.team({ name: "Support", owners: [alice], members: [carol] });
  desk = support.channel("desk");
  bot.heard.length = 0;
  bot.onTurn = async () => null;
});
afterEach(() => teams.faults.clear());
afterAll(async () => {
  await teams.close();
  await bot.close();
});

/** A token as MSAL would fetch it, for calls beside the SDK. */
async function tokenOf(settings: Readonly<Record<string, string>>, secret = settings["MicrosoftAppPassword"]) {
  const { origin } = new URL(teams.serviceUrl);
  const form = {
    grant_type: "client_credentials",
    client_id: settings["MicrosoftAppId"] ?? "",
    client_secret: secret ?? "",
    scope: `${settings["ToChannelFromBotOAuthScope"]}/.default`,
  };
  const url = `${origin}/${settings["MicrosoftAppTenantId"]}/oauth2/v2.0/token`;
  const answer: unknown = await (await fetch(url, { method: "POST", body: new URLSearchParams(form) })).json();
  return typeof answer === "object" && answer && "access_token" in answer ? String(answer.access_token) : "";
}

/** One call to the connector, as the bot. */
async function call(method: string, path: string, body?: unknown, token = botToken) {
  const response = await fetch(`${teams.serviceUrl}v3/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = text === "" ? null : JSON.parse(text);
  return {
    status: response.status,
    code: json?.error?.code,
    retryAfter: response.headers.get("retry-after"),
    body: json,
  };
}

const hello = () =>
  teams.payloads.message(alice.account, { kind: "chat" }, { id: "1", words: "hello", mentionsBot: false, files: [] });
const words = (text: string) => ({ type: "message", text });
const chatOf = ({ account }: Person) => `conversations/${account.chatId}/activities`;
const inChannel = (id: string) => `conversations/${encodeURIComponent(id)}/activities`;

describe("tokens", () => {
  test("a message signed by Teams reaches the bot, and its answer comes back", async () => {
    bot.onTurn = async (context) => {
      await context.sendActivity("hello to you");
      return null;
    };
    await alice.says("hello");
    expect(alice.sees()).toBe("hello\nhello to you");
  });

  test("a bad token is refused", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const tokens = [
      await teams.channelToken({ issuer: "https://evil.test" }),
      await teams.channelToken({ audience: "another-app" }),
      await teams.channelToken({ serviceUrl: "https://evil.test/" }),
      await teams.channelToken({ keyId: "unknown" }),
      await teams.channelToken({ signedWith: privateKey }),
      await teams.channelToken({ expiresInSeconds: -400 }),
      null,
    ];
    const statuses = [];
    for (const token of tokens) statuses.push((await teams.post(hello(), token)).status);
    // the SDK answers 500 to a wrong signature
    expect(statuses).toEqual([401, 401, 401, 401, 500, 401, 401]);
    expect(bot.heard).toEqual([]);
    expect((await teams.post(hello())).status).toBe(200);
  });

  test("the connector wants a token of its own login host", async () => {
    expect((await call("POST", chatOf(alice), words("hi"), "made-up")).status).toBe(401);
    expect((await call("POST", chatOf(alice), words("hi"), await teams.channelToken())).status).toBe(401);
    expect(await tokenOf(teams.environment, "wrong secret")).toBe("");
    expect((await call("POST", chatOf(alice), words("hi"))).status).toBe(201);
  });

  test("two tenants in one process do not mix", async () => {
    const other = await createTeamsTenant();
    const otherBot = await startTinyBot(other.environment);
    other.connectTo(otherBot.url);
    const bob = other.person({ name: "Bob", email: "bob@fabrikam.test" });
    for (const each of [bot, otherBot]) {
      each.onTurn = async (context) => {
        await context.sendActivity("heard");
        return null;
      };
    }
    await Promise.all([alice.says("a"), bob.says("b")]);
    expect([alice.sees(), bob.sees()]).toEqual(["a\nheard", "b\nheard"]);
    await otherBot.close();
    await other.close();
  });

  test("a desk in another process logs in too", async () => {
    const script = `
      import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
      const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(process.env));
      const conversation = { id: ${JSON.stringify(alice.account.chatId)} };
      const reference = { serviceUrl: ${JSON.stringify(teams.serviceUrl)}, channelId: "msteams", bot: { id: "28:x" }, conversation };
      await adapter.continueConversationAsync(process.env.MicrosoftAppId, reference, (context) => context.sendActivity("from afar"));`;
    const { PATH = "" } = process.env;
    const env = { PATH, ...teams.environment, ...teams.childEnvironment };
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      env,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaints = "";
    child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
    await new Promise((exited) => child.on("exit", exited));
    expect({ seen: alice.sees(), complaints }).toEqual({ seen: "from afar", complaints: "" });
  }, 20_000);
});

test("without consent to read channels, the bot hears only mentions", async () => {
  const shy = await createTeamsTenant({ deskUrl: bot.url, readsChannels: false });
  const bob = shy.person({ name: "Bob", email: "bob@fabrikam.test" });
  const thread = await bob.writes("hello?", shy.team({ name: "Shy", owners: [bob] }).general);
  expect(shy.wire.entries).toEqual([]);
  await bob.mentionsBot("hello?", thread);
  // the bot belongs to another tenant, whose keys it knows
  expect(shy.wire.entries).toMatchObject([{ from: "teams", what: "message", result: 401 }]);
  await shy.close();
});

describe("posting", () => {
  test("to a person who has the app, or is in a team that has it", async () => {
    const dave = teams.person({ name: "Dave", email: "dave@contoso.test", installed: false });
    const open = (id: string) =>
      call("POST", "conversations", { members: [{ id }], tenantId: teams.environment["MicrosoftAppTenantId"] });
    expect(await open(alice.account.id)).toMatchObject({ status: 201, body: { id: alice.account.chatId } });
    expect(await open(carol.account.aadObjectId)).toMatchObject({ status: 201 });
    expect(await open(dave.account.aadObjectId)).toMatchObject({ status: 403, code: "BotNotInConversationRoster" });
    expect(await open("29:nobody")).toMatchObject({ status: 403 });
    await support.removesApp({ silently: true });
    expect(await open(carol.account.aadObjectId)).toMatchObject({ status: 403 });
    expect(await call("POST", chatOf(carol), words("hi"))).toMatchObject({ status: 403 });
    expect(await call("POST", "conversations", { members: [{ id: alice.account.id }] })).toMatchObject({ status: 400 });
  });

  test("a channel gets new threads, a thread gets replies", async () => {
    const tenantId = teams.environment["MicrosoftAppTenantId"];
    const channelData = { tenant: { id: tenantId }, channel: { id: desk.id } };
    const opened = await call("POST", "conversations", { isGroup: true, channelData, activity: words("I261121_0042") });
    expect(opened.body.id).toBe(`${desk.id};messageid=${opened.body.activityId}`);
    await call("POST", inChannel(opened.body.id), words("claimed"));
    await call("POST", `${inChannel(desk.id)}/${opened.body.activityId}`, words("resolved"));
    await call("POST", inChannel(desk.id), words("another"));
    const [first, second] = desk.threads();
    expect(first && alice.sees(first)).toBe("I261121_0042\nclaimed\nresolved");
    expect(second && carol.sees(second)).toBe("another");
    expect(await call("POST", inChannel(`${desk.id};messageid=1`), words("lost"))).toMatchObject({
      status: 404,
      code: "ConversationNotFound",
    });
    await support.removesApp({ silently: true });
    expect(await call("POST", inChannel(desk.id), words("x"))).toMatchObject({
      status: 403,
      code: "BotNotInConversationRoster",
    });
  });

  test("text with a card is split, and no id comes back", async () => {
    const card = {
      contentType: "application/vnd.microsoft.card.adaptive",
      content: { type: "AdaptiveCard", version: "1.5", body: [] },
    };
    expect((await call("POST", chatOf(alice), { type: "message", text: "see", attachments: [card] })).body).toEqual({});
    expect((await call("POST", chatOf(alice), { type: "message", attachments: [card] })).body.id).toMatch(/^\d+$/);
  });

  test("only its own activities may be changed, and only while they are there", async () => {
    const { body } = await call("POST", chatOf(alice), words("before"));
    const at = `${chatOf(alice)}/${body.id}`;
    expect((await call("PUT", at, words("after"))).status).toBe(200);
    expect(alice.sees()).toBe("after");
    await alice.says("mine");
    const hers = teams.posts().findLast(({ author }) => author !== "bot");
    expect(await call("PUT", `${chatOf(alice)}/${hers?.id}`, words("x"))).toMatchObject({ status: 403 });
    expect((await call("DELETE", at)).status).toBe(200);
    expect(await call("PUT", at, words("x"))).toMatchObject({ status: 404, code: "ActivityNotFoundInConversation" });
    expect(alice.sees()).toBe("mine");
  });

  test.each([
    ["nothing in it", { type: "message" }, 400],
    ["an unknown type", { type: "shout", text: "x" }, 400],
    [
      "a mention without its text",
      { ...words("hi"), entities: [{ type: "mention", text: "<at>Bo</at>", mentioned: { id: "29:1" } }] },
      400,
    ],
    ["an unknown attachment", { type: "message", attachments: [{ contentType: "text/csv", content: "a" }] }, 400],
    [
      "a bad card",
      { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: {} }] },
      400,
    ],
    ["more than 100 KB", words("x".repeat(103_000)), 413],
  ])("an activity with %s is refused", async (_, activity, status) => {
    expect(await call("POST", chatOf(alice), activity)).toMatchObject({ status });
  });
});

describe("the roster", () => {
  test("of a team, by either id, in pages", async () => {
    const crowd = Array.from({ length: 60 }, (_, n) => teams.person({ name: `P ${n}`, email: `p${n}@contoso.test` }));
    for (const person of crowd) await support.addsMember(person);
    const at = `conversations/${encodeURIComponent(desk.id)}`;
    expect((await call("GET", `${at}/members`)).body).toHaveLength(62);
    const first = await call("GET", `${at}/pagedmembers?pageSize=50`);
    const rest = await call("GET", `${at}/pagedmembers?pageSize=50&continuationToken=${first.body.continuationToken}`);
    expect([first.body.members.length, rest.body.members.length, rest.body.continuationToken]).toEqual([
      50,
      12,
      undefined,
    ]);
    const found = { email: "alice@contoso.test", aadObjectId: alice.account.aadObjectId, userRole: "owner" };
    expect((await call("GET", `${at}/members/${alice.account.aadObjectId}`)).body).toMatchObject(found);
    expect((await call("GET", `${at}/members/${alice.account.id}`)).body).toMatchObject(found);
    expect(await call("GET", `${at}/members/29:nobody`)).toMatchObject({
      status: 404,
      code: "MemberNotFoundInConversation",
    });
  });

  test("teams tell their channels, the first without a name", async () => {
    expect((await call("GET", `teams/${support.id}`)).body).toMatchObject({
      name: "Support",
      memberCount: 2,
      channelCount: 2,
    });
    expect((await call("GET", `teams/${support.id}/conversations`)).body.conversations).toEqual([
      { id: support.id, type: "standard" },
      { id: desk.id, name: "desk", type: "standard" },
    ]);
    expect((await call("GET", "nowhere")).status).toBe(404);
  });
});

describe("misbehaviour on request", () => {
  test("refusals, with their codes and Retry-After, as often as planned", async () => {
    teams.faults.next({ kind: "refuse", status: 429, retryAfter: 3 }, { on: "post", times: 2 });
    teams.faults.next({ kind: "refuse", status: 412 }, { on: "update" });
    const one = await call("POST", chatOf(alice), words("a"));
    expect(one).toMatchObject({ status: 429, code: "TooManyRequests", retryAfter: "3" });
    expect((await call("POST", chatOf(alice), words("a"))).status).toBe(429);
    const { body } = await call("POST", chatOf(alice), words("a"));
    expect(await call("PUT", `${chatOf(alice)}/${body.id}`, words("b"))).toMatchObject({
      status: 412,
      code: "PreconditionFailed",
    });
    expect(teams.faults.pending()).toBe(0);
    expect(alice.sees()).toBe("a");
  });

  test("an answer is lost after the work is done", async () => {
    teams.faults.next({ kind: "lose-answer" });
    await expect(call("POST", chatOf(alice), words("done"))).rejects.toThrow("fetch failed");
    expect(alice.sees()).toBe("done");
    expect(teams.wire.lines().at(-1)).toMatch(/bot → teams POST .* ⇒ connection lost/);
  });

  test("an activity vanishes, a call is slow, everything is down", async () => {
    const { body } = await call("POST", chatOf(alice), words("gone"));
    teams.faults.next({ kind: "activity-gone" }, { on: "update" });
    expect((await call("PUT", `${chatOf(alice)}/${body.id}`, words("x"))).code).toBe("ActivityNotFoundInConversation");
    teams.faults.next({ kind: "slow", forMs: 60 });
    const startedAt = performance.now();
    await call("GET", `teams/${support.id}`);
    expect(performance.now() - startedAt).toBeGreaterThan(55);
    teams.faults.down();
    await expect(call("GET", `teams/${support.id}`)).rejects.toThrow("fetch failed");
    teams.faults.up();
    expect((await call("GET", `teams/${support.id}`)).status).toBe(200);
  });

  test("the same message comes twice, with another timestamp", async () => {
    teams.faults.deliverTwice();
    await alice.says("once");
    await alice.says("only");
    const [first, second, third] = bot.heard;
    expect([first?.text, second?.text, third?.text]).toEqual(["once", "once", "only"]);
    expect(first?.id).toBe(second?.id);
    expect(first?.timestamp).not.toEqual(second?.timestamp);
  });

  test("who is slow to hear a message hears it again", async () => {
    timeouts.message = 100;
    const pauses = [200, 0];
    bot.onTurn = async () => pause(pauses.shift() ?? 0, null);
    await alice.says("slowly");
    timeouts.message = teamsTimeouts.message;
    await eventually(() => expect(bot.heard.map(({ text }) => text)).toEqual(["slowly", "slowly"]));
  });
});
