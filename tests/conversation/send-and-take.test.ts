import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
import { buttonsOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** An agent's words among agents, sent to the requester with a button that was to take a free ticket. */

let desk: DeskInATest;
let bob: ActsInChat;
let claire: ActsInChat;
let claireId: string;
let reference: string;
let count = 0;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());
beforeEach(async () => {
  count += 1;
  claireId = await desk.person(`U-claire-${count}`, { name: "Claire" });
  const bobId = await desk.person(`U-bob-${count}`, { name: "Bob" });
  [bob, claire] = [desk.as(someone(`U-bob-${count}`)), desk.as(someone(`U-claire-${count}`))];
  await desk.queue("support", [claireId, bobId]);
  ({ reference } = await desk.opens(await desk.person(`U-mona-${count}`)));
  const thread = { platform: "slack", tenant: "T1", address: "C-support", message: `card ${count}` } as const;
  const surface = (await desk.store.surfaces(reference)).find(({ audience }) => audience.kind === "agents");
  await desk.store.deliveries.shown(surface?.id ?? "", thread, 1, null);
  const under = { kind: "replied", thread, root: { by: "desk", at: null }, personal: false, files: [] } as const;
  bobs = await bob.does({ ...under, text: "Please reboot" });
  claires = await claire.does({ ...under, text: "Please update" });
});
let bobs: Reply;
let claires: Reply;

const presses = (by: ActsInChat, reply: Reply, label: string): Promise<Reply> => {
  const button = buttonsOf(reply).find((each) => each.label === label);
  if (button === undefined) throw new Error(`no button ${label}`);
  return by.presses(button.action);
};
const sent = async () =>
  (await desk.history(reference)).flatMap(({ event }) => (event.type === "replied" ? [event.text] : []));
const sendAndTake = "Send it and take the ticket";

test("takes a ticket that is free still", async () => {
  await presses(claire, claires, sendAndTake);
  expect(await sent()).toEqual(["Please update"]);
  expect((await desk.store.ticket(reference))?.assignee).toBe(claireId);
});

test("sends nothing once a colleague has resolved it: they are named, and it can be sent all the same", async () => {
  await desk.changes(reference, claireId, { type: "claim" });
  await desk.changes(reference, claireId, { type: "resolve", text: "Replaced", cause: "hardware" });
  const refused = await presses(bob, bobs, sendAndTake);
  expect(await sent()).toEqual([]);
  expect(linesOf(said(refused)).join(" ")).toContain("Claire");
  expect(quotesOf(said(refused))).toEqual(["Please reboot"]);
  await presses(bob, refused, "Send it to the requester");
  expect(await sent()).toEqual(["Please reboot"]);
});

test("of two at once, one sends and takes", async () => {
  const replies = await Promise.all([presses(claire, claires, sendAndTake), presses(bob, bobs, sendAndTake)]);
  expect(await sent()).toHaveLength(1);
  const quoted = replies.flatMap((reply) => quotesOf(said(reply)));
  expect(["Please reboot", "Please update"]).toEqual(expect.arrayContaining([...quoted, ...(await sent())]));
  expect(quoted).toHaveLength(1);
});
