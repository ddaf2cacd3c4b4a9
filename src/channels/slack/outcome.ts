import { webApi } from "@slack/bolt";
import type { Outcome, UndeliverableReason } from "../platform.ts";

export type Failure = Exclude<Outcome, { result: "delivered" }>;

const gone = (reason: string): Failure => ({ result: "gone", reason });
const retry = (reason: string, after: number | null = null): Failure => ({ result: "retry", after, reason });
/** An administrator can put it right: until then it is the same whatever is said. */
const refused = (reason: string): Failure => ({ result: "retry", after: null, reason, refused: true });
const undeliverable = (reason: UndeliverableReason): Failure => ({ result: "undeliverable", reason });

/** What Slack's error names mean for a delivery; one that is not here is refused for good. */
const meanings = new Map<string, (error: string) => Failure>([
  ...each(
    ["message_not_found", "thread_not_found", "cant_update_message", "cant_delete_message", "edit_window_closed"],
    gone,
  ),
  ...each(["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable"], (error) =>
    retry(error),
  ),
  ...each(["request_timeout", "accesslimited", "team_added_to_org", "external_channel_migrating"], (error) =>
    retry(error),
  ),
  ...each(["update_failed", "message_limit_exceeded"], (error) => retry(error)),
  ...each(["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"], refused),
  ...each(["not_allowed_token_type", "two_factor_setup_required", "enterprise_is_restricted"], refused),
  ...each(["missing_scope", "org_login_required", "ekm_access_denied"], refused),
  // Of one conversation or one resource.
  ...each(["no_permission", "access_denied"], (error) => retry(error)),
  ...each(["not_in_channel"], () => undeliverable("bot-not-in-channel")),
  ...each(["is_archived", "is_inactive"], () => undeliverable("channel-archived")),
  ...each(["channel_not_found", "user_not_found", "user_not_visible"], () => undeliverable("conversation-not-found")),
  ...each(["cannot_dm_bot", "user_disabled"], () => undeliverable("blocked")),
  ...each(["team_not_found", "team_access_not_granted", "messages_tab_disabled", "restricted_action"], () =>
    undeliverable("not-allowed"),
  ),
  ...each(["restricted_action_read_only_channel", "restricted_action_thread_locked"], () =>
    undeliverable("not-allowed"),
  ),
  ...each(["restricted_action_thread_only_channel", "restricted_action_non_threadable_channel"], () =>
    undeliverable("not-allowed"),
  ),
  ...each(["msg_too_long", "msg_blocks_too_long"], () => undeliverable("too-long")),
]);

function each(errors: readonly string[], meaning: (error: string) => Failure): [string, (error: string) => Failure][] {
  return errors.map((error) => [error, meaning]);
}

/** What a failed call of the Web API means for what was to be delivered. */
export function failureOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError) return retry("ratelimited", error.retryAfter * 1_000);
  if (error instanceof webApi.WebAPIPlatformError) return meaningOf(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) {
    return error.statusCode === 413 ? undeliverable("too-long") : retry(`HTTP ${error.statusCode}`);
  }
  if (error instanceof Error && error.message.startsWith("Retry header")) return retry("429 without a Retry-After");
  return retry(`unreachable: ${causeOf(error)}`);
}

/** `ECONNREFUSED`, `TimeoutError`: the innermost that is said. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if (error.cause instanceof Error) return causeOf(error.cause);
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** Slack's own name of an error, or null when the call failed otherwise. */
export const slackError = (error: unknown): string | null =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : null;

function meaningOf(error: string): Failure {
  const meaning = meanings.get(error);
  if (meaning !== undefined) return meaning(error);
  if (/^[a-z_]+$/.test(error)) return undeliverable("refused-by-platform");
  // The SDK takes whatever it cannot read for a name of Slack's.
  if (error.trim() === "") return retry("an empty answer, not Slack's");
  return retry(error.trimStart().startsWith("<") ? "a web page, not Slack's" : "not an answer of Slack's");
}
