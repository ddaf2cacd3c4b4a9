import type { Conversation } from "../platform.ts";
import { addressOf, kindByForm, threadIn, type Place } from "./address.ts";
import type { TeamsActivity } from "./inbound.ts";

export const tenantOf = ({ channelData, conversation }: TeamsActivity): string =>
  channelData?.tenant?.id ?? conversation.tenantId ?? "";

export const isPersonal = ({ conversation }: TeamsActivity): boolean => conversation.conversationType === "personal";
export const isInChannel = ({ conversation }: TeamsActivity): boolean => conversation.conversationType === "channel";

export const accountIn = ({ from }: TeamsActivity): string => from.aadObjectId ?? from.id;

/**
 * Where somebody is written to alone: the chat in which they wrote to the bot, or themselves. A chat in which they only chose
 * a command, or pressed a button, may be one of two colleagues, of which the bot knows nothing.
 */
export function ownPlace(activity: TeamsActivity): Place {
  const { serviceUrl, conversation, type, value, action } = activity;
  const user = accountIn(activity);
  const isWritten = (type === "message" && !value) || (type === "installationUpdate" && action === "add");
  return isPersonal(activity) && isWritten
    ? { serviceUrl, kind: "chat", id: conversation.id, of: user }
    : { serviceUrl, kind: "person", id: user };
}

/** The chat or channel it happened in, without the thread. What kind it is, Teams says: its id need not. */
export function placeOf({ serviceUrl, conversation }: TeamsActivity): Place {
  const { channel: id } = threadIn(conversation.id);
  const type = conversation.conversationType;
  return { serviceUrl, kind: type === "channel" ? "channel" : type ? "chat" : kindByForm(id), id };
}

export const conversationOf = (activity: TeamsActivity): Conversation => ({
  platform: "teams",
  tenant: tenantOf(activity),
  address: addressOf(placeOf(activity)),
});
