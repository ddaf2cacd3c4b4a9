import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { rememberSaidIn } from "../../src/desk/said-alone.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
import { query } from "../support/database.ts";
import { buttonsOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** A word typed after the desk has asked something of its own, while the agents may wait for an answer to theirs. */

let desk: DeskInATest;
let mona: ActsInChat;
let monaId: string;
let claireId: string;
let count = 0;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());
beforeEach(async () => {
  count += 1;
  claireId = await desk.person(`U-claire-${count}`);
  monaId = await desk.person(`U-mona-${count}`);
  mona = desk.as(someone(`U-mona-${count}`));
  await desk.queue("support", [claireId]);
});

/** A second later, as nobody writes at the same instant. */
async function writes(text: string): Promise<Reply> {
  desk.passes(1 / 60);
  return mona.does({ kind: "wrote", text, files: [] });
}
async function asks(reference: string, text: string): Promise<void> {
  desk.passes(1 / 60);
  await desk.changes(reference, claireId, { type: "ask", text });
}
async function waits(question = "May I delete your old mailbox?"): Promise<string> {
  const { reference } = await desk.opens(monaId);
  await desk.changes(reference, claireId, { type: "claim" });
  await asks(reference, question);
  return reference;
}
const statusOf = async (reference: string) => (await desk.store.ticket(reference))?.status;
const answers = async (reference: string) =>
  (await desk.history(reference)).flatMap(({ event }) => (event.type === "answered" ? [event.text] : []));
const titles = async () =>
  (await query(desk.url, `select title from ticket where requester = '${monaId}'::uuid order by opened_at`)).map(
    ({ title }) => title,
  );
const isAway = async () => (await query(desk.url, `select away from person where id = '${monaId}'::uuid`))[0]?.["away"];

test("what is written after the bot has said something else does not answer the agents by itself", async () => {
  const reference = await waits();
  await writes("my tickets");
  const asked = await writes("The scanner on my floor makes a strange noise");
  expect(await answers(reference)).toEqual([]);
  expect(quotesOf(said(asked))).toContain("The scanner on my floor makes a strange noise");
});

describe("while the agents wait for consent,", () => {
  test.each(["yes", "Oui", "ok", "yes please", "👍"])(
    "“%s” to “Shall I cancel this ticket?” cancels it",
    async (yes) => {
      const reference = await waits();
      expect(linesOf(said(await writes("cancel my ticket")))[0]).toBe("Shall I cancel this ticket?");
      const done = await writes(yes);
      expect(await answers(reference)).toEqual([]);
      expect(await statusOf(reference)).toBe("cancelled");
      expect(linesOf(said(done)).join(" ")).toContain(reference);
    },
  );

  test.each(["no", "non merci"])("“%s” to it changes nothing", async (no) => {
    const reference = await waits();
    await writes("cancel my ticket");
    expect(linesOf(said(await writes(no)))).toEqual(["All right, I’ve changed nothing."]);
    expect(await answers(reference)).toEqual([]);
    expect(await statusOf(reference)).toBe("waiting");
  });

  test.each(["👎", ":x:", "🛑", "😡", "🤔", "yes?", "ok 👎"])("“%s” to it cancels nothing", async (words) => {
    const reference = await waits();
    await writes("cancel my ticket");
    await writes(words);
    expect(await statusOf(reference)).not.toBe("cancelled");
  });

  test("“ok” to “Are you away from now until …?” sets them away", async () => {
    const reference = await waits();
    await writes("away on Friday");
    await writes("ok");
    expect(await isAway()).toBe(true);
    expect(await answers(reference)).toEqual([]);
  });

  test.each([
    ["list!!", "yes"],
    ["hello", "no"],
    ["help", "ok"],
    ["any news?", "oui"],
  ])("after “%s”, “%s” is asked about, and passed on by one press or one more word", async (before, word) => {
    const reference = await waits();
    await writes(before);
    const asked = said(await writes(word));
    expect(asked.summary).toBe("The agents have a question for you. Is this your answer?");
    expect(quotesOf(asked)).toEqual(["May I delete your old mailbox?"]);
    expect(await answers(reference)).toEqual([]);
    await writes("yes");
    expect(await answers(reference)).toEqual([word]);
    expect(await statusOf(reference)).toBe("in-progress");
  });

  test("a word after their question is the answer to it, whatever the desk has asked before", async () => {
    const reference = await waits();
    await writes("cancel my ticket");
    await desk.changes(reference, monaId, { type: "answer", text: "Which one?", files: [] });
    await asks(reference, "The old one. May I?");
    await writes("yes");
    expect(await answers(reference)).toEqual(["Which one?", "yes"]);
    expect(await statusOf(reference)).toBe("in-progress");
  });

  test("a question that was answered by its button is answered by no word", async () => {
    const reference = await waits();
    const [agree] = buttonsOf(await writes("away on Friday"));
    desk.passes(1 / 60);
    if (agree !== undefined) await mona.presses(agree.action);
    await desk.changes(reference, claireId, { type: "note", text: "Still waiting", files: [] });
    desk.passes(1 / 60);
    await mona.does({ kind: "wrote", text: "back", files: [] });
    await writes("yes");
    expect(await isAway()).toBe(false);
    expect(await answers(reference)).toEqual([]);
  });
});

describe("“Shall I make it a ticket?”", () => {
  test.each(["yes", "send it", "oui", "ok thanks", "Envoyez-le"])("“%s” does", async (yes) => {
    await writes("My laptop is dead");
    const sent = await writes(yes);
    expect(await titles()).toEqual(["My laptop is dead"]);
    expect(buttonsOf(sent).map(({ action }) => action)).toMatchObject([{ do: "undo" }]);
  });

  test.each(["👎", "❌", ":thumbsdown:", "🤔", "😡", "oui ?"])(
    "“%s” does not, and is no ticket itself",
    async (words) => {
      await writes("My laptop is dead");
      await writes(words);
      await writes("yes");
      expect(await titles()).toEqual([]);
    },
  );

  test("of the kind that was chosen last", async () => {
    const offer = await writes("My laptop is dead");
    const other = buttonsOf(offer).find(({ action }) => action.do === "offer");
    desk.passes(1 / 60);
    if (other !== undefined) await mona.presses(other.action);
    await writes("yes");
    const rows = await query(desk.url, `select kind from ticket where requester = '${monaId}'::uuid`);
    expect(rows).toEqual([{ kind: other?.action.do === "offer" ? other.action.kind : null }]);
  });

  test("“yes” beside an open ticket does too, and the agents of that one read nothing of it", async () => {
    const { reference } = await desk.opens(monaId, { title: "Another" });
    const place = { platform: "slack", tenant: "T1", address: "D-mona", scope: "personal" } as const;
    desk.passes(1 / 60);
    await mona.does({ kind: "asked", words: "My laptop is dead", in: place });
    await writes("yes");
    expect(await titles()).toEqual(["Another", "My laptop is dead"]);
    expect(await answers(reference)).toEqual([]);
  });

  test("“undo” takes it back within its minute, and then asks about cancelling", async () => {
    await writes("My laptop is dead");
    await writes("yes");
    const back = await writes("undo");
    const [row] = await query(desk.url, `select status from ticket where requester = '${monaId}'::uuid`);
    expect(row).toEqual({ status: "cancelled" });
    expect(said(back).summary).toBe("You took it back right after sending it.");
    await writes("My screen is dead");
    await writes("yes");
    desk.passes(2);
    expect(said(await writes("stop")).summary).toBe("Shall I cancel this ticket?");
  });

  test("“make it urgent” is answered with where that is said", async () => {
    await writes("My laptop is dead");
    const told = await writes("make it urgent");
    expect(said(told).summary).toBe("You can say how urgent it is in the form.");
    expect(buttonsOf(told).map(({ action }) => action)).toMatchObject([{ do: "new-ticket" }]);
    expect(await titles()).toEqual([]);
  });

  test("a day later a word is asked about", async () => {
    await writes("My laptop is dead");
    desk.passes(25 * 60);
    expect(said(await writes("yes")).summary).toBe("Tell me in a sentence what’s wrong, or what you need.");
    expect(await titles()).toEqual([]);
  });
});

describe("what the desk has said since ends an older question:", () => {
  const targets = { do: "edit-queue", part: "targets", queue: "support" } as const;
  const formsSent = () => (count += 1);
  beforeEach(async () => {
    await desk.queue("support", [claireId, monaId]);
    await desk.tx((tx) => tx.addLead("support", monaId));
    await writes("My laptop is dead");
    desk.passes(120);
  });
  const sentAfterYes = async () => {
    desk.passes(1);
    await writes("yes");
    return titles();
  };

  test("a question after a press", async () => {
    await desk.queue(`lifts-${count}`, [claireId, monaId]);
    await desk.tx((tx) => tx.addLead(`lifts-${count}`, monaId));
    const asked = await mona.presses({ do: "close-queue", queue: `lifts-${count}` });
    expect(said(asked).summary).toContain("Close the queue");
    expect(await sentAfterYes()).toEqual([]);
  });

  test("a preview in the place of a form", async () => {
    const values = { "P2-first-response": "5 min", "P2-resolution": "1 h" };
    expect((await mona.sends(`form ${formsSent()}`, targets, values)).kind).toBe("open-form");
    expect(await sentAfterYes()).toEqual([]);
  });

  test("a ticket that is shown", async () => {
    const { reference, mark } = await desk.opens(await desk.person("U-tom"));
    const shown = await mona.presses({ do: "show", ticket: reference, mark: mark ?? undefined });
    expect(JSON.stringify(shown)).toContain("The printer is on fire");
    expect(await sentAfterYes()).toEqual([]);
  });

  test("what was typed into a form that was closed", async () => {
    const form = `form ${formsSent()}`;
    await mona.types(form, { do: "new-ticket" }, { title: "Another" });
    expect((await mona.closes(form, { do: "new-ticket" })).kind).toBe("whisper");
    expect(await sentAfterYes()).toEqual([]);
  });

  test("a note on a ticket that they follow", async () => {
    const { reference } = await desk.opens(await desk.person("U-tom"));
    await desk.changes(reference, monaId, { type: "follow" });
    const own = (await desk.store.surfaces(reference)).find(
      ({ audience }) => audience.kind === "person" && audience.person === monaId,
    );
    if (own === undefined) throw new Error("there is no card of theirs");
    await desk.store.deliveries.notified(own.id, desk.deps.now(), [2], { ...own, message: `note ${count}` });
    expect(await sentAfterYes()).toEqual([]);
  });

  test("what the worker posts there by itself", async () => {
    const chat = { platform: "slack", tenant: "T1", address: `U-mona-${count}` } as const;
    await rememberSaidIn(desk.store, chat, desk.deps.now());
    expect(await sentAfterYes()).toEqual([]);
  });

  test("but not what it tells somebody else, nor a form that opens by itself", async () => {
    await rememberSaidIn(desk.store, { platform: "slack", tenant: "T1", address: "C-support" }, desk.deps.now());
    await mona.presses({ do: "new-ticket" });
    expect(await sentAfterYes()).toEqual(["My laptop is dead"]);
  });
});

test.each(["❌", ":-1:"])("“%s” to “Is it working now?” says that it does not, and closes nothing", async (words) => {
  const { reference } = await desk.opens(monaId);
  await desk.changes(reference, claireId, { type: "claim" });
  await desk.changes(reference, claireId, { type: "resolve", text: "Restarted it", cause: "other" });
  expect(said(await writes("ok")).summary).toContain("Is it working now?");
  expect(await writes(words)).toMatchObject({ kind: "open-form", form: { opener: { do: "fill", form: "refuse" } } });
  expect(await statusOf(reference)).toBe("resolved");
});

test("“it’s urgent” of an open ticket is passed on to the agents by a word", async () => {
  const { reference } = await desk.opens(monaId);
  expect(said(await writes("it's urgent")).summary).toContain("The agents decide what goes first.");
  await writes("yes");
  expect(await answers(reference)).toEqual(["it's urgent"]);
});

test("what is typed in a channel on Slack is answered by no word in their own chat, nor passed on", async () => {
  const reference = await waits();
  desk.passes(1 / 60);
  const place = { platform: "slack", tenant: "T1", address: "C-1", scope: "channel" } as const;
  await mona.does({ kind: "asked", words: "cancel my ticket", in: place });
  expect(said(await writes("yes")).summary).toBe("The agents have a question for you. Is this your answer?");
  expect(await statusOf(reference)).toBe("waiting");
});

test.each(["slack", "teams"] as const)(
  "on %s a word answers under the last question too, and under nothing else",
  async (platform) => {
    const tenant = platform === "slack" ? "T1" : "tenant-1";
    monaId = await desk.person(`U-mona-${platform}-${count}`, { platform, tenant });
    mona = desk.as(someone(`U-mona-${platform}-${count}`, { platform, tenant }));
    const reference = await waits();
    const at = (message: string) => ({ platform, tenant, address: "D-mona", message: `${message} ${count}` });
    const isAsked = async (message: string) => {
      const asked = await writes("cancel my ticket");
      if (asked.kind !== "whisper" || asked.kept === undefined) throw new Error("nothing is asked");
      await desk.listener.askedAt(asked.kept, at(message));
    };
    const yesUnder = async (message: string) => {
      const root = { by: "desk", at: null } as const;
      await mona.does({ kind: "replied", text: "yes", files: [], thread: at(message), personal: true, root });
      return statusOf(reference);
    };
    await isAsked("question");
    expect(await yesUnder("report")).toBe("waiting");
    await isAsked("question again");
    expect(await yesUnder("question")).toBe("waiting");
    await isAsked("last question");
    expect(await yesUnder("last question")).toBe("cancelled");
  },
);

test("a word in the thread in which the desk asked on Slack answers it", async () => {
  const { reference } = await desk.opens(monaId);
  const thread = { platform: "slack", tenant: "T1", address: "D-mona", message: `own ${count}` } as const;
  const replies = (text: string) => {
    desk.passes(1 / 60);
    return mona.does({ kind: "replied", text, files: [], thread, personal: true, root: { by: "somebody", at: null } });
  };
  await replies("cancel my ticket");
  await replies("yes");
  expect(await statusOf(reference)).toBe("cancelled");
});

test("an edited message answers nothing", async () => {
  const reference = await waits();
  await writes("cancel my ticket");
  desk.passes(1 / 60);
  const corrected = { message: `m ${count}`, writtenAt: null, at: 1 };
  await mona.does({ kind: "wrote", text: "yes", files: [], corrected });
  expect(await statusOf(reference)).toBe("waiting");
  expect(await answers(reference)).toEqual([]);
});

describe("an offer that nobody wants", () => {
  test.each(["forget it", "Laisse tomber", "never mind", "cancel", "no thanks", "annule", "undo"])(
    "is declined by “%s”, and no ticket is asked about",
    async (words) => {
      await desk.opens(monaId, { title: "Another" });
      await desk.opens(monaId, { title: "A third" });
      await writes("My laptop is dead");
      // Beside open tickets it is a question with several answers, without any an offer.
      expect(linesOf(said(await writes(words)))).toEqual(["All right, I’ve changed nothing."]);
      expect((await titles()).map(String).toSorted((one, other) => one.localeCompare(other))).toEqual([
        "A third",
        "Another",
      ]);
    },
  );

  test.each(["forget it", "laisse tomber"])("is declined by “%s” where there is no ticket either", async (words) => {
    await writes("My laptop is dead");
    expect(linesOf(said(await writes(words)))).toEqual(["All right, I’ve changed nothing."]);
    expect(await titles()).toEqual([]);
  });

  test("“no thanks” with nothing asked is about no ticket", async () => {
    await desk.opens(monaId, { title: "Another" });
    await desk.opens(monaId, { title: "A third" });
    expect(linesOf(said(await writes("no thanks")))).toEqual(["You’re welcome!"]);
  });
});

describe("a question with several answers", () => {
  test.each(["send it", "envoie", "ok", "yes please"])(
    "“%s” is no answer: it is asked again, and what was said waits on",
    async (words) => {
      const { reference } = await desk.opens(monaId, { title: "Another" });
      await writes("it happens at noon");
      const again = await writes(words);
      expect(linesOf(said(again))[0]).toBe("Which is it: new, or about one of these?");
      expect(quotesOf(said(again))).toEqual(["it happens at noon"]);
      await writes("yes");
      expect(await answers(reference)).toEqual([]);
      const row = said(again).blocks.find(({ kind }) => kind === "item");
      desk.passes(1 / 60);
      if (row?.kind === "item" && row.button !== null) await mona.presses(row.button.action);
      expect(await answers(reference)).toEqual(["it happens at noon"]);
    },
  );

  const kettle = "The kettle in floor 3 leaks on the carpet";
  const opened = (title: string) => desk.opens(monaId, { title, description: "" });

  test.each([
    "it's new",
    "a new one",
    "new",
    "New ticket",
    "yes, it's new",
    "nouveau",
    "c'est nouveau",
    "un nouveau ticket",
  ])("“%s” makes a ticket of the words that were asked about", async (words) => {
    const { reference } = await opened("No toner left");
    await writes(kettle);
    const sent = await writes(words);
    expect((await titles()).map(String)).toEqual(["No toner left", kettle]);
    expect(await answers(reference)).toEqual([]);
    expect(buttonsOf(sent).map(({ action }) => action.do)).toContain("undo");
  });

  test("it is asked again who says no more than yes, and a word answers that too", async () => {
    const { reference } = await opened("No toner left");
    await writes(kettle);
    await writes("yes");
    await writes("oui");
    await writes("it's about my ticket");
    expect(await answers(reference)).toEqual([kettle]);
    expect((await titles()).map(String)).toEqual(["No toner left"]);
  });

  test.each(["about the toner", "the toner one", "toner", "c'est pour le toner"])(
    "“%s” puts them where they belong",
    async (words) => {
      await opened("The projector is dim");
      const { reference } = await opened("No toner left");
      await writes("it happens at noon");
      await writes(words);
      expect(await answers(reference)).toEqual(["it happens at noon"]);
    },
  );

  test("so does a reference, and a number of several", async () => {
    const refs = [(await opened("The projector is dim")).reference, (await opened("No toner left")).reference];
    await writes("it happens at noon");
    await writes(`it's about ${refs[0]}`);
    const again = said(await writes("and at eleven too"));
    const second = again.blocks.filter(({ kind }) => kind === "item")[1];
    await writes("the second one");
    const at = second?.kind === "item" && second.button?.action.do === "place" ? second.button.action.ticket : "";
    expect(await answers(refs[0] ?? "")).toContain("it happens at noon");
    expect(await answers(at)).toContain("and at eleven too");
  });

  test.each(["the first one", "one of my tickets", "about a ticket"])(
    "“%s” is asked about where it says not which",
    async (words) => {
      const { reference } = await opened("No toner left");
      if (words !== "the first one") await opened("The projector is dim");
      await writes(kettle);
      const again = said(await writes(words));
      expect(linesOf(again)[0]).toBe("Which is it: new, or about one of these?");
      expect(quotesOf(again)).toEqual([kettle]);
      expect(await answers(reference)).toEqual([]);
    },
  );

  test("what says more begins something of its own, and “new ticket” an hour later an empty form", async () => {
    await opened("No toner left");
    await writes(kettle);
    const other = "The new printer prints white pages";
    expect(quotesOf(said(await writes(other)))).toEqual([other]);
    desk.passes(61);
    expect((await writes("new ticket")).kind).toBe("open-form");
    expect((await titles()).map(String)).toEqual(["No toner left"]);
  });

  test("“a new ticket” says yes to the offer of one", async () => {
    await writes("My laptop is dead");
    await writes("a new ticket");
    expect(await titles()).toEqual(["My laptop is dead"]);
  });

  test("whom the words are for is asked again too", async () => {
    await writes("for Zoe: her screen is black");
    expect(linesOf(said(await writes("send it")))[0]).toContain("I’m not sure who “Zoe” is");
    expect(await titles()).toEqual([]);
  });
});

test.each(["send it", "envoie"])("“%s” is never itself passed on", async (words) => {
  const { reference } = await desk.opens(monaId);
  expect(buttonsOf(await writes(words))).toEqual([]);
  await writes("yes");
  expect(await answers(reference)).toEqual([]);
});

test("“send it” to the agents’ own question is the answer to it", async () => {
  const reference = await waits("Shall I send you a new one?");
  await writes("send it");
  expect(await answers(reference)).toEqual(["send it"]);
});

describe("once a restore has left out a time in which something else may have been asked,", () => {
  /** As a restore to this moment notes it down, by a desk that stopped some minutes later. */
  const restores = async (minutes: number) => {
    const from = desk.deps.now();
    desk.passes(minutes);
    const missing = JSON.stringify({ from, to: desk.deps.now() });
    await query(
      desk.url,
      `insert into setting (key, value) values ('missing-time', '${missing}')
       on conflict (key) do update set value = excluded.value`,
    );
  };
  afterEach(() => query(desk.url, "delete from setting where key = 'missing-time'"));

  test.each([
    ["cancel my ticket", "yes"],
    ["cancel my ticket", "oui"],
    ["away on Friday", "ok"],
    ["it's urgent", "yes"],
  ])("“%s” that was written before is not done by “%s”", async (before, yes) => {
    const { reference } = await desk.opens(monaId);
    await writes(before);
    await restores(5);
    await writes(yes);
    expect(await statusOf(reference)).toBe("new");
    expect(await isAway()).toBe(false);
    expect(await answers(reference)).toEqual([]);
  });

  test("no ticket is made of words that were offered before, and “no” drops none of them", async () => {
    await writes("My laptop is dead");
    await restores(5);
    expect(said(await writes("yes")).summary).toBe("Tell me in a sentence what’s wrong, or what you need.");
    expect(linesOf(said(await writes("no")))).not.toContain("All right, I’ve changed nothing.");
    expect(await titles()).toEqual([]);
  });

  test.each([[["list"]], [[]]])(
    "“yes” to a question of the agents from before is asked about, also where the desk said nothing yet",
    async (before) => {
      const reference = await waits();
      for (const words of before) await writes(words);
      await restores(5);
      expect(said(await writes("yes")).summary).toBe("The agents have a question for you. Is this your answer?");
      expect(await answers(reference)).toEqual([]);
    },
  );

  test("on Teams neither", async () => {
    const teams = { platform: "teams", tenant: "tenant-1" } as const;
    const id = await desk.person(`U-mona-teams-${count}`, teams);
    mona = desk.as(someone(`U-mona-teams-${count}`, teams));
    const { reference } = await desk.opens(id);
    await writes("cancel my ticket");
    await restores(5);
    await writes("yes");
    expect(await statusOf(reference)).toBe("new");
    await writes("cancel my ticket");
    await writes("yes");
    expect(await statusOf(reference)).toBe("cancelled");
  });

  test("what is asked from then on is answered in a word as ever", async () => {
    const { reference } = await desk.opens(monaId);
    await restores(5);
    await writes("cancel my ticket");
    await writes("yes");
    expect(await statusOf(reference)).toBe("cancelled");
    const other = await waits();
    await writes("yes");
    expect(await answers(other)).toEqual(["yes"]);
  });
});
