import { webApi } from "@slack/bolt";
import type { Logger } from "@slack/bolt";
import { z } from "zod";
import { clientOptions } from "./client.ts";
import { isOrgWide } from "./identity.ts";
import { failureOf, slackError } from "./outcome.ts";
import type { SlackSettings } from "./receiver.ts";

/** What Slack says of the tokens of this desk. */
export interface SlackDiagnosis {
  readonly bot: Said<BotToken>;
  /** Null over signed HTTP, which needs no app token. */
  readonly app: Said<object> | null;
}

export interface BotToken {
  readonly workspace: string;
  /** It is of a whole organisation, and of none of its workspaces. */
  readonly isOrgWide: boolean;
  readonly scopes: readonly string[];
  /** By how many milliseconds this machine's clock is ahead of Slack's, to about a second; null when Slack told no time. */
  readonly ahead: number | null;
}

export type Said<Yes> =
  | ({ readonly result: "accepted" } & Yes)
  /** `error` is Slack's own name of it. */
  | { readonly result: "refused"; readonly error: string }
  | { readonly result: "unanswered"; readonly reason: string };

const answer = z.object({
  team: z.string(),
  team_id: z.string(),
  is_enterprise_install: z.boolean().default(false),
  response_metadata: z.object({ scopes: z.array(z.string()).default([]) }),
});

interface Asking extends Pick<SlackSettings, "apiUrl"> {
  readonly logger: Logger;
  readonly now: () => Date;
}

/** Asks Slack about both tokens; nothing is posted and no connection is opened. */
export async function diagnose({
  settings,
  ...rest
}: Omit<Asking, "apiUrl"> & { settings: SlackSettings }): Promise<SlackDiagnosis> {
  const { botToken, appToken, apiUrl } = settings;
  const asking = { ...rest, apiUrl };
  return {
    bot: await diagnoseBotToken(botToken, asking),
    app: appToken === null ? null : await diagnoseAppToken(appToken, asking),
  };
}

export const diagnoseBotToken = (token: string, { now, ...asking }: Asking): Promise<Said<BotToken>> =>
  said(() => askAboutBot(token, clientOptions(asking), now));

export const diagnoseAppToken = (token: string, asking: Asking): Promise<Said<object>> =>
  said(() => askForConnection(token, clientOptions(asking)));

async function askAboutBot(token: string, options: webApi.WebClientOptions, now: () => Date): Promise<BotToken> {
  let ahead: number | null = null;
  const timed: typeof fetch = async (...request) => {
    const asked = now().getTime();
    const response = await fetch(...request);
    ahead = aheadOf(response.headers.get("date"), (asked + now().getTime()) / 2);
    return response;
  };
  const client = new webApi.WebClient(token, { ...options, fetch: timed });
  const told = answer.parse(await client.auth.test());
  return { workspace: told.team, isOrgWide: isOrgWide(told), scopes: told.response_metadata.scopes, ahead };
}

/** Slack answers with an address to connect to, which is left unused. */
async function askForConnection(token: string, options: webApi.WebClientOptions): Promise<object> {
  const asAppItself = new webApi.WebClient(token, options);
  await asAppItself.apps.connections.open();
  return {};
}

function aheadOf(date: string | null, here: number): number | null {
  const there = Date.parse(date ?? "");
  return Number.isNaN(there) ? null : here - (there + 500); // the header has whole seconds, cut off
}

async function said<Yes extends object>(ask: () => Promise<Yes>): Promise<Said<Yes>> {
  try {
    return { result: "accepted", ...(await ask()) };
  } catch (error) {
    const failure = failureOf(error);
    const name = slackError(error);
    // A passing trouble of Slack's has a name too: it says nothing of the token.
    if (name !== null && !passing.has(name)) return { result: "refused", error: name };
    return { result: "unanswered", reason: failure.reason };
  }
}

const passing = new Set(["ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"]);
