import { beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Person } from "../../src/playground/teams/person.ts";
import type { Channel } from "../../src/playground/teams/places.ts";
import { button, claim, form, resolve, say, saying, startTeamsDesk } from "./teams-desk.ts";

const desk = await startTeamsDesk();
const { tenant } = desk;
let alice: Person;
let bob: Person;
let channel: Channel;

beforeEach(() => {
  alice = tenant.person({ name: "Alice Martin", email: "alice@contoso.test", locale: "fr-FR" });
  bob = tenant.person({ name: "Bob Stone", email: "bob@contoso.test" });
  channel = tenant.team({ name: "Support", owners: [bob], members: [alice] }).channel("desk");
});

const card = () => desk.post(desk.at(alice.account.chatId), say(button("Claim", claim), button("Resolve…", resolve)));

describe("buttons", () => {
  test("a press reaches the desk, and a second one on the same card is the same press", async () => {
    await card();
    await alice.presses("Claim");
    await alice.presses("Claim");
    const [first, second] = desk.heard;
    expect(first).toMatchObject({ kind: "pressed", action: claim, by: { user: alice.account.aadObjectId } });
    expect(second?.once).toBe(first?.once);
    expect(alice.toast()).toBe("");
  });

  test("a short answer pops up under the card", async () => {
    await card();
    desk.answer = () => ({ kind: "whisper", message: saying("*Bob* has it") });
    await alice.presses("Claim");
    expect(alice.toast()).toBe("∗Bob∗ has it.");
  });

  test("an answer with buttons comes into the personal chat", async () => {
    await desk.post(desk.at(channel.id), say(button("Claim", claim)));
    desk.answer = () => ({ kind: "whisper", message: say(button("Show it", { do: "show", ticket: "I261121_0001" })) });
    await alice.presses("Claim", { in: channel });
    await eventually(() => expect(alice.buttons()).toEqual(["Show it"]));
  });

  test("a dialog opens, is filled in, and closes", async () => {
    await card();
    desk.answer = (intent) =>
      intent.kind === "pressed" ? { kind: "open-form", form, offer: saying("") } : { kind: "done" };
    await alice.presses("Resolve…");
    await alice.presses("Resolve");
    expect(alice.dialog()?.errors).toEqual({ "What was done": "Please fill this in." });
    alice.fills({ "What was done": "New toner" });
    await alice.presses("Resolve");
    expect(alice.dialog()).toBeNull();
    expect(desk.heard.at(-1)).toMatchObject({ kind: "submitted", opener: resolve, values: { text: "New toner" } });
  });

  test("a dialog with a mistake comes back with what was typed", async () => {
    await card();
    desk.answer = (intent) =>
      intent.kind === "submitted" && intent.values["text"] === "x"
        ? { kind: "form-errors", errors: { text: "Say a bit more" } }
        : intent.kind === "submitted"
          ? { kind: "done" }
          : { kind: "open-form", form, offer: saying("") };
    await alice.presses("Resolve…");
    alice.fills({ "What was done": "x" });
    await alice.presses("Resolve");
    expect(alice.dialog()?.fields).toEqual({ "What was done": "x" });
    expect(alice.dialog()?.text).toContain("Say a bit more");
    alice.fills({ "What was done": "xy" });
    await alice.presses("Resolve");
    expect(alice.dialog()).toBeNull();
    const submits = desk.heard.filter(({ kind }) => kind === "submitted");
    expect(new Set(submits.map(({ once }) => once)).size).toBe(2);
  });

  test("a dialog that was refused says so in its place, and in their own chat", async () => {
    await card();
    desk.answer = (intent) =>
      intent.kind === "submitted"
        ? { kind: "whisper", message: saying("It is closed by now.") }
        : { kind: "open-form", form, offer: saying("") };
    await alice.presses("Resolve…");
    alice.fills({ "What was done": "New toner" });
    await alice.presses("Resolve");
    expect(alice.dialog()?.text).toContain("It is closed by now.");
    await eventually(() => expect(alice.sees("chat")).toContain("It is closed by now."));
  });

  test("a dialog with a mistake that can be sent no more gives back what was typed", async () => {
    await card();
    let isOpen = true;
    desk.answer = (intent) => {
      if (intent.kind === "submitted") {
        isOpen = false;
        return { kind: "form-errors", errors: { text: "Say a bit more" } };
      }
      return isOpen
        ? { kind: "open-form", form, offer: saying("") }
        : { kind: "whisper", message: saying("It is closed by now.") };
    };
    await alice.presses("Resolve…");
    alice.fills({ "What was done": "New toner" });
    await alice.presses("Resolve");
    expect(alice.dialog()?.text).toContain("New toner");
    await eventually(() => expect(alice.sees("chat")).toContain("New toner"));
  });

  test("a failing desk is told in words, not in silence", async () => {
    await card();
    desk.answer = () => {
      throw new Error("no database");
    };
    await alice.presses("Claim");
    expect(alice.toast()).not.toBe("");
    expect(alice.toast()).not.toContain("database");
  });

  test("the same message delivered twice is brought to the desk once", async () => {
    await card();
    tenant.faults.deliverTwice();
    await alice.says("hello");
    expect(desk.heard).toHaveLength(1);
  });
});

describe("the message extension", () => {
  beforeEach(() => {
    desk.answer = (intent) =>
      intent.kind === "submitted" ? { kind: "done" } : { kind: "open-form", form, offer: saying("") };
  });

  test.for(["compose", "commandbox"] as const)("New ticket from the %s opens the form", async (from) => {
    await alice.runsCommand("newTicket", { from });
    expect(desk.heard).toMatchObject([{ kind: "pressed", action: { do: "new-ticket" } }]);
    alice.fills({ "What was done": "New toner" });
    await alice.presses("Resolve");
    expect(desk.heard.at(-1)).toMatchObject({ kind: "submitted", values: { text: "New toner" } });
    expect(alice.dialog()).toBeNull();
  });

  test("New ticket on a message quotes it, even where the bot is not", async () => {
    const where = { from: "message", in: "elsewhere", by: bob, saying: "VPN <down> & out" } as const;
    await alice.runsCommand("newTicket", where);
    expect(desk.heard).toMatchObject([
      { kind: "quoted", text: "VPN <down> & out", link: expect.stringContaining("https://teams.microsoft.com/") },
    ]);
    await alice.presses("Resolve");
  });

  test("an unknown command is answered with 400", async () => {
    const invoke = tenant.payloads.invoke(alice.account, { kind: "chat" }, "fileConsent/invoke", {});
    expect(await tenant.post(invoke, await tenant.channelToken())).toMatchObject({ status: 400 });
  });
});
