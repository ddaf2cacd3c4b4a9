import { afterAll, beforeAll, expect, test } from "vitest";
import { discardDraft, draftOf, keepDraft, offerDraft } from "../../src/features/drafts/use-cases.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { at } from "../support/test-store.ts";

let desk: DeskInATest;
let mona: string;
let thief: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  [mona, thief] = [await desk.person("U-mona"), await desk.person("U-thief")];
});
afterAll(() => desk.close());

const open = (form: string, by = mona) => ({ form, by, opener: { do: "new-ticket" } as const });
const keeps = (form: string, values: Record<string, string> | null) =>
  desk.tx((tx) => keepDraft(tx, open(form), values, at));
const offers = (form: string) => desk.tx((tx) => offerDraft(tx, open(form), at));

test("what is typed is kept, offered once, and gone when it is discarded", async () => {
  const id = draftOf(open("A"));
  expect(await keeps("A", { title: "Printer" })).toEqual({ result: "kept" });
  expect(await keeps("A", { title: "Printer on fire" })).toEqual({ result: "kept" });
  const draft = { id, opener: { do: "new-ticket" }, values: { title: "Printer on fire" } };
  expect(await offers("A")).toEqual({ result: "offered", draft });
  expect(await offers("A")).toEqual({ result: "nothing-to-offer" });
  expect(await desk.tx((tx) => discardDraft(tx, id, thief))).toEqual({ result: "not-found" });
  expect(await desk.tx((tx) => discardDraft(tx, id, mona))).toEqual({ result: "discarded" });
  expect(await desk.tx((tx) => discardDraft(tx, id, mona))).toEqual({ result: "not-found" });
});

test("nothing is kept of a form that was sent, or in which nothing is left", async () => {
  await desk.tx((tx) => tx.remember("B", { kind: "done" }, at));
  expect(await keeps("B", { title: "Late" })).toEqual({ result: "sent-already" });
  await keeps("C", { title: "Printer" });
  expect(await keeps("C", null)).toEqual({ result: "dropped" });
  for (const form of ["B", "C", "D"]) expect(await offers(form)).toEqual({ result: "nothing-to-offer" });
});

test("a form has one draft a person, and one that continues a draft has that", () => {
  expect(draftOf(open("A"))).toBe(draftOf(open("A")));
  expect(draftOf(open("A"))).not.toBe(draftOf(open("A", thief)));
  expect(draftOf({ ...open("B"), opener: { do: "new-ticket", draft: "0197" } })).toBe("0197");
});
