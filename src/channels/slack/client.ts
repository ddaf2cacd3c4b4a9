import { webApi } from "@slack/bolt";
import type { Logger } from "@slack/bolt";
import type { Rendered } from "./render.ts";

export type SlackClient = webApi.WebClient;

export interface ClientOptions {
  /** Null: Slack's own. */
  readonly apiUrl: string | null;
  readonly logger: Logger;
}

/** How every call of the Web API is made: once, as whoever calls decides about trying again. */
export const clientOptions = ({ apiUrl, logger }: ClientOptions): webApi.WebClientOptions => ({
  ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
  logger,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true, // else a call may hang for half an hour
  timeout: 10_000,
});

export const createClient = (token: string, options: ClientOptions): SlackClient =>
  new webApi.WebClient(token, clientOptions(options));

/** Posts without previews of the links in people's words. */
export const postMessage = (
  client: SlackClient,
  message: Pick<webApi.ChatPostMessageArguments, "channel" | "thread_ts" | "metadata"> &
    Rendered & { reply_broadcast?: boolean },
): Promise<webApi.ChatPostMessageResponse> =>
  client.apiCall("chat.postMessage", { ...message, unfurl_links: false, unfurl_media: false });
