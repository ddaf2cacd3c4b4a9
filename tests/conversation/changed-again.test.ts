import { afterAll, beforeAll, expect, test } from "vitest";
import { openDeskInATest, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** A platform that tells the changes of a message apart by their words alone, and may tell each of them twice. */

let desk: DeskInATest;
let mona: ActsInChat;
let reference: string;
const thread = { platform: "slack", tenant: "T1", address: "D-mona", message: "1" } as const;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = desk.as(someone("U-mona"));
  ({ reference } = await desk.opens(await desk.person("U-mona")));
  const own = (await desk.store.surfaces(reference)).find(({ audience }) => audience.kind === "person");
  await desk.store.deliveries.shown(own?.id ?? "", thread, 1, null);
});
afterAll(() => desk.close());

const changes = (message: string, text: string) =>
  mona.does(
    {
      kind: "replied",
      thread,
      root: { by: "desk", at: null },
      personal: true,
      text,
      files: [],
      corrected: { message, writtenAt: null, at: null, byWords: true },
    },
    `${message}:${text}`,
  );
const heard = async () =>
  (await desk.history(reference)).flatMap(({ event }) => (event.type === "answered" ? [event.text] : []));

test("words that come back are heard again, and a change told twice is heard once", async () => {
  await changes("one", "Pay 200");
  await changes("one", "Pay 200");
  await changes("one", "Pay 100");
  await Promise.all([changes("one", "Pay 200"), changes("one", "Pay 200")]);
  await changes("one", "Pay 200");
  await changes("two", "Pay 200");
  expect(await heard()).toEqual(["Pay 200", "Pay 100", "Pay 200", "Pay 200"]);
});
