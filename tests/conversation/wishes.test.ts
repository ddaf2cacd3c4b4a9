import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ActsInChat, DeskInATest } from "../support/desk-in-a-test.ts";
import { buttonsOf, openDeskInATest, said } from "../support/desk-in-a-test.ts";
import { linesOf } from "../features/reading.ts";
import { someone } from "../support/test-store.ts";

describe("what somebody types who means a button", () => {
  let desk: DeskInATest;
  let claire: string;
  let mona: ActsInChat;
  let who: string;
  let people = 0;
  beforeAll(async () => {
    desk = await openDeskInATest();
    claire = await desk.person("U-claire");
    await desk.queue("support", [claire]);
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    const user = `U-mona-${(people += 1)}`;
    who = await desk.person(user);
    mona = desk.as(someone(user));
  });

  const writes = (text: string) => mona.does({ kind: "wrote", text, files: [] });
  const opens = async () => (await desk.opens(who)).reference;
  const claims = (reference: string) => desk.changes(reference, claire, { type: "claim" });
  const resolves = async (reference: string) => {
    await claims(reference);
    await desk.changes(reference, claire, { type: "resolve", text: "Replaced", cause: "hardware" });
  };
  const statusOf = async (reference: string) => (await desk.store.ticket(reference))?.status;
  const offered = async (text: string) => buttonsOf(await writes(text)).map(({ action }) => action);
  const rowsOf = async (text: string) =>
    said(await writes(text)).blocks.flatMap((block) =>
      block.kind === "item" && block.button ? [block.button.action] : [],
    );

  test.each(["cancel my ticket", "Annule mon ticket !", "never mind"])(
    "“%s” cancels nothing, and offers to: a press does",
    async (words) => {
      const reference = await opens();
      const [first] = await offered(words);
      expect(first).toMatchObject({ do: "withdraw", reason: "no-longer-needed", ticket: reference });
      expect(await statusOf(reference)).toBe("new");
      const pressed = first === undefined ? null : await mona.presses(first);
      expect(await statusOf(reference)).toBe("cancelled");
      expect(pressed).toHaveProperty("instead"); // the card, in the place of the question
    },
  );

  const stars = (ticket: string) => [1, 2, 3, 4, 5].map((count) => ({ do: "rate", stars: count, ticket }));

  test("“it works now” closes what was resolved, and takes back what nobody has resolved yet", async () => {
    const reference = await opens();
    expect(await offered("C’est réglé !")).toMatchObject([{ do: "withdraw", reason: "solved-by-myself" }]);
    await resolves(reference);
    expect(await offered("it works now")).toMatchObject([...stars(reference), { do: "confirm", ticket: reference }]);
    expect(await statusOf(reference)).toBe("resolved");
  });

  test("“it works now” may be the answer that the agents wait for", async () => {
    const reference = await opens();
    await claims(reference);
    await desk.changes(reference, claire, { type: "ask", text: "Does it work?" });
    const [, answer] = await offered("yes, it works now");
    expect(await statusOf(reference)).toBe("waiting");
    if (answer !== undefined) await mona.presses(answer);
    expect(await statusOf(reference)).toBe("in-progress");
    const events = (await desk.history(reference)).map(({ event }) => event);
    expect(events).toContainEqual(expect.objectContaining({ type: "answered", text: "yes, it works now" }));
  });

  test("thanks are no ticket, no answer and no question", async () => {
    expect(linesOf(said(await writes("merci")))).toEqual(["You’re welcome!"]);
    const reference = await opens();
    await claims(reference);
    await desk.changes(reference, claire, { type: "ask", text: "Which floor?" });
    expect(linesOf(said(await writes("thanks")))).toEqual(["You’re welcome!"]);
    expect(await statusOf(reference)).toBe("waiting");
  });

  test("thanks for a resolved ticket are offered its end", async () => {
    const reference = await opens();
    await resolves(reference);
    expect(await offered("Merci beaucoup !")).toMatchObject([
      ...stars(reference),
      { do: "confirm", ticket: reference },
    ]);
  });

  test("to remind the agents of a ticket of somebody else's is answered with one sentence", async () => {
    const { reference } = await desk.opens(await desk.person("U-somebody-else"));
    expect(await mona.presses({ do: "remind", ticket: reference })).toEqual({
      kind: "whisper",
      message: expect.objectContaining({ summary: "You can’t do this on this ticket." }),
    });
  });

  test("where it stands is answered, and nobody is reminded by it", async () => {
    const reference = await opens();
    for (const words of ["any news?", "où en est mon ticket ?", "where does it stand?"])
      expect(linesOf(said(await writes(words))).join(" ")).toContain(reference);
    expect((await desk.history(reference)).map(({ event }) => event.type)).toEqual(["opened"]);
  });

  test("“not fixed” asks what is wrong with what was resolved, else it may be anything", async () => {
    const reference = await opens();
    await resolves(reference);
    expect(await offered("toujours pas")).toMatchObject([
      { do: "fill", form: "refuse", attempt: 1, ticket: reference },
    ]);
    await desk.changes(reference, who, { type: "confirm" });
    expect(await offered("not fixed")).toMatchObject([{ do: "fill", form: "reopen", ticket: reference }]);
  });

  test("“reopen” opens the form of the ticket that has ended", async () => {
    const reference = await opens();
    await desk.changes(reference, who, { type: "withdraw", reason: "no-longer-needed" });
    expect(await offered("reopen")).toMatchObject([{ do: "fill", form: "reopen", ticket: reference }]);
    expect(await statusOf(reference)).toBe("cancelled");
  });

  test("of several tickets the one that is named is meant, and without a name each can be chosen", async () => {
    const [one, other] = [await opens(), await opens()];
    expect(await rowsOf("cancel my ticket")).toMatchObject([{ ticket: other }, { ticket: one }]);
    expect(await rowsOf("any news?")).toMatchObject([{ do: "where" }, { do: "where" }]);
    expect(await offered(`cancel ${one}`)).toMatchObject([{ ticket: one }, { ticket: one }]);
  });

  test("without a ticket it is said that there is none", async () => {
    expect(linesOf(said(await writes("cancel my ticket")))).toContain("You have no ticket to cancel.");
    expect(linesOf(said(await writes("any news?")))).toContain("You have no open ticket.");
    expect(linesOf(said(await writes("reopen")))).toContain("You have no ticket that can be reopened.");
  });

  test("nobody learns anything of somebody else’s ticket", async () => {
    const theirs = (await desk.opens(claire)).reference;
    const answer = linesOf(said(await writes(`cancel ${theirs}`))).join(" ");
    const none = linesOf(said(await writes("cancel I261121_9999"))).join(" ");
    expect(answer.replaceAll(theirs, "…")).toBe(none.replaceAll("I261121_9999", "…"));
  });

  test("a command is answered in the same way", async () => {
    const reference = await opens();
    const reply = await mona.does({
      kind: "asked",
      words: "annule mon ticket",
      in: { platform: "slack", tenant: "T1", address: "C-any", scope: "channel" },
    });
    expect(buttonsOf(reply)[0]?.action).toMatchObject({ do: "withdraw", ticket: reference });
  });
});
