import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { appMethods } from "./web-api/app.ts";
import { chatMethods } from "./web-api/chat.ts";
import { conversationMethods } from "./web-api/conversations.ts";
import { missingScope, refuse, type Answer, type Method } from "./web-api/method.ts";
import { fileMethods } from "./web-api/files.ts";
import { reactionMethods } from "./web-api/reactions.ts";
import { respond } from "./web-api/response-url.ts";
import { userMethods } from "./web-api/users.ts";
import { viewMethods } from "./web-api/views.ts";
import type { SlackServer } from "./server.ts";
import type { SocketMode } from "./socket-mode.ts";

/** Slack's HTTP side: `/api/<method>`, response URLs, private files, and the WebSocket upgrade. Not yet listening. */
export function createHttpServer(server: SlackServer, socketMode: SocketMode) {
  const methods: Readonly<Record<string, Method>> = {
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...reactionMethods,
    ...userMethods,
    ...viewMethods,
    ...appMethods(socketMode),
  };

  const http = createServer((request, response) => {
    if (server.faults.isDown()) request.socket.destroy();
    else
      answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error)); // a bug of this server: let the test read it
      });
  });
  http.on("upgrade", (request, socket, head) => {
    if (server.faults.isDown()) socket.destroy();
    else socketMode.upgrade(request, socket, head);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const [, area = "", ...rest] = pathname.split("/");
    if (area === "files-pri") return sendFile(request, response, rest[0] ?? "");
    if (area === "upload") return takeUpload(request, response, rest.at(-1) ?? "");
    const body = await readBody(request);
    const name = rest.join("/");
    if (area === "api")
      return misbehaveOr(name, request, response, body.args, () => callMethod(name, tokenOf(request, body.args), body));
    if (area === "response")
      return misbehaveOr("response_url", request, response, body.args, () =>
        body.error === undefined ? respond(server, rest.at(-1) ?? "", body.args) : refuse(body.error),
      );
    response.writeHead(404).end();
  }

  function callMethod(name: string, token: string | undefined, body: Body): Answer {
    const found = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (found === undefined) return refuse("unknown_method");
    if (token === undefined) return refuse("not_authed");
    const kind = token === server.tokens.bot ? "bot" : token === server.tokens.app ? "app" : undefined;
    if (kind === undefined) return refuse("invalid_auth");
    if (kind !== found.token) return refuse("not_allowed_token_type");
    if (found.scopes.length > 0 && !found.scopes.some((scope) => server.tokens.scopes.has(scope)))
      return missingScope(server, found.scopes);
    if (body.error !== undefined) return refuse(body.error);
    const { token: _, team_id: __, ...args } = body.args; // SDKs add these to any call
    return found.call(server, args);
  }

  /** Does the work and answers, unless a fault was asked for; either way it is written down. */
  async function misbehaveOr(
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
    sent: Record<string, unknown>,
    work: () => Answer,
  ): Promise<void> {
    const began = performance.now();
    const fault = server.faults.take(name, placeOf(name, sent));
    const end = (status: number, answered: unknown, headers: Record<string, string> = {}) => {
      const { token: _, ...shown } = sent;
      server.wire.add({ from: "desk", what: name, sent: shown, status, answered, tookMs: performance.now() - began });
      if (status === 0) {
        request.socket.destroy();
        return;
      }
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...scopesHeader(), ...headers });
      response.end(JSON.stringify(answered));
    };
    const usual = () => {
      const answered = work();
      end(name === "response_url" && !answered.ok ? 404 : 200, answered);
    };
    switch (fault?.kind) {
      case undefined:
        return usual();
      case "rate-limit":
        return end(429, refuse("ratelimited"), { "retry-after": String(fault.retryAfterSeconds) });
      case "status":
        return end(fault.status, "");
      case "refuse":
        return end(200, refuse(fault.error));
      case "slow":
        await pause(fault.ms);
        return usual();
      case "lose-answer":
        return end(0, { lost: work() });
      case "hang":
        await server.faults.cleared();
        return end(0, { lost: null });
    }
  }

  const scopesHeader = () => ({ "x-oauth-scopes": [...server.tokens.scopes].join(",") });

  /** The second of three steps: raw bytes, as many as were announced, and no token. */
  async function takeUpload(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const content = await buffer(request);
    const begun = server.state.uploads.get(path);
    const isRight = request.method === "POST" && begun !== undefined && content.length === begun.length;
    if (isRight) begun.content = content;
    response.writeHead(isRight ? 200 : 400, { "content-type": "text/plain" });
    response.end(isRight ? `OK - ${content.length}` : "bad upload");
  }

  function sendFile(request: IncomingMessage, response: ServerResponse, id: string): void {
    const file = server.state.files.get(id);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    if (file.odd?.is === "moved") {
      response.writeHead(302, { location: file.odd.url }).end();
      return;
    }
    const mayRead = tokenOf(request, {}) === server.tokens.bot && server.tokens.scopes.has("files:read");
    // Without the right token Slack shows its sign-in page, with status 200.
    const [type, content] = mayRead
      ? [file.mimetype, file.content]
      : ["text/html", "<!DOCTYPE html><title>Sign in</title>"];
    response.writeHead(200, { "content-type": type }).end(content);
  }

  return http;
}

/** Where a call writes: a message, a thread or a conversation. */
const placeOf = (name: string, { channel, ts, thread_ts }: Record<string, unknown>): string =>
  JSON.stringify([name, channel, ts ?? thread_ts]);

interface Body {
  readonly args: Record<string, unknown>;
  readonly error?: string;
}

/** The arguments of a call, from JSON, a form or the query. */
async function readBody(request: IncomingMessage): Promise<Body> {
  const content = (await buffer(request)).toString("utf8");
  const type = request.headers["content-type"] ?? "";
  const query = Object.fromEntries(new URL(request.url ?? "/", "http://localhost").searchParams);
  if (content === "") return { args: query };
  if (type.startsWith("application/x-www-form-urlencoded"))
    return { args: { ...query, ...Object.fromEntries(new URLSearchParams(content)) } };
  if (!type.startsWith("application/json")) return { args: {}, error: "invalid_post_type" };
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
      return { args: {}, error: "json_not_object" };
    return { args: { ...query, ...parsed } };
  } catch {
    return { args: {}, error: "invalid_json" };
  }
}

function tokenOf(request: IncomingMessage, args: Record<string, unknown>): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  return bearer ?? (typeof args["token"] === "string" ? args["token"] : undefined);
}
