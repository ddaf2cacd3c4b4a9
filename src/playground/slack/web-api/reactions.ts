import { findMessage } from "../state.ts";
import { visibleChannel } from "./conversation-access.ts";
import { id, method, refuse, type Method } from "./method.ts";

const known = new Set(["white_check_mark", "eyes", "thumbsup"]); // of Slack's emoji, those that are drawn here

const add = method({
  scopes: ["reactions:write"],
  args: { channel: id, timestamp: id, name: id },
  run(server, { channel, timestamp, name }) {
    const found = visibleChannel(server, channel);
    if (!found.ok) return found;
    const { botUser } = server.state.app;
    if (!found.channel.members.has(botUser)) return refuse("not_in_channel");
    if (found.channel.isArchived) return refuse("is_archived");
    const message = findMessage(found.channel, timestamp);
    if (message === undefined || message.onlyFor !== undefined) return refuse("message_not_found");
    if (!known.has(name)) return refuse("invalid_name");
    const by = message.reactions.get(name) ?? new Set();
    if (by.has(botUser)) return refuse("already_reacted");
    message.reactions.set(name, by.add(botUser));
    return { ok: true };
  },
});

export const reactionMethods: Readonly<Record<string, Method>> = { "reactions.add": add };
