import type { Action } from "../../features/actions.ts";
import type { FormValues } from "../../screen/form.ts";
import type { ChatUser, Conversation, Intent, ThreadRoot } from "../platform.ts";
import { addressOf, threadIn } from "./address.ts";
import { wordsOfHtml } from "./html.ts";
import {
  clientInfoEntity,
  executed,
  extensionCommand,
  fetched,
  filledIn,
  pressed,
  type TeamsActivity,
} from "./inbound.ts";
import { knownZone } from "./times.ts";
import { written } from "./written.ts";

/** What an activity means to the desk, and how Teams wants to be answered. */
export type InboundEvent =
  | { readonly kind: "intent"; readonly intent: Intent; readonly answer: "message" | "action" | "dialog" | "submit" }
  | { readonly kind: "members-changed"; readonly channel: Conversation }
  | { readonly kind: "nothing" };

const nothing: InboundEvent = { kind: "nothing" };

/** @param by the one who acts, as `userIn` reads them or as they are known better */
export function inboundEventOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  if (isOfABot(activity)) return nothing;
  switch (activity.type) {
    case "message":
      return activity.value === undefined || activity.value === null
        ? messageOf(activity, by)
        : pressOf(activity, by, pressed.safeParse(activity.value).data?.action, "message");
    case "invoke":
      return invokeOf(activity, by);
    case "conversationUpdate":
      return membersOf(activity);
    case "installationUpdate":
      return installed(activity, by);
    case undefined:
    default:
      return nothing;
  }
}

const isOfABot = ({ type, from }: TeamsActivity): boolean =>
  (type === "message" || type === "invoke") && from.id.startsWith("28:");

/** Who acts, as far as the activity tells. */
export function userIn(activity: TeamsActivity): ChatUser {
  const { from, serviceUrl } = activity;
  const client = (activity.entities ?? []).map((entity) => clientInfoEntity.safeParse(entity).data).find(Boolean);
  const user = from.aadObjectId ?? from.id;
  return {
    platform: "teams",
    tenant: tenantOf(activity),
    user,
    directAddress: addressOf({ serviceUrl, id: isPersonal(activity) ? activity.conversation.id : user }),
    name: from.name ?? null,
    email: null,
    locale: activity.locale ?? client?.locale ?? null,
    zone: knownZone(client?.timezone ?? activity.localTimezone),
    administrator: null,
  };
}

export const tenantOf = ({ channelData, conversation }: TeamsActivity): string =>
  channelData?.tenant?.id ?? conversation.tenantId ?? "";

export const isPersonal = ({ conversation }: TeamsActivity): boolean => conversation.conversationType === "personal";
export const isInChannel = ({ conversation }: TeamsActivity): boolean => conversation.conversationType === "channel";

/** The chat or channel it happened in, without the thread. */
export const conversationOf = (activity: TeamsActivity): Conversation => ({
  platform: "teams",
  tenant: tenantOf(activity),
  address: addressOf({ serviceUrl: activity.serviceUrl, id: threadIn(activity.conversation.id).channel }),
});

const meant = (intent: Intent): InboundEvent => ({ kind: "intent", intent, answer: "message" });

function messageOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  const { text, quoted, files, mentionsBot } = written(activity);
  const at = conversationOf(activity);
  const once = `message:${threadIn(activity.conversation.id).channel}:${activity.id}`;
  const empty = text === "" && files.length === 0;

  if (isInChannel(activity)) {
    const { root } = threadIn(activity.conversation.id);
    // Teams names a new post's own thread in it
    if (root !== null && root !== activity.id) {
      const thread = { ...at, message: root };
      return empty
        ? nothing
        : meant({ kind: "replied", once, by, thread, root: rootOf(root), personal: false, text, files });
    }
    return mentionsBot
      ? meant({ kind: "asked", once, by, words: withoutCommand(text), in: { ...at, scope: "channel" } })
      : nothing;
  }
  if (!isPersonal(activity) || empty) return nothing;
  if (command.test(text)) {
    return meant({ kind: "asked", once, by, words: withoutCommand(text), in: { ...at, scope: "personal" } });
  }
  return quoted === null
    ? meant({ kind: "wrote", once, by, text, files })
    : meant({
        kind: "replied",
        once,
        by,
        thread: { ...at, message: quoted },
        root: rootOf(quoted),
        personal: true,
        text,
        files,
      });
}

/** A message's id is when it was posted, in milliseconds. Whose it is, Teams does not say. */
const rootOf = (id: string): ThreadRoot => ({ by: null, at: /^\d{13}$/.test(id) ? new Date(Number(id)) : null });

const command = /^\/?ticket(?=\s|$)\s*/i;
const withoutCommand = (text: string): string => text.replace(command, "");

function invokeOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  const { name, value } = activity;
  switch (name) {
    case "adaptiveCard/action":
      return pressOf(activity, by, executed.safeParse(value).data?.action.data.action, "action");
    case "task/fetch":
      return pressOf(activity, by, fetched.safeParse(value).data?.data.action, "dialog");
    case "composeExtension/fetchTask":
      return commandOf(activity, by);
    case "task/submit":
    case "composeExtension/submitAction":
      return submissionOf(activity, by);
    case undefined:
    case null:
    default:
      return nothing;
  }
}

/** A second press of the same button on the same version of a card is the same press, wherever it comes from. */
function pressOf(
  activity: TeamsActivity,
  by: ChatUser,
  action: Action | undefined,
  answer: "message" | "action" | "dialog",
): InboundEvent {
  if (action === undefined) return nothing;
  const identity = "seen" in action ? JSON.stringify(action) : activity.id;
  const intent: Intent = { kind: "pressed", once: `press:teams:${by.user}:${identity}`, by, action };
  return { kind: "intent", intent, answer };
}

function commandOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  const chosen = extensionCommand.safeParse(activity.value);
  if (!chosen.success) return nothing;
  const once = `command:teams:${by.user}:${activity.id}`;
  const message = chosen.data.messagePayload;
  const intent: Intent = message
    ? { kind: "quoted", once, by, text: wordsOfHtml(message.body?.content ?? ""), link: message.linkToMessage ?? null }
    : { kind: "pressed", once, by, action: { do: "new-ticket" } };
  return { kind: "intent", intent, answer: "dialog" };
}

function submissionOf(activity: TeamsActivity, by: ChatUser): InboundEvent {
  const submitted = filledIn.safeParse(activity.value);
  if (!submitted.success) return nothing;
  const { form, ...rest } = submitted.data.data;
  const intent: Intent = {
    kind: "submitted",
    once: `form:teams:${by.user}:${form.nonce}`,
    by,
    opener: form.opener,
    values: valuesOf(rest),
    in: isPersonal(activity) || isInChannel(activity) ? conversationOf(activity) : null,
  };
  return { kind: "intent", intent, answer: "submit" };
}

const valuesOf = (filled: Readonly<Record<string, unknown>>): FormValues =>
  Object.fromEntries(
    Object.entries(filled).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [[name, String(value).trim() || null]] : [],
    ),
  );

/** Teams tells of a change in a team, and of a channel's own only when it has members of its own. */
function membersOf(activity: TeamsActivity): InboundEvent {
  const { channelData, membersAdded, membersRemoved } = activity;
  const id = channelData?.channel?.id ?? channelData?.team?.id;
  const tells = channelData?.eventType || membersAdded?.length || membersRemoved?.length;
  if (!id || !tells) return nothing;
  const address = addressOf({ serviceUrl: activity.serviceUrl, id });
  return { kind: "members-changed", channel: { platform: "teams", tenant: tenantOf(activity), address } };
}

/** Both a conversationUpdate and an installationUpdate tell of the bot's coming: one of them greets. */
function installed(activity: TeamsActivity, by: ChatUser): InboundEvent {
  if (!isPersonal(activity)) return membersOf({ ...activity, membersAdded: [activity.recipient] });
  if (activity.action !== "add") return nothing;
  const intent: Intent = {
    kind: "asked",
    once: `installed:${activity.conversation.id}:${activity.id}`,
    by,
    words: "help",
    in: { ...conversationOf(activity), scope: "personal" },
  };
  return { kind: "intent", intent, answer: "message" };
}
