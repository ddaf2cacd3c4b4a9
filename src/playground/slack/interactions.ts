import { randomBytes, randomInt } from "node:crypto";
import { homeOf, messageJson } from "./message-json.ts";
import type { SlackServer } from "./server.ts";
import { modalsOf, nextTs, type OpenView, type SlackChannel, type SlackMessage } from "./state.ts";
import { viewJson } from "./views.ts";
import type { Control } from "./block-kit/controls.ts";

/** The payloads by which Slack tells an app what a person did, and the keys they carry. */

const triggerLivesMs = 3_000;
const responseUrlLivesMs = 30 * 60_000;

/** A trigger_id: three seconds, once, for this person. */
function newTrigger(server: SlackServer, user: string): string {
  const id = `${randomInt(1e12)}.${randomInt(1e12)}.${randomBytes(16).toString("hex")}`;
  server.state.triggers.set(id, { user, expiresAt: new Date(server.now().getTime() + triggerLivesMs), used: false });
  return id;
}

function newResponseUrl(
  server: SlackServer,
  to: { readonly channel: string; readonly user: string; readonly message?: SlackMessage },
): string {
  const id = randomBytes(12).toString("hex");
  server.state.responseUrls.set(id, {
    channel: to.channel,
    user: to.user,
    ...(to.message === undefined ? {} : { original: to.message.ts }),
    ...(to.message?.threadTs === undefined ? {} : { thread: to.message.threadTs }),
    expiresAt: new Date(server.now().getTime() + responseUrlLivesMs),
    uses: 0,
  });
  return `${server.state.origin}/response/${server.state.team.id}/${id}`;
}

export function slashCommand(server: SlackServer, user: string, channel: SlackChannel, typed: string) {
  const { state } = server;
  const [command = "", ...rest] = typed.trim().split(/\s/);
  return {
    token: "verification-token",
    team_id: state.team.id,
    team_domain: state.team.domain,
    channel_id: channel.id,
    channel_name: shownName(channel),
    user_id: user,
    user_name: state.users.get(user)?.name ?? "",
    command,
    text: rest.join(" ").trim(),
    api_app_id: state.app.id,
    is_enterprise_install: "false",
    response_url: newResponseUrl(server, { channel: channel.id, user }),
    trigger_id: newTrigger(server, user),
  };
}

export const globalShortcut = (server: SlackServer, user: string, callbackId: string) => ({
  ...common(server, user, "shortcut"),
  callback_id: callbackId,
  trigger_id: newTrigger(server, user),
  action_ts: nextTs(server.state, server.now()),
});

export const messageShortcut = (
  server: SlackServer,
  user: string,
  callbackId: string,
  at: { readonly channel: SlackChannel; readonly message: SlackMessage },
) => ({
  ...common(server, user, "message_action"),
  callback_id: callbackId,
  trigger_id: newTrigger(server, user),
  response_url: newResponseUrl(server, { channel: at.channel.id, user, message: at.message }),
  action_ts: nextTs(server.state, server.now()),
  message_ts: at.message.ts,
  channel: { id: at.channel.id, name: shownName(at.channel) },
  message: messageJson(server.state, at.channel, at.message),
});

/** What was done to a control: the keys that differ from one element to another (`value`, `selected_option` …). */
export type Done = Readonly<Record<string, unknown>>;

export function actionOnMessage(
  server: SlackServer,
  user: string,
  at: { readonly channel: SlackChannel; readonly message: SlackMessage },
  control: Control,
  done: Done,
) {
  const { channel, message } = at;
  const isEphemeral = message.onlyFor !== undefined;
  return {
    ...common(server, user, "block_actions"),
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: newTrigger(server, user),
    channel: { id: channel.id, name: shownName(channel) },
    // Slack keeps no ephemeral message, so it has none to show.
    ...(isEphemeral ? {} : { message: messageJson(server.state, channel, message) }),
    state: { values: message.state },
    response_url: newResponseUrl(server, { channel: channel.id, user, message }),
    actions: [action(server, control, done)],
  };
}

export const actionInView = (server: SlackServer, view: OpenView, control: Control, done: Done) => ({
  ...common(server, view.user, "block_actions"),
  container: { type: "view", view_id: view.id },
  trigger_id: newTrigger(server, view.user),
  view: viewJson(server, view),
  actions: [action(server, control, done)],
});

export const viewSubmission = (server: SlackServer, view: OpenView) => ({
  ...common(server, view.user, "view_submission"),
  trigger_id: newTrigger(server, view.user),
  view: viewJson(server, view),
  response_urls: [],
});

/** What was typed is not in it: Slack documents no state here, and was seen to send an empty one. */
export const viewClosed = (server: SlackServer, view: OpenView, isCleared: boolean) => ({
  ...common(server, view.user, "view_closed"),
  view: { ...viewJson(server, view), state: { values: {} } },
  is_cleared: isCleared,
});

function common(server: SlackServer, userId: string, type: string) {
  const { team, app, users } = server.state;
  const name = users.get(userId)?.name ?? "";
  return {
    type,
    user: { id: userId, username: name, name, team_id: homeOf(server.state, userId) },
    api_app_id: app.id,
    token: "verification-token",
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

const action = (server: SlackServer, { blockId, element }: Control, done: Done) => ({
  type: element.type,
  block_id: blockId,
  action_id: element.action_id,
  ...("placeholder" in element && element.placeholder !== undefined ? { placeholder: element.placeholder } : {}),
  ...done,
  action_ts: nextTs(server.state, server.now()),
});

/** Slack does not tell an app the names of private places. */
function shownName(channel: SlackChannel): string {
  switch (channel.kind) {
    case "im":
      return "directmessage";
    case "group":
    case "mpim":
      return "privategroup";
    case "channel":
      return channel.name;
  }
}

/** Whether a trigger still opens a modal; a good one is used up. */
export function takeTrigger(server: SlackServer, id: string) {
  const trigger = server.state.triggers.get(id);
  if (trigger === undefined) return { ok: false, error: "invalid_trigger_id" } as const;
  if (trigger.used) return { ok: false, error: "exchanged_trigger_id" } as const;
  if (server.now() > trigger.expiresAt) return { ok: false, error: "expired_trigger_id" } as const;
  trigger.used = true;
  return { ok: true, user: trigger.user, hasModal: modalsOf(server.state, trigger.user).length > 0 } as const;
}
