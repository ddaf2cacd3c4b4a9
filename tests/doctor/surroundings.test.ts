import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loginFailure } from "../../src/channels/teams/login.ts";
import { redirectLogin } from "../../src/playground/teams/login-redirect.ts";
import { createSlackWorkspace, type SlackWorkspace } from "../../src/playground/slack/workspace.ts";
import { createTeamsTenant, type TeamsTenant } from "../../src/playground/teams/tenant.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { createTestIssuer, type Lies, type TestIssuer } from "../support/issuer.ts";
import { slackScopes } from "../support/slack-manifest.ts";
import { longestFile } from "../../src/kernel/policy.ts";
import { fakeClamd } from "../support/fake-clamd.ts";
import { visit } from "./patient.ts";

/** What stands around the desk, before any ticket: configuration, tokens, clocks, disk. */

const tokens = { botToken: "xoxb-guichet", appToken: "xapp-guichet", signingSecret: "a signing secret" };
let database: TestDatabase;
let workspace: SlackWorkspace;
let slack: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await createSlackWorkspace({ ...tokens, scopes: slackScopes });
  slack = {
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: tokens.botToken,
    SLACK_APP_TOKEN: tokens.appToken,
    SLACK_API_URL: workspace.url,
  };
});
afterAll(async () => {
  await workspace.close();
  await database.drop();
});

test("before anything is configured, that is all there is to say, and what to do", async () => {
  const { findings, exitCode } = await visit({});
  expect(findings.map(({ sentence, remedy }) => [sentence, remedy])).toEqual([
    ["Neither Slack nor Teams is configured.", "npm run connect asks for what is needed, step by step."],
  ]);
  expect(exitCode).toBe(1);
});

test("every mistake of the configuration is told, and what could not be looked at for it", async () => {
  const report = await visit({ ...slack, SLACK_BOT_TOKEN: "xoxp-1", PORT: "many", HELPDESK_ZONE: "Mars" });
  expect(report.states("configuration")).toEqual(["ill"]);
  for (const name of ["SLACK_BOT_TOKEN", "PORT", "HELPDESK_ZONE"])
    expect(report.words("configuration")).toContain(name);
  expect(report.words("the rest")).toMatch(/configuration is wrong.*disk.*slack-token.*rows/);
  expect(report.exitCode).toBe(1);
});

describe("Slack", () => {
  test("both tokens are good", async () => {
    const report = await visit(slack);
    expect(report.states("slack-token")).toEqual(["well"]);
    expect(report.states("slack-app-token")).toEqual(["well"]);
    expect(report.words("teams-login")).toContain("not configured");
    expect(workspace.sockets()).toBe(0);
  });

  test("a wrong bot token is told apart from a wrong app token", async () => {
    const bot = await visit({ ...slack, SLACK_BOT_TOKEN: "xoxb-other" });
    expect([bot.states("slack-token"), bot.states("slack-app-token")]).toEqual([["ill"], ["well"]]);
    expect(bot.words("slack-token")).toMatch(/invalid_auth.*OAuth & Permissions/);
    const app = await visit({ ...slack, SLACK_APP_TOKEN: "xapp-other" });
    expect([app.states("slack-token"), app.states("slack-app-token")]).toEqual([["well"], ["ill"]]);
    expect(app.words("slack-app-token")).toMatch(/invalid_auth.*connections:write/);
  });

  test("a token of a whole organisation is refused, as the desk does", async () => {
    const organisation = await createSlackWorkspace({ ...tokens, scopes: slackScopes, orgWide: true });
    const report = await visit({ ...slack, SLACK_API_URL: organisation.url });
    expect(report.states("slack-token")).toEqual(["ill"]);
    expect(report.words("slack-token")).toMatch(/whole organisation.*one workspace.*Install App/);
    await organisation.close();
  });

  test("scopes that the code uses and the token lacks", async () => {
    const poor = await createSlackWorkspace({ ...tokens, scopes: ["commands", "chat:write", "users:read"] });
    const report = await visit({ ...slack, SLACK_API_URL: poor.url });
    await poor.close();
    expect(report.states("slack-token")).toEqual(["ill"]);
    expect(report.words("slack-token")).toMatch(/lacks app_mentions:read, im:history, .*Reinstall/);
    expect(report.words("slack-token")).not.toContain("chat:write");
  });

  test("when Slack does not answer, or has trouble of its own, nothing is said against the tokens", async () => {
    workspace.faults.down();
    expect((await visit(slack)).states("slack-token")).toEqual(["unchecked"]);
    workspace.faults.clear();
    workspace.faults.rateLimit("auth.test");
    workspace.faults.refuse("apps.connections.open", "internal_error");
    const report = await visit(slack);
    expect([report.states("slack-token"), report.states("slack-app-token")]).toEqual([["unchecked"], ["unchecked"]]);
  });
});

describe("signing in to the pages", () => {
  const at = "https://desk.example.com";
  const redirect = `The redirect URI to register there is ${at}/sign-in/return.`;
  let issuer: TestIssuer;
  beforeAll(async () => void (issuer = await createTestIssuer()));
  afterAll(() => issuer.close());
  async function visitWith(lies: Lies, more: Readonly<Record<string, string>> = {}) {
    issuer.lies = lies;
    const { clientId, clientSecret } = issuer.client;
    const ours = { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret };
    const report = await visit({ ...slack, HELPDESK_URL: at, ...ours, ...more });
    expect(report.words("sign-in")).toContain(redirect);
    expect(report.words("sign-in")).not.toContain(clientSecret);
    return { states: report.states("sign-in"), words: report.words("sign-in") };
  }

  test("nothing is said where it is not configured", async () => {
    expect((await visit({ ...slack, HELPDESK_URL: at })).states("sign-in")).toEqual([]);
  });

  test("the issuer is there and takes the secret", async () => {
    for (const wants of ["client_secret_basic", "client_secret_post"] as const) {
      const { states, words } = await visitWith({ wants });
      expect([states, words]).toEqual([["well"], expect.stringContaining(`at ${issuer.url}. It takes the secret.`)]);
    }
  });

  test("a wrong secret, and a wrong client", async () => {
    for (const wrong of [{ OIDC_CLIENT_SECRET: "wrong" }, { OIDC_CLIENT_ID: "wrong" }]) {
      const { states, words } = await visitWith({}, wrong);
      expect([states, words]).toEqual([["ill"], expect.stringContaining("OIDC_CLIENT_ID with OIDC_CLIENT_SECRET")]);
    }
  });

  test("an issuer that is called otherwise, something else at its address, or nothing", async () => {
    expect(await visitWith({ calledSo: `${issuer.url}/other` })).toMatchObject({ states: ["ill"] });
    expect(await visitWith({ answers: 404 })).toMatchObject({ states: ["ill"] });
    expect(await visitWith({ answers: 500 })).toMatchObject({ states: ["unchecked"] });
    const { states, words } = await visitWith({}, { OIDC_ISSUER: "http://127.0.0.1:1" });
    expect([states, words]).toEqual([["unchecked"], expect.stringContaining("could not be asked")]);
  });

  test("an issuer that takes no proof of who asked", async () => {
    expect(await visitWith({ withoutPkce: true })).toMatchObject({ states: ["warning"] });
  });
});

describe("Teams", () => {
  /** With tokens of its own: the SDK keeps them for the whole process. */
  async function visitWith(wrong: Readonly<Record<string, string>>, meanwhile?: (tenant: TeamsTenant) => () => void) {
    const tenant = await createTeamsTenant();
    const undo = meanwhile?.(tenant);
    const report = await visit({ DATABASE_URL: database.url, ...tenant.environment, ...wrong });
    undo?.();
    await tenant.close();
    const files = { states: report.states("files"), words: report.words("files") };
    return { states: report.states("teams-login"), words: report.words("teams-login"), files };
  }
  const stranger = "6f1d3a52-7c0e-4d55-9a0b-2f6b1f0a9c11";

  test("a token is had", async () => {
    expect(await visitWith({})).toMatchObject({ states: ["well"] });
  });

  test("files are downloaded by nobody before the desk knows its address", async () => {
    const { files: without } = await visitWith({});
    expect(without).toEqual({ states: ["warning"], words: expect.stringContaining("Set HELPDESK_URL") });
    const { files } = await visitWith({ HELPDESK_URL: "https://desk.example.com/" });
    expect(files).toEqual({ states: ["well"], words: expect.stringContaining("https://desk.example.com/files/.") });
  });

  test("a wrong secret", async () => {
    const { states, words } = await visitWith({ MicrosoftAppPassword: "wrong" });
    expect(states).toEqual(["ill"]);
    expect(words).toMatch(/AADSTS7000215.*MicrosoftAppPassword is not a secret/);
  });

  test("a wrong app", async () => {
    expect((await visitWith({ MicrosoftAppId: stranger })).words).toMatch(/AADSTS700016.*MicrosoftAppId/);
  });

  test("a wrong tenant", async () => {
    const elsewhere = {
      MicrosoftAppTenantId: stranger,
      ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${stranger}`,
    };
    const { states, words } = await visitWith(elsewhere, ({ serviceUrl }) =>
      redirectLogin(stranger, Number(new URL(serviceUrl).port)),
    );
    expect(states).toEqual(["ill"]);
    expect(words).toMatch(/AADSTS90002.*MicrosoftAppTenantId/);
  });

  test("a secret that has expired", () => {
    const error = Object.assign(new Error("AADSTS7000222: the keys are expired"), {
      name: "ServerError",
      errorCode: "invalid_client",
      errorNo: 7_000_222,
    });
    expect(loginFailure(error)).toEqual({ result: "refused", because: "expired-secret", code: "AADSTS7000222" });
  });

  test("a login service that cannot be reached says nothing against the secret", async () => {
    const { states } = await visitWith(
      { MicrosoftAppTenantId: stranger, ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${stranger}` },
      () => redirectLogin(stranger, 9), // nobody listens there
    );
    expect(states).toEqual(["unchecked"]);
  });
});

test("a clock that is wrong is told against Slack and against the database", async () => {
  const ahead = (minutes: number) => () => new Date(Date.now() + minutes * 60_000);
  const late = await visit(slack, { now: ahead(2) });
  expect([late.states("slack-clock"), late.states("database-clock")]).toEqual([["warning"], ["warning"]]);
  expect(late.words("slack-clock")).toContain("2 minutes ahead of Slack's");
  expect(late.words("database-clock")).toContain("2 minutes ahead of the database's");
  expect(late.words("database-clock")).toContain("a reply that can still be taken back leaves too early or too late");
  const behind = await visit(slack, { now: ahead(-10) });
  expect(behind.words("slack-clock")).toMatch(/10 minutes behind Slack's.*are refused/);
  const right = await visit(slack);
  expect([right.states("slack-clock"), right.states("database-clock")]).toEqual([["well"], ["well"]]);
});

test("a disk without room matters where the desk's own PostgreSQL writes", async () => {
  const { DATABASE_URL: _, ...embedded } = slack;
  const here = { ...embedded, HELPDESK_DATA_DIR: "/nowhere/at/all" };
  const free = (bytes: number) => ({ freeBytes: () => Promise.resolve(bytes) });
  expect((await visit(here, free(50e6))).states("disk")).toEqual(["ill"]);
  expect((await visit(here, free(600e6))).words("disk")).toMatch(/600 MB are free.*HELPDESK_DATA_DIR/);
  expect((await visit(here, free(6e9))).states("disk")).toEqual(["well"]);
  expect((await visit(slack, free(50e6))).states("disk")).toEqual(["well"]);
});

describe("the virus scanner", () => {
  const visitWith = async (CLAMD: string) => {
    const report = await visit({ ...slack, CLAMD });
    return { states: report.states("virus-scanner"), words: report.words("virus-scanner") };
  };

  test("that never answers is not waited for", async () => {
    const scanner = await fakeClamd();
    scanner.hangs(true);
    const began = performance.now();
    expect((await visitWith(`127.0.0.1:${scanner.port}`)).words).toContain("no answer in time");
    expect(performance.now() - began).toBeLessThan(20_000);
    await scanner.close();
  }, 30_000);

  test("answers, takes too little, or is not there; without one nothing is said of it", async () => {
    const scanner = await fakeClamd();
    const at = `127.0.0.1:${scanner.port}`;
    expect(await visitWith(at)).toEqual({ states: ["well"], words: expect.stringContaining("ClamAV 1.4.3") });
    expect(scanner.seen.map(({ length }) => length)).toEqual([longestFile]);
    scanner.takesAtMost(longestFile - 1);
    expect(await visitWith(at)).toEqual({ states: ["warning"], words: expect.stringContaining("StreamMaxLength 26M") });
    await scanner.close();
    expect(await visitWith(at)).toEqual({ states: ["ill"], words: expect.stringContaining("Start clamav-daemon") });
    expect((await visit(slack)).states("virus-scanner")).toEqual([]);
  });
});
