import { newId } from "./block-kit/ids.ts";
import { messageJson } from "./message-json.ts";
import type { SlackServer } from "./server.ts";
import { nextTs, type ChannelKind, type SlackChannel, type SlackMessage } from "./state.ts";

/** The events a workspace can send, by the name one subscribes with, and the scope without which Slack sends none. */
const scopes = {
  "message.im": "im:history",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.mpim": "mpim:history",
  app_mention: "app_mentions:read",
  app_home_opened: undefined,
  member_joined_channel: "channels:read",
  member_left_channel: "channels:read",
  channel_left: "channels:read",
  group_left: "groups:read",
  channel_archive: "channels:read",
  channel_unarchive: "channels:read",
  channel_deleted: "channels:read",
  channel_id_changed: "channels:read",
  channel_rename: "channels:read",
  group_archive: "groups:read",
  group_unarchive: "groups:read",
  group_deleted: "groups:read",
  group_rename: "groups:read",
  user_change: "users:read",
  reaction_added: "reactions:read",
  reaction_removed: "reactions:read",
};

export type Subscription = keyof typeof scopes;

export const eventScopes: Readonly<Record<Subscription, string | undefined>> = scopes;
const isSubscription = (name: string): name is Subscription => Object.hasOwn(scopes, name);
export const subscriptions: readonly Subscription[] = Object.keys(scopes).filter(isSubscription);

/** Sends an event to the app if it is subscribed; resolves after the first attempt. */
export async function emit(server: SlackServer, subscription: Subscription, event: Record<string, unknown>) {
  if (!server.subscriptions.has(subscription)) return;
  const { team, app } = server.state;
  const payload = {
    token: "verification-token",
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event: { ...event, event_ts: event["event_ts"] ?? event["ts"] ?? nextTs(server.state, server.now()) },
    type: "event_callback",
    event_id: newId("Ev"),
    event_time: Math.floor(server.now().getTime() / 1_000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.botUser, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: newId("4-"),
  };
  await server.emit({ kind: "events_api", what: subscription, payload });
}

const messageSubscription: Record<ChannelKind, Subscription> = {
  im: "message.im",
  channel: "message.channels",
  group: "message.groups",
  mpim: "message.mpim",
};

/** Tells the app about a message where it is a member: its own words come back to it too, as they do at Slack. */
export async function emitMessage(server: SlackServer, channel: SlackChannel, message: SlackMessage) {
  if (!hears(server, channel)) return;
  const event = { ...messageJson(server.state, channel, message), ...place(channel) };
  const mention = `<@${server.state.app.botUser}>`;
  const mentioned = channel.kind !== "im" && message.botId === undefined && message.text.includes(mention);
  await Promise.all([
    emit(server, messageSubscription[channel.kind], event),
    ...(mentioned ? [emit(server, "app_mention", { ...event, type: "app_mention", channel_type: undefined })] : []),
  ]);
}

export async function emitChanged(
  server: SlackServer,
  channel: SlackChannel,
  change: Record<string, unknown> & { readonly subtype: "message_changed" | "message_deleted" },
) {
  if (!hears(server, channel)) return;
  const ts = nextTs(server.state, server.now());
  await emit(server, messageSubscription[channel.kind], {
    type: "message",
    hidden: true,
    ts,
    event_ts: ts,
    ...place(channel),
    ...change,
  });
}

export async function emitMembership(
  server: SlackServer,
  channel: SlackChannel,
  user: string,
  what: "member_joined_channel" | "member_left_channel",
) {
  const isBot = user === server.state.app.botUser;
  if (what === "member_left_channel" && isBot) {
    const left = channel.kind === "channel" ? "channel_left" : "group_left";
    await emit(server, left, { type: left, channel: channel.id, actor_id: channel.creator });
    return;
  }
  if (!hears(server, channel)) return;
  await emit(server, what, {
    type: what,
    user,
    channel: channel.id,
    channel_type: channel.kind === "channel" ? "C" : "G",
    team: server.state.team.id,
    ...(what === "member_joined_channel" ? { inviter: channel.creator } : {}),
  });
}

export async function emitArchived(server: SlackServer, channel: SlackChannel, user: string) {
  const kind = channel.kind === "channel" ? "channel" : "group";
  const type: Subscription = channel.isArchived ? `${kind}_archive` : `${kind}_unarchive`;
  await emit(server, type, { type, channel: channel.id, user, is_moved: 0 });
}

export async function emitRenamed(server: SlackServer, channel: SlackChannel) {
  const type = channel.kind === "channel" ? "channel_rename" : "group_rename";
  const created = Math.floor(server.now().getTime() / 1_000);
  await emit(server, type, { type, channel: { id: channel.id, name: channel.name, created } });
}

export async function emitDeleted(server: SlackServer, channel: SlackChannel, user: string) {
  const type = channel.kind === "channel" ? "channel_deleted" : "group_deleted";
  await emit(server, type, { type, channel: channel.id, actor_id: user });
}

/** Slack gives a channel another id when it changes what it is, as one that becomes private or is shared may. */
export async function emitIdChanged(server: SlackServer, before: string, after: string) {
  const type = "channel_id_changed";
  await emit(server, type, { type, old_channel_id: before, new_channel_id: after });
}

export async function emitHomeOpened(server: SlackServer, user: string, dm: SlackChannel, tab: "home" | "messages") {
  const published = server.state.homes.get(user);
  await emit(server, "app_home_opened", {
    type: "app_home_opened",
    user,
    channel: dm.id,
    tab,
    ...(tab === "home" && published !== undefined
      ? { view: { id: published.id, type: "home", hash: published.hash } }
      : {}),
  });
}

/** Tells the app where it is a member; of what an app posted there Slack names no author. */
export async function emitReaction(
  server: SlackServer,
  channel: SlackChannel,
  { ts, user: author, botId }: SlackMessage,
  {
    type,
    user,
    reaction,
  }: { readonly type: "reaction_added" | "reaction_removed"; readonly user: string; readonly reaction: string },
) {
  if (!hears(server, channel)) return;
  const isOwn = author === server.state.app.botUser;
  await emit(server, type, {
    type,
    user,
    reaction,
    ...(botId === undefined || isOwn ? { item_user: author } : {}),
    item: { type: "message", channel: channel.id, ts },
  });
}

const hears = (server: SlackServer, channel: SlackChannel): boolean => channel.members.has(server.state.app.botUser);

const place = (channel: SlackChannel) => ({ channel: channel.id, channel_type: channel.kind });
