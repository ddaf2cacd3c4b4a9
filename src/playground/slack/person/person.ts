import type { Ack } from "../deliver.ts";
import { emit, emitHomeOpened, emitReaction } from "../events.ts";
import { interact } from "../interact.ts";
import { actionOnMessage, globalShortcut, messageShortcut, slashCommand } from "../interactions.ts";
import { userJson } from "../message-json.ts";
import { changeMessage, postMessage } from "../messages.ts";
import { respondToCommand } from "../respond-to-command.ts";
import type { SlackServer } from "../server.ts";
import { directChannel, modalsOf, type SlackChannel, type SlackMessage, type SlackUser } from "../state.ts";
import { takeOff } from "../web-api/reactions.ts";
import { homeOnScreen, type HomeOnScreen } from "./home.ts";
import { messagesAt, seenMessage, type Place, type SeenMessage } from "./messages.ts";
import { modalOnScreen, type ModalOnScreen } from "./modal.ts";
import { findField, findPress, pressLabels, setValue, valueFor, type Press } from "./operate.ts";
import type { Reader } from "./reading.ts";
import { uploadFiles, typedText, asRichText, type FileToSend } from "./writing.ts";

/** Someone at their Slack. What they do resolves when the app has answered the first delivery, or failed to. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Their conversation with the app. */
  readonly dm: Place;
  /** `/ticket printer is on fire`, typed in a conversation (the app's own unless said). */
  types(command: string, place?: Place): Promise<Ack>;
  /** A global shortcut, from the lightning menu. */
  usesShortcut(callbackId: string): Promise<Ack>;
  /** A message shortcut, from the menu of a message. */
  usesShortcutOn(message: SeenMessage, callbackId: string): Promise<Ack>;
  /** Writes as a person types: `@Guichet` mentions, `/me` speaks of oneself, all else is mere text. */
  writes(text: string, place?: Place, options?: { readonly files?: readonly FileToSend[] }): Promise<SeenMessage>;
  /** Puts an emoji under a message, or takes it away again. */
  reacts(message: SeenMessage, emoji: string): Promise<void>;
  /** Changes their newest message that says `before`. */
  edits(before: string, text: string): void;
  /** What is on the screen there, oldest first. */
  sees(place?: Place): SeenMessage[];
  /**
   * Presses a button or overflow option: on that message, or on the newest in that place that has it. Of those with the same
   * label, the one that carries `value`.
   */
  presses(label: string, at?: Place | SeenMessage, value?: string): Promise<Ack>;
  /** Picks in a menu on a message, by the menu's placeholder or label. */
  chooses(option: string, menu: string, at?: Place | SeenMessage): Promise<Ack>;
  /** The topmost open modal. */
  modal(): ModalOnScreen | undefined;
  opensHome(): Promise<void>;
  opensMessages(): Promise<void>;
  home(): HomeOnScreen | undefined;
  /** What Slack itself told them: failed commands, buttons and forms the app did not answer. */
  notices(): readonly string[];
  changes(profile: Partial<Omit<SlackUser, "id" | "isBot">>): Promise<void>;
}

export function createPerson(server: SlackServer, id: string): Person {
  const { state } = server;
  const me = (): SlackUser => userOf(server, id);
  const reader: Reader = {
    nameOf: (userId) => state.users.get(userId)?.realName ?? userId,
    channelName: (channelId) => state.channels.get(channelId)?.name ?? channelId,
    get locale() {
      return me().locale;
    },
    get tz() {
      return me().tz;
    },
  };
  const screen = { server, reader, idOf: (name: string) => idOf(server, name) };
  const dmChannel = () => directChannel(state, [id, state.app.botUser], server.now());
  const dm: Place = { channel: dmChannel().id };

  /** The conversation, if this person is in it. */
  const enter = (place: Pick<Place, "channel">): SlackChannel => {
    const channel = state.channels.get(place.channel);
    if (channel?.members.has(id)) return channel;
    throw new Error(`${me().realName} is not in ${channel?.name ?? place.channel}`);
  };

  /** The message meant, newest first, that `find` finds something on. */
  const target = <T>(at: Place | SeenMessage, find: (message: SlackMessage) => T | undefined, what: string) => {
    const channel = enter(at);
    const shown = "ts" in at ? channel.messages.filter((message) => message.ts === at.ts) : messagesAt(channel, at, id);
    for (const message of shown.toReversed()) {
      const found = find(message);
      if (found !== undefined) return { channel, message, found };
    }
    const there = shown.flatMap((message) => pressLabels(message.blocks));
    throw new Error(`${me().realName} sees no ${what} there, only: ${there.join(", ") || "nothing"}`);
  };

  return {
    id,
    get name() {
      return me().realName;
    },
    dm,

    async types(command, place = dm) {
      const payload = slashCommand(server, id, enter(place), command);
      if (!server.commands.has(payload.command)) throw new Error(`${payload.command} is not a valid command.`);
      const ack = await server.ask({ kind: "slash_commands", what: payload.command, payload });
      respondToCommand(server, { command: payload.command, channel: place.channel, user: id }, ack);
      return ack;
    },
    usesShortcut: (callbackId) => interact(server, "shortcut", globalShortcut(server, id, callbackId), id),
    async usesShortcutOn(seen, callbackId) {
      const at = target(seen, (message) => message, "message");
      return interact(server, "message_action", messageShortcut(server, id, callbackId, at), id);
    },

    async writes(text, place = dm, { files = [] } = {}) {
      const channel = enter(place);
      if (channel.isArchived) throw new Error(`#${channel.name} is archived`);
      const ofThemselves = /^\/me (.*)$/s.exec(text)?.[1];
      const words = typedText(state, ofThemselves ?? text);
      const { message, told } = postMessage(server, channel, {
        user: id,
        text: words,
        blocks: text === "" || ofThemselves !== undefined ? [] : asRichText(words),
        files: uploadFiles(server, id, files),
        ...(files.length > 0 ? { subtype: "file_share" } : {}),
        ...(ofThemselves === undefined ? {} : { subtype: "me_message" }),
        ...(place.thread === undefined ? {} : { threadTs: place.thread }),
      });
      await told;
      return seenMessage(server, reader, message);
    },

    async reacts(seen, emoji) {
      const { channel, message } = target(seen, (found) => found, "message");
      const had = takeOff(message, emoji, id);
      if (!had) message.reactions.set(emoji, (message.reactions.get(emoji) ?? new Set<string>()).add(id));
      const type = had ? "reaction_removed" : "reaction_added";
      await emitReaction(server, channel, message, { type, user: id, reaction: emoji });
    },

    edits(before, text) {
      const own = [...state.channels.values()].flatMap((channel) =>
        channel.messages.filter(({ user }) => user === id).map((message) => ({ channel, message })),
      );
      const found = own.findLast(({ message }) => message.text.includes(before));
      if (found === undefined) throw new Error(`${me().realName} wrote nothing that says “${before}”`);
      const words = typedText(state, text);
      changeMessage(server, found.channel, found.message, { text: words, blocks: asRichText(words) });
    },

    sees: (place = dm) => messagesAt(enter(place), place, id).map((message) => seenMessage(server, reader, message)),

    async presses(label, at = dm, value) {
      const { found, ...where } = target<Press>(at, ({ blocks }) => findPress(blocks, label, value), `“${label}”`);
      const payload = actionOnMessage(server, id, where, found.control, found.done);
      return interact(server, "block_actions", payload, id);
    },
    async chooses(option, menu, at = dm) {
      const { found, ...where } = target(at, ({ blocks }) => fieldOn(blocks, menu), `menu “${menu}”`);
      const value = valueFor(found.element, option, screen.idOf);
      where.message.state = setValue(where.message.state, found, value);
      const { type: _, ...done } = value;
      return interact(server, "block_actions", actionOnMessage(server, id, where, found, done), id);
    },

    modal() {
      const top = modalsOf(state, id).at(-1);
      return top === undefined ? undefined : modalOnScreen(screen, top.id);
    },
    opensHome: () => emitHomeOpened(server, id, dmChannel(), "home"),
    opensMessages: () => emitHomeOpened(server, id, dmChannel(), "messages"),
    home() {
      const published = state.homes.get(id);
      return published === undefined ? undefined : homeOnScreen(screen, published);
    },
    notices: () => state.notices.get(id) ?? [],

    async changes(profile) {
      state.users.set(id, { ...me(), ...profile });
      const email = server.tokens.scopes.has("users:read.email");
      await emit(server, "user_change", {
        type: "user_change",
        user: userJson(state, me(), { email, locale: true }),
        cache_ts: Math.floor(server.now().getTime() / 1_000),
      });
    },
  };
}

function fieldOn(blocks: SlackMessage["blocks"], menu: string) {
  try {
    return findField(blocks, menu);
  } catch {
    return undefined;
  }
}

function userOf(server: SlackServer, id: string): SlackUser {
  const user = server.state.users.get(id);
  if (user === undefined) throw new Error(`No user ${id}`);
  return user;
}

function idOf(server: SlackServer, name: string): string {
  const user = [...server.state.users.values()].find((one) => one.realName === name);
  if (user === undefined) throw new Error(`Nobody here is called ${name}`);
  return user.id;
}
