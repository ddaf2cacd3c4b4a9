import type { IncomingMessage, ServerResponse } from "node:http";
import type { App, Receiver } from "@slack/bolt";
import type { Logger } from "pino";
import { z } from "zod";
import { limits } from "./limits.ts";
import { rateLimitedNotice } from "./payloads.ts";
import { whyNotSigned } from "./signature.ts";
import { parseJson, readBody, whole } from "../request.ts";

/** Answers `POST /slack/events`. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpReceiver extends Receiver {
  readonly http: HttpHandler;
}

/** What a request is answered with; null: the desk has answered it already. */
type Answer = { readonly status: number; readonly body?: string } | null;

const bodySchema = z.record(z.string(), z.unknown());

/**
 * Signed requests of Slack's. A refusal says its status and nothing else. Bolt's own receiver reads more than Slack
 * sends, dies of `null`, repeats people's words in the log, and keeps what nobody takes waiting for three seconds.
 */
export function createHttpReceiver(deps: {
  readonly signingSecret: string;
  /** Whether it comes from the workspace the desk serves. */
  readonly isOurs: (body: unknown) => boolean;
  readonly log: Logger;
}): HttpReceiver {
  const { signingSecret, isOurs, log } = deps;
  let app: App | null = null;

  const refuse = (status: number, reason: string): Answer => {
    log.warn({ status, reason }, "request to /slack/events refused");
    return { status };
  };

  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<Answer> => {
    if (request.method !== "POST" || request.url?.split("?", 1)[0] !== "/slack/events") return { status: 404 };
    const bytes = await readBody(request, limits.requestBytes);
    if (bytes === "too long") return refuse(413, "too long");
    if (bytes === "gone") return refuse(400, "not sent to its end");
    const now = Date.now(); // the machine's clock, as Slack's: the desk's own may have been moved
    const unsigned = whyNotSigned({ secret: signingSecret, now }, request.headers, bytes);
    const text = bytes.toString();
    if (unsigned !== null) return isCertificateCheck(request, text) ? { status: 200 } : refuse(401, unsigned);
    const read = readers.get(typeOf(request));
    if (read === undefined) return refuse(415, "neither JSON nor a form");
    const body = bodySchema.safeParse(read(text)).data;
    if (body === undefined) return refuse(400, "unreadable");
    if (body["ssl_check"] === "1") return { status: 200 };
    if (body["type"] === "url_verification")
      return { status: 200, body: JSON.stringify({ challenge: body["challenge"] }) };
    if (!isOurs(body)) return refuse(403, "another workspace");
    const kept = rateLimitedNotice.safeParse(body).data;
    if (kept !== undefined) {
      const since = new Date(kept.minute_rate_limited * 1_000);
      log.error({ since }, "Slack keeps events back");
      return { status: 200 };
    }
    const ack = async (answer?: unknown): Promise<void> => send(response, acknowledgement(answer));
    const retryNum = Number(request.headers["x-slack-retry-num"] ?? 0);
    await app?.processEvent({ body, ack, retryNum });
    if (response.headersSent) return null;
    return body["type"] === "event_callback" ? { status: 503 } : refuse(400, "nothing the desk knows");
  };

  return {
    init: (started) => void (app = started),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    http(request, response) {
      void answerTo(request, response)
        // Bolt reads some of a body before it calls anybody: what it stumbles over is not Slack's.
        .catch((error: unknown) => refuse(400, error instanceof Error ? error.name : "unreadable"))
        .then((answer) => send(response, answer));
    },
  };
}

const typeOf = ({ headers }: IncomingMessage): string =>
  headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase() ?? "";

const formType = "application/x-www-form-urlencoded";

/** Slack's look at the certificate need not be signed: it is answered, and nothing else of it is read. */
const isCertificateCheck = (request: IncomingMessage, text: string): boolean =>
  typeOf(request) === formType && new URLSearchParams(text).get("ssl_check") === "1";

const readers: ReadonlyMap<string, (text: string) => unknown> = new Map([
  ["application/json", parseJson],
  [formType, form],
]);

/** Commands are fields of the form; all else is JSON in its field `payload`. */
function form(text: string): unknown {
  const fields = Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, whole(value)]));
  return fields["payload"] === undefined ? fields : parseJson(fields["payload"]);
}

const acknowledgement = (answer: unknown): Answer =>
  answer === undefined ? { status: 200 } : { status: 200, body: JSON.stringify(answer) };

function send(response: ServerResponse, answer: Answer): void {
  if (answer === null || response.headersSent) return;
  const { status, body } = answer;
  if (status === 413) response.setHeader("connection", "close"); // the rest of it is not waited for
  if (body !== undefined) response.setHeader("content-type", "application/json; charset=utf-8");
  response.writeHead(status).end(body);
}
