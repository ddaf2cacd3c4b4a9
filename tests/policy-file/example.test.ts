import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy } from "../../src/policy-file/load-policy.ts";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import { policyIn } from "../../src/kernel/policy.ts";

const path = join(import.meta.dirname, "../../helpdesk.example.yaml");
const example = readFileSync(path, "utf8");
const zone = "America/New_York";
const usual = policyIn(zone);

test("the example says exactly what holds without it", async () => {
  const expected = { ...usual, hours: { ...usual.hours, isHoliday: expect.any(Function) } };
  const nothing = { ok: true, policy: expected, knowledge: null, readyAnswers: [], renamed: [] };
  expect(await loadPolicy(path, zone)).toEqual({ ...nothing, written: expect.any(Object) });
  expect(await loadPolicy(null, zone)).toEqual({ ...nothing, written: null });
});

test("what it shows behind # may be written too", async () => {
  const uncommented = example
    .replaceAll(/^( +)# /gm, "$1") // words about it begin a line, or end one
    .replace("holidays: []   ", "holidays:   ")
    .replace("queues: {}", "queues:")
    .replace("# currency:", "currency:")
    .replace("rules: []     ", "rules:    ")
    .replace("people: {}    ", "people:    ")
    .replace("readyAnswers: []", "readyAnswers:");
  const read = await readPolicy(uncommented, { zone });
  expect(read).toMatchObject({ ok: true });
  if (!read.ok) return;
  expect(read.policy.hours.zone).toBe("Europe/Paris");
  expect(["2026-12-24", "2030-12-26", "2026-07-14"].filter((date) => !read.policy.hours.isHoliday(date))).toEqual([]);
  expect(read.policy.queues["network"]).toMatchObject({ nextLevel: "experts", hours: { zone: "Europe/Paris" } });
  expect(read.policy.serviceLevels).toHaveLength(5);
});

const sections = [
  "",
  "hours",
  "queues.a",
  "queues.a.hours",
  "queues.a.offer",
  "routing",
  "routing.rules[]",
  "serviceLevels[]",
  "escalation",
  "escalation.P1",
  "escalation.P1.steps[]",
  "stalledAfter",
  "waiting",
  "resolved",
  "briefs",
  "quiet",
  "priorityMatrix",
  "priorityMatrix.one",
];

test.each(sections)("it shows every key there is: in %j", async (section) => {
  const steps = section.split(".").filter((step) => step !== "");
  const data = steps.reduceRight<unknown>(
    (inner, step) => (step.endsWith("[]") ? { [step.slice(0, -2)]: [inner] } : { [step]: inner }),
    { xyzzy: 1 },
  );
  const read = await readPolicy(JSON.stringify(data), { zone });
  const known = read.ok ? [] : read.problems.flatMap((problem) => /xyzzy.* known are (.*)$/.exec(problem)?.[1] ?? []);
  const keys = known.flatMap((list) => list.split(", "));
  expect(keys).not.toEqual([]);
  expect(keys.filter((key) => !new RegExp(`\\b${key}:`).test(example))).toEqual([]);
});

test("a file that is not there is told by its name", async () => {
  expect(await loadPolicy("/nowhere/helpdesk.yaml", zone)).toEqual({
    ok: false,
    problems: [expect.stringMatching(/^\/nowhere\/helpdesk\.yaml cannot be read .*HELPDESK_CONFIG/)],
  });
});

test.each([
  ["UTF-16", Buffer.from("\ufeffchaseEvery: 1h", "utf16le")],
  ["UTF-16, the big end first", Buffer.from("\ufeffchaseEvery: 1h", "utf16le").swap16()],
  ["UTF-8 with a mark before it", Buffer.from("\ufeffchaseEvery: 1h")],
])("a file is read in %s", async (_, bytes) => {
  const file = join(mkdtempSync(join(tmpdir(), "guichet-policy-")), "helpdesk.yaml");
  writeFileSync(file, bytes);
  expect(await loadPolicy(file, zone)).toMatchObject({ ok: true, policy: { chaseEvery: 3_600_000 } });
});
