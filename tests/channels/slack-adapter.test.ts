import { once } from "node:events";
import { createServer } from "node:http";
import pino from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ChatListener, ChatUser, Conversation, Intent, Reply } from "../../src/channels/platform.ts";
import { createSlack, type Slack } from "../../src/channels/slack/slack.ts";
import type { Action } from "../../src/features/actions.ts";
import type { Form } from "../../src/screen/form.ts";
import { nearestLocale, type Locale } from "../../src/kernel/locale.ts";
import type { Block, Message } from "../../src/screen/message.ts";
import { appears, eventually } from "../support/eventually.ts";
import { portOf } from "../../src/playground/slack/port.ts";
import {
  createSlackWorkspace,
  type SlackWorkspace,
  type WorkspaceOptions,
} from "../../src/playground/slack/workspace.ts";

const scopes = [
  "commands",
  "chat:write",
  "reactions:write",
  "app_mentions:read",
  "im:history",
  "channels:history",
  "groups:history",
  "channels:read",
  "groups:read",
  "users:read",
  "users:read.email",
];

const claim: Action = { do: "claim", ticket: "I261121_0001", seen: 3 };
const newTicket: Action = { do: "new-ticket" };

const saying = (summary: string, blocks: readonly Block[] = [], urgent = false): Message => ({
  summary,
  blocks,
  locale: "en",
  zone: "Europe/Paris",
  urgent,
});

const button = (label: string, action: Action): Block => ({
  kind: "buttons",
  buttons: [{ label, action }],
  overflow: [],
});

const form = (locale: Locale, opener: Action = newTicket): Form => ({
  opener,
  title: locale === "fr" ? "Nouveau ticket" : "New ticket",
  submit: "Send",
  close: "Cancel",
  choose: "Choose…",
  intro: [],
  fields: [
    { kind: "text", name: "title", label: "Title", optional: false, initial: "", maxLength: 150 },
    { kind: "long-text", name: "description", label: "Description", optional: true, initial: "", maxLength: 3_000 },
  ],
  folded: {
    label: "More details",
    open: opener.do === "new-ticket" && opener.unfolded === true,
    fields: [{ kind: "text", name: "device", label: "Device", optional: true, initial: "", maxLength: 100 }],
  },
  locale,
});

const openForm = (by: ChatUser, opener: Action = newTicket): Reply => ({
  kind: "open-form",
  form: form(nearestLocale(by.locale, "en"), opener),
  offer: saying("Open the form", [button("Open the form", opener)]),
});

const whisper = (summary: string): Reply => ({ kind: "whisper", message: saying(summary) });

/** A desk that remembers what it was told, and replies as the test says. */
function deskReplying(reply: (intent: Intent) => Reply) {
  const intents: Intent[] = [];
  const met: ChatUser[] = [];
  const changed: Conversation[] = [];
  const listener: ChatListener = {
    handle(intent) {
      intents.push(intent);
      return Promise.resolve(reply(intent));
    },
    callsPlatform: (intent) => intent.kind === "asked" && intent.words.startsWith("setup"),
    askedAt: () => Promise.resolve(),
    lookUpLater: () => Promise.resolve(),
    hears: () => Promise.resolve(false),
    isUnknownUser: () => Promise.resolve(false),
    membersChanged: (channel) => Promise.resolve(void changed.push(channel)),
    met: (user) => Promise.resolve(void met.push(user)),
  };
  return { listener, intents, met, changed };
}

type Desk = ReturnType<typeof deskReplying>;

async function openWorkspace(options: Partial<WorkspaceOptions> = {}): Promise<SlackWorkspace> {
  const workspace = await createSlackWorkspace({
    signingSecret: "shh",
    botToken: "xoxb-1",
    scopes,
    retryAfterMs: [],
    ...options,
  });
  onTestFinished(() => workspace.close());
  return workspace;
}

interface Started extends Desk {
  readonly workspace: SlackWorkspace;
  readonly slack: Slack;
}

const silent = pino({ level: "silent" });

function slackOf(workspace: SlackWorkspace, desk: Desk, appToken: string | null = null): Slack {
  return createSlack({
    settings: { botToken: "xoxb-1", signingSecret: "shh", appToken, apiUrl: workspace.url },
    listener: desk.listener,
    locale: "en",
    zone: "Europe/Paris",
    log: silent,
    now: () => new Date(),
  });
}

async function start(
  reply: (intent: Intent) => Reply = () => ({ kind: "done" }),
  options: Partial<WorkspaceOptions> = {},
): Promise<Started> {
  const workspace = await openWorkspace(options);
  const desk = deskReplying(reply);
  const slack = slackOf(workspace, desk);
  const server = createServer((request, response) => slack.http?.(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    await slack.stop();
    server.close();
  });
  workspace.pointTo(`http://127.0.0.1:${portOf(server.address())}`);
  await slack.start();
  return { ...desk, workspace, slack };
}

describe("commands and forms", () => {
  test("a bare command opens the form at once, before Slack is asked who it is", async () => {
    const { workspace, intents } = await start(({ by }) => openForm(by));
    workspace.faults.slow("users.info", { ms: 300 });
    const alice = workspace.person({ name: "Alice Martin" });

    expect(await alice.types("/ticket")).toMatchObject({ status: 200, body: "" });
    const modal = await appears(() => alice.modal());

    expect(modal.title).toBe("New ticket");
    expect(intents[0]).toMatchObject({
      kind: "asked",
      words: "",
      in: { platform: "slack", tenant: workspace.team, address: alice.dm.channel, scope: "personal" },
      by: { user: alice.id, directAddress: alice.id, name: null, locale: null, administrator: null },
    });
  });

  test("it turns to the person's language as soon as that is known, and keeps what they typed", async () => {
    const { workspace, met } = await start(({ by }) => openForm(by));
    workspace.faults.slow("users.info", { ms: 100 });
    const amelie = workspace.person({ name: "Amélie Roy", locale: "fr-FR", email: "amelie@atelier.example" });
    await amelie.types("/ticket");
    const modal = await appears(() => amelie.modal());
    await modal.enter({ Title: "imprimante" });

    await eventually(() => expect(modal.title).toBe("Nouveau ticket"));

    expect(modal.fields["Title"]).toBe("imprimante");
    await eventually(() =>
      expect(met).toMatchObject([
        { user: amelie.id, name: "Amélie Roy", locale: "fr-FR", email: "amelie@atelier.example" },
      ]),
    );
    await modal.close();
    await amelie.types("/ticket");
    expect((await appears(() => amelie.modal())).title).toBe("Nouveau ticket");
  });

  test("files are asked for where the app may read some, and brought with what was filled in", async () => {
    const asking = ({ by }: Intent): Reply => {
      const reply = openForm(by);
      return reply.kind === "open-form"
        ? { ...reply, form: { ...reply.form, files: { label: "Files", hint: "Up to 10." } } }
        : reply;
    };
    const { workspace, intents } = await start(asking, { scopes: [...scopes, "files:read"] });
    const alice = workspace.person({ name: "Alice Martin" });
    await alice.types("/ticket");
    const modal = await appears(() => alice.modal());
    await modal.enter({ Title: "printer" });
    modal.attach("Files", [{ name: "log.txt", mimetype: "text/plain", content: "boom" }]);
    await modal.submit();
    const sent = intents.find(({ kind }) => kind === "submitted");
    expect(sent).toMatchObject({ files: [{ name: "log.txt", type: "text/plain", bytes: 4 }] });
    expect(sent?.kind === "submitted" ? Object.keys(sent.values) : []).toEqual(["title", "description"]);

    const blind = await start(asking);
    const bob = blind.workspace.person({ name: "Bob Stone" });
    await bob.types("/ticket");
    expect(Object.keys((await appears(() => bob.modal())).fields)).toEqual(["Title", "Description"]);
  });

  test("words after the command are asked before anybody is looked up, and the whisper is theirs alone", async () => {
    const { workspace, intents, met } = await start(() => whisper("Here are your tickets"));
    const alice = workspace.person({ name: "Alice Martin", admin: true });
    const bob = workspace.person({ name: "Bob Stone" });
    const general = workspace.channel({ name: "general", members: [alice, bob, workspace.bot] });

    await alice.types("/ticket list <b> & co", general);

    const seen = await appears(() => alice.sees(general).at(0));
    expect(seen).toMatchObject({ text: "Here are your tickets", isEphemeral: true });
    expect(bob.sees(general)).toEqual([]);
    expect(intents).toMatchObject([
      { kind: "asked", words: "list <b> & co", by: { user: alice.id, name: null }, in: { scope: "channel" } },
    ]);
    await eventually(() => expect(met).toMatchObject([{ name: "Alice Martin", administrator: true }]));
    await alice.types("/ticket list", general);
    await eventually(() => expect(intents.at(-1)).toMatchObject({ by: { name: "Alice Martin", administrator: true } }));
  });

  test("who sets up a channel is looked up after Slack has its acknowledgement, and before the desk answers", async () => {
    const { workspace, intents } = await start(() => whisper("This is the agents' channel"));
    workspace.faults.slow("users.info", { ms: 300 });
    const alice = workspace.person({ name: "Alice Martin", admin: true });
    const general = workspace.channel({ name: "general", members: [alice, workspace.bot] });

    await alice.types("/ticket setup", general);

    expect(intents).toEqual([]);
    await eventually(() => expect(alice.sees(general).at(0)).toMatchObject({ text: "This is the agents' channel" }));
    expect(intents).toMatchObject([{ words: "setup", by: { name: "Alice Martin", administrator: true } }]);
  });

  test("a failure after the acknowledgement is told too, also where Slack would bring the event again", async () => {
    const { workspace } = await start(() => {
      throw new Error("broken");
    });
    const alice = workspace.person({ name: "Alice Martin" });
    const general = workspace.channel({ name: "general", members: [alice, workspace.bot] });

    await alice.writes("@Guichet setup", general);

    await eventually(() => expect(alice.sees(general).at(-1)).toMatchObject({ isEphemeral: true }));
  });

  test("whatever somebody does is answered while Slack answers no look-up, and they are looked up again the next time", async () => {
    const { workspace, slack, met } = await start(({ by, kind }) =>
      kind === "quoted" ? openForm(by) : whisper(`Answered: ${kind}`),
    );
    const isLookUp = (method: string): boolean => method.startsWith("users.");
    workspace.faults.always((method) => (isLookUp(method) ? { kind: "hang" } : undefined));
    const alice = workspace.person({ name: "Alice Martin" });
    const general = workspace.channel({ name: "general", members: [alice, workspace.bot] });
    const to = { platform: "slack", tenant: workspace.team, address: general.channel } as const;
    await slack.platform.post(to, saying("A ticket", [button("Claim", claim)]), null);
    const root = await alice.writes("the printer burns", general);

    await alice.types("/ticket list", general);
    await alice.presses("Claim", general);
    await alice.writes("@Guichet help", general);
    await alice.usesShortcutOn(root, "reply_to_requester");
    await alice.writes("hello?");
    await alice.opensHome();
    await alice.usesShortcutOn(root, "ticket_from_message");

    await eventually(() => {
      const seen = [...alice.sees(general), ...alice.sees(root.thread), ...alice.sees()].map(({ text }) => text);
      for (const kind of ["asked", "pressed", "relayed", "wrote"]) expect(seen).toContain(`Answered: ${kind}`);
      expect(seen.filter((text) => text === "Answered: asked")).toHaveLength(2);
      expect(alice.home()?.text).toContain("Answered: visited");
      expect(alice.modal()?.title).toBe("New ticket");
    });
    expect(met).toEqual([]);
    workspace.faults.clear();
    await alice.types("/ticket list", general);
    await eventually(() => expect(met.map(({ name }) => name)).toContain("Alice Martin"));
  });

  test("more details unfold where the form stands, with everything typed still in it", async () => {
    const { workspace } = await start((intent) =>
      openForm(intent.by, intent.kind === "pressed" ? intent.action : newTicket),
    );
    const alice = workspace.person({ name: "Alice Martin" });
    await alice.types("/ticket");
    const modal = await appears(() => alice.modal());
    await modal.enter({ Title: "Printer", Description: "It is on fire" });

    await modal.press("More details");

    await eventually(() =>
      expect(modal.fields).toEqual({ Title: "Printer", Description: "It is on fire", Device: "" }),
    );
    expect(modal.buttons).toEqual([]);
  });

  test("a submitted form comes with its opener, its values and where it was opened", async () => {
    const { workspace, intents } = await start((intent) => {
      if (intent.kind !== "submitted") return openForm(intent.by);
      if (intent.values["title"] === "no")
        return { kind: "form-errors", errors: { title: "Say more", device: "Which?" } };
      return whisper("Ticket opened");
    });
    const alice = workspace.person({ name: "Alice Martin" });
    const general = workspace.channel({ name: "general", members: [alice, workspace.bot] });
    await alice.types("/ticket", general);
    const modal = await appears(() => alice.modal());

    await modal.enter({ Title: "no" });
    expect(await modal.submit()).toMatchObject({ result: "errors" });
    await modal.enter({ Title: "The printer burns" });
    expect(await modal.submit()).toMatchObject({ result: "cleared" });

    await eventually(() =>
      expect(alice.sees(general).at(-1)).toMatchObject({ text: "Ticket opened", isEphemeral: true }),
    );
    expect(intents.filter(({ kind }) => kind === "submitted").at(-1)).toMatchObject({
      once: `form:${modal.id}:new-ticket`,
      opener: newTicket,
      values: { title: "The printer burns", description: null },
      in: { platform: "slack", tenant: workspace.team, address: general.channel },
    });
  });

  test("a bug while a form is handled is told on the form, and nothing typed is lost", async () => {
    const { workspace } = await start((intent) => {
      if (intent.kind === "submitted") throw new Error("broken");
      return openForm(intent.by);
    });
    const alice = workspace.person({ name: "Alice Martin" });
    await alice.types("/ticket");
    const modal = await appears(() => alice.modal());
    await modal.enter({ Title: "The printer burns" });

    expect(await modal.submit()).toMatchObject({ result: "errors" });
    expect(modal.fields["Title"]).toBe("The printer burns");
  });

  test("when the trigger has expired, the form is offered with a button", async () => {
    const { workspace } = await start(({ by }) => openForm(by));
    workspace.faults.refuse("views.open", "expired_trigger_id");
    const alice = workspace.person({ name: "Alice Martin" });
    const general = workspace.channel({ name: "general", members: [alice, workspace.bot] });

    await alice.types("/ticket", general);
    await eventually(() => alice.presses("Open the form", general));

    expect((await appears(() => alice.modal())).title).toBe("New ticket");
  });

  test("a command that Slack brings twice opens one form, and offers none", async () => {
    const { workspace, intents } = await start(({ by }) => openForm(by));
    workspace.faults.deliverTwice();
    const alice = workspace.person({ name: "Alice Martin" });

    await alice.types("/ticket");
    await appears(() => alice.modal());
    await eventually(() => expect(workspace.wire.of("views.open")).toHaveLength(2));
    await eventually(() => expect(workspace.wire.of("users.info")).toHaveLength(1));

    expect(alice.sees()).toEqual([]);
    expect(new Set(intents.map(({ once }) => once.replace(":again", ""))).size).toBe(1);
  });

  test("the global shortcut opens the form", async () => {
    const { workspace, intents } = await start(({ by }) => openForm(by));
    const alice = workspace.person({ name: "Alice Martin" });

    await alice.usesShortcut("new_ticket");

    await appears(() => alice.modal());
    expect(intents[0]).toMatchObject({ kind: "pressed", action: newTicket });
  });
});

describe("messages", () => {
  test("what is written alone, under a message, and in an agents' thread is told with its place", async () => {
    const { workspace, slack, intents, met } = await start();
    const alice = workspace.person({ name: "Alice Martin" });
    const bob = workspace.person({ name: "Bob Stone" });
    const agents = workspace.channel({ name: "agents", private: true, members: [bob, workspace.bot] });
    const to = { platform: "slack", tenant: workspace.team, address: alice.id } as const;
    const card = await slack.platform.post(to, saying("Your ticket"), null);
    if (card.result !== "delivered") throw new Error(card.reason);
    const agentsCard = await slack.platform.post({ ...to, address: agents.channel }, saying("A ticket"), null);
    if (agentsCard.result !== "delivered") throw new Error(agentsCard.reason);

    await alice.writes("hello, <b>anybody</b> & co?");
    await alice.writes(
      "still on fire",
      { ...alice.dm, thread: card.posted.message },
      { files: [{ name: "fire.png", content: "…" }] },
    );
    await bob.writes("aside, to nobody", agents);
    await bob.writes("ask @Alice Martin", { ...agents, thread: agentsCard.posted.message });
    await workspace.settled();
    await eventually(() => expect(intents).toHaveLength(3));

    const ofKind = (kind: Intent["kind"]) => intents.filter((intent) => intent.kind === kind);
    expect(ofKind("wrote")).toMatchObject([{ by: { user: alice.id }, text: "hello, <b>anybody</b> & co?", files: [] }]);
    expect(met).toContainEqual(expect.objectContaining({ user: alice.id, name: "Alice Martin" }));
    const replies = ofKind("replied");
    expect(replies.find(({ by }) => by.user === alice.id)).toMatchObject({
      thread: card.posted,
      personal: true,
      text: "still on fire",
      files: [{ name: "fire.png", source: { file: expect.any(String) } }],
    });
    expect(replies.find(({ by }) => by.user === bob.id)).toMatchObject({
      thread: agentsCard.posted,
      personal: false,
      text: "ask @Alice Martin",
    });
  });

  test("a mention asks, and its answer is for who asked", async () => {
    const { workspace, intents } = await start(() => whisper("Help is near"));
    const alice = workspace.person({ name: "Alice Martin" });
    const general = workspace.channel({ name: "general", members: [alice, workspace.bot] });

    await alice.writes("@Guichet help", general);

    await eventually(() =>
      expect(alice.sees(general).at(-1)).toMatchObject({ text: "Help is near", isEphemeral: true }),
    );
    expect(intents).toMatchObject([
      { kind: "asked", words: "help", in: { address: general.channel, scope: "channel" } },
    ]);
  });

  test("a message becomes a ticket or an answer by its shortcuts", async () => {
    const { workspace, intents } = await start(({ by, kind }) => (kind === "quoted" ? openForm(by) : whisper("Sent")));
    const alice = workspace.person({ name: "Alice Martin" });
    const general = workspace.channel({ name: "general", members: [alice, workspace.bot] });
    const root = await alice.writes("the printer burns", general);
    const reply = await alice.writes("put it out", root.thread);

    await alice.usesShortcutOn(root, "ticket_from_message");
    await appears(() => alice.modal());
    await alice.usesShortcutOn(reply, "reply_to_requester");
    await eventually(() => expect(alice.sees(root.thread).at(-1)).toMatchObject({ text: "Sent", isEphemeral: true }));

    const link = `https://atelier.slack.com/archives/${general.channel}/p${root.ts.replace(".", "")}`;
    expect(intents.find(({ kind }) => kind === "quoted")).toMatchObject({ text: "the printer burns", link });
    expect(intents.find(({ kind }) => kind === "relayed")).toMatchObject({
      text: "put it out",
      thread: { address: general.channel, message: root.ts },
    });
  });

  test("home is published when it is opened, and membership is told", async () => {
    const { workspace, changed } = await start(() => whisper("Your tickets"));
    const alice = workspace.person({ name: "Alice Martin" });
    const agents = workspace.channel({ name: "agents", members: [workspace.bot] });

    await alice.opensHome();
    expect((await appears(() => alice.home())).text).toContain("Your tickets");

    await agents.join(alice);
    await agents.leave(alice);
    await agents.archive();
    await eventually(() => expect(changed.filter(({ address }) => address === agents.channel)).toHaveLength(3));
  });
});

describe("buttons", () => {
  test("a press carries its action, twice with the same key, and is answered where it was made", async () => {
    const { workspace, slack, intents, met } = await start(() => whisper("Already claimed"));
    const bob = workspace.person({ name: "Bob Stone" });
    const agents = workspace.channel({ name: "agents", members: [bob, workspace.bot] });
    const to = { platform: "slack", tenant: workspace.team, address: agents.channel } as const;
    await slack.platform.post(to, saying("A ticket", [button("Claim", claim)]), null);

    await bob.presses("Claim", agents);
    await bob.presses("Claim", agents);

    await eventually(() => expect(bob.sees(agents).filter((message) => message.isEphemeral)).toHaveLength(2));
    expect(intents).toMatchObject([
      { kind: "pressed", action: claim, by: { user: bob.id } },
      { kind: "pressed", action: claim },
    ]);
    await eventually(() => expect(met).toContainEqual(expect.objectContaining({ user: bob.id, name: "Bob Stone" })));
    expect(new Set(intents.map((intent) => intent.once)).size).toBe(1);
  });

  test("in the person's own conversation the answer is a message that stays", async () => {
    const { workspace, slack } = await start(() => whisper("Not now"));
    const alice = workspace.person({ name: "Alice Martin" });
    const to = { platform: "slack", tenant: workspace.team, address: alice.id } as const;
    await slack.platform.post(to, saying("Yours", [button("Claim", claim)]), null);

    await alice.presses("Claim");

    await eventually(() => expect(alice.sees().at(-1)).toMatchObject({ text: "Not now", isEphemeral: false }));
  });

  test("somebody of another organisation is ignored at their first act, before Slack is asked about them", async () => {
    const { workspace, slack, intents, met } = await start(() => whisper("Claimed"));
    await eventually(() => expect(workspace.wire.of("auth.test")).toHaveLength(1));
    const partner = workspace.person({ name: "Pat Partner", outsider: true, admin: true });
    const bob = workspace.person({ name: "Bob Stone" });
    const agents = workspace.channel({ name: "agents", members: [bob, partner, workspace.bot] });
    const to = { platform: "slack", tenant: workspace.team, address: agents.channel } as const;
    const card = await slack.platform.post(to, saying("A ticket", [button("Claim", claim)]), null);
    if (card.result !== "delivered") throw new Error(card.reason);

    expect(await partner.presses("Claim", agents)).toMatchObject({ status: 200 });
    await partner.writes("I am in charge now", { ...agents, thread: card.posted.message });
    await partner.writes("@Guichet setup", agents);
    await bob.writes("It is mine", { ...agents, thread: card.posted.message });

    await eventually(() => expect(intents).toMatchObject([{ kind: "replied", by: { user: bob.id } }]));
    await workspace.settled();
    expect(intents).toHaveLength(1);
    expect(met.filter(({ user }) => user === partner.id)).toEqual([]);
  });

  test("a bug is told to who pressed", async () => {
    const { workspace, slack } = await start(() => {
      throw new Error("broken");
    });
    const bob = workspace.person({ name: "Bob Stone" });
    const agents = workspace.channel({ name: "agents", members: [bob, workspace.bot] });
    const to = { platform: "slack", tenant: workspace.team, address: agents.channel } as const;
    await slack.platform.post(to, saying("A ticket", [button("Claim", claim)]), null);

    await bob.presses("Claim", agents);

    await eventually(() => expect(bob.sees(agents).at(-1)).toMatchObject({ isEphemeral: true }));
  });
});

describe("the platform", () => {
  test("posts to a person and in a thread, and updates what it posted", async () => {
    const { workspace, slack } = await start();
    const alice = workspace.person({ name: "Alice Martin" });
    const to = { platform: "slack", tenant: workspace.team, address: alice.id } as const;

    const card = await slack.platform.post(to, saying("Your ticket is new"), null);
    if (card.result !== "delivered") throw new Error(card.reason);
    const thread = card.posted.message;
    const quiet = await slack.platform.post(card.posted, saying("Claimed"), thread);
    const loud = await slack.platform.post(card.posted, saying("Resolved", [], true), thread);
    const updated = await slack.platform.update(card.posted, saying("Your ticket is resolved"));

    expect(card.posted.address).toBe(alice.dm.channel);
    expect([quiet, loud, updated]).toMatchObject([
      { result: "delivered" },
      { result: "delivered" },
      { result: "delivered" },
    ]);
    expect(alice.sees().map((message) => message.text)).toEqual(["Your ticket is resolved", "Resolved"]);
  });

  test("puts a sign under what somebody wrote, once, and says where it may not", async () => {
    const { workspace, slack, intents } = await start();
    const alice = workspace.person({ name: "Alice Martin" });
    await alice.writes("It still smokes", alice.dm);
    const written = await appears(() => intents.find(({ kind }) => kind === "wrote"));
    const at = written.kind === "wrote" ? written.at : undefined;
    if (at === undefined) throw new Error("nobody says which message it was");

    for (const _ of ["first", "again"]) await slack.platform.markReceived?.(at);
    expect(alice.sees().map(({ text, reactions }) => [text, reactions])).toEqual([
      ["It still smokes", ["white_check_mark"]],
    ]);

    const gone = { ...at, message: "1.1" };
    expect(await slack.platform.markReceived?.(gone)).toMatchObject({ result: "gone" });
    const poor = await start(undefined, { scopes: scopes.filter((scope) => scope !== "reactions:write") });
    const refused = await poor.slack.platform.markReceived?.(at);
    expect(refused).toEqual({ result: "undeliverable", reason: "refused-by-platform" });
  });

  test("says what went wrong, whatever Slack answers", async () => {
    const { workspace, slack } = await start();
    const alice = workspace.person({ name: "Alice Martin" });
    const to = { platform: "slack", tenant: workspace.team, address: alice.id } as const;
    const post = () => slack.platform.post(to, saying("Hello"), null);
    const { faults } = workspace;

    faults.rateLimit("chat.postMessage", { retryAfterSeconds: 7 });
    expect(await post()).toEqual({ result: "retry", after: 7_000, reason: "ratelimited" });
    faults.fail("chat.postMessage", { status: 503 });
    expect(await post()).toEqual({ result: "retry", after: null, reason: "HTTP 503" });
    faults.loseAnswer("chat.postMessage");
    expect(await post()).toMatchObject({ result: "retry", after: null });
    faults.refuse("chat.postMessage", "not_in_channel");
    expect(await post()).toEqual({ result: "undeliverable", reason: "bot-not-in-channel" });
    expect(await slack.platform.update({ ...to, address: alice.dm.channel, message: "1.2" }, saying("Hello"))).toEqual({
      result: "gone",
      reason: "message_not_found",
    });
    faults.down();
    expect(await post()).toMatchObject({ result: "retry" });
  });

  test("tells who is in a channel page by page, asks about nobody for it, and knows them once they are looked up", async () => {
    const { workspace, slack } = await start(undefined, { maxPage: 2 });
    const people = ["Ann", "Ben", "Cid", "Dee", "Eve"].map((name) => workspace.person({ name }));
    const partner = workspace.person({ name: "Pat", outsider: true });
    const agents = workspace.channel({ name: "agents", private: true, members: [...people, partner, workspace.bot] });
    const at = { platform: "slack", tenant: workspace.team, address: agents.channel } as const;

    const first = await slack.platform.membersOf(at);
    if (first.result !== "ready") throw new Error(first.result);
    expect(first.members.map(({ user, name }) => [user, name])).toEqual(
      [...people, partner, workspace.bot].map(({ id }) => [id, null]),
    );
    expect(workspace.wire.of("users.info")).toEqual([]);
    expect(workspace.wire.of("conversations.members")).toHaveLength(4);

    const found = await slack.platform.lookUp(first.members);
    if (found.result !== "found") throw new Error(found.reason);
    expect(found.users.filter(({ outsider }) => !outsider).map(({ name }) => name)).toEqual([
      "Ann",
      "Ben",
      "Cid",
      "Dee",
      "Eve",
    ]);
    const second = await slack.platform.membersOf(at);
    expect(second.result === "ready" && second.members.map(({ name }) => name)).toEqual([
      "Ann",
      "Ben",
      "Cid",
      "Dee",
      "Eve",
    ]);
  });

  test("looks many people up in the list of all, goes on where Slack refused it, and asks about each who is not in it", async () => {
    const { workspace, slack } = await start(undefined, { maxPage: 20 });
    const people = Array.from({ length: 70 }, (_, number) => workspace.person({ name: `Agent ${number}` }));
    const place = { platform: "slack", tenant: workspace.team } as const;
    const users = [...people.map(({ id }) => id), "U0NOBODY"].map((user) => ({ ...place, user, directAddress: user }));
    workspace.faults.rateLimit("users.list", { retryAfterSeconds: 7 });
    expect(await slack.platform.lookUp(users)).toEqual({ result: "retry", after: 7_000, reason: "ratelimited" });
    workspace.faults.rateLimit("users.info", { retryAfterSeconds: 5 });
    expect(await slack.platform.lookUp(users)).toEqual({ result: "retry", after: 5_000, reason: "ratelimited" });
    const found = await slack.platform.lookUp(users);
    expect(found.result === "found" && found.users.map(({ name }) => name)).toEqual(
      people.map((_, number) => `Agent ${number}`),
    );
    expect(workspace.wire.of("users.list")).toHaveLength(1 + 4); // 70 people and the bot, 20 a page
    expect(workspace.wire.of("users.info")).toHaveLength(2);
  });

  test("says of a channel that the bot may work there, or what is missing", async () => {
    const { workspace, slack } = await start();
    const people = ["Ann", "Ben"].map((name) => workspace.person({ name }));
    const agents = workspace.channel({ name: "agents", private: true, members: [...people, workspace.bot] });
    const elsewhere = workspace.channel({ name: "elsewhere", members: people });
    const hidden = workspace.channel({ name: "hidden", private: true, members: people });
    for (const ask of ["access", "membersOf"] as const) {
      const asked = (address: string) => slack.platform[ask]({ platform: "slack", tenant: workspace.team, address });
      expect(await asked(agents.channel)).toMatchObject({ result: "ready" });
      expect(await asked(elsewhere.channel)).toEqual({ result: "missing", missing: "not-in-channel" });
      expect(await asked(hidden.channel)).toEqual({ result: "missing", missing: "not-in-channel" });
      expect(await asked(people[0]?.dm.channel ?? "")).toEqual({ result: "missing", missing: "not-a-channel" });
      workspace.faults.down();
      expect(await asked(agents.channel)).toMatchObject({ result: "retry" });
      workspace.faults.clear();
    }
    expect(workspace.wire.of("users.info")).toEqual([]);
  });

  test("cannot read a channel without the scope for its messages", async () => {
    const { workspace, slack } = await start(undefined, {
      scopes: scopes.filter((scope) => scope !== "channels:history"),
    });
    const ann = workspace.person({ name: "Ann" });
    const agents = workspace.channel({ name: "agents", members: [ann, workspace.bot] });

    const at = { platform: "slack", tenant: workspace.team, address: agents.channel } as const;

    expect(await slack.platform.access(at)).toEqual({ result: "missing", missing: "cannot-read" });
    expect(await slack.platform.membersOf(at)).toEqual({ result: "missing", missing: "cannot-read" });
  });

  test("finds who has an e-mail address: an employee, a stranger, whoever Slack does not vouch for, nobody, and not while Slack is away", async () => {
    const { workspace, slack } = await start();
    const ann = workspace.person({ name: "Ann", email: "ann@atelier.example" });
    workspace.person({ name: "Stranger", email: "stranger@elsewhere.example", outsider: true });
    const withEmail = (email: string) => slack.platform.withEmail?.(email, []);
    expect(await withEmail("Ann@Atelier.example")).toMatchObject({
      result: "found",
      users: [{ user: ann.id, name: "Ann", email: "ann@atelier.example" }],
    });
    expect(await withEmail("stranger@elsewhere.example")).toMatchObject({ users: [{ outsider: true }] });
    workspace.person({ name: "Boss", email: "boss@atelier.example", unconfirmed: true });
    workspace.person({ name: "Guest", email: "guest@elsewhere.example", guest: true });
    for (const unvouched of ["boss@atelier.example", "guest@elsewhere.example"])
      expect(await withEmail(unvouched)).toMatchObject({ users: [{ email: null, unvouched: true }] });
    expect(await withEmail("nobody@atelier.example")).toEqual({ result: "found", users: [] });
    workspace.faults.fail("users.lookupByEmail", { status: 503 });
    expect(await withEmail("ann@atelier.example")).toEqual({ result: "retry", after: null, reason: "HTTP 503" });
  });

  test("looks people up: an employee, a guest, a stranger, a bot, nobody", async () => {
    const { workspace, slack } = await start();
    const email = "ann@atelier.example";
    const ann = workspace.person({ name: "Ann", email, owner: true, locale: "fr-FR", tz: "Asia/Tokyo" });
    const guest = workspace.person({ name: "Guest", guest: true });
    const stranger = workspace.person({ name: "Stranger", outsider: true, admin: true });
    const lookUp = async (user: string) => {
      const asked = { platform: "slack", tenant: workspace.team, user, directAddress: user } as const;
      const answer = await slack.platform.lookUp([asked]);
      return answer.result === "found" ? (answer.users[0] ?? null) : answer;
    };

    expect(await lookUp(ann.id)).toEqual({
      platform: "slack",
      tenant: workspace.team,
      user: ann.id,
      directAddress: ann.id,
      name: "Ann",
      email,
      locale: "fr-FR",
      zone: "Asia/Tokyo",
      administrator: true,
      absent: null,
    });
    expect(await lookUp(guest.id)).toMatchObject({ name: "Guest", email: null });
    expect(await lookUp(stranger.id)).toMatchObject({
      name: "Stranger",
      email: null,
      administrator: false,
      outsider: true,
    });
    expect(await lookUp(workspace.bot.id)).toBeNull();
    expect(await lookUp("U0NOBODY")).toBeNull();
    workspace.faults.fail("users.info", { status: 503 });
    expect(await lookUp(workspace.person({ name: "Zoé" }).id)).toEqual({
      result: "retry",
      after: null,
      reason: "HTTP 503",
    });
  });
});

describe("how Slack is reached", () => {
  test("an unsigned request gets 401, another path 404", async () => {
    const { slack } = await start();
    const server = createServer((request, response) => slack.http?.(request, response)).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${portOf(server.address())}`;

    const unsigned = await fetch(`${url}/slack/events`, { method: "POST", body: "{}" });
    const elsewhere = await fetch(`${url}/slack`);

    expect([unsigned.status, elsewhere.status]).toEqual([401, 404]);
  });

  test("over Socket Mode everything works the same, and a lost connection is made anew", async () => {
    const workspace = await openWorkspace({ appToken: "xapp-1" });
    const desk = deskReplying(({ by }) => openForm(by));
    const slack = slackOf(workspace, desk, "xapp-1");
    onTestFinished(() => slack.stop());
    await slack.start();
    const alice = workspace.person({ name: "Alice Martin" });

    await alice.types("/ticket");
    await (await appears(() => alice.modal())).close();
    workspace.recycleSockets();
    await eventually(() => expect(workspace.wire.of("apps.connections.open")).toHaveLength(2));
    await eventually(() => expect(workspace.sockets()).toBe(1));
    await alice.types("/ticket");
    await appears(() => alice.modal());

    expect(slack.http).toBeNull();
  });

  test.each([null, "xapp-1"])(
    "with the token of a whole organisation it does not start (app token: %s)",
    async (appToken) => {
      const workspace = await openWorkspace({ orgWide: true, ...(appToken !== null && { appToken }) });
      const slack = slackOf(
        workspace,
        deskReplying(() => ({ kind: "done" })),
        appToken,
      );
      await expect(slack.start()).rejects.toThrow(/whole organisation.*one workspace.*Install App/);
      await slack.stop();
      expect(workspace.sockets()).toBe(0);
    },
  );

  test("with Slack out of reach it starts all the same, and connects when Slack is back", async () => {
    const workspace = await openWorkspace({ appToken: "xapp-1" });
    workspace.faults.down();
    const slack = slackOf(
      workspace,
      deskReplying(() => ({ kind: "done" })),
      "xapp-1",
    );
    onTestFinished(() => slack.stop());

    await slack.start();
    expect(workspace.sockets()).toBe(0);
    workspace.faults.down(false);

    await eventually(() => expect(workspace.sockets()).toBe(1));
  });
});
