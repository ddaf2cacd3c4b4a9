import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
import { query } from "../support/database.ts";
import { buttonsOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** A verb and a reference, typed in one's own chat: the ticket with that button, and nothing done before it is pressed. */

let desk: DeskInATest;
let monaId: string;
let claireId: string;
let paulId: string;
let mona: ActsInChat;
let claire: ActsInChat;
let stranger: ActsInChat;
let count = 0;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());
beforeEach(async () => {
  count += 1;
  monaId = await desk.person(`U-mona-${count}`, { name: "mona" });
  claireId = await desk.person(`U-claire-${count}`, { name: "claire" });
  paulId = await desk.person(`U-paul-${count}`, { name: "paul" });
  mona = desk.as(someone(`U-mona-${count}`, { name: "mona" }));
  claire = desk.as(someone(`U-claire-${count}`, { name: "claire" }));
  stranger = desk.as(someone(`U-stranger-${count}`));
  await desk.queue("support", [claireId, paulId]);
});

const writes = (by: ActsInChat, text: string) => by.does({ kind: "wrote", text, files: [] });
const actions = (reply: Reply) => buttonsOf(reply).map(({ action }) => action);
const statusOf = async (reference: string) => (await desk.store.ticket(reference))?.status;
const titles = async () => (await query(desk.url, "select 1 from ticket")).length;

test.each(["claim", "prendre", "take"])("“%s” of a free ticket offers to claim it, and a press does", async (verb) => {
  const { reference } = await desk.opens(monaId);
  const asked = await writes(claire, `${verb} ${reference}`);
  expect(linesOf(said(asked))[0]).toBe("One press does it:");
  expect(linesOf(said(asked)).join()).toContain(reference);
  const [first] = actions(asked);
  expect(first).toMatchObject({ do: "claim", ticket: reference, shown: true });
  expect(await statusOf(reference)).toBe("new");
  if (first !== undefined) await claire.presses(first);
  expect(await statusOf(reference)).toBe("in-progress");
});

test("“yes” presses it too", async () => {
  const { reference } = await desk.opens(monaId);
  await writes(claire, `claim ${reference}`);
  await writes(claire, "yes");
  expect(await desk.store.ticket(reference)).toMatchObject({ assignee: claireId });
});

test.each([
  ["assign", "to paul", "assign"],
  ["resolve", "", "resolve"],
  ["résoudre", "toner remplacé", "resolve"],
  ["hold", "until Monday", "hold"],
  ["escalader", "", "escalate"],
  ["modifier", "", "change"],
])("“%s … %s” of a claimed ticket has the form at hand", async (verb, more, form) => {
  const { reference } = await desk.opens(monaId);
  await desk.changes(reference, claireId, { type: "claim" });
  expect(actions(await writes(claire, `${verb} ${reference} ${more}`))[0]).toMatchObject({ do: "fill", form });
  expect(await statusOf(reference)).toBe("in-progress");
});

describe("words that are there to be read", () => {
  test("of a note are kept among agents by one press", async () => {
    const { reference } = await desk.opens(monaId);
    const asked = await writes(claire, `note ${reference} called her`);
    expect(quotesOf(said(asked))).toEqual(["called her"]);
    const [first] = actions(asked);
    expect(first).toMatchObject({ do: "place", as: "note", ticket: reference });
    if (first !== undefined) await claire.presses(first);
    expect((await desk.history(reference)).at(-1)?.event).toMatchObject({ type: "noted", text: "called her" });
  });

  test("of a reply are sent by one press, which takes a free ticket and says so", async () => {
    const { reference } = await desk.opens(monaId);
    const asked = await writes(claire, `reply to ${reference}: we’re on it`);
    expect(buttonsOf(asked)[0]).toMatchObject({
      label: "Send it and take the ticket",
      action: { do: "place", as: "take" },
    });
    expect(await desk.history(reference)).toHaveLength(1);
  });

  test("of the requester go to the agents", async () => {
    const { reference } = await desk.opens(monaId);
    const [first, ...others] = actions(await writes(mona, `note ${reference}: it is the left one`));
    expect(others).toEqual([]);
    if (first !== undefined) await mona.presses(first);
    expect((await desk.history(reference)).at(-1)?.event).toMatchObject({
      type: "answered",
      text: "it is the left one",
    });
  });
});

test("what somebody else has can be taken over, or it is said who may", async () => {
  const { reference } = await desk.opens(monaId);
  await desk.changes(reference, paulId, { type: "claim" });
  const asked = await writes(claire, `resolve ${reference}`);
  expect(linesOf(said(asked)).join("\n")).toContain("paul");
  expect(actions(asked)).toContainEqual(expect.objectContaining({ do: "take-over", ticket: reference }));
  expect(await statusOf(reference)).toBe("in-progress");
});

test.each(["claim", "resolve", "assign", "escalate"])(
  "“%s” by the requester does nothing: they read why, and their own card",
  async (verb) => {
    const { reference } = await desk.opens(monaId);
    const asked = await writes(mona, `${verb} ${reference}`);
    expect(actions(asked)).not.toContainEqual(expect.objectContaining({ do: verb }));
    expect(linesOf(said(asked)).join("\n")).toContain(reference);
    expect(await desk.history(reference)).toHaveLength(1);
  },
);

test("nobody learns of a ticket that they may not read, and no new one is offered", async () => {
  const { reference } = await desk.opens(monaId);
  const before = await titles();
  for (const words of [`claim ${reference}`, `note ${reference} called her`, `close ${reference}`]) {
    const told = await writes(stranger, words);
    expect(JSON.stringify(said(told))).not.toContain("The printer is on fire");
    expect(actions(told).filter((action) => action.do === "send" || action.do === "place")).toEqual([]);
  }
  expect(await titles()).toBe(before);
});

test.each([
  ["close", "resolve"],
  ["cancel", "reject"],
])("“%s” by the agent of somebody’s ticket offers their own form: %s", async (verb, form) => {
  const { reference } = await desk.opens(monaId);
  await desk.changes(reference, claireId, { type: "claim" });
  expect(actions(await writes(claire, `${verb} ${reference}`))[0]).toMatchObject({ do: "fill", form });
});

test("“remind” of one’s own ticket says where it stands, with the reminder in one press", async () => {
  const { reference } = await desk.opens(monaId);
  expect(actions(await writes(mona, `remind ${reference}`))).toContainEqual(
    expect.objectContaining({ do: "remind", ticket: reference }),
  );
});
