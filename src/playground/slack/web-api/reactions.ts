import { emitReaction } from "../events.ts";
import { messageJson } from "../message-json.ts";
import type { SlackServer } from "../server.ts";
import { findMessage, type SlackChannel, type SlackMessage } from "../state.ts";
import { visibleChannel } from "./conversation-access.ts";
import { flag, id, method, refuse, type Method, type Refused } from "./method.ts";

/** Of Slack's emoji, those that are drawn here. */
export const knownEmoji: ReadonlySet<string> = new Set([
  "white_check_mark",
  "eyes",
  "thumbsup",
  "ticket",
  "shushing_face",
  "brain",
]);

type Target = { readonly ok: true; readonly channel: SlackChannel; readonly message: SlackMessage } | Refused;

function target(server: SlackServer, { channel: at, timestamp }: { channel: string; timestamp: string }): Target {
  const found = visibleChannel(server, at);
  if (!found.ok) return found;
  const { channel } = found;
  if (!channel.members.has(server.state.app.botUser)) return refuse("not_in_channel");
  const message = findMessage(channel, timestamp);
  if (message === undefined || message.onlyFor !== undefined) return refuse("message_not_found");
  return { ok: true, channel, message };
}

const place = { channel: id, timestamp: id };

const add = method({
  scopes: ["reactions:write"],
  args: { ...place, name: id },
  run(server, { name, ...at }) {
    const found = target(server, at);
    if (!found.ok) return found;
    if (found.channel.isArchived) return refuse("is_archived");
    if (!knownEmoji.has(name)) return refuse("invalid_name");
    const { botUser: user } = server.state.app;
    const by = found.message.reactions.get(name) ?? new Set();
    if (by.has(user)) return refuse("already_reacted");
    found.message.reactions.set(name, by.add(user));
    void emitReaction(server, found.channel, found.message, { type: "reaction_added", user, reaction: name });
    return { ok: true };
  },
});

const remove = method({
  scopes: ["reactions:write"],
  args: { ...place, name: id },
  run(server, { name, ...at }) {
    const found = target(server, at);
    if (!found.ok) return found;
    const { botUser: user } = server.state.app;
    if (!takeOff(found.message, name, user)) return refuse("no_reaction");
    void emitReaction(server, found.channel, found.message, { type: "reaction_removed", user, reaction: name });
    return { ok: true };
  },
});

/** False: they had put none there. */
export function takeOff({ reactions }: SlackMessage, name: string, user: string): boolean {
  const by = reactions.get(name);
  if (by?.delete(user) !== true) return false;
  if (by.size === 0) reactions.delete(name);
  return true;
}

const get = method({
  scopes: ["reactions:read"],
  args: { ...place, full: flag.optional() },
  run(server, at) {
    const found = target(server, at);
    if (!found.ok) return found;
    const { channel, message } = found;
    return { ok: true, type: "message", channel: channel.id, message: messageJson(server.state, channel, message) };
  },
});

export const reactionMethods: Readonly<Record<string, Method>> = {
  "reactions.add": add,
  "reactions.get": get,
  "reactions.remove": remove,
};
