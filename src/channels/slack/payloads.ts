import { z } from "zod";
import { cardModalPayload } from "./card-modal.ts";
import { formCallback } from "./forms.ts";
import { modalPayload } from "./modal.ts";
import { sentFile } from "./sent-file.ts";

/** What Slack sends, as far as the desk reads it. */

/** Of an account or a conversation: one that is empty is nobody's. */
const id = z.string().min(1).max(500);

const who = {
  user: z.object({ id, team_id: z.string().optional() }),
  team: z.object({ id, domain: z.string() }).nullable(), // null where a whole organisation installed the app
};

export const commandPayload = z.object({
  team_id: id,
  user_id: id,
  channel_id: id,
  text: z.string().default(""),
  trigger_id: z.string(),
  response_url: z.string(),
});

export const globalShortcutPayload = z.object({ ...who, trigger_id: z.string() });

const written = {
  text: z.string().default(""),
  ts: z.string(),
  thread_ts: z.string().optional(),
  files: z.array(sentFile).default([]),
  blocks: z.unknown().optional(),
};

const writer = {
  user: id.optional(),
  team: z.string().optional(),
  user_team: z.string().optional(), // in a channel shared with another organisation
  bot_id: z.string().optional(),
};

export const messageShortcutPayload = z.object({
  ...who,
  trigger_id: z.string(),
  response_url: z.string(),
  channel: z.object({ id }),
  message: z.object({ ...written, ...writer }),
});

export const blockActionsPayload = z.object({
  ...who,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  container: z.object({
    thread_ts: z.string().optional(),
    message_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  channel: z.object({ id }).optional(),
  view: z
    .discriminatedUnion("type", [
      z.discriminatedUnion("callback_id", [
        cardModalPayload,
        modalPayload.extend({ type: z.literal("modal"), callback_id: z.literal(formCallback) }),
      ]),
      z.object({ type: z.literal("home") }).transform((home) => ({ ...home, callback_id: null })),
    ])
    .optional(),
  actions: z.tuple([
    z.object({
      value: z.string().optional(),
      text: z.object({ text: z.string() }).optional(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ]),
});

export type BlockActions = z.output<typeof blockActionsPayload>;

export const viewSubmissionPayload = z.object({ ...who, trigger_id: z.string().optional(), view: modalPayload });

/** A form of another version of the desk, as far as it takes to say so on it. */
export const unknownFormPayload = z.object({
  ...who,
  view: z.object({ state: z.object({ values: z.record(z.string(), z.unknown()) }) }),
});

export const typingPayload = z.object({
  ...who,
  view: modalPayload,
  actions: z.tuple([z.object({ action_ts: z.string() })]),
});

export const viewClosedPayload = z.object({ ...who, view: modalPayload.pick({ id: true, private_metadata: true }) });

const envelope = {
  team_id: id,
  event_id: z.string(),
};

const message = z.object({
  ...written,
  ...writer,
  parent_user_id: z.string().optional(), // who began the thread
  subtype: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(), // and stays, whatever else happens to the message
});

export const messageEvent = z.object({
  ...envelope,
  event: message.extend({
    channel: id,
    channel_type: z.string().optional(), // app_mention has none
    /** Of `message_changed`, which tells of unfurled links and new replies too. */
    message: message.optional(),
    previous_message: message.optional(),
  }),
});

export const reactionEvent = z.object({
  ...envelope,
  event: z.object({
    user: id,
    reaction: z.string().min(1).max(200),
    item_user: id.optional(), // of what an app posted there is none
    item: z.union([
      z.object({ type: z.literal("message"), channel: id, ts: z.string() }),
      z.object({ type: z.string().refine((type) => type !== "message") }), // once that was a file
    ]),
    event_ts: z.string(),
  }),
});

export const messageWithReactions = z.object({
  message: z.object({
    ...written,
    ...writer,
    reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()).default([]) })).default([]),
  }),
});

export const threadMessages = z.object({ messages: z.array(z.object({ ...written, ...writer })).default([]) });

export const homeEvent = z.object({
  ...envelope,
  event: z.object({ user: id, tab: z.string(), channel: id.optional() }),
});

export const channelEvent = z.object({
  ...envelope,
  event: z.union([
    z.object({ channel: z.union([id, z.object({ id }).transform((renamed) => renamed.id)]) }),
    z.object({ type: z.literal("channel_id_changed"), old_channel_id: id, new_channel_id: id }),
  ]),
});

export const joinedEvent = z.object({
  ...envelope,
  event: z.object({ channel: id, user: id, inviter: id.optional() }),
  /** For whom it is sent: among them the bot. */
  authorizations: z.array(z.object({ user_id: z.string().nullish(), is_bot: z.boolean().nullish() })).default([]),
});

/** Slack keeps events back from an app that takes none of them for a minute. */
export const rateLimitedNotice = z.object({ type: z.literal("app_rate_limited"), minute_rate_limited: z.number() });

export type WrittenMessage = z.output<z.ZodObject<typeof written>>;

/** Of what somebody did and waits for an answer to: enough to tell them that there is none. */
export const whoWaits = z.union([
  z.object({ user_id: id, response_url: z.string().optional() }),
  z
    .object({ user: z.object({ id }), response_url: z.string().optional() })
    .transform(({ user, response_url }) => ({ user_id: user.id, response_url })),
]);
