import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fold } from "../../src/features/rules/evolve.ts";
import { inEachLanguage } from "../../src/kernel/locale.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import type { Answered, Service, ServiceField } from "../../src/kernel/service.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { approvedService, asLaptop } from "../support/approved-service.ts";
import { query } from "../support/database.ts";
import { formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

const usual = { label: inEachLanguage(() => "Label"), hint: null, required: true, says: null, when: [] } as const;
const fields: readonly ServiceField[] = [
  { ...usual, name: "price", kind: "money", currency: "EUR", min: 0, max: 5_000, initial: null },
  {
    ...usual,
    name: "reason",
    kind: "text",
    max: 100,
    initial: "",
    like: [],
    when: [{ question: "price", atLeast: 1_500 }],
  },
];
const from = (atLeast: number) => ({ when: [{ question: "price", atLeast }] });
const email = (name: string): string => `${name}@example.com`;
const service: Service = {
  ...approvedService({ who: [email("paul")], ...from(500) }, { who: [email("lea")], ...from(1_500) }),
  fields,
};
const policy: DeskPolicy = {
  ...policyIn("Europe/Paris"),
  queues: { hr: { hours: null, nextLevel: null, isPrivate: true } },
  services: [service],
};

let desk: DeskInATest;
const person: Record<string, PersonId> = {};
const id = (name: string): PersonId => person[name] ?? "";
beforeAll(async () => {
  desk = await openDeskInATest();
  for (const name of ["mona", "ben", "paul", "lea", "claire", "zoe"])
    person[name] = await desk.person(`U-${name}`, { email: email(name), name });
  await desk.queue("support", [id("claire")]);
  await desk.queue("hr", [id("claire")]);
  desk.configure(policy);
});
afterAll(() => desk.close());

const price = (number: number): Answered => ({
  field: "price",
  label: usual.label,
  kind: "money",
  number,
  currency: "EUR",
});
const reason: Answered = { field: "reason", label: usual.label, kind: "text", text: "It draws" };
const names = fields.map(({ name }) => name);
const to = (...answers: readonly Answered[]) => ({ type: "correct-answers", fields: names, answers }) as const;
const opens = (number: number, more: Parameters<DeskInATest["opens"]>[1] = {}) =>
  desk.opens(id("mona"), { ...asLaptop, answers: [price(number)], ...more });
const approve = { type: "approve" } as const;
const now = async ({ reference }: Ticket): Promise<Ticket> => {
  const ticket = await desk.store.ticket(reference);
  if (ticket === null) throw new Error(`${reference} is gone`);
  return ticket;
};
const asks = async (ticket: Ticket) =>
  (await now(ticket)).approval?.stages.map(({ asked, votes }) => [asked.map((each) => each.person), votes.length]);
const user = (name: string) => desk.as(someone(`U-${name}`, { email: email(name), name }));
const openerOf = ({ reference, mark }: Ticket) =>
  ({ do: "answers", ticket: reference, mark: mark ?? undefined, seen: 1 }) as const;
const resolves = { type: "resolve", text: "Done", cause: "other" } as const;

describe("answers that are changed", () => {
  test("are asked for again in the same change, of the stages that they need now", async () => {
    const ticket = await opens(900);
    await desk.changes(ticket.reference, id("paul"), approve);
    await desk.changes(ticket.reference, id("mona"), to(price(1_900), reason));
    expect(await asks(ticket)).toEqual([
      [[id("paul")], 0],
      [[id("lea")], 0],
    ]);
    const [changed, again] = (await desk.history(ticket.reference)).slice(-2);
    expect(changed?.event).toEqual({
      type: "answers-changed",
      from: [price(900)],
      to: [price(1_900), reason],
      title: "New laptop · It draws",
    });
    expect(again).toMatchObject({ at: changed?.at, event: { was: [price(900)], became: [price(1_900), reason] } });
    expect((await now(ticket)).answers).toEqual([price(1_900), reason]);
    // What was typed is kept once, wherever it is told.
    expect(
      await query(desk.url, "select text from words where ticket = $1 and text = 'It draws'", [ticket.reference]),
    ).toHaveLength(1);
  });

  test("are asked for at last where nobody had to approve before, and of fewer where fewer have to", async () => {
    const ticket = await opens(90);
    expect(await asks(ticket)).toBeUndefined();
    await desk.changes(ticket.reference, id("claire"), to(price(1_900), reason));
    expect(await asks(ticket)).toEqual([
      [[id("paul")], 0],
      [[id("lea")], 0],
    ]);
    await desk.changes(ticket.reference, id("claire"), to(price(900)));
    expect(await asks(ticket)).toEqual([[[id("paul")], 0]]);
    expect((await now(ticket)).answers).toEqual([price(900)]);
  });

  test("let it go where the new ones ask nobody, whatever was decided, and ask whoever they ask later", async () => {
    const ticket = await opens(900, { service: "New laptop" });
    await desk.changes(ticket.reference, id("paul"), approve);
    await desk.changes(ticket.reference, id("mona"), to(price(90)));
    expect(await asks(ticket)).toEqual([]);
    expect((await desk.history(ticket.reference)).at(-1)?.event).toMatchObject({ because: "not-needed", asked: [] });
    expect(await desk.changes(ticket.reference, id("paul"), approve)).toMatchObject({
      refusal: { type: "others-asked", by: [] },
    });
    await desk.changes(ticket.reference, id("mona"), to(price(900)));
    expect(await asks(ticket)).toEqual([[[id("paul")], 0]]);
    await desk.changes(ticket.reference, id("mona"), to(price(90)));
    await desk.changes(ticket.reference, id("claire"), { type: "claim" });
    expect((await desk.changes(ticket.reference, id("claire"), resolves)).result).toBe("changed");
  });

  test("stay with those who were asked where it is another policy, or another service by now, that asks nobody", async () => {
    const opened = async () => opens(1_900, { service: "New laptop", answers: [price(1_900), reason] });
    const [policyChanged, becameOther] = [await opened(), await opened()];
    await desk.changes(becameOther.reference, id("claire"), { type: "change", to: { service: "Server room" } });
    await desk.changes(becameOther.reference, id("mona"), to(price(90)));
    desk.configure({ ...policy, services: [{ ...service, approval: [] }] });
    await desk.changes(policyChanged.reference, id("mona"), to(price(1_901), reason));
    desk.configure(policy);
    for (const ticket of [policyChanged, becameOther])
      expect(await asks(ticket)).toEqual([
        [[id("paul")], 0],
        [[id("lea")], 0],
      ]);
  });

  test("give a title that was made of them, and leave one that somebody typed", async () => {
    const titled = (title: string) => opens(1_900, { title, answers: [price(1_900), reason] });
    const [made, typed] = [await titled("New laptop · It draws"), await titled("A laptop for Mona")];
    for (const { reference } of [made, typed])
      await desk.changes(reference, id("mona"), to(price(1_900), { ...reason, text: "It holographs" }));
    expect((await now(made)).title).toBe("New laptop · It holographs");
    expect((await now(typed)).title).toBe("A laptop for Mona");
    await desk.changes(made.reference, id("mona"), to(price(90)));
    expect((await now(made)).title).toBe("New laptop");
    // It is the sum of its events, also where these are read anew.
    expect(fold(made.reference, await desk.history(made.reference)).title).toBe("New laptop");
  });

  test("are theirs to change, and their agents'; nobody else's, and not once it is resolved", async () => {
    const ticket = await opens(90, { beneficiary: id("ben") });
    expect((await desk.changes(ticket.reference, id("zoe"), to(price(91)))).result).toBe("not-found");
    expect((await desk.changes(ticket.reference, id("ben"), to(price(91)))).result).toBe("changed");
    await desk.changes(ticket.reference, id("claire"), { type: "claim" });
    expect((await desk.changes(ticket.reference, id("claire"), to(price(92)))).result).toBe("changed");
    expect(await desk.changes(ticket.reference, id("claire"), to(price(92)))).toMatchObject({
      refusal: { type: "nothing-changed" },
    });
    await desk.changes(ticket.reference, id("claire"), resolves);
    expect(await desk.changes(ticket.reference, id("mona"), to(price(93)))).toMatchObject({
      refusal: { type: "wrong-status" },
    });
  });

  test("are found by, as soon as what is found is written", async () => {
    const ticket = await opens(1_900, { answers: [price(1_900), { ...reason, text: "Holography" }] });
    const found = async (word: string): Promise<boolean> => {
      while ((await desk.store.indexListed(50)) > 0);
      const rows = await query(
        desk.url,
        "select 1 from search_document where ticket = $1 and words @@ to_tsquery('simple', $2)",
        [ticket.reference, word],
      );
      return rows.length > 0;
    };
    expect(await found("holographi")).toBe(true);
    await desk.changes(ticket.reference, id("mona"), to(price(90)));
    expect(await found("holographi")).toBe(false);
  });
});

describe("the form of a service, once more", () => {
  const opened = async (name: string, ticket: Ticket) => {
    const { opener } = formOf(await user(name).presses(openerOf(ticket)));
    if (opener.do !== "answers") throw new Error(opener.do);
    return opener;
  };

  test("leaves what another has changed since it was opened, and says where both changed the same", async () => {
    const ticket = await opens(1_900, { answers: [price(1_900), reason] });
    const byMona = await opened("mona", ticket);
    const byClaire = await opened("claire", ticket);
    const values = { "laptop.price": "1900", "laptop.reason": "It draws" };
    await user("claire").sends("first", byClaire, { ...values, "laptop.price": "2000" });
    await user("mona").sends("second", byMona, { ...values, "laptop.reason": "It paints" });
    expect((await now(ticket)).answers).toEqual([price(2_000), { ...reason, text: "It paints" }]);
    const clash = await user("mona").sends("third", byMona, { ...values, "laptop.price": "2100" });
    expect(clash).toMatchObject({
      kind: "form-errors",
      errors: { "laptop.price": expect.stringContaining("Open it again") },
    });
    expect((await now(ticket)).answers[0]).toEqual(price(2_000));
    const anew = await opened("mona", ticket);
    const kept = { ...values, "laptop.reason": "It paints" };
    expect(await user("mona").sends("fourth", anew, { ...kept, "laptop.price": "2100" })).toEqual({ kind: "done" });
    expect((await now(ticket)).answers[0]).toEqual(price(2_100));
  });

  test("says nothing where it is sent as it was", async () => {
    const ticket = await opens(90);
    expect(await user("mona").sends("same", await opened("mona", ticket), { "laptop.price": "90" })).toEqual({
      kind: "done",
    });
    expect((await now(ticket)).version).toBe(ticket.version);
  });

  test("has what was answered; sent twice it changes it once, and asks what hangs on it first", async () => {
    const ticket = await opens(90);
    const form = formOf(await user("mona").presses(openerOf(ticket)));
    expect(form.values).toEqual({ "laptop.price": "90" });
    const dear = { "laptop.price": "1900" };
    const again = await user("mona").sends("form", openerOf(ticket), dear);
    expect(formOf(again).values).toEqual({ "laptop.price": "1900", "laptop.reason": "" });
    const values = { ...dear, "laptop.reason": "It draws" };
    const sends = () => user("mona").sends("form", openerOf(ticket), values);
    expect([await sends(), await sends()]).toEqual([{ kind: "done" }, { kind: "done" }]);
    expect((await desk.history(ticket.reference)).filter(({ event }) => event.type === "answers-changed")).toHaveLength(
      1,
    );
    expect(await user("mona").sends("wrong", openerOf(ticket), { ...values, "laptop.price": "dear" })).toMatchObject({
      kind: "form-errors",
      errors: { "laptop.price": expect.any(String) },
    });
  });

  test("opens for nobody who may not send it, and says so where the service is gone; what was typed comes back", async () => {
    const ticket = await opens(1_900, { queue: "hr", answers: [price(1_900), reason] });
    expect(JSON.stringify(await user("zoe").presses(openerOf(ticket)))).not.toContain("It draws");
    expect((await user("claire").presses(openerOf(ticket))).kind).toBe("open-form");
    desk.configure({ ...policy, services: [] });
    const typed = { "laptop.price": "2000", "laptop.reason": "It draws houses" };
    for (const [name, where] of [["mona", "under the card"] as const, ["claire", "a note"] as const]) {
      expect(said(await user(name).presses(openerOf(ticket))).summary).toContain(where);
      expect(JSON.stringify(said(await user(name).sends("gone", openerOf(ticket), typed)))).toContain(
        "It draws houses",
      );
    }
    desk.configure(policy);
    expect((await now(ticket)).answers).toEqual([price(1_900), reason]);
  });

  test("keeps what was typed until it is sent", async () => {
    const ticket = await opens(1_900, { answers: [price(1_900), reason] });
    const typed = { "laptop.price": "2000", "laptop.reason": "It draws houses" };
    await user("mona").types("draft", openerOf(ticket), typed);
    const offer = said(await user("mona").closes("draft", openerOf(ticket)));
    expect(offer.summary).toContain(ticket.reference);
    const [goOn] = offer.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));
    if (goOn === undefined) throw new Error("nothing was offered");
    const reply = await user("mona").presses(goOn.action);
    expect(formOf(reply).values).toEqual(typed);
    const { opener: continued } = formOf(reply);
    if (continued.do !== "answers") throw new Error(continued.do);
    expect(said(await user("mona").sends("again", continued, typed)).summary).toContain(ticket.reference);
    expect((await now(ticket)).answers).toEqual([price(2_000), { ...reason, text: "It draws houses" }]);
  });
});
