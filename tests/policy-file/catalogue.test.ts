import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";

const read = (text: string) => readPolicy(text, { zone: "Europe/Paris" });

/** The services of a policy that is right. */
async function services(text: string) {
  const policy = await read(text);
  return policy.ok ? policy.policy.services : policy.problems;
}

async function problems(text: string) {
  const policy = await read(text);
  return policy.ok ? [] : policy.problems.map((problem) => problem.replace("helpdesk.yaml:", ""));
}

describe("services in a policy", () => {
  test("a desk that names none has none", async () => {
    expect(await services("quiet: { pushEvery: 5m }")).toEqual([]);
  });

  test("what is left out is as usual, and plain words serve every language", async () => {
    expect(
      await services("services:\n  badge:\n    name: Badge\n    fields:\n      floor: { kind: text, label: Floor }"),
    ).toEqual([
      {
        key: "badge",
        approval: [],
        name: { en: "Badge", fr: "Badge" },
        about: null,
        emoji: "🔹",
        topic: null,
        words: [],
        kind: "request",
        queue: null,
        impact: "one",
        urgency: "medium",
        fields: [
          {
            name: "floor",
            label: { en: "Floor", fr: "Floor" },
            hint: null,
            says: null,
            required: false,
            when: [],
            kind: "text",
            max: 100,
            initial: "",
            like: [],
          },
        ],
      },
    ]);
  });

  test("French signs stay beside their word, however they were typed", async () => {
    const label = "{ en: Where ?, fr: 'Où : « ici » ?' }";
    expect(
      await services(`services:\n  badge:\n    name: Badge\n    fields:\n      where: { kind: text, label: ${label} }`),
    ).toMatchObject([{ fields: [{ label: { en: "Where ?", fr: "Où\u202f: «\u202fici\u202f»\u202f?" } }] }]);
  });

  test("the example of a workplace is right, with what it shares put where it says so", async () => {
    const all = await services(await readFile("policies/workplace.yaml", "utf8"));
    expect(
      all.map((each) => (typeof each === "string" ? each : [each.key, each.fields.map(({ name }) => name)])),
    ).toEqual([
      ["laptop", ["model", "which", "price", "reason", "needed", "site", "address"]],
      ["folder", ["link", "rights", "owner"]],
      ["printer", ["label", "what"]],
      ["room", ["day", "people", "coffee", "guests"]],
    ]);
  });

  test("every mistake is told with its place, all at once", async () => {
    const text = `lists:
  sites: [Paris, "Lyon, sud"]
services:
  Laptop: { name: New }
  folder:
    name: { en: Folder }
    emoji: folder
    fields:
      kindless: { label: What }
      colour: { kind: colour, label: What }
      link: { kind: link, label: ${"x".repeat(151)} }
`;
    expect(await problems(text)).toEqual([
      '2:18 lists.sites[1]: "Lyon, sud" is not a value: at most 75 characters, without a comma',
      "4:3 services.Laptop: is not a name: small letters, digits and -, at most 40; the first is a letter",
      "6:11 services.folder.name: says nothing in fr",
      '7:12 services.folder.emoji: "folder" is not one emoji',
      "9:17 services.folder.fields.kindless: has no kind: one of text, long-text, number, money, date, choice, choices, yes-no, person, email, link",
      '10:23 services.folder.fields.colour.kind: "colour" is not one of text, long-text, number, money, date, choice, choices, yes-no, person, email, link',
      "11:34 services.folder.fields.link.label: has 151 characters; at most 150 can be shown",
    ]);
  });

  test("what makes no sense together is told where it stands", async () => {
    const text = `sharedFields:
  delivery: { site: { kind: text, label: Site } }
services:
  laptop:
    name: Laptop
    fields:
      model: { kind: choice, label: Model, options: [light, other], default: heavy }
      price: { kind: money, currency: EUR, label: Price, when: { modell: other, reason: filled } }
      reason: { kind: text, label: Why, when: { model: othr, price: { atLeast: 5 } } }
      how: { kind: text, label: How, when: { model: { atLeast: 5 }, reason: good } }
      where: { kind: choice, label: Where, options: sites }
      site: { kind: text, label: Site }
      delivery: shared
      deliveri: shared
`;
    expect(await problems(text)).toEqual([
      "7:78 services.laptop.fields.model.default: heavy is not one of the options",
      "8:74 services.laptop.fields.price.when.modell: there is no earlier field modell; did you mean model?",
      "8:89 services.laptop.fields.price.when.reason: is asked later: a condition looks at earlier fields",
      "9:56 services.laptop.fields.reason.when.model: othr cannot be chosen there; did you mean other?",
      "10:53 services.laptop.fields.how.when.model: has no amount to compare",
      "10:77 services.laptop.fields.how.when.reason: has no values to choose from: write filled or empty",
      "11:53 services.laptop.fields.where.options: there is no list sites",
      "13:17 services.laptop.fields.delivery: asks site twice",
      "14:17 services.laptop.fields.deliveri: there are no shared fields deliveri; did you mean delivery?",
    ]);
  });

  test("a form that Teams would refuse is told in the language in which it is too long", async () => {
    const options = Array.from({ length: 100 }, (_, index) => `v${index}: { en: a, fr: ${"é".repeat(60)} }`).join(", ");
    const fields = ["a", "b", "c", "d", "e"].map(
      (name) => `      ${name}: { kind: choice, label: Which, options: all }`,
    );
    const text = `lists: { all: { ${options} } }\nservices:\n  one:\n    name: One\n    fields:\n${fields.join("\n")}\n`;
    expect(await problems(text)).toEqual([
      expect.stringMatching(/^6:7 services\.one\.fields: is too much for a form of Teams in fr: \d+ bytes of 70000$/u),
    ]);
  });

  test("200 services with 2,000 fields are read", { timeout: 20_000 }, async () => {
    const field = (index: number) =>
      `      f${index}: { kind: choice, label: { en: Question ${index}, fr: Question ${index} }, options: all${index === 0 ? "" : ", when: { f0: b }"} }`;
    const fields = Array.from({ length: 10 }, (_, index) => field(index)).join("\n");
    const all = Array.from(
      { length: 200 },
      (_, index) =>
        `  s${index}:\n    name: { en: Service ${index}, fr: Service ${index} }\n    words: [thing${index}]\n    fields:\n${fields}`,
    );
    const found = await services(`lists: { all: [a, b, c] }\nservices:\n${all.join("\n")}\n`);
    expect(found.reduce((sum, each) => sum + (typeof each === "string" ? 0 : each.fields.length), 0)).toBe(2_000);
  });
});
