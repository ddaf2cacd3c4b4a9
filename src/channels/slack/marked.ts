import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Conversation, Found } from "../platform.ts";
import type { SlackClient } from "./client.ts";
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

/** The message posted with a mark in a channel since an instant. */
export async function findMarked(client: SlackClient, mark: string, at: Conversation, since: Date): Promise<Found> {
  if (!isChannelId(at.address)) return none;
  const oldest = String(since.getTime() / 1_000);
  try {
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
        ({ metadata }) => metadata?.event_type === eventType && metadata.event_payload.mark === mark,
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
