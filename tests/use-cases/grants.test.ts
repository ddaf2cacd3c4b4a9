import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seeToTakeBack } from "../../src/features/grants/desk.ts";
import { readHeld } from "../../src/desk/read-lists.ts";
import { wake } from "../../src/desk/wake.ts";
import type { TicketDraft } from "../../src/features/opening/rules.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { Answered, Service } from "../../src/kernel/service.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { dateOf, dayAfter } from "../../src/kernel/time/calendar.ts";
import { formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
const person: Record<string, PersonId> = {};
const id = (name: string): PersonId => person[name] ?? "";
const words = (said: string) => ({ en: said, fr: said });
const loan: Service = {
  key: "loan",
  name: words("Loan"),
  about: null,
  emoji: "🚲",
  topic: null,
  words: [],
  kind: "request",
  queue: null,
  impact: "one",
  urgency: "low",
  approval: [],
  grant: { until: "until", remind: 3 },
  fields: [
    {
      name: "what",
      kind: "text",
      max: 100,
      initial: "",
      like: [],
      label: words("What?"),
      hint: null,
      required: true,
      says: null,
      when: [],
    },
    {
      name: "until",
      kind: "date",
      from: null,
      to: null,
      label: words("Until?"),
      hint: null,
      required: true,
      says: null,
      when: [],
    },
  ],
};
beforeAll(async () => {
  desk = await openDeskInATest();
  for (const name of ["mona", "claire", "paul"]) person[name] = await desk.person(`U-${name}`);
  await desk.queue("support", [id("claire"), id("paul")]);
  desk.configure({ ...policyIn("Europe/Paris"), services: [loan] });
});
afterAll(() => desk.close());

const today = (): string => dateOf(desk.deps.now(), "Europe/Paris");
const until = (days: number): string => dayAfter(today(), days);
const draft = (days: number): Partial<TicketDraft> => ({
  kind: "request",
  title: "Loan · a van",
  asked: { service: "loan", name: loan.name, form: "1", grant: { until: "until", remind: 3 } },
  answers: [
    { field: "what", kind: "text", label: words("What?"), text: "a van" },
    { field: "until", kind: "date", label: words("Until?"), day: until(days) },
  ],
});
const now = async (reference: string): Promise<Ticket> => {
  const ticket = await desk.store.ticket(reference);
  if (ticket === null) throw new Error(`${reference} is gone`);
  return ticket;
};
const takes = (reference: string) => desk.changes(reference, id("claire"), { type: "claim" });
const resolves = (reference: string, more: { readonly until?: string | null } = {}) =>
  desk.changes(reference, id("claire"), { type: "resolve", text: "Here it is", cause: "other", ...more });
const gives = async (days: number): Promise<string> => {
  const { reference } = await desk.opens(id("mona"), draft(days));
  await takes(reference);
  await resolves(reference);
  return reference;
};
const strikes = (reference: string) => desk.tx((tx) => wake(tx, desk.deps, reference));
const sees = (reference: string) => desk.tx((tx) => seeToTakeBack(tx, desk.deps, reference, "en"));
const toTakeBack = (reference: string): Promise<string | null> => desk.store.openForGrant(reference, "take-back");
const happened = async (reference: string) => (await desk.history(reference)).map(({ event, by }) => [event.type, by]);
const held = async (name: string) =>
  (await readHeld(desk.store, id(name), { from: 1, most: 50 })).tickets.map(({ reference }) => reference);
const day = 24 * 60;
const place = { platform: "slack", tenant: "T1", address: "D-mona", scope: "personal" } as const;

describe("what was given until a day", () => {
  test("outlives its ticket, and is taken back on the day by whoever confirms it", async () => {
    const lent = await gives(10);
    await desk.changes(lent, id("mona"), { type: "confirm" });
    expect(await now(lent)).toMatchObject({ status: "closed", given: { until: until(10), by: id("claire") } });
    expect(await held("mona")).toContain(lent);
    expect(await held("claire")).toContain(lent);

    desk.passes(11 * day);
    await strikes(lent);
    expect((await desk.sent()).flat()).toContainEqual(
      expect.objectContaining({ kind: "see-to-take-back", ticket: lent }),
    );
    expect(await toTakeBack(lent)).toBeNull();
    await sees(lent);
    await sees(lent);
    const back = (await toTakeBack(lent)) ?? "";
    expect(await now(back)).toMatchObject({
      title: "Take back: Loan · a van",
      status: "new",
      queue: "support",
      requester: id("mona"),
      followUpOf: lent,
      approval: null,
    });
    expect((await happened(back))[0]).toEqual(["opened", null]);
    expect((await now(lent)).given?.ended).toBeNull();

    expect(await desk.changes(back, id("paul"), { type: "reject", reason: "Not needed" })).toMatchObject({
      refusal: { type: "not-taken-back" },
    });
    await desk.changes(back, id("paul"), { type: "claim" });
    await desk.changes(back, id("paul"), { type: "resolve", text: "It is here again", cause: "other" });
    expect((await now(lent)).given?.ended).toMatchObject({ by: id("paul") });
    expect((await happened(lent)).at(-1)).toEqual(["taken-back", id("paul")]);
    expect(await held("mona")).not.toContain(lent);
  });

  test("is given back by its holder before the day", async () => {
    const lent = await gives(20);
    await desk.changes(lent, id("mona"), { type: "give-back" });
    await sees(lent);
    expect(await now((await toTakeBack(lent)) ?? "")).toMatchObject({ forGrant: "take-back" });
    expect(await desk.changes(lent, id("mona"), { type: "give-back" })).toMatchObject({
      refusal: { type: "not-held" },
    });
  });

  test("is taken back on its new day, though one agent says that it was as another lets its holder keep it", async () => {
    const lent = await gives(5);
    desk.passes(6 * day);
    await strikes(lent);
    await sees(lent);
    const back = (await toTakeBack(lent)) ?? "";
    const { reference: extension } = await desk.opens(id("mona"), {
      ...draft(9),
      followUpOf: lent,
      forGrant: "extension",
    });
    await takes(extension);
    await takes(back);
    const [, taken] = await Promise.all([resolves(extension), resolves(back)]);
    if (taken.result === "refused") expect(taken.refusal).toEqual({ type: "kept-longer", until: until(9) });
    // Whichever came first: it is theirs until the new day, and taken back then.
    expect((await now(lent)).given).toMatchObject({ until: until(9), askedBack: null, ended: null });
    await sees(lent);
    desk.passes(15 * day); // three weeks in all, so that the days of the week stay as they are
    await strikes(lent);
    await sees(lent);
    expect(await toTakeBack(lent)).not.toBeNull();
  });

  test("that is kept longer is no other thing, whatever is answered later", async () => {
    const lent = await gives(5);
    const { reference } = await desk.opens(id("mona"), { ...draft(9), followUpOf: lent, forGrant: "extension" });
    const [what, to] = draft(12).answers ?? [];
    if (what?.kind !== "text" || to === undefined) throw new Error("two answers");
    const corrects = (answers: readonly Answered[]) =>
      desk.changes(reference, id("mona"), { type: "correct-answers", fields: ["what", "until"], answers });
    expect(await corrects([{ ...what, text: "a lorry" }, to])).toMatchObject({ refusal: { type: "another-thing" } });
    expect(await corrects([what, to])).toMatchObject({ result: "changed" });
  });

  test("is had longer by the same form, and what was to be taken back is not any more", async () => {
    const lent = await gives(5);
    desk.passes(6 * day);
    await strikes(lent);
    await sees(lent);
    const back = (await toTakeBack(lent)) ?? "";
    const mona = desk.as(someone("U-mona"));
    const opener = { do: "new-ticket", service: "loan", followUpOf: lent, also: { "loan.what": "a van" } } as const;
    const form = formOf(await mona.presses(opener));
    expect(form.values).toMatchObject({ "loan.what": "a van", "loan.until": null });
    const last = until(9);
    await mona.sends("keeps it", opener, { ...form.values, "loan.until": last });
    const mine = await desk.store.ticketsOf(id("mona"), 50, null);
    const asks = mine.find(({ followUpOf, forGrant }) => followUpOf === lent && forGrant === "extension");
    expect(asks).toMatchObject({ asked: { service: "loan" }, status: "new" });
    const extension = asks?.reference ?? "";
    await takes(extension);
    await resolves(extension);
    expect(await now(extension)).toMatchObject({ given: null, status: "resolved" });
    expect((await now(lent)).given).toMatchObject({ until: last, askedBack: null, reminded: false, by: id("claire") });
    await sees(lent);
    expect(await now(back)).toMatchObject({ status: "cancelled" });
    expect(await toTakeBack(lent)).toBeNull();
    // And on that day it is to be taken back.
    desk.passes(10 * day);
    await strikes(lent);
    await sees(lent);
    expect(await toTakeBack(lent)).not.toBeNull();
  });

  test("is told to its holder, who says that it is returned, and the take-back is none of their tickets to be told of", async () => {
    const lent = await gives(5);
    desk.passes(6 * day);
    await strikes(lent);
    await sees(lent);
    const back = (await toTakeBack(lent)) ?? "";
    const surfaces = async (reference: string) =>
      (await desk.store.surfaces(reference)).map(({ audience }) =>
        audience.kind === "person" ? audience.person : null,
      );
    expect(await surfaces(lent)).toContain(id("mona"));
    expect(await surfaces(back)).toEqual([null]);
    await desk.changes(lent, id("mona"), { type: "give-back" });
    await sees(lent);
    await sees(lent);
    expect((await now(lent)).given).toMatchObject({ askedBack: "returned", ended: null });
    expect(await happened(back)).toEqual([
      ["opened", null],
      ["take-back-asked", id("mona")],
    ]);
    // What its agents ask there, its holder reads.
    await takes(back);
    await desk.changes(back, id("claire"), { type: "ask", text: "Where did you put it?" });
    expect(await surfaces(back)).toContain(id("mona"));
  });

  test("is held again as soon as its take-back is opened again, and listed with that", async () => {
    const lent = await gives(5);
    desk.passes(6 * day);
    await strikes(lent);
    await sees(lent);
    const back = (await toTakeBack(lent)) ?? "";
    await takes(back);
    await resolves(back);
    expect(await now(back)).toMatchObject({ status: "closed" });
    expect(await held("mona")).not.toContain(lent);
    await desk.changes(back, id("claire"), { type: "reopen", reason: "It was another one" });
    expect((await now(lent)).given).toMatchObject({ askedBack: "not-back", ended: null });
    expect(await held("mona")).toContain(lent);
    const { takeBacks } = await readHeld(desk.store, id("paul"), { from: 1, most: 50 });
    expect(takeBacks.get(lent)?.reference).toBe(back);
    expect((await readHeld(desk.store, id("mona"), { from: 1, most: 50 })).takeBacks.size).toBe(0);
    await sees(lent);
    expect(await toTakeBack(lent)).toBe(back);
    await resolves(back);
    expect((await now(lent)).given?.ended).toMatchObject({ by: id("claire") });
  });

  test("is asked for longer once at a time, and until a later day", async () => {
    const lent = await gives(5);
    const mona = desk.as(someone("U-mona"));
    const opener = { do: "new-ticket", service: "loan", followUpOf: lent, also: { "loan.what": "a van" } } as const;
    const form = formOf(await mona.presses(opener));
    const asks = async (key: string, days: number) => {
      const reply = await mona.sends(key, opener, { ...form.values, "loan.until": until(days) });
      return reply.kind === "form-errors" ? reply.errors["loan.until"] : reply.kind;
    };
    expect(await asks("earlier", 4)).toContain("Choose a later day");
    expect(await asks("the same", 5)).toContain("Choose a later day");
    expect(await asks("later", 9)).not.toContain("Choose");
    const extension = (await desk.store.openForGrant(lent, "extension")) ?? "";
    expect((await now(extension)).asked?.grant).toMatchObject({ held: until(5) });
    expect(await asks("again", 12)).toContain(extension);
    await desk.changes(extension, id("claire"), { type: "reject", reason: "Somebody else needs it" });
    expect(await asks("after the answer", 12)).not.toContain("already");
  });

  test("is not given as a form offered it, once another day is asked for, and what was typed stays there", async () => {
    const { reference } = await desk.opens(id("mona"), draft(5));
    await takes(reference);
    const claire = desk.as(someone("U-claire"));
    const { version, mark } = await now(reference);
    const opener = { do: "fill", form: "resolve", ticket: reference, mark: mark ?? "", seen: version } as const;
    const form = formOf(await claire.presses(opener));
    const { answers } = await now(reference);
    const to = answers.map((each) => (each.kind === "date" ? { ...each, day: until(9) } : each));
    await desk.changes(reference, id("mona"), {
      type: "correct-answers",
      fields: ["what", "until"],
      answers: to,
    });
    expect(await claire.sends("too late", opener, { ...form.values, text: "Here it is" })).toMatchObject({
      kind: "form-errors",
      errors: { until: expect.stringContaining("has changed meanwhile") },
    });
    await claire.sends("as it is now", opener, { ...form.values, text: "Here it is", until: until(9) });
    expect((await now(reference)).given?.until).toBe(until(9));
  });

  test("is lost by no other policy", async () => {
    const lent = await gives(5);
    desk.configure(policyIn("Europe/Paris"));
    desk.passes(6 * day);
    await strikes(lent);
    await sees(lent);
    expect(await toTakeBack(lent)).not.toBeNull();
    desk.configure({ ...policyIn("Europe/Paris"), services: [loan] });
  });

  test("is not given where its agent gives nothing", async () => {
    const { reference } = await desk.opens(id("mona"), draft(5));
    await takes(reference);
    await resolves(reference, { until: null });
    expect((await now(reference)).given).toBeNull();
  });

  test("is listed by its end, a page at a time, and beyond the last from the first", async () => {
    for (const days of [9, 7, 8]) await gives(days);
    const { tickets, all } = await readHeld(desk.store, id("mona"), { from: 1, most: 50 });
    const ends = tickets.map(({ given }) => given?.until ?? "");
    expect(ends).toEqual(ends.toSorted());
    expect(all).toBe(tickets.length);
    const second = await readHeld(desk.store, id("mona"), { from: 2, most: 1 });
    expect(second.tickets.map(({ reference }) => reference)).toEqual([tickets[1]?.reference]);
    const list = desk.as(someone("U-mona"));
    expect(said(await list.does({ kind: "asked", words: "grants", in: place })).summary).toContain(
      "What you have until a day",
    );
    const beyond = await list.presses({ do: "list", list: "grants", after: null, shown: true, from: 500 });
    expect(said(beyond).summary).toContain("Loan · a van");
    const none = await desk.as(someone("U-zoe")).does({ kind: "asked", words: "attributions", in: place });
    expect(said(none).summary).toContain("You have nothing that ends on a day");
  });
});
