import type { SlackChannel, SlackFile, SlackMessage, SlackUser, WorkspaceState } from "./state.ts";

/** A message as the Web API and events show it. */
export function messageJson(state: WorkspaceState, channel: SlackChannel, message: SlackMessage) {
  const replies = channel.messages.filter((one) => one.threadTs === message.ts && one.ts !== message.ts);
  return {
    type: "message",
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    user: message.user,
    ts: message.ts,
    ...(message.botId === undefined ? {} : botFields(state, message.botId)),
    text: message.text,
    team: state.team.id,
    ...(isShared(state, channel)
      ? { user_team: homeOf(state, message.user), source_team: homeOf(state, message.user) }
      : {}),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.files.length === 0
      ? {}
      : { files: message.files.map((file) => fileInEvent(state, file)), upload: false }),
    ...(message.editedTs === undefined ? {} : { edited: { user: message.user, ts: message.editedTs } }),
    ...(message.reactions.size === 0
      ? {}
      : {
          reactions: [...message.reactions].map(([name, by]) => ({ name, users: [...by], count: by.size })),
        }),
    ...(message.threadTs === undefined
      ? {}
      : { thread_ts: message.threadTs, parent_user_id: parent(channel, message) }),
    ...(replies.length === 0
      ? {}
      : { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
  };
}

/** The workspace that somebody belongs to. */
export const homeOf = (state: WorkspaceState, user: string): string =>
  state.users.get(user)?.isUnknownUser ? "T0ANOTHER" : state.team.id;

/** With another company. */
const isShared = (state: WorkspaceState, { members }: SlackChannel): boolean =>
  [...members].some((member) => state.users.get(member)?.isUnknownUser);

const parent = (channel: SlackChannel, reply: SlackMessage): string | undefined =>
  channel.messages.find((message) => message.ts === reply.threadTs)?.user;

const botFields = (state: WorkspaceState, botId: string) => ({
  bot_id: botId,
  app_id: state.app.id,
  bot_profile: {
    id: botId,
    app_id: state.app.id,
    name: state.app.name,
    icons: {},
    deleted: false,
    updated: 0,
    team_id: state.team.id,
  },
});

/** A file as an event shows it: of some no more than that there is one. */
const fileInEvent = (state: WorkspaceState, file: SlackFile) =>
  file.odd?.is === "unseen"
    ? { id: file.id, created: 0, timestamp: 0, mode: "file_access", file_access: "check_file_info" }
    : fileJson(state, file);

/** A file as `files.info` shows it. Where it is shown, an app is told only when it asks again. */
export function fileJson(state: WorkspaceState, file: SlackFile) {
  if (file.odd?.is === "deleted") return { id: file.id, mode: "tombstone" };
  const address = `${state.origin}/files-pri/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: Math.floor(file.created.getTime() / 1_000),
    timestamp: Math.floor(file.created.getTime() / 1_000),
    name: file.name,
    title: file.name,
    mimetype: file.mimetype,
    filetype: file.name.split(".").at(-1) ?? "",
    user: file.user,
    user_team: state.team.id,
    mode: file.odd?.is === "elsewhere" ? "external" : "hosted",
    size: file.content.length,
    is_external: file.odd?.is === "elsewhere",
    is_public: false,
    url_private: file.odd?.is === "elsewhere" ? file.odd.url : address,
    ...(file.odd?.is === "elsewhere" ? {} : { url_private_download: `${address}?download` }),
    ...(file.looked < 2 ? {} : { shares: { private: sharesOf(file) } }),
    permalink: `https://${state.team.domain}.slack.com/files/${file.user}/${file.id}/${file.name}`,
  };
}

const sharesOf = ({ shares }: SlackFile) =>
  Object.fromEntries(shares.map(({ channel }) => [channel, shares.filter((each) => each.channel === channel)]));

/** A user as users.info and user_change show them. */
export function userJson(state: WorkspaceState, user: SlackUser, show: { email: boolean; locale: boolean }) {
  // Of somebody of another company whom a shared channel shows, Slack tells their own workspace and no more.
  const shared = [...state.channels.values()].some(
    ({ kind, members }) => kind !== "im" && members.has(user.id) && members.has(state.app.botUser),
  );
  const team = homeOf(state, user.id);
  return {
    id: user.id,
    team_id: team,
    name: user.name,
    deleted: user.isDeactivated ?? false,
    real_name: user.realName,
    tz: user.tz,
    profile: {
      real_name: user.realName,
      display_name: user.name,
      status_emoji: user.status?.emoji ?? "",
      status_expiration: user.status?.expiration ?? 0,
      team,
      ...(show.email && user.email !== undefined ? { email: user.email } : {}),
    },
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    is_email_confirmed: user.isEmailConfirmed ?? true,
    ...(user.isUnknownUser && !shared ? { is_stranger: true } : {}),
    ...(show.locale ? { locale: user.locale } : {}),
  };
}

export function channelJson(state: WorkspaceState, channel: SlackChannel) {
  const common = {
    id: channel.id,
    created: Math.floor(channel.created.getTime() / 1_000),
    is_archived: channel.isArchived,
    is_im: channel.kind === "im",
    context_team_id: state.team.id,
  };
  if (channel.kind === "im")
    return { ...common, user: [...channel.members].find((member) => member !== state.app.botUser) };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    creator: channel.creator,
    is_channel: channel.kind === "channel",
    is_group: channel.kind === "group",
    is_mpim: channel.kind === "mpim",
    is_private: channel.kind !== "channel",
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_member: channel.members.has(state.app.botUser),
  };
}
