import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { faultAnswer, refusals, type Answer } from "./answers.ts";
import type { ConnectorRequest, Route } from "./connector.ts";
import type { Faults } from "./faults.ts";
import type { GraphRequest } from "./graph.ts";
import { listen, parseJson, readBytes, shut } from "./http.ts";
import { channelIssuer, unknownTenant, type Login } from "./login.ts";
import type { WireLog } from "./wire-log.ts";

const largestActivity = 100 * 1024;

export interface ServedFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** How often it is refused before it is handed over. */
  refusals: number;
}

export interface ServerDeps {
  readonly tenantId: string;
  readonly login: Login;
  readonly graph: (request: GraphRequest) => Answer;
  readonly route: (request: ConnectorRequest) => Route | undefined;
  readonly faults: Faults;
  readonly wire: WireLog;
  readonly files: ReadonlyMap<string, ServedFile>;
  /** Puts what comes at an address that was given out for a file; false: it was not. */
  readonly keep: (path: string, file: ServedFile) => boolean;
  readonly now: () => Date;
}

/** The tenant on loopback: login and keys at the root, the connector under `/emea/<tenant>/`, as Teams' service URLs look. */
export async function serve(
  deps: ServerDeps,
): Promise<{ origin: string; serviceUrl: string; port: number; close: () => Promise<void> }> {
  const base = `/emea/${deps.tenantId}`;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const origin = `http://127.0.0.1:${request.socket.localPort}`;
    const path = pathname.startsWith(`${base}/v3/`) ? pathname.slice(base.length) : null;
    const answering = pathname.startsWith("/v1.0/")
      ? inGraph(deps, request, { path: pathname.slice("/v1.0/".length), query: searchParams, origin }).then((answer) =>
          answer === "lost" ? void response.destroy() : send(response, answer),
        )
      : path === null
        ? atRoot(deps, request, pathname, origin).then((answer) => send(response, answer))
        : connect(deps, request, response, path, searchParams);
    answering.catch((cause: unknown) => response.destroy(cause instanceof Error ? cause : new Error(String(cause))));
  });
  const port = await listen(server);
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    port,
    serviceUrl: `${origin}${base}/`,
    close: () => shut(server),
  };
}

/** Graph stands at the root, as it is told to the desk. */
async function inGraph(
  deps: ServerDeps,
  request: IncomingMessage,
  { path, query, origin }: { readonly path: string; readonly query: URLSearchParams; readonly origin: string },
): Promise<Answer | "lost"> {
  if (deps.faults.isDown()) return "lost";
  const startedAt = performance.now();
  const method = request.method ?? "GET";
  const roles = await deps.login.rolesIn(request.headers.authorization, origin);
  const answer = deps.graph({ method, path, query, roles });
  deps.wire.note({
    at: deps.now(),
    from: "bot",
    what: `${method} /v1.0/${path}`,
    result: answer.status,
    tookMs: performance.now() - startedAt,
    detail: answer.status >= 400 ? JSON.stringify(answer.body) : "",
    request: null,
    answer: answer.body,
  });
  return answer;
}

async function atRoot(deps: ServerDeps, request: IncomingMessage, path: string, origin: string): Promise<Answer> {
  if (path === `/${deps.tenantId}/.well-known/openidconfiguration`) {
    const keys = `http://${request.headers.host}/.well-known/keys`;
    return {
      status: 200,
      body: { issuer: channelIssuer, jwks_uri: keys, id_token_signing_alg_values_supported: ["RS256"] },
    };
  }
  if (path === "/.well-known/keys") return { status: 200, body: await deps.login.keys() };
  if (path === `/${deps.tenantId}/oauth2/v2.0/token` && request.method === "POST") {
    const granted = await deps.login.grant(new URLSearchParams((await readBytes(request)).toString()), origin);
    // a kept connection could carry the next request of another tenant here
    return { ...granted, headers: { connection: "close" } };
  }
  if (path.endsWith("/oauth2/v2.0/token")) return unknownTenant;
  if (request.method === "PUT") return takeUpload(deps, request, path);
  const file = deps.files.get(path);
  return file ? asFile(file) : refusals.noRoute();
}

/** All of a file in one piece, and no token: its address is the right to it. */
async function takeUpload(deps: ServerDeps, request: IncomingMessage, path: string): Promise<Answer> {
  const bytes = await readBytes(request);
  const isWhole = request.headers["content-range"] === `bytes 0-${bytes.length - 1}/${bytes.length}`;
  if (!isWhole || request.headers.authorization !== undefined) return refusals.badArgument("Not a whole file");
  const isKept = deps.keep(path, { type: "application/octet-stream", bytes, refusals: 0 });
  return isKept ? { status: 201, body: { id: path } } : refusals.noRoute();
}

function asFile(file: ServedFile): Answer {
  const { type, bytes, refusals: left } = file;
  if (left > 0) {
    file.refusals -= 1;
    return { status: 403, body: "<!DOCTYPE html><title>Sign in</title>", headers: { "content-type": "text/html" } };
  }
  return { status: 200, body: bytes, headers: { "content-type": type } };
}

async function connect(
  deps: ServerDeps,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
) {
  const startedAt = performance.now();
  const bytes = await readBytes(request);
  const note = (result: number | "connection lost", detail: string, answer: unknown = null) => {
    const tookMs = performance.now() - startedAt;
    deps.wire.note({
      at: deps.now(),
      from: "bot",
      what: `${request.method} ${path}`,
      result,
      tookMs,
      detail,
      request: parseJson(bytes) ?? null,
      answer,
    });
  };

  if (deps.faults.isDown()) {
    note("connection lost", "down");
    response.destroy();
    return;
  }
  const answer = await decide(deps, request, path, query, bytes);
  if (answer === "lost") {
    note("connection lost", "answer lost");
    response.destroy();
    return;
  }
  note(answer.status, answer.status >= 400 ? JSON.stringify(answer.body) : "", answer.body);
  send(response, answer);
}

async function decide(
  deps: ServerDeps,
  request: IncomingMessage,
  path: string,
  query: URLSearchParams,
  bytes: Buffer,
): Promise<Answer | "lost"> {
  if (!(await deps.login.isBot(request.headers.authorization))) return refusals.unauthorized();
  const picture = deps.files.get(path);
  if (picture) return asFile(picture);
  const body = parseJson(bytes);
  if (body === undefined) return refusals.badSyntax("The body is not JSON");
  const route = deps.route({ method: request.method ?? "GET", path, query, body });
  if (route === undefined) return refusals.noRoute();
  const fault = deps.faults.take(route.call, path);
  if (fault?.kind === "refuse") return faultAnswer(fault.status, fault.retryAfter);
  if (fault?.kind === "activity-gone") route.vanish();
  const answer = bytes.length > largestActivity ? refusals.tooBig() : route.answer();
  if (fault?.kind === "slow") await wait(fault.forMs);
  return fault?.kind === "lose-answer" ? "lost" : answer;
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const raw = body instanceof Uint8Array;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(raw ? body : body === undefined ? "" : JSON.stringify(body));
}
