import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { environment, sovereignCloud } from "../../src/process/config-variables.ts";
import { readConfig, type Config } from "../../src/process/config.ts";

const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
const guid = "6f1d3a52-7c0e-4d55-9a0b-2f6b1f0a9c11";
const teams = { MicrosoftAppId: guid, MicrosoftAppPassword: "p", MicrosoftAppTenantId: guid };

function configOf(env: Record<string, string>): Config {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.config;
}

function problemsOf(env: Record<string, string>): readonly string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.problems;
}

describe("what is left out", () => {
  test("nothing at all: both set-ups are named", () => {
    const [problem = "", ...others] = problemsOf({});
    expect(others).toEqual([]);
    const [walk, look, byHand, ...rest] = problem.split("\n");
    expect(rest).toEqual([]);
    expect(walk).toMatch(/npm run connect/);
    expect(look).toMatch(/npm run playground/);
    expect(byHand).toMatch(/SLACK_BOT_TOKEN.*SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET.*MicrosoftAppId/);
  });

  test("everything but one platform has a default", () => {
    expect(configOf({ ...slack, HELPDESK_ZONE: "" })).toMatchObject({
      host: "127.0.0.1",
      port: 3978,
      logLevel: "info",
      databaseUrl: null,
      dataFolder: "./data",
      backupFolder: "data/backups",
      name: null,
      locale: "en",
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      administrators: [],
      policyFile: null,
      signIn: null,
      pace: 1,
      teams: null,
    });
  });

  test.each([
    ["SLACK_BOT_TOKEN", { SLACK_APP_TOKEN: "xapp-1" }],
    ["SLACK_SIGNING_SECRET", { SLACK_BOT_TOKEN: "xoxb-1" }],
    ["MicrosoftAppId", { MicrosoftAppPassword: "p", MicrosoftAppTenantId: guid }],
    ["MicrosoftAppPassword", { MicrosoftAppId: guid, MicrosoftAppTenantId: guid }],
    ["MicrosoftAppTenantId", { MicrosoftAppId: guid, MicrosoftAppPassword: "p" }],
  ])("a platform configured by half: %s is missing, and where it is found", (name, env) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(new RegExp(`^${name} is missing: .+→.+\\.$`))]);
  });

  test("a bot of any tenant serves one all the same: without its id, anybody's word on an address would count", () => {
    const anyTenant = { MicrosoftAppId: guid, MicrosoftAppPassword: "p", MicrosoftAppType: "MultiTenant" };
    expect(problemsOf(anyTenant)).toEqual([
      expect.stringMatching(
        /^MicrosoftAppTenantId is missing \(.*MultiTenant.* one tenant only\): .*→ App Tenant ID\.$/,
      ),
    ]);
    expect(problemsOf({ ...anyTenant, MicrosoftAppTenantId: guid })).toEqual([]);
  });

  test("signing in needs all three, and an address to come back to", () => {
    const url = { HELPDESK_URL: "https://desk.example.com" };
    const oidc = { OIDC_ISSUER: "https://id.example.com/r", OIDC_CLIENT_ID: "guichet", OIDC_CLIENT_SECRET: "s" };
    for (const name of ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "HELPDESK_URL"])
      expect(problemsOf({ ...slack, ...url, ...oidc, [name]: "" })).toEqual([
        expect.stringContaining(`${name} is missing`),
      ]);
    const { signIn } = configOf({ ...slack, ...url, ...oidc });
    expect(signIn).toEqual({ issuer: "https://id.example.com/r", clientId: "guichet", clientSecret: "s" });
    const copied = `${oidc.OIDC_ISSUER}/.well-known/openid-configuration`;
    expect(configOf({ ...slack, ...url, ...oidc, OIDC_ISSUER: copied }).signIn).toEqual(signIn);
    for (const [issuer, wrong] of [
      ["http://id.example.com", "does not begin with https://"],
      ["https://login.microsoftonline.com/common/v2.0", "is of any organisation, and has to be your own's"],
      ["https://login.microsoftonline.com/organizations/v2.0", "is of any organisation, and has to be your own's"],
      ["https://id.example.com/?realm=r", "has ? or # in it"],
    ] as const)
      expect(problemsOf({ ...slack, ...url, ...oidc, OIDC_ISSUER: issuer })).toEqual([
        expect.stringContaining(`OIDC_ISSUER ${wrong}`),
      ]);
  });

  test("of the sovereign clouds' seven, all that are missing are named", () => {
    const [first, ...others] = sovereignCloud;
    expect(problemsOf({ ...teams, [first]: "https://keys.example" })).toEqual(
      others.map((name) => expect.stringContaining(`${name} is missing`)),
    );
  });
});

describe("what is wrong", () => {
  test("is told all at once, with where the value is found and without the value", () => {
    const problems = problemsOf({
      ...slack,
      SLACK_BOT_TOKEN: "xoxp-secret",
      PORT: "http",
      HELPDESK_ZONE: "Mars/Olympus",
      HELPDESK_LOCALE: "tlh",
      HELPDESK_ADMINS: "ada@example.com, secret",
      DATABASE_URL: "mysql://secret",
    });
    expect(new Set(problems.map((line) => line.split(" ", 1)[0]))).toEqual(
      new Set(["DATABASE_URL", "HELPDESK_ADMINS", "HELPDESK_LOCALE", "HELPDESK_ZONE", "PORT", "SLACK_BOT_TOKEN"]),
    );
    expect(problems.join()).not.toContain("secret");
    expect(problems.join()).toContain("OAuth & Permissions");
  });

  test.each(["70000", "-1", "80.5", "1e3"])("PORT=%s", (PORT) => {
    expect(problemsOf({ ...slack, PORT })).toHaveLength(1);
  });

  test("an offset is no zone: it knows no summer time", () => {
    expect(problemsOf({ ...slack, HELPDESK_ZONE: "+02:00" })).toHaveLength(1);
  });

  test("a managed identity has no password", () => {
    expect(problemsOf({ ...teams, MicrosoftAppType: "UserAssignedMSI" })).toEqual([
      expect.stringContaining("MicrosoftAppPassword must be left out"),
    ]);
  });
});

describe("what is right", () => {
  test("administrators are e-mails in lower case", () => {
    const { administrators } = configOf({ ...slack, HELPDESK_ADMINS: "Ada@Example.com, bob@example.com" });
    expect(administrators).toEqual(["ada@example.com", "bob@example.com"]);
  });

  test.each([
    ["with a comma at the end", "a@x.com,", ["a@x.com"]],
    ["with a name before it", "Ada Admin <Ada@x.com>", ["ada@x.com"]],
    ["as mail programs copy it", '"Admin, Ada" <ada@x.com>; Bob <bob@x.com>;', ["ada@x.com", "bob@x.com"]],
    ["in quotation marks", '"a@x.com", "b@x.com"', ["a@x.com", "b@x.com"]],
    ["as links to write to", "mailto:a@x.com", ["a@x.com"]],
    ["on lines of their own", "a@x.com\n b@x.com\n", ["a@x.com", "b@x.com"]],
    ["with an apostrophe", "o'brien@x.com", ["o'brien@x.com"]],
    ["with a plus", "ada+desk@x.com", ["ada+desk@x.com"]],
    ["with commas only", " , ", []],
  ])("administrators are read %s", (_, value, expected) => {
    expect(configOf({ ...slack, HELPDESK_ADMINS: value }).administrators).toEqual(expected);
  });

  test("Slack over Socket Mode needs no signing secret; the API's address ends with a slash", () => {
    const env = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_API_URL: "http://127.0.0.1:1/api" };
    expect(configOf(env).slack).toEqual({
      botToken: "xoxb-1",
      signingSecret: null,
      appToken: "xapp-1",
      apiUrl: "http://127.0.0.1:1/api/",
    });
  });

  test("Teams gets botbuilder's names, and a single tenant unless told otherwise", () => {
    expect(configOf(teams).teams).toEqual({ ...teams, MicrosoftAppType: "SingleTenant" });
  });

  test.each(["Europe/Kyiv", "Asia/Calcutta", "US/Eastern", "europe/paris", "Etc/GMT+5", "UTC"])(
    "the zone %s",
    (zone) => {
      expect(configOf({ ...slack, HELPDESK_ZONE: zone }).zone.toLowerCase()).toBe(zone.toLowerCase());
    },
  );

  test("port 0 is any free one", () => {
    expect(configOf({ ...slack, PORT: "0" }).port).toBe(0);
  });
});

test(".env.example names every variable, each after a line about it, and no other", () => {
  const lines = readFileSync(join(import.meta.dirname, "../../.env.example"), "utf8").split("\n");
  const named = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.slice(0, line.indexOf("=")));
  expect(named.toSorted()).toEqual(environment.keyof().options.toSorted());
  expect(lines.filter((line, index) => /^\w+=/.test(line) && !lines[index - 1]?.startsWith("# "))).toEqual([]);
});
