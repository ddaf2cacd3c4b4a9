import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import type { Opener } from "../../src/features/actions.ts";
import type { FormValues } from "../../src/screen/form.ts";
import { query } from "../support/database.ts";
import { buttonsOf, formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { quotesOf } from "../features/reading.ts";
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

  test("is a ticket's to go on with only where one was begun", async () => {
    const rename: Opener = { do: "rename-queue", queue: "support" };
    await types("A queue", { name: "front-desk" }, rename);
    const offer = await closes("A queue", rename);
    expect(buttonsOf(offer).map(({ label }) => label)).toEqual(["Continue", "Discard"]);
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
    // The note that offered it goes on: its buttons are no longer there.
    expect(late.kind).toBe("done");
    expect(said(late).blocks).toContainEqual({ kind: "quote", text: "It still smokes" });
    expect(JSON.stringify(said(late))).toContain(reference);
    expect(buttonsOf(late).map(({ label }) => label)).toEqual(["Send it to the agents", "Show"]);
    // So it is where the form was open already as the ticket was closed.
    const sent = await desk.as(mona).sends("Z", opener, { reason: "It still smokes" });
    expect(sent).toMatchObject({ kind: "done" });
    expect(buttonsOf(sent).map(({ label }) => label)).toEqual(["Send it to the agents", "Show"]);
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

describe.each(["slack", "teams"] as const)("of words of which a ticket was made meanwhile, on %s", (platform) => {
  const laptop = "My laptop is dead";
  const fell = "It fell into the sea";
  const closesDetails = async () => {
    mona = someone(`U-${platform}-${(people += 1)}`, { platform });
    const by = await desk.person(mona.user, { platform });
    const words = await desk.tx((tx) => tx.keepWords(by, laptop, [], desk.deps.now()));
    const opener: Opener = { do: "new-ticket", words };
    await types("A", { ...values, title: laptop, description: fell }, opener);
    const draft = offered(await closes("A", opener));
    const sent = await desk.as(mona).presses({ do: "send", words });
    return { by, words, draft, sent };
  };

  test("what was typed beside them is offered to that ticket, in the place of the draft, also when it is brought twice", async () => {
    const { by, draft } = await closesDetails();
    const press = { kind: "pressed", action: draft } as const;
    const told = await desk.as(mona).does(press, "one press");
    const [ticket] = await desk.tx((tx) => tx.ticketsOf(by, 10));
    expect(said(told).summary).toContain(`Sent already, as ${ticket?.reference}`);
    expect(quotesOf(said(told))).toEqual([fell]);
    expect(told).toMatchObject({ kind: "done", instead: {} });
    expect(await desk.as(mona).does(press, "one press")).toEqual(told);
    const [addHere] = buttonsOf(told);
    if (addHere !== undefined) await desk.as(mona).presses(addHere.action);
    const events = await desk.history(ticket?.reference ?? "");
    expect(events.at(-1)?.event).toMatchObject({ type: "answered", text: fell });
  });

  test("the form opens with what was typed where that ticket was taken back", async () => {
    const { by, draft, sent } = await closesDetails();
    const [undo] = buttonsOf(sent);
    if (undo !== undefined) await desk.as(mona).presses(undo.action);
    const form = formOf(await presses(draft));
    expect(form.values).toMatchObject({ title: laptop, description: fell });
    if (form.opener.do !== "new-ticket") throw new Error("another form");
    const told = await desk.as(mona).sends("again", form.opener, { ...values, title: laptop, description: fell });
    const [ticket] = await desk.tx((tx) => tx.ticketsOf(by, 10));
    expect(ticket).toMatchObject({ title: laptop, status: "new" });
    expect(told).toMatchObject({ kind: "whisper", instead: { summary: `Sent as ${ticket?.reference}.` } });
  });
});

test("an offer of a draft says what became of it once its form was sent", async () => {
  await types("A");
  const opener = offered(await closes("A"));
  expect(await sends("A", opener)).toMatchObject({ instead: { summary: expect.stringContaining("Sent as ") } });

  const author = await desk.person(mona.user);
  const { reference, mark } = await desk.opens(author);
  const answer: Opener = { do: "fill", form: "answer", ticket: reference, ...(mark !== null && { mark }), seen: 1 };
  await types("B", { text: "It still smokes" }, answer);
  const ofTicket = offered(await closes("B", answer));
  expect(await desk.as(mona).sends("B", ofTicket, { text: "It still smokes" })).toMatchObject({
    instead: { summary: `Your form about ${reference} was sent.` },
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
