import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "../support/database.ts";
import { openDeskInATest, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** A platform that tells the changes of a message apart by their words alone, and may tell each of them twice. */

let desk: DeskInATest;
let mona: ActsInChat;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = desk.as(someone("U-mona"));
});
afterAll(() => desk.close());

const changes = (message: string, text: string) =>
  mona.does(
    { kind: "wrote", text, files: [], corrected: { message, writtenAt: null, at: null, byWords: true } },
    `${message}:${text}`,
  );
const heard = async () =>
  (await query(desk.url, "select text from pending_words order by text")).map(({ text }) => text);

test("words that come back are heard again, and a change told twice is heard once", async () => {
  await changes("one", "Pay 200");
  await changes("one", "Pay 200");
  await changes("one", "Pay 100");
  await Promise.all([changes("one", "Pay 200"), changes("one", "Pay 200")]);
  await changes("one", "Pay 200");
  await changes("two", "Pay 200");
  expect(await heard()).toEqual(["Pay 100", "Pay 200", "Pay 200", "Pay 200"]);
});
