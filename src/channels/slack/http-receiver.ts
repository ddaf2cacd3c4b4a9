import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTPModuleFunctions, isRawBodyError, type App, type Receiver } from "@slack/bolt";
import type { Logger } from "pino";
import { z } from "zod";
import { limits } from "./limits.ts";
import { rateLimitedNotice } from "./payloads.ts";

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
    let signed: Buffer;
    try {
      const options = { signingSecret, bodyLimit: limits.requestBytes };
      signed = (await HTTPModuleFunctions.parseAndVerifyHTTPRequest(options, request)).rawBody;
    } catch (error) {
      if (isRawBodyError(error) && error.statusCode === 413) return refuse(413, "too long");
      return refuse(401, error instanceof Error ? error.message : "not signed");
    }
    const type = request.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
    const read = readers.get(type);
    if (read === undefined) return refuse(415, "neither JSON nor a form");
    const body = bodySchema.safeParse(read(signed.toString())).data;
    if (body === undefined) return refuse(400, "unreadable");
    if (body["ssl_check"] === "1") return { status: 200 }; // unsigned: Bolt has left nothing else of it
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

const readers: ReadonlyMap<string, (text: string) => unknown> = new Map([
  ["application/json", json],
  ["application/x-www-form-urlencoded", form],
]);

/** Commands are fields of the form; all else is JSON in its field `payload`. */
function form(text: string): unknown {
  const fields = Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, whole(value)]));
  return fields["payload"] === undefined ? fields : json(fields["payload"]);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text, (_name, value: unknown) => (typeof value === "string" ? whole(value) : value));
  } catch {
    return null;
  }
}

/** Names and ids too end up in the database, which takes neither NUL nor half a character. */
const whole = (words: string): string => words.toWellFormed().replaceAll("\0", "");

const acknowledgement = (answer: unknown): Answer =>
  answer === undefined ? { status: 200 } : { status: 200, body: JSON.stringify(answer) };

function send(response: ServerResponse, answer: Answer): void {
  if (answer === null || response.headersSent) return;
  const { status, body } = answer;
  if (status === 413) response.setHeader("connection", "close"); // the rest of it is not waited for
  if (body !== undefined) response.setHeader("content-type", "application/json; charset=utf-8");
  response.writeHead(status).end(body);
}
