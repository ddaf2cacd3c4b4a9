import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { timerKeys } from "../../src/desk/job-keys.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
import { buttonsOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { z } from "zod";
import { readFile } from "../../src/desk/read.ts";
import { settle } from "../../src/features/files/use-cases.ts";
import { placeKept } from "../../src/features/replies/use-cases.ts";
import { fileLinks } from "../../src/kernel/file-link.ts";
import { query } from "../support/database.ts";
import { sentFile } from "../support/sent-file.ts";
import { someone } from "../support/test-store.ts";

/** “undo” takes back what was sent last, and nothing else. */

let desk: DeskInATest;
let mona: ActsInChat;
let monaId: string;
let claire: ActsInChat;
let claireId: string;
let count = 0;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());
beforeEach(async () => {
  count += 1;
  claireId = await desk.person(`U-claire-${count}`, { name: "Claire" });
  monaId = await desk.person(`U-mona-${count}`, { name: "Mona" });
  claire = desk.as(someone(`U-claire-${count}`, { name: "Claire" }));
  mona = desk.as(someone(`U-mona-${count}`, { name: "Mona" }));
  await desk.queue("support", [claireId]);
});

const passes = (seconds: number) => desk.passes(seconds / 60);
async function writes(by: ActsInChat, text: string): Promise<Reply> {
  passes(1);
  return by.does({ kind: "wrote", text, files: [] });
}
async function presses(reply: Reply, label: string): Promise<Reply> {
  const button = buttonsOf(reply).find((each) => each.label === label);
  if (button === undefined) throw new Error(`no button ${label}`);
  passes(1);
  return mona.presses(button.action);
}
const ownTickets = () => desk.tx((tx) => tx.ticketsOf(monaId, 10));
const sends = async (text: string) => presses(await writes(mona, text), "Send as it is");

test.each(["undo", "annuler l’envoi", "stop"])("“%s” right after a ticket takes it back", async (undo) => {
  await sends("my mouse is dead");
  await writes(mona, undo);
  expect(await ownTickets()).toMatchObject([{ status: "cancelled" }]);
});

test.each([
  ["typed", "is looked at at once"],
  ["pressed", "says so already"],
] as const)("undo that is %s: the note with the button %s", async (...[how]) => {
  const [send] = buttonsOf(await writes(mona, "my mouse is dead"));
  if (send === undefined) throw new Error("nothing was offered");
  const on = { platform: "slack", tenant: "T1", address: "D1", message: "1.1" } as const;
  const sent = await mona.does({ kind: "pressed", action: send.action, on });
  const [ticket] = await ownTickets();
  const over = () => desk.tx((tx) => tx.timerAt(timerKeys.ofUndo(ticket?.reference ?? "")));
  expect((await over())?.getTime()).toBeGreaterThan(desk.deps.now().getTime());
  if (how === "typed") await writes(mona, "undo");
  else await presses(sent, "Undo");
  expect(await over()).toEqual(how === "typed" ? desk.deps.now() : null);
});

test("a file that was sent with the words is no later message: “undo” takes both back, and nobody reads the file any more", async () => {
  passes(1);
  const files = [sentFile(`drip-${count}.png`)];
  await presses(await mona.does({ kind: "wrote", text: "the tap drips", files }), "Send as it is");
  const [ticket] = await ownTickets();
  const [waits] = await query(desk.url, "select id, files from pending_words order by at desc, id desc limit 1");
  const { id: words, files: kept } = z.object({ id: z.string(), files: fileLinks }).parse(waits);
  const reference = ticket?.reference ?? "";
  passes(1);
  const placed = { reference, words, sentBefore: true, by: monaId } as const;
  expect(await desk.tx((tx) => placeKept(tx, desk.deps, placed))).toMatchObject({ result: "changed" });
  await settle(desk.store, desk.deps, kept[0]?.id ?? "", { ...picture, preview: null });
  const reads = async () => (await readFile(desk.store, kept[0]?.id ?? "", claireId)) !== null;
  expect(await reads()).toBe(true);
  await writes(mona, "undo");
  expect(await ownTickets()).toMatchObject([{ status: "cancelled", cancellation: { undone: true } }]);
  expect(await reads()).toBe(false);
  await desk.changes(reference, monaId, { type: "send-again" });
  expect(await reads()).toBe(true);
});

const picture = { state: "kept", type: "image/png", bytes: 1, sha256: "0".repeat(64) } as const;

describe.each([10, 300])("%i seconds after the ticket,", (after) => {
  test("“undo” after words that followed it leaves the ticket alone, shows the words, and offers to cancel it", async () => {
    await sends("my mouse is dead");
    const [ticket] = await ownTickets();
    passes(after);
    await presses(await writes(mona, "call me"), "Send it to the agents");
    const told = await writes(mona, "undo");
    expect(linesOf(said(told))[0]).toBe(
      "I can’t take back a message that was sent. This one is already with the agents:",
    );
    expect(quotesOf(said(told))).toEqual(["call me"]);
    expect(await ownTickets()).toMatchObject([{ status: "new" }]);
    await presses(told, "No longer needed");
    expect(await ownTickets()).toMatchObject([{ status: "cancelled", reference: ticket?.reference }]);
  });
});

test("an agent’s words to the requester are not taken back either, nor is a ticket of their own", async () => {
  const { reference } = await desk.opens(monaId);
  await desk.opens(claireId, { title: "My own chair" });
  passes(1);
  await desk.changes(reference, claireId, { type: "reply", text: "Come to room 12", files: [] });
  const told = await writes(claire, "undo");
  expect(linesOf(said(told))[0]).toBe("I can’t take back a message that was sent. This one is already with Mona:");
  expect(quotesOf(said(told))).toEqual(["Come to room 12"]);
  expect(buttonsOf(told).map(({ action }) => action.do)).toEqual(["show"]);
  expect(await desk.tx((tx) => tx.ticketsOf(claireId, 10))).toMatchObject([{ status: "new" }]);
});

test("after another act it is asked whether the ticket is to be cancelled", async () => {
  await sends("my mouse is dead");
  const other = await desk.opens(monaId, { title: "Another" });
  passes(1);
  await desk.changes(other.reference, monaId, { type: "withdraw", reason: "no-longer-needed" });
  expect(said(await writes(mona, "undo")).summary).toBe("Shall I cancel this ticket?");
});

test("words of a ticket that somebody may no longer read are not shown", async () => {
  const { reference } = await desk.opens(monaId);
  passes(1);
  await desk.changes(reference, claireId, { type: "reply", text: "Come to room 12", files: [] });
  await desk.queue("support", []);
  expect(JSON.stringify(said(await writes(claire, "undo")))).not.toContain("room 12");
});
