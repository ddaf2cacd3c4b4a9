import { afterAll, beforeAll, expect, test } from "vitest";
import type { Correction, PostedMessage } from "../../src/channels/platform.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
let thread: PostedMessage;
let reference: string;
let mona: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  const claire = await desk.person("U-claire");
  await desk.queue("support", [claire]);
  mona = await desk.person("U-mona");
  ({ reference } = await desk.opens(mona));
  thread = { platform: "slack", tenant: "T1", address: "D-mona", message: "1.1" };
  const [surface] = (await desk.tx((tx) => tx.surfaces(reference))).filter(
    ({ audience }) => audience.kind === "person",
  );
  if (surface === undefined) throw new Error("no card of hers");
  await desk.store.deliveries.shown(surface.id, thread, 1, null);
});
afterAll(() => desk.close());

const at: PostedMessage = { platform: "slack", tenant: "T1", address: "D-mona", message: "1.2" };
const writes = (text: string, more: { readonly corrected?: Correction } = {}) =>
  desk.as(someone("U-mona")).does({
    kind: "replied",
    thread,
    root: { by: "desk", at: null },
    personal: true,
    text,
    files: [],
    at,
    ...more,
  });
const marks = async () => (await desk.sent()).flat().filter(({ kind }) => kind === "mark-received");

test("what a requester writes under their card gets a sign of its own, in the change that passes it on", async () => {
  expect(await marks()).toEqual([]);
  await writes("It still smokes");
  const words = { ticket: reference, version: 2 };
  expect(await marks()).toEqual([{ kind: "mark-received", at, words }]);
  expect(await desk.store.deliveries.lastWords(reference, mona)).toEqual({ at: desk.deps.now(), kept: false });
  expect(await desk.store.deliveries.lastWords(reference, await desk.person("U-claire"))).toBeNull();
});

test("what is corrected has its sign already", async () => {
  const before = await marks();
  await writes("It still smokes a lot", { corrected: { message: "1.2", writtenAt: null, at: 2 } });
  expect(await marks()).toEqual(before);
});

test("it has arrived once one place of the agents shows it, and is kept where none can", async () => {
  await desk.changes(reference, mona, { type: "answer", text: "Once more", files: [] });
  const version = (await desk.store.ticket(reference))?.version ?? 0;
  const { deliveries } = desk.store;
  const isKept = async () => (await deliveries.lastWords(reference, mona))?.kept;
  const agents = (await desk.store.surfaces(reference)).find(({ audience }) => audience.kind === "agents");
  if (agents === undefined) throw new Error("no card of the agents");
  expect(await isKept()).toBe(false); // it goes out with the change
  await deliveries.noted(agents.id, version, null);
  expect(await isKept()).toBe(true);
  expect(await deliveries.reached(reference, version)).toBe("nobody");
  await deliveries.noted(agents.id, version, { ...thread, address: "C-support", message: "2.2" });
  expect(await isKept()).toBe(false);
  expect(await deliveries.reached(reference, version)).toBe("agents");
});
