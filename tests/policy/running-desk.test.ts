import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyPolicyFile, listVersions, rollBack } from "../../src/policy/apply.ts";
import { planPolicy, showPolicy } from "../../src/policy/commands.ts";
import { startDesk } from "../../src/process/start.ts";
import { environmentOf, visit } from "../doctor/patient.ts";
import { openSurgery, type Surgery } from "../doctor/surgery.ts";
import { appears, eventually } from "../support/eventually.ts";

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

test("two desks go by what is applied, also after a restart, and by their own again once it is taken back", async () => {
  const { world } = surgery;
  const logged: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => void logged.push(line) });
  const second = await startDesk(world.config, { log, now: () => world.now() });
  try {
    const env = { ...environmentOf(world), HELPDESK_ZONE: "Europe/Paris" };
    const asking = { env, now: world.now(), by: "lea" };
    const file = join(folder, "next.yaml");
    await writeFile(file, "serviceLevels: [{ firstResponse: 1h calendar, resolution: 2h calendar }]\n");
    const due = async (): Promise<string> =>
      JSON.stringify(await world.rows("select clock->'due' as due, opened_at from ticket"));
    const before = await due();
    const { text } = await planPolicy(asking, file);
    expect(text).toContain("support: of 1 open, 1 due earlier.");
    const [, code = ""] = /--plan (\S+)/u.exec(text) ?? [];
    expect(await applyPolicyFile(asking, file, code)).toMatchObject({ code: 0 });
    await eventually(async () => {
      expect(logged.filter((line) => line.includes("policy applied"))).toHaveLength(1);
      expect(await due()).not.toBe(before);
    });
    const after = await due();
    expect(await second.usePolicy({})).toBe("kept");

    await world.rests();
    await world.returns();
    expect((await visit(env)).words("policy")).toMatch(
      /Policy \d+, which lea applied on [\d-]+, holds\. What HELPDESK_CONFIG says does not/u,
    );
    expect(await due()).toBe(after);

    expect(await rollBack(asking)).toMatchObject({ code: 0 });
    await eventually(async () => expect(await due()).toBe(before));
    await eventually(async () => expect(await second.usePolicy({})).toBe("used")); // the other desk may have been first
    expect((await visit(env)).words("policy")).toContain("No policy is given: what is usual holds.");
  } finally {
    await second.stop();
  }
});

test("policies of no instant keep nobody out: the desk starts, the doctor names them, and rollback takes them back", async () => {
  const { world } = surgery;
  const env = { ...environmentOf(world), HELPDESK_ZONE: "Europe/Paris" };
  const asking = { env, now: world.now(), by: "lea" };
  await surgery.rows("alter table policy_version drop constraint policy_version_at_check");
  await surgery.rows("alter table queue_policy drop constraint queue_policy_at_check");
  const [applied] = await surgery.rows(
    `insert into policy_version (at, applied_by, text, fingerprint, after_id)
     select 'infinity', 'hand', 'atRiskAt: 50%', repeat('0', 64), max(id) from policy_version returning id`,
  );
  const [changed] = await surgery.rows(
    `insert into queue_policy (queue_name, person_id, at, part)
     select 'support', person_id, '-infinity', 'targets' from queue_lead limit 1 returning id`,
  );
  const logged: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void logged.push(line) });
  const second = await startDesk(world.config, { log, now: () => world.now() });
  await second.stop();
  expect(logged.map((line) => /"msg":"([^"]*)"/u.exec(line)?.[1])).toEqual([
    "row of an applied policy cannot be read whole",
    "last change of a queue's policy cannot be read: what cannot is as configured",
  ]);
  const report = await visit(env);
  expect(report.words("policy")).toContain(
    `Policy ${String(applied?.["id"])} was applied or taken back at an instant that cannot be read.`,
  );
  expect(report.words("policy")).toContain(`update queue_policy set at = now() where id = ${String(changed?.["id"])}`);
  expect((await listVersions(asking)).text).toMatch(/no day to be read +000000 +hand +holds/u);
  expect(await rollBack(asking)).toMatchObject({ code: 0 });
  await surgery.rows("update policy_version set at = now() where not is_instant(at)");
  await surgery.rows("delete from queue_policy");
  await surgery.rows("alter table policy_version add constraint policy_version_at_check check (is_instant(at))");
  await surgery.rows("alter table queue_policy add constraint queue_policy_at_check check (is_instant(at))");
});

test("a policy whose text was edited in the database holds, and is named in the log and by the doctor", async () => {
  const { world } = surgery;
  const env = { ...environmentOf(world), HELPDESK_ZONE: "Europe/Paris" };
  const asking = { env, now: world.now(), by: "lea" };
  const file = join(folder, "edited.yaml");
  await writeFile(file, "atRiskAt: 60%\n");
  const code = await appears(async () => /--plan (\S+)/u.exec((await planPolicy(asking, file)).text)?.[1]);
  expect(await applyPolicyFile(asking, file, code)).toMatchObject({ code: 0 });
  expect((await visit(env)).states("policy")).toEqual(["well"]);
  await surgery.rows("alter table policy_version drop constraint policy_version_text_sum_check");
  const [held] = await surgery.rows(
    "update policy_version set text = 'atRiskAt: 70%' where id = (select max(id) from policy_version) returning id",
  );
  const logged: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void logged.push(line) });
  await (await startDesk(world.config, { log, now: () => world.now() })).stop();
  expect(logged).toEqual([expect.stringContaining("its text was edited")]);
  const report = await visit(env);
  expect(report.states("policy")).toContain("ill");
  expect(report.words("policy")).toContain(`The text of policy ${String(held?.["id"])} was edited in the database`);
  expect(await rollBack(asking)).toMatchObject({
    code: 0,
    text: expect.stringMatching(/: what is usual holds again/u),
  });
});

test("no desk starts with an applied policy that it cannot read, and says how it is taken back", async () => {
  const { world } = surgery;
  await surgery.rows(
    `insert into policy_version (at, applied_by, text, fingerprint, after_id)
     select now(), 'a newer desk', 'atRiskAt: often', repeat('0', 64), max(id) from policy_version`,
  );
  const starting = startDesk(world.config, { log: pino({ level: "silent" }), now: () => world.now() });
  await expect(starting).rejects.toThrow(/npm run policy -- rollback takes it back\.\npolicy \d+:1:11 atRiskAt/u);
  const env = { ...environmentOf(world), HELPDESK_ZONE: "Europe/Paris" };
  expect((await visit(env)).states("policy")).toContain("ill");
  const asking = { env, now: world.now(), by: "lea" };
  await writeFile(join(folder, "other.yaml"), "atRiskAt: 60%\n");
  for (const told of [
    await planPolicy(asking, join(folder, "other.yaml")),
    await applyPolicyFile(asking, join(folder, "other.yaml"), "1-1"),
    await showPolicy(asking, null),
  ])
    expect(told).toMatchObject({
      code: 1,
      text: expect.stringMatching(
        /^The policy that was applied cannot be read\. npm run policy -- rollback takes it back\.\npolicy \d+:1:11/u,
      ),
    });
  expect(await rollBack({ env, now: world.now(), by: "lea" })).toMatchObject({ code: 0 });
});

test("a policy that cannot be taken up ends no desk and starts none otherwise: what held before goes on, and that is logged once", async () => {
  const { world } = surgery;
  const logged: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void logged.push(line) });
  const asking = { env: { ...environmentOf(world), HELPDESK_ZONE: "Europe/Paris" }, now: world.now(), by: "lea" };
  await surgery.rows("alter table named_lead add constraint fault check (email <> 'fault@example.com')");
  const second = await startDesk(world.config, { log, now: () => world.now() });
  try {
    await surgery.rows(
      `insert into policy_version (at, applied_by, text, fingerprint, after_id)
       select now(), 'lea', 'queues: { support: { leads: [fault@example.com] } }', repeat('2', 64), max(id) from policy_version`,
    );
    const kept = () => logged.filter((line) => line.includes("policy not changed: it cannot be taken up"));
    await eventually(() => expect(kept()).toHaveLength(1));
    expect(await second.usePolicy({})).toBe("used"); // it still goes by its file
  } finally {
    await second.stop();
  }
  const third = await startDesk(world.config, { log, now: () => world.now() });
  await third.stop();
  expect(logged.filter((line) => line.includes("what held before does"))).toHaveLength(1);
  expect(await rollBack(asking)).toMatchObject({ code: 0 });
  await surgery.rows("alter table named_lead drop constraint fault");
});
