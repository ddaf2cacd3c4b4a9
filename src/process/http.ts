import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FilePage } from "./file-page.ts";
import type { Pages } from "./pages/pages.ts";

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Routes {
  /** Null where it is not configured, or comes by Socket Mode. */
  readonly slack: HttpHandler | null;
  readonly teams: HttpHandler | null;
  /** Null: nobody's browser reaches the desk. */
  readonly files: FilePage | null;
  /** Null too. */
  readonly pages: Pages | null;
  /** The parts that do not work now; none: ready. */
  readonly notReady: () => Promise<readonly string[]>;
}

export interface HttpServer {
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, and answers those that are there for at most `grace` milliseconds. */
  close(grace: number): Promise<void>;
}

/** Milliseconds, after which a request that is still coming is given up. */
export interface Timeouts {
  readonly headers: number;
  readonly request: number;
}

// Slack's and Teams' requests are small; a slow one is somebody else's.
const usual: Timeouts = { headers: 10_000, request: 30_000 };

/** The one server of the desk: the two platforms knock at it, and whoever watches over it. Rejects when it cannot listen. */
export async function listen(
  routes: Routes,
  at: { readonly host: string; readonly port: number },
  timeouts = usual,
): Promise<HttpServer> {
  const options = {
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    connectionsCheckingInterval: timeouts.headers / 2, // Node's own is half a minute, whatever the limits are
  };
  const server = createServer(options, (request, response) => route(routes, request, response));
  const { address, family, port } = await opened(server, at);
  const host = family === "IPv6" ? `[${address}]` : address;
  return { url: `http://${host}:${port}`, port, close: (grace) => close(server, grace) };
}

function route(routes: Routes, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url?.split("?", 1)[0];
  if (path === "/slack/events" && routes.slack !== null) return only("POST", request, response, routes.slack);
  if (path === "/api/messages" && routes.teams !== null) return only("POST", request, response, routes.teams);
  if (path?.startsWith(filesAt) && routes.files !== null) {
    const { files } = routes;
    const answers = () => files(path.slice(filesAt.length), request, response);
    return only(request.method === "HEAD" ? "HEAD" : "GET", request, response, answers);
  }
  if (path !== undefined && routes.pages?.(path, request, response) === true) return;
  if (path === "/healthz") return only("GET", request, response, () => answer(response, 200, "alive"));
  if (path === "/readyz") return only("GET", request, response, () => void answerReadiness(routes, response));
  answer(response, 404, "not found");
}

const filesAt = "/files/";

function only(
  method: "GET" | "HEAD" | "POST",
  request: IncomingMessage,
  response: ServerResponse,
  handle: HttpHandler,
): void {
  if (request.method === method) return handle(request, response);
  answer(response.setHeader("allow", method), 405, "method not allowed");
}

async function answerReadiness({ notReady }: Routes, response: ServerResponse): Promise<void> {
  const parts = await notReady();
  if (parts.length === 0) answer(response, 200, "ready");
  else answer(response, 503, `not ready: ${parts.join(", ")}`);
}

function answer(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${sentence}\n`);
}

async function opened(server: Server, { host, port }: { host: string; port: number }): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address;
}

async function close(server: Server, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearTimeout(timer);
}
