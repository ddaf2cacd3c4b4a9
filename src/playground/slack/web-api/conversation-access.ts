import type { SlackServer } from "../server.ts";
import type { ChannelKind, SlackChannel } from "../state.ts";
import { missingScope, refuse, type Refused } from "./method.ts";

export type Found = { readonly ok: true; readonly channel: SlackChannel } | Refused;

const scopePrefix: Record<ChannelKind, string> = { channel: "channels", group: "groups", im: "im", mpim: "mpim" };

/** The channel, if the app may know that it exists: a private place where it is not a member is "not found". */
export function visibleChannel(server: SlackServer, id: string): Found {
  const channel = server.state.channels.get(id);
  if (channel === undefined) return refuse("channel_not_found");
  if (channel.kind !== "channel" && !isMember(server, channel)) return refuse("channel_not_found");
  return { ok: true, channel };
}

/** The channel, if the app may write there now. */
export function writableChannel(server: SlackServer, id: string): Found {
  const found = visibleChannel(server, id);
  if (!found.ok) return found;
  if (found.channel.isArchived) return refuse("is_archived");
  const mayWriteAnywhere = server.tokens.scopes.has("chat:write.public") && found.channel.kind === "channel";
  return isMember(server, found.channel) || mayWriteAnywhere ? found : refuse("not_in_channel");
}

/** The channel, if the token's scopes let it read `what` of that kind of conversation. */
export function readableChannel(server: SlackServer, id: string, what: "read" | "history"): Found {
  const found = visibleChannel(server, id);
  if (!found.ok) return found;
  const needed = `${scopePrefix[found.channel.kind]}:${what}`;
  if (!server.tokens.scopes.has(needed)) return missingScope(server, [needed]);
  return what === "read" || isMember(server, found.channel) ? found : refuse("not_in_channel");
}

const isMember = (server: SlackServer, channel: SlackChannel): boolean => channel.members.has(server.state.app.botUser);
