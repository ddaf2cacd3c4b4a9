import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

const validFor = 5 * 60_000; // milliseconds, as Slack recommends: an old request that somebody sends again is refused

/**
 * Why a body does not come from Slack; null: it does. `now` in milliseconds since 1970.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function whyNotSigned(
  { secret, now }: { readonly secret: string; readonly now: number },
  headers: IncomingHttpHeaders,
  body: Buffer,
): string | null {
  const { "x-slack-signature": signature, "x-slack-request-timestamp": timestamp } = headers;
  if (typeof signature !== "string" || typeof timestamp !== "string") return "not signed";
  if (!/^\d{1,12}$/.test(timestamp)) return "no time in its signature";
  if (Math.abs(now - Number(timestamp) * 1_000) > validFor) return "signed more than five minutes ago";
  const expected = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`;
  return isSame(Buffer.from(signature), Buffer.from(expected)) ? null : "signed by somebody else";
}

/** In a time that does not tell how much of it is right. */
const isSame = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected);
