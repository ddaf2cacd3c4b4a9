import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTeamsTenant } from "../../src/playground/teams/tenant.ts";
import { environmentOf, visit, type Report } from "./patient.ts";
import { openSurgery, type Surgery } from "./surgery.ts";

let surgery: Surgery;
let folder: string;
beforeAll(async () => {
  surgery = await openSurgery();
  folder = await mkdtemp(join(tmpdir(), "guichet-policy-"));
});
afterAll(async () => {
  await surgery.world.close();
  await rm(folder, { recursive: true });
});

async function lookWith(policy: string, env: Readonly<Record<string, string>> = {}): Promise<Report> {
  const path = join(folder, "helpdesk.yaml");
  await writeFile(path, policy);
  return visit({ ...environmentOf(surgery.world), HELPDESK_CONFIG: path, ...env });
}

test("a queue that nobody has set up, and somebody whom the desk has never met", async () => {
  const chain = "{starts: at-once, steps: [{to: boss@atelier.example, wait: 5m}]}";
  const report = await lookWith(`queues: {network: {hours: {week: 24/7}}}\nescalation: {P1: ${chain}}`);
  expect(report.states("policy")).toEqual(["well", "warning"]);
  expect(report.words("policy")).toMatch(/^What .*helpdesk\.yaml says holds\./u);
  expect(report.words("policy")).toContain("“network”");
  expect(report.words("policy")).toContain("boss@atelier.example");
  await surgery.rows("insert into queue (name) values ('network')");
  await surgery.rows("update person set email = 'boss@atelier.example' where name = 'Mona Petit'");
  const policy = `queues: {network: {hours: {week: 24/7}}}\nescalation: {P1: ${chain}}`;
  expect((await lookWith(policy)).states("policy")).toEqual(["well"]);
});

test("a private queue to which a rule or a service sends tickets, and where nobody looks", async () => {
  const hr = "queues: {payroll: {private: true, leads: [sofia@atelier.example]}}";
  await surgery.rows("insert into queue (name) values ('payroll')");
  const rules = "routing: {rules: [{words: [payslip], queue: payroll}]}";
  const report = await lookWith(`${hr}\n${rules}`);
  expect(report.states("policy")).toEqual(["well", "ill"]);
  expect(report.words("policy")).toContain("“payroll” is private, and nobody looks there: what routing rule 1 would");
  // Nothing is sent there.
  expect((await lookWith(hr)).states("policy")).toEqual(["well"]);
});

test("hours that were changed in chat and cannot be read are told, and hold no more", async () => {
  await surgery.rows(
    "insert into queue_policy (queue_name, part, person_id, at, hours) select 'support', 'hours', id, now(), '{}' from person limit 1",
  );
  const report = await lookWith("queues: {}");
  expect(report.states("policy")).toEqual(["well", "ill"]);
  expect(report.words("policy")).toContain(
    "The hours of the queue “support”, as they were changed in chat, cannot be read",
  );
  await surgery.rows("delete from queue_policy");
});

test("whether it can be read who somebody's manager is, where the policy has the desk look", async () => {
  const { workspace } = surgery.world;
  if (workspace === null) throw new Error("no Slack");
  expect((await lookWith("queues: {}")).states("managers")).toEqual(["well"]);
  const both = "managers: { slack: Manager, microsoft: true }";
  expect((await lookWith(both)).words("managers")).toMatch(
    /^No field of people’s profiles on Slack is called “Manager”.*\nTeams tells who/u,
  );
  workspace.profileField("Manager", "text");
  expect((await lookWith(both)).words("managers")).toContain("“Manager” of people’s profiles on Slack names no people");
  workspace.profileField("Boss");
  expect((await lookWith("managers: { slack: boss, microsoft: true }")).states("managers")).toEqual(["well"]);

  workspace.faults.refuse("team.profile.get", "missing_scope");
  expect((await lookWith("managers: { slack: boss }")).words("managers")).toContain("Add users.profile:read");
  // A tenant whose administrator has consented to nothing.
  const tenant = await createTeamsTenant();
  const refused = await lookWith("managers: { microsoft: true }", tenant.environment);
  await tenant.close();
  expect(refused.states("managers")).toEqual(["ill"]);
  expect(refused.words("managers")).toContain("User.Read.All → Grant admin consent");
  workspace.faults.down();
  expect((await lookWith("managers: { slack: boss }")).states("managers")).toEqual(["unchecked"]);
  workspace.faults.clear();
});

test("a mistake in the file is told with its line, and nothing else is looked at", async () => {
  const report = await lookWith("atRiskAt: 75%\nreopenFor: soon");
  expect(report.states("policy")).toEqual(["ill"]);
  expect(report.words("policy")).toContain("helpdesk.yaml:2:12");
  expect(report.exitCode).toBe(1);
});
