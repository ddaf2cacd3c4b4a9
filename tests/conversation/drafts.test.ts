import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import type { Opener } from "../../src/features/actions.ts";
import type { FormValues } from "../../src/screen/form.ts";
import { query } from "../support/database.ts";
import { buttonsOf, formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { at, minutesLater, someone } from "../support/test-store.ts";

let desk: DeskInATest;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());

let mona = someone("U0");
let people = 0;
beforeEach(() => {
  mona = someone(`UMONA${(people += 1)}`);
});

const values: FormValues = { title: "Printer on fire", kind: "incident", urgency: "high", impact: "one" };
const newTicket: Extract<Opener, { do: "new-ticket" }> = { do: "new-ticket" };
const types = (form: string, typed: FormValues | null = values, opener: Opener = newTicket) =>
  desk.as(mona).types(form, opener, typed);
const closes = (form: string, opener: Opener = newTicket) => desk.as(mona).closes(form, opener);
const sends = (form: string, opener: Opener = newTicket) => desk.as(mona).sends(form, opener, values);
const presses = (action: Opener | { do: "discard"; draft: string }, by = mona) => desk.as(by).presses(action);

/** What the button of an offer opens. */
const offered = (reply: Reply): Opener & { readonly draft: string } => {
  const action = buttonsOf(reply)[0]?.action;
  if (action === undefined || !("draft" in action) || action.draft === undefined || action.do === "discard")
    throw new Error("no draft is offered");
  return { ...action, draft: action.draft };
};
const drafts = () =>
  query(desk.url, `select d.id from draft d join account a using (person_id) where a."user" = '${mona.user}'`);
const tickets = () =>
  query(
    desk.url,
    `select t.title from ticket t join account a on a.person_id = t.requester where a."user" = '${mona.user}'`,
  );
const nothing = { kind: "done" };
const gone = "This draft is gone.";

describe("what was typed into a form", () => {
  test("is offered when it is closed, and fills the form that is opened again", async () => {
    await types("A", { ...values, device: "PRN-7" });
    const offer = await closes("A");
    expect(buttonsOf(offer).map(({ label }) => label)).toEqual(["Continue your ticket", "Discard"]);
    const form = formOf(await presses(offered(offer)));
    expect(form.values).toMatchObject({ ...values, device: "PRN-7" });
    expect(form.opener).toEqual({ do: "new-ticket", draft: offered(offer).draft });
  });

  test("is offered once, and the offer leads to what was typed last", async () => {
    await types("A");
    const opener = offered(await closes("A"));
    expect(await closes("A")).toEqual(nothing);
    await types("B", { ...values, title: "Printer drowned" }, opener);
    expect(await closes("B", opener)).toEqual(nothing);
    expect(formOf(await presses(opener)).values).toMatchObject({ title: "Printer drowned" });
    expect(await drafts()).toHaveLength(1);
  });

  test("is given back with the reason when its form can be opened no more, and can still be sent", async () => {
    const author = await desk.person(mona.user);
    const { reference, mark } = await desk.opens(author);
    const claire = await desk.person("UCLAIRE-of-drafts");
    await desk.queue("support", [claire]);
    await desk.changes(reference, claire, { type: "claim" });
    await desk.changes(reference, claire, { type: "resolve", text: "Rebooted", cause: "hardware" });
    const named = { ticket: reference, ...(mark !== null && { mark }), seen: 3 };
    const refuse: Opener = { do: "fill", form: "refuse", attempt: 1, ...named };
    await types("A", { reason: "It still smokes" }, refuse);
    const opener = offered(await closes("A", refuse));
    await desk.changes(reference, author, { type: "confirm" });
    const late = await presses(opener);
    expect(said(late).blocks).toContainEqual({ kind: "quote", text: "It still smokes" });
    expect(JSON.stringify(said(late))).toContain(reference);
    expect(buttonsOf(late).map(({ label }) => label)).toEqual(["Send it to the agents", "Show"]);
  });

  test("is offered anew when it is another form", async () => {
    await types("A");
    const first = offered(await closes("A"));
    await types("B", { ...values, title: "No mail" });
    const second = offered(await closes("B"));
    expect(formOf(await presses(first)).values).toMatchObject({ title: "Printer on fire" });
    expect(formOf(await presses(second)).values).toMatchObject({ title: "No mail" });
  });

  test("is not offered when nothing was, or nothing is left of it", async () => {
    expect(await closes("A")).toEqual(nothing);
    await types("B");
    await types("B", null);
    expect(await closes("B")).toEqual(nothing);
    expect(await drafts()).toEqual([]);
  });

  test("is forgotten once it is sent, also when it is told late", async () => {
    await types("A");
    const opener = offered(await closes("A"));
    await types("B", values, opener);
    await sends("B", opener);
    await types("B", values, opener);
    expect(await drafts()).toEqual([]);
    expect(said(await presses(opener)).summary).toBe(gone);
  });

  test("stays when the form is refused", async () => {
    await types("A");
    const empty = { ...values, title: " " };
    const refused = await desk.as(mona).does({ kind: "submitted", opener: newTicket, values: empty, in: null });
    expect(refused).toMatchObject({ kind: "form-errors", errors: { title: expect.any(String) } });
    expect(offered(await closes("A"))).toBeDefined();
  });

  test("is discarded on request", async () => {
    await types("A");
    const opener = offered(await closes("A"));
    expect(said(await presses({ do: "discard", draft: opener.draft })).summary).toBe("Discarded.");
    expect(await drafts()).toEqual([]);
    expect(said(await presses({ do: "discard", draft: opener.draft })).summary).toBe(gone);
    expect(said(await presses(opener)).summary).toBe(gone);
  });

  test("is nobody else's, whatever their button carries", async () => {
    await types("A");
    const opener = offered(await closes("A"));
    const thief = someone("UTHIEF");
    expect(said(await presses(opener, thief)).summary).toBe(gone);
    expect(said(await presses({ do: "discard", draft: opener.draft }, thief)).summary).toBe(gone);
    await desk.as(thief).does({ kind: "typed", form: "T", opener, values: { ...values, title: "Overwritten" } });
    expect(formOf(await presses(opener)).values).toMatchObject({ title: "Printer on fire" });
    expect(said(await presses({ do: "new-ticket", draft: "' or 1=1" })).summary).toBe(gone);
  });

  test("is kept for as long as is said", async () => {
    await types("A");
    const forget = (before: Date) => desk.store.purge({ answers: new Date(0), words: new Date(0), drafts: before });
    await forget(at);
    expect(await drafts()).toHaveLength(1);
    await forget(minutesLater(1));
    expect(await drafts()).toEqual([]);
  });
});

test("two windows are two tickets, and the same one sent twice is one", async () => {
  await types("A");
  await types("B");
  const [one, again] = await Promise.all([sends("A"), sends("A")]);
  expect(again).toEqual(one);
  expect(await drafts()).toHaveLength(1); // of the other window
  await sends("B");
  expect(await tickets()).toHaveLength(2);
  expect(await drafts()).toEqual([]);
});
