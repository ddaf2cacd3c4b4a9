import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Correction, PostedMessage } from "../../src/channels/platform.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, type Act, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { at, someone } from "../support/test-store.ts";

/** A message, its changes, and what of them comes again when the desk has heard newer words of it. */

let desk: DeskInATest;
let mona: ActsInChat;
let reference: string;
let message: string;
let thread: PostedMessage;
let messages = 0;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());

beforeEach(async () => {
  const claire = await desk.person("U-claire");
  mona = desk.as(someone("U-mona"));
  await desk.queue("support", [claire]);
  ({ reference } = await desk.opens(await desk.person("U-mona")));
  await desk.changes(reference, claire, { type: "claim" });
  await desk.changes(reference, claire, { type: "ask", text: "How much?" });
  message = `message ${(messages += 1)}`;
  thread = { platform: "slack", tenant: "T1", address: "D-mona", message: `card ${messages}` };
  const surfaces = await desk.store.surfaces(reference);
  const own = surfaces.find(({ audience }) => audience.kind === "person");
  await desk.store.deliveries.shown(own?.id ?? "", thread, 3, null);
});

const underTheCard = () =>
  ({ kind: "replied", thread, root: { by: "desk", at: null }, personal: true, files: [] }) as const;
const tells = (act: Act, corrected?: Correction) => mona.does(act, corrected ? `${message}:${corrected.at}` : message);
const writes = (text: string) => tells({ ...underTheCard(), text });
const changed = (changedAt: number, ago = 60_000): Correction => ({
  message,
  writtenAt: new Date(at.getTime() - ago),
  at: changedAt,
});
const changes = (text: string, changedAt: number, ago?: number, byWords?: true) => {
  const corrected = { ...changed(changedAt, ago), ...(byWords && { byWords }) };
  return tells({ ...underTheCard(), text, corrected }, corrected);
};
const heard = async () =>
  (await desk.history(reference)).flatMap(({ event }) => (event.type === "answered" ? [event.text] : []));
const status = async () => (await desk.store.ticket(reference))?.status;

describe.each([undefined, true] as const)("told apart by words alone: %s;", (byWords) => {
  test("a message that comes after its own change is told no more, and the change answers the question", async () => {
    await changes("Please pay 100", 2_000, undefined, byWords);
    expect(await status()).toBe("in-progress");
    await writes("Please pay 1000");
    expect(await heard()).toEqual(["Please pay 100"]);
  });

  test("nor is a change that comes after a newer one", async () => {
    await writes("Please pay 1000");
    await changes("Please pay 100", 3_000, undefined, byWords);
    await changes("Please pay 10", 2_000, undefined, byWords);
    await changes("Please pay 110", 4_000, undefined, byWords);
    expect(await heard()).toEqual(["Please pay 1000", "Please pay 100", "Please pay 110"]);
  });

  test("both at once are told as the newest words", async () => {
    await Promise.all([changes("Please pay 100", 2_000, undefined, byWords), writes("Please pay 1000")]);
    expect((await heard()).at(-1)).toBe("Please pay 100");
  });
});

test("the change of what was written long before the question answers nothing", async () => {
  await changes("Please pay 100", 2_000, 2 * 3_600_000);
  expect(await status()).toBe("waiting");
});

test("under nothing, the change of a message that never came is placed as that would have been, once", async () => {
  const alone = { kind: "wrote", files: [] } as const;
  const corrected = changed(2_000);
  await tells({ ...alone, text: `${reference} Please pay 100`, corrected }, corrected);
  await tells({ ...alone, text: `${reference} Please pay 1000` });
  expect(await heard()).toEqual([`${reference} Please pay 100`]);
  expect(await query(desk.url, "select from pending_words")).toEqual([]);
});
