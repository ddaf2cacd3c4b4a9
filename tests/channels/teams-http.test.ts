import { createServer, request as httpRequest } from "node:http";
import { generateKeyPair } from "jose";
import { beforeEach, expect, test, vi } from "vitest";
import { createTeams } from "../../src/channels/teams/teams.ts";
import type { Person } from "../../src/playground/teams/person.ts";
import { listen, shut } from "../../src/playground/teams/http.ts";
import { others, startTeamsDesk } from "./teams-desk.ts";

const desk = await startTeamsDesk();
const { tenant, url } = desk;
let alice: Person;

beforeEach(() => {
  // botbuilder's own words on a forged token
  vi.spyOn(console, "error").mockReturnValue();
  alice = tenant.person({ name: "Alice Martin", email: "alice@contoso.test" });
});

const strangersToken = async () => tenant.channelToken({ signedWith: (await generateKeyPair("RS256")).privateKey });

const message = () => tenant.payloads.message(alice.account, { kind: "chat" }, plain);
const plain = { id: "1", words: "hello", mentionsBot: false, files: [] };

test("Teams may", async () => {
  expect(await tenant.post(message(), await tenant.channelToken())).toMatchObject({ status: 200 });
  expect(desk.heard).toHaveLength(1);
});

const tokens: readonly (readonly [string, () => Promise<string | null>])[] = [
  ["no token", () => Promise.resolve(null)],
  ["a token of another issuer", () => tenant.channelToken({ issuer: "https://evil.test" })],
  ["a token for another bot", () => tenant.channelToken({ audience: "00000000-0000-0000-0000-000000000000" })],
  ["a token of an unknown key", () => tenant.channelToken({ keyId: "nobody" })],
  ["a token for another connector", () => tenant.channelToken({ serviceUrl: "https://evil.test/" })],
  ["a token long expired", () => tenant.channelToken({ expiresInSeconds: -400 })],
  ["a token signed by somebody else", strangersToken],
  ["what is no token", () => Promise.resolve("abc")],
];
test.for(tokens)("%s is refused with 401 and no word more", async ([, token]) => {
  expect(await tenant.post(message(), await token())).toMatchObject({ status: 401, body: null });
  expect(desk.heard).toEqual([]);
});

test("another tenant is refused", async () => {
  const foreign = { ...message(), channelData: { tenant: { id: "11111111-2222-3333-4444-555555555555" } } };
  expect(await tenant.post(foreign, await tenant.channelToken())).toMatchObject({ status: 403, body: null });
});

test("another channel of the Bot Framework is refused, as Teams' key is not its own", async () => {
  expect(await tenant.post({ ...message(), channelId: "webchat" }, await tenant.channelToken())).toMatchObject({
    status: 401,
  });
});

test.for([
  ["no JSON", "{", 400],
  ["no activity", "[]", 400],
  ["more than 256 KB", `"${"x".repeat(300_000)}"`, 413],
] as const)("%s is refused", async ([, body, status]) => {
  expect((await fetch(`${url}/api/messages`, { method: "POST", body })).status).toBe(status);
});

test("only a POST is taken", async () => {
  const answer = await fetch(`${url}/api/messages`);
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
});

test("a body without a length is measured as it comes", async () => {
  const status = await new Promise((answered, failed) => {
    const sending = httpRequest(`${url}/api/messages`, { method: "POST" }, (response) => {
      answered(response.statusCode);
      response.resume();
    });
    sending.on("error", failed);
    for (let part = 0; part < 6; part += 1) sending.write("x".repeat(50_000));
  });
  expect(status).toBe(413);
});

const listener = {
  handle: () => Promise.reject(new Error("not asked")),
  callsPlatform: () => false,
  askedAt: () => Promise.resolve(),
  lookUpLater: () => Promise.resolve(),
  hears: () => Promise.resolve(false),
  isUnknownUser: () => Promise.resolve(false),
  membersChanged: () => Promise.resolve(),
  met: () => Promise.resolve(),
};
test.for([{}, { MicrosoftAppId: "" }, { MicrosoftAppId: " " }])("a bot without an id does not start", (settings) => {
  expect(() => createTeams({ settings, listener, ...others })).toThrow("MicrosoftAppId");
});

test.for(["SingleTenant", "UserAssignedMSI", "MultiTenant"])(
  "a bot of type %s that is not told whose people it serves does not start",
  (MicrosoftAppType) => {
    const settings = { ...tenant.environment, MicrosoftAppType, MicrosoftAppTenantId: " " };
    expect(() => createTeams({ settings, listener, ...others })).toThrow("MicrosoftAppTenantId");
  },
);

test("a bot of type MultiTenant hears nobody of another tenant than the one it is told", async () => {
  const settings = { ...tenant.environment, MicrosoftAppType: "MultiTenant" };
  const heard: string[] = [];
  const teams = createTeams({
    settings,
    listener: { ...listener, handle: async ({ by }) => (heard.push(by.tenant), { kind: "done" }) },
    ...others,
  });
  const server = createServer(teams.http);
  const at = `http://127.0.0.1:${await listen(server)}/api/messages`;
  const says = async (activity: object) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${await tenant.channelToken()}` };
    return (await fetch(at, { method: "POST", headers, body: JSON.stringify(activity) })).status;
  };
  const foreign = "11111111-2222-3333-4444-555555555555";
  expect(await says({ ...message(), channelData: { tenant: { id: foreign } } })).toBe(403);
  expect(await says({ ...message(), from: { id: "29:eve", name: "Eve", tenantId: foreign } })).toBe(403);
  expect(heard).toEqual([]);
  expect(await says(message())).toBe(200);
  expect(heard).toEqual([tenant.environment["MicrosoftAppTenantId"]]);
  await teams.stop();
  await shut(server);
});
