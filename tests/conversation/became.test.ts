import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Message } from "../../src/screen/message.ts";
import type { ChatUser, Reply } from "../../src/channels/platform.ts";
import { namedOnButton } from "../../src/screen/ticket-buttons.ts";
import { buttonsOf, formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { quotesOf } from "../features/reading.ts";
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
const keeps = async (user: string, text: string, more: Partial<ChatUser> = {}) => {
  const by = await desk.person(user, more);
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

describe.each(["slack", "teams"] as const)("on %s, a form of words that were sent while it was open", (platform) => {
  const titled = "My laptop is dead";
  const fell = "It fell into the sea";
  let users = 0;
  const meets = async () => {
    const user = `U-${platform}-${(users += 1)}`;
    const { by, words } = await keeps(user, titled, { platform });
    const mona = desk.as(someone(user, { platform }));
    const opensForm = async () => formOf(await mona.presses({ do: "new-ticket", words }));
    return { by, words, mona, opensForm, tickets: () => desk.tx((tx) => tx.ticketsOf(by, 10)) };
  };
  type Opened = Awaited<ReturnType<Awaited<ReturnType<typeof meets>>["opensForm"]>>;
  const filled = ({ opener, values }: Opened, more: Readonly<Record<string, string>> = {}) => {
    if (opener.do !== "new-ticket") throw new Error("another form");
    return [opener, { ...values, kind: "incident", urgency: "medium", impact: "one", ...more }] as const;
  };
  const press = (reply: Reply, label: string) => {
    const button = buttonsOf(reply).find((each) => each.label === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    return button.action;
  };

  test("says so, and what was typed into it is added to the ticket with one press", async () => {
    const { words, mona, opensForm, tickets } = await meets();
    const form = await opensForm();
    await mona.presses({ do: "send", words });
    const told = await mona.sends("late", ...filled(form, { description: fell }));
    const [ticket, ...others] = await tickets();
    expect(others).toEqual([]);
    expect(said(told).summary).toContain(`Sent already, as ${ticket?.reference}`);
    expect(quotesOf(said(told))).toEqual([fell]);
    expect(await mona.sends("late", ...filled(form, { description: fell }))).toEqual(told);

    await mona.presses(press(told, "Add here"));
    const events = (await desk.history(ticket?.reference ?? "")).map(({ event }) => event);
    expect(events.at(-1)).toMatchObject({ type: "answered", text: fell });
  });

  test("makes a ticket of what was typed into it, if that is meant", async () => {
    const { words, mona, opensForm, tickets } = await meets();
    const form = await opensForm();
    await mona.presses({ do: "send", words });
    const told = await mona.sends("other", ...filled(form, { title: "The sea is wet" }));
    await mona.presses(press(told, "Send as a new ticket"));
    expect((await tickets()).map(({ title }) => title).toSorted()).toEqual([titled, "The sea is wet"]);
  });

  test("only says so where nothing was typed into it", async () => {
    const { words, mona, opensForm, tickets } = await meets();
    const form = await opensForm();
    await mona.presses({ do: "send", words });
    const told = await mona.sends("late", ...filled(form));
    expect(said(told).summary).toBe(`Sent as ${(await tickets())[0]?.reference}.`);
    expect(buttonsOf(told)).toEqual([]);
    expect(await tickets()).toHaveLength(1);
  });

  test("is no second ticket where it was opened twice and sent twice, and no word of it is lost", async () => {
    const { mona, opensForm, tickets } = await meets();
    const [one, other] = [await opensForm(), await opensForm()];
    await mona.sends("one", ...filled(one));
    const told = await mona.sends("other", ...filled(other, { description: fell }));
    expect(quotesOf(said(told))).toEqual([fell]);
    expect(await tickets()).toHaveLength(1);
  });

  test("at the same moment as “Send as it is” makes one ticket, which has what was typed or can have it", async () => {
    for (let time = 0; time < 5; time += 1) {
      const { words, mona, opensForm, tickets } = await meets();
      const form = await opensForm();
      const [told] = await Promise.all([
        mona.sends("at once", ...filled(form, { description: fell })),
        mona.presses({ do: "send", words }),
      ]);
      const [ticket, ...others] = await tickets();
      expect(others).toEqual([]);
      const [opened] = await desk.history(ticket?.reference ?? "");
      expect([JSON.stringify(opened?.event), ...quotesOf(said(told))].join()).toContain(fell);
    }
  });

  test("opens its ticket where the one that was sent was taken back", async () => {
    const { words, mona, opensForm, tickets } = await meets();
    const form = await opensForm();
    await mona.presses(press(await mona.presses({ do: "send", words }), "Undo"));
    await mona.sends("late", ...filled(form, { title: "My laptop is wet" }));
    expect(await tickets()).toMatchObject([{ title: "My laptop is wet", status: "new" }, { status: "cancelled" }]);
  });

  test("opens its ticket where the words were put on another", async () => {
    const { by, words, mona, opensForm, tickets } = await meets();
    const earlier = await desk.opens(by);
    const form = await opensForm();
    await mona.presses({ do: "place", words, ...namedOnButton(earlier) });
    await mona.sends("late", ...filled(form, { description: fell }));
    expect((await tickets()).map(({ title }) => title)).toEqual([titled, earlier.title]);
  });
});

test("an offer to open a form that was opened twice makes two tickets of two forms", async () => {
  const by = await desk.person("U-twice");
  const twice = desk.as(someone("U-twice"));
  for (const title of ["The lamp flickers", "The door squeaks"]) {
    const opener = { do: "new-ticket", offered: "4711" } as const;
    await twice.sends(title, opener, { title, kind: "incident", urgency: "medium", impact: "one" });
  }
  const tickets = await desk.tx((tx) => tx.ticketsOf(by, 10));
  expect(tickets.map(({ title }) => title)).toEqual(["The door squeaks", "The lamp flickers"]);
});
