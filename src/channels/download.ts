import type { FetchedFile } from "./platform.ts";

/** How a file's bytes are asked for. */
export interface Download {
  readonly url: string;
  /** Whether an address is the platform's own: nothing is asked of any other. */
  readonly mayAsk: (url: URL) => boolean;
  /** What says there who asks. */
  readonly headersFor: (url: URL) => Promise<Headers | null>;
}

const mostRedirects = 3;
const longest = 120_000; // milliseconds, for all of it

/** Asks for the bytes of a file, and follows its platform to its own addresses only. Never rejects. */
export async function download({ url, mayAsk, headersFor }: Download): Promise<FetchedFile> {
  const signal = AbortSignal.timeout(longest);
  let at = url;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const to = URL.canParse(at) ? new URL(at) : null;
    if (to === null || !mayAsk(to)) return { result: "refused", reason: "an address that is not the platform's own" };
    const headers = await headersFor(to);
    if (headers === null) return { result: "retry", after: null, reason: "no token now" };
    let response: Response;
    try {
      response = await fetch(to.href, { headers, redirect: "manual", signal });
    } catch (cause) {
      return {
        result: "retry",
        after: null,
        reason: `unreachable: ${cause instanceof Error ? cause.name : "unknown"}`,
      };
    }
    const { status } = response;
    if (status === 200 && response.body !== null) return found(response, response.body);
    await response.body?.cancel().catch(() => undefined);
    const next = status >= 300 && status < 400 ? response.headers.get("location") : null;
    if (next === null) return refusal(status, response.headers.get("retry-after"));
    at = URL.canParse(next, to.href) ? new URL(next, to.href).href : "";
  }
  return { result: "refused", reason: "redirected again and again" };
}

function found({ headers }: Response, body: AsyncIterable<Uint8Array>): FetchedFile {
  const length = headers.get("content-length");
  // Of what was packed for the way, the length is that of the packing.
  const isPlain = headers.get("content-encoding") === null;
  const bytes = isPlain && length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
  return { result: "found", type: headers.get("content-type"), bytes, content: body };
}

function refusal(status: number, wait: string | null): FetchedFile {
  if (status === 404 || status === 410) return { result: "gone" };
  const isPassing = status === 408 || status === 429 || status >= 500;
  if (!isPassing) return { result: "refused", reason: `HTTP ${status}` };
  const seconds = Number(wait ?? Number.NaN);
  return { result: "retry", after: Number.isFinite(seconds) ? seconds * 1_000 : null, reason: `HTTP ${status}` };
}
