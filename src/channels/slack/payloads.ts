import { z } from "zod";
import { modalPayload } from "./modal.ts";

/** What Slack sends, as far as the desk reads it. */

const who = {
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  team: z.object({ id: z.string(), domain: z.string() }).nullable(), // null where a whole organisation installed the app
};

export const commandPayload = z.object({
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().default(""),
  trigger_id: z.string(),
  response_url: z.string(),
});

export const globalShortcutPayload = z.object({ ...who, trigger_id: z.string() });

const file = z.object({
  name: z.string().nullish(),
  title: z.string().nullish(),
  permalink: z.string().optional(), // missing where the file may not be shown
});

const written = {
  text: z.string().default(""),
  ts: z.string(),
  thread_ts: z.string().optional(),
  files: z.array(file).default([]),
  blocks: z.unknown().optional(),
};

export const messageShortcutPayload = z.object({
  ...who,
  trigger_id: z.string(),
  response_url: z.string(),
  channel: z.object({ id: z.string() }),
  message: z.object(written),
});

export const blockActionsPayload = z.object({
  ...who,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  container: z.object({ thread_ts: z.string().optional() }),
  channel: z.object({ id: z.string() }).optional(),
  view: z
    .discriminatedUnion("type", [
      modalPayload.extend({ type: z.literal("modal") }),
      z.object({ type: z.literal("home") }),
    ])
    .optional(),
  actions: z.tuple([
    z.object({ value: z.string().optional(), selected_option: z.object({ value: z.string() }).nullish() }),
  ]),
});

export const viewSubmissionPayload = z.object({ ...who, trigger_id: z.string().optional(), view: modalPayload });

export const typingPayload = z.object({
  ...who,
  view: modalPayload,
  actions: z.tuple([z.object({ action_ts: z.string() })]),
});

export const viewClosedPayload = z.object({ ...who, view: modalPayload.pick({ id: true, private_metadata: true }) });

const envelope = {
  team_id: z.string(),
  event_id: z.string(),
};

export const messageEvent = z.object({
  ...envelope,
  event: z.object({
    ...written,
    channel: z.string(),
    channel_type: z.string().optional(), // app_mention has none
    parent_user_id: z.string().optional(), // who began the thread
    user: z.string().optional(),
    user_team: z.string().optional(), // in a channel shared with another organisation
    bot_id: z.string().optional(),
    subtype: z.string().optional(),
  }),
});

export const homeEvent = z.object({ ...envelope, event: z.object({ user: z.string(), tab: z.string() }) });

export const channelEvent = z.object({ ...envelope, event: z.object({ channel: z.string() }) });

export type WrittenMessage = z.output<z.ZodObject<typeof written>>;

/** Of what somebody did and waits for an answer to: enough to tell them that there is none. */
export const whoWaits = z.union([
  z.object({ user_id: z.string(), response_url: z.string().optional() }),
  z
    .object({ user: z.object({ id: z.string() }), response_url: z.string().optional() })
    .transform(({ user, response_url }) => ({ user_id: user.id, response_url })),
]);
