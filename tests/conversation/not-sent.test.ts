import { afterAll, beforeAll, expect, test } from "vitest";
import { phrases } from "../../src/features/words.ts";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
let mona: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = await desk.person("U-mona");
  await desk.queue("support", [await desk.person("U-claire")]);
});
afterAll(() => desk.close());

const claire = () => desk.as(someone("U-claire"));
const { refusals, whispers } = phrases("en");

test("a refused form gives back what was typed into it, and nothing that stood there before", async () => {
  const { reference, mark } = await desk.opens(mona, { title: "It hums", service: "Printing" });
  const opener = { do: "fill", form: "change", ticket: reference, ...(mark !== null && { mark }), seen: 1 } as const;
  const asItWas = { title: "It hums ", kind: "incident", service: "Printing", urgency: "medium", impact: "one" };
  const { kind, urgency, impact } = (await desk.store.ticket(reference)) ?? asItWas;
  const unchanged = said(await claire().sends("same", opener, { ...asItWas, kind, urgency, impact }));
  expect(JSON.stringify(unchanged)).toContain(refusals.nothingChanged);
  expect(JSON.stringify(unchanged)).not.toContain(whispers.notSent);

  await desk.changes(reference, mona, { type: "withdraw", reason: "solved-by-myself" });
  const late = said(await claire().sends("late", opener, { ...asItWas, title: "It hums and smokes" }));
  expect(late.blocks).toContainEqual({ kind: "quote", text: "It hums and smokes" });
});
