import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { opensForm, type Action, type Opener } from "../../src/features/actions.ts";
import { sendWaiting } from "../../src/features/replies/desk.ts";
import { takeBack } from "../../src/features/replies/desk/leaving.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import type { FormValues } from "../../src/screen/form.ts";
import { timerKeys } from "../../src/desk/job-keys.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
import { query } from "../support/database.ts";
import {
  buttonsOf,
  formOf,
  openDeskInATest,
  said,
  type ActsInChat,
  type DeskInATest,
} from "../support/desk-in-a-test.ts";
import { sentFile } from "../support/sent-file.ts";
import { someone } from "../support/test-store.ts";

/** An agent's words to the requester wait ten seconds, and can be taken back in them. */

let desk: DeskInATest;
let mona: string;
let claire: ActsInChat;
let claireId: string;
let paul: string;
let ticket: Ticket;
let forms = 0;
beforeAll(async () => {
  desk = await openDeskInATest();
  desk.configure(policyIn("Europe/Paris"));
  mona = await desk.person("U-mona", { name: "Mona" });
  claireId = await desk.person("U-claire", { name: "Claire" });
  paul = await desk.person("U-paul", { name: "Paul" });
  claire = desk.as(someone("U-claire", { name: "Claire" }));
  await desk.queue("support", [claireId, paul]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.passes(1);
  ticket = await desk.opens(mona);
});

const opener = (form: "reply" | "take"): Opener => ({
  do: "fill",
  form,
  ticket: ticket.reference,
  mark: ticket.mark ?? "",
  seen: ticket.version,
});
const sends = (values: FormValues, form: "reply" | "take" = "take"): Promise<Reply> =>
  claire.sends(`form ${(forms += 1)}`, opener(form), values);
const button = (reply: Reply, label: string): Action => {
  const found = buttonsOf(reply).find((each) => each.label === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found.action;
};
const presses = (reply: Reply, label: string): Promise<Reply> => claire.presses(button(reply, label));
/** Without the targets that are met by it. */
const happened = async () =>
  (await desk.history(ticket.reference)).map(({ event }) => event.type).filter((type) => type !== "met");
const waiting = async (): Promise<string> => {
  const [row] = await query<{ id: string }>(
    desk.url,
    `select id from pending_words where leaves_to = '${ticket.reference}'`,
  );
  if (row === undefined) throw new Error("nothing leaves");
  return row.id;
};
const kept = () => query(desk.url, `select text from pending_words where leaves_to = '${ticket.reference}'`);
const leaves = async (words: string) =>
  desk.tx((tx) => sendWaiting(tx, desk.deps, { ticket: ticket.reference, words }));
/** On Slack, where the note stands on as it is. */
const leavesForMona = /^This leaves for Mona at \d{1,2}:\d\d:\d\d/u;
const claims = () => desk.changes(ticket.reference, claireId, { type: "claim" });

test("nothing happens to the ticket before they leave: it is not taken, answered or resolved", async () => {
  const told = await sends({ text: "Restart it", resolves: "yes", cause: "software" });
  expect(linesOf(said(told))[0]).toMatch(leavesForMona);
  expect(quotesOf(said(told))).toEqual(["Restart it"]);
  expect(linesOf(said(told))[0]).toContain("It also resolves the ticket.");
  expect(await happened()).toEqual(["opened"]);
  const words = await waiting();
  const at = await desk.tx((tx) => tx.timerAt(timerKeys.ofReply(words)));
  expect(at).toEqual(new Date(desk.deps.now().getTime() + 10_000));
  await leaves(words);
  expect(await happened()).toEqual(["opened", "claimed", "resolved"]);
  expect(await kept()).toEqual([]);
});

test("undone, the words stand in the form again, with all that stood there, and can be sent anew", async () => {
  const told = await sends({ text: "Restart it", resolves: "yes", cause: "software" });
  const words = await waiting();
  const form = await presses(told, "Undo");
  expect(formOf(form).values).toMatchObject({ text: "Restart it", resolves: "yes", cause: "software" });
  expect(await leaves(words)).toEqual({ result: "not-leaving" });
  expect(await happened()).toEqual(["opened"]);
  expect(await desk.tx((tx) => tx.timerAt(timerKeys.ofReply(words)))).toBeNull();
  const { opener: again } = formOf(form);
  if (!opensForm(again)) throw new Error("no form");
  expect(linesOf(said(await claire.sends("again", again, { text: "Restart it twice" })))[0]).toMatch(leavesForMona);
  await leaves(await waiting());
  expect(await happened()).toEqual(["opened", "claimed", "replied"]);
});

test("Undo that is pressed twice opens the form twice; once the form was discarded it says so", async () => {
  const told = await sends({ text: "Restart it" });
  const form = await presses(told, "Undo");
  expect(formOf(await presses(told, "Undo")).values).toEqual(formOf(form).values);
  const stands = form.kind === "open-form" ? form.instead : undefined;
  expect(linesOf(stands ?? said(form))[0]).toBe("Not sent. None of it has reached Mona.");
  await presses({ kind: "whisper", message: stands ?? said(form) }, "Discard");
  expect(linesOf(said(await presses(told, "Undo")))[0]).toBe("This draft is gone.");
  expect(await happened()).toEqual(["opened"]);
});

test("Undo that comes too late says who has them", async () => {
  const told = await sends({ text: "Restart it" });
  await leaves(await waiting());
  expect(linesOf(said(await presses(told, "Undo")))[0]).toBe("Too late to undo: it’s already with Mona.");
  expect(await happened()).toEqual(["opened", "claimed", "replied"]);
});

test("a colleague who has the button takes nothing back", async () => {
  const told = await sends({ text: "Restart it" });
  const other = await desk.as(someone("U-paul", { name: "Paul" })).presses(button(told, "Undo"));
  expect(other.kind).toBe("done");
  expect(JSON.stringify(other)).not.toContain("Restart it");
  expect(await kept()).toHaveLength(1);
});

test.each(["undo", "annuler l’envoi", "stop"])("“%s” takes them back as the button does", async (words) => {
  await sends({ text: "Restart it" });
  const told = await claire.does({ kind: "wrote", text: words, files: [] });
  expect(linesOf(said(told))[0]).toBe("Not sent. None of it has reached Mona.");
  expect(formOf(await presses(told, "Continue")).values).toMatchObject({ text: "Restart it" });
  expect(await kept()).toEqual([]);
});

test("who may not say them is told at once, and nothing waits", async () => {
  await desk.changes(ticket.reference, paul, { type: "claim" });
  const told = await sends({ text: "Restart it" });
  expect(said(told).summary).toContain("Not sent");
  expect(await kept()).toEqual([]);
});

test("where the ticket takes them no more, their author has them back", async () => {
  await sends({ text: "Restart it" });
  const words = await waiting();
  await desk.changes(ticket.reference, paul, { type: "claim" });
  expect(await leaves(words)).toMatchObject({ result: "tried", change: { result: "refused" } });
  expect(await kept()).toEqual([]);
  const given = (await desk.sent()).flat().filter(({ kind }) => kind === "reply-kept");
  expect(given).toContainEqual({
    kind: "reply-kept",
    ticket: ticket.reference,
    words,
    person: claireId,
    to: { platform: "slack", tenant: "T1", address: expect.any(String) },
  });
  expect(await desk.store.keptWords(words, claireId)).toMatchObject({ text: "Restart it" });
});

/** What their author is told of words that have not left, and their words as they wait. */
const givenBack = async (words: string) => {
  const given = (await desk.sent()).flat().find((each) => each.kind === "reply-kept" && each.words === words);
  const kept = await desk.store.keptWords(words, claireId);
  return given?.kind === "reply-kept" ? { because: given.because, text: kept?.text ?? null } : null;
};

describe("what was announced to their author holds when they leave:", () => {
  test("words wait again that somebody else would read, and then leave for both", async () => {
    const tom = await desk.person("U-tom", { name: "Tom" });
    await claims();
    await sends({ text: "About Mona" }, "reply");
    const words = await waiting();
    await desk.changes(ticket.reference, paul, { type: "change", to: { beneficiary: tom } });
    expect(await leaves(words)).toEqual({ result: "stays", because: "others-read" });
    expect(await happened()).toEqual(["opened", "claimed", "changed"]);
    expect(await givenBack(words)).toEqual({ because: "others-read", text: "About Mona" });
    const place = { do: "place", as: "reply", words, ticket: ticket.reference, mark: ticket.mark ?? "" } as const;
    const told = await claire.presses(place);
    expect(linesOf(said(told))[0]).toMatch(/^This leaves for Mona and Tom at/u);
    await leaves(await waiting());
    expect(await happened()).toEqual(["opened", "claimed", "changed", "replied"]);
  });

  test("what resolves the ticket waits again once its requester has written", async () => {
    await claims();
    await sends({ text: "Restart it", resolves: "yes", cause: "software" }, "reply");
    const words = await waiting();
    await desk.changes(ticket.reference, mona, { type: "answer", text: "It is on fire", files: [] });
    expect(await leaves(words)).toEqual({ result: "stays", because: "requester-spoke" });
    expect(await happened()).toEqual(["opened", "claimed", "answered"]);
    expect(await givenBack(words)).toEqual({ because: "requester-spoke", text: "Restart it" });
  });

  test("a reply that resolves nothing leaves all the same", async () => {
    await claims();
    await sends({ text: "Restart it" }, "reply");
    const words = await waiting();
    await desk.changes(ticket.reference, mona, { type: "answer", text: "It is on fire", files: [] });
    await leaves(words);
    expect(await happened()).toEqual(["opened", "claimed", "answered", "replied"]);
  });

  test("what was written before the requester's last words is asked about, and resolves once that is said", async () => {
    const form = opener("take");
    await desk.changes(ticket.reference, mona, { type: "answer", text: "It is on fire", files: [] });
    const values = { text: "Restart it", resolves: "yes", cause: "software" };
    const asked = await claire.sends(`form ${(forms += 1)}`, form, values);
    expect(linesOf(said(asked))[0]).toBe("A new message has come in meanwhile. Does this still resolve the ticket?");
    expect(await kept()).toEqual([]);
    expect(linesOf(said(await presses(asked, "Send it anyway")))[0]).toMatch(leavesForMona);
    await leaves(await waiting());
    expect(await happened()).toEqual(["opened", "answered", "claimed", "resolved"]);
  });
});

describe("words that the ticket took no more", () => {
  const backAs = (words: string, as: "reply" | "take", plain = true): Action => ({
    do: "place",
    as,
    words,
    ticket: ticket.reference,
    mark: ticket.mark ?? "",
    ...(plain && { plain: true }),
  });

  test("can be sent all the same, as a reply and no more", async () => {
    await sends({ text: "Restart it", resolves: "yes", cause: "software" });
    const words = await waiting();
    await desk.changes(ticket.reference, paul, { type: "claim" });
    expect(await leaves(words)).toMatchObject({ result: "tried", change: { result: "refused" } });
    const told = await claire.presses(backAs(words, "reply"));
    expect(linesOf(said(told))[0]).toMatch(leavesForMona);
    expect(linesOf(said(told))[0]).not.toContain("resolves");
    await leaves(await waiting());
    expect(await happened()).toEqual(["opened", "claimed", "replied"]);
  });

  test("whether it was given up meanwhile", async () => {
    await sends({ text: "Restart it" });
    const words = await waiting();
    await desk.changes(ticket.reference, mona, { type: "withdraw", reason: "no-longer-needed" });
    expect(await leaves(words)).toMatchObject({ result: "tried", change: { result: "refused" } });
    expect(linesOf(said(await claire.presses(backAs(words, "reply"))))[0]).toMatch(leavesForMona);
    await leaves(await waiting());
    expect((await happened()).at(-1)).toBe("replied");
  });
});

test("a corrected draft that holds a password is asked about in the place of the note, and nothing is lost", async () => {
  const told = await sends({ text: "Hello Mona" });
  const { opener: again } = formOf(await presses(told, "Undo"));
  if (!opensForm(again)) throw new Error("no form");
  const asked = await claire.sends("with a password", again, { text: "Your password: Xk9#mmTq2!vR" });
  if (asked.kind !== "whisper" || asked.instead === undefined) throw new Error("nothing in its place");
  expect(linesOf(asked.instead)[0]).toBe("This looks as if a password or a key were in it. Is it really for Mona?");
  await presses({ kind: "whisper", message: asked.instead }, "Send it anyway");
  await leaves(await waiting());
  expect(await happened()).toEqual(["opened", "claimed", "replied"]);
});

test("Undo gives the words back also where their author can no longer read the ticket, each time", async () => {
  await claims();
  const told = await sends({ text: "The only copy" }, "reply");
  await query(desk.url, `delete from queue_member where person_id = '${claireId}'`);
  await query(desk.url, `update ticket set assignee = '${paul}' where reference = '${ticket.reference}'`);
  for (const _ of [1, 2]) {
    const back = await presses(told, "Undo");
    expect(linesOf(said(back))[0]).toBe(`You can’t open ${ticket.reference} any more.`);
    expect(quotesOf(said(back))).toEqual(["The only copy"]);
  }
  expect(await kept()).toEqual([]);
  await desk.queue("support", [claireId, paul]);
});

describe("words of a message that is changed before they leave", () => {
  const thread = { platform: "slack", tenant: "T1", address: "C-support", message: "9.8" } as const;
  const message = "message:T1:C-support:10.1";
  const corrected = { message, writtenAt: null, at: 1 };
  const root = { by: "desk", at: null } as const;
  const writes = (by: ActsInChat, text: string, once: string, changed = false) =>
    by.does({ kind: "replied", thread, root, personal: false, text, files: [], ...(changed && { corrected }) }, once);
  beforeEach(async () => {
    await claims();
    await query(desk.url, `update surface set message = null where message = '9.8'`);
    await query(
      desk.url,
      `update surface set message = '9.8' where ticket = '${ticket.reference}' and person_id is null`,
    );
  });

  test.each([
    ["their own message, sent on by its menu", "U-claire"],
    ["a colleague's", "U-paul"],
  ])("%s: they stay, as the message is by now", async (...[, user]) => {
    const author = desk.as(someone(user, {}));
    const round = `${message}:${user}`;
    await writes(author, "Tom lies", round);
    await claire.does({ kind: "relayed", thread, message, text: "Tom lies", files: [] });
    const words = await waiting();
    await writes(author, "Please restart", `${round}:1`, true);
    expect(await kept()).toEqual([]);
    expect(await givenBack(words)).toEqual({ because: "corrected", text: "Please restart" });
    expect(await leaves(words)).toEqual({ result: "not-leaving" });
    expect(await happened()).toEqual(["opened", "claimed", "noted", "noted"]);
  });

  test.each(["U-claire", "U-paul"])("they are gone with a message of %s that is deleted", async (user) => {
    const author = desk.as(someone(user, {}));
    await claire.does({ kind: "relayed", thread, message, text: "Tom lies", files: [] });
    const words = await waiting();
    await writes(author, "", `${message}:${user}:gone`, true);
    expect(await givenBack(words)).toEqual({ because: "deleted", text: null });
    expect(await leaves(words)).toEqual({ result: "not-leaving" });
    expect(await happened()).toEqual(["opened", "claimed"]);
  });
});

describe("what their author does next with the ticket comes after them:", () => {
  test.each([
    ["another reply", () => sends({ text: "And wait a minute" }, "reply"), ["replied"]],
    [
      "a question",
      () => desk.changes(ticket.reference, claireId, { type: "ask", text: "Which?" }),
      ["replied", "asked"],
    ],
  ] as const)("%s", async (...[, next, then]) => {
    await claims();
    await sends({ text: "Restart it" }, "reply");
    await next();
    expect(await happened()).toEqual(["opened", "claimed", ...then]);
  });

  test("but not an internal note, and nothing that a colleague does", async () => {
    await claims();
    await sends({ text: "Restart it" }, "reply");
    await desk.changes(ticket.reference, claireId, { type: "note", text: "Hm", files: [] });
    await desk.changes(ticket.reference, paul, { type: "note", text: "Hm too", files: [] });
    expect(await happened()).toEqual(["opened", "claimed", "noted", "noted"]);
    expect(await kept()).toHaveLength(1);
  });
});

test("words with a file come back with their file, to be sent or kept", async () => {
  await claims();
  const on = { platform: "slack", tenant: "T1", address: "C-support", message: "9.9" } as const;
  await query(
    desk.url,
    `update surface set message = '9.9' where ticket = '${ticket.reference}' and person_id is null`,
  );
  const files = [sentFile("plan.png")];
  const told = await claire.does({ kind: "relayed", thread: on, message: "m1", text: "See the plan", files });
  expect(linesOf(said(told))[0]).toMatch(leavesForMona);
  expect(linesOf(said(told))).toContain("📎 plan.png");
  const back = await presses(told, "Undo");
  expect(linesOf(said(back))).toContain("📎 plan.png");
  expect(quotesOf(said(back))).toEqual(["See the plan"]);
  const again = await presses(back, "Send it to the requester");
  expect(linesOf(said(again))[0]).toMatch(leavesForMona);
  await leaves(await waiting());
  const events = (await desk.history(ticket.reference)).map(({ event }) => event);
  expect(events.filter(({ type }) => type === "replied")).toMatchObject([
    { text: "See the plan", files: [{ name: "plan.png" }] },
  ]);
});

test("at 0 they leave at once", async () => {
  desk.configure({ ...policyIn("Europe/Paris"), undoSend: 0 });
  expect((await sends({ text: "Restart it" })).kind).toBe("done");
  desk.configure(policyIn("Europe/Paris"));
  expect(await happened()).toEqual(["opened", "claimed", "replied"]);
});

describe("words that look meant for colleagues", () => {
  const looks = { text: "Internal: she asks this every week", resolves: "yes", cause: "software" };

  test("are asked about, once, and then say all that they said", async () => {
    const asked = await sends(looks);
    expect(linesOf(said(asked))[0]).toBe("This begins like a note for colleagues. Is it really for Mona?");
    expect(await kept()).toEqual([]);
    const told = await presses(asked, "Send it anyway");
    expect(linesOf(said(told))[0]).toMatch(leavesForMona);
    await leaves(await waiting());
    expect(await happened()).toEqual(["opened", "claimed", "resolved"]);
  });

  test("can be changed first, in the form in which they were written", async () => {
    const form = formOf(await presses(await sends(looks), "Change it…"));
    expect(form.values).toMatchObject({ text: looks.text, resolves: "yes" });
    expect(await happened()).toEqual(["opened"]);
  });

  test("are kept internal in one press", async () => {
    await presses(await sends(looks), "Keep it internal");
    expect(await happened()).toEqual(["opened", "noted"]);
  });

  test("are kept internal also after they were sent on where the same question stands twice", async () => {
    const asked = await sends(looks);
    const told = await presses(asked, "Send it anyway");
    expect(linesOf(said(told))[0]).toMatch(leavesForMona);
    await presses(asked, "Keep it internal");
    expect(await happened()).toEqual(["opened", "noted"]);
    expect(await kept()).toEqual([]);
    expect(linesOf(said(await presses(asked, "Send it anyway")))[0]).toContain("Added to");
    expect(await happened()).toEqual(["opened", "noted"]);
  });

  test("once sent on in a form, are no longer asked about in the chat, where Undo stands then", async () => {
    const asked = await sends(looks);
    if (asked.kind !== "whisper" || asked.kept === undefined) throw new Error("nothing is asked");
    const on = { platform: "slack", tenant: "T1", address: "D-claire", message: "7.7" } as const;
    await desk.listener.askedAt(asked.kept, on);
    const told = await presses(asked, "Send it anyway");
    expect(told).toMatchObject({ kind: "done", retired: { card: on } });
    await leaves(await waiting());
    const left = (await desk.sent()).flat().filter(({ kind }) => kind === "reply-left");
    expect(left).toMatchObject([{ on }]);
  });

  test("may name somebody who has no part in the ticket", async () => {
    await desk.person("U-emil", { name: "Emil Stranger" });
    const asked = await sends({ text: "Emil Stranger’s laptop has malware" });
    await query(desk.url, `update person set name = 'Paul Martin' where id = '${paul}'`);
    expect(linesOf(said(await sends({ text: "@Paul Martin can you take this one?" })))[0]).toContain("really for");
    expect(linesOf(said(asked))[0]).toBe("This names somebody who isn’t part of the ticket. Is it really for Mona?");
  });

  test("and not a colleague who serves the queue, or somebody nobody knows", async () => {
    await query(desk.url, `update person set name = 'Paul Martin' where id = '${paul}'`);
    const told = await sends({ text: "Paul Martin comes to Gare Centrale tomorrow" });
    expect(linesOf(said(told))[0]).toMatch(leavesForMona);
  });

  test("may hold a secret", async () => {
    const asked = await sends({ text: "Your password: Xk9#mmTq2!vR" });
    expect(linesOf(said(asked))[0]).toBe("This looks as if a password or a key were in it. Is it really for Mona?");
  });
});

describe("words that leave at once are asked about in their form, and go when they are sent again:", () => {
  const filled = (form: "ask" | "resolve" | "hold" | "reject", seen = ticket.version): Opener => ({
    do: "fill",
    form,
    ticket: ticket.reference,
    mark: ticket.mark ?? "",
    seen,
  });
  const looks = "Internal: is Mona lying?";

  test.each([
    ["ask", { text: looks }, "text", "asked"],
    ["resolve", { text: looks, cause: "software" }, "text", "resolved"],
    ["hold", { reason: looks }, "reason", "held"],
    ["reject", { reason: looks }, "reason", "rejected"],
  ] as const)("%s", async (...[form, values, field, event]) => {
    await claims();
    const key = `form ${(forms += 1)}`;
    expect(await claire.sends(key, filled(form), values)).toEqual({
      kind: "form-errors",
      errors: {
        [field]: "This begins like a note for colleagues. Is it really for Mona? If so, send it again.",
      },
    });
    expect(await happened()).toEqual(["opened", "claimed"]);
    const other = await claire.sends(key, filled(form), { ...values, [field]: "Internal: another word" });
    expect(other.kind).toBe("form-errors");
    expect((await claire.sends(key, filled(form), values)).kind).not.toBe("form-errors");
    expect(await happened()).toEqual(["opened", "claimed", event]);
  });

  test("a resolution over what its requester has said since the form was opened", async () => {
    await claims();
    const key = `form ${(forms += 1)}`;
    const form = filled("resolve", 2);
    const values = { text: "It is mended", cause: "software" };
    await desk.changes(ticket.reference, mona, { type: "answer", text: "It is on fire", files: [] });
    const asks = {
      kind: "form-errors",
      errors: {
        text: "A new message has come in meanwhile. Does this still resolve the ticket? If so, send it again.",
      },
    };
    expect(await claire.sends(key, form, values)).toEqual(asks);
    await desk.changes(ticket.reference, mona, { type: "answer", text: "Come now", files: [] });
    expect(await claire.sends(key, form, values)).toEqual(asks);
    await claire.sends(key, form, values);
    expect(await happened()).toEqual(["opened", "claimed", "answered", "answered", "resolved"]);
  });
});

describe("at the same time", () => {
  const words = async (): Promise<string> => {
    await sends({ text: "Restart it" });
    return waiting();
  };

  test("Undo and the sending: exactly one of the two happens", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      ticket = await desk.opens(mona);
      const id = await words();
      const back = () => desk.tx((tx) => takeBack(tx, { ticket: ticket.reference, words: id, by: claireId }));
      const acts = round % 2 === 0 ? ([back, () => leaves(id)] as const) : ([() => leaves(id), back] as const);
      await Promise.all(acts.map((act) => act()));
      const types = await happened();
      const isSent = types.includes("replied");
      const [row] = await query<{ text: string }>(desk.url, `select text from pending_words where id = '${id}'`);
      expect(row === undefined).toBe(isSent);
      expect(types).toEqual(isSent ? ["opened", "claimed", "replied"] : ["opened"]);
      outcomes.add(isSent ? "sent" : "undone");
    }
    expect(outcomes.size).toBe(2);
  });

  test("two desks that send them, and their author who goes on: they are said once, and first", async () => {
    await claims();
    await sends({ text: "Restart it" }, "reply");
    const id = await waiting();
    await Promise.all([
      leaves(id),
      leaves(id),
      desk.changes(ticket.reference, claireId, { type: "ask", text: "Which?" }),
    ]);
    expect(await happened()).toEqual(["opened", "claimed", "replied", "asked"]);
  });
});
