import { gzipSync } from "node:zlib";
import { SignJWT, UnsecuredJWT, exportSPKI, generateKeyPair } from "jose";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { answered, harmless } from "./stage/harmless.ts";
import { quiet } from "./stage/quiet.ts";
import { json } from "./stage/signing.ts";
import { begins, typed } from "./stage/story.ts";

let desk: AttackedDesk;
beforeAll(async () => {
  vi.spyOn(console, "error").mockReturnValue(); // botbuilder's own words on a forged token
  desk = await deskForATest();
  await begins(desk.teams, "The printer is on fire");
  await quiet(desk);
});
afterAll(() => desk.close());

const knock = (body: string | Buffer, authorization: string | null, type: string = json) =>
  harmless(desk, async () => {
    const headers = { "content-type": type, ...(authorization === null ? {} : { authorization }) };
    return answered(await fetch(`${desk.url}/api/messages`, { method: "POST", headers, body: Buffer.from(body) }));
  });

/** Something written to the bot, which would make it answer. */
function activity(more: object = {}): string {
  const someone = desk.tenant.person({ name: "Mallory", email: "mallory@atelier.example" });
  const post = { id: "1", words: typed, mentionsBot: false, files: [] };
  return JSON.stringify({ ...desk.tenant.payloads.message(someone.account, { kind: "chat" }, post), ...more });
}

const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from;
const claims = (more: object = {}) => ({
  iss: "https://api.botframework.com",
  aud: desk.tenant.environment["MicrosoftAppId"] ?? "",
  serviceurl: desk.tenant.serviceUrl,
  nbf: seconds(-60),
  exp: seconds(3_600),
  ...more,
});
const ours = async (more?: object) => `Bearer ${await desk.keys.sign(claims(more))}`;
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const made = (payload: unknown) => `Bearer ${part({ alg: "RS256", typ: "JWT", kid: "msteams" })}.${part(payload)}.AAAA`;

test("a token that is right is let in, so that what follows is refused for what is wrong with it", async () => {
  const body = activity({ type: "typing" });
  expect(await knock(body, await ours())).toBe(200);
});

describe("whoever has no token of Teams' gets 401", () => {
  const tokens: readonly (readonly [string, () => Promise<string | null> | string | null])[] = [
    ["none", () => null],
    ["an empty one", () => ""],
    ["another scheme", () => "Basic Z3VpY2hldDpodW50ZXIy"],
    ["a scheme alone", () => "Bearer"],
    ["two of them", async () => `${await ours()} ${await ours()}`],
    ["what is no token", () => "Bearer abc"],
    ["a token of nothing", () => made(null)],
    ["a token of a word", () => made("api.botframework.com")],
    ["a token of a list", () => made([])],
    ["a token that nobody signed", () => `Bearer ${new UnsecuredJWT(claims()).encode()}`],
    ["a token signed with the published key as a secret", () => withPublicKey()],
    ["another issuer's", () => ours({ iss: "https://evil.example" })],
    ["no issuer's", () => ours({ iss: undefined })],
    ["a list of issuers", () => ours({ iss: ["https://api.botframework.com"] })],
    ["one for another bot", () => ours({ aud: "00000000-0000-0000-0000-000000000000" })],
    ["one for nobody", () => ours({ aud: undefined })],
    ["one for another service", () => ours({ serviceurl: "https://evil.example/" })],
    ["one for no service", () => ours({ serviceurl: undefined })],
    ["one that ran out", () => ours({ exp: seconds(-400) })],
    ["one that is not valid yet", () => ours({ nbf: seconds(400) })],
    ["one by an unknown key", async () => `Bearer ${await desk.tenant.channelToken({ keyId: "nobody" })}`],
    ["one by somebody else's key", () => byAStranger()],
    ["one by a key for another channel", async () => `Bearer ${await desk.keys.sign(claims(), "webchat")}`],
    ["one of Teams' with a letter changed", async () => (await ours()).replace(/.{8}$/, "AAAAAAAA")],
    [
      "a skill's",
      () =>
        ours({ ver: "1.0", appid: "somebody", iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/" }),
    ],
  ];
  test.for(tokens)("%s", async ([, token]) => {
    expect(await knock(activity(), await token())).toBe(401);
  });

  test("with Teams' token for an activity of another channel", async () => {
    expect(await knock(activity({ channelId: "webchat" }), await ours())).toBe(401);
  });

  test("but another channel with a token of its own is no activity of Teams", async () => {
    const token = `Bearer ${await desk.keys.sign(claims(), "webchat")}`;
    expect(await knock(activity({ channelId: "webchat" }), token)).toBe(400);
  });

  test("with a right token for another service than the activity names", async () => {
    expect(await knock(activity({ serviceUrl: "https://evil.example/" }), await ours())).toBe(401);
  });
});

describe("what Teams does not send is refused although its token is right", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const tenant = { id: "11111111-2222-3333-4444-555555555555" };
  const bodies: readonly (readonly [string, () => string | Buffer, number])[] = [
    ["nothing", () => "", 400],
    ["no JSON", () => `{"text":"${typed}`, 400],
    ["null", () => "null", 400],
    ["a list", () => "[]", 400],
    ["JSON a hundred thousand levels deep", () => deep, 400],
    ["a packed body", () => gzipSync(activity()), 400],
    ["no channel", () => activity({ channelId: "" }), 400],
    ["nobody's", () => activity({ from: null }), 400],
    [
      "of an account whose id is empty once it can be stored",
      () => activity({ from: { id: "29:x", aadObjectId: "\0" } }),
      400,
    ],
    ["in a conversation whose id is empty", () => activity({ conversation: { id: "" } }), 400],
    ["from nowhere", () => activity({ conversation: {} }), 400],
    ["a press that is none", () => activity({ type: "invoke", name: "adaptiveCard/action", value: typed }), 400],
    ["a command nobody knows", () => activity({ type: "invoke", name: "signin/verifyState", value: {} }), 400],
    ["another tenant", () => activity({ channelData: { tenant } }), 403],
    [
      "another tenant's conversation",
      () => activity({ channelData: null, conversation: { id: "a:1", tenantId: tenant.id } }),
      403,
    ],
    [
      "somebody of another tenant",
      () => activity({ from: { id: "29:1", aadObjectId: tenant.id, tenantId: tenant.id } }),
      403,
    ],
    ["nobody's tenant", () => activity({ channelData: null, conversation: { id: "a:1" } }), 403],
  ];
  test.for(bodies)("%s", async ([, body, status]) => {
    expect(await knock(body(), await ours())).toBe(status);
  });

  test.for(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "a body called %s",
    async (type) => {
      expect(await knock(activity(), await ours(), type)).toBe(415);
    },
  );

  test("what another bot says", async () => {
    expect(await knock(activity({ from: { id: "28:another-bot", name: "Bot" } }), await ours())).toBe(200);
  });
});

async function withPublicKey(): Promise<string> {
  const { publicKey } = await generateKeyPair("RS256");
  const token = new SignJWT(claims()).setProtectedHeader({ alg: "HS256", kid: "msteams" });
  return `Bearer ${await token.sign(new TextEncoder().encode(await exportSPKI(publicKey)))}`;
}

async function byAStranger(): Promise<string> {
  const { privateKey } = await generateKeyPair("RS256");
  return `Bearer ${await new SignJWT(claims()).setProtectedHeader({ alg: "RS256", kid: "msteams" }).sign(privateKey)}`;
}
