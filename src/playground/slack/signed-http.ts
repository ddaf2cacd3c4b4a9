import { createHmac } from "node:crypto";
import type { Ack, Delivery, Retry, Transport } from "./deliver.ts";

interface SignedHttp {
  /** The desk's Request URL, or undefined while it is not known yet. */
  readonly requestUrl: () => string | undefined;
  readonly signingSecret: string;
  /** Milliseconds the desk has to answer: 3,000 at Slack. */
  readonly timeoutMs: number;
}

/** Delivers as Slack does over HTTP: events as JSON, commands and interactions as forms, all signed (v0, HMAC-SHA256). */
export function signedHttp({ requestUrl, signingSecret, timeoutMs }: SignedHttp): Transport {
  return async (delivery, retry) => {
    const url = requestUrl();
    const began = performance.now();
    const tookMs = () => performance.now() - began;
    if (url === undefined) return failed("dispatch_failed", 0, tookMs());
    const { body, contentType } = encode(delivery);
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "manual",
        body,
        headers: { "content-type": contentType, ...signatureOf(body, signingSecret), ...retryHeaders(retry) },
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      const { status } = response;
      if (response.ok) return { failure: undefined, status, body: text, tookMs: tookMs(), noRetry: false };
      const noRetry = response.headers.get("x-slack-no-retry") === "1";
      return { ...failed(status < 500 ? "http_client_error" : "http_service_error", status, tookMs(), text), noRetry };
    } catch (error) {
      const timedOut = error instanceof DOMException && error.name === "TimeoutError";
      return failed(timedOut ? "operation_timeout" : "dispatch_failed", 0, tookMs());
    }
  };
}

export const failed = (failure: NonNullable<Ack["failure"]>, status: number, tookMs: number, body = ""): Ack => ({
  failure,
  status,
  body,
  tookMs,
  noRetry: false,
});

function encode({ kind, payload }: Delivery): { body: string; contentType: string } {
  if (kind === "events_api") return { body: JSON.stringify(payload), contentType: "application/json" };
  const form = new URLSearchParams();
  const fields = kind === "interactive" ? { payload: JSON.stringify(payload) } : payload;
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  return { body: form.toString(), contentType: "application/x-www-form-urlencoded" };
}

function signatureOf(body: string, signingSecret: string): Record<string, string> {
  // The desk compares with its machine's clock, so this one is never the simulated one.
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${signature}` };
}

const retryHeaders = (retry: Retry | undefined): Record<string, string> =>
  retry === undefined ? {} : { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason };
