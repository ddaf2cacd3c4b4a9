import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { App, HTTPReceiver } from "@slack/bolt";
import { describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { fromMessage } from "../src/channels/slack/events.ts";
import { listen } from "../src/channels/slack/listen.ts";
import { extensionCommand, extensionQuery } from "../src/channels/teams/inbound.ts";
import { messageVerbs } from "../src/kernel/policy.ts";
import { readTypedCommand } from "../src/conversation/typed-command.ts";
import { slackManifest } from "./support/slack-manifest.ts";

/** Whoever installs the app is asked for what the code uses: no less, and nothing more. */

const { features, settings, oauth_config } = slackManifest;
const events = settings.event_subscriptions.bot_events;
const here = (path: string) => new URL(path, import.meta.url);

/** The names that the adapter gives to Bolt. */
function listened() {
  const app = new App({
    receiver: new HTTPReceiver({ signingSecret: "a signing secret" }),
    authorize: () => Promise.resolve({ botToken: "xoxb-guichet" }),
    convoStore: false,
  });
  const [shortcut, event, command] = [vi.spyOn(app, "shortcut"), vi.spyOn(app, "event"), vi.spyOn(app, "command")];
  const nothing = () => Promise.resolve();
  listen(app, {
    turns: {
      take: () => Promise.resolve(true),
      keep: nothing,
      submit: nothing,
      refuseUnknownForm: nothing,
      redraw: () => Promise.resolve(null),
      fail: nothing,
    },
    redraws: { hear: nothing },
    typing: { hear: () => {}, finish: nothing, settle: nothing },
    listener: {
      handle: () => Promise.resolve({ kind: "done" }),
      callsPlatform: () => false,
      askedAt: () => Promise.resolve(),
      lookUpLater: () => Promise.resolve(),
      hears: () => Promise.resolve(false),
      isUnknownUser: () => Promise.resolve(false),
      met: nothing,
      membersChanged: nothing,
    },
    workspaceContext: () => ({ team: null, enterprise: null, bot: null, url: null, nameOf: () => null }),
    meetMentioned: nothing,
  });
  const names = (spy: { mock: { calls: readonly (readonly unknown[])[] } }) =>
    spy.mock.calls.flatMap(([name]) => namesIn(z.union([z.string(), z.instanceof(RegExp)]).parse(name)));
  return { shortcuts: names(shortcut), events: names(event), commands: names(command) };
}

/** `/^(one|other)$/` listens to two. */
const namesIn = (pattern: string | RegExp): readonly string[] =>
  typeof pattern === "string" ? [pattern] : pattern.source.replace(/^\^\(|\)\$$/g, "").split("|");

describe("Slack", () => {
  test("there is one command, whatever it is called", () => {
    expect(listened().commands).toEqual([".*"]);
    expect(features.slash_commands.map(({ command }) => command)).toEqual(["/ticket"]);
  });

  test("the shortcuts are those that are listened to", () => {
    const ids = features.shortcuts.map((shortcut) => shortcut.callback_id);
    expect(ids.toSorted()).toEqual(listened().shortcuts.toSorted());
  });

  test("the events are those that are listened to", () => {
    const types = new Set(events.map((event) => event.replace(/^message\..*/, "message")));
    expect([...types].toSorted()).toEqual(listened().events.toSorted());
  });

  test.for([
    ["im", "message.im"],
    ["channel", "message.channels"],
    ["group", "message.groups"],
    ["mpim", "message.mpim"],
  ] as const)(
    "what is said in a thread of a conversation of the kind %s is heard if %s is asked for",
    ([kind, event]) => {
      const said = { type: "message", user: "U1", text: "hello", ts: "1.2", thread_ts: "1.1", channel: "C1" };
      const body = { team_id: "T1", event_id: "Ev1", event: { ...said, channel_type: kind } };
      const heard =
        fromMessage(body, { team: null, enterprise: null, bot: null, url: null, nameOf: () => null }) !== null;
      expect(events.includes(event)).toBe(heard);
    },
  );

  test("the scopes are those of the methods called, the events heard and the shortcuts offered", () => {
    const needed = new Set(["commands", ...events.flatMap((event) => scopesOfEvent[event] ?? [`${event}?`])]);
    for (const method of methodsCalled())
      for (const scope of scopesOfMethod[method] ?? [`${method}?`]) needed.add(scope);
    expect(oauth_config.scopes.bot.toSorted()).toEqual([...needed].toSorted());
  });

  test("the table names no method that is not called", () => {
    expect(Object.keys(scopesOfMethod).toSorted()).toEqual(methodsCalled().toSorted());
  });
});

/** Sources: slackapi/slack-cli, the CLI-SDK interface: hooks.json, and where the CLI takes the manifest from. */
describe("Slack's CLI", () => {
  const json = (path: string): unknown => JSON.parse(readFileSync(here(path), "utf8"));
  const { hooks, config } = z
    .strictObject({
      hooks: z.strictObject({ "get-manifest": z.string(), start: z.string() }),
      config: z.strictObject({ "sdk-managed-connection-enabled": z.boolean() }),
    })
    .parse(json("../.slack/hooks.json"));
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(json("../package.json"));
  /** The CLI starts a hook without a shell: its words are what stands between the blanks. */
  const words = (hook: string) => hook.split(" ");

  test("its hooks are scripts of the project, and print nothing of npm's own", () => {
    for (const hook of Object.values(hooks)) {
      const [npm, run, silent, script = "", ...rest] = words(hook);
      expect([npm, run, silent, rest]).toEqual(["npm", "run", "-s", []]);
      expect(Object.keys(scripts)).toContain(script);
    }
  });

  test("it is given the manifest that the project is installed with, and nothing else", () => {
    const [command = "", ...given] = words(hooks["get-manifest"]);
    const printed = execFileSync(command, given, { cwd: here("..").pathname, encoding: "utf8" });
    expect(JSON.parse(printed)).toEqual(parse(readFileSync(here("../manifests/slack.yml"), "utf8")));
  });

  test("it takes the manifest from the project, and leaves the socket to the desk", () => {
    expect(json("../.slack/config.json")).toEqual({ manifest: { source: "local" } });
    expect(config["sdk-managed-connection-enabled"]).toBe(true);
    expect(settings.socket_mode_enabled).toBe(true);
  });
});

/** As Slack's pages say; in public and in private channels, as agents work in either. */
const scopesOfMethod: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.members": ["channels:read", "groups:read"],
  "conversations.replies": ["channels:history", "groups:history"],
  "files.completeUploadExternal": ["files:write"],
  "files.delete": ["files:write"],
  "files.getUploadURLExternal": ["files:write"],
  "files.info": ["files:read"],
  "reactions.add": ["reactions:write"],
  "reactions.get": ["reactions:read"],
  "reactions.remove": ["reactions:write"],
  "team.profile.get": ["users.profile:read"],
  "users.info": ["users:read", "users:read.email"],
  "users.lookupByEmail": ["users:read.email"],
  "users.profile.get": ["users.profile:read"],
  "views.open": [],
  "views.publish": [],
  "views.push": [],
  "views.update": [],
};

const scopesOfEvent: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ["app_mentions:read"],
  channel_archive: ["channels:read"],
  channel_deleted: ["channels:read"],
  channel_id_changed: ["channels:read"],
  channel_left: ["channels:read"],
  channel_rename: ["channels:read"],
  channel_unarchive: ["channels:read"],
  group_archive: ["groups:read"],
  group_deleted: ["groups:read"],
  group_left: ["groups:read"],
  group_rename: ["groups:read"],
  group_unarchive: ["groups:read"],
  member_joined_channel: ["channels:read", "groups:read"],
  member_left_channel: ["channels:read", "groups:read"],
  "message.channels": ["channels:history"],
  "message.groups": ["groups:history"],
  "message.im": ["im:history"],
  reaction_added: ["reactions:read"],
  reaction_removed: ["reactions:read"],
};

/** The Web API methods in the adapter's source. */
function methodsCalled(): readonly string[] {
  const folder = here("../src/channels/slack/");
  const source = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
  const calls = source.join("\n").matchAll(/client\s*\.apiCall\("([\w.]+)"|client\s*\.((?:\w+\.)+\w+)\(/g);
  return [...new Set([...calls].map(([, named, chained]) => named ?? chained ?? ""))];
}

describe("Teams", () => {
  const commands = z.array(z.object({ title: z.string() }));
  const manifest = z
    .object({
      bots: z.array(z.object({ commandLists: z.array(z.object({ scopes: z.array(z.string()), commands })) })),
      composeExtensions: z.array(z.object({ commands: z.array(z.object({ id: z.string() })) })),
    })
    .parse(JSON.parse(readFileSync(here("../manifests/teams/manifest.json"), "utf8")));

  test("the extension has no other command than the code knows", () => {
    const ids = manifest.composeExtensions.flatMap((extension) => extension.commands.map(({ id }) => id));
    const known = (commandId: string) =>
      extensionCommand.safeParse({ commandId }).success || commandId === extensionQuery.shape.commandId.value;
    expect(ids.filter((each) => !known(each))).toEqual([]);
    expect(ids).toHaveLength(2 + messageVerbs.filter((verb) => verb !== "ticket").length);
    expect(ids.length).toBeLessThanOrEqual(10); // as many as Teams takes
  });

  test("everything that can be asked for is offered where it can be done", () => {
    const offered = Object.fromEntries(
      manifest.bots.flatMap(({ commandLists }) =>
        commandLists.map(({ scopes, commands: list }) => [
          scopes.join(),
          list.map(({ title }) => readTypedCommand(title.replace(/^ticket$/, "")).command),
        ]),
      ),
    );
    expect(offered).toEqual({
      personal: ["new", "list", "notify", "help", "search"],
      team: ["new", "list", "notify", "help", "set-up", "search"],
    });
  });
});
