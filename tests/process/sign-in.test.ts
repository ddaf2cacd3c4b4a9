import { request } from "node:http";
import { text } from "node:stream/consumers";
import { pino } from "pino";
import type { JWTPayload } from "jose";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDesk } from "../../src/conversation/listen.ts";
import type { DeskDeps } from "../../src/desk/deps.ts";
import { phrases } from "../../src/features/words.ts";
import { listen, type HttpServer } from "../../src/process/http.ts";
import { createIssuer, provenBy } from "../../src/process/pages/issuer.ts";
import { createPages } from "../../src/process/pages/pages.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { createTestIssuer, type Lies, type TestIssuer } from "../support/issuer.ts";
import { administrator, someone } from "../support/test-store.ts";
import { fakePlatform, type FakePlatform } from "../worker/fake-platform.ts";

/** Signing in to the pages with an identity provider, through real HTTP: who comes in, and what everybody else is told. */

const at = "https://desk.example.com/help"; // what browsers ask for there comes here
const { pages: en, buttons } = phrases("en");
const { refused } = en.signIn;
const verified = (email: string): JWTPayload => ({ sub: email, email, email_verified: true });

let desk: DeskInATest;
let deps: DeskDeps;
let slack: FakePlatform;
let issuer: TestIssuer;
let server: HttpServer;
let lea: string;
let logged: string[];
let ticking: number;

beforeEach(async () => {
  desk = await openDeskInATest();
  slack = fakePlatform();
  deps = { ...desk.deps, pages: at, platforms: { slack: { ...slack, tellsClosedAccounts: true } } };
  for (const user of ["U-lea", "U-mona"]) slack.profiles.set(user, someone(user));
  lea = await desk.person("U-lea", { name: "Léa <b>", email: "lea@example.org" });
  await desk.person("U-mona", { name: "Mona", email: "mona@example.org", locale: "fr-FR" });
  await desk.queue("support", [lea]);
  await desk.tx((tx) => tx.addLead("support", lea));
  issuer = await createTestIssuer();
  issuer.register(`${at}/sign-in/return`);
  issuer.account = verified("lea@example.org");
  logged = [];
  ticking = 0;
  server = await serve({});
});
afterEach(async () => {
  await server.close(0);
  await issuer.close();
  await desk.close();
});

function serve(wrong: { readonly clientSecret?: string }): Promise<HttpServer> {
  const log = pino({ level: "info" }, { write: (line: string) => void logged.push(line) });
  const known = createIssuer({ issuer: issuer.url, ...issuer.client, ...wrong }, at, () => ticking);
  const pages = createPages({ desk: deps, at, issuer: known, log });
  const notReady = () => Promise.resolve([]);
  return listen({ slack: null, teams: null, files: null, pages, notReady }, { host: "127.0.0.1", port: 0 });
}

/** Not with `fetch`, which names the host by itself. */
const get = (path: string, cookie = "", headers: Readonly<Record<string, string>> = {}) =>
  new Promise<Response>((resolve, reject) => {
    const asked = request(`${server.url}${path}`, { headers: { cookie, ...headers }, agent: false }, (answer) => {
      const told = new Headers();
      for (const [name, values] of Object.entries(answer.headersDistinct))
        for (const value of values ?? []) told.append(name, value);
      const respond = (body: string) => resolve(new Response(body, { status: answer.statusCode ?? 0, headers: told }));
      text(answer).then(respond, reject);
    });
    asked.on("error", reject).end();
  });
const cookiesOf = ({ headers }: Response): readonly string[] => headers.getSetCookie();
const valueOf = (cookies: readonly string[], name: string): string =>
  cookies.find((each) => each.startsWith(`${name}=`))?.split(";", 1)[0] ?? "";

interface Left {
  readonly to: URL;
  /** What the browser keeps meanwhile. */
  readonly kept: string;
}

/** A browser leaves for the issuer. */
async function leaves(page = "report", headers: Readonly<Record<string, string>> = {}): Promise<Left> {
  const sent = await get(`/sign-in?page=${page}`, "", headers);
  expect(sent.status).toBe(303);
  const [cookie = ""] = cookiesOf(sent);
  expect(cookie).toMatch(
    /^__Host-guichet-sign-in=[\w-]{43}(\.[\w-]{43}){2}\.\w+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
  );
  return { to: new URL(sent.headers.get("location") ?? ""), kept: valueOf([cookie], "__Host-guichet-sign-in") };
}

/** Somebody signs in at the issuer; gives the path they are sent back to. */
async function signsInAt({ to }: Pick<Left, "to">): Promise<string> {
  const back = (await fetch(to)).headers.get("x-back") ?? "";
  expect(back.startsWith(`${at}/`)).toBe(true);
  return back.slice(at.length);
}

const cameBack = async (left: Left, headers: Readonly<Record<string, string>> = {}) =>
  get(await signsInAt(left), left.kept, headers);

/** What somebody reads who was not let in; nobody was. */
async function turnedAway(answer: Response): Promise<{ readonly status: number; readonly says: string }> {
  const cookies = cookiesOf(answer);
  expect(valueOf(cookies, "guichet")).toBe("");
  expect(cookies).toEqual([expect.stringMatching(/^__Host-guichet-sign-in=; Path=\/; Max-Age=0; /)]);
  expect(await query(desk.url, "select * from page_pass")).toEqual([]);
  const html = await answer.text();
  expect(html).not.toContain("http-equiv");
  return { status: answer.status, says: /<title>(.*)<\/title>/.exec(html)?.[1] ?? "" };
}

const people = async () =>
  (await query<{ email: string }>(desk.url, "select email from person order by email")).map(({ email }) => email);

test("a lead signs in where their people do, and sees the figures", async () => {
  const out = await get("/report");
  expect(out.status).toBe(401);
  expect(await out.text()).toContain(`<a class="primary" href="${at}/sign-in?page=report">${buttons.workAccount}</a>`);
  const left = await leaves();
  expect(left.to.origin + left.to.pathname).toBe(`${issuer.url}/authorize`);
  const asked = left.to.searchParams;
  expect([asked.get("redirect_uri"), asked.get("scope")]).toEqual([`${at}/sign-in/return`, "openid email"]);
  const [state, nonce, verifier = ""] = left.kept.slice("__Host-guichet-sign-in=".length).split(".");
  expect([asked.get("state"), asked.get("nonce")]).toEqual([state, nonce]);
  expect(left.to.href).not.toContain(verifier);
  const entered = await cameBack(left);
  expect(entered.status).toBe(200);
  expect(cookiesOf(entered)).toEqual([
    expect.stringMatching(/^__Host-guichet-sign-in=; Path=\/; Max-Age=0; /),
    expect.stringMatching(/^guichet=[\w-]{43}; Path=\/help\/report; Max-Age=3600; HttpOnly; SameSite=Strict; Secure$/),
  ]);
  const html = await entered.text();
  expect(html).toContain("You are signed in as Léa &lt;b&gt;.");
  expect(html).toContain(`<meta http-equiv="refresh" content="0;url=${at}/report">`);
  const cookie = valueOf(cookiesOf(entered), "guichet");
  expect(await (await get("/report", cookie)).text()).toContain("<h1>Report · support</h1>");
  expect((await get("/wall", cookie)).status).toBe(401);
  desk.passes(61);
  expect((await get("/report", cookie)).status).toBe(401);
});

test("a wall stays signed in for 30 days, and is signed out from chat", async () => {
  const entered = await cameBack(await leaves("wall"));
  const cookie = valueOf(cookiesOf(entered), "guichet");
  expect(cookiesOf(entered)[1]).toContain("; Path=/help/wall; Max-Age=2592000;");
  expect((await get("/wall", cookie)).status).toBe(200);
  const by = someone("U-lea");
  const ended = await createDesk(deps).handle({ kind: "pressed", action: { do: "end-pages" }, by, once: "end" });
  expect(said(ended).summary).toContain("No browser shows your figures");
  expect((await get("/wall", cookie)).status).toBe(401);
});

test("whoever signs out there is led back to signing in, and sees nothing before", async () => {
  const cookie = valueOf(cookiesOf(await cameBack(await leaves())), "guichet");
  const out = await fetch(`${server.url}/report`, { method: "POST", headers: { cookie } });
  expect(await out.text()).toContain(`${at}/sign-in?page=report`);
  expect((await get("/report", cookie)).status).toBe(401);
});

describe("what the issuer says is believed only where it is proven", () => {
  const right = (change: Readonly<Record<string, unknown>>) => ({
    claims: (claims: JWTPayload) => ({ ...claims, ...change }),
  });
  const past = Math.floor(Date.now() / 1_000) - 3_600;
  const lies: readonly (readonly [string, Lies])[] = [
    ["another nonce", right({ nonce: "n".repeat(43) })],
    ["no nonce", right({ nonce: undefined })],
    ["no signature (alg none)", { signs: "none" }],
    ["a signature with the secret", { signs: "with-secret" }],
    ["a signature with another key", { signs: "with-another-key" }],
    ["another audience", right({ aud: "another-app" })],
    ["several audiences, and ours not the one it is for", right({ aud: ["guichet", "other"], azp: "other" })],
    ["another issuer", right({ iss: "https://evil.example" })],
    ["expired", right({ iat: past, exp: past + 300 })],
    ["no expiry", right({ exp: undefined })],
    ["nobody", right({ sub: undefined })],
    ["no ID token at all", { withoutIdToken: true }],
    ["another issuer on the way back (mix-up)", { back: { iss: "https://evil.example" } }],
  ];
  test.for(lies)("%s", async ([, lie]) => {
    issuer.lies = lie;
    expect(await turnedAway(await cameBack(await leaves()))).toEqual({ status: 403, says: refused.untrusted });
    expect(logged.join("")).toContain("sign-in with the identity provider failed");
    expect(logged.join("")).not.toMatch(/lea@example|eyJ/); // a token, or what stands in it
    issuer.lies = {};
    expect((await cameBack(await leaves())).status).toBe(200);
  });
});

describe("a way back is one browser's, once", () => {
  const again = { status: 400, says: refused.again };

  test("with another state, with none, or in a browser that did not leave", async () => {
    const left = await leaves();
    const back = await signsInAt(left);
    const other = back.replace(/state=[\w-]+/, `state=${"s".repeat(43)}`);
    const none = back.replace(/state=[\w-]+&?/, "");
    const before = issuer.asked.length;
    for (const [path, cookie] of [
      [other, left.kept],
      [none, left.kept],
      [back, ""],
      [back, left.kept.replace("=", "=x")],
      [back, left.kept.replace(".report", ".//evil.example")],
      [back, (await leaves()).kept],
    ] as const)
      expect(await turnedAway(await get(path, cookie))).toEqual(again);
    expect(issuer.asked.length).toBe(before); // of none of these
  });

  test("replayed with all that the browser kept, even where the issuer takes a code twice", async () => {
    for (const lie of [{}, { trustsCodes: true }] as const) {
      issuer.lies = lie;
      const left = await leaves();
      const back = await signsInAt(left);
      expect((await get(back, left.kept)).status).toBe(200);
      await desk.tx((tx) => tx.endPages(lea));
      expect(await turnedAway(await get(back, left.kept))).toEqual(again);
    }
  });

  test("two at once: one comes in", async () => {
    issuer.lies = { trustsCodes: true };
    const left = await leaves();
    const back = await signsInAt(left);
    const both = await Promise.all([get(back, left.kept), get(back, left.kept)]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 400]));
  });

  test("somebody else's code is worth nothing in it: by its verifier, and by the nonce where the issuer looks at none", async () => {
    const [own, theirs] = [await leaves(), await leaves()];
    const state = own.to.searchParams.get("state") ?? "";
    const code = async () => (await signsInAt(theirs)).replace(/state=[\w-]+/, `state=${state}`);
    expect(await turnedAway(await get(await code(), own.kept))).toEqual(again);
    issuer.lies = { trustsCodes: true };
    expect(await turnedAway(await get(await code(), own.kept))).toEqual({ status: 403, says: refused.untrusted });
  });

  test("whatever host the request says it came to, and wherever it wants to go, it leads to the desk", async () => {
    const evil = { host: "evil.example", "x-forwarded-host": "evil.example", forwarded: "host=evil.example" };
    for (const page of ["//evil.example", "https://evil.example/report", "report%0d%0aset-cookie:x=1", "settings"]) {
      const left = await leaves(page, evil);
      expect(left.to.searchParams.get("redirect_uri")).toBe(`${at}/sign-in/return`);
      const entered = await cameBack(left, evil);
      const html = await entered.text();
      expect(html).toContain(`content="0;url=${at}/report"`);
      expect(html).not.toContain("evil");
    }
    const back = `${await signsInAt(await leaves())}&redirect_uri=https://evil.example&page=//evil.example`;
    expect(await (await get(back)).text()).not.toContain("evil");
  });
});

describe("whoever is nobody here is told so, and becomes nobody by it", () => {
  test.for<readonly [string, JWTPayload]>([
    ["an address that is not verified", { ...verified("lea@example.org"), email_verified: false }],
    ["an address of which nothing is said", { sub: "1", email: "lea@example.org" }],
    ["no address", { sub: "lea@example.org", name: "Léa" }],
    [
      "an address that Microsoft's own word stands for elsewhere",
      { sub: "1", email: "lea@example.org", xms_edov: true },
    ],
  ])("%s", async ([, account]) => {
    issuer.account = account;
    expect(await turnedAway(await cameBack(await leaves()))).toEqual({ status: 403, says: refused.unverified });
  });

  test("somebody whom the desk has never met, an administrator of the configuration too", async () => {
    const before = await people();
    for (const email of ["nina@example.org", administrator, "lea@example.org.evil.example", "ＬＥＡ@example.org"]) {
      issuer.account = { ...verified(email), roles: ["admin"], groups: ["administrators"] };
      expect(await turnedAway(await cameBack(await leaves()))).toEqual({ status: 403, says: refused.unknown });
    }
    expect(await people()).toEqual(before);
  });

  test("somebody who leads nothing, in their own language, whatever the issuer says they are", async () => {
    issuer.account = { ...verified("mona@example.org"), roles: ["admin"] };
    const { notAllowed } = phrases("fr").pages;
    expect(await turnedAway(await cameBack(await leaves()))).toEqual({ status: 403, says: notAllowed });
  });

  test("somebody who leads nothing any more", async () => {
    const cookie = valueOf(cookiesOf(await cameBack(await leaves())), "guichet");
    await desk.tx((tx) => tx.removeLead("support", lea));
    expect((await get("/report", cookie)).status).toBe(403);
  });

  test("somebody who left, also where the desk learns it only now: their address may be another's", async () => {
    slack.profiles.delete("U-lea");
    expect(await turnedAway(await cameBack(await leaves()))).toEqual({ status: 403, says: refused.unknown });
    expect(await people()).not.toContain("lea@example.org"); // closed here too
    slack.profiles.set("U-lea", someone("U-lea"));
    expect(await turnedAway(await cameBack(await leaves()))).toEqual({ status: 403, says: refused.unknown });
  });

  test("while the chat cannot be asked whether they are still there, nobody", async () => {
    const lookUp = () => Promise.resolve({ result: "retry", reason: "rate-limited", after: 1_000 } as const);
    deps = { ...deps, platforms: { slack: { ...slack, tellsClosedAccounts: true, lookUp } } };
    await server.close(0);
    server = await serve({});
    expect(await turnedAway(await cameBack(await leaves()))).toEqual({ status: 503, says: refused.unanswered });
    expect(await people()).toContain("lea@example.org");
  });

  test("each reads it as their browser says, where nothing is known of them", async () => {
    issuer.account = verified("nina@example.org");
    const french = { "accept-language": "fr-CA,fr;q=0.9,en;q=0.5" };
    const { says } = await turnedAway(await cameBack(await leaves(), french));
    expect(says).toBe(phrases("fr").pages.signIn.refused.unknown);
    expect(await (await get("/report", "", french)).text()).toContain(phrases("fr").buttons.workAccount);
  });
});

test("an address is told in any case of letters, or only when it is asked for once more", async () => {
  issuer.account = verified("Lea@Example.org");
  expect((await cameBack(await leaves())).status).toBe(200);
  issuer.account = { sub: "1" };
  issuer.lies = { emailAsked: { ...verified("lea@example.org"), sub: "1" } };
  expect((await cameBack(await leaves())).status).toBe(200);
  issuer.lies = { emailAsked: verified("lea@example.org") }; // of somebody else
  await desk.tx((tx) => tx.endPages(lea));
  expect(await turnedAway(await cameBack(await leaves()))).toEqual({ status: 403, says: refused.untrusted });
});

test("the secret is given as the issuer wants it", async () => {
  for (const wants of ["client_secret_basic", "client_secret_post"] as const) {
    issuer.lies = { wants };
    ticking += 3_600_001; // it is asked anew what it is
    expect((await cameBack(await leaves())).status).toBe(200);
  }
});

describe("when the issuer has trouble", () => {
  const unanswered = { status: 503, says: refused.unanswered };

  test("whoever wants to leave is told, and the next one may be luckier", async () => {
    for (const answers of [500, 404] as const) {
      issuer.lies = { answers };
      expect(await turnedAway(await get("/sign-in?page=report"))).toEqual(unanswered);
    }
    issuer.lies = { calledSo: "https://evil.example" };
    expect(await turnedAway(await get("/sign-in?page=report"))).toEqual(unanswered);
    issuer.lies = {};
    await leaves();
  });

  test("whoever comes back is told", async () => {
    const left = await leaves();
    const back = await signsInAt(left);
    issuer.lies = { answers: 500 };
    expect(await turnedAway(await get(back, left.kept))).toEqual(unanswered);
    await server.close(0);
    server = await serve({ clientSecret: "wrong" });
    issuer.lies = {};
    expect(await turnedAway(await cameBack(await leaves()))).toEqual(unanswered);
    expect(logged.join("")).toContain("invalid_client");
  });

  test("whoever gave up there is told, by the issuer's word for it or by its trouble", async () => {
    const left = await leaves();
    const state = left.to.searchParams.get("state");
    const back = (error: string) =>
      `/sign-in/return?error=${error}&state=${state}&iss=${encodeURIComponent(issuer.url)}`;
    const gaveUp = { status: 401, says: refused["given-up"] };
    expect(await turnedAway(await get(back("access_denied"), left.kept))).toEqual(gaveUp);
    expect(await turnedAway(await get(back("temporarily_unavailable"), left.kept))).toEqual(unanswered);
  });

  test("nobody in chat waits for it", async () => {
    issuer.lies = { answers: "nothing" };
    const waiting = get("/sign-in?page=report").catch(() => null);
    await expect.poll(() => issuer.asked).toContain("/.well-known/openid-configuration");
    const by = someone("U-lea");
    const link = await createDesk(deps).handle({
      kind: "pressed",
      action: { do: "page", page: "report" },
      by,
      once: "link",
    });
    expect(JSON.stringify(said(link).blocks)).toContain(`${at}/sign-in/`);
    await issuer.close();
    expect((await waiting)?.status).toBe(503);
  });
});

test("where no issuer is configured there is nothing of it", async () => {
  await server.close(0);
  const pages = createPages({ desk: deps, at, issuer: null, log: pino({ level: "silent" }) });
  const routes = { slack: null, teams: null, files: null, pages, notReady: () => Promise.resolve([]) };
  server = await listen(routes, { host: "127.0.0.1", port: 0 });
  for (const path of ["/sign-in", "/sign-in/return"]) expect((await get(path)).status).toBe(404);
  expect(await (await get("/report")).text()).not.toContain("href");
});

describe("in Microsoft's directory the account counts, which is that of Teams", () => {
  const tenant = "6f1d3a52-7c0e-4d55-9a0b-2f6b1f0a9c11";
  const entra = `https://login.microsoftonline.com/${tenant}/v2.0`;
  const claims = { tid: tenant, oid: "0a9c11", email: "lea@example.org" };
  const account = { platform: "teams", tenant, user: "0a9c11" };

  test("and not an address that anybody there may write", () => {
    expect(provenBy(entra, { ...claims, email_verified: true })).toEqual({ account, email: null });
    expect(provenBy(entra, { ...claims, xms_edov: true })).toEqual({ account, email: claims.email });
  });

  test("nor what holds a character that nobody types, which no database takes", () => {
    const odd = { ...claims, oid: "0a9c\0", email: "lea\0@example.org", email_verified: true };
    expect(provenBy(entra, { ...odd, xms_edov: true })).toEqual({ account: null, email: null });
    expect(provenBy(issuer.url, odd)).toEqual({ account: null, email: null });
  });

  test("an account of another tenant, or that another issuer tells, is none", () => {
    const other = { ...claims, tid: "11111111-7c0e-4d55-9a0b-2f6b1f0a9c11" };
    expect(provenBy(entra, other).account).toBeNull();
    for (const elsewhere of [issuer.url, `${entra}.evil.example`, `https://evil.example/${entra}`])
      expect(provenBy(elsewhere, { ...claims, xms_edov: true })).toEqual({ account: null, email: null });
  });
});
