import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Action } from "../../src/features/actions.ts";
import { phrases } from "../../src/features/words.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** Cards say which of the tickets they are of that are, were or will be given a reference. */

let desk: DeskInATest;
let mona: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = await desk.person("U-mona");
  await desk.queue("support", [await desk.person("U-claire")]);
});
afterAll(() => desk.close());

const claire = () => desk.as(someone("U-claire"));
const { refusals } = phrases("en");
const status = async (reference: string) => (await desk.store.ticket(reference))?.status;

test("every ticket has a mark of its own", async () => {
  const marks = await Promise.all(Array.from({ length: 50 }, async () => (await desk.opens(mona)).mark));
  expect(new Set(marks).size).toBe(50);
  for (const mark of marks) expect(mark).toMatch(/^[\w-]{4}$/);
});

describe("a ticket of before there were marks", () => {
  test("is worked on from its cards, which carry none", async () => {
    const { reference } = await desk.opens(mona);
    await query(desk.url, `update ticket set mark = null where reference = '${reference}'`);
    await query(desk.url, `update ticket_event set event = event - 'mark' where ticket = '${reference}'`);
    expect(await claire().presses({ do: "claim", ticket: reference, seen: 1 })).toEqual({ kind: "done" });
    expect(await status(reference)).toBe("in-progress");
    const form = await claire().presses({ do: "fill", form: "ask", ticket: reference, seen: 2 });
    if (form.kind !== "open-form") throw new Error("no form");
    expect(form.form.opener).toEqual({ do: "fill", form: "ask", ticket: reference, seen: 2 });
    await claire().sends("ask", { do: "fill", form: "ask", ticket: reference, seen: 2 }, { text: "Which floor?" });
    expect(await status(reference)).toBe("waiting");
  });

  test("is not reached by the card of another that had its reference later", async () => {
    const { reference } = await desk.opens(mona);
    await query(desk.url, `update ticket set mark = null where reference = '${reference}'`);
    const reply = await claire().presses({ do: "claim", ticket: reference, mark: "k3x9", seen: 1 });
    expect(said(reply).summary).toBe(refusals.ticketLost);
    expect(await status(reference)).toBe("new");
  });
});

test("a card of before there were marks reaches no ticket that has one", async () => {
  const { reference } = await desk.opens(mona);
  await claire().presses({ do: "claim", ticket: reference, seen: 1 });
  expect(await status(reference)).toBe("new");
});

test("whatever a card of a lost ticket offers, nothing is done, shown or opened", async () => {
  const { reference } = await desk.opens(mona, { title: "Of somebody else" });
  const words = await desk.tx((tx) => tx.keepWords(mona, "Private", [], desk.deps.now()));
  const card = { ticket: reference, mark: "k3x9" };
  const offered: readonly Action[] = [
    { do: "claim", ...card, seen: 1 },
    { do: "fill", form: "assign", ...card, seen: 1 },
    { do: "fill", form: "reveal", ...card, seen: 1 },
    { do: "withdraw", reason: "no-longer-needed", ...card, seen: 1 },
    { do: "show", ...card },
  ];
  for (const who of [claire(), desk.as(someone("U-mona"))]) {
    for (const action of offered) expect(said(await who.presses(action)).summary).toBe(refusals.ticketLost);
  }
  expect(said(await desk.as(someone("U-mona")).presses({ do: "place", words, ...card })).summary).toBe(
    refusals.ticketLost,
  );
  const to = { to: await desk.person("U-claire") };
  const sent = await claire().sends("assign", { do: "fill", form: "assign", ...card, seen: 1 }, to);
  expect(said(sent).summary).toBe(refusals.ticketLost);
  // A form of an earlier version: whatever is chosen in it leads nowhere.
  const more = await claire().sends("more", { do: "fill", form: "more", ...card, seen: 1 }, { next: "claim" });
  expect(more.kind).toBe("form-errors");
  expect(await status(reference)).toBe("new");
  expect(await desk.history(reference)).toHaveLength(1);
});
