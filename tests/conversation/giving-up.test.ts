import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { exampleServices } from "../../src/features/catalogue/examples.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
import { buttonsOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { query } from "../support/database.ts";
import { someone } from "../support/test-store.ts";

/** What they asked for is named by whoever no longer wants it. */

let desk: DeskInATest;
let mona: ActsInChat;
let monaId: string;
let people = 0;
beforeAll(async () => {
  desk = await openDeskInATest();
  desk.configure({ ...policyIn("Europe/Paris"), services: exampleServices });
  await desk.queue("support", [await desk.person("U-claire")]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  const user = `U-mona-${(people += 1)}`;
  monaId = await desk.person(user);
  mona = desk.as(someone(user));
});

/** A second later, as nobody writes at the same instant. */
async function writes(text: string): Promise<Reply> {
  desk.passes(1 / 60);
  return mona.does({ kind: "wrote", text, files: [] });
}
const types = (words: string): Promise<Reply> =>
  mona.does({
    kind: "asked",
    words,
    in: { platform: "slack", tenant: "T1", address: "D-mona", scope: "personal" },
  });
const opened = async (title: string) => (await desk.opens(monaId, { title, description: "" })).reference;
const actionsOf = (reply: Reply) => buttonsOf(reply).map(({ action }) => action);
const opensForm = (reply: Reply) => JSON.stringify(said(reply).blocks).includes('"service":"laptop"');
const statusOf = async (reference: string) => (await desk.store.ticket(reference))?.status;
const titles = async () =>
  (await query(desk.url, `select title from ticket where requester = '${monaId}'::uuid order by opened_at`)).map(
    ({ title }) => title,
  );

const all = [
  "cancel my laptop request",
  "I don't need the laptop any more",
  "annule ma demande d'ordinateur",
  "finalement je n'ai plus besoin d'un nouvel ordinateur",
  "annule l'ordinateur",
];

test.each(all)("“%s” offers to withdraw the ticket that it names, or to send it as a new one", async (words) => {
  const printer = await opened("The printer is jammed");
  const laptop = await opened("Nouvel ordinateur laptop · MacBook Pro 16");
  for (const asks of [writes, types]) {
    const asked = await asks(words);
    expect(actionsOf(asked)).toMatchObject([
      { do: "withdraw", ticket: laptop },
      { do: "withdraw", ticket: laptop },
      { do: "send" },
    ]);
    expect(opensForm(asked)).toBe(false);
  }
  await writes("yes");
  expect([await statusOf(laptop), await statusOf(printer)]).toEqual(["cancelled", "new"]);
});

test("a ticket of the service is named in either language", async () => {
  const values = { "laptop.model": "standard", details: null, beneficiary: null };
  await mona.sends(`form ${people}`, { do: "new-ticket", service: "laptop" }, values);
  expect((await titles()).length).toBe(1);
  expect(actionsOf(await writes("je n'ai plus besoin de l'ordinateur"))[0]).toMatchObject({ do: "withdraw" });
  expect(actionsOf(await writes("cancel my laptop order"))[0]).toMatchObject({ do: "withdraw" });
});

test("of two that it names it is asked which, and a title answers", async () => {
  const [air, pro] = [await opened("New laptop · Air"), await opened("New laptop · Pro")];
  const asked = said(await writes("cancel my laptop request"));
  expect(asked.summary).toBe("Which ticket do you want to cancel?");
  await writes("the air one");
  expect([await statusOf(air), await statusOf(pro)]).toEqual(["cancelled", "new"]);
});

describe("with no such ticket", () => {
  test.each(all)("“%s” is told so, offered no form, and sent as a new one by a yes", async (words) => {
    for (const asks of [types, writes]) {
      const told = await asks(words);
      expect(linesOf(said(told))[0]).toBe(
        "You have no open ticket about that. Shall I send it to the agents as a new one?",
      );
      expect(quotesOf(said(told))).toEqual([words]);
      expect(opensForm(told)).toBe(false);
    }
    await writes("yes");
    expect(await titles()).toEqual([words]);
  });

  test("others that are open are offered beside a new one", async () => {
    const printer = await opened("The printer is jammed");
    const told = await writes("cancel my laptop request");
    expect(linesOf(said(told))[0]).toBe("None of your open tickets names that. Is it one of these?");
    expect(JSON.stringify(said(told).blocks)).toContain(printer);
    expect(actionsOf(told)).toMatchObject([{ do: "send" }]);
  });

  test.each(["I don't need the parking permit any more", "annule le taxi de demain"])(
    "“%s”, of what no service is, is a ticket as ever",
    async (words) => {
      expect(linesOf(said(await writes(words)))[0]).not.toContain("You have no open ticket");
      await writes("yes");
      expect(await titles()).toEqual([words]);
    },
  );
});

test("a reference says which", async () => {
  const [air] = [await opened("New laptop · Air"), await opened("New laptop · Pro")];
  expect(actionsOf(await writes(`cancel my laptop request ${air}`))[0]).toMatchObject({ do: "withdraw", ticket: air });
});
