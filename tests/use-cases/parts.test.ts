import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTicket } from "../../src/desk/read.ts";
import { followWhole, gatherParts } from "../../src/features/parts/use-cases.ts";
import { agentsButtons } from "../../src/features/cards/messages/agents-card-buttons.ts";
import { personCard } from "../../src/features/cards/messages/person-card.ts";
import { partsOnCard } from "../../src/features/parts/messages.ts";
import { timesOf } from "../../src/features/rules/ticket-times.ts";
import { phrases } from "../../src/features/words.ts";
import { inEachLanguage } from "../../src/kernel/locale.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import type { Answered, Service } from "../../src/kernel/service.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { query } from "../support/database.ts";
import { someone } from "../support/test-store.ts";
import { approvedService } from "../support/approved-service.ts";
import { aDraft, openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let desk: DeskInATest;
const person: Record<string, PersonId> = {};
const id = (name: string): PersonId => person[name] ?? "";

const called = (name: string) => inEachLanguage(() => name);
const field = { name: "who", label: called("Who?"), hint: null, required: true, says: null, when: [] };
const who: Service["fields"] = [{ ...field, kind: "text", max: 100, initial: "", like: [] }];
const service = (key: string, more: Partial<Service> = {}): Service => ({
  ...approvedService(),
  key,
  name: called(key),
  fields: who,
  ...more,
});
const opens = ["account", "badge", "contract"].map((key) => ({ service: key, when: [] }));
const policy: DeskPolicy = {
  ...policyIn("Europe/Paris"),
  queues: { hr: { hours: null, nextLevel: null, isPrivate: true } },
  services: [
    service("colleague", { opens }),
    service("guest", { opens, approval: approvedService({ who: ["paul@example.com"] }).approval }),
    service("visitor", {
      opens: [{ service: "badge", when: [{ question: "who", is: ["Lea Martins"] }] }],
      approval: approvedService({ who: ["paul@example.com"] }).approval,
    }),
    service("account"),
    service("badge", { queue: "facilities" }),
    service("contract", { queue: "hr" }),
  ],
};
const lea: Answered = { field: "who", label: called("Who?"), kind: "text", text: "Léa Martin" };
const asks = (key: string) =>
  desk.opens(id("mona"), {
    ...aDraft,
    kind: "request",
    urgency: "low",
    impact: "one",
    title: `${key} · Léa Martin`,
    service: key,
    asked: { service: key, name: called(key), form: "1" },
    answers: [lea],
  });

const now = async ({ reference }: Pick<Ticket, "reference">): Promise<Ticket> => {
  const ticket = await desk.store.ticket(reference);
  if (ticket === null) throw new Error(`${reference} is gone`);
  return ticket;
};
const count = async (): Promise<number> =>
  Number((await query(desk.url, "select count(*)::int as count from ticket"))[0]?.["count"]);
/** What the worker does. */
const gathered = async (whole: Ticket): Promise<Ticket> => {
  await desk.tx((tx) => gatherParts(tx, desk.deps, whole.reference));
  return now(whole);
};
const follows = (whole: Ticket) => followWhole(desk.store, desk.deps, whole.reference);
const partsOf = async (whole: Ticket): Promise<readonly Ticket[]> =>
  Promise.all((await desk.store.partsOf(whole.reference)).map(({ ticket }) => now({ reference: ticket })));
const part = async (whole: Ticket, key: string): Promise<Ticket> => {
  const found = (await partsOf(whole)).find(({ asked }) => asked?.service === key);
  if (found === undefined) throw new Error(`${key} was not opened`);
  return found;
};
const seenBy = async ({ reference }: Ticket): Promise<readonly string[]> =>
  (await desk.store.surfaces(reference)).map(({ audience, address }) =>
    audience.kind === "agents"
      ? address
      : (Object.entries(person).find(([, each]) => each === audience.person)?.[0] ?? ""),
  );

beforeAll(async () => {
  desk = await openDeskInATest();
  for (const name of ["mona", "paul", "claire", "felix", "hanna", "lena", "nils"])
    person[name] = await desk.person(`U-${name}`, { email: `${name}@example.com` });
  await desk.queue("support", [id("claire")]);
  await desk.queue("facilities", [id("felix")]);
  await desk.queue("hr", [id("hanna")]);
  desk.configure(policy);
});
afterAll(() => desk.close());

describe("a service that opens several tickets", () => {
  test("opens one for the whole and one for each part, in its queue, with what both ask", async () => {
    const whole = await asks("colleague");
    const parts = await partsOf(whole);
    expect(
      parts.map(({ queue, title, isPrivate, answers, beneficiary, partOf }) => [
        queue,
        title,
        isPrivate,
        answers,
        beneficiary,
        partOf,
      ]),
    ).toEqual([
      ["support", "account · Léa Martin", false, [lea], id("mona"), whole.reference],
      ["facilities", "badge · Léa Martin", false, [lea], id("mona"), whole.reference],
      ["hr", "contract · Léa Martin", true, [lea], id("mona"), whole.reference],
    ]);
    expect((await gathered(whole)).parts).toMatchObject([
      { service: "account", ticket: parts[0]?.reference, status: "new" },
      { service: "badge", ticket: parts[1]?.reference, status: "new" },
      { service: "contract", ticket: parts[2]?.reference, status: "new", isPrivate: true },
    ]);
  });

  test("counts as one that was opened, however many parts it has", async () => {
    const account = { platform: "slack", tenant: "T1", user: "U-mona" } as const;
    const since = new Date(desk.deps.now().getTime() - 86_400_000);
    const before = await desk.store.countOpenedBy(account, since, 1_000);
    const whole = await asks("colleague");
    expect(await partsOf(whole)).toHaveLength(3);
    expect(await desk.store.countOpenedBy(account, since, 1_000)).toBe(before + 1);
  });

  test("is opened once, though its form is sent twice", async () => {
    const mona = desk.as(someone("U-mona", { email: "mona@example.com" }));
    const sends = () =>
      mona.sends(
        "once",
        { do: "new-ticket", service: "colleague" },
        { "colleague.who": "Léa Martin", details: "", beneficiary: null },
      );
    const before = await count();
    expect(await sends()).toEqual(await sends());
    expect((await count()) - before).toBe(4);
  });

  test("that the policy has no more is left out of the whole", async () => {
    const whole = await asks("guest");
    desk.configure({ ...policy, services: policy.services.filter(({ key }) => key !== "badge") });
    await desk.changes(whole.reference, id("paul"), { type: "approve" });
    desk.configure(policy);
    expect((await gathered(whole)).parts.map(({ service: each }) => each)).toEqual(["account", "contract"]);
  });

  test("shows one card to whoever asked; a part comes to them with words, and not with being done", async () => {
    const whole = await asks("colleague");
    expect(await seenBy(whole)).toEqual(expect.arrayContaining(["mona", "C-support"]));
    const [account, badge] = [await part(whole, "account"), await part(whole, "badge")];
    expect(await seenBy(account)).toEqual(["C-support"]);
    await desk.changes(account.reference, id("claire"), { type: "claim" });
    await desk.changes(account.reference, id("claire"), { type: "resolve", text: "Done", cause: "other" });
    expect(await seenBy(account)).toEqual(["C-support"]);
    await desk.changes(badge.reference, id("felix"), { type: "claim" });
    await desk.changes(badge.reference, id("felix"), { type: "ask", text: "Which colour?" });
    expect(await seenBy(badge)).toEqual(expect.arrayContaining(["C-facilities", "mona"]));
  });

  test("tells of a private part its state alone to who may not read it", async () => {
    const whole = await asks("colleague");
    const contract = await part(whole, "contract");
    const readBy = async (name: string) => (await readTicket(desk.store, contract.reference, id(name))).result;
    expect([await readBy("mona"), await readBy("hanna"), await readBy("claire")]).toEqual([
      "read",
      "read",
      "not-found",
    ]);
    expect(JSON.stringify((await gathered(whole)).parts)).not.toContain("Léa");
  });

  test("is resolved once its parts are done, and its agents are told", async () => {
    const whole = await asks("colleague");
    await gathered(whole);
    await desk.changes(whole.reference, id("claire"), { type: "claim" });
    const resolve = { type: "resolve", text: "Welcome, Léa", cause: "other" } as const;
    expect(await desk.changes(whole.reference, id("claire"), resolve)).toMatchObject({
      result: "refused",
      refusal: { type: "parts-left" },
    });
    for (const [key, agent] of [
      ["account", "claire"],
      ["badge", "felix"],
      ["contract", "hanna"],
    ] as const) {
      const { reference } = await part(whole, key);
      await desk.changes(reference, id(agent), { type: "claim" });
      await desk.changes(reference, id(agent), { type: "resolve", text: "Done", cause: "other" });
    }
    await gathered(whole);
    expect(await desk.changes(whole.reference, id("claire"), resolve)).toMatchObject({ result: "changed" });
  });

  test("has what was said of a part read under its own card, once, but nothing of a private one; and confirms all with the whole", async () => {
    const whole = await asks("colleague");
    await gathered(whole);
    const waited = await desk.store.countAfter({ name: "waiting", person: id("mona"), queues: [] }, null, 100);
    const done = async (key: string, agent: string, text: string) => {
      const { reference } = await part(whole, key);
      await desk.changes(reference, id(agent), { type: "claim" });
      await desk.changes(reference, id(agent), { type: "resolve", text, cause: "other" });
      for (let time = 1; time <= 2; time += 1) await gathered(whole);
    };
    await done("account", "claire", "lea.martin");
    await done("badge", "felix", "At the desk");
    await done("contract", "hanna", "Signed on Monday");
    const said = (await desk.history(whole.reference)).flatMap(({ event }) =>
      event.type === "part-resolved" ? [event.text] : [],
    );
    expect(said).toEqual(["lea.martin", "At the desk"]);
    expect(await desk.store.countAfter({ name: "waiting", person: id("mona"), queues: [] }, null, 100)).toBe(waited);
    await desk.changes(whole.reference, id("claire"), { type: "claim" });
    await desk.changes(whole.reference, id("claire"), { type: "resolve", text: "Welcome", cause: "other" });
    await desk.changes(whole.reference, id("mona"), { type: "confirm" });
    await follows(whole);
    expect((await partsOf(whole)).map(({ status, attempts }) => [status, attempts[0]?.answer?.answer])).toEqual(
      Array.from({ length: 3 }, () => ["closed", "confirmed"]),
    );
  });

  test("is not ended by somebody who found a solution, nor asks what was done, while some of it is left", async () => {
    const whole = await gathered(await asks("colleague"));
    const solved = { type: "withdraw", reason: "solved-by-myself" } as const;
    expect(await desk.changes(whole.reference, id("mona"), solved)).toMatchObject({ refusal: { type: "ends-parts" } });
    const viewer = { locale: "en", zone: "UTC", platform: "slack", names: () => ({ name: "", user: null }) } as const;
    const times = timesOf(whole, policy);
    const at = { viewer, reader: id("mona"), times } as const;
    const possible = new Set(["withdraw"] as const);
    const own = JSON.stringify(personCard(whole, { ...at, possible, as: "requester" }));
    expect([own.includes("solved-by-myself"), own.includes("no-longer-needed")]).toEqual([false, true]);
    await desk.changes(whole.reference, id("claire"), { type: "claim" });
    const taken = await now(whole);
    expect(JSON.stringify(agentsButtons(taken, [], phrases("en")))).not.toContain('"resolve"');
    const fill = { do: "fill", form: "resolve", ticket: whole.reference, seen: taken.version } as const;
    const mark = taken.mark === null ? {} : { mark: taken.mark };
    const pressed = await desk
      .as(someone("U-claire", { email: "claire@example.com" }))
      .does({ kind: "pressed", action: { ...fill, ...mark } });
    expect(JSON.stringify(pressed)).toContain("Not yet");
    // Its own agents do not read what stands in another queue.
    const shown = partsOnCard(taken, viewer, "agents").flatMap((block) =>
      block.kind === "item" ? [block.button] : [],
    );
    expect(shown.map((button) => button !== null && button !== undefined)).toEqual([true, false, false]);
  });

  test("is cancelled with what nobody has begun; what somebody has goes on", async () => {
    const whole = await asks("colleague");
    const badge = await part(whole, "badge");
    await desk.changes(badge.reference, id("felix"), { type: "claim" });
    await desk.changes(whole.reference, id("mona"), { type: "withdraw", reason: "no-longer-needed" });
    await follows(whole);
    await follows(whole);
    expect((await partsOf(whole)).map(({ status }) => status)).toEqual(["cancelled", "in-progress", "cancelled"]);
    expect((await desk.history(badge.reference)).filter(({ event }) => event.type === "whole-cancelled")).toHaveLength(
      1,
    );
    await desk.changes(whole.reference, id("mona"), { type: "reopen", reason: "She comes after all" });
    await follows(whole);
    expect((await partsOf(whole)).map(({ status }) => status)).toEqual(["new", "in-progress", "new"]);
  });

  test("is for somebody else since, and so are its parts, but for one that is for another already", async () => {
    const whole = await asks("colleague");
    const given = await part(whole, "badge");
    const handsTo = (ticket: Ticket, whom: string) =>
      desk.changes(ticket.reference, id("claire"), { type: "change", to: { beneficiary: id(whom) } });
    await desk.changes(given.reference, id("felix"), { type: "change", to: { beneficiary: id("paul") } });
    await handsTo(whole, "lena");
    await handsTo(whole, "nils");
    for (let time = 1; time <= 2; time += 1) await follows(whole);
    expect([(await part(whole, "account")).beneficiary, (await part(whole, "badge")).beneficiary]).toEqual([
      id("nils"),
      id("paul"),
    ]);
    expect(await seenBy(await part(whole, "account"))).toEqual(["C-support"]);
    const history = await desk.store.history((await part(whole, "account")).reference);
    expect(history.filter(({ event }) => event.type === "changed")).toHaveLength(1);
  });

  test("hands on an answer that is changed later", async () => {
    const whole = await asks("colleague");
    await desk.changes(whole.reference, id("mona"), {
      type: "correct-answers",
      fields: ["who"],
      answers: [{ ...lea, text: "Lea Martins" }],
    });
    await follows(whole);
    await follows(whole);
    expect((await partsOf(whole)).map(({ answers, version }) => [answers, version])).toEqual(
      Array.from({ length: 3 }, () => [[{ ...lea, text: "Lea Martins" }], 2]),
    );
  });
});

describe("a service that opens several tickets and has to be approved", () => {
  test("is approved once, and opens them then", async () => {
    const whole = await asks("guest");
    expect(await partsOf(whole)).toEqual([]);
    await desk.changes(whole.reference, id("paul"), { type: "approve" });
    const parts = await partsOf(whole);
    expect(parts.map(({ approval, status }) => [approval, status])).toEqual(
      Array.from({ length: 3 }, () => [null, "new"]),
    );
    expect((await gathered(whole)).parts.map(({ ticket }) => ticket)).toEqual(parts.map(({ reference }) => reference));
  });

  test("opens what the answers ask for that were approved, whatever was planned before", async () => {
    const whole = await asks("visitor");
    expect(whole.parts).toEqual([]);
    const corrected = { type: "correct-answers", fields: ["who"], answers: [{ ...lea, text: "Lea Martins" }] } as const;
    await desk.changes(whole.reference, id("mona"), corrected);
    await desk.changes(whole.reference, id("paul"), { type: "approve" });
    expect((await partsOf(whole)).map(({ asked }) => asked?.service)).toEqual(["badge"]);
    expect((await gathered(whole)).parts).toMatchObject([{ service: "badge", name: called("badge"), status: "new" }]);
  });

  test("has its answers changed on the whole alone, and hands none on that nobody has approved", async () => {
    const whole = await asks("guest");
    await desk.changes(whole.reference, id("paul"), { type: "approve" });
    const badge = await part(whole, "badge");
    const corrected = { type: "correct-answers", fields: ["who"], answers: [{ ...lea, text: "Lea Martins" }] } as const;
    expect(await desk.changes(badge.reference, id("mona"), corrected)).toMatchObject({
      refusal: { type: "asked-on-whole", whole: whole.reference },
    });
    await desk.changes(whole.reference, id("mona"), corrected);
    await follows(whole);
    expect((await now(badge)).answers).toEqual([lea]);
    // Declined after all: what nobody has begun is not done.
    await desk.changes(whole.reference, id("paul"), { type: "decline", reason: "Not this year" });
    await follows(whole);
    expect((await partsOf(whole)).map(({ status }) => status)).toEqual(["cancelled", "cancelled", "cancelled"]);
  });

  test("that was declined after it was approved has its parts back once it is approved again, and not as soon as it is reopened", async () => {
    const whole = await asks("guest");
    const states = async () => (await partsOf(whole)).map(({ status }) => status);
    await desk.changes(whole.reference, id("paul"), { type: "approve" });
    await desk.changes(whole.reference, id("mona"), {
      type: "correct-answers",
      fields: ["who"],
      answers: [{ ...lea, text: "Lea Martins" }],
    });
    await desk.changes(whole.reference, id("paul"), { type: "decline", reason: "Not this year" });
    await follows(whole);
    const badge = await part(whole, "badge");
    expect(await desk.changes(badge.reference, id("mona"), { type: "reopen", reason: "Now" })).toMatchObject({
      refusal: { type: "comes-with-whole", whole: whole.reference },
    });
    await desk.changes(whole.reference, id("mona"), { type: "reopen", reason: "She comes after all" });
    await follows(whole);
    expect(await states()).toEqual(["cancelled", "cancelled", "cancelled"]);
    await desk.changes(whole.reference, id("paul"), { type: "approve" });
    await follows(whole);
    expect(await states()).toEqual(["new", "new", "new"]);
  });

  const told = async (ticket: Ticket) =>
    (await desk.history(ticket.reference)).flatMap(({ event }) =>
      event.type === "whole-cancelled" || event.type === "whole-held" || event.type === "parts-dropped" ? [event] : [],
    );
  const answered = (whole: Ticket, text: string) =>
    desk.changes(whole.reference, id("mona"), {
      type: "correct-answers",
      fields: ["who"],
      answers: [{ ...lea, text }],
    });
  const approves = (whole: Ticket) => desk.changes(whole.reference, id("paul"), { type: "approve" });

  test("opens what other answers ask for once these are approved, and ends what they do not if nobody has begun it", async () => {
    const whole = await asks("visitor");
    await approves(whole);
    expect(await partsOf(whole)).toEqual([]);
    await answered(whole, "Lea Martins");
    expect(await partsOf(whole)).toEqual([]);
    await approves(whole);
    await follows(whole);
    expect((await partsOf(whole)).map(({ status }) => status)).toEqual(["new"]);
    for (const [text, status] of [
      ["Somebody else", "cancelled"],
      ["Lea Martins", "new"],
    ] as const) {
      await answered(whole, text);
      await approves(whole);
      for (let time = 1; time <= 2; time += 1) await follows(whole);
      expect((await part(whole, "badge")).status).toBe(status);
    }
    const badge = await part(whole, "badge");
    await desk.changes(badge.reference, id("felix"), { type: "claim" });
    await answered(whole, "Somebody else");
    await approves(whole);
    await follows(whole);
    expect((await now(badge)).status).toBe("in-progress");
    expect((await told(badge)).at(-1)).toEqual({ type: "whole-cancelled", ends: false, because: "answers" });
  });

  test("tells whoever works at its parts that it has to be approved again, and by whom it was declined and why", async () => {
    const whole = await asks("guest");
    await approves(whole);
    const badge = await part(whole, "badge");
    await desk.changes(badge.reference, id("felix"), { type: "claim" });
    await answered(whole, "Lea Martins");
    for (let time = 1; time <= 2; time += 1) await follows(whole);
    expect(await told(badge)).toEqual([{ type: "whole-held", waits: true }]);
    await desk.changes(whole.reference, id("paul"), { type: "decline", reason: "Not this year" });
    await follows(whole);
    const declined = { type: "whole-cancelled", because: "declined", who: id("paul"), reason: "Not this year" };
    expect((await told(badge)).at(-1)).toEqual({ ...declined, ends: false });
    const account = await part(whole, "account");
    expect(account.cancellation).toEqual({ by: "approver", reason: "Not this year", withWhole: true });
  });

  test("tells its parts who declined it, but not why, where it is private", async () => {
    const whole = await asks("guest");
    await approves(whole);
    const badge = await part(whole, "badge");
    await desk.changes(whole.reference, id("claire"), { type: "make-private" });
    await answered(whole, "Lea Martins");
    await desk.changes(whole.reference, id("paul"), { type: "decline", reason: "Not this year" });
    await follows(whole);
    expect((await told(badge)).at(-1)).toEqual({
      type: "whole-cancelled",
      ends: true,
      because: "declined",
      who: id("paul"),
    });
    expect(
      JSON.stringify(await query(desk.url, `select event from ticket_event where ticket = '${badge.reference}'`)),
    ).not.toContain("this year");
  });

  test("says what was promised and is offered no more, once it is approved", async () => {
    const whole = await asks("guest");
    desk.configure({ ...policy, services: policy.services.filter(({ key }) => key !== "badge") });
    await approves(whole);
    desk.configure(policy);
    expect(await told(whole)).toEqual([{ type: "parts-dropped", names: [called("badge")] }]);
    expect(await partsOf(whole)).toHaveLength(2);
  });

  test("opens none where it is declined", async () => {
    const whole = await asks("guest");
    await desk.changes(whole.reference, id("paul"), { type: "decline", reason: "Not this year" });
    await follows(whole);
    expect(await partsOf(whole)).toEqual([]);
  });

  test("opens none twice, though it is asked and approved once more", async () => {
    const whole = await asks("guest");
    await desk.changes(whole.reference, id("paul"), { type: "approve" });
    await desk.changes(whole.reference, id("mona"), {
      type: "correct-answers",
      fields: ["who"],
      answers: [{ ...lea, text: "Lea Martins" }],
    });
    await desk.changes(whole.reference, id("paul"), { type: "approve" });
    expect(await partsOf(whole)).toHaveLength(3);
  });
});
