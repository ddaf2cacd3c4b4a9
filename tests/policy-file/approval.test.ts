import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";

async function policy(text: string): Promise<DeskPolicy> {
  const read = await readPolicy(text, { zone: "Europe/Paris" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.policy;
}
async function problems(text: string): Promise<readonly string[]> {
  const read = await readPolicy(text, { zone: "Europe/Paris", file: "p.yaml" });
  return read.ok ? [] : read.problems;
}

/** A service with a price; what is given begins in the sixth line. */
const laptop = (approval: string): string => `services:
  laptop:
    name: Laptop
    fields:
      price: { kind: money, currency: EUR, label: Price }
    approval:${approval}`;

describe("who has to approve a service", () => {
  test("is one stage or a list of them, and what is left out is as usual", async () => {
    const { services } = await policy(laptop(" { who: manager }"));
    const days = (count: number) => ({ days: count, milliseconds: 0 });
    const usual = { who: "manager", otherwise: [], rule: "any", when: [], remindAfter: days(1), expireAfter: days(5) };
    expect(services[0]?.approval).toEqual([usual]);
    const patient = await policy(laptop(" { who: manager, remindAfter: none, expireAfter: none }"));
    expect(patient.services[0]?.approval).toMatchObject([{ remindAfter: null, expireAfter: null }]);
    const listed = await policy(
      laptop("\n      - who: [Ada@Example.com, ben@example.com]\n        rule: { atLeast: 2 }\n      - who: leads"),
    );
    expect(listed.services[0]?.approval).toMatchObject([
      { who: ["ada@example.com", "ben@example.com"], rule: { atLeast: 2 } },
      { who: "leads" },
    ]);
  });

  test("can be who is in the channel of a queue, however many these are", async () => {
    const { services } = await policy(laptop(" { who: { channel: purchasing }, rule: { atLeast: 2 } }"));
    expect(services[0]?.approval).toMatchObject([{ who: { channel: "purchasing" }, rule: { atLeast: 2 } }]);
  });

  test("stands in the example, with its conditions and its people", async () => {
    const { services, people } = await policy(await readFile("policies/workplace.yaml", "utf8"));
    expect(services.find(({ key }) => key === "laptop")?.approval).toMatchObject([
      { who: "manager", otherwise: ["sofia@atelier.example"], when: [{ question: "price", atLeast: 500 }] },
      { when: [{ question: "price", atLeast: 1500 }] },
    ]);
    expect(people["mona@atelier.example"]).toEqual({ manager: "paul@atelier.example", standIn: null });
  });

  test.each([
    [
      "nobody",
      " { rule: any }",
      "p.yaml:6:15 services.laptop.approval.who: is missing: manager, leads, a list of e-mail addresses, or {channel: support}",
    ],
    ["a word", " { who: boss }", '"boss" is not manager, leads, a list of e-mail addresses, or {channel: support}'],
    ["an empty list", " { who: [] }", "p.yaml:6:22 services.laptop.approval.who: is empty: write whom to ask"],
    ["a name", " { who: [Ada] }", 'p.yaml:6:23 services.laptop.approval.who[0]: "Ada" is not an e-mail address'],
    [
      "a channel without a name",
      " { who: { channel: } }",
      "p.yaml:6:33 services.laptop.approval.who.channel: is not the name of a queue",
    ],
    ["no stage at all", " []", "has no stages: leave it out"],
    ["a name in the place of stages", " manager", '"manager" is not a stage'],
    [
      "a rule nobody knows",
      " { who: manager, rule: most }",
      '"most" is not one of any, all, majority, or {atLeast: 2}',
    ],
    [
      "more than are asked",
      " { who: manager, rule: { atLeast: 2 } }",
      "p.yaml:6:48 services.laptop.approval.rule.atLeast: is more than are asked: 1",
    ],
    ["a misspelt key", " { who: manager, othrwise: [] }", "did you mean otherwise?"],
    [
      "a field that is not there",
      " { who: manager, when: { prize: { atLeast: 1 } } }",
      "there is no field prize; did you mean price?",
    ],
    ["a value of an amount", " { who: manager, when: { price: dear } }", "has no values to choose from"],
    ["a length of time", " { who: manager, remindAfter: soon }", '"soon" is not a length of time'],
    [
      "a reminder that is too late",
      " { who: manager, remindAfter: 5d, expireAfter: 5d }",
      "is not sooner than expireAfter",
    ],
    [
      "the second of two stages",
      "\n      - who: manager\n      - who: leader",
      "p.yaml:8:14 services.laptop.approval[1].who: ",
    ],
  ])("is told where it is wrong: %s", async (_, approval, message) => {
    const all = await problems(laptop(approval));
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(message);
    expect(all[0]).toMatch(/^p\.yaml:\d+:\d+ services\.laptop\.approval/u);
  });
});

describe("people in a policy", () => {
  test.each([
    ["no address", "people:\n  Ada: {}", "p.yaml:2:3 people.Ada: is not an e-mail address"],
    [
      "no address of a manager",
      "people:\n  ada@example.com: { manager: Ben }",
      'p.yaml:2:31 people.ada@example.com.manager: "Ben" is not an e-mail address',
    ],
    ["their own manager", "people:\n  ada@example.com: { manager: ada@example.com }", "manager: is the person itself"],
    ["their own stand-in", "people:\n  ada@example.com: { standIn: Ada@example.com }", "standIn: is the person itself"],
    [
      "a round of stand-ins",
      "people:\n  a@example.com: { standIn: b@example.com }\n  b@example.com: { standIn: a@example.com }",
      "standIn: comes round again: a@example.com → b@example.com → a@example.com",
    ],
  ])("are told where they are wrong: %s", async (_, text, message) => {
    expect((await problems(text))[0]).toContain(message);
  });
});
