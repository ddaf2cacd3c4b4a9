import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Message } from "../../src/screen/message.ts";
import type { Reply } from "../../src/channels/platform.ts";
import { namedOnButton } from "../../src/screen/ticket-buttons.ts";
import { formOf, openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
let claire: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  claire = await desk.person("U-claire");
  await desk.queue("support", [claire]);
});
afterAll(() => desk.close());

/** What stands in the place of the question. */
const instead = (reply: Reply): Message => {
  if ((reply.kind !== "done" && reply.kind !== "whisper") || reply.instead === undefined)
    throw new Error(`the question stands: ${reply.kind}`);
  return reply.instead;
};
const keeps = async (user: string, text: string) => {
  const by = await desk.person(user);
  return { by, words: await desk.tx((tx) => tx.keepWords(by, text, [], desk.deps.now())) };
};
const opens = async (user: string, words: string) => {
  const { opener, values } = formOf(await desk.as(someone(user)).presses({ do: "new-ticket", words }));
  if (opener.do !== "new-ticket") throw new Error("another form");
  return desk.as(someone(user)).sends("one", opener, { ...values, kind: "incident", urgency: "medium", impact: "one" });
};

describe("where words belong", () => {
  test("is asked no more once they are on a ticket, whichever button is pressed next", async () => {
    const { by, words } = await keeps("U-mona", "It flickers");
    const ticket = await desk.opens(by);
    const first = instead(await desk.as(someone("U-mona")).presses({ do: "place", words, ...namedOnButton(ticket) }));
    expect(first.summary).toContain(ticket.reference);
    for (const again of [
      { do: "place", words, ...namedOnButton(ticket) },
      { do: "new-ticket", words },
    ] as const)
      expect(instead(await desk.as(someone("U-mona")).presses(again))).toEqual(first);
  });

  test("is asked no more once they are a ticket, and a press opens no empty form", async () => {
    const { by, words } = await keeps("U-noah", "The door squeaks");
    const ticket = await desk.opens(by);
    const first = instead(await opens("U-noah", words));
    expect(first.summary).toContain("Sent as");
    for (const again of [
      { do: "place", words, ...namedOnButton(ticket) },
      { do: "new-ticket", words },
    ] as const)
      expect(instead(await desk.as(someone("U-noah")).presses(again))).toEqual(first);
  });

  test("is somebody else's question to nobody", async () => {
    const { by, words } = await keeps("U-emma", "My own words");
    const ticket = await desk.opens(by);
    instead(await desk.as(someone("U-emma")).presses({ do: "place", words, ...namedOnButton(ticket) }));
    expect((await desk.as(someone("U-claire")).presses({ do: "new-ticket", words })).kind).toBe("whisper");
  });
});

test("words of an agent that were kept as a note are not said to have been sent, whichever button is pressed next", async () => {
  const mona = await desk.person("U-mona");
  const { words } = await keeps("U-claire", "Oiled it");
  const ticket = await desk.opens(mona);
  const first = instead(
    await desk.as(someone("U-claire")).presses({ do: "place", words, as: "note", ...namedOnButton(ticket) }),
  );
  const second = await desk
    .as(someone("U-claire"))
    .presses({ do: "place", words, as: "reply", ...namedOnButton(ticket) });
  expect(instead(second)).toEqual(first);
  expect(first.summary).toContain(ticket.reference);
});

test("an offer to open a form is answered once it was sent, and a press opens no form with the same words", async () => {
  const paul = desk.as(someone("U-paul"));
  const typed = await paul.does({
    kind: "asked",
    words: "The lamp flickers",
    in: { platform: "slack", tenant: "T1", address: "D1", scope: "personal" },
    opensForm: true,
  });
  if (typed.kind !== "open-form") throw new Error("no form");
  expect(typed.offer.summary).toBe("The form “New ticket” is ready, with your words in it.");
  const [open] = typed.offer.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));
  if (open?.action?.do !== "new-ticket") throw new Error("no offer");
  const { opener, values } = formOf(await paul.presses(open.action));
  if (opener.do !== "new-ticket") throw new Error("another form");
  const filled = { ...values, kind: "incident", urgency: "medium", impact: "one" };
  const first = instead(await paul.sends("one", opener, filled));
  expect(first.summary).toContain("Sent as");
  expect(instead(await paul.presses(open.action))).toEqual(first);
});
