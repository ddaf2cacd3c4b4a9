import type { OnSlack, SlackSide } from "./furnish-slack.ts";
import type { Place, SlackMessage, SlackModal, SlackScreen } from "./protocol.ts";
import type { SlackChannel, SlackMessage as Posted, WorkspaceState } from "./slack/state.ts";
import type { Unread } from "./unread.ts";

/** What stands on somebody's Slack now. */
export function slackScreen({ workspace }: SlackSide, { role, person }: OnSlack, unread: Unread): SlackScreen {
  const { state } = workspace;
  const channels = [...state.channels.values()].filter(({ members }) => members.has(person.id));
  const seen = channels.map((channel) => ({ channel, messages: seenIn(channel, person.id) }));
  return {
    me: role.id,
    places: seen.map(({ channel, messages }): Place => {
      const arrived = messages.map(({ ts, user }) => ({ at: atOf(ts), own: user === person.id }));
      return {
        id: channel.id,
        name: channel.kind === "im" ? state.app.name : channel.name,
        kind: channel.kind === "im" ? "direct" : "channel",
        unread: unread.count(role.id, channel.id, arrived),
      };
    }),
    messages: Object.fromEntries(
      seen.map(({ channel, messages }) => [channel.id, messages.map((message) => onScreen(state, message))]),
    ),
    modal: modalOf(person),
    home: homeOf(state, person.id),
    notices: person.notices(),
    names: Object.fromEntries([
      ...[...state.users.values()].map(({ id, realName }) => [id, realName]),
      ...channels.filter(({ kind }) => kind !== "im").map(({ id, name }) => [id, name]),
    ]),
  };
}

const seenIn = ({ messages }: SlackChannel, user: string): readonly Posted[] =>
  messages.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === user);

/** A message's timestamp is seconds with decimals. */
export const atOf = (ts: string): Date => new Date(Number(ts) * 1_000);

function onScreen(state: WorkspaceState, message: Posted): SlackMessage {
  return {
    ts: message.ts,
    by: state.users.get(message.user)?.realName ?? message.user,
    fromApp: message.botId !== undefined,
    at: atOf(message.ts).toISOString(),
    text: message.text,
    blocks: message.blocks,
    thread: message.threadTs ?? null,
    broadcast: message.subtype === "thread_broadcast",
    ephemeral: message.onlyFor !== undefined,
    edited: message.editedTs !== undefined,
    files: message.files.map(({ id, name, mimetype }) => ({
      id,
      name,
      picture: mimetype.startsWith("image/") ? `/slack-files/${id}` : null,
    })),
    reactions: [...message.reactions].map(([name, by]) => ({ name, count: by.size })),
  };
}

function modalOf(person: OnSlack["person"]): SlackModal | null {
  const modal = person.modal();
  if (modal === undefined) return null;
  const { id, title, submitLabel, content, fields, errors } = modal;
  return {
    id,
    title,
    submit: submitLabel ?? null,
    close: content.close?.text ?? "Cancel",
    blocks: content.blocks,
    values: fields,
    errors,
  };
}

function homeOf(state: WorkspaceState, user: string): SlackScreen["home"] {
  const published = state.homes.get(user);
  return published === undefined ? null : { blocks: published.content.blocks };
}
