import { afterAll, beforeAll, expect, test } from "vitest";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { namedOnButton } from "../../src/screen/ticket-buttons.ts";
import { buttonsOf, linesOf, quotesOf } from "../features/reading.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());

const mona = someone("U-mona", { name: "Mona" });

test("an old answer to where a ticket stands is brought up to date in its place, until the ticket is over", async () => {
  const claire = await desk.person("U-claire", { name: "Claire" });
  await desk.queue("support", [claire]);
  const ticket = await desk.opens(await desk.person("U-mona", { name: "Mona" }));
  const { reference } = ticket;
  const asked = said(await desk.as(mona).presses({ do: "where", ...namedOnButton(ticket) }));
  expect(linesOf(asked)[0]).toContain("Waiting for an agent");
  const again = buttonsOf(asked).filter(({ label }) => label === "Refresh");
  const presses = async () => {
    const [button] = again;
    if (button === undefined) throw new Error("no button");
    const reply = await desk.as(mona).presses(button.action);
    if (reply.kind !== "done" || reply.instead === undefined) throw new Error(`nothing instead: ${reply.kind}`);
    return reply.instead;
  };
  await desk.changes(reference, claire, { type: "claim" });
  expect(linesOf(await presses())[0]).toBe("Claire is on it.");
  await desk.changes(reference, await desk.person("U-mona"), { type: "withdraw", reason: "no-longer-needed" });
  const over = await presses();
  expect(linesOf(over)[0]).toBe("It’s cancelled.");
  expect(buttonsOf(over).map(({ label }) => label)).not.toContain("Refresh");
});

test("whoever asks for news reads what an agent has written, also where it is kept from them until the morning", async () => {
  const claire = await desk.person("U-claire", { name: "Claire" });
  const ben = desk.as(someone("U-ben", { name: "Ben" }));
  const { reference } = await desk.opens(await desk.person("U-ben", { name: "Ben" }));
  await desk.changes(reference, claire, { type: "reply", text: "Come to my desk, room 12", files: [] });
  for (const words of ["any news?", "ça avance ?"]) {
    const told = said(await ben.does({ kind: "wrote", text: words, files: [] }));
    expect(quotesOf(told)).toEqual(["Come to my desk, room 12"]);
    expect(linesOf(told).join("\n")).toContain("Last message from Claire");
    expect(told.summary).toContain("Come to my desk, room 12");
  }
});

test("what the agents write among themselves is no news", async () => {
  const claire = await desk.person("U-claire", { name: "Claire" });
  const zoe = desk.as(someone("U-zoe"));
  const { reference } = await desk.opens(await desk.person("U-zoe"));
  await desk.changes(reference, claire, { type: "claim" });
  await desk.changes(reference, claire, { type: "note", text: "She always breaks it", files: [] });
  expect(JSON.stringify(said(await zoe.does({ kind: "wrote", text: "any news?", files: [] })))).not.toContain("breaks");
});

test("the question that waits is quoted once", async () => {
  const claire = await desk.person("U-claire", { name: "Claire" });
  const tom = desk.as(someone("U-tom"));
  const { reference } = await desk.opens(await desk.person("U-tom"));
  await desk.changes(reference, claire, { type: "claim" });
  await desk.changes(reference, claire, { type: "ask", text: "Which floor?" });
  expect(quotesOf(said(await tom.does({ kind: "wrote", text: "any news?", files: [] })))).toEqual(["Which floor?"]);
});
