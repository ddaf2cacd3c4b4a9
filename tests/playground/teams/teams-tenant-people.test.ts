import { setTimeout as pause } from "node:timers/promises";
import { ActivityTypes, CardFactory } from "botbuilder";
import type { Activity } from "botbuilder";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readCard } from "../../../src/playground/teams/adaptive-card.ts";
import { teamsTimeouts } from "../../../src/playground/teams/deliver.ts";
import { readMarkdown } from "../../../src/playground/teams/markdown.ts";
import type { Person } from "../../../src/playground/teams/person.ts";
import type { Channel, Team } from "../../../src/playground/teams/places.ts";
import { createTeamsTenant, type TeamsTenant } from "../../../src/playground/teams/tenant.ts";
import { startTinyBot, type TinyBot } from "../../support/tiny-bot.ts";

const timeouts = { ...teamsTimeouts };
let teams: TeamsTenant;
let bot: TinyBot;
let alice: Person;
let bob: Person;
let support: Team;
let desk: Channel;

beforeAll(async () => {
  teams = await createTeamsTenant({ timeouts });
  bot = await startTinyBot(teams.environment);
  teams.connectTo(bot.url);
});
beforeEach(() => {
  alice = teams.person({ name: "Alice Martin", email: "alice@contoso.test", locale: "fr-FR" });
  bob = teams.person({ name: "Bob Stone", email: "bob@contoso.test" });
  support = teams.team({ name: "Support", owners: [bob] });
  desk = support.channel("desk");
  bot.heard.length = 0;
  bot.onTurn = async () => null;
});
afterAll(async () => {
  await teams.close();
  await bot.close();
});

const cardOf = (body: object[], actions: object[] = []) => ({ type: "AdaptiveCard", version: "1.5", body, actions });
const asActivity = (card: object) => ({ type: ActivityTypes.Message, attachments: [CardFactory.adaptiveCard(card)] });
const dialog = (title: string, card: object) => ({
  status: 200,
  body: { task: { type: "continue", value: { title, card: CardFactory.adaptiveCard(card) } } },
});
const cardAnswer = (type: string, value: unknown) => ({ status: 200, body: { statusCode: 200, type, value } });
const showInChat = (person: Person, card: object) =>
  bot.speaks(
    teams.serviceUrl,
    person.account.chatId,
    async (context) => void (await context.sendActivity(asActivity(card))),
  );
const last = (): Partial<Activity> => bot.heard.at(-1) ?? {};

describe("what the bot hears", () => {
  test("words in the personal chat, with who, where and in which language", async () => {
    await alice.says("ticket l'imprimante brûle");
    expect(last()).toMatchObject({
      type: "message",
      channelId: "msteams",
      text: "ticket l'imprimante brûle",
      serviceUrl: teams.serviceUrl,
      from: { id: alice.account.id, aadObjectId: alice.account.aadObjectId, name: "Alice Martin" },
      conversation: { id: alice.account.chatId, conversationType: "personal" },
      locale: "fr-FR",
      entities: [{ type: "clientInfo", locale: "fr-FR", country: "FR", timezone: "Europe/Paris" }],
    });
  });

  test("a mention in a channel, then the thread below it without one", async () => {
    const thread = await bob.mentionsBot("setup", desk);
    expect(last()).toMatchObject({
      text: "<at>Guichet</at> setup",
      conversation: { id: thread.id, conversationType: "channel", isGroup: true },
      channelData: { channel: { id: desk.id }, team: { id: support.id, name: "Support" } },
      entities: [{ type: "mention", text: "<at>Guichet</at>", mentioned: { id: teams.payloads.bot.id } }, {}],
    });
    await bob.writes("restarting it", thread);
    expect(last()).toMatchObject({
      text: "restarting it",
      conversation: { id: `${desk.id};messageid=${thread.rootId}` },
    });
    expect(() => alice.sees(desk)).toThrow("Alice Martin is not in the team Support");
  });

  test("files, pictures and quotes", async () => {
    const bytes = new TextEncoder().encode("log");
    await alice.says("voici", {
      files: [
        { name: "a.log", type: "text/plain", bytes },
        { name: "b.png", type: "image/png", bytes, inline: true },
      ],
    });
    const [file, picture, html] = last().attachments ?? [];
    expect(html?.contentType).toBe("text/html");
    expect(await (await fetch(file?.content.downloadUrl)).text()).toBe("log");
    expect((await fetch(picture?.contentUrl ?? "")).status).toBe(401);
    await alice.says("toujours pas", { quoting: "voici" });
    expect(last().text).toBe("voici\r\ntoujours pas");
    expect(last().attachments?.[0]?.content).toContain("http://schema.skype.com/Reply");
  });

  test("people, teams and channels coming and going", async () => {
    await alice.removesApp();
    await alice.says("lost");
    await alice.installsApp();
    await support.removesMember(bob);
    await support.addsMember(bob);
    await support.deletesChannel(desk);
    await support.removesApp();
    await bob.mentionsBot("hello?", support.general);
    const heard = bot.heard.map(({ type, action, channelData }) =>
      [type, action ?? channelData?.eventType ?? ""].join(" ").trim(),
    );
    expect(heard).toEqual([
      "installationUpdate remove",
      "conversationUpdate",
      "installationUpdate add",
      "conversationUpdate teamMemberRemoved",
      "conversationUpdate teamMemberAdded",
      "conversationUpdate channelDeleted",
      "conversationUpdate teamMemberRemoved",
      "installationUpdate remove",
    ]);
  });
});

describe("cards", () => {
  const ticket = cardOf(
    [
      { type: "TextBlock", text: "**I261121_0042** \\*urgent\\* <at>Bob Stone</at>" },
      { type: "FactSet", facts: [{ title: "Due", value: "{{DATE(2026-11-21T23:30:00Z, SHORT)}}" }] },
      { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "*as it is*" }] },
      { type: "TextBlock", id: "more", text: "how to reproduce", isVisible: false },
      { type: "Input.Text", id: "comment", label: "Comment" },
    ],
    [
      { type: "Action.Execute", title: "Claim", verb: "claim", data: { ticket: 42 } },
      { type: "Action.Submit", title: "Chase", data: { do: "chase" } },
      { type: "Action.ToggleVisibility", title: "More", targetElements: ["more"], mode: "secondary" },
      { type: "Action.Submit", title: "Edit", data: { do: "edit", msteams: { type: "task/fetch" } } },
    ],
  );
  const withMention = {
    ...ticket,
    msteams: {
      entities: [{ type: "mention", text: "<at>Bob Stone</at>", mentioned: { id: "29:bob", name: "Bob Stone" } }],
    },
  };

  test("are read as Teams shows them, each reader in their own language and zone", async () => {
    await showInChat(alice, withMention);
    expect(alice.sees().split("\n")).toEqual([
      "I261121_0042 *urgent* Bob Stone",
      "Due 22 nov. 2026",
      "*as it is*",
      "Comment:",
      "[Claim]",
      "[Chase]",
      "[… More]",
      "[Edit]",
    ]);
    await alice.presses("More");
    expect(alice.sees()).toContain("how to reproduce");
    await expect(alice.presses("Fly")).rejects.toThrow('No button "Fly", only: Claim, Chase, More, Edit');
  });

  test("Action.Execute is answered with a toast, or a card for this person alone until the next update", async () => {
    let id = "";
    await bot.speaks(teams.serviceUrl, alice.account.chatId, async (context) => {
      id = (await context.sendActivity(asActivity(ticket)))?.id ?? "";
    });
    bot.onTurn = async () => cardAnswer("application/vnd.microsoft.activity.message", "Already claimed by Bob");
    alice.fills({ Comment: "please" });
    await alice.presses("Claim");
    expect(alice.toast()).toBe("Already claimed by Bob");
    expect(last()).toMatchObject({ name: "adaptiveCard/action", replyToId: id });
    expect(last().value).toMatchObject({
      action: { verb: "claim", data: { ticket: 42, comment: "please" } },
      trigger: "manual",
    });

    const mine = cardOf([{ type: "TextBlock", text: "yours now" }]);
    bot.onTurn = async () => cardAnswer("application/vnd.microsoft.card.adaptive", mine);
    await alice.presses("Claim");
    expect(alice.sees()).toBe("yours now");
    await bot.speaks(teams.serviceUrl, alice.account.chatId, async (context) => {
      await context.updateActivity({ ...asActivity(cardOf([{ type: "TextBlock", text: "closed" }])), id });
    });
    expect(alice.sees()).toBe("closed");
  });

  test("Action.Submit sends its value as a message", async () => {
    await showInChat(alice, ticket);
    await alice.presses("Chase");
    expect(last()).toMatchObject({
      type: "message",
      value: { do: "chase", comment: "" },
      conversation: { id: alice.account.chatId },
    });
    expect(last().text).toBeUndefined();
  });

  test("a refresh is asked for by those it names", async () => {
    const action = { type: "Action.Execute", verb: "mine" };
    await showInChat(alice, {
      ...cardOf([{ type: "TextBlock", text: "for all" }]),
      refresh: { action, userIds: [alice.account.id] },
    });
    const mine = cardOf([{ type: "TextBlock", text: "for Alice" }]);
    bot.onTurn = async () => cardAnswer("application/vnd.microsoft.card.adaptive", mine);
    await alice.refreshes();
    expect(alice.sees()).toBe("for Alice");
    expect(last().value).toMatchObject({ trigger: "automatic" });
  });

  test.each([
    ["version 1.6", { ...cardOf([]), version: "1.6" }],
    ["an unknown element without fallback", cardOf([{ type: "Rating", value: 3 }])],
    ["an unknown key", cardOf([{ type: "TextBlock", text: "a", colour: "red" }])],
    ["a missing property, deep inside", cardOf([{ type: "ColumnSet", columns: [{ items: [{ type: "TextBlock" }] }] }])],
    ["an input without id", cardOf([{ type: "Input.Text" }])],
    [
      "the same id twice",
      cardOf([
        { type: "Input.Text", id: "a" },
        { type: "TextBlock", id: "a", text: "" },
      ]),
    ],
    ["a choice set without choices", cardOf([{ type: "Input.ChoiceSet", id: "a", choices: [] }])],
    ["a toggle of nothing", cardOf([], [{ type: "Action.ToggleVisibility", title: "t", targetElements: ["x"] }])],
    ["a button without title", cardOf([], [{ type: "Action.Submit" }])],
    [
      "a seventh primary button",
      cardOf(
        [],
        Array.from({ length: 7 }, (_, n) => ({ type: "Action.Submit", title: `${n}` })),
      ),
    ],
    [
      "an unknown hint for Teams",
      cardOf([], [{ type: "Action.Submit", title: "t", data: { msteams: { type: "open" } } }]),
    ],
    ["a mention nobody reads", { ...cardOf([]), msteams: withMention.msteams }],
  ])("with %s are refused", (_, card) => {
    expect(readCard(card)).toMatchObject({ ok: false });
  });

  test("an unknown element is read as its fallback", () => {
    const card = cardOf([{ type: "Rating", value: 3, fallback: { type: "TextBlock", text: "★★★" } }]);
    expect(readCard(card)).toMatchObject({ ok: true, card: { body: [{ text: "★★★" }] } });
  });
});

describe("dialogs", () => {
  const form = cardOf(
    [
      {
        type: "Input.Text",
        id: "title",
        label: "Title",
        isRequired: true,
        errorMessage: "Give it a title",
        maxLength: 10,
      },
      {
        type: "Input.ChoiceSet",
        id: "urgency",
        label: "Urgency",
        value: "low",
        choices: [
          { title: "Low", value: "low" },
          { title: "High", value: "high" },
        ],
      },
      {
        type: "Input.ChoiceSet",
        id: "for",
        label: "For",
        "choices.data": { type: "Data.Query", dataset: "graph.microsoft.com/users" },
      },
      { type: "Input.Text", id: "phone", label: "Phone", regex: "^\\d+$", errorMessage: "Digits only" },
    ],
    [{ type: "Action.Submit", title: "Create", data: { form: "new-ticket" } }],
  );

  test("open from the message extension, are checked by the client, sent, and closed", async () => {
    bot.onTurn = async ({ activity }) =>
      activity.name === "composeExtension/fetchTask" ? dialog("New ticket", form) : { status: 200 };
    await alice.runsCommand("newTicket", { from: "compose", in: "elsewhere" });
    expect(last()).toMatchObject({
      value: { commandId: "newTicket", commandContext: "compose" },
      conversation: { conversationType: "groupChat" },
    });
    expect(alice.dialog()).toMatchObject({
      title: "New ticket",
      fields: { Title: "", Urgency: "Low" },
      buttons: ["Create"],
    });

    alice.fills({ Phone: "none" });
    await alice.presses("Create");
    expect(alice.dialog()?.errors).toEqual({ Title: "Give it a title", Phone: "Digits only" });
    expect(bot.heard).toHaveLength(1);

    alice.fills({ Title: "printer is on fire", Urgency: "High", For: "Bob Stone", Phone: "42" });
    expect(alice.dialog()?.fields).toMatchObject({ Title: "printer is", Urgency: "High", For: "Bob Stone" });
    expect(() => alice.fills({ Urgency: "Extreme" })).toThrow('"Urgency" has no choice "Extreme", only: Low, High');
    await alice.presses("Create");
    expect(last().name).toBe("composeExtension/submitAction");
    expect(last().value.data).toEqual({
      form: "new-ticket",
      title: "printer is",
      urgency: "high",
      for: bob.account.aadObjectId,
      phone: "42",
    });
    expect(alice.dialog()).toBeNull();
  });

  test("open from a button; the next card or the last word come in the same place", async () => {
    const again = cardOf(
      [{ type: "TextBlock", text: "The desk is closed" }],
      [{ type: "Action.Submit", title: "OK", data: {} }],
    );
    await showInChat(
      alice,
      cardOf([], [{ type: "Action.Submit", title: "Refuse", data: { msteams: { type: "task/fetch" } } }]),
    );
    const answers = [
      dialog("Refuse", form),
      dialog("Refuse", again),
      { status: 200, body: { task: { type: "message", value: "Noted" } } },
    ];
    bot.onTurn = async () => answers.shift() ?? null;
    await alice.presses("Refuse");
    alice.fills({ Title: "still" });
    await alice.presses("Create");
    expect(alice.dialog()).toMatchObject({ text: "The desk is closed\n[OK]" });
    await alice.presses("OK");
    expect(alice.dialog()?.text).toBe("Noted");
    expect(bot.heard.map(({ name }) => name)).toEqual(["task/fetch", "task/submit", "task/submit"]);
  });

  test("carry the message they were opened on", async () => {
    bot.onTurn = async () => ({ status: 200 });
    await bob.writes("the VPN is down", desk);
    await bob.runsCommand("newTicket", { from: "message", in: desk, saying: "VPN" });
    await alice.runsCommand("newTicket", { from: "message", in: "elsewhere", by: bob, saying: "<b>me too</b>" });
    expect(bot.heard.slice(1).map(({ value }) => value.messagePayload)).toMatchObject([
      { body: { content: "<div>the VPN is down</div>" }, from: { user: { displayName: "Bob Stone" } } },
      { body: { content: "<div>&lt;b&gt;me too&lt;/b&gt;</div>" } },
    ]);
  });

  test("a late submit is sent three times, and then the person is told", async () => {
    bot.onTurn = async (context) => {
      if (context.activity.name === "composeExtension/fetchTask") return dialog("New ticket", form);
      return pause(200, null);
    };
    await alice.runsCommand("newTicket", { from: "commandbox" });
    alice.fills({ Title: "slow" });
    timeouts.invoke = 100;
    await alice.presses("Create");
    timeouts.invoke = teamsTimeouts.invoke;
    expect(bot.heard.filter(({ name }) => name === "composeExtension/submitAction")).toHaveLength(3);
    expect(alice.toast()).toBe("Unable to reach app. Please try again.");
    expect(alice.dialog()?.fields).toMatchObject({ Title: "slow" });
  });

  test.each([
    ["another shape", { status: 200, body: { task: { type: "continue", value: { card: {} } } } }],
    ["Action.Execute in it", dialog("x", cardOf([], [{ type: "Action.Execute", title: "t" }]))],
    ["a bad card", dialog("x", cardOf([{ type: "Nothing" }]))],
  ])("an answer with %s is not understood", async (_, answer) => {
    bot.onTurn = async () => answer;
    await expect(alice.runsCommand("newTicket", { from: "commandbox" })).rejects.toThrow("Teams does not understand");
  });
});

test.each([
  ["**bold** and _slanted_ and [a link](https://a.test)", "bold and slanted and a link"],
  ["\\*\\*not bold\\*\\* \\[x\\](y) snake\\_case", "**not bold** [x](y) snake_case"],
  ["2 * 3 * 4, snake_case_name &lt;at&gt;", "2 * 3 * 4, snake_case_name <at>"],
  ["{{TIME(2026-11-21T09:05:00Z)}}", "10:05"],
])("Markdown %s is read as %s", (source, read) => {
  expect(readMarkdown(source, { locale: "fr-FR", timezone: "Europe/Paris" })).toBe(read);
});
