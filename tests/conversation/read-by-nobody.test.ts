import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import type { Action } from "../../src/features/actions.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import { wholeForm, type FormValues } from "../../src/screen/form.ts";
import { approvedService } from "../support/approved-service.ts";
import { query } from "../support/database.ts";
import {
  aDraft,
  buttonsOf,
  formOf,
  openDeskInATest,
  said,
  type ActsInChat,
  type DeskInATest,
} from "../support/desk-in-a-test.ts";
import { linesOf } from "../features/reading.ts";
import { someone } from "../support/test-store.ts";

const called = (name: string) => ({ en: name, fr: name });
const asTyped = (values: Readonly<Record<string, string | number | null>>): FormValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? null : String(value)]));
const part = { service: "contract", when: [] };
const service = (key: string, more: object = {}) => ({
  ...approvedService(),
  key,
  name: called(key),
  fields: [],
  ...more,
});
const rule = { service: null, kind: null, from: [], language: null, channel: null, overridesService: false } as const;
const policy: DeskPolicy = {
  ...policyIn("Europe/Paris"),
  queues: { hr: { hours: null, nextLevel: null, isPrivate: true } },
  routing: { byChannel: true, rules: [{ ...rule, words: ["payslip"], queue: "hr" }] },
  emoji: [
    { emoji: "ticket", verb: "ticket", queue: null, who: "anybody" },
    { emoji: "hr", verb: "private-ticket", queue: "hr", who: "anybody" },
  ],
  services: [
    service("contract", { queue: "hr" }),
    service("arrival", { opens: [part] }),
    service("guest", { opens: [part], approval: approvedService({ who: ["paul@example.com"] }).approval }),
  ],
};

describe("what is for a private queue where nobody looks", () => {
  let desk: DeskInATest;
  let mona: ActsInChat;
  const person: Record<string, string> = {};
  const id = (name: string): string => person[name] ?? "";
  beforeAll(async () => {
    desk = await openDeskInATest();
    for (const name of ["mona", "paul", "claire", "hanna"])
      person[name] = await desk.person(`U-${name}`, { email: `${name}@example.com` });
    await desk.queue("support", [id("claire")]);
    mona = desk.as(someone("U-mona", { email: "mona@example.com" }));
    desk.configure(policy);
  });
  beforeEach(() => desk.queue("hr", []));
  afterAll(() => desk.close());

  const tickets = () => query(desk.url, "select title, queue_name as queue, is_private as private from ticket");
  const presses = async (reply: Reply, label: string): Promise<Reply> => {
    const button = buttonsOf(reply).find((each) => each.label === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    return mona.presses(button.action);
  };
  const notSent = /^This is private, for hr alone, and nobody looks after hr just now\. Nothing was sent/u;

  test("is not sent as it is, and can be once somebody looks there", async () => {
    const offer = await mona.does({ kind: "wrote", text: "My payslip is wrong", files: [] });
    const refused = await presses(offer, "Send as it is");
    expect(linesOf(said(refused)).join("\n")).toMatch(notSent);
    // The offer stays, with its words.
    expect(refused).not.toHaveProperty("instead");
    expect(await tickets()).toEqual([]);
    await desk.queue("hr", [id("hanna")]);
    expect(linesOf(said(await presses(offer, "Send as it is")))).toContain("📬 Sent: My payslip is wrong");
    expect(await tickets()).toEqual([{ title: "My payslip is wrong", queue: "hr", private: true }]);
    await query(desk.url, "delete from pending_words");
  });

  test("is not sent in words either", async () => {
    const before = (await tickets()).length;
    const paul = desk.as(someone("U-paul", { email: "paul@example.com" }));
    await paul.does({ kind: "wrote", text: "My payslip is wrong again", files: [] });
    expect(linesOf(said(await paul.does({ kind: "wrote", text: "yes", files: [] }))).join("\n")).toMatch(notSent);
    expect(await tickets()).toHaveLength(before);
    expect(await query(desk.url, "select text from pending_words")).toContainEqual({
      text: "My payslip is wrong again",
    });
  });

  test.each<[string, Extract<Action, { do: "new-ticket" }>]>([
    ["a new ticket", { do: "new-ticket", title: "It is wrong", description: "My payslip of May" }],
    ["a service", { do: "new-ticket", service: "contract" }],
    ["a service of which a part is for it", { do: "new-ticket", service: "arrival" }],
  ])("keeps the form of %s open, and says so of all of it", async (name, opener) => {
    const before = (await tickets()).length;
    const { values } = formOf(await mona.presses(opener));
    const reply = await mona.sends(name, opener, asTyped(values));
    expect(reply).toEqual({ kind: "form-errors", errors: { [wholeForm]: expect.stringMatching(notSent) } });
    expect(await tickets()).toHaveLength(before);
  });

  test.each(["ticket", "private-ticket"] as const)("makes no %s of a message, and says why", async (verb) => {
    const before = (await tickets()).length;
    const reply = await mona.does({
      kind: "marked",
      verb,
      on: { platform: "slack", tenant: "T1", address: "C1", message: "1.1" },
      thread: null,
      text: "The payslip of May is wrong",
      link: null,
      author: null,
      own: true,
    });
    expect(linesOf(said(reply)).join("\n")).toMatch(/^I made no ticket: it would be private, for hr alone/u);
    expect(await tickets()).toHaveLength(before);
  });

  test("waits there for who reads it, where it is a part that was approved since", async () => {
    const asked = { service: "guest", name: called("guest"), form: "1" };
    const whole = await desk.opens(id("mona"), { ...aDraft, kind: "request", asked, answers: [] });
    await desk.changes(whole.reference, id("paul"), { type: "approve" });
    const [opened] = await desk.store.partsOf(whole.reference);
    const contract = await desk.store.ticket(opened?.ticket ?? "");
    expect(contract).toMatchObject({ queue: "hr", isPrivate: true });
  });
});
