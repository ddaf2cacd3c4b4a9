import { expect, test, vi } from "vitest";
import { ill, unchecked, warning, well, type Finding, type Found } from "../../src/doctor/finding.ts";
import { asJson, asLines, exitCode, summary } from "../../src/doctor/report.ts";
import { databaseChecks, recordChecks, surroundingChecks } from "../../src/doctor/checks.ts";
import { runChecks, type Results } from "../../src/doctor/run-checks.ts";

const finding = (found: Found): Finding => ({ check: "cards", ...found });
const results = (...found: readonly Found[]): Results => ({ findings: found.map(finding), mended: [] });
const nothing = () => Promise.resolve();

test.for([
  ["all is well", [well("Fine.")], 0],
  ["a warning", [well("Fine."), warning("Hm.", "Look.")], 0],
  ["something is ill", [warning("Hm.", "Look."), ill("Bad.", "Do.")], 1],
  ["something could not be looked at", [well("Fine."), unchecked("Away.")], 2],
  ["something is ill, and something could not be looked at", [unchecked("Away."), ill("Bad.", "Do.")], 1],
] as const)("%s", ([, found, code]) => {
  expect(exitCode(results(...found))).toBe(code);
});

test("a line for each finding, what to do under it, and the sum", () => {
  const found = results(well("Fine."), ill("Bad.", "Do that.", nothing), warning("Hm.", "Look."));
  expect(asLines(found)).toBe(
    [
      "✓ cards           Fine.",
      "✗ cards           Bad.",
      "                  → Do that.",
      "! cards           Hm.",
      "                  → Look.",
      "",
    ].join("\n"),
  );
  expect(summary(found.findings)).toBe("1 ill, 1 warning. npm run doctor -- --repair mends 1 of them.");
  expect(summary(results(well("Fine.")).findings)).toBe("All is well.");
});

test("programs are told what can be mended", () => {
  expect(JSON.parse(asJson(results(ill("Bad.", "Do that.", nothing))))).toEqual({
    exitCode: 1,
    findings: [{ check: "cards", state: "ill", sentence: "Bad.", remedy: "Do that.", repairable: true }],
    mended: [],
  });
});

/** A card that is ill until it is mended. */
function patient(mends: () => Promise<void>) {
  const state = { ill: true };
  const mend = async () => {
    await mends();
    state.ill = false;
  };
  return { name: "cards", look: () => [state.ill ? ill("Bad.", "Do.", mend) : well("Fine.")] };
}

test("nothing is mended unless it is asked for", async () => {
  const { findings, mended } = await runChecks([patient(nothing)], null, { repair: false, tell: () => undefined });
  expect([findings.map(({ state }) => state), mended]).toEqual([["ill"], []]);
});

test("what was mended is looked at again", async () => {
  const { findings, mended } = await runChecks([patient(nothing)], null, { repair: true, tell: () => undefined });
  expect([findings.map(({ state }) => state), mended.map(({ sentence }) => sentence)]).toEqual([["well"], ["Bad."]]);
});

test("what cannot be mended, or looked at, says why, and the others are looked at all the same", async () => {
  const fails = () => Promise.reject(new Error("the disk\n is full"));
  const { findings, mended } = await runChecks(
    [patient(fails), { name: "rows", look: fails }, patient(nothing)],
    null,
    { repair: true, tell: () => undefined },
  );
  expect(findings.map(({ state }) => state)).toEqual(["ill", "unchecked", "unchecked", "well"]);
  expect(findings[1]?.sentence).toBe("It could not be mended: the disk is full.");
  expect(findings[2]?.sentence).toBe("It could not be looked at: the disk is full.");
  expect(mended).toHaveLength(1);
});

test("what was found is told before the next thing is looked at", async () => {
  const told: string[] = [];
  const hangs = { name: "scanner", look: () => new Promise<never>(() => undefined) };
  void runChecks([patient(nothing), hangs], null, {
    repair: true,
    tell: (found) => void told.push(asLines(found)),
  });
  await vi.waitFor(() => expect(told).toEqual(["↻ cards           Mended: Bad.\n✓ cards           Fine.\n"]));
});

test("no two checks have one name", () => {
  const names = [...surroundingChecks, ...databaseChecks, ...recordChecks].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
