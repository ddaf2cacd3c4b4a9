import { createHmac } from "node:crypto";
import type { Recorded } from "./recorder.ts";

export const signingSecret = "8f742231b10e8888abcd99yyyzzz85a5";
export const botToken = "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy";

export type Form = "json" | "fields" | "payload";
export const json = "application/json";
const urlencoded = "application/x-www-form-urlencoded";

/** The headers under which Slack would send this body; `how` says what is wrong with them. */
export function signed(
  body: string,
  how: { secret?: string; secondsAgo?: number; type?: string } = {},
): Record<string, string> {
  const at = Math.floor(Date.now() / 1_000) - (how.secondsAgo ?? 0);
  const signature = createHmac("sha256", how.secret ?? signingSecret)
    .update(`v0:${at}:${body}`)
    .digest("hex");
  return {
    "content-type": how.type ?? json,
    "x-slack-request-timestamp": String(at),
    "x-slack-signature": `v0=${signature}`,
  };
}

/** What Slack says, in the form in which it says such things, signed. */
export function fromSlack(payload: unknown, form: Form): Recorded {
  const body = encoded(payload, form);
  const type = form === "json" ? json : urlencoded;
  return { path: "/slack/events", headers: signed(body, { type }), body };
}

function encoded(payload: unknown, form: Form): string {
  if (form === "json") return JSON.stringify(payload) ?? "";
  if (form === "payload") return new URLSearchParams({ payload: JSON.stringify(payload) ?? "" }).toString();
  const fields = Object.entries(payload ?? {}).map(([name, value]): [string, string] => [name, inAField(value)]);
  return new URLSearchParams(fields).toString();
}

/** What a recorded request of Slack's says, and in which form. */
export function readSlack({ headers, body }: Recorded): { readonly payload: unknown; readonly form: Form } {
  if (headers["content-type"] === json) return { payload: JSON.parse(body), form: "json" };
  const fields = Object.fromEntries(new URLSearchParams(body));
  const { payload } = fields;
  return payload === undefined
    ? { payload: fields, form: "fields" }
    : { payload: JSON.parse(payload), form: "payload" };
}

const inAField = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
