import { createHash } from "node:crypto";
import type { z } from "zod";
import { identityOf, opensForm, type Action } from "../../features/actions.ts";
import type { MessageVerb } from "../../kernel/policy.ts";
import type { FormValues } from "../../screen/form.ts";
import type { ChatUser, Conversation, Intent, ThreadRoot } from "../platform.ts";
import { addressOf, isPersonId, threadIn } from "./address.ts";
import { consentGiven } from "./file-consent.ts";
import { wordsOfHtml } from "./html.ts";
import {
  clientInfoEntity,
  executed,
  extensionCommand,
  extensionQuery,
  searchParameter,
  fetched,
  filledIn,
  pressedInDialog,
  submittedByCard,
  unknownForm,
  type TeamsActivity,
  type QuotedAuthor,
} from "./inbound.ts";
import { ownLink, withOwnLink } from "./message-link.ts";
import { knownZone } from "./times.ts";
import { accountIn, conversationOf, isInChannel, isPersonal, ownPlace, tenantOf } from "./where.ts";
import { written } from "./written.ts";

/** What an activity means to the desk, and how Teams wants to be answered. */
export type InboundEvent =
  | {
      readonly kind: "intent";
      readonly intent: Intent;
      readonly answer: "message" | "action" | "dialog" | "submit" | "extension" | "query";
    }
  /** `added`: the bot itself came. */
  | { readonly kind: "members-changed"; readonly channel: Conversation; readonly added?: Intent }
  /** A form that this desk does not know; `written` is what was typed into it. */
  | { readonly kind: "unknown-form"; readonly written: string; readonly answer: "submit" | "extension" }
  | { readonly kind: "nothing" };

const nothing: InboundEvent = { kind: "nothing" };

/** @param by the one who acts, as `userIn` reads them or as they are known better */
export function inboundEventOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  if (isOfABot(activity)) return nothing;
  switch (activity.type) {
    case "message":
      return activity.value === undefined || activity.value === null
        ? messageOf(activity, by)
        : pressOf(activity, by, submittedByCard.safeParse(activity.value).data, "message");
    case "messageUpdate":
      return activity.channelData?.eventType === "editMessage"
        ? correctionOf(activity, messageOf(activity, by))
        : nothing;
    case "messageDelete":
      return correctionOf(activity, deletedOf(activity, by));
    case "invoke":
      return invokeOf(activity, by);
    case "conversationUpdate":
      return membersOf(activity, by);
    case "installationUpdate":
      return installed(activity, by);
    case undefined:
    default:
      return nothing;
  }
}

const isOfABot = ({ type, from }: TeamsActivity): boolean =>
  (type === "message" || type === "messageUpdate" || type === "messageDelete" || type === "invoke") &&
  from.id.startsWith("28:");

/** Who acts, as far as the activity tells. */
export function userIn(activity: TeamsActivity): ChatUser {
  const { from } = activity;
  const client = (activity.entities ?? []).map((entity) => clientInfoEntity.safeParse(entity).data).find(Boolean);
  return {
    platform: "teams",
    tenant: tenantOf(activity),
    user: accountIn(activity),
    directAddress: addressOf(ownPlace(activity)),
    name: from.name ?? null,
    email: null,
    locale: activity.locale ?? client?.locale ?? null,
    zone: knownZone(client?.timezone ?? activity.localTimezone),
    administrator: null,
  };
}

const meant = (intent: Intent): InboundEvent => ({ kind: "intent", intent, answer: "message" });

function messageOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  const { text, quoted, files, mentionsBot, mentions: others, leavesOut } = written(activity);
  const mentions = others.length === 0 ? {} : { mentions: others };
  const at = conversationOf(activity);
  const once = onceOf(activity);
  const asked = { kind: "asked", once, by, words: withoutCommand(text), ...mentions } as const;
  const leftOut = leavesOut ? ({ leftOut: true } as const) : {};
  const empty = text === "" && files.length === 0;

  if (isInChannel(activity)) {
    const { root } = threadIn(activity.conversation.id);
    // Teams names a new post's own thread in it
    if (root === null || root === activity.id) {
      return mentionsBot ? meant({ ...asked, in: { ...at, scope: "channel" } }) : nothing;
    }
    if (empty && !mentionsBot && !leavesOut) return nothing;
    const thread = { ...at, message: root };
    const mention = { ...mentions, ...(mentionsBot && { asked: withoutCommand(text) }) };
    return meant({
      kind: "replied",
      once,
      by,
      thread,
      root: rootOf(root),
      personal: false,
      text,
      files,
      ...leftOut,
      ...mention,
    });
  }
  if (!isPersonal(activity)) return mentionsBot ? meant({ ...asked, in: { ...at, scope: "group" } }) : nothing;
  if (empty && !leavesOut) return nothing;
  if (command.test(text)) return meant({ ...asked, in: { ...at, scope: "personal" } });
  const said = { once, by, text, files, ...mentions, ...leftOut };
  return quoted === null
    ? meant({ kind: "wrote", ...said })
    : meant({ kind: "replied", thread: { ...at, message: quoted }, root: rootOf(quoted), personal: true, ...said });
}

const onceOf = ({ conversation, id }: TeamsActivity): string => `message:${threadIn(conversation.id).channel}:${id}`;

/** Nothing is left of a message. Which one it quoted is not told: so it is one under nothing. */
function deletedOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  const { root } = threadIn(activity.conversation.id);
  const once = onceOf(activity);
  if (isPersonal(activity)) return meant({ kind: "wrote", once, by, text: "", files: [] });
  if (!isInChannel(activity) || root === null || root === activity.id) return nothing;
  const thread = { ...conversationOf(activity), message: root };
  return meant({ kind: "replied", once, by, thread, root: rootOf(root), personal: false, text: "", files: [] });
}

/**
 * Of a message that its author has changed. It may come twice, each with another time: its words tell one change from the next,
 * and the desk knows which were the last.
 */
function correctionOf({ id, timestamp }: TeamsActivity, event: InboundEvent): InboundEvent {
  if (event.kind !== "intent") return nothing;
  const { intent } = event;
  if (intent.kind !== "wrote" && intent.kind !== "replied") return nothing;
  const message = intent.once;
  const once = `${message}:${createHash("sha256").update(intent.text).digest("base64url")}`;
  const at = Date.parse(timestamp ?? "");
  const corrected = { message, writtenAt: rootOf(id).at, at: Number.isNaN(at) ? null : at, byWords: true } as const;
  if (intent.kind === "wrote") return meant({ ...intent, once, corrected });
  const { asked: _, ...said } = intent; // a command is not given twice
  return meant({ ...said, once, corrected });
}

/** A message's id is when it was posted, in milliseconds. Whose it is, Teams does not say. */
const rootOf = (id: string): ThreadRoot => ({ by: null, at: /^\d{13}$/.test(id) ? new Date(Number(id)) : null });

const command = /^\/?ticket(?=\s|$)\s*/i;
const withoutCommand = (text: string): string => text.replace(command, "");

function invokeOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  const { name, value } = activity;
  switch (name) {
    case "adaptiveCard/action":
      return pressOf(activity, by, executed.safeParse(value).data, "action");
    case "task/fetch":
      return pressOf(activity, by, fetched.safeParse(value).data, "dialog");
    case "composeExtension/fetchTask":
      return commandOf(activity, by);
    case "composeExtension/query":
      return queryOf(activity, by);
    case "task/submit":
      return sentInDialog(activity, by, "submit");
    case "fileConsent/invoke": {
      const answered = consentGiven.safeParse(value);
      if (!answered.success || !isPersonal(activity)) return nothing;
      const { file, taken } = answered.data;
      return meant({ kind: "answered-file", once: `file:teams:${by.user}:${file}`, by, file, taken });
    }
    case "composeExtension/submitAction":
      return sentInDialog(activity, by, "extension");
    case undefined:
    case null:
    default:
      return nothing;
  }
}

/** A button in a dialog that does something by itself, or that sends its form. */
const sentInDialog = (activity: TeamsActivity, by: ChatUser, answer: "submit" | "extension"): InboundEvent =>
  pressedInDialog.safeParse(activity.value).success
    ? withValues(pressOf(activity, by, fetched.safeParse(activity.value).data, answer), activity)
    : submissionOf(activity, by, answer);

/**
 * A second press of the same button on the same version of a card is the same press, wherever it comes from; a form is opened
 * anew each time.
 */
function pressOf(
  activity: TeamsActivity,
  by: ChatUser,
  pressed: { readonly action: Action | null } | undefined,
  answer: Extract<InboundEvent, { kind: "intent" }>["answer"],
): InboundEvent {
  if (pressed === undefined) return nothing;
  const { action } = pressed;
  const card = activity.replyToId ? { ...conversationOf(activity), message: activity.replyToId } : null;
  if (action === null) {
    return { kind: "intent", intent: { kind: "outdated", once: `outdated:${activity.id}`, by, card }, answer };
  }
  const identity = identityOf(action) ?? activity.id;
  const once = `press:teams:${by.user}:${identity}`;
  const on = card === null ? {} : { card, cardAt: rootOf(card.message).at, ...(isPersonal(activity) && { on: card }) };
  return { kind: "intent", intent: { kind: "pressed", once, by, action, ...on }, answer };
}

/** A press in a dialog, and what stood in its form. */
function withValues(event: InboundEvent, { value }: TeamsActivity): InboundEvent {
  if (event.kind !== "intent" || event.intent.kind !== "pressed") return event;
  const { again, given, action: _, card: __, dialog: ___, ...inputs } = pressedInDialog.parse(value).data;
  const values = again?.values ?? { ...given, ...valuesOf(inputs) };
  return Object.keys(values).length === 0 ? event : { ...event, intent: { ...event.intent, values } };
}

/** The page of a form to which somebody goes back. */
export const pageAgain = ({ value }: TeamsActivity): number | undefined =>
  pressedInDialog.safeParse(value).data?.data.again?.page;

function commandOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  const chosen = extensionCommand.safeParse(activity.value);
  if (!chosen.success) return nothing;
  const once = `command:teams:${by.user}:${activity.id}`;
  const { messagePayload: message, commandId: verb } = chosen.data;
  if (verb !== null) return message ? markedOf(activity, by, { once, verb, message }) : nothing;
  const intent: Intent = message
    ? {
        kind: "quoted",
        once,
        by,
        text: wordsOfHtml(message.body?.content ?? ""),
        ...leftOutOf(message),
        link: ownLink(message.linkToMessage),
        author: authorOf(message.from?.user, by),
      }
    : { kind: "pressed", once, by, action: { do: "new-ticket" } };
  return { kind: "intent", intent, answer: "dialog" };
}

type QuotedMessage = NonNullable<z.infer<typeof extensionCommand>["messagePayload"]>;

/** Of the files and pictures of a message whose menu was opened Teams tells only that they are there. */
const leftOutOf = ({ body, attachments }: QuotedMessage): { readonly leftOut?: true } => {
  const isFile = (attachments ?? []).some(({ contentType }) => contentType === "reference");
  return isFile || /<img\b[^<>]*\bsrc="[^"]*hostedContents/iu.test(body?.content ?? "") ? { leftOut: true } : {};
};

/** In a channel where the desk is, it knows the message again. */
function markedOf(
  activity: TeamsActivity,
  by: ChatUser,
  {
    once,
    verb,
    message,
  }: {
    readonly once: string;
    readonly verb: MessageVerb;
    readonly message: QuotedMessage;
  },
): InboundEvent {
  const { id, body, from, linkToMessage } = message;
  const { root } = threadIn(activity.conversation.id);
  const on = isInChannel(activity) && id ? { ...conversationOf(activity), message: id } : null;
  const intent: Intent = {
    kind: "marked",
    once,
    by,
    verb,
    on,
    thread: root === id ? null : root,
    text: wordsOfHtml(body?.content ?? ""),
    ...leftOutOf(message),
    link: ownLink(linkToMessage),
    author: authorOf(from?.user, by),
    own: from?.user?.id === by.user,
  };
  return { kind: "intent", intent, answer: "dialog" };
}

/** What is typed into the search of the message extension; nothing yet where it has just been opened. Its list has one page. */
function queryOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  const asked = extensionQuery.safeParse(activity.value);
  if (!asked.success) return nothing;
  const { parameters, queryOptions } = asked.data;
  const words = parameters.find(({ name }) => name === searchParameter)?.value ?? "";
  const most = (queryOptions?.skip ?? 0) > 0 ? 0 : Math.min(queryOptions?.count ?? mostListed, mostListed);
  const intent: Intent = { kind: "searched", once: `query:teams:${by.user}:${activity.id}`, by, words, most };
  return { kind: "intent", intent, answer: "query" };
}

const mostListed = 15; // as a page of any list

/** The colleague who wrote a message; null: oneself, an app, somebody without an account of the organisation. */
const authorOf = (from: QuotedAuthor | null | undefined, by: ChatUser) =>
  !from || from.userIdentityType !== "aadUser" || from.id === by.user || !isPersonId(from.id)
    ? null
    : { user: from.id, name: from.displayName ?? "" };

function submissionOf(activity: TeamsActivity, by: ChatUser, answer: "submit" | "extension"): InboundEvent {
  const submitted = filledIn.safeParse(activity.value);
  if (!submitted.success) return unknownFormOf(activity, answer);
  const { form, fills, ...rest } = submitted.data.data;
  if (fills === true && opensForm(form.opener)) {
    const once = `chose:teams:${by.user}:${form.nonce}`;
    const intent: Intent = { kind: "chose", once, by, opener: form.opener, values: valuesOf(rest) };
    return { kind: "intent", intent, answer };
  }
  const intent: Intent = {
    kind: "submitted",
    once: `form:teams:${by.user}:${form.nonce}`,
    by,
    opener: withOwnLink(form.opener),
    values: { ...form.given, ...Object.fromEntries((form.shown ?? []).map((name) => [name, null])), ...valuesOf(rest) },
    in: isInChannel(activity) || (isPersonal(activity) && answer === "submit") ? conversationOf(activity) : null,
  };
  return { kind: "intent", intent, answer };
}

/** What was typed into a form whose fields are not known; what was chosen is one word, and is none of it. */
export const writtenIn = (values: FormValues): string =>
  Object.values(values)
    .filter((each) => each !== null && /\s/.test(each))
    .join("\n\n");

function unknownFormOf({ value }: TeamsActivity, answer: "submit" | "extension"): InboundEvent {
  const read = unknownForm.safeParse(value);
  if (!read.success) return nothing;
  return { kind: "unknown-form", written: writtenIn(valuesOf(read.data.data)), answer };
}

const valuesOf = (filled: Readonly<Record<string, unknown>>): FormValues =>
  Object.fromEntries(
    Object.entries(filled).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [[name, String(value).trim() || null]] : [],
    ),
  );

/** Teams tells of a change in a team, and of a channel's own only when it has members of its own. */
function membersOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  const { channelData, membersAdded, membersRemoved, recipient } = activity;
  const id = channelData?.channel?.id ?? channelData?.team?.id;
  const tells = channelData?.eventType || membersAdded?.length || membersRemoved?.length;
  if (!id || !tells) return nothing;
  const address = addressOf({ serviceUrl: activity.serviceUrl, kind: "channel", id });
  const channel: Conversation = { platform: "teams", tenant: tenantOf(activity), address };
  const isBotAdded = membersAdded?.some((member) => member.id === recipient.id) ?? false;
  // Both a conversationUpdate and an installationUpdate tell of it: the desk greets at the first.
  const added: Intent = { kind: "added", once: `added:teams:${id}`, by, in: channel };
  return { kind: "members-changed", channel, ...(isBotAdded && { added }) };
}

function installed(activity: TeamsActivity, by: ChatUser): InboundEvent {
  if (!isPersonal(activity)) {
    const moved = [activity.recipient];
    return membersOf(
      { ...activity, ...(activity.action === "remove" ? { membersRemoved: moved } : { membersAdded: moved }) },
      by,
    );
  }
  if (activity.action !== "add") return nothing;
  const once = `installed:${activity.conversation.id}:${activity.id}`;
  const intent: Intent = { kind: "entered", once, by, added: true };
  return { kind: "intent", intent, answer: "message" };
}
