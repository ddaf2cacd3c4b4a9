import { pino } from "pino";
import { describe, expect, test } from "vitest";
import type { Typed } from "../../src/channels/slack/interactions.ts";
import { createOwnChats } from "../../src/channels/slack/own-chats.ts";
import { createTurns } from "../../src/channels/slack/turns.ts";
import { createTyping } from "../../src/channels/slack/typing.ts";
import { unknownUser } from "../../src/channels/slack/inbound-event.ts";

const typed = (title: string, at: number, form = "form:V1:new-ticket"): Typed => ({
  intent: {
    kind: "typed",
    once: `typed:V1:${at}`,
    by: unknownUser("T1", "U1"),
    form,
    opener: { do: "new-ticket" },
    values: { title },
  },
  at,
});

/** A desk that takes what it is told, one after the other as it finishes with them. */
function listeningDesk() {
  const told: (string | null | undefined)[] = [];
  const atWork: (() => void)[] = [];
  const typing = createTyping(({ values }) => {
    told.push(values?.["title"]);
    return new Promise((resolve) => void atWork.push(resolve));
  });
  return { told, typing, goesOn: () => atWork.shift()?.() };
}

describe("what is being typed", () => {
  test("is told from the first key on, and not at every key", async () => {
    const { told, typing } = listeningDesk();
    typing.hear(typed("P", 1));
    await Promise.resolve();
    for (const [index, title] of ["Pr", "Pri", "Prin"].entries()) typing.hear(typed(title, 2 + index));
    expect(told).toEqual(["P"]);
  });

  test("is told to the last key before the form is closed, and in order", async () => {
    const { told, typing, goesOn } = listeningDesk();
    typing.hear(typed("P", 1));
    typing.hear(typed("Printer", 3));
    typing.hear(typed("Print", 2)); // overtaken on its way
    const finished = typing.finish("form:V1:new-ticket");
    await Promise.resolve();
    expect(told).toEqual(["P"]);
    goesOn();
    await expect.poll(() => told).toEqual(["P", "Printer"]);
    goesOn();
    await finished;
  });

  test("in one form does not wait for another, and nothing is left behind when the desk stops", async () => {
    const { told, typing, goesOn } = listeningDesk();
    typing.hear(typed("Printer", 1));
    typing.hear(typed("Mail", 1, "form:V2:new-ticket"));
    await expect.poll(() => told).toEqual(["Printer", "Mail"]);
    typing.hear(typed("Mails", 2, "form:V2:new-ticket"));
    const settled = typing.settle();
    goesOn();
    goesOn();
    await expect.poll(() => told).toEqual(["Printer", "Mail", "Mails"]);
    goesOn();
    await settled;
  });
});

test("a desk that cannot keep it says so in the log without the words, and nothing to who types", async () => {
  const lines: string[] = [];
  const unheard = () => Promise.reject(new Error("nobody is answered"));
  const turns = createTurns({
    listener: {
      handle: () => Promise.reject(new Error("no room for: My password is hunter2")),
      callsPlatform: () => false,
      askedAt: () => Promise.resolve(),
      lookUpLater: () => Promise.resolve(),
      hears: () => Promise.resolve(false),
      isUnknownUser: () => Promise.resolve(false),
      membersChanged: unheard,
      met: unheard,
    },
    profiles: { remembered: () => null, isFresh: () => true, isOutsider: () => false, find: unheard, findAll: unheard },
    answers: { give: unheard, whisper: unheard, tell: unheard, replace: unheard, redraw: unheard, retire: unheard },
    chats: createOwnChats(),
    locale: "en",
    zone: "UTC",
    log: pino({}, { write: (line) => void lines.push(line) }),
  });
  await turns.keep(typed("My password is hunter2", 1).intent);
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toContain("hunter2");
});
