import { z } from "zod";
import { retryAfter, type Refused } from "./outcome.ts";

export type CallAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly refused: Refused };

/** One call of Microsoft's, JSON both ways. Never rejects. */
export async function callJson({
  url,
  method,
  headers,
  body,
  timeout,
  now,
}: {
  readonly url: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly headers: Headers;
  readonly body?: object | undefined;
  readonly timeout: number;
  readonly now: () => Date;
}): Promise<CallAnswer> {
  if (body !== undefined) headers.set("content-type", "application/json; charset=utf-8");
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
      redirect: "error",
    });
    const answer = parse(await response.text());
    if (response.ok) return { ok: true, body: answer };
    const pause = retryAfter(response.headers.get("retry-after"), now());
    return { ok: false, refused: { status: response.status, code: codeOf(answer), retryAfter: pause } };
  } catch (cause) {
    return { ok: false, refused: { status: 0, code: rootOf(cause), retryAfter: null } };
  }
}

/** `ECONNREFUSED`, `TimeoutError`: the innermost that is said. */
function rootOf(cause: unknown): string {
  if (cause instanceof Error && cause.cause instanceof Error) return rootOf(cause.cause);
  const name = cause instanceof Error ? cause.name : "unknown";
  const { code } = z.object({ code: z.string() }).safeParse(cause).data ?? { code: name };
  return code;
}

const errorBody = z.object({ error: z.object({ code: z.string() }) });
const codeOf = (body: unknown): string => errorBody.safeParse(body).data?.error.code ?? "";

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
