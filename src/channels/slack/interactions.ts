import type { z } from "zod";
import { createHash } from "node:crypto";
import { identityOf, type Action } from "../../features/actions.ts";
import type { ChatUser, Intent } from "../platform.ts";
import type { FormValues } from "../../screen/form.ts";
import { cardCallback } from "./card-modal.ts";
import { readAction } from "./carried-action.ts";
import { formCallback } from "./forms.ts";
import {
  actorOf,
  messageKey,
  place,
  posted,
  wordsOf,
  type InboundEvent,
  type WorkspaceContext,
} from "./inbound-event.ts";
import { clean } from "./limits.ts";
import { permalink, withOwnLink, workspaceUrls } from "./message-link.ts";
import { formKey, holdsWords, readModal, type OpenModal } from "./modal.ts";
import { isDirect } from "./own-chats.ts";
import { replyContextOf, type PressedOn } from "./reply-context.ts";
import {
  blockActionsPayload,
  commandPayload,
  globalShortcutPayload,
  messageShortcutPayload,
  typingPayload,
  unknownFormPayload,
  viewClosedPayload,
  viewSubmissionPayload,
  type BlockActions,
} from "./payloads.ts";
import { unescaped } from "./plain-words.ts";
import { putInBy, sentFiles } from "./sent-file.ts";

/** Commands, shortcuts, presses and submissions, which somebody waits for. Each throws for what Slack does not send. */

export function fromCommand(body: unknown, at: WorkspaceContext): InboundEvent {
  const { team_id, user_id, channel_id, text, trigger_id, response_url } = commandPayload.parse(body);
  const by = actorOf(at, { team: team_id, user: user_id, home: undefined });
  const scope = isDirect(channel_id) ? "personal" : "channel";
  const words = clean(unescaped(text)).trim(); // without references, as the manifest asks for none
  return {
    intent: {
      kind: "asked",
      once: `command:${trigger_id}`,
      by,
      words,
      in: { ...place(by, channel_id), scope },
      opensForm: true,
    },
    context: { ...replyContextOf(user_id), trigger: trigger_id, responseUrl: response_url, channel: channel_id },
  };
}

export function fromGlobalShortcut(body: unknown, at: WorkspaceContext): InboundEvent {
  const { user, team, trigger_id } = globalShortcutPayload.parse(body);
  const by = actorOf(at, { team: team?.id, user: user.id, home: user.team_id });
  return {
    intent: { kind: "pressed", once: `shortcut:${trigger_id}`, by, action: { do: "new-ticket" } },
    context: { ...replyContextOf(user.id), trigger: trigger_id },
  };
}

/** "Create a ticket" on somebody's message. */
export function fromQuotedMessage(body: unknown, at: WorkspaceContext): InboundEvent {
  const { by, message, channel, team, trigger, context } = messageShortcut(body, at);
  const [workspace] = workspaceUrls(at, team);
  const link = workspace === undefined ? null : permalink(workspace, channel, message);
  const text = wordsOf(message, at);
  const files = sentFiles(message.files);
  return {
    intent: {
      kind: "quoted",
      once: `shortcut:${trigger}`,
      by,
      text,
      ...(files.length > 0 && { files }),
      link,
      author: authorOf(message, by, at),
    },
    context,
  };
}

/** "Reply to the requester" on a message in an agents' thread. */
export function fromRelayedMessage(body: unknown, at: WorkspaceContext): InboundEvent {
  const { by, message, channel, context } = messageShortcut(body, at);
  const thread = posted(by, channel, message.thread_ts ?? message.ts);
  const said = { text: wordsOf(message, at), files: sentFiles(message.files) };
  // A message that was edited says something else: it is sent again.
  const words = createHash("sha256").update(JSON.stringify(said)).digest("hex");
  const key = messageKey(by, channel, message.ts);
  const once = `relay:${by.user}:${key}:${words}`;
  return { intent: { kind: "relayed", once, by, thread, message: key, ...said }, context };
}

export function fromBlockActions(body: unknown, at: WorkspaceContext): InboundEvent {
  const payload = blockActionsPayload.parse(body);
  const [{ value, text, selected_option }] = payload.actions;
  const action = readAction(selected_option?.value ?? value ?? "");
  const by = actorOf(at, { team: payload.team?.id, user: payload.user.id, home: payload.user.team_id });
  const channel = payload.channel?.id ?? null;
  const { view } = payload;
  const modal = view?.callback_id === formCallback ? readModal(view) : null;
  return {
    intent: withValues(pressOf(by, action, payload, channel), modal),
    context: {
      ...replyContextOf(by.user),
      trigger: payload.trigger_id,
      // What is whispered in somebody's own conversation with the bot is easily missed: there it is said aloud.
      responseUrl: channel !== null && isDirect(channel) ? null : (payload.response_url ?? null),
      channel,
      thread: payload.container.thread_ts ?? null,
      modal,
      label: text?.text ?? null,
      pressedOn: modal?.pressedOn ?? messagePressed(payload, channel),
    },
  };
}

const withValues = (intent: Intent, modal: OpenModal | null): Intent =>
  modal === null || intent.kind !== "pressed" ? intent : { ...intent, values: { ...alsoIn(modal), ...modal.values } };

/** What was filled in in other forms of the same ticket. */
const alsoIn = ({ opener }: OpenModal): FormValues => (opener.do === "new-ticket" ? (opener.also ?? {}) : {});

function pressOf(by: ChatUser, action: Action | null, payload: BlockActions, at: string | null): Intent {
  const { trigger_id, channel, container } = payload;
  if (action !== null) {
    const own = messagePressed(payload, at);
    const on = own?.kind === "message" ? { on: posted(by, own.channel, own.ts) } : {};
    return { kind: "pressed", once: pressKey(by, action, trigger_id), by, action, ...on };
  }
  const ts = container.message_ts;
  const card = channel === undefined || ts === undefined ? null : posted(by, channel.id, ts);
  return { kind: "outdated", once: `outdated:slack:${trigger_id}`, by, card };
}

function messagePressed(
  { container: { message_ts: ts, is_ephemeral: isWhisper }, response_url: responseUrl, view }: BlockActions,
  channel: string | null,
): PressedOn | null {
  if (view?.type === "home") return { kind: "home" };
  if (view?.callback_id === cardCallback)
    return { kind: "card", title: view.title.text, view: view.id, hash: view.hash };
  if (isWhisper === true) return responseUrl === undefined ? null : { kind: "whisper", responseUrl };
  return channel === null || !isDirect(channel) || ts === undefined ? null : { kind: "message", channel, ts };
}

/** A form sent, and the modal that shows it. */
export interface Submission extends InboundEvent {
  readonly modal: OpenModal;
}

/** A form that this desk does not know: whose, and the first field of it. */
export interface UnknownForm {
  readonly by: ChatUser;
  readonly field: string | null;
}

export function fromUnknownForm(body: unknown, at: WorkspaceContext): UnknownForm {
  const { user, team, view } = unknownFormPayload.parse(body);
  const [field = null] = Object.keys(view.state.values);
  return { by: actorOf(at, { team: team?.id, user: user.id, home: user.team_id }), field };
}

/** Null for a form that this desk does not know. */
export function fromViewSubmission(body: unknown, at: WorkspaceContext): Submission | null {
  const read = viewSubmissionPayload.safeParse(body);
  if (!read.success) return null;
  const { user, team, view } = read.data;
  const by = actorOf(at, { team: team?.id, user: user.id, home: user.team_id });
  const modal = readModal(view);
  const { openedIn, values } = modal;
  const files = putInBy(by.user, modal.files);
  const opener = withOwnLink(modal.opener, workspaceUrls(at, team));
  const once = formKey(modal.id, opener);
  const openedAt = openedIn === null ? null : place(by, openedIn);
  return {
    intent: { kind: "submitted", once, by, opener, values, in: openedAt, ...(files.length > 0 && { files }) },
    // Opened in a conversation with a colleague, it is answered in their own.
    context: {
      ...replyContextOf(by.user),
      channel: openedIn !== null && isDirect(openedIn) ? null : openedIn,
      pressedOn: modal.pressedOn,
    },
    modal,
  };
}

/** What is being typed into a form, and when: Slack may bring it in another order. */
export interface Typed {
  readonly intent: Extract<Intent, { kind: "typed" }>;
  readonly at: number;
}

export function fromTyping(body: unknown, at: WorkspaceContext): Typed {
  const { user, team, view, actions } = typingPayload.parse(body);
  const by = actorOf(at, { team: team?.id, user: user.id, home: user.team_id });
  const { id, opener, values } = readModal(view);
  const [{ action_ts }] = actions;
  const once = `typed:${id}:${action_ts}`;
  const form = formKey(id, opener);
  return {
    intent: { kind: "typed", once, by, form, opener, values: holdsWords(view) ? values : null },
    at: Number(action_ts),
  };
}

/** Something chosen in a form that fills it in. */
export function fromChoice(body: unknown, at: WorkspaceContext): InboundEvent {
  const { user, team, view, actions } = typingPayload.parse(body);
  const by = actorOf(at, { team: team?.id, user: user.id, home: user.team_id });
  const modal = readModal(view);
  const { id, opener, values } = modal;
  const [{ action_ts }] = actions;
  return {
    intent: { kind: "chose", once: `chose:${id}:${action_ts}`, by, opener, values },
    context: { ...replyContextOf(by.user), modal, pressedOn: modal.pressedOn },
  };
}

/** The modal in which somebody types. */
export const modalOf = (body: unknown): OpenModal => readModal(typingPayload.parse(body).view);

/**
 * What stood in the form is not read: Slack documents no state here and was seen to send an empty one
 * (docs.slack.dev/reference/interaction-payloads/view-interactions-payload). It was told while it was typed.
 */
export function fromViewClosed(body: unknown, at: WorkspaceContext) {
  const { user, team, view } = viewClosedPayload.parse(body);
  const by = actorOf(at, { team: team?.id, user: user.id, home: user.team_id });
  const { opener } = view.private_metadata;
  const form = formKey(view.id, opener);
  const intent = { kind: "closed", once: `closed:${form}`, by, form, opener } as const;
  return { intent, context: replyContextOf(by.user) };
}

/** The colleague who wrote a message; null: oneself, an app, somebody of another workspace. */
function authorOf(
  { user, bot_id, ...of }: z.infer<typeof messageShortcutPayload>["message"],
  by: ChatUser,
  at: WorkspaceContext,
) {
  const team = of.user_team ?? of.team ?? by.tenant;
  return user === undefined || user === by.user || bot_id !== undefined || team !== by.tenant
    ? null
    : { user, name: at.nameOf(user) ?? "" };
}

function messageShortcut(body: unknown, at: WorkspaceContext) {
  const { user, team, trigger_id, response_url, channel, message } = messageShortcutPayload.parse(body);
  const by = actorOf(at, { team: team?.id, user: user.id, home: user.team_id });
  const thread = message.thread_ts ?? null;
  const context = {
    ...replyContextOf(user.id),
    trigger: trigger_id,
    responseUrl: response_url,
    channel: channel.id,
    thread,
  };
  return { by, message, channel: channel.id, team, trigger: trigger_id, context };
}

/** A second press of a button on the same version of a card is the same press. */
function pressKey(by: ChatUser, action: Action, trigger: string): string {
  const identity = identityOf(action);
  return identity === null ? `press:slack:${trigger}` : `press:slack:${by.user}:${identity}`;
}
