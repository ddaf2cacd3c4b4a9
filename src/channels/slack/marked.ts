import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Conversation, Found } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import type { IdentityFinder } from "./identity.ts";
import { failureOf, slackError } from "./outcome.ts";

/** Metadata that people do not see, by which a message of ours is known again. */
const eventType = "guichet_posted";

export const marked = (mark: string): Pick<webApi.ChatPostMessageArguments, "metadata"> => ({
  metadata: { event_type: eventType, event_payload: { mark } },
});

const page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      user: z.string().optional(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.looseObject({ mark: z.string().optional() }) })
        .optional(),
    }),
  ),
  has_more: z.boolean().default(false),
  response_metadata: z.object({ next_cursor: z.string().default("") }).default({ next_cursor: "" }),
});
const pageSize = 200; // as Slack advises
const mostPages = 5; // a thousand messages: a channel is not read for longer

/** The bot's own message with a mark in a channel since an instant. Any app may post metadata of that name. */
export async function findMarked(
  { client, identity }: { readonly client: SlackClient; readonly identity: IdentityFinder },
  mark: string,
  { at, since }: { readonly at: Conversation; readonly since: Date },
): Promise<Found> {
  if (!isChannelId(at.address)) return none;
  const oldest = String(since.getTime() / 1_000);
  try {
    const { bot } = await identity.find();
    if (bot === null) return none;
    let cursor = "";
    for (let pages = 0; pages < mostPages; pages += 1) {
      const next = cursor === "" ? {} : { cursor };
      const asked = { channel: at.address, oldest, include_all_metadata: true, limit: pageSize, ...next };
      const {
        messages,
        has_more: more,
        response_metadata: after,
      } = page.parse(await client.conversations.history(asked));
      const found = messages.find(
        ({ user, metadata }) =>
          user === bot && metadata?.event_type === eventType && metadata.event_payload.mark === mark,
      );
      const { platform, tenant, address } = at;
      if (found !== undefined) return { result: "found", posted: { platform, tenant, address, message: found.ts } };
      cursor = after.next_cursor;
      if (!more || cursor === "") return none;
    }
    return none;
  } catch (error) {
    // Slack does not let the bot read there: then it cannot be told.
    if (slackError(error) !== null) return none;
    const failure = failureOf(error);
    return failure.result === "retry" ? failure : none;
  }
}

const none: Found = { result: "found", posted: null };

/** Somebody's own conversation with the bot has an id that is known only once something was posted there. */
const isChannelId = (address: string): boolean => /^[CGD]/.test(address);
