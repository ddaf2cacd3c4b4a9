import { describe, expect, test } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";

const read = (text: string) => readPolicy(text, { zone: "Europe/Paris", file: "p.yaml" });
const problems = async (text: string): Promise<readonly string[]> => {
  const found = await read(text);
  return found.ok ? [] : found.problems;
};

test("rules and offers are read, and what is left out is as usual", async () => {
  const found = await read(
    [
      "queues: { hr: { offer: { skills: { Payroll: [payslip] } } }, it: { offer: { order: round-robin, lease: 1h, rounds: 2 } } }",
      "people: { ada@example.com: { skills: [payroll] } }",
      "routing: { rules: [{ words: [payslip], from: ['@Partner.example'], queue: HR }] }",
    ].join("\n"),
  );
  if (!found.ok) throw new Error(found.problems.join("\n"));
  const { queues, people, routing } = found.policy;
  const lease = (milliseconds: number) => ({ days: 0, milliseconds });
  expect(queues["hr"]?.offer).toEqual({
    order: "load",
    skills: { payroll: ["payslip"] },
    lease: lease(600_000),
    rounds: 1,
  });
  expect(queues["it"]?.offer).toEqual({ order: "round-robin", skills: {}, lease: lease(3_600_000), rounds: 2 });
  expect(people["ada@example.com"]).toEqual({ manager: null, standIn: null, skills: ["payroll"] });
  expect(routing).toEqual({
    byChannel: true,
    rules: [
      {
        service: null,
        kind: null,
        words: ["payslip"],
        from: ["partner.example"],
        language: null,
        channel: null,
        queue: "hr",
        overridesService: false,
      },
    ],
  });
});

describe("what is wrong is told with its line and column", () => {
  test.each([
    ["a rule without a queue", "routing:\n  rules:\n    - words: [a]", "p.yaml:3:7 routing.rules[0].queue: "],
    ["a language nobody speaks", "routing: { rules: [{ language: de, queue: a }] }", '"de" is not one of en, fr'],
    ["an address for a domain", "routing: { rules: [{ from: [a@b.example], queue: a }] }", "is not the domain of"],
    [
      "a rule that never holds",
      "routing:\n  rules:\n    - words: [a, b]\n      queue: x\n    - words: [b]\n      kind: question\n      queue: y",
      "p.yaml:5:7 routing.rules[1]: never holds: routing.rules[0], which comes first, fits all that it fits",
    ],
    [
      "an order nobody knows",
      "queues: { a: { offer: { order: random } } }",
      '"random" is not one of load, round-robin',
    ],
    [
      "a skill that nobody has",
      "queues: { a: { offer: { skills: { vnp: [] } } } }\npeople: { a@b.example: { skills: [vpn] } }",
      "p.yaml:1:40 queues.a.offer.skills.vnp: is a skill that nobody has; did you mean vpn?",
    ],
    [
      "a skill that no queue needs",
      "people: { a@b.example: { skills: [vpn] } }",
      "p.yaml:1:35 people.a@b.example.skills[0]: is a skill that no queue needs",
    ],
  ])("%s", async (_, text, said) => {
    expect((await problems(text)).join("\n")).toContain(said);
  });

  test("a rule that is more special than an earlier one, or overrides what was chosen, holds", async () => {
    const rules =
      "[{ words: [a], queue: x }, { words: [b], queue: y }, { words: [a], overridesService: true, queue: z }]";
    expect(await problems(`routing: { rules: ${rules} }`)).toEqual([]);
  });
});
