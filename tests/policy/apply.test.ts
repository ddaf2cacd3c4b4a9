import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { policyIn } from "../../src/kernel/policy.ts";
import { applyPolicyFile, listVersions, rollBack } from "../../src/policy/apply.ts";
import { planPolicy, showPolicy } from "../../src/policy/commands.ts";
import { query } from "../support/database.ts";
import { asLaptop } from "../support/approved-service.ts";
import { at, meet, openOne, opening, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

const now = new Date("2026-11-23T09:00:00.000Z");
const due = { "first-response": new Date("2026-11-23T10:00:00Z"), resolution: new Date("2026-11-23T17:00:00Z") };

let desk: TestStore;
let folder: string;
beforeAll(async () => {
  desk = await openTestStore();
  folder = await mkdtemp(join(tmpdir(), "guichet-policy-"));
  const ann = await meet(desk.store, someone("U1"));
  await staff(desk.store, "it", [ann]);
  const label = { en: "Price", fr: "Prix" };
  const answers = [{ field: "price", label, kind: "text", text: "9" }] as const;
  await openOne(desk.store, opening(ann, { ...asLaptop, answers, priority: "P2" }));
  await openOne(desk.store, opening(ann, { queue: "it" }));
  await query(desk.url, "update ticket set clock = jsonb_set(clock, '{due}', $1::jsonb)", [JSON.stringify(due)]);
  await query(
    desk.url,
    "update ticket set status = 'in-progress', assignee = requester, custom_status = $1::jsonb where asked is not null",
    [
      JSON.stringify({
        key: "repair",
        under: "in-progress",
        name: label,
        forRequester: label,
        says: null,
        emoji: "🔧",
      }),
    ],
  );
  await says("helpdesk.yaml", running);
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

const running = `services:
  laptop:
    name: New laptop
    fields: { price: { kind: text, label: Price } }
    statuses: { repair: { under: in-progress, name: Being repaired } }
`;
const next = `services: { laptop: { name: New laptop, queue: workplace } }
serviceLevels: [{ firstResponse: 10m calendar, resolution: 20m calendar }]
people: { ann@example.org: { manager: paul@example.org } }
`;
const says = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const path = (name: string) => join(folder, name);
const asking = () => ({
  env: { DATABASE_URL: desk.url, HELPDESK_CONFIG: path("helpdesk.yaml"), HELPDESK_ZONE: "UTC" },
  now,
  by: "lea",
});
const codeIn = (text: string): string => /--plan ([0-9a-f-]+)/u.exec(text)?.[1] ?? "";
/** In one line: where it is broken does not matter. */
const flat = (text: string): string => text.replaceAll(/\s+/gu, " ");

test("a plan says what it does to open tickets, what nobody serves and whom the desk never met", async () => {
  await says("next.yaml", next);
  const { text, code } = await planPolicy(asking(), path("next.yaml"));
  expect(code).toBe(2);
  const said = flat(text);
  expect(said).toContain("· 2 open tickets.");
  expect(said).toContain("it: of 2 open, 2 due earlier.");
  expect(said).toMatch(/it: late at once: I261121_0002, S261121_0001\./u);
  expect(said).toMatch(/services\.laptop\.fields\.price goes: 1 open ticket \(S\d+_0001\) keep what was answered\./u);
  expect(said).toMatch(
    /services\.laptop\.statuses\.repair goes or is another: 1 open ticket \(S\d+_0001\) keep it as it was\./u,
  );
  expect(said).toContain("workplace has no channel: until it has one, laptop open where all other tickets do.");
  expect(said).toContain("Type “/ticket setup workplace” in its agents’ channel.");
  expect(said).toContain("whom it has never met: ann@example.org, paul@example.org.");
  expect(await planPolicy(asking(), path("helpdesk.yaml"))).toMatchObject({ code: 0 });
});

test("a plan that takes the privacy of a queue away says what stays private, and what new tickets become", async () => {
  await says("helpdesk.yaml", `${running}queues: { it: { private: true } }\n`);
  await says("open.yaml", running);
  const said = flat((await planPolicy(asking(), path("open.yaml"))).text);
  expect(said).toContain("it: new tickets are private no more, and stand in its channel");
  expect(said).toContain("it: 0 open tickets and all that ended stay private until a lead opens each.");
  expect(said).not.toContain("nothing is lost");
  await says("helpdesk.yaml", running);
});

test("a plan that sends tickets to a private queue where nobody looks says that they are refused, and who can begin it", async () => {
  const hr = "queues: { hr: { private: true, leads: [sofia@example.org] } }";
  await says("hr.yaml", `${running}${hr}\nrouting: { rules: [{ words: [payslip], queue: hr }] }\n`);
  const said = flat((await planPolicy(asking(), path("hr.yaml"))).text);
  expect(said).toContain("hr is private, and nobody looks there: what routing rule 1 would send to it is refused.");
  expect(said).not.toContain("hr has no channel");
  expect(said).toContain(
    "Type “/ticket setup hr” in its agents’ channel, as one of those who lead it: sofia@example.org.",
  );
});

test("mistakes are told with their place, and nothing is applied", async () => {
  await says("wrong.yaml", "atRiskAt: 200%\n");
  const told = await planPolicy(asking(), path("wrong.yaml"));
  expect(told).toMatchObject({ code: 1, text: expect.stringMatching(/wrong\.yaml:1:11 atRiskAt/u) });
  expect(await applyPolicyFile(asking(), path("wrong.yaml"), "1-1")).toEqual(told);
});

test("it is applied as it was planned, or not at all; and taken back", async () => {
  await says("next.yaml", next);
  const file = path("next.yaml");
  const planned = codeIn((await planPolicy(asking(), file)).text);
  expect(await applyPolicyFile(asking(), file, null)).toMatchObject({
    code: 2,
    text: expect.stringMatching(/--plan [0-9a-f-]+\n\nNothing is applied: /u),
  });

  await says("next.yaml", `${next}atRiskAt: 50%\n`);
  expect(flat((await applyPolicyFile(asking(), file, planned)).text)).toContain("says something else than was planned");
  await says("next.yaml", `# Written otherwise\n${next}`);
  await says("helpdesk.yaml", `${running}atRiskAt: 60%\n`);
  expect(flat((await applyPolicyFile(asking(), file, planned)).text)).toContain("is not what");
  await says("helpdesk.yaml", running);

  // Of two in one instant one is first: the other is refused, or finds that it holds already.
  const both = await Promise.all([applyPolicyFile(asking(), file, planned), applyPolicyFile(asking(), file, planned)]);
  const second = both.filter(({ code, text }) => code === 1 || text.includes("Nothing changes"));
  expect([second.length, both.some(({ code }) => code === 0)]).toEqual([1, true]);
  expect(await applyPolicyFile(asking(), file, planned)).toMatchObject({
    code: 0,
    text: expect.stringContaining("Nothing changes"),
  });
  const shown = await showPolicy(asking(), null);
  expect(flat(shown.text)).toContain("which lea applied on 2026-11-23 09:00 UTC.");
  expect(shown.text).toMatch(/laptop +“New laptop”, in workplace +applied/u);

  await says("later.yaml", "atRiskAt: 50%\n");
  const later = codeIn((await planPolicy(asking(), path("later.yaml"))).text);
  expect(await applyPolicyFile({ ...asking(), by: "paul" }, path("later.yaml"), later)).toMatchObject({ code: 0 });
  expect(flat((await rollBack(asking())).text)).toMatch(/is taken back: policy \d+ holds again/u);
  expect(flat((await rollBack(asking())).text)).toMatch(/is taken back: what .*helpdesk\.yaml says holds again/u);
  expect(await rollBack(asking())).toMatchObject({ code: 1 });
  const { text } = await listVersions(asking());
  expect(
    text
      .trim()
      .split("\n")
      .map((line) => line.replace(/^\s*\d*\s*/u, "").replace(/ [0-9a-f]{6} /u, " … ")),
  ).toEqual([
    expect.stringMatching(/helpdesk\.yaml {2}holds$/u),
    "2026-11-23 09:00 UTC  took back  lea",
    "2026-11-23 09:00 UTC  took back  lea",
    expect.stringMatching(/paul$/u),
    expect.stringMatching(/lea$/u),
  ]);
});

test("what was changed in chat is told to hold instead, and counts for open tickets", async () => {
  const ann = (await desk.store.personOf({ platform: "slack", tenant: "T1", user: "U1" }))?.id ?? "";
  const nothing = { "first-response": null, resolution: null };
  const targets = { P1: nothing, P2: nothing, P3: nothing, P4: nothing };
  await desk.store.transaction((tx) =>
    tx.addPolicyChange({ queue: "it", part: "targets", by: ann, at, hours: null, targets }),
  );
  const { text } = await planPolicy(asking(), path("next.yaml"));
  expect(flat(text)).toContain("it: of 2 open, 2 no longer due.");
  expect(flat(text)).toMatch(/what was changed there of it holds instead/u);
});

test("a file that the desk has not read since is not planned against", async () => {
  const { fingerprintOf } = await import("../../src/policy-file/fingerprint.ts");
  await desk.store.transaction((tx) => tx.recordConfigured(fingerprintOf(policyIn("UTC"), now)));
  const { text } = await planPolicy(asking(), path("next.yaml"));
  expect(flat(text)).toMatch(/The desk last went by something else than .* says now\. Restart it or send it SIGHUP/u);
  expect(text).not.toContain("--plan");
  expect(await applyPolicyFile(asking(), path("next.yaml"), "1-1")).toMatchObject({ code: 1 });
});

test("nothing that is printed does anything to a terminal", async () => {
  await query(
    desk.url,
    `insert into policy_version (at, applied_by, text, fingerprint, after_id)
     select now(), E'x\\u001b[31m\\nroot', 'services: { x: { name: "\\u202eevil" } }', repeat('1', 64), max(id) from policy_version`,
  );
  await says("plain.yaml", "{}\n");
  const told = [
    await listVersions(asking()),
    await showPolicy(asking(), null),
    await planPolicy(asking(), path("plain.yaml")),
  ];
  for (const { text } of told) expect(text).not.toMatch(/[[\p{Cc}\p{Bidi_C}]--\n]/v);
  expect(told[0]?.text).toContain(String.raw`x\u{1b}[31m\nroot`);
  await rollBack({ ...asking(), by: "a\0b\nc" });
  expect((await listVersions(asking())).text).toContain(String.raw`a\u{0}b\nc`);
});
