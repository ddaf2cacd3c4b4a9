import type { Outcome, UndeliverableReason } from "../platform.ts";

/** What the Bot Connector said no with; `status` 0 when it said nothing at all. */
export interface Refused {
  readonly status: number;
  /** Such as `BotNotInConversationRoster`. */
  readonly code: string;
  /** Milliseconds, from its Retry-After. */
  readonly retryAfter: number | null;
}

export type Attempted = "post" | "reply" | "update";

const byCode: ReadonlyMap<string, UndeliverableReason> = new Map([
  ["ConversationNotFound", "conversation-not-found"],
  ["MessageSizeTooBig", "too-long"],
  ["MessageWritesBlocked", "blocked"],
  ["ConversationBlockedByUser", "blocked"],
  ["BotDisabledByAdmin", "app-not-installed"],
]);

/** What becomes of a message that Teams did not take. */
export function refusalOutcome(refused: Refused, attempted: Attempted, where: "personal" | "channel"): Outcome {
  const { status, code, retryAfter } = refused;
  const reason = `${status} ${code}`.trim();
  if (status === 401) return { result: "retry", after: null, reason, refused: true }; // until somebody renews the secret
  if (passes(status)) return { result: "retry", after: retryAfter, reason };
  // the root of a thread that was deleted answers as a conversation that is not there
  if (code === "ActivityNotFoundInConversation" || (status === 404 && attempted === "reply")) {
    return { result: "gone", reason };
  }
  return { result: "undeliverable", reason: byCode.get(code) ?? byStatus(refused, attempted, where) };
}

/** Whether the same call may succeed later. */
export const isTemporary = ({ status }: Refused): boolean => status === 401 || passes(status);

/** 409 and 412 are two writes to one conversation at once; 0 is a connection that died or never was. */
const passes = (status: number): boolean => [0, 408, 409, 412, 425, 429].includes(status) || status >= 500;

function byStatus({ status, code }: Refused, attempted: Attempted, where: "personal" | "channel"): UndeliverableReason {
  if (status === 413) return "too-long";
  if (status === 404) return "conversation-not-found";
  if (code === "BotNotInConversationRoster" || (status === 403 && attempted !== "update"))
    return where === "personal" ? "app-not-installed" : "bot-not-in-channel";
  return "refused-by-platform";
}

/** A Retry-After header, in seconds or as a date, in milliseconds; null without a sensible one. */
export function retryAfter(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now.getTime();
  return Number.isFinite(wait) && wait >= 0 ? wait : null;
}
