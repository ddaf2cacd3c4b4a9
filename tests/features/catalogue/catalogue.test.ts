import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { toModal } from "../../../src/channels/slack/forms.ts";
import { dialog } from "../../../src/channels/teams/forms.ts";
import { answersOf } from "../../../src/features/catalogue/forms.ts";
import { answersNotOnCard, answersOnCard, catalogueMessage } from "../../../src/features/catalogue/messages.ts";
import { byTopic, serviceMeant, serviceNamed, servicesFor } from "../../../src/features/catalogue/rules.ts";
import { readAmount } from "../../../src/features/catalogue/rules/amount.ts";
import { isLike } from "../../../src/features/catalogue/rules/patterns.ts";
import { newTicketForm, readServiceForm, withTyped } from "../../../src/features/opening/forms.ts";
import { serviceLevelOf } from "../../../src/features/service-levels/rules.ts";
import { locales } from "../../../src/kernel/locale.ts";
import { usualPolicy } from "../../../src/kernel/policy.ts";
import { serviceOf, type Service } from "../../../src/kernel/service.ts";
import type { FormValues } from "../../../src/screen/form.ts";
import { readPolicy } from "../../../src/policy-file/read-policy.ts";

let services: readonly Service[];
beforeAll(async () => {
  const read = await readPolicy(await readFile("policies/workplace.yaml", "utf8"), { zone: "UTC" });
  services = read.ok ? read.policy.services : [];
});

const service = (key: string): Service => {
  const found = serviceOf(services, key);
  if (found === null) throw new Error(`no service ${key}`);
  return found;
};
const at = { locale: "en", today: "2026-11-23" } as const;
const reader = { locale: "en", zone: "UTC", platform: "slack", names: () => ({ name: "Mona", user: null }) } as const;
const formOf = (key: string, values: FormValues = {}) =>
  newTicketForm({ do: "new-ticket", service: key }, "en", { services, values });
const names = (key: string, values?: FormValues) => formOf(key, values).fields.map(({ name }) => name);

describe("what a service asks", () => {
  test("hangs on what was answered, the chosen beforehand too, and on nothing that is asked no more", () => {
    const first = ["laptop.model", "laptop.needed", "laptop.site", "details", "beneficiary"];
    expect(names("laptop")).toEqual(first);
    const dear = { "laptop.model": "other", "laptop.price": "1,500.00" };
    expect(names("laptop", dear)).toEqual([
      "laptop.model",
      "laptop.which",
      "laptop.price",
      "laptop.reason",
      ...first.slice(1),
    ]);
    // The price stays behind in the form: what hangs on it goes all the same.
    expect(names("laptop", { ...dear, "laptop.model": "light" })).toEqual(first);
    expect(names("room", { "room.coffee": "yes", "room.people": "20" })).toContain("room.guests");
    expect(names("room", { "room.coffee": "yes", "room.people": "19" })).not.toContain("room.guests");
  });

  test("what is hidden is dropped, and what was never shown is asked before anything is sent", () => {
    const filled = { "laptop.needed": null, "laptop.site": "lyon", details: null, beneficiary: null };
    const light = { ...filled, "laptop.model": "light", "laptop.which": "X1", "laptop.price": "9000" };
    expect(readServiceForm(service("laptop"), light, at)).toMatchObject({
      result: "read",
      answers: { "laptop.model": "light", "laptop.which": null, "laptop.price": null, "laptop.site": "lyon" },
    });
    const other = { ...filled, "laptop.model": "other" };
    expect(readServiceForm(service("laptop"), other, at)).toEqual({ result: "more-asked" });
    expect(readServiceForm(service("laptop"), { ...other, "laptop.which": null }, at)).toMatchObject({
      result: "wrong",
      errors: { "laptop.which": expect.any(String) },
    });
  });

  test("each kind of answer is read, or refused in a sentence for its field", () => {
    const errors = (key: string, values: FormValues) => {
      const read = readServiceForm(service(key), values, at);
      return read.result === "wrong" ? read.errors : read.result;
    };
    expect(errors("printer", { "printer.label": "42", "printer.what": "ink,fire" })).toEqual({
      "printer.label": "The label says PR- and four digits.",
      "printer.what": "Please choose from the list.",
    });
    expect(errors("folder", { "folder.link": "server/share" })).toEqual({
      "folder.link": "Please paste a whole link, which begins with https://.",
    });
    expect(errors("room", { "room.day": "2026-11-22", "room.people": "2.5" })).toEqual({
      "room.day": "Please choose November 23, 2026 or later.",
      "room.people": "A whole number from 1 to 200, please.",
    });
    expect(errors("laptop", { "laptop.model": "other", "laptop.price": "6 000" })).toEqual({
      "laptop.price": "An amount from €0 to €5,000, please.",
    });
  });

  test("what was answered is kept with its question and the words of what was chosen", () => {
    const given = { "folder.link": "https://files.example/x", "folder.rights": "write", "folder.owner": "U1" };
    expect(answersOf(service("folder"), given, (user) => `person of ${user}`)).toEqual([
      { field: "link", label: service("folder").fields[0]?.label, kind: "link", text: "https://files.example/x" },
      {
        field: "rights",
        label: service("folder").fields[1]?.label,
        kind: "choice",
        chosen: [{ value: "write", label: { en: "Read and change", fr: "Lire et modifier" } }],
      },
      { field: "owner", label: service("folder").fields[2]?.label, kind: "person", person: "person of U1" },
    ]);
  });
});

describe("a form of a service", () => {
  test("is one modal on Slack, and pages on Teams, of which each asks what hangs on those before", () => {
    const form = formOf("laptop");
    const modal = toModal(form, { openedIn: null, pressedOn: null, zone: "UTC" });
    expect(modal.blocks.flatMap(({ block_id = [] }) => block_id)).toEqual([
      ...form.fields.map(({ name }) => name),
      "files",
    ]);
    const page = (retry?: { values: FormValues; errors: Record<string, string> }) =>
      JSON.stringify(dialog(formOf("laptop", retry?.values), { nonce: "n", zone: "UTC", ...(retry && { retry }) }));
    expect(page()).toContain('"title":"Continue"');
    expect(page()).not.toContain("laptop.site");
    const second = page({ values: { "laptop.model": "light" }, errors: {} });
    expect(second).toContain("laptop.site");
    expect(second).toContain('"title":"Back"');
    expect(second).toContain('"given":{"laptop.model":"light"}');
    expect(page({ values: { "laptop.model": "nothing" }, errors: { "laptop.model": "No" } })).not.toContain(
      "laptop.site",
    );
  });

  test("no example is more than Slack or Teams take, in any language", () => {
    for (const { key, name, fields } of services)
      for (const locale of locales) {
        const form = newTicketForm({ do: "new-ticket", service: key }, locale, { services });
        expect(toModal(form, { openedIn: null, pressedOn: null, zone: "UTC" }).blocks.length).toBeLessThanOrEqual(100);
        expect(JSON.stringify(dialog(form, { nonce: "n", zone: "UTC" })).length).toBeLessThan(80_000);
        expect(name[locale].length, `${key}, with ${fields.length} fields`).toBeLessThanOrEqual(40);
      }
  });

  test("says that a service is gone, and keeps what was typed", () => {
    const form = newTicketForm({ do: "new-ticket", service: "gone", description: "My words" }, "en", { services });
    expect(JSON.stringify(form.intro)).toContain("isn’t offered any more");
    expect(form.fields.find(({ name }) => name === "description")).toMatchObject({ initial: "My words" });
  });

  test("a desk without services has the form that it had", () => {
    const form = newTicketForm({ do: "new-ticket", title: "laptop" }, "en");
    expect(form.ways).toBeUndefined();
    expect(form.intro).toEqual([]);
  });
});

describe("the service that words are about", () => {
  const found = (words: string) => servicesFor(services, words).map(({ key }) => key);

  test("is found by its name and its words, with accents, plurals and other words around them", () => {
    expect(found("Mes imprimantes ne repondent plus")).toEqual(["printer"]);
    expect(found("I need a new laptop for Noor")).toEqual(["laptop"]);
    expect(found("accès au dossier de la compta")).toEqual(["folder"]);
    expect(found("the coffee is cold")).toEqual([]);
    expect(found("un badge pour mon chat, dans une boîte")).toEqual([]);
    expect(found("")).toEqual([]);
  });

  test("is not found by what stands in any sentence, nor by what follows “for” in its name", () => {
    const [first] = services;
    if (first === undefined) throw new Error("no service");
    const name = { en: "Badge for the server room", fr: "Badge pour la salle serveurs" };
    const badge = [{ ...first, key: "badge", name, words: [] }];
    expect(servicesFor(badge, "il me faut un écran pour mon poste")).toEqual([]);
    expect(servicesFor(badge, "the room is cold")).toEqual([]);
    expect(servicesFor(badge, "j’ai perdu mon badge")).toEqual(badge);
  });

  test("is opened at once where nothing else is said", () => {
    expect(serviceNamed(services, "Laptop!")?.key).toBe("laptop");
    expect(serviceNamed(services, "nouvel ordinateur")?.key).toBe("laptop");
    expect(serviceNamed(services, "laptop broken")).toBeNull();
  });

  const advance = {
    key: "advance",
    name: { en: "Salary advance", fr: "Avance sur salaire" },
    words: ["advance"],
    kind: "request",
    queue: "hr",
  } as const;
  test.each([
    ["je voudrais une avance sur salaire", "advance"],
    ["comment avoir une avance sur salaire ?", "advance"],
    ["une petite avance sur mon salaire", "advance"],
    ["I need a new laptop", "laptop"],
    ["il me faudrait un ordinateur portable pour lundi", "laptop"],
    ["l'imprimante du 3e est en panne", "printer"],
    // What is broken is no request, a question is none either, and what something is for is not asked for.
    ["my laptop does not start", null],
    ["where is the laptop policy?", null],
    ["I need a mouse for the meeting room", null],
    ["I need a badge", null],
    ["mon avance sur salaire a disparu", null],
  ])("“%s” asks for %s", (words, key) => {
    const [pattern] = services;
    if (pattern === undefined) throw new Error("no service");
    const all = [...services, { ...pattern, ...advance }];
    expect(serviceMeant(all, words, ({ queue }) => queue === "hr")?.key ?? null).toBe(key);
  });

  test("has its service level by its key, or by its name in any language", () => {
    const [level] = usualPolicy.serviceLevels;
    if (level === undefined) throw new Error("no level");
    const policy = { ...usualPolicy, services, serviceLevels: [{ ...level, priority: null, service: "laptop" }] };
    const ticket = { queue: "support", kind: "request", priority: "P4", service: "Nouvel ordinateur" } as const;
    expect(serviceLevelOf(policy, ticket)).toBe(policy.serviceLevels[0]);
    expect(serviceLevelOf(policy, { ...ticket, service: "Tapis" })).toBeNull();
  });
});

test("a form offers what words are about, all services where they are about none, and some where nothing is said", () => {
  const labels = (title?: string) =>
    newTicketForm({ do: "new-ticket", ...(title && { title }) }, "en", { services })
      .ways?.flat()
      .map(({ label }) => label);
  expect(labels("my printer is out of ink")?.[0]).toContain("Printer");
  expect(labels("the coffee is cold")).toEqual(["All services"]);
  expect(labels()).toHaveLength(4);
});

test("what was filled in comes along as far as there is room, and each button of the catalogue says what it is about", () => {
  const given = withTyped(
    { do: "new-ticket" },
    { title: "Chairs", urgency: "high", stepsToReproduce: "x".repeat(4_900) },
  );
  expect(withTyped(given, { "room.people": "12", "room.more": "y".repeat(300) }).also).toEqual({
    urgency: "high",
    "room.people": "12",
    "room.more": "y".repeat(300),
  });
  const { blocks } = catalogueMessage(services, {}, reader);
  const buttons = blocks.flatMap((block) => (block.kind === "item" && block.button ? [block.button.about] : []));
  expect(new Set(buttons).size).toBe(services.length);
});

test("the catalogue is read a page at a time, and what was typed goes along", () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ ...service("room"), key: `room-${index}` }));
  const page = JSON.stringify(catalogueMessage(many, { from: 12, title: "Chairs" }, reader).blocks);
  expect(page).toContain("room-12");
  expect(page).not.toContain("room-24");
  expect(page).toContain("6 more services");
  expect(page).toContain('"title":"Chairs"');
});

test("the card shows three answers that its title does not say, and “More…” the others and the rest of long ones", () => {
  const label = { en: "Q", fr: "Q" };
  const answers = ["a", "b", "c", "d"].map((field) => ({
    field,
    label,
    kind: "text" as const,
    text: field.repeat(field === "a" ? 200 : 3),
  }));
  const ticket: Parameters<typeof answersNotOnCard>[0] = { answers, title: "A service · ccc" };
  expect(answersNotOnCard(ticket, reader).map(({ field }) => field)).toEqual(["a"]);
  expect(answersNotOnCard({ ...ticket, title: "A service" }, reader).map(({ field }) => field)).toEqual(["a", "d"]);
  expect(JSON.stringify(answersOnCard({ ...ticket, title: "A service" }, reader))).toContain("1 more answer");
  // The title says it.
  expect(JSON.stringify(answersOnCard(ticket, reader))).not.toMatch(/1 more answer|ccc/u);
});

test.each([
  ["1 234,50", 1234.5],
  ["1,234.50 €", 1234.5],
  ["1234.5", 1234.5],
  ["EUR 12", 12],
  ["1.234", 1234],
  ["1.234.567,89", 1_234_567.89],
  ["12,345,6", null],
  ["1,2,3", null],
  ["2 400 euros", 2400],
  ["2\u202f400 €", 2400],
  ["€2,400", 2400],
  ["1 Euro", 1],
  ["-5 eur", -5],
  ["499 KWD", "other-currency"],
  ["$499", "other-currency"],
  ["499 dollars", "other-currency"],
  ["499 livres sterling", "other-currency"],
  ["12€50", null],
  ["2k€", null],
  ["12 EUR €", null],
  ["499 bananas", null],
  ["twelve", null],
  ["", null],
] as const)("%s is an amount of %s in euros", (typed, amount) => {
  expect(readAmount(typed, "EUR")).toBe(amount);
});

test.each([
  ["£1,200", "GBP"],
  ["1200 pounds", "GBP"],
  ["1 200 livres", "GBP"],
  ["$1,200", "USD"],
  ["1 200 $US", "USD"],
  ["1200 US dollars", "USD"],
  ["1 200 francs suisses", "CHF"],
  ["1200 Swiss francs", "CHF"],
  ["1 200 yens", "JPY"],
])("%s is an amount in %s", (typed, currency) => {
  expect(readAmount(typed, currency)).toBe(1200);
});

test("a form of words takes no longer, whatever is typed", () => {
  expect(isLike("pr-0042", ["PR-####"])).toBe(true);
  expect(isLike("PR-004", ["PR-####"])).toBe(false);
  expect(isLike("a.b", ["a?b", "x"])).toBe(true);
  expect(isLike("a+b", ["a.b"])).toBe(false);
  expect(isLike("é1", ["@#"])).toBe(true);
  expect(isLike("a".repeat(2_000), ["*a*b"])).toBe(false);
});

test("services of one topic stand together, wherever the policy has them, after those of none", () => {
  const of = (key: string, topic: string | null): Service => ({
    ...service("laptop"),
    key,
    topic: topic === null ? null : { en: topic, fr: topic },
  });
  const mixed = [of("badge", "Arrivals"), of("car", "Loans"), of("lost", null), of("desk", "Arrivals")];
  expect(byTopic(mixed).map(({ key }) => key)).toEqual(["lost", "badge", "desk", "car"]);
  const shown = JSON.stringify(catalogueMessage(mixed, {}, reader).blocks);
  expect(shown.match(/Arrivals/gu)).toHaveLength(1);
});
