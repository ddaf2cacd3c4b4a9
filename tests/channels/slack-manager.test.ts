import { expect, onTestFinished, test } from "vitest";
import { createSlack } from "../../src/channels/slack/slack.ts";
import { createSlackWorkspace } from "../../src/playground/slack/workspace.ts";
import { deaf } from "../../src/doctor/platforms.ts";
import { silent } from "../support/silent.ts";
import { slackScopes } from "../support/slack-manifest.ts";

const tokens = { botToken: "xoxb-1", signingSecret: "shh" };

async function begin(scopes: readonly string[] = slackScopes) {
  const workspace = await createSlackWorkspace({ ...tokens, scopes });
  onTestFinished(() => workspace.close());
  const slack = createSlack({
    settings: { ...tokens, appToken: null, apiUrl: workspace.url },
    listener: deaf,
    locale: "en",
    zone: "Europe/Paris",
    log: silent,
    now: () => new Date(),
  });
  const [ann, boss] = [workspace.person({ name: "Ann" }), workspace.person({ name: "Boss" })];
  const managerOf = (field: string, { id }: { id: string } = ann) =>
    slack.platform.managerOf?.({ platform: "slack", tenant: workspace.team, user: id, directAddress: id }, field);
  return { workspace, ann, boss, managerOf };
}

test("somebody's manager stands in a field of their profile, called by its label or its id, until it is emptied", async () => {
  const { workspace, ann, boss, managerOf } = await begin();
  workspace.profileField("Location", "text");
  const field = workspace.profileField("Manager");
  expect(await managerOf("manager ")).toEqual({ result: "found", manager: null });
  workspace.fillsIn(ann, field, boss.id);
  const found = { result: "found", manager: { email: "boss@atelier.example", user: { user: boss.id, name: "Boss" } } };
  for (const called of ["Manager", field]) expect(await managerOf(called)).toMatchObject(found);
  workspace.fillsIn(ann, field, `${boss.id},${ann.id}`);
  expect(await managerOf(field)).toMatchObject(found);
  workspace.fillsIn(ann, field, "");
  expect(await managerOf(field)).toEqual({ result: "found", manager: null });
  // Which fields there are is asked once for each name of one, and never with a profile.
  expect(workspace.wire.of("team.profile.get")).toHaveLength(3);
  expect(workspace.wire.of("users.profile.get")).toHaveLength(5);
});

test("nobody is whose address Slack does not vouch for, nor a bot, nor whoever is not shown", async () => {
  const { workspace, ann, managerOf } = await begin();
  const field = workspace.profileField("Manager");
  const guest = workspace.person({ name: "Guest", guest: true });
  const stranger = workspace.person({ name: "Stranger", outsider: true });
  for (const value of [guest.id, stranger.id, workspace.bot.id, "U0NOBODY", "the boss"]) {
    workspace.fillsIn(ann, field, value);
    expect({ value, ...(await managerOf("Manager")) }).toEqual({ value, result: "found", manager: null });
  }
  expect(await managerOf("Manager", { id: "U0NOBODY" })).toEqual({ result: "found", manager: null });
});

test("it is not read in a field that is not there or names no people, nor without the scope; asked again while Slack is busy", async () => {
  const { workspace, managerOf } = await begin();
  workspace.profileField("Location", "text");
  workspace.profileField("Manager");
  expect(await managerOf("Boss")).toEqual({ result: "refused", because: "no-such-field" });
  expect(await managerOf("Location")).toEqual({ result: "refused", because: "no-field-of-people" });
  workspace.faults.rateLimit("users.profile.get", { retryAfterSeconds: 7 });
  expect(await managerOf("Manager")).toEqual({ result: "retry", after: 7_000, reason: "ratelimited" });

  const without = await begin(slackScopes.filter((scope) => scope !== "users.profile:read"));
  without.workspace.profileField("Manager");
  expect(await without.managerOf("Manager")).toEqual({ result: "refused", because: "not-allowed" });
});
