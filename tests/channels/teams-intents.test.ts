import { describe, expect, test } from "vitest";
import { quotingReply, wordsOfHtml } from "../../src/channels/teams/html.ts";
import { activitySchema } from "../../src/channels/teams/inbound.ts";
import { inboundEventOf, userIn } from "../../src/channels/teams/intents.ts";
import { ownPlace, placeOf } from "../../src/channels/teams/where.ts";
import type { Action } from "../../src/features/actions.ts";

const service = "https://smba.test/emea/";
const base = {
  channelId: "msteams",
  serviceUrl: service,
  id: "1700000000002",
  from: { id: "29:ann", aadObjectId: "aad-ann", name: "Ann Lee" },
  recipient: { id: "28:bot" },
  channelData: { tenant: { id: "t1" } },
  locale: "fr-FR",
  entities: [{ type: "clientInfo", locale: "fr-FR", timezone: "Europe/Paris" }],
};
const chat = { id: "a:ann", conversationType: "personal", tenantId: "t1" };
const root = { id: "19:desk@thread.tacv2;messageid=1700000000002", conversationType: "channel" };
const thread = { id: "19:desk@thread.tacv2;messageid=1700000000001", conversationType: "channel" };
const group = { id: "19:lunch@thread.v2", conversationType: "groupChat" };
const mentioning = { entities: [{ type: "mention", text: "<at>Guichet</at>", mentioned: { id: "28:bot" } }] };

function inbound(activity: object) {
  const read = activitySchema.parse({ ...base, type: "message", conversation: chat, ...activity });
  return inboundEventOf(read, userIn(read));
}
const intent = (activity: object) => {
  const found = inbound(activity);
  return found.kind === "intent" ? { ...found.intent, answer: found.answer } : found;
};
const personal = { platform: "teams", tenant: "t1", address: `${service}|a:ann` };
const channel = { platform: "teams", tenant: "t1", address: `${service}|19:desk@thread.tacv2` };

test("nobody has an account or a conversation that no index could hold", () => {
  const long = "é".repeat(20_000);
  for (const activity of [
    { from: { ...base.from, aadObjectId: long } },
    { from: { ...base.from, id: long } },
    { conversation: { ...chat, id: long } },
    { conversation: { ...chat, tenantId: long } },
    { channelData: { tenant: { id: long } } },
  ])
    expect(
      activitySchema.safeParse({ ...base, type: "message", conversation: chat, text: "Hi", ...activity }).success,
    ).toBe(false);
});

describe("words", () => {
  test("in the personal chat are written to the desk", () => {
    expect(intent({ text: "5 < 6 &amp; <b>so</b>&nbsp;on\r\n\r\n\r\n\r\nbye" })).toEqual({
      kind: "wrote",
      answer: "message",
      once: "message:a:ann:1700000000002",
      text: "5 < 6 & <b>so</b> on\n\nbye",
      files: [],
      by: {
        platform: "teams",
        tenant: "t1",
        user: "aad-ann",
        directAddress: `${service}|a:ann|aad-ann`,
        name: "Ann Lee",
        email: null,
        locale: "fr-FR",
        zone: "Europe/Paris",
        administrator: null,
      },
    });
  });

  test.for([
    ["ticket", ""],
    ["/ticket printer", "printer"],
    ["Ticket  list", "list"],
    ["ticket\nhelp", "help"],
  ] as const)("%j in the personal chat is a command", ([typed, words]) => {
    expect(intent({ text: typed })).toMatchObject({ kind: "asked", words, in: { ...personal, scope: "personal" } });
  });

  test("whom they mention is told with how they are called in them; the bot is nobody", () => {
    const entities = [
      ...mentioning.entities,
      { type: "mention", text: "<at>Mona &amp; Co</at>", mentioned: { id: "29:mona", aadObjectId: "aad-mona" } },
      { type: "mention", text: "<at>Bob</at>", mentioned: { id: "29:bob", name: "Bob" } },
    ];
    const text = "<at>Guichet</at> for <at>Mona &amp; Co</at>: the screen of <at>Bob</at>";
    expect(intent({ conversation: root, text, entities })).toMatchObject({
      kind: "asked",
      words: "for Mona & Co: the screen of Bob",
      mentions: [
        { user: "aad-mona", as: "Mona & Co" },
        { user: "29:bob", as: "Bob" },
      ],
    });
  });

  test("a word that only begins like the command is none", () => {
    expect(intent({ text: "tickets are slow" })).toMatchObject({ kind: "wrote" });
  });

  test.for([
    ["<at>Guichet</at> setup network", "setup network"],
    ["<at>Guichet</at>&nbsp;/ticket <at>Bob</at> is stuck", "Bob is stuck"],
    ["<at>Guichet</at>", ""],
  ] as const)("%j at the root of a channel asks", ([typed, words]) => {
    const asked = {
      kind: "asked",
      words,
      in: { ...channel, scope: "channel" },
      by: { directAddress: `${service}|person:aad-ann` },
    };
    expect(intent({ text: typed, conversation: root, ...mentioning })).toMatchObject(asked);
    const plainRoot = { ...root, id: "19:desk@thread.tacv2" };
    expect(intent({ text: typed, conversation: plainRoot, ...mentioning })).toMatchObject(asked);
  });

  test("in a thread go under its root, with a mention of the bot or without", () => {
    const replied = {
      kind: "replied",
      personal: false,
      thread: { ...channel, message: "1700000000001" },
      root: { by: null, at: new Date(1_700_000_000_001) },
      text: "on it",
    };
    expect(intent({ text: "on it", conversation: thread })).toMatchObject(replied);
    expect(intent({ text: "<at>Guichet</at> on it", conversation: thread, ...mentioning })).toMatchObject(replied);
  });

  test("that quote a message go under it", () => {
    const html = `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="99"><strong>Guichet</strong><p>Floor?</p></blockquote><p>Third &lt;3</p>`;
    expect(
      intent({ text: "Floor?\r\nThird <3", attachments: [{ contentType: "text/html", content: html }] }),
    ).toMatchObject({
      kind: "replied",
      personal: true,
      thread: { ...personal, message: "99" },
      root: { by: null, at: null },
      text: "Third <3",
    });
    expect(intent({ text: "Third", replyToId: "99" })).toMatchObject({ kind: "replied", thread: { message: "99" } });
  });

  test("that their author has changed are told as they are now, each change once", () => {
    const edit = { type: "messageUpdate", channelData: { tenant: { id: "t1" }, eventType: "editMessage" } };
    const once = (text: string, more: object = {}) => {
      const found = intent({ ...edit, text, ...more });
      return "once" in found ? found.once : "";
    };
    expect(intent({ ...edit, text: "on it", conversation: thread, ...mentioning })).toMatchObject({
      kind: "replied",
      corrected: { at: null, byWords: true },
      text: "on it",
    });
    expect(intent({ ...edit, text: "on it", conversation: thread, ...mentioning })).not.toHaveProperty("asked");
    const timestamp = "2026-11-28T10:00:00.500Z";
    expect(intent({ ...edit, text: "third", timestamp })).toMatchObject({
      kind: "wrote",
      corrected: { at: Date.parse(timestamp), byWords: true },
      text: "third",
    });
    expect(new Set([once("a"), once("a", { timestamp: "later" }), once("b"), once("b", { id: "9" })]).size).toBe(3);
    const before = `<blockquote itemtype="http://schema.skype.com/Reply" itemid="99"><p>Floor?</p></blockquote><p>Third</p>`;
    const attachments = [{ contentType: "text/html", content: before }];
    expect(intent({ ...edit, text: "Fourth", attachments })).toMatchObject({
      text: "Fourth",
      thread: { message: "99" },
    });
    expect(intent({ ...edit, text: "Floor?\r\nThird", attachments })).toMatchObject({ text: "Third" });
    const isNothing = { kind: "nothing" };
    expect(inbound({ ...edit, text: "<at>Guichet</at> setup", conversation: root, ...mentioning })).toEqual(isNothing);
    expect(inbound({ ...edit, text: "on it", channelData: { eventType: "undeleteMessage" } })).toEqual(isNothing);
    expect(inbound({ ...edit, text: "on it", from: { id: "28:bot" } })).toEqual(isNothing);
  });

  test("that their author has deleted say nothing any more", () => {
    const deleted = { type: "messageDelete", channelData: { tenant: { id: "t1" }, eventType: "softDeleteMessage" } };
    const timestamp = "2026-11-28T10:00:00.500Z";
    const corrected = { at: Date.parse(timestamp), byWords: true };
    expect(intent({ ...deleted, text: undefined, timestamp })).toMatchObject({ kind: "wrote", corrected, text: "" });
    expect(intent({ ...deleted, text: undefined, timestamp, conversation: thread })).toMatchObject({
      kind: "replied",
      corrected,
      text: "",
    });
    expect(inbound({ ...deleted, conversation: root })).toEqual({ kind: "nothing" });
    expect(inbound({ ...deleted, from: { id: "28:bot" } })).toEqual({ kind: "nothing" });
  });

  test("come with their files", () => {
    const file = {
      contentType: "application/vnd.microsoft.teams.file.download.info",
      name: "a.txt",
      contentUrl: "https://x.test/a.txt",
      content: { downloadUrl: "https://x.sharepoint.com/a?tempauth=1", uniqueId: "u1" },
    };
    expect(
      intent({ text: null, attachments: [file, { contentType: "image/png", contentUrl: "https://x.test/i" }] }),
    ).toMatchObject({
      kind: "wrote",
      text: "",
      files: [
        { name: "a.txt", type: null, link: "https://x.test/a.txt", source: { kind: "file" } },
        { name: "image", type: "image/png", link: "", source: { kind: "picture", url: "https://x.test/i" } },
      ],
    });
  });

  test.for([
    ["nothing said", { text: " " }],
    ["a root that does not mention the bot", { text: "Lunch?", conversation: root }],
    ["a group chat", { text: "Lunch?", conversation: group }],
    ["a reaction", { type: "messageReaction" }],
    ["a value that is not ours", { value: { action: "other" } }],
    ["an unknown invoke", { type: "invoke", name: "fileConsent/invoke", value: {} }],
    ["another extension command", { type: "invoke", name: "composeExtension/fetchTask", value: { commandId: "x" } }],
    ["a dialog without data", { type: "invoke", name: "task/submit", value: {} }],
    ["the app removed from a chat", { type: "installationUpdate", action: "remove" }],
    ["a chat that began", { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] }],
  ] as const)("%s means nothing", ([, activity]) => {
    expect(inbound(activity)).toEqual({ kind: "nothing" });
  });

  test("a dialog that this desk does not know is answered, with the words that were typed into it", () => {
    const data = { a: 1, kind: "incident", text: "It hums again", form: { opener: { do: "x" }, nonce: "n" } };
    const unknown = { kind: "unknown-form", written: "It hums again", answer: "submit" };
    expect(inbound({ type: "invoke", name: "task/submit", value: { data } })).toEqual(unknown);
  });
});

const execute = (action: Action) => ({
  type: "invoke",
  name: "adaptiveCard/action",
  value: { action: { type: "Action.Execute", verb: "press", data: { action } }, trigger: "manual" },
});

describe("presses", () => {
  const claim: Action = { do: "claim", ticket: "I261121_0001", seen: 3 };
  const show: Action = { do: "show", ticket: "I261121_0001" };
  test("are one press on one version of a card, whatever way they come", () => {
    const once = `press:teams:aad-ann:${JSON.stringify(claim)}`;
    expect(intent({ ...execute(claim), id: "f:1" })).toMatchObject({
      kind: "pressed",
      once,
      action: claim,
      answer: "action",
    });
    expect(intent({ value: { action: claim }, id: "2" })).toMatchObject({ kind: "pressed", once, answer: "message" });
    expect(intent({ type: "invoke", name: "task/fetch", value: { data: { action: claim } } })).toMatchObject({
      once,
      answer: "dialog",
    });
  });

  test("of a button without a version are told apart by their activity", () => {
    expect(intent({ ...execute(show), id: "f:1" })).toMatchObject({ once: "press:teams:aad-ann:f:1" });
  });
});

describe("dialogs", () => {
  const filled = { form: { opener: { do: "new-ticket" }, nonce: "n1" }, title: " Printer ", device: "", minutes: 5 };

  test.for([
    ["task/submit", "submit", personal],
    ["composeExtension/submitAction", "extension", null],
  ] as const)("%s hands over what was filled in", ([name, answer, chosenIn]) => {
    expect(intent({ type: "invoke", name, value: { data: filled } })).toMatchObject({
      kind: "submitted",
      answer,
      once: "form:teams:aad-ann:n1",
      opener: { do: "new-ticket" },
      values: { title: "Printer", device: null, minutes: "5" },
      in: chosenIn,
    });
  });

  test("in a chat without the bot are in no conversation of ours", () => {
    expect(intent({ type: "invoke", name: "task/submit", value: { data: filled }, conversation: group })).toMatchObject(
      { in: null },
    );
  });

  test("the extension opens the form, or quotes the message it was chosen on", () => {
    const command = { type: "invoke", name: "composeExtension/fetchTask" };
    expect(intent({ ...command, value: { commandId: "newTicket", commandContext: "compose" } })).toMatchObject({
      kind: "pressed",
      action: { do: "new-ticket" },
      answer: "dialog",
    });
    const messagePayload = {
      linkToMessage: "https://teams.microsoft.com/l/message/19:a/1",
      body: { content: "<div>VPN <b>down</b><br>again &lt;3</div>" },
    };
    expect(
      intent({ ...command, value: { commandId: "newTicket", commandContext: "message", messagePayload } }),
    ).toMatchObject({
      kind: "quoted",
      text: "VPN down\nagain <3",
      link: "https://teams.microsoft.com/l/message/19:a/1",
    });
  });
});

test.for([
  "https://evil.example/teams.microsoft.com",
  "http://teams.microsoft.com/l",
  "javascript:alert(1)",
  "l/message",
])("a message whose client says that it stands at %s leads nowhere", (linkToMessage) => {
  const quoted = { messagePayload: { id: "1", linkToMessage, body: { content: "VPN down" } } };
  for (const commandId of ["newTicket", "privateTicket"]) {
    const value = { commandId, commandContext: "message", ...quoted };
    expect(intent({ type: "invoke", name: "composeExtension/fetchTask", value })).toMatchObject({ link: null });
  }
});

test.for([
  ["a colleague", {}, { user: "0a1b2c3d-0000-4000-8000-000000000001", name: "Zoé" }],
  ["oneself", { id: "0a1b2c3d-0000-4000-8000-0000000000aa" }, null],
  ["a guest of a meeting", { userIdentityType: "anonymousGuest" }, null],
  ["somebody of another organisation", { userIdentityType: "federatedUser" }, null],
] as const)("a quoted message says who wrote it: %s", ([, over, author]) => {
  const user = { id: "0a1b2c3d-0000-4000-8000-000000000001", displayName: "Zoé", userIdentityType: "aadUser", ...over };
  const from = { id: "29:ann", aadObjectId: "0a1b2c3d-0000-4000-8000-0000000000aa", name: "Ann Lee" };
  const messagePayload = { body: { content: "VPN down" }, from: { user } };
  const value = { commandId: "newTicket", commandContext: "message", messagePayload };
  const chosen = { type: "invoke", name: "composeExtension/fetchTask", from, value };
  expect(intent(chosen)).toMatchObject({ kind: "quoted", author });
});

test.for([
  ["a file", { attachments: [{ contentType: "reference" }], body: { content: "Look" } }, true],
  ["a picture", { body: { content: '<img src="https://graph.microsoft.com/v1.0/a/hostedContents/b/$value">' } }, true],
  [
    "an emoji",
    { body: { content: '<img itemtype="http://schema.skype.com/Emoji" src="https://a.example/b.png">' } },
    false,
  ],
  ["words", { attachments: [{ contentType: "messageReference" }], body: { content: "Look" } }, false],
] as const)(
  "a message in whose menu a ticket is asked for tells whether %s stays behind",
  ([, messagePayload, stays]) => {
    for (const commandId of ["newTicket", "privateTicket"]) {
      const value = { commandId, commandContext: "message", messagePayload };
      const chosen = intent({ type: "invoke", name: "composeExtension/fetchTask", value });
      expect(chosen !== null && "leftOut" in chosen).toBe(stays);
    }
  },
);

const changed = (id: string) => ({ kind: "members-changed", channel: { ...channel, address: `${service}|${id}` } });

describe("comings and goings", () => {
  const team = { ...base.channelData, team: { id: "19:general@thread.tacv2" } };

  test.for([
    [{ eventType: "teamMemberAdded" }, "19:general@thread.tacv2"],
    [{ eventType: "channelDeleted", channel: { id: "19:desk@thread.tacv2" } }, "19:desk@thread.tacv2"],
  ] as const)("%j is told of its channel", ([data, id]) => {
    const channelData = { ...team, ...data };
    expect(inbound({ type: "conversationUpdate", conversation: root, channelData })).toEqual(changed(id));
  });

  test("the bot removed from a team is told", () => {
    const gone = { type: "installationUpdate", action: "remove", conversation: root, channelData: team };
    expect(inbound(gone)).toEqual(changed("19:general@thread.tacv2"));
  });

  test("the app installed for somebody greets", () => {
    expect(intent({ type: "installationUpdate", action: "add" })).toMatchObject({ kind: "entered", added: true });
  });
});

describe("who", () => {
  test("a zone that is none is unknown, and a stranger without an Entra id goes by their Teams id", () => {
    const read = activitySchema.parse({
      ...base,
      type: "message",
      conversation: thread,
      locale: null,
      entities: null,
      localTimezone: "Middle/Earth",
      from: { id: "29:eve" },
    });
    expect(userIn(read)).toMatchObject({
      user: "29:eve",
      zone: null,
      locale: null,
      name: null,
      directAddress: `${service}|29:eve`,
    });
  });
});

test("HTML loses its tags, and keeps what was written as text", () => {
  expect(wordsOfHtml("<p>a</p>\n<p>b &amp;lt; c</p>")).toBe("a\nb &lt; c");
  expect(wordsOfHtml('<!-- no --><at id="0">Bob</at> 1 &lt; 2')).toBe("Bob 1 < 2");
  expect(wordsOfHtml('<img alt="😀" src="x">&#128512;&#x1F600;&#99999999;')).toBe("😀😀😀&#99999999;");
  expect(quotingReply("<p>no</p>")).toBeNull();
});

test("a hostile message is read in no time", () => {
  const startedAt = performance.now();
  for (const piece of ["<!--", "<img ", " ", "<a", "<blockquote ", "&#", "\n"]) {
    wordsOfHtml(piece.repeat(60_000));
    quotingReply(piece.repeat(60_000));
  }
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test("a service whose address has no slash at its end is asked about people below it, and is the same place", () => {
  const read = activitySchema.parse({
    ...base,
    serviceUrl: service.slice(0, -1),
    type: "message",
    conversation: chat,
    text: "list",
  });
  expect(ownPlace(read).serviceUrl).toBe(service);
  expect(placeOf(read).serviceUrl).toBe(service);
  expect(userIn(read).directAddress).toBe(`${service}|a:ann|aad-ann`);
});

test("a new post of a client that gives it an id of its own is a command in that thread", () => {
  const id = "7be88283-0000-4000-8000-000000000000";
  const text = "<at>Guichet</at> setup";
  expect(intent({ id, text, conversation: root, ...mentioning })).toMatchObject({ kind: "replied", asked: "setup" });
});
