import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ActsInChat, DeskInATest } from "../support/desk-in-a-test.ts";
import { buttonsOf, openDeskInATest, said } from "../support/desk-in-a-test.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
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

  test("that something else does not work is quoted, and begins another ticket before it reopens one", async () => {
    await resolves(await opens());
    const words = "I can't open Excel since the update";
    const asked = await writes(words);
    expect(quotesOf(said(asked))).toContain(words);
    const primary = buttonsOf(asked).filter(({ tone }) => tone === "primary");
    expect(primary).toMatchObject([{ action: { do: "send" } }]);
    expect((await offered("it still doesn't work"))[0]).toMatchObject({ as: "refuse" });
  });

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

  test("a no that says how it is takes the ticket up again in one press, with those words", async () => {
    const reference = await opens();
    await resolves(reference);
    const [first, another] = await offered("non, toujours accès refusé");
    expect(first).toMatchObject({ do: "place", as: "refuse", ticket: reference });
    expect(another).toMatchObject({ do: "send" }); // it may be something new after all
    if (first !== undefined) await mona.presses(first);
    expect(await statusOf(reference)).toBe("in-progress");
  });

  test("where nobody waits for a yes or a no, it is said of nothing", async () => {
    await opens();
    expect((await offered("nope the screen stays black")).every((each) => each.do !== "place" || !("as" in each))).toBe(
      true,
    );
  });

  const stars = (ticket: string) => [1, 2, 3, 4, 5].map((count) => ({ do: "rate", stars: count, ticket }));

  test("“it works now” closes what was resolved, and takes back what nobody has resolved yet", async () => {
    const reference = await opens();
    expect(await offered("C’est réglé !")).toMatchObject([
      { do: "withdraw", reason: "solved-by-myself" },
      { do: "place", ticket: reference },
    ]);
    await resolves(reference);
    expect(await offered("it works now")).toMatchObject([
      ...stars(reference),
      { do: "confirm", ticket: reference },
      { do: "place", ticket: reference },
    ]);
    expect(await statusOf(reference)).toBe("resolved");
  });

  test("“it works now” about what an agent has is told to the agent first, whose work it may be", async () => {
    const reference = await opens();
    await claims(reference);
    const reply = await writes("Ça marche maintenant, merci Claire !");
    expect(linesOf(said(reply))[0]).toBe("Good to hear! Shall I tell the agents, or did you find the answer yourself?");
    const [tell, alone] = buttonsOf(reply).map(({ action }) => action);
    expect([tell, alone]).toMatchObject([{ do: "place" }, { do: "withdraw", reason: "solved-by-myself" }]);
    if (tell !== undefined) await mona.presses(tell);
    expect((await desk.history(reference)).at(-1)?.event).toMatchObject({
      type: "answered",
      text: "Ça marche maintenant, merci Claire !",
    });
  });

  test("“it works now” while the agents wait for an answer shows what they asked, and is told as that, not as the answer", async () => {
    const reference = await opens();
    await claims(reference);
    await desk.changes(reference, claire, { type: "ask", text: "Which model?" });
    const reply = await writes("C’est réglé");
    expect(linesOf(said(reply))[0]).toContain("shall I tell them that it’s solved?");
    expect(quotesOf(said(reply))).toEqual(["Which model?"]);
    expect(buttonsOf(reply)[0]).toMatchObject({ label: "Tell the agents it’s solved", action: { do: "place" } });
    expect(await statusOf(reference)).toBe("waiting");
  });

  test("“close it” of what an agent has is told to the agent first", async () => {
    const reference = await opens();
    await claims(reference);
    const [tell, ...others] = await offered("close it please");
    expect(others).toMatchObject([
      { do: "withdraw", reason: "solved-by-myself" },
      { do: "withdraw", reason: "no-longer-needed" },
    ]);
    if (tell !== undefined) await mona.presses(tell);
    expect((await desk.history(reference)).at(-1)?.event).toMatchObject({ type: "answered", text: "close it please" });
  });

  test("“close it” closes what was resolved, with stars, and else asks why", async () => {
    const reference = await opens();
    const open = await writes("close it please");
    expect(linesOf(said(open))[0]).toBe("Shall I close this ticket?");
    expect(buttonsOf(open).map(({ action }) => action)).toMatchObject([
      { do: "withdraw", reason: "solved-by-myself" },
      { do: "withdraw", reason: "no-longer-needed" },
    ]);
    await resolves(reference);
    const resolved = await writes("you can close it");
    expect(linesOf(said(resolved))[0]).toBe("Shall I close this ticket?");
    expect(buttonsOf(resolved).map(({ action }) => action)).toMatchObject([
      ...stars(reference),
      { do: "confirm", ticket: reference },
    ]);
  });

  test.each(["it is urgent", "Rappelez-moi au 06 12 34 56 78", "please hurry"])(
    "“%s” is passed on to the agents, and is no new ticket",
    async (words) => {
      expect(linesOf(said(await writes(words)))[0]).toContain("Tell me in a sentence what’s wrong, or what you need.");
      const reference = await opens();
      const [send] = await offered(words);
      expect(send).toMatchObject({ do: "place", ticket: reference });
      if (send !== undefined) await mona.presses(send);
      expect((await desk.history(reference)).at(-1)?.event).toMatchObject({ type: "answered", text: words });
    },
  );

  test("“it works now” may be the answer that the agents wait for", async () => {
    const reference = await opens();
    await claims(reference);
    await desk.changes(reference, claire, { type: "ask", text: "Does it work?" });
    const [answer] = await offered("yes, it works now");
    expect(await statusOf(reference)).toBe("waiting");
    if (answer !== undefined) await mona.presses(answer);
    expect(await statusOf(reference)).toBe("in-progress");
    const events = (await desk.history(reference)).map(({ event }) => event);
    expect(events).toContainEqual(expect.objectContaining({ type: "answered", text: "yes, it works now" }));
  });

  test("thanks are no ticket and no answer by themselves", async () => {
    expect(linesOf(said(await writes("merci")))).toEqual(["You’re welcome!"]);
    const reference = await opens();
    await claims(reference);
    await desk.changes(reference, claire, { type: "ask", text: "Which floor?" });
    const reply = await writes("thanks");
    expect(linesOf(said(reply))).toEqual([
      "You’re welcome! Your ticket is still open.",
      expect.stringContaining(reference),
    ]);
    expect(buttonsOf(reply).map(({ action }) => action)).toMatchObject([{ do: "place" }, { do: "where" }]);
    expect(await statusOf(reference)).toBe("waiting");
  });

  test.each(["Merci beaucoup !", "Thanks Nina!", "ok merci", "ok", "yes", "👍"])(
    "“%s” for a resolved ticket is offered its end, and that it is not fixed",
    async (words) => {
      const reference = await opens();
      await resolves(reference);
      expect(await offered(words)).toMatchObject([
        ...stars(reference),
        { do: "confirm", ticket: reference },
        { do: "fill", form: "refuse", attempt: 1, ticket: reference },
        { do: "place", ticket: reference },
      ]);
      expect(await statusOf(reference)).toBe("resolved");
    },
  );

  test.each(["ok", "no", "ok merci", "Thanks Nina!", "toujours pareil", "still not working, reopen it please"])(
    "“%s” about the one ticket in hand can be sent to its agents as it stands, and makes no new ticket",
    async (words) => {
      const reference = await opens();
      const reply = await writes(` ${words} `);
      expect(linesOf(said(reply)).join(" ")).toContain(reference);
      const [send, where, ...more] = buttonsOf(reply).map(({ action }) => action);
      expect([send, where, more]).toMatchObject([{ do: "place", ticket: reference }, { do: "where" }, []]);
      expect((await desk.history(reference)).map(({ event }) => event.type)).toEqual(["opened"]);
      if (send !== undefined) await mona.presses(send);
      expect((await desk.history(reference)).at(-1)?.event).toMatchObject({
        type: "answered",
        text: ` ${words} `,
      });
    },
  );

  test.each(["ok", "yes", "no", "toujours pareil"])("“%s” answers the one question that waits", async (words) => {
    const reference = await opens();
    await claims(reference);
    await desk.changes(reference, claire, { type: "ask", text: "Did you restart it?" });
    await writes(words);
    expect(await statusOf(reference)).toBe("in-progress");
    expect((await desk.history(reference)).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: "answered", text: words }),
    );
  });

  test.each(["ok", "no", "👍"])("“%s” of somebody without a ticket is asked what it is about", async (words) => {
    expect(linesOf(said(await writes(words)))[0]).toContain("Tell me in a sentence what’s wrong, or what you need.");
  });

  test("“no” to a resolved ticket asks what is wrong, and “toujours pareil” says it", async () => {
    const reference = await opens();
    await resolves(reference);
    expect(await offered("no")).toMatchObject([{ do: "fill", form: "refuse", attempt: 1 }, { do: "confirm" }]);
    const [send] = await offered("Toujours pareil");
    if (send !== undefined) await mona.presses(send);
    expect((await desk.history(reference)).at(-1)?.event).toMatchObject({ type: "refused", reason: "Toujours pareil" });
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

  test("“not fixed” sends what was resolved back in its author's words, and what was closed", async () => {
    const reference = await opens();
    await resolves(reference);
    const [refuse, ...no] = await offered("toujours pas, merci");
    expect([refuse, no]).toMatchObject([{ do: "place", as: "refuse", ticket: reference }, []]);
    await desk.changes(reference, who, { type: "confirm" });
    const [reopen] = await offered("It’s not fixed!");
    expect(reopen).toMatchObject({ do: "place", as: "reopen", ticket: reference });
    expect(await statusOf(reference)).toBe("closed");
    const pressed = reopen === undefined ? null : await mona.presses(reopen);
    expect(pressed && linesOf(said(pressed)).join(" ")).toContain(`The agents are back on ${reference}`);
    expect(await statusOf(reference)).toBe("in-progress");
    expect((await desk.history(reference)).at(-1)?.event).toMatchObject({
      type: "reopened",
      reason: "It’s not fixed!",
    });
  });

  test("what comes too late for a press is given back, and can be sent all the same", async () => {
    const reference = await opens();
    await resolves(reference);
    const [refuse] = await offered("still broken");
    await desk.changes(reference, who, { type: "confirm" });
    const late = refuse === undefined ? null : await mona.presses(refuse);
    expect(late && quotesOf(said(late))).toEqual(["still broken"]);
    expect(late && buttonsOf(late).map(({ action }) => action)).toMatchObject([{ do: "place" }, { do: "show" }]);
  });

  test("“reopen” reopens the ticket that has ended", async () => {
    const reference = await opens();
    await desk.changes(reference, who, { type: "withdraw", reason: "no-longer-needed" });
    const [reopen] = await offered("reopen it please");
    expect(reopen).toMatchObject({ do: "place", as: "reopen", ticket: reference });
    expect(await statusOf(reference)).toBe("cancelled");
    if (reopen !== undefined) await mona.presses(reopen);
    expect(await statusOf(reference)).toBe("new");
  });

  test("nobody sends back or reopens a ticket of somebody else's with words of their own", async () => {
    const { reference } = await desk.opens(claire);
    await claims(reference);
    await desk.changes(reference, claire, { type: "resolve", text: "Replaced", cause: "hardware" });
    const words = await desk.tx((tx) => tx.keepWords(who, "still broken", [], desk.deps.now()));
    for (const as of ["refuse", "reopen"] as const) {
      const reply = await mona.presses({ do: "place", words, as, ticket: reference });
      expect(said(reply).summary).toBe("You can’t do this on this ticket.");
    }
    expect(await statusOf(reference)).toBe("resolved");
  });

  test("of several in hand, words about one are asked about, whole", async () => {
    const [one, other] = [await opens(), await opens()];
    for (const words of ["ok merci", "ok", "toujours pareil"])
      expect(await rowsOf(words)).toMatchObject([
        { do: "place", ticket: other },
        { do: "place", ticket: one },
      ]);
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
