import { afterAll, beforeAll, expect, test } from "vitest";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";
import { wordsOf } from "../worker/fake-platform.ts";

let desk: DeskInATest;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());

const filled = (title: string) => ({ title, kind: "incident", urgency: "medium", impact: "one" });
const question = "tickets in ten minutes. Is it one thing?";

test("whoever opens ten in a few minutes is asked whether it is one thing, and each of them is open", async () => {
  const mona = desk.as(someone("U-mona"));
  const asked: number[] = [];
  for (let count = 1; count <= 20; count += 1) {
    const reply = await mona.sends(`form ${count}`, { do: "new-ticket" }, filled(`Ticket ${count}`));
    if (wordsOf(said(reply)).includes(question)) {
      expect(reply).not.toHaveProperty("onTheirCard"); // no card says so: it must not be left out
      asked.push(count);
    }
  }
  expect(asked).toEqual([10, 20]);
  const { id } = (await desk.store.personOf({ platform: "slack", tenant: "T1", user: "U-mona" })) ?? { id: "" };
  expect(await desk.store.ticketsOf(id, 50)).toHaveLength(20);
});

test("whoever opens ten in a day is not, nor somebody else who opens one", async () => {
  const paul = desk.as(someone("U-paul"));
  for (let count = 1; count <= 10; count += 1) {
    const reply = await paul.sends(`form ${count}`, { do: "new-ticket" }, filled(`Ticket ${count}`));
    expect(wordsOf(said(reply))).not.toContain(question);
    desk.passes(2);
  }
});

test("the same form sent twice is counted once, and answered the same", async () => {
  const noor = desk.as(someone("U-noor"));
  for (let count = 1; count <= 9; count += 1) {
    await noor.sends(`form ${count}`, { do: "new-ticket" }, filled(`Ticket ${count}`));
  }
  const once = await noor.sends("form 10", { do: "new-ticket" }, filled("Ticket 10"));
  const twice = await noor.sends("form 10", { do: "new-ticket" }, filled("Ticket 10"));
  expect(wordsOf(said(once))).toContain(question);
  expect(twice).toEqual(once);
});
