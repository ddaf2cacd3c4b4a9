import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holding, type PolicyVersion } from "../../src/features/policy-versions/rules.ts";
import { exampleServices } from "../../src/features/catalogue/examples.ts";
import { readPolicy, type Sound } from "../../src/policy-file/read-policy.ts";
import { changesBetween, toldOnce } from "../../src/policy/changes.ts";
import { daysFrom } from "../../src/policy/days.ts";
import { planOf } from "../../src/policy/plan.ts";
import { refusalsOf } from "../../src/policy/refused.ts";
import { sayPlan } from "../../src/policy/say-plan.ts";
import { show } from "../../src/policy/show.ts";
import { treeOf, type Tree } from "../../src/policy/tree.ts";

const now = new Date("2026-11-30T09:00:00.000Z");
const days = daysFrom(now);

async function policy(text: string): Promise<Sound> {
  const read = await readPolicy(text, { zone: "Europe/Paris" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read;
}

/** Every value that a policy says. */
const saidIn = (tree: Tree): readonly string[] => {
  if (tree.kind === "value") return [tree.said];
  return tree.kind === "list" ? tree.said : [...tree.parts.values()].flatMap(saidIn);
};

/** What changes, as it is told. */
async function changes(from: string, to: string): Promise<readonly string[]> {
  const [running, next] = await Promise.all([policy(from), policy(to)]);
  const told = toldOnce(changesBetween(treeOf(running, days), treeOf(next, days), next.renamed));
  return told.map(({ path, sign, was, is }) => `${sign} ${path.join(".")}: ${was ?? ""} → ${is ?? ""}`);
}

const laptop = (fields: string, key = "laptop") =>
  `services:\n  ${key}:\n    name: { en: New laptop, fr: Nouvel ordinateur }\n${fields}`;
const reason = (name: string, max: number, more = "") =>
  `    fields: { ${name}: { kind: long-text, label: Why, max: ${max}${more} } }\n`;

describe("what changes", () => {
  test("is told of lengths of time as they are written", async () => {
    expect(await changes("undoSend: 10s", "undoSend: 45s")).toEqual(["~ undoSend: 10s → 45s"]);
    const bare = saidIn(treeOf(await policy("{}"), days)).filter((said) => /^\d{4,}$/u.test(said));
    expect(bare).toEqual([]);
  });

  test("is told of values: another way to write one is no change", async () => {
    expect(await changes("chaseEvery: 4h", "chaseEvery: 240m\nquiet: { pushEvery: 10m }")).toEqual([]);
    expect(
      await changes("hours: { week: { mon-fri: 9:00-18:00 } }", 'hours: { week: { "fri,mon-thu": 9h-18h } }'),
    ).toEqual([]);
  });

  test("is told by its path, in the words of the file, and once where days or fields are alike", async () => {
    expect(
      await changes(
        "atRiskAt: 75%\nqueues: { network: { nextLevel: experts } }",
        `atRiskAt: 80%
quiet: { from: 21:30 }
hours: { week: { mon-fri: 9:00-17:00, sat: 10:00-12:00 }, holidays: [12-24, 12-31] }
escalation: { P4: { starts: at-breach, steps: [{ to: lead, wait: 1d }] } }
serviceLevels: [{ priority: P1, firstResponse: 15m calendar, resolution: 4h }]`,
      ),
    ).toEqual([
      "~ hours.week.{monday, tuesday, wednesday, …}: 9:00-18:00 → 9:00-17:00",
      "+ hours.week.saturday:  → 10:00-12:00",
      "+ hours.holidays:  → 2026-12-24, 2026-12-31, 2027-12-24, 2027-12-31",
      "- queues.network: nextLevel: experts → ",
      "~ serviceLevels.[P1].firstResponse: 30m → 15m calendar",
      "- serviceLevels.[P2]: firstResponse: 1h, resolution: 8h → ",
      "- serviceLevels.[P3]: firstResponse: 4h, resolution: 3d → ",
      "- serviceLevels.[P4]: firstResponse: 1d, resolution: 5d → ",
      "~ atRiskAt: 75% → 80%",
      "~ quiet.from: 20:00 → 21:30",
      "+ escalation.P4:  → starts: at-breach",
    ]);
  });

  test("another name is a removal and an addition, unless it says what it was", async () => {
    const before = laptop(reason("reason", 500));
    expect(await changes(before, laptop(reason("why", 400)))).toEqual([
      "+ services.laptop.fields.why:  → “Why”",
      "- services.laptop.fields.reason: “Why” → ",
    ]);
    const renamed = laptop(`    was: laptop\n${reason("why", 400, ", was: reason")}`, "notebook");
    expect(await changes(before, renamed)).toEqual([
      "~ services.notebook: called laptop → called notebook",
      "~ services.notebook.fields.why: called reason → called why",
      "~ services.notebook.fields.why.max: 500 → 400",
    ]);
    expect(await changes(renamed, renamed)).toEqual([]);
  });

  test("a former name that is still there is a mistake", async () => {
    const text = `${laptop("")}  notebook: { name: Notebook, was: laptop }\n`;
    expect(await readPolicy(text, { zone: "UTC" })).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^helpdesk\.yaml:4:36 services\.notebook\.was: laptop is still there$/u)],
    });
  });

  test("the order of what is read from the top is told", async () => {
    const two = (first: string, second: string) => `services: { ${first}: { name: A }, ${second}: { name: A } }`;
    expect(await changes(two("a", "b"), two("b", "a"))).toEqual(["~ services: this order → another: b, a"]);
  });

  test("a part that nobody thought of shows by itself", async () => {
    const usual = await policy("");
    const next: Sound = {
      ...usual,
      policy: Object.assign({ musterPoints: [{ name: "vpn", queue: "network" }] }, usual.policy),
    };
    expect(changesBetween(treeOf(usual, days), treeOf(next, days))).toMatchObject([
      { sign: "+", path: ["musterPoints"] },
    ]);
  });
});

describe("what a platform refuses", () => {
  test("is nothing of what fits, and is told by its path and language of what does not", () => {
    expect(refusalsOf(exampleServices)).toEqual([]);
    const [first] = exampleServices;
    if (first === undefined) throw new Error("no example");
    const words = "é".repeat(200);
    const field = { ...first.fields[0], name: "model", hint: null } as const;
    const label = { en: "Which?", fr: words };
    const many = Array.from({ length: 110 }, (_, index) => ({ ...first.fields[1], name: `price${index}` }));
    const wrong = [
      { ...first, fields: [{ ...field, label }] },
      { ...first, key: "long", fields: many },
    ];
    const told = refusalsOf(JSON.parse(JSON.stringify(wrong)));
    expect(
      told.map(({ path, platform, locale, why }) => `${path.join(".")} ${platform} ${locale} ${why.slice(0, 40)}`),
    ).toEqual([
      expect.stringMatching(/^services\.long\.fields Slack en \d+ of 112 questions find no room/u),
      expect.stringMatching(/^services\.laptop\.fields\.model\.label Slack fr “é+/u),
      expect.stringMatching(/^services\.long\.fields Slack fr \d+ of 112 questions find no room/u),
    ]);
  });
});

describe.each(readdirSync("policies"))("the example %s", (file) => {
  test("can be planned from nothing and back, is refused nowhere, and is read in 80 columns", async () => {
    const [usual, example] = await Promise.all([policy(""), policy(readFileSync(`policies/${file}`, "utf8"))]);
    const there = await planOf(usual, example, null, now);
    expect(there.refusals).toEqual([]);
    expect(there.changes.map(({ path, sign }) => `${sign} ${path.join(".")}`)).toEqual(
      expect.arrayContaining(example.policy.services.map(({ key }) => `+ services.${key}`)),
    );
    const text = sayPlan(there, { running: "what is usual", next: file, first: [] });
    const shown = show({
      inForce: treeOf(example, days),
      configured: treeOf(example, days),
      written: example.written,
      from: "file",
    });
    expect(`${text}\n${shown}`.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(await planOf(example, example, null, now)).toMatchObject({ changes: [], code: null });
  });
});

test("each part of what holds is told with where it is from", async () => {
  const { written, ...read } = await policy("quiet: { from: 21:00 }\nhours: { week: 24/7 }");
  const inChat = { ...read, written, policy: { ...read.policy, atRiskAt: 0.5 } };
  const shown = show({
    inForce: treeOf(inChat, days),
    configured: treeOf({ ...read, written }, days),
    written,
    from: "file",
  });
  const from = (name: string) => new RegExp(String.raw`^ *${name} .* (\w+)$`, "mu").exec(shown)?.[1];
  expect([from("from"), from("week"), from("zone"), from("atRiskAt"), from("chaseEvery")]).toEqual([
    "file",
    "file",
    "usual",
    "chat",
    "usual",
  ]);
});

test("what holds is what was applied last and not taken back, however often", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (applied) => {
      const all = applied.map((each, index): PolicyVersion => ({
        id: String(index + 1),
        at: now,
        by: "ann",
        fingerprint: each ? "f" : null,
        isEdited: false,
      }));
      const stack: string[] = [];
      for (const { id, fingerprint } of all) {
        if (fingerprint === null) stack.pop();
        else stack.push(id);
      }
      expect(holding(all)?.id).toBe(stack.at(-1));
    }),
  );
});
