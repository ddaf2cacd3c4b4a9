import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";

async function problems(text: string): Promise<readonly string[]> {
  const read = await readPolicy(text, { zone: "Europe/Paris", file: "p.yaml" });
  return read.ok ? [] : read.problems;
}

const policy = (opens: string, asked = "", badge = ""): string => `services:
  colleague:
    name: New colleague
    opens: ${opens}
    fields:
      office: { kind: yes-no, label: In an office? }
      site: { kind: choice, required: true, label: Where?, options: [paris, home] }
${asked}
  badge:
    name: Badge
${badge}
    fields:
      who: { kind: text, required: true, label: Whose? }
      site: { kind: choice, label: Where?, options: [paris, lyon, home] }
`;
const who = "      who: { kind: text, required: true, label: Who? }";

test("the example of human resources opens an account, a badge where there is a door, and a contract", async () => {
  const read = await readPolicy(await readFile("policies/hr.yaml", "utf8"), { zone: "Europe/Paris" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  expect(read.policy.services.find(({ key }) => key === "colleague")?.opens).toEqual([
    { service: "account", when: [] },
    { service: "badge", when: [{ question: "site", is: ["paris", "lyon"] }] },
    { service: "contract", when: [] },
  ]);
});

test("a list of names is enough where nothing has to hold", async () => {
  const read = await readPolicy(policy("[badge]", who), { zone: "Europe/Paris" });
  expect(read.ok && read.policy.services[0]?.opens).toEqual([{ service: "badge", when: [] }]);
});

test.each([
  ["nothing", "[]", who, "", ["p.yaml:4:12 services.colleague.opens: is empty: leave it out"]],
  [
    "what there is not",
    "[bagde]",
    who,
    "",
    ["p.yaml:4:13 services.colleague.opens[0]: there is no service bagde; did you mean badge?"],
  ],
  ["one twice", "[badge, badge]", who, "", ["p.yaml:4:20 services.colleague.opens[1]: opens badge twice"]],
  ["itself", "[colleague]", who, "", ["p.yaml:4:13 services.colleague.opens[0]: opens itself"]],
  [
    "what opens others",
    "[badge]",
    who,
    "    opens: [colleague]",
    [
      "p.yaml:4:13 services.colleague.opens[0]: badge opens others itself: name these here",
      "p.yaml:11:13 services.badge.opens[0]: colleague opens others itself: name these here",
    ],
  ],
  [
    "what requires an answer that it does not ask for",
    "[badge]",
    "",
    "",
    ["p.yaml:4:13 services.colleague.opens[0]: badge requires who, which colleague does not ask"],
  ],
  [
    "what requires an answer that may be left out",
    "{ badge: {} }",
    "      who: { kind: text, label: Who? }",
    "",
    ["p.yaml:4:21 services.colleague.opens.badge: badge requires who, which can be left empty in colleague"],
  ],
  [
    "what requires an answer that is not always asked for",
    "{ badge: {} }",
    "      who: { kind: text, required: true, label: Who?, when: { office: yes } }",
    "",
    ["p.yaml:4:21 services.colleague.opens.badge: badge requires who, which colleague does not always ask"],
  ],
  [
    "what asks for another kind of answer",
    "[badge]",
    "      who: { kind: person, required: true, label: Who? }",
    "",
    ["p.yaml:4:13 services.colleague.opens[0]: who is text in badge, and person in colleague"],
  ],
  [
    "what has to be approved, and asks nobody",
    "[badge]",
    who,
    "    approval: { who: leads }",
    [
      "p.yaml:4:13 services.colleague.opens[0]: badge has to be approved, and colleague asks nobody: write its approval there",
    ],
  ],
  [
    "on a condition on nothing that it asks",
    "{ badge: { when: { floor: filled } } }",
    who,
    "",
    ["p.yaml:4:38 services.colleague.opens.badge.when.floor: there is no field floor"],
  ],
])("a service that opens %s is told where", async (_, opens, asked, badge, expected) => {
  expect(await problems(policy(opens, asked, badge))).toEqual(expected);
});

test("an answer that is asked for on the condition on which a part is opened is enough", async () => {
  const asked = "      who: { kind: text, required: true, label: Who?, when: { office: yes } }";
  expect(await problems(policy("{ badge: { when: { office: yes } } }", asked))).toEqual([]);
});
