import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { appears, eventually } from "../../support/eventually.ts";
import {
  actions,
  button,
  choice,
  input,
  modal,
  plain,
  richTextSection,
} from "../../support/slack-fixtures/builders.ts";
import { acceptedBlocks } from "../../support/slack-fixtures/accepted.ts";
import { refusedBlocks, refusedModals } from "../../support/slack-fixtures/refused.ts";
import { call, openWorkspace, startDesk, startSocketDesk } from "../../support/slack-fixtures/tiny-desk.ts";
import { portOf } from "../../../src/playground/slack/port.ts";

describe("a story over signed HTTP", () => {
  test("a command opens a form, whose errors and answers come back by label", async () => {
    const workspace = await openWorkspace();
    const submitted = vi.fn<(values: unknown) => void>();
    await startDesk(workspace, (app) => {
      app.command("/ticket", async ({ ack, body, client }) => {
        await ack();
        const urgency = { type: "static_select", options: ["Low", "High"].map(choice) };
        await client.apiCall("views.open", {
          trigger_id: body.trigger_id,
          view: modal(
            [
              input("Title", { type: "plain_text_input", initial_value: body.text }),
              input("Urgency", urgency),
              input("For", { type: "users_select" }, { optional: true }),
              input("Since", { type: "datepicker" }, { optional: true }),
            ],
            { callback_id: "new-ticket" },
          ),
        });
      });
      app.view("new-ticket", async ({ ack, view }) => {
        submitted(view.state.values);
        const title = view.state.values["Title"]?.["value"]?.value;
        await (title === "no" ? ack({ response_action: "errors", errors: { Title: "Say more" } }) : ack());
      });
    });
    const alice = workspace.person({ name: "Alice Martin" });
    workspace.person({ name: "Bob Stone" });

    const ack = await alice.types("/ticket printer is on fire");
    const form = await appears(() => alice.modal());

    expect(ack).toMatchObject({ status: 200, failure: undefined });
    expect(form.title).toBe("New");
    expect(form.fields).toEqual({ Title: "printer is on fire", Urgency: "", For: "", Since: "" });
    expect(await form.submit()).toEqual({
      result: "errors",
      errors: { Urgency: "Please complete this required field." },
    });
    expect(submitted).not.toHaveBeenCalled();

    await form.enter({ Title: "no", Urgency: "High" });
    expect(await form.submit()).toEqual({ result: "errors", errors: { Title: "Say more" } });
    expect(submitted).toHaveBeenLastCalledWith({
      Title: { value: { type: "plain_text_input", value: "no" } },
      Urgency: { value: { type: "static_select", selected_option: choice("High") } },
      For: { value: { type: "users_select", selected_user: null } },
      Since: { value: { type: "datepicker", selected_date: null } },
    });

    await form.enter({ Title: "yes", For: "Bob Stone", Since: "2026-11-21" });
    expect(await form.submit()).toEqual({ result: "closed" });
    expect(alice.modal()).toBeUndefined();
    await expect(form.enter({ Subject: "x" })).rejects.toThrow("closed");
  });

  test("buttons, threads, mentions and whispers", async () => {
    const workspace = await openWorkspace();
    const pressed = vi.fn<(payload: unknown) => void>();
    const heard = vi.fn<(event: unknown) => void>();
    const app = await startDesk(workspace, (app) => {
      app.action(/^do-/, async ({ ack, body, action, respond }) => {
        await ack();
        pressed({ body, action });
        await respond({ text: "only for you", response_type: "ephemeral", replace_original: false });
      });
      app.event("message", async ({ event }) => heard(event));
      app.event("app_mention", async ({ say, event }) => void (await say({ text: "yes?", thread_ts: event.ts })));
    });
    const alice = workspace.person({ name: "Alice Martin" });
    const it = workspace.channel({ name: "it", members: [alice, workspace.bot] });

    await app.client.apiCall("chat.postMessage", {
      channel: it.channel,
      text: "I261121_0001",
      blocks: [
        { type: "section", text: { type: "mrkdwn", text: `*Printer* for <@${alice.id}> &lt;now&gt;` } },
        actions(button("Claim", { value: "claim" }), {
          type: "overflow",
          action_id: "do-more",
          options: [choice("Release")],
        }),
      ],
    });
    const [card] = alice.sees(it);
    expect(card?.text).toBe("Printer for @Alice Martin <now>\n[Claim] [… Release]");
    expect(card?.buttons).toEqual(["Claim", "Release"]);

    await alice.presses("Claim", it);
    expect(pressed).toHaveBeenLastCalledWith(
      expect.objectContaining({ action: expect.objectContaining({ type: "button", value: "claim" }) }),
    );
    await alice.presses("Release", it);
    expect(pressed).toHaveBeenLastCalledWith(
      expect.objectContaining({ action: expect.objectContaining({ selected_option: choice("Release") }) }),
    );
    await eventually(() => expect(alice.sees(it).at(-1)).toMatchObject({ text: "only for you", isEphemeral: true }));
    await expect(alice.presses("Nothing", it)).rejects.toThrow("Claim, Release");

    const asked = await alice.writes("@Guichet are you *there* <!channel> & well?", it);
    expect(asked.text).toBe("@Guichet are you *there* <!channel> & well?");
    await eventually(() => expect(alice.sees(asked.thread).map((one) => one.text)).toContain("yes?"));
    await alice.writes("good", asked.thread, { files: [{ name: "log.txt", content: "boom" }] });
    await eventually(() =>
      expect(heard).toHaveBeenCalledWith(
        expect.objectContaining({ subtype: "file_share", thread_ts: asked.ts, channel_type: "channel" }),
      ),
    );
  });

  test("the Home tab, its buttons and app_home_opened", async () => {
    const workspace = await openWorkspace();
    await startDesk(workspace, (app) => {
      app.event("app_home_opened", async ({ event, client }) => {
        await client.apiCall("views.publish", {
          user_id: event.user,
          view: { type: "home", blocks: [actions(button("New ticket"))] },
        });
      });
      app.action("do-New ticket", async ({ ack, body, client }) => {
        await ack();
        if (body.type === "block_actions")
          await client.apiCall("views.open", { trigger_id: body.trigger_id, view: modal([{ type: "divider" }]) });
      });
    });
    const alice = workspace.person({ name: "Alice Martin" });
    await alice.opensHome();
    const home = await appears(() => alice.home());
    expect(home.text).toBe("[New ticket]");
    await home.press("New ticket");
    expect((await appears(() => alice.modal())).title).toBe("New");
  });

  test("update, push, clear and close of modals", async () => {
    const workspace = await openWorkspace();
    const closed = vi.fn<(id: string) => void>();
    await startDesk(workspace, (app) => {
      app.shortcut("open", async ({ ack, body, client }) => {
        await ack();
        const blocks = [
          input("Note", { type: "plain_text_input" }),
          input("Kind", { type: "static_select", options: [choice("a")] }, { dispatch_action: true, optional: true }),
        ];
        await client.apiCall("views.open", {
          trigger_id: body.trigger_id,
          view: modal(blocks, { callback_id: "first" }),
        });
      });
      app.action("value", async ({ ack, body, client }) => {
        await ack();
        if (body.type !== "block_actions" || body.view === undefined) return;
        const blocks = [
          input("Note", { type: "plain_text_input" }),
          input("More", { type: "number_input", is_decimal_allowed: false }),
        ];
        await client.apiCall("views.update", {
          view_id: body.view.id,
          hash: body.view.hash,
          view: modal(blocks, { callback_id: "first" }),
        });
      });
      app.view("first", async ({ ack }) => {
        const more = {
          callback_id: "second",
          notify_on_close: true,
          submit: { type: "plain_text", text: "Send" },
        } as const;
        const title = { type: "plain_text", text: "Second" } as const;
        await ack({ response_action: "push", view: { type: "modal", title, blocks: [{ type: "divider" }], ...more } });
      });
      app.view({ callback_id: "second", type: "view_closed" }, async ({ ack, view }) => {
        closed(view.callback_id);
        await ack();
      });
      app.view("second", async ({ ack }) => ack({ response_action: "clear" }));
    });
    const alice = workspace.person({ name: "Alice Martin" });
    await alice.usesShortcut("open");
    const form = await appears(() => alice.modal());
    await form.enter({ Note: "kept", Kind: "a" });
    await eventually(() => expect(form.fields).toEqual({ Note: "kept", More: "" }));
    await form.enter({ More: "7" });
    expect(await form.submit()).toEqual({ result: "pushed" });
    expect(alice.modal()?.callbackId).toBe("second");
    await alice.modal()?.close();
    expect(closed).toHaveBeenCalledWith("second");
    expect(alice.modal()?.callbackId).toBe("first");
    await form.submit();
    expect(await alice.modal()?.submit()).toEqual({ result: "cleared" });
    expect(alice.modal()).toBeUndefined();
  });

  test("a message shortcut carries the message", async () => {
    const workspace = await openWorkspace();
    const used = vi.fn<(text: string | undefined) => void>();
    await startDesk(workspace, (app) => {
      app.shortcut({ callback_id: "create", type: "message_action" }, async ({ ack, shortcut }) => {
        await ack();
        used(shortcut.message.text);
      });
    });
    const [alice, bob] = [workspace.person({ name: "Alice Martin" }), workspace.person({ name: "Bob Stone" })];
    const message = await bob.writes("it is broken", workspace.channel({ name: "all", members: [alice, bob] }));
    await alice.usesShortcutOn(message, "create");
    expect(used).toHaveBeenCalledWith("it is broken");
  });
});

test("the same deliveries come over Socket Mode, answers included", async () => {
  const workspace = await openWorkspace();
  const heard = vi.fn<(text: string | undefined) => void>();
  await startSocketDesk(workspace, (app) => {
    app.command("/ticket", async ({ ack }) => ack("at your service"));
    app.view("v", async ({ ack }) => ack({ response_action: "errors", errors: { Note: "no" } }));
    app.shortcut("open", async ({ ack, body, client }) => {
      await ack();
      const view = modal([input("Note", { type: "plain_text_input" })], { callback_id: "v" });
      await client.apiCall("views.open", { trigger_id: body.trigger_id, view: view });
    });
    app.message(async ({ message }) => {
      if (message.subtype === undefined) heard(message.text);
    });
  });
  await eventually(() => expect(workspace.sockets()).toBe(1));
  const alice = workspace.person({ name: "Alice Martin" });
  await alice.types("/ticket");
  expect(alice.sees().map((one) => one.text)).toEqual(["at your service"]);
  await alice.writes("hello");
  expect(heard).toHaveBeenCalledWith("hello");
  await alice.usesShortcut("open");
  const form = await appears(() => alice.modal());
  await form.enter({ Note: "x" });
  expect(await form.submit()).toEqual({ result: "errors", errors: { Note: "no" } });

  workspace.recycleSockets();
  await eventually(() => expect(workspace.wire.of("apps.connections.open")).toHaveLength(2));
  await eventually(async () => expect((await alice.types("/ticket")).failure).toBeUndefined());
});

describe("deliveries", () => {
  test("the bot hears its own words, with its bot_id", async () => {
    const workspace = await openWorkspace();
    const app = await startDesk(workspace, () => undefined);
    const alice = workspace.person({ name: "Alice Martin" });
    await app.client.apiCall("chat.postMessage", { channel: alice.id, text: "hello" });
    await workspace.settled();
    const [echo] = workspace.wire.of("message.im");
    expect(echo?.sent).toMatchObject({
      event: { bot_id: workspace.state.app.botId, channel: alice.dm.channel, text: "hello" },
    });
  });

  test("an unacknowledged event comes three times more, numbered, unless the app says no", async () => {
    const workspace = await openWorkspace();
    const noRetry = { "x-slack-no-retry": "1" };
    const heard: (string | undefined)[] = [];
    const failing = createServer((request, response) => {
      heard.push([request.headers["x-slack-retry-num"], request.headers["x-slack-retry-reason"]].join(" "));
      response.writeHead(500, heard.length > 4 ? noRetry : {}).end();
    }).listen(0, "127.0.0.1");
    await once(failing, "listening");
    workspace.pointTo(`http://127.0.0.1:${portOf(failing.address())}`);
    const alice = workspace.person({ name: "Alice Martin" });
    await alice.writes("hello");
    await workspace.settled();
    expect(heard).toEqual([" ", "1 http_error", "2 http_error", "3 http_error"]);
    await alice.writes("again");
    await workspace.settled();
    expect(heard).toHaveLength(5);
    failing.close();
  });

  test("a late acknowledgement is what the person reads about", async () => {
    const workspace = await openWorkspace({ timeoutMs: 50 });
    await startDesk(workspace, (app) => {
      app.command("/ticket", () => new Promise((done) => setTimeout(done, 80)));
    });
    const alice = workspace.person({ name: "Alice Martin" });
    expect((await alice.types("/ticket")).failure).toBe("operation_timeout");
    expect(alice.notices()).toEqual(['/ticket failed with the error "operation_timeout"']);
  });

  test("a wrong signature gets nowhere", async () => {
    const workspace = await openWorkspace({ signingSecret: "other" });
    await startDesk(workspace, (app) => app.command("/ticket", async ({ ack }) => ack()));
    const alice = workspace.person({ name: "Alice Martin" });
    expect((await alice.types("/ticket")).failure).toBe("http_client_error");
  });

  test("joining, leaving and archiving are told", async () => {
    const workspace = await openWorkspace();
    await startDesk(workspace, () => undefined);
    const [alice, bob] = [workspace.person({ name: "Alice Martin" }), workspace.person({ name: "Bob Stone" })];
    const it = workspace.channel({ name: "it", members: [alice] });
    await it.join(workspace.bot);
    await it.join(bob);
    await it.leave(bob);
    await it.archive(alice);
    await workspace.settled();
    const told = workspace.wire.exchanges.filter(({ from }) => from === "slack").map(({ what }) => what);
    expect(told.filter((what) => what === "member_joined_channel")).toHaveLength(2);
    expect(told).toEqual(expect.arrayContaining(["member_left_channel", "channel_archive", "message.channels"]));
  });

  test("everything twice, when asked", async () => {
    const workspace = await openWorkspace();
    const commands = vi.fn<() => void>();
    await startDesk(workspace, (app) => {
      app.command("/ticket", async ({ ack }) => {
        commands();
        await ack();
      });
    });
    workspace.faults.deliverTwice();
    await workspace.person({ name: "Alice Martin" }).types("/ticket");
    expect(commands).toHaveBeenCalledTimes(2);
  });
});

describe("the Web API refuses what Slack refuses", () => {
  test("tokens and scopes", async () => {
    const workspace = await openWorkspace({ scopes: ["im:write"] });
    expect(await call(workspace, "auth.test", {}, "")).toMatchObject({ error: "not_authed" });
    expect(await call(workspace, "auth.test", {}, "xoxb-2")).toMatchObject({ error: "invalid_auth" });
    expect(await call(workspace, "apps.connections.open")).toMatchObject({ error: "not_allowed_token_type" });
    expect(await call(workspace, "chat.postmessage")).toMatchObject({ error: "unknown_method" });
    expect(await call(workspace, "chat.postMessage", { channel: "C1", text: "x" })).toMatchObject({
      error: "missing_scope",
      needed: "chat:write",
      provided: "im:write",
    });
  });

  test("e-mail only with its scope, locale only when asked", async () => {
    const [open, closed] = [await openWorkspace(), await openWorkspace({ scopes: ["users:read"] })];
    const newcomer = { name: "Alice Martin", email: "alice@example.org", locale: "fr-FR", admin: true } as const;
    const full = await call(open, "users.info", { user: open.person(newcomer).id, include_locale: true });
    const bare = await call(closed, "users.info", { user: closed.person(newcomer).id });
    expect(full).toMatchObject({ user: { locale: "fr-FR", is_admin: true, profile: { email: "alice@example.org" } } });
    expect(JSON.stringify(bare)).not.toMatch(/alice@example|fr-FR/);
  });

  test("places", async () => {
    const workspace = await openWorkspace();
    const alice = workspace.person({ name: "Alice Martin" });
    const open = workspace.channel({ name: "open", members: [alice] });
    const secret = workspace.channel({ name: "secret", private: true, members: [alice] });
    const old = workspace.channel({ name: "old", members: [alice, workspace.bot] });
    await old.archive();
    const post = (channel: string, more = {}) => call(workspace, "chat.postMessage", { channel, text: "x", ...more });
    expect(await post(open.channel)).toMatchObject({ error: "not_in_channel" });
    expect(await post(secret.channel)).toMatchObject({ error: "channel_not_found" });
    expect(await post(old.channel)).toMatchObject({ error: "is_archived" });
    expect(await post("C404")).toMatchObject({ error: "channel_not_found" });
    expect(await post(alice.id, { thread_ts: "1.000001" })).toMatchObject({ error: "thread_not_found" });
    expect(await post(alice.id, { text: "" })).toMatchObject({ error: "no_text" });
    expect(await post(alice.id, { text: "x".repeat(40_001) })).toMatchObject({ error: "msg_too_long" });
    expect(await post(alice.id, { colour: "red" })).toMatchObject({ error: "invalid_arguments" });
    expect(await post(alice.id)).toMatchObject({ ok: true, channel: alice.dm.channel });
  });

  test("a bot edits and deletes only its own words", async () => {
    const workspace = await openWorkspace();
    const alice = workspace.person({ name: "Alice Martin" });
    const hers = await alice.writes("mine");
    const { ts } = await call(workspace, "chat.postMessage", { channel: alice.id, text: "card" });
    const update = (args: Record<string, unknown>) =>
      call(workspace, "chat.update", { channel: alice.dm.channel, text: "new", ...args });
    expect(await update({ ts: hers.ts })).toMatchObject({ error: "cant_update_message" });
    expect(await update({ ts: "1.000001" })).toMatchObject({ error: "message_not_found" });
    expect(await update({ ts, text: "&".repeat(1_000) })).toMatchObject({ error: "msg_too_long" });
    expect(await update({ ts, channel: alice.id })).toMatchObject({ error: "channel_not_found" });
    expect(await update({ ts })).toMatchObject({ ok: true });
    expect(alice.sees().at(-1)).toMatchObject({ text: "new", isEdited: true });
    expect(await call(workspace, "chat.delete", { channel: alice.dm.channel, ts: hers.ts })).toMatchObject({
      error: "cant_delete_message",
    });
  });

  test("an ephemeral message is for members, and is never found again", async () => {
    const workspace = await openWorkspace();
    const [alice, bob] = [workspace.person({ name: "Alice Martin" }), workspace.person({ name: "Bob Stone" })];
    const it = workspace.channel({ name: "it", members: [alice, workspace.bot] });
    const whisper = (user: string) =>
      call(workspace, "chat.postEphemeral", { channel: it.channel, user, text: "psst" });
    expect(await whisper(bob.id)).toMatchObject({ error: "user_not_in_channel" });
    const { message_ts: ts } = await whisper(alice.id);
    expect(alice.sees(it).map((one) => one.text)).toEqual(["psst"]);
    expect(await call(workspace, "chat.update", { channel: it.channel, ts, text: "x" })).toMatchObject({
      error: "message_not_found",
    });
    expect(await call(workspace, "conversations.history", { channel: it.channel })).toMatchObject({ messages: [] });
  });

  test("lists come in pages", async () => {
    const workspace = await openWorkspace({ maxPage: 2 });
    const people = ["Ann", "Ben", "Cat"].map((name) => workspace.person({ name }));
    const it = workspace.channel({ name: "it", members: [...people, workspace.bot] });
    const first = await call(workspace, "conversations.members", { channel: it.channel, limit: 200 });
    expect(first["members"]).toHaveLength(2);
    const cursor = { cursor: btoa("next:2") };
    expect(first["response_metadata"]).toEqual({ next_cursor: cursor.cursor });
    const second = await call(workspace, "conversations.members", { channel: it.channel, limit: 200, ...cursor });
    expect(second).toMatchObject({
      members: [people[2]?.id, workspace.bot.id],
      response_metadata: { next_cursor: "" },
    });
  });

  test("a trigger works once and for three seconds", async () => {
    let now = new Date("2026-11-21T10:00:00Z");
    const workspace = await openWorkspace({ now: () => now });
    const triggers: string[] = [];
    await startDesk(workspace, (app) => {
      app.command("/ticket", async ({ ack, body }) => {
        triggers.push(body.trigger_id);
        await ack();
      });
    });
    const alice = workspace.person({ name: "Alice Martin" });
    await alice.types("/ticket");
    await alice.types("/ticket");
    const open = (trigger_id: string | undefined) =>
      call(workspace, "views.open", { trigger_id, view: modal([{ type: "divider" }]) });
    expect(await open(triggers[0])).toMatchObject({ ok: true });
    expect(await open(triggers[0])).toMatchObject({ error: "exchanged_trigger_id" });
    now = new Date(now.getTime() + 3_001);
    expect(await open(triggers[1])).toMatchObject({ error: "expired_trigger_id" });
    expect(await open("made up")).toMatchObject({ error: "invalid_trigger_id" });
  });

  test("views are updated only as last seen", async () => {
    const workspace = await openWorkspace();
    const alice = workspace.person({ name: "Alice Martin" });
    const view = { type: "home", blocks: [] };
    expect(await call(workspace, "views.publish", { user_id: alice.id, view })).toMatchObject({ ok: true });
    expect(await call(workspace, "views.publish", { user_id: alice.id, view, hash: "old" })).toMatchObject({
      error: "hash_conflict",
    });
    expect(await call(workspace, "views.update", { view_id: "V404", view: modal([]) })).toMatchObject({
      error: "not_found",
    });
  });

  test("a response_url works five times", async () => {
    const workspace = await openWorkspace();
    let url = "";
    await startDesk(workspace, (app) => {
      app.command("/ticket", async ({ ack, body }) => {
        url = body.response_url;
        await ack();
      });
    });
    await workspace.person({ name: "Alice Martin" }).types("/ticket");
    const statuses: number[] = [];
    for (let use = 0; use < 6; use++) {
      const body = JSON.stringify({ text: "hello" });
      statuses.push(
        (await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body })).status,
      );
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  });
});

async function message(...blocks: unknown[]) {
  const workspace = await openWorkspace();
  const alice = workspace.person({ name: "Alice Martin" });
  return call(workspace, "chat.postMessage", { channel: alice.id, text: "x", blocks });
}

describe("Block Kit", () => {
  test.each(refusedBlocks)("%s is refused", async (_, blocks) => {
    const refused = await message(...blocks);
    expect(refused).toMatchObject({ ok: false, error: "invalid_blocks" });
    expect(refused["response_metadata"]).toMatchObject({ messages: [expect.stringMatching(/^\[ERROR\] /)] });
  });

  test.each(acceptedBlocks)("%s: accepted", async (_, blocks) => {
    expect(await message(...blocks)).toMatchObject({ ok: true });
  });

  test("all texts together are limited too", async () => {
    const blocks = Array.from({ length: 5 }, () => ({ type: "section", text: plain("x".repeat(2_900)) }));
    expect(await message(...blocks)).toMatchObject({ error: "msg_blocks_too_long" });
  });

  test.each(refusedModals)("a modal with %s is refused", async (_, view) => {
    const workspace = await openWorkspace();
    const refused = await call(workspace, "views.open", { trigger_id: "t", view });
    expect(refused).toMatchObject({ ok: false, error: "invalid_arguments" });
  });

  test("rich text is read as a person reads it", async () => {
    const workspace = await openWorkspace();
    const alice = workspace.person({ name: "Alice Martin", locale: "fr-FR", tz: "Europe/Paris" });
    const words = { type: "text", text: "<!channel> *bold*" };
    const posted = await call(workspace, "chat.postMessage", {
      channel: alice.id,
      text: "x",
      blocks: [
        {
          type: "rich_text",
          elements: [
            richTextSection(
              { type: "text", text: "Due ", style: { bold: true } },
              { type: "date", timestamp: 1_795_257_000, format: "{date_long} {time}", fallback: "soon" },
              { type: "text", text: " for " },
              { type: "user", user_id: alice.id },
              { type: "link", url: "https://example.org", text: " here" },
              { type: "emoji", name: "star" },
            ),
            { type: "rich_text_quote", elements: [words] },
            { type: "rich_text_list", style: "ordered", elements: [richTextSection(words), richTextSection(words)] },
            { type: "rich_text_preformatted", elements: [words] },
          ],
        },
      ],
    });
    expect(posted).toMatchObject({ ok: true });
    expect(alice.sees().at(-1)?.text).toBe(
      "Due samedi 21 novembre 2026 11:30 for @Alice Martin here:star:\n" +
        "> <!channel> *bold*\n1. <!channel> *bold*\n2. <!channel> *bold*\n<!channel> *bold*",
    );
  });
});

test("a command typed where the app is not: it may whisper there, not post", async () => {
  const workspace = await openWorkspace();
  const app = await startDesk(workspace, (app) => {
    app.command("/ticket", async ({ ack, respond }) => {
      await ack();
      await respond("only here");
    });
  });
  const [alice, bob] = [workspace.person({ name: "Alice Martin" }), workspace.person({ name: "Bob Stone" })];
  const theirs = workspace.directMessage(alice, bob);
  await alice.types("/ticket", theirs);
  await eventually(() => expect(alice.sees(theirs).map((one) => one.text)).toEqual(["only here"]));
  expect(bob.sees(theirs)).toEqual([]);
  expect(workspace.wire.of("/ticket")[0]?.sent).toMatchObject({ channel_name: "directmessage" });
  await expect(app.client.apiCall("chat.postMessage", { ...theirs, text: "hello" })).rejects.toThrow(
    "channel_not_found",
  );
});

test("a person changes their language, and the app is told", async () => {
  const workspace = await openWorkspace();
  await startDesk(workspace, () => undefined);
  const alice = workspace.person({ name: "Alice Martin" });
  await alice.changes({ locale: "fr-FR" });
  expect(workspace.wire.of("user_change")[0]?.sent).toMatchObject({
    event: { user: { id: alice.id, locale: "fr-FR" } },
  });
});

test("a private file is for the bot alone; others see the sign-in page", async () => {
  const workspace = await openWorkspace();
  const alice = workspace.person({ name: "Alice Martin" });
  await alice.writes("see", alice.dm, { files: [{ name: "log.txt", content: "boom" }] });
  const [file] = workspace.state.files.values();
  const info = await call(workspace, "files.info", { file: file?.id });
  const url = `${workspace.state.origin}/files-pri/${file?.id}/log.txt`;
  expect(info).toMatchObject({ file: { name: "log.txt", size: 4, url_private: url } });
  expect(await (await fetch(url)).text()).toMatch("Sign in");
  expect(await (await fetch(url, { headers: { authorization: "Bearer xoxb-1" } })).text()).toBe("boom");
});

describe("misbehaviour on request", () => {
  test("429, 503, refusals and lost answers are used up one by one", async () => {
    const workspace = await openWorkspace();
    const alice = workspace.person({ name: "Alice Martin" });
    const post = () =>
      fetch(`${workspace.url}chat.postMessage`, {
        method: "POST",
        headers: { authorization: "Bearer xoxb-1", "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ channel: alice.id, text: "hello" }),
      });
    workspace.faults.rateLimit("chat.postMessage", { retryAfterSeconds: 7 });
    workspace.faults.fail("chat.postMessage");
    workspace.faults.refuse("*", "is_archived");
    workspace.faults.loseAnswer("chat.postMessage");
    const limited = await post();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    expect((await post()).status).toBe(503);
    expect(await (await post()).json()).toEqual({ ok: false, error: "is_archived" });
    expect(alice.sees()).toHaveLength(0);
    await expect(post()).rejects.toThrow("fetch failed");
    expect(alice.sees()).toHaveLength(1);
    expect((await post()).status).toBe(200);
    workspace.faults.slow("chat.postMessage", { ms: 30 });
    expect((await post()).status).toBe(200);
    expect(workspace.wire.of("chat.postMessage").at(-1)?.tookMs).toBeGreaterThan(25);
    workspace.faults.down();
    await expect(post()).rejects.toThrow("fetch failed");
    workspace.faults.clear();
    expect((await post()).status).toBe(200);
    expect(workspace.wire.text()).toMatch(/desk → slack {2}chat\.postMessage .* ⇒ 429/);
  });
});
