import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Connecting } from "../../src/connect/connect.ts";
import type { Question, Terminal } from "../../src/connect/terminal.ts";
import { createSlackWorkspace, type SlackWorkspace } from "../../src/playground/slack/workspace.ts";
import { createTeamsTenant, type TeamsTenant } from "../../src/playground/teams/tenant.ts";
import { slackScopes } from "../support/slack-manifest.ts";

/** Somebody connects the desk, and types what comes to their mind. */

let workspace: SlackWorkspace;
let tenant: TeamsTenant;
beforeAll(async () => {
  const tokens = { botToken: "xoxb-right", appToken: "xapp-right", signingSecret: "a signing secret" };
  workspace = await createSlackWorkspace({ ...tokens, scopes: slackScopes });
  tenant = await createTeamsTenant();
});
afterAll(async () => {
  await workspace.close();
  await tenant.close();
});

/** Answers each question by its name, in turn; a mistake it is told of makes it take the next answer. */
function somebody(chooses: number, types: Readonly<Record<string, readonly string[]>>) {
  const left = new Map(Object.entries(types).map(([name, answers]) => [name, [...answers]]));
  const said: string[] = [];
  const asked: string[] = [];
  const answer = ({ message, mistakeIn }: Question): string => {
    const next = left.get(message)?.shift();
    if (next === undefined) throw new Error(`nothing left to say to ${message}`);
    const mistake = mistakeIn(next);
    if (mistake === null) return next;
    said.push(mistake);
    return answer({ message, mistakeIn, isSecret: false, former: undefined });
  };
  const terminal: Terminal = {
    say: (text) => void said.push(text),
    choose: () => Promise.resolve(chooses),
    ask: async (question) => {
      asked.push(question.message);
      return answer(question);
    },
    waitFor: () => Promise.resolve(),
  };
  return { terminal, asked, said: () => said.join("\n") };
}

async function walk(
  person: ReturnType<typeof somebody>,
  environment: Partial<Pick<Connecting, "kept" | "set">> = {},
): Promise<{ kept: Readonly<Record<string, string>>; apps: readonly string[] }> {
  const kept: Record<string, string> = {};
  const apps: string[] = [];
  await connect({
    terminal: person.terminal,
    kept: {},
    set: {},
    now: () => new Date(),
    keep: async (name, value) => void (kept[name] = value),
    writeTeamsApp: async (appId) => void apps.push(appId),
    ...environment,
  });
  return { kept, apps };
}

const slackUrl = () => ({ SLACK_API_URL: workspace.url });

describe("Slack", () => {
  test("each value is checked at once, and asked for again with what to do until it is good", async () => {
    const person = somebody(0, {
      SLACK_APP_TOKEN: ["", "xoxb-right", "xapp-wrong", "xapp-right"],
      SLACK_BOT_TOKEN: ["xoxb-wrong", "xoxb-right"],
    });
    const { kept } = await walk(person, { kept: slackUrl() });
    expect(kept).toEqual({ SLACK_APP_TOKEN: "xapp-right", SLACK_BOT_TOKEN: "xoxb-right" });
    expect(person.said()).toMatch(/It is needed: .*App-Level Tokens/);
    expect(person.said()).toMatch(/This does not begin with xapp-: .*App-Level Tokens/);
    expect(person.said()).toMatch(/✗ Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\.\n {2}→ Generate one/);
    expect(person.said()).toMatch(/✗ Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\.\n {2}→ Copy/);
    expect(person.said()).toMatch(/✓ Slack knows the bot in .*step 4 of 5: Start the desk.*\/ticket setup/s);
  });

  test("whoever comes back goes on where they were", async () => {
    const person = somebody(0, { SLACK_BOT_TOKEN: ["xoxb-right"] });
    await walk(person, { kept: { ...slackUrl(), SLACK_APP_TOKEN: "xapp-right" } });
    expect(person.asked).toEqual(["SLACK_BOT_TOKEN"]);
    expect(person.said()).not.toContain("Create the app");
  });

  test("what is set in the environment is not asked for, and said when it is wrong", async () => {
    const set = { ...slackUrl(), SLACK_APP_TOKEN: "xapp-wrong" };
    await expect(walk(somebody(0, {}), { set })).rejects.toThrow(/SLACK_APP_TOKEN is set in the environment/);
  });

  test("when Slack cannot be asked, that is said, and the way goes on", async () => {
    const person = somebody(0, { SLACK_APP_TOKEN: ["xapp-right"], SLACK_BOT_TOKEN: ["xoxb-right"] });
    const { kept } = await walk(person, { kept: { SLACK_API_URL: "http://127.0.0.1:9/api/" } });
    expect(person.said()).toMatch(/\? Slack could not be asked.*→ Look at this machine's way/s);
    expect(Object.keys(kept)).toEqual(["SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"]);
  });
});

test("Teams: a wrong secret is told at once, and the app is written with the bot's id", async () => {
  const {
    MicrosoftAppId: id = "",
    MicrosoftAppTenantId: own = "",
    MicrosoftAppPassword: secret = "",
  } = tenant.environment;
  const person = somebody(1, {
    MicrosoftAppId: ["no guid", id, id],
    MicrosoftAppTenantId: [own, own],
    MicrosoftAppPassword: ["wrong", secret],
    HELPDESK_ADMINS: ["somebody", "ada@example.com"],
  });
  const { MicrosoftAppId: _, MicrosoftAppTenantId: __, MicrosoftAppPassword: ___, ...cloud } = tenant.environment;
  const { kept, apps } = await walk(person, { kept: cloud });
  expect(kept).toEqual({
    MicrosoftAppId: id,
    MicrosoftAppTenantId: own,
    MicrosoftAppPassword: secret,
    HELPDESK_ADMINS: "ada@example.com",
  });
  expect(apps).toEqual([id]);
  expect(person.said()).toMatch(/This is not a GUID: .*Microsoft App ID/);
  expect(person.said()).toMatch(/✗ Microsoft refuses the bot .*not a secret of this app.*✓ Microsoft gives the bot/s);
  expect(person.said()).toMatch(/step 8 of 8: Give it a channel.*@Guichet setup/s);
});
