import { query } from "../support/database.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ActsInChat, DeskInATest } from "../support/desk-in-a-test.ts";
import { buttonsOf, formOf, openDeskInATest, said } from "../support/desk-in-a-test.ts";
import { carries } from "../../src/screen/ticket-buttons.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
import { someone } from "../support/test-store.ts";
import type { Reply } from "../../src/channels/platform.ts";
import { sentFile } from "../support/sent-file.ts";

describe("a sentence to the desk", () => {
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
  const tickets = () => desk.tx((tx) => tx.ticketsOf(who, 10));
  const presses = async (reply: Reply, label: string): Promise<Reply> => {
    const button = buttonsOf(reply).find((each) => each.label === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    return mona.presses(button.action);
  };

  test("is offered as a ticket, and one press sends it as it is", async () => {
    const offer = await writes("mon ordi est cassé");
    expect(linesOf(said(offer))).toContain("Sorry about that. Shall I make it a ticket?");
    expect(quotesOf(said(offer))).toEqual(["mon ordi est cassé"]);
    expect(await tickets()).toEqual([]);

    const sent = await presses(offer, "Send as it is");
    expect(linesOf(said(sent))).toContain("📬 Sent: mon ordi est cassé");
    expect(await tickets()).toMatchObject([{ title: "mon ordi est cassé", kind: "incident", status: "new" }]);
  });

  test("sent twice makes one ticket, and the form of the same words makes no second", async () => {
    const offer = await writes("The scanner is broken");
    const [first, second] = [await presses(offer, "Send as it is"), await presses(offer, "Send as it is")];
    expect(said(second)).toEqual(said(first));
    const form = await presses(offer, "Add details");
    expect(linesOf(said(form))).toEqual(linesOf(said(first)));
    expect(await tickets()).toHaveLength(1);
  });

  test("opens the form with its words and the kind that they sound like", async () => {
    const form = formOf(await presses(await writes("I need a second screen"), "Add details"));
    expect(form.values).toMatchObject({ title: "I need a second screen", kind: "request" });
  });

  test("keeps long words whole, under a title that ends with a word and is no greeting", async () => {
    const long = `Hello,\n${"The invoices of October lack the tax and nobody knows why. ".repeat(60)}The end.`;
    await presses(await writes(long), "Send as it is");
    const [ticket] = await tickets();
    expect(ticket?.title).toMatch(/^The invoices of October .*\p{L}…$/u);
    expect(ticket?.title.length).toBeLessThanOrEqual(150);
    const [opened] = await desk.history(ticket?.reference ?? "");
    expect(opened?.event).toMatchObject({ type: "opened", description: long });
  });

  test.each([
    ["I need a mouse", "request"],
    ["Where do I find the travel policy?", "question"],
    ["the VPN is down", "incident"],
  ])("“%s” becomes a ticket of the kind %s", async (words, kind) => {
    await presses(await writes(words), "Send as it is");
    expect(await tickets()).toMatchObject([{ kind }]);
  });

  test("says of which kind it will be, and one press makes it another, which is what is sent", async () => {
    const offer = await writes("the big screen of room 4");
    expect(linesOf(said(offer))).toContain("It goes as: Something is broken. Change it to:");
    const changed = await presses(offer, "I have a question");
    expect(linesOf(said(changed))).toContain("It goes as: I have a question. Change it to:");
    expect(quotesOf(said(changed))).toEqual(["the big screen of room 4"]);
    expect(await tickets()).toEqual([]);
    expect(formOf(await presses(changed, "Add details")).values).toMatchObject({ kind: "question" });
    const again = await presses(changed, "I need something");
    await presses(again, "Send as it is");
    expect(await tickets()).toMatchObject([{ kind: "request", title: "the big screen of room 4" }]);
  });

  test("once it was sent, or is somebody else’s, its kind is changed no more", async () => {
    const offer = await writes("the fridge hums");
    const [, , request] = buttonsOf(offer);
    if (request === undefined) throw new Error("no other kind");
    expect(linesOf(said(await desk.as(someone("U-thief")).presses(request.action))).join(" ")).toContain(
      "Please write it again",
    );
    const sent = await presses(offer, "Send as it is");
    expect(said(await mona.presses(request.action))).toEqual(said(sent));
    expect(await tickets()).toMatchObject([{ kind: "incident" }]);
  });

  test("hides a password as everywhere", async () => {
    const sent = await presses(await writes("I cannot log in, my password is Marmalade7!"), "Send as it is");
    expect(JSON.stringify(said(sent))).not.toContain("Marmalade7");
  });

  test("can be taken back for a minute", async () => {
    const sent = await presses(await writes("the door is stuck"), "Send as it is");
    const undone = await presses(sent, "Undo");
    expect(linesOf(said(undone))).toContain("You took it back right after sending it.");
    const [ticket] = await tickets();
    expect(ticket).toMatchObject({ status: "cancelled" });
    expect((await desk.history(ticket?.reference ?? "")).map(({ event }) => event)).toMatchObject([
      { type: "opened" },
      { type: "withdrawn", undone: true },
    ]);
  });

  test("after a minute it is said what to do instead", async () => {
    const sent = await presses(await writes("the lamp is broken"), "Send as it is");
    desk.passes(2);
    const late = await presses(sent, "Undo");
    expect(late).toMatchObject({ kind: "done", instead: {} }); // “Sent”, with its button, stands there no more
    const [open] = await tickets();
    expect(linesOf(said(late)).join()).toContain(open?.reference);
    expect(buttonsOf(late).map(({ action }) => action)).toMatchObject([
      { do: "withdraw", reason: "solved-by-myself" },
      { do: "withdraw", reason: "no-longer-needed" },
    ]);
    expect(await tickets()).toMatchObject([{ status: "new" }]);
    await presses(late, "No longer needed");
    expect(await tickets()).toMatchObject([{ status: "cancelled" }]);
  });

  test.each([
    ["was cancelled", "Reopen", { type: "withdraw", reason: "no-longer-needed" }],
    ["was taken back on another device", "Send it after all", { type: "undo" }],
  ] as const)("of a ticket that %s it is said which, and “%s” is offered", async (_, button, command) => {
    const sent = await presses(await writes("the fan is loud"), "Send as it is");
    const [ticket] = await tickets();
    await desk.changes(ticket?.reference ?? "", who, command);
    const late = await presses(sent, "Undo");
    expect(late).toMatchObject({ kind: "done", instead: {} });
    expect(linesOf(said(late)).join()).toContain(ticket?.reference);
    expect(buttonsOf(late).map(({ label }) => label)).toEqual([button]);
  });

  test("what was taken back by mistake is sent after all without a form, and nothing false stands above its card", async () => {
    const sent = await presses(await writes("the bell rings"), "Send as it is");
    const undone = await presses(sent, "Undo");
    expect(buttonsOf(undone)).toEqual([]);
    const [ticket] = await tickets();
    if (ticket === undefined) throw new Error("no ticket");
    await mona.presses({ do: "send-again", ...carries(ticket) });
    expect(await tickets()).toMatchObject([{ status: "new" }]);
  });

  test("nobody else takes it back", async () => {
    const sent = await presses(await writes("the tap drips"), "Send as it is");
    const [undo] = buttonsOf(sent);
    const user = "U-other";
    await desk.person(user);
    if (undo !== undefined) await desk.as(someone(user)).presses(undo.action);
    expect(await tickets()).toMatchObject([{ status: "new" }]);
  });

  test("may still be sent days later, and once it is gone that is said", async () => {
    const offer = await writes("the chair squeaks");
    desk.passes(3 * 24 * 60);
    const another = someone("U-thief");
    await desk.person("U-thief");
    const [send] = buttonsOf(offer);
    if (send !== undefined)
      expect(linesOf(said(await desk.as(another).presses(send.action))).join(" ")).toContain("Please write it again");
    await presses(offer, "Send as it is");
    expect(await tickets()).toHaveLength(1);
  });

  test("beside open tickets it can be added to one, or sent as a new one", async () => {
    await desk.opens(who);
    const where = await writes("the heating is off");
    await presses(where, "Send as a new ticket");
    expect(await tickets()).toMatchObject([{ title: "the heating is off" }, { title: "The printer is on fire" }]);
  });

  test("sent as it is it holds no phone, which the offer does not show; the form shows it", async () => {
    await desk.person("U-phoned");
    const phoned = desk.as({ ...someone("U-phoned"), phone: "4242" });
    const [send, form] = buttonsOf(await phoned.does({ kind: "wrote", text: "the blinds are stuck", files: [] }));
    if (send === undefined || form === undefined) throw new Error("no buttons");
    expect(formOf(await phoned.presses(form.action)).values).toMatchObject({ phone: "4242" });
    await phoned.presses(send.action);
    const by = await desk.person("U-phoned");
    expect(await desk.tx((tx) => tx.ticketsOf(by, 1))).toMatchObject([{ phone: "" }]);
  });

  test.each(["Send as it is", "Add details"])(
    "once it was taken back, “%s” on the old offer says so, and its card can send it after all",
    async (label) => {
      const offer = await writes("the window is stuck");
      const [send] = buttonsOf(offer);
      if (send === undefined) throw new Error("no button");
      // As both platforms send it: the same press, wherever the offer stands.
      const again = () => mona.does({ kind: "pressed", action: send.action }, `send ${who}`);
      const sent = await again();
      expect(said(await again())).toEqual(said(sent));
      const undone = await presses(sent, "Undo");
      const old = label === "Send as it is" ? await again() : await presses(offer, label);
      expect(said(old)).toEqual(said(undone));
      expect(buttonsOf(old)).toEqual([]);
      expect(await tickets()).toHaveLength(1);
    },
  );

  test("once it is over for another reason, the old offer only names the ticket", async () => {
    const offer = await writes("the shelf is loose");
    await presses(offer, "Send as it is");
    const [ticket] = await tickets();
    const { reference = "" } = ticket ?? {};
    await desk.changes(reference, claire, { type: "reject", reason: "Not ours" });
    expect(said(await presses(offer, "Send as it is")).summary).toContain(`Sent as ${reference}`);
    expect(buttonsOf(await presses(offer, "Add details"))).toEqual([]);
  });

  test("files go with it", async () => {
    const sent = [sentFile("photo.png")];
    const files = [{ name: "photo.png", url: "https://files.example/photo.png", id: expect.any(String) }];
    await presses(await mona.does({ kind: "wrote", text: "the screen flickers", files: sent }), "Send as it is");
    expect(await query(desk.url, "select text, files from pending_words where files <> '[]'")).toEqual([
      { text: "", files },
    ]);
    expect((await desk.sent()).flat()).toContainEqual(expect.objectContaining({ kind: "files-of-new" }));
  });

  const keeps = (text: string, names: readonly string[]) =>
    desk.tx((tx) => {
      const files = names.map((name) => ({ name, url: `https://files.example/${name}` }));
      return tx.keepWords(who, text, files, desk.deps.now());
    });

  test.each(["", "\u200b", " \n"])(
    "of which nothing is seen (%j) is titled after its file, or not sent",
    async (text) => {
      const words = await keeps(text, ["photo.png"]);
      await mona.presses({ do: "send", words });
      expect(await tickets()).toMatchObject([{ title: "photo.png" }]);
      const nothing = await mona.presses({ do: "send", words: await keeps(text, []) });
      expect(said(nothing).summary).toContain("nothing to send");
      expect(await tickets()).toHaveLength(1);
    },
  );

  test("whoever comes for the first time is welcomed, once", async () => {
    const nora = desk.as(someone("U-nora"));
    const welcome = await nora.does({ kind: "entered" });
    expect(linesOf(said(welcome))).toEqual([
      "👋 Hello, this is Help desk.",
      "Tell me in a sentence what’s wrong or what you need, and I’ll keep you posted right here.",
      "“help” shows what else I understand.",
    ]);
    expect(buttonsOf(welcome)).toMatchObject([{ label: "New ticket", action: { do: "new-ticket" } }]);
    expect(await nora.does({ kind: "entered" })).toEqual({ kind: "done" });
    expect(await mona.does({ kind: "entered" })).toEqual({ kind: "done" });
    expect(linesOf(said(await nora.does({ kind: "entered", added: true })))).toHaveLength(3);
  });

  test("a greeting is greeted and asked, in one sentence", async () => {
    for (const words of ["Bonjour !", "hello"])
      expect(linesOf(said(await writes(words)))[0]).toBe(
        "Hello! Tell me in a sentence what’s wrong, or what you need.",
      );
  });
});
