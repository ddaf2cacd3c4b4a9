import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { limits } from "./limits.ts";
import type { Refused } from "./outcome.ts";

/** Whether Microsoft's login service gives the bot a token, and if not, what is wrong with what it was shown. */
export type Login =
  | { readonly result: "granted" }
  | { readonly result: "refused"; readonly because: LoginRefusal; readonly code: string }
  | { readonly result: "unanswered"; readonly reason: string };

export type LoginRefusal = "wrong-secret" | "expired-secret" | "unknown-app" | "unknown-tenant" | "other";

/** Source: Microsoft Entra's list of AADSTS error codes. */
const byNumber: ReadonlyMap<string, LoginRefusal> = new Map([
  ["7000215", "wrong-secret"],
  ["7000222", "expired-secret"],
  ["700016", "unknown-app"],
  ["90002", "unknown-tenant"],
  ["900021", "unknown-tenant"],
  ["900023", "unknown-tenant"],
]);

/** For what names no number: OAuth 2.0's own errors. */
const byName: ReadonlyMap<string, LoginRefusal> = new Map([
  ["invalid_client", "wrong-secret"],
  ["unauthorized_client", "unknown-app"],
  ["invalid_tenant", "unknown-tenant"],
]);

const refusal = z.object({
  name: z.enum(["ServerError", "InteractionRequiredAuthError"]),
  errorCode: z.string().catch(""),
  errorNo: z.coerce.string().catch(""),
});
const failure = z.object({ errorCode: z.string() });

/** What an error of the login library means. Its message is left out: it names the app and the tenant. */
export function loginFailure(cause: unknown): Exclude<Login, { result: "granted" }> {
  const refused = refusal.safeParse(cause).data;
  if (refused === undefined)
    return { result: "unanswered", reason: failure.safeParse(cause).data?.errorCode ?? "no answer" };
  const { errorCode, errorNo } = refused;
  const code = byNumber.has(errorNo) ? `AADSTS${errorNo}` : errorCode;
  return { result: "refused", because: byNumber.get(errorNo) ?? byName.get(errorCode) ?? "other", code };
}

/** The login service refuses a wrong or expired secret with an error of its own; anything else is the way to it. */
export const withoutToken = (cause: unknown): Refused =>
  nameOf(cause) === "ServerError" || nameOf(cause) === "InteractionRequiredAuthError"
    ? { status: 401, code: "LoginRefused", retryAfter: null }
    : { status: 0, code: "LoginUnreachable", retryAfter: null };

/** The login library sets itself no limit. */
export async function loginTimeout(): Promise<never> {
  await wait(limits.connectorTimeout, undefined, { ref: false });
  throw new Error("The login service did not answer");
}

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : "unknown");
