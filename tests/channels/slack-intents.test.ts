import { describe, expect, test } from "vitest";
import {
  changedChannel,
  fromHomeOpened,
  fromJoined,
  fromMention,
  fromMessage,
} from "../../src/channels/slack/events.ts";
import type { WorkspaceContext } from "../../src/channels/slack/inbound-event.ts";
import {
  fromBlockActions,
  fromCommand,
  fromGlobalShortcut,
  fromQuotedMessage,
  fromRelayedMessage,
  fromViewSubmission,
} from "../../src/channels/slack/interactions.ts";
import { mentionedIn, plainWords } from "../../src/channels/slack/plain-words.ts";

const at: WorkspaceContext = {
  team: "T1",
  enterprise: null,
  bot: "UBOT",
  url: "https://acme.slack.com/",
  nameOf: (user) => (user === "U9" ? "Zoé" : null),
};
const before: WorkspaceContext = { team: null, enterprise: null, bot: null, url: null, nameOf: () => null };

const by = { platform: "slack", tenant: "T1", user: "U1", directAddress: "U1", name: null, administrator: null };
const who = { user: { id: "U1", name: "ann" }, team: { id: "T1", domain: "acme" }, trigger_id: "1.2.3" };
const claim = { do: "claim", ticket: "I261121_0042", seen: 3 };

describe("who acted", () => {
  const pressedBy = (home: string, from: WorkspaceContext) =>
    fromGlobalShortcut({ ...who, user: { id: "U1", team_id: home } }, from).intent.by;

  test("is an outsider where the payload names another workspace than the bot's as theirs", () => {
    expect(pressedBy("T1", at).outsider).toBe(false);
    expect(pressedBy("T2", at).outsider).toBe(true);
  });

  test("is none where another workspace may be of the same organisation, or the bot's own is not known yet", () => {
    expect(pressedBy("T2", { ...at, enterprise: "E1" }).outsider).toBeUndefined();
    expect(pressedBy("T2", before).outsider).toBeUndefined();
  });
});

describe("commands and shortcuts", () => {
  const command = {
    team_id: "T1",
    user_id: "U1",
    channel_id: "C1",
    command: "/ticket",
    text: " a &lt;b&gt; &amp; @zoe ",
    trigger_id: "1.2.3",
    response_url: "https://hooks.slack.com/1",
  };

  test("a command in a channel, and in a direct conversation", () => {
    expect(fromCommand(command, at)).toMatchObject({
      intent: {
        kind: "asked",
        once: "command:1.2.3",
        by,
        words: "a <b> & @zoe",
        in: { platform: "slack", tenant: "T1", address: "C1", scope: "channel" },
      },
      context: { trigger: "1.2.3", responseUrl: "https://hooks.slack.com/1", channel: "C1" },
    });
    expect(fromCommand({ ...command, channel_id: "D1" }, at).intent).toMatchObject({ in: { scope: "personal" } });
  });

  test("before Slack said whose the token is, the payload's workspace counts", () => {
    expect(fromCommand({ ...command, team_id: "T2" }, before).intent.by.tenant).toBe("T2");
    expect(fromCommand({ ...command, team_id: "T2" }, at).intent.by.tenant).toBe("T1");
  });

  test("the global shortcut presses New ticket", () => {
    expect(fromGlobalShortcut(who, at).intent).toMatchObject({ kind: "pressed", by, action: { do: "new-ticket" } });
  });

  const shortcut = {
    ...who,
    response_url: "https://hooks.slack.com/1",
    channel: { id: "C1", name: "general" },
    message: { type: "message", user: "U2", text: "see <https://a.example|this>", ts: "1700000000.000100" },
  };

  test.for([
    ["a colleague", {}, { user: "U9", name: "Zoé" }],
    ["a colleague whose name is not known yet", { user: "U2" }, { user: "U2", name: "" }],
    ["oneself", { user: "U1" }, null],
    ["an app", { bot_id: "B1" }, null],
    ["nobody", { user: undefined }, null],
    ["somebody of another organisation", { team: "T2" }, null],
    ["somebody of another organisation, in a shared channel", { team: "T1", user_team: "T2" }, null],
  ] as const)("a quoted message says who wrote it: %s", ([, over, author]) => {
    const message = { ...shortcut.message, user: "U9", ...over };
    expect(fromQuotedMessage({ ...shortcut, message }, at).intent).toMatchObject({ kind: "quoted", author });
  });

  test("a quoted message brings its files", () => {
    const message = { ...shortcut.message, files: [{ id: "F1", name: "a.png" }] };
    expect(fromQuotedMessage({ ...shortcut, message }, at).intent).toMatchObject({
      files: [{ key: "F1", name: "a.png", source: { file: "F1" } }],
    });
  });

  test("a quoted message comes with a link to it, in its thread where it is in one", () => {
    expect(fromQuotedMessage(shortcut, at).intent).toMatchObject({
      kind: "quoted",
      text: "see this (https://a.example)",
      link: "https://acme.slack.com/archives/C1/p1700000000000100",
    });
    const reply = { ...shortcut, message: { ...shortcut.message, thread_ts: "1699999999.000200" } };
    expect(fromQuotedMessage(reply, before).intent).toMatchObject({
      link: "https://acme.slack.com/archives/C1/p1700000000000100?thread_ts=1699999999.000200&cid=C1",
    });
  });

  test("a relayed message knows its thread and its files", () => {
    const message = {
      ...shortcut.message,
      thread_ts: "1699999999.000200",
      files: [
        { id: "F1", name: "a.png", mimetype: "image/png", size: 7, permalink: "https://acme.slack.com/files/a.png" },
        { id: "F2", mode: "hidden_by_limit" },
      ],
    };
    expect(fromRelayedMessage({ ...shortcut, message }, at).intent).toMatchObject({
      kind: "relayed",
      thread: { platform: "slack", tenant: "T1", address: "C1", message: "1699999999.000200" },
      files: [
        { key: "F1", name: "a.png", type: "image/png", bytes: 7, link: "https://acme.slack.com/files/a.png" },
        { key: "F2", name: "file" },
      ],
    });
  });
});

describe("presses", () => {
  const press = {
    ...who,
    type: "block_actions",
    response_url: "https://hooks.slack.com/1",
    channel: { id: "C1", name: "agents" },
    container: { type: "message", message_ts: "1.1", channel_id: "C1", thread_ts: "1.0" },
    actions: [{ type: "button", action_id: "press-0-0", value: JSON.stringify(claim) }],
  };

  test("a button carries its action; the same press on the same card has the same key", () => {
    const again = fromBlockActions({ ...press, trigger_id: "9.9.9" }, at);
    expect(fromBlockActions(press, at)).toMatchObject({
      intent: { kind: "pressed", by, action: claim, once: again.intent.once },
      context: {
        trigger: "1.2.3",
        channel: "C1",
        thread: "1.0",
        responseUrl: "https://hooks.slack.com/1",
        modal: null,
      },
    });
    const other = { ...press, actions: [{ value: JSON.stringify({ ...claim, seen: 4 }) }] };
    expect(fromBlockActions(other, at).intent.once).not.toBe(again.intent.once);
  });

  test("without a card's version each press is its own", () => {
    const show = { ...press, actions: [{ value: '{"do":"show","ticket":"I1"}' }] };
    const keys = ["1.1.1", "2.2.2"].map((trigger_id) => fromBlockActions({ ...show, trigger_id }, at).intent.once);
    expect(new Set(keys).size).toBe(2);
  });

  test("an option of a menu is a press too", () => {
    const chosen = { type: "overflow", selected_option: { text: {}, value: JSON.stringify(claim) } };
    expect(fromBlockActions({ ...press, actions: [chosen] }, at).intent).toMatchObject({ action: claim });
  });

  test("in somebody's own conversation with the bot the answer is said aloud", () => {
    const alone = { ...press, channel: { id: "D1", name: "directmessage" } };
    expect(fromBlockActions(alone, at).context).toMatchObject({ responseUrl: null, channel: "D1" });
  });

  test("in a form it comes with the form", () => {
    const view = {
      type: "modal",
      callback_id: "form",
      id: "V1",
      hash: "1.a",
      private_metadata: '{"opener":{"do":"new-ticket"},"in":"C1"}',
      state: { values: { title: { value: { type: "plain_text_input", value: "Fire" } } } },
    };
    const { channel: _, response_url: __, ...inView } = press;
    const pressed = fromBlockActions({ ...inView, container: { type: "view", view_id: "V1" }, view }, at);
    expect(pressed.context.modal).toMatchObject({ id: "V1", openedIn: "C1", values: { title: "Fire" } });
    expect(fromViewSubmission({ ...who, type: "view_submission", view }, at)).toMatchObject({
      intent: {
        kind: "submitted",
        once: "form:V1:new-ticket",
        opener: { do: "new-ticket" },
        values: { title: "Fire" },
        in: { address: "C1" },
      },
    });
  });

  test("what no button of ours carries is refused", () => {
    for (const value of ["{}", "[]", "claim", '{"do":1}'])
      expect(() => fromBlockActions({ ...press, actions: [{ value }] }, at)).toThrow(Error);
  });

  test("a button of another version is known for one, with the card it stands on", () => {
    const pressed = fromBlockActions({ ...press, actions: [{ value: '{"d":"explode","t":"I261121_0042"}' }] }, at);
    expect(pressed.intent).toMatchObject({ kind: "outdated", card: { address: "C1", message: "1.1" } });
  });
});

const opened = (tab: string) => ({ team_id: "T1", event_id: "Ev1", event: { user: "U1", tab, channel: "D1" } });

describe("events", () => {
  const event = { type: "message", user: "U1", text: "on fire", ts: "1.5", channel: "D1", channel_type: "im" };
  const body = (over: object = {}) => ({ team_id: "T1", event_id: "Ev1", event: { ...event, ...over } });

  test("alone with the bot: written, or replied under a message", () => {
    expect(fromMessage(body(), at)?.intent).toMatchObject({
      kind: "wrote",
      once: "message:T1:D1:1.5",
      by,
      text: "on fire",
    });
    expect(fromMessage(body({ thread_ts: "1.1" }), at)?.intent).toMatchObject({
      kind: "replied",
      personal: true,
      thread: { address: "D1", message: "1.1" },
    });
  });

  test("under a message that was posted by the desk, by somebody, or by nobody knows whom", () => {
    const under = (root: object, known = at) =>
      fromMessage(body({ thread_ts: "1795253400.000100", ...root }), known)?.intent;
    const posted = new Date("2026-11-21T09:30:00.000Z");
    expect(under({ parent_user_id: "UBOT" })).toMatchObject({ root: { by: "desk", at: posted } });
    expect(under({ parent_user_id: "U1" })).toMatchObject({ root: { by: "somebody", at: posted } });
    expect(under({})).toMatchObject({ root: { by: null } });
    expect(under({ parent_user_id: "UBOT" }, before)).toMatchObject({ root: { by: null } });
  });

  test("in a channel only replies count", () => {
    const there = { channel: "C1", channel_type: "channel" };
    expect(fromMessage(body(there), at)).toBeNull();
    expect(fromMessage(body({ ...there, thread_ts: "1.1" }), at)?.intent).toMatchObject({
      kind: "replied",
      personal: false,
    });
    expect(fromMessage(body({ ...there, channel_type: "group", thread_ts: "1.1" }), at)).not.toBeNull();
  });

  test.each([
    ["a bot's own words", { bot_id: "B1" }],
    ["an edit", { subtype: "message_changed" }],
    ["somebody joining", { subtype: "channel_join" }],
    ["Slackbot", { user: "USLACKBOT" }],
    ["nobody", { user: undefined }],
    ["nothing", { text: "" }],
  ])("%s is not for the desk", (_, over) => {
    expect(fromMessage(body({ thread_ts: "1.1", ...over }), at)).toBeNull();
  });

  test("one that its author has changed is told with its words now, once for each change", () => {
    const message = { user: "U1", text: "at 9876", ts: "1.5", thread_ts: "1.1", edited: { user: "U1", ts: "3.0" } };
    const changed = (over: object, before: object | undefined = { ...message, text: "at 1234", edited: undefined }) => {
      const hidden = { subtype: "message_changed", hidden: true, user: undefined, text: undefined, ts: "9.9" };
      return fromMessage(body({ ...hidden, message: { ...message, ...over }, previous_message: before }), at)?.intent;
    };
    const intent = {
      kind: "replied",
      corrected: { message: "message:T1:D1:1.5", writtenAt: new Date(1_500), at: 3_000 },
      text: "at 9876",
      once: "message:T1:D1:1.5:3.0",
      thread: { address: "D1", message: "1.1" },
    };
    expect(changed({})).toMatchObject(intent);
    expect(changed({}, undefined)).toMatchObject(intent);
    expect(changed({ thread_ts: undefined })).toMatchObject({ kind: "wrote", corrected: { at: 3_000 } });
    // A link that is unfurled, a reply under it, the bot's own card, what is left of a message that was deleted.
    expect(changed({}, message)).toBeUndefined();
    expect(changed({ edited: undefined })).toBeUndefined();
    expect(changed({ bot_id: "B1" })).toBeUndefined();
    expect(changed({ user: "USLACKBOT", subtype: "tombstone" })).toBeUndefined();
  });

  test("one that its author has deleted says nothing any more", () => {
    const before = { user: "U1", text: "at 1234", ts: "1.5", thread_ts: "1.1" };
    const deleted = (previous_message: object | undefined) =>
      fromMessage(
        body({
          subtype: "message_deleted",
          hidden: true,
          user: undefined,
          text: undefined,
          ts: "9.9",
          previous_message,
        }),
        at,
      )?.intent;
    const corrected = { message: "message:T1:D1:1.5", writtenAt: new Date(1_500), at: 9_900 };
    expect(deleted(before)).toMatchObject({
      kind: "replied",
      corrected,
      text: "",
      files: [],
      once: "message:T1:D1:1.5:9.9",
    });
    expect(deleted({ ...before, thread_ts: undefined })).toMatchObject({ kind: "wrote", corrected, text: "" });
    expect(deleted({ ...before, bot_id: "B1" })).toBeUndefined(); // the bot's own card
    expect(deleted(undefined)).toBeUndefined();
  });

  test.each(["file_share", "me_message", "thread_broadcast"])("%s is said like any other", (subtype) => {
    expect(fromMessage(body({ subtype, thread_ts: "1.1" }), at)).not.toBeNull();
  });

  test("a file without a word is said too", () => {
    const files = [{ id: "F1", name: "a.png", permalink: "https://acme.slack.com/files/a.png" }];
    expect(fromMessage(body({ text: "", files }), at)?.intent).toMatchObject({ text: "", files: [{ name: "a.png" }] });
  });

  test("a file of which only the id is told is said too: Slack tells the rest when it is asked", () => {
    const files = [{ id: "F1", mode: "file_access", file_access: "check_file_info" }];
    const sent = {
      text: "",
      files: [{ key: "F1", name: "file", type: null, bytes: null, link: "", source: { file: "F1" } }],
    };
    expect(fromMessage(body({ subtype: "file_share", text: "", files }), at)?.intent).toMatchObject(sent);
    const there = { channel: "C1", channel_type: "channel", thread_ts: "1.1" };
    expect(fromMessage(body({ ...there, subtype: "file_share", text: "", files }), at)?.intent).toMatchObject(sent);
  });

  test("a mention asks; in a thread it says nothing else, since the message itself is told too", () => {
    const mention = { type: "app_mention", channel: "C1", channel_type: undefined, text: "<@U0BOT> setup network" };
    expect(fromMention(body(mention), at)?.intent).toMatchObject({
      kind: "asked",
      words: "setup network",
      in: { address: "C1", scope: "channel" },
    });
    expect(fromMention(body({ ...mention, thread_ts: "1.1" }), at)?.intent).toMatchObject({
      kind: "replied",
      asked: "setup network",
      text: "",
      personal: false,
      thread: { address: "C1", message: "1.1" },
    });
  });

  test("the bot that is invited somewhere is told by whom, and nobody else is", () => {
    const authorizations = [{ user_id: "U0BOT", is_bot: true }];
    const joined = (user: string, more: object = { inviter: "U1" }) => ({
      team_id: "T1",
      event_id: "Ev1",
      authorizations,
      event: { type: "member_joined_channel", user, channel: "C1", ...more },
    });
    expect(fromJoined(joined("U0BOT"), at)?.intent).toMatchObject({ kind: "added", by, in: { address: "C1" } });
    expect(fromJoined(joined("U7"), at)).toBeNull();
    expect(fromJoined(joined("U0BOT", {}), at)).toBeNull();
  });

  test("home is visited, the chat beside it is entered, and of another tab nothing is heard", () => {
    expect(fromHomeOpened(opened("home"), at)).toMatchObject({ intent: { kind: "visited" }, context: { home: true } });
    expect(fromHomeOpened(opened("messages"), at)).toMatchObject({
      intent: { kind: "entered", once: "entered:slack:T1:U1" },
      context: { home: false, channel: "D1" },
    });
    expect(fromHomeOpened(opened("about"), at)).toBeNull();
  });

  test("a channel whose members changed", () => {
    const joined = {
      team_id: "T1",
      event_id: "Ev1",
      event: { type: "member_joined_channel", user: "U1", channel: "C1" },
    };
    expect(changedChannel(joined, at)).toEqual({ channel: { platform: "slack", tenant: "T1", address: "C1" } });
  });

  test("a channel that Slack has given another id", () => {
    const changed = {
      team_id: "T1",
      event_id: "Ev1",
      event: { type: "channel_id_changed", old_channel_id: "C1", new_channel_id: "C9" },
    };
    const channel = { platform: "slack", tenant: "T1", address: "C1" };
    expect(changedChannel(changed, at)).toEqual({ channel, address: "C9" });
  });
});

describe("what somebody wrote, as they read it", () => {
  test.each([
    ["a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"],
    ["ask <@U9> or <@U8>", "ask @Zoé or @U8"],
    ["in <#C1|general> <!here> <!subteam^S1|@admins>", "in #general @here @admins"],
    ["<https://a.example/x>", "https://a.example/x"],
    ["<https://a.example|a.example> <mailto:z@a.example|z@a.example>", "a.example z@a.example"],
    ["<https://evil.example|bank.example>", "bank.example (https://evil.example)"],
    ["at 10:30:00 :+1:", "at 10:30:00 👍"],
    ["*bold* `code`", "*bold* `code`"],
  ])("%s", (sent, read) => {
    expect(plainWords(sent, at.nameOf, new Map([["+1", "👍"]]))).toBe(read);
  });

  test("short names become the characters their blocks tell", () => {
    const blocks = [
      {
        type: "rich_text",
        elements: [{ type: "rich_text_section", elements: [{ type: "emoji", name: "wave", unicode: "1f44b-1f3fb" }] }],
      },
    ];
    const body = {
      team_id: "T1",
      event_id: "E",
      event: { user: "U1", ts: "1", channel: "D1", channel_type: "im", text: ":wave: :own:", blocks },
    };
    expect(fromMessage(body, at)?.intent).toMatchObject({ text: "👋🏻 :own:" });
  });

  test("whom it mentions is told with how they are called in its words; the bot is nobody", () => {
    const event = (text: string) => ({
      team_id: "T1",
      event_id: "E",
      event: { user: "U1", ts: "1", channel: "D1", channel_type: "im", text },
    });
    expect(fromMessage(event("for <@U2|bob>: help"), { ...at, bot: "U0BOT" })?.intent).toMatchObject({
      text: expect.stringMatching(/^for @/u),
      mentions: [{ user: "U2", as: expect.stringMatching(/^@/u) }],
    });
    expect(fromMessage(event("<@U0BOT> my screen is black"), { ...at, bot: "U0BOT" })?.intent).toMatchObject({
      text: "my screen is black",
    });
    expect(fromMessage(event("<@U0BOT> my screen is black"), { ...at, bot: "U0BOT" })?.intent).not.toHaveProperty(
      "mentions",
    );
    const asked = { ...event("").event, channel: "C1", channel_type: undefined, text: "<@U0BOT> for <@U2|bob>: help" };
    const mention = { team_id: "T1", event_id: "E", event: { type: "app_mention", ...asked } };
    expect(fromMention(mention, { ...at, bot: "U0BOT" })?.intent).toMatchObject({
      kind: "asked",
      mentions: [{ user: "U2" }],
    });
  });

  test("the people it mentions, once each", () => {
    expect(mentionedIn("<@U1> <@U2|bob> <@U1> <#C1>")).toEqual(["U1", "U2"]);
  });
});
