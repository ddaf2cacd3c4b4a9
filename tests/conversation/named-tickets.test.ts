import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTypedCommand } from "../../src/conversation/typed-command.ts";
import { titled } from "../../src/features/opening/use-cases.ts";
import { placeOrKeep } from "../../src/features/replies/use-cases.ts";
import { fieldLimits } from "../../src/screen/question.ts";
import { quotesOf } from "../features/reading.ts";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

describe("a reference that is typed alone", () => {
  test.each([
    "I261121_0042",
    "i261121_0042",
    "#I261121_0042",
    "I261121_0042.",
    "I261121_0042 ?",
    "“I261121_0042”",
    "*I261121_0042*",
    "show I261121_0042",
    "Show #I261121_0042!",
    "afficher I261121_0042",
    "voir « I261121_0042 »",
    "ticket I261121_0042",
  ])("shows the ticket: %s", (typed) => {
    expect(readTypedCommand(typed)).toEqual({ command: "ticket", reference: "I261121_0042" });
  });

  test.each(["I261121_0042 again", "showroom I261121_0042", "like I261121_0042", "I261121_0042 I261121_0043"])(
    "does not where more is said: %s",
    (typed) => {
      expect(readTypedCommand(typed)).toEqual({ command: "about" });
    },
  );
});

test("a title that is cut holds no half character", () => {
  for (const before of [fieldLimits.title - 3, fieldLimits.title - 2, fieldLimits.title - 1]) {
    const { title = "" } = titled(`${"a".repeat(before)}😀${"b".repeat(30)}`);
    expect(title.isWellFormed()).toBe(true);
    expect(title.length).toBeLessThanOrEqual(fieldLimits.title);
  }
});

describe("words that name a ticket", () => {
  let desk: DeskInATest;
  let claire: string;
  let mona: string;
  beforeAll(async () => {
    desk = await openDeskInATest();
    claire = await desk.person("U-claire");
    mona = await desk.person("U-mona");
    await desk.queue("support", [claire]);
  });
  afterAll(() => desk.close());

  const writes = (text: string) => desk.tx((tx) => placeOrKeep(tx, desk.deps, { text, files: [], by: mona }));
  const waiting = async () => {
    const { reference } = await desk.opens(mona);
    await desk.changes(reference, claire, { type: "claim" });
    await desk.changes(reference, claire, { type: "ask", text: "Which floor?" });
    return reference;
  };

  test("go to it, and not to the one that waits for an answer", async () => {
    const asked = await waiting();
    const { reference } = await desk.opens(mona);
    expect(await writes(`${reference.toLowerCase()}: still broken`)).toMatchObject({
      result: "changed",
      ticket: { reference },
    });
    expect((await desk.store.ticket(asked))?.status).toBe("waiting");
    expect(await writes(`The third floor, for ${asked}`)).toMatchObject({
      result: "changed",
      ticket: { reference: asked },
    });
  });

  test("that is somebody else's, is not there, or is one of several, reach no ticket before it is said which", async () => {
    const asked = await waiting();
    const theirs = await desk.opens(claire);
    const { reference } = await desk.opens(mona);
    for (const named of [theirs.reference, "I261121_9999", `${reference} and ${asked}`])
      expect(await writes(`${named} is still broken`)).toMatchObject({ result: "kept" });
    expect((await desk.store.ticket(asked))?.status).toBe("waiting");
  });

  test("stay as they were typed after a command, line by line, so that a secret is known by the end of its line", async () => {
    const { reference } = await desk.opens(mona);
    const reply = await desk.as(someone("U-mona")).does({
      kind: "asked",
      words: `${reference} my password is banana\nit says no`,
      in: { platform: "slack", tenant: "T1", address: "D-mona", scope: "personal" },
    });
    expect(quotesOf(said(reply))).toEqual([`${reference} my password is ••••••••\nit says no`]);
  });
});
