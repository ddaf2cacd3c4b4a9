import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exampleServices } from "../../src/features/catalogue/examples.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import { linesOf } from "../features/reading.ts";
import { wholeForm } from "../../src/screen/form.ts";
import { approvedService } from "../support/approved-service.ts";
import { buttonsOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { query } from "../support/database.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
beforeEach(async () => {
  desk = await openDeskInATest();
  desk.configure({ ...policyIn("Europe/Paris"), services: exampleServices });
  await desk.queue("support", [await desk.person("U-claire")]);
});
afterEach(() => desk.close());

test("a service is one to the figures, in whatever language it was asked for; its title is in its requester's", async () => {
  const opener = { do: "new-ticket", service: "room" } as const;
  const values = { "room.coffee": "yes", details: null, beneficiary: null };
  await desk.as(someone("U-mona", { locale: "en" })).sends("form 1", opener, values);
  await desk.as(someone("U-noor", { locale: "fr" })).sends("form 2", opener, values);
  expect(await query(desk.url, "select title, service from ticket order by title")).toEqual([
    { title: "Préparer une salle", service: "Set up a room" },
    { title: "Set up a room", service: "Set up a room" },
  ]);
});

describe("words that ask for a service, and say more than its name,", () => {
  const advance = { ...approvedService({ who: "manager" }), key: "advance", words: ["salary advance"], queue: "hr" };
  const name = { en: "Salary advance", fr: "Avance sur salaire" };
  beforeEach(async () => {
    await desk.queue("hr", [await desk.person("U-claire")]);
    const hr = { hours: null, nextLevel: null, isPrivate: true } as const;
    desk.configure({
      ...policyIn("Europe/Paris"),
      queues: { hr },
      services: [...exampleServices, { ...advance, name }],
    });
  });
  const writes = (text: string, locale = "fr") =>
    desk.as(someone("U-mona", { locale })).does({ kind: "wrote", text, files: [] });

  test.each([
    ["je voudrais une avance sur salaire", "advance"],
    ["il me faut un nouvel ordinateur portable", "laptop"],
  ])("“%s” offers its form first, which a yes opens", async (words, service) => {
    const [first, second] = buttonsOf(await writes(words));
    expect(first).toMatchObject({ tone: "primary", action: { do: "new-ticket", service } });
    expect(second).toMatchObject({ label: "Envoyer tel quel", action: { do: "send" } });
    expect(second?.tone).toBeUndefined();
    const opened = await writes("ok");
    expect(opened).toMatchObject({ kind: "open-form", form: { opener: { service } } });
  });

  test("are told what it means to send them as they are, where the service is private", async () => {
    const told = linesOf(said(await writes("I would like a salary advance", "en"))).join("\n");
    expect(told).toContain("“Salary advance” is private: only the people in charge of it read it.");
    expect(linesOf(said(await writes("I need a new laptop", "en"))).join("\n")).not.toContain("private");
  });

  test("say what the rules say of who reads them as they are, with a form beside them or without", async () => {
    const rule = { service: null, kind: null, words: ["advance", "payslip"], from: [], language: null, channel: null };
    const { policy } = desk.deps;
    const rules = [{ ...rule, queue: "hr", overridesService: false }];
    desk.configure({ ...policy, routing: { ...policy.routing, rules } });
    for (const words of ["I would like a salary advance", "My payslip is wrong again"]) {
      const told = linesOf(said(await writes(words, "en"))).join("\n");
      expect(told).toContain("it’s private: read by those it is for, and by the agents and leads of hr");
      expect(told).not.toContain("all agents can");
    }
    expect(linesOf(said(await writes("My screen is black", "en"))).join("\n")).not.toContain("private");
  });

  test("are offered it first beside tickets of their own, too", async () => {
    await desk.opens(await desk.person("U-mona"));
    const buttons = buttonsOf(await writes("je voudrais une avance sur salaire"));
    expect(buttons.filter(({ tone }) => tone === "primary")).toMatchObject([{ action: { service: "advance" } }]);
  });

  test("are a ticket as before where something is broken", async () => {
    const [first] = buttonsOf(await writes("mon ordinateur ne démarre plus"));
    expect(first?.action).toMatchObject({ do: "new-ticket", service: "laptop" });
    expect(first?.tone).toBeUndefined();
  });
});

describe("a service of a queue in which nobody looks", () => {
  const service = { ...approvedService({ who: "manager" }), key: "advance", approval: [], fields: [], queue: "hr" };
  const opener = { do: "new-ticket", service: "advance" } as const;
  const values = { details: "I am in debt", beneficiary: null };
  const sends = async (isPrivate: boolean) => {
    const hr = { hours: null, nextLevel: null, ...(isPrivate && { isPrivate }) };
    desk.configure({ ...policyIn("Europe/Paris"), queues: { hr }, services: [service] });
    return desk.as(someone("U-mona", { locale: "en" })).sends("a form", opener, values);
  };

  test("is refused where it is private, and said in the form: nobody else reads what was written for them", async () => {
    expect(await sends(true)).toMatchObject({
      kind: "form-errors",
      errors: { [wholeForm]: expect.stringContaining("Nothing was sent") },
    });
    expect(await query(desk.url, "select from ticket")).toEqual([]);
    await desk.queue("hr", [await desk.person("U-hana")]);
    expect((await sends(true)).kind).not.toBe("form-errors");
    expect(await query(desk.url, "select queue_name, is_private from ticket")).toEqual([
      { queue_name: "hr", is_private: true },
    ]);
  });

  test("goes where new tickets arrive, and says why", async () => {
    await sends(false);
    const [opened] = await query<{ reference: string }>(desk.url, "select reference, queue_name from ticket");
    expect(opened).toMatchObject({ queue_name: "support" });
    const claire = desk.as(someone("U-claire", { locale: "en" }));
    const told = said(await claire.does({ kind: "asked", words: `why ${opened?.reference}`, in: direct("U-claire") }));
    expect(linesOf(told).join("\n")).toContain("names “hr”, where nobody looks");
  });
});

const direct = (user: string) =>
  ({ platform: "slack", tenant: "T1", address: `D-${user}`, scope: "personal" }) as const;
