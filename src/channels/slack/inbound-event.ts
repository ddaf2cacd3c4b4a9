import type { ChatUser, Conversation, Intent, Mentioned, PostedMessage } from "../platform.ts";
import { clean } from "./limits.ts";
import type { ReplyContext } from "./reply-context.ts";
import type { WrittenMessage } from "./payloads.ts";
import { emojiIn, mentionsIn, plainWords, type NameOf } from "./plain-words.ts";

/** What somebody did, and where it can be answered. */
export interface InboundEvent {
  readonly intent: Intent;
  readonly context: ReplyContext;
}

/** What is known without asking Slack. */
export interface WorkspaceContext {
  /** The workspace of the bot's token; null before Slack said. */
  readonly team: string | null;
  /** The organisation it belongs to; null where it stands alone, and before Slack said. */
  readonly enterprise: string | null;
  /** The bot's own user; null before Slack said. */
  readonly bot: string | null;
  /** `https://acme.slack.com/`; null before Slack said. */
  readonly url: string | null;
  readonly nameOf: NameOf;
}

/** Who acted, as far as the payload tells: `home` is their own workspace, where it is named. */
export function actorOf(
  at: WorkspaceContext,
  { team, user, home }: { readonly team: string | undefined; readonly user: string; readonly home: string | undefined },
): ChatUser {
  const actor = unknownUser(at.team ?? team ?? "", user);
  if (home === undefined || at.team === null) return actor;
  if (home === at.team) return { ...actor, outsider: false };
  // In an organisation of several workspaces another one may be theirs: their profile tells.
  return at.enterprise === null ? { ...actor, outsider: true } : actor;
}

/** Somebody of whom no more is known than their id. */
export const unknownUser = (tenant: string, user: string): ChatUser => ({
  platform: "slack",
  tenant,
  user,
  directAddress: user,
  name: null,
  email: null,
  locale: null,
  zone: null,
  administrator: null,
});

export const place = ({ platform, tenant }: ChatUser, address: string): Conversation => ({ platform, tenant, address });
export const posted = (by: ChatUser, address: string, message: string): PostedMessage => ({
  ...place(by, address),
  message,
});

export const messageKey = ({ tenant }: ChatUser, channel: string, ts: string): string =>
  `message:${tenant}:${channel}:${ts}`;

const mostMentioned = 10; // of one message: those that it may be for

/** The people that it mentions, without the bot; nothing where it mentions nobody. */
export function mentionsOf(
  { text }: WrittenMessage,
  { nameOf, bot }: WorkspaceContext,
): { readonly mentions?: readonly Mentioned[] } {
  const people = mentionsIn(text, nameOf).filter(({ user }) => user !== bot);
  const mentions = people.slice(0, mostMentioned).map(({ user, as }) => ({ user, as: clean(as) }));
  return mentions.length === 0 ? {} : { mentions };
}

/** A message's words as they were read on the screen. */
export const wordsOf = (message: WrittenMessage, { nameOf }: WorkspaceContext): string =>
  clean(plainWords(message.text, nameOf, emojiIn(message.blocks)));
