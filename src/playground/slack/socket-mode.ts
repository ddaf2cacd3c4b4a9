import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import WebSocket from "ws";
import { z } from "zod";
import type { Ack, Delivery, Transport } from "./deliver.ts";
import { failed } from "./signed-http.ts";

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()).optional() });

export interface SocketMode {
  readonly transport: Transport;
  /** A one-time ticket for apps.connections.open to put into its URL. */
  newTicket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Asks every client to connect anew, as Slack does from time to time. */
  recycle(): void;
  readonly connections: () => number;
  close(): Promise<void>;
}

/** The WebSocket side of Slack: hello, envelopes, and acknowledgements that may carry an answer. */
export function createSocketMode(deps: { readonly appId: string; readonly timeoutMs: number }): SocketMode {
  const tickets = new Set<string>();
  const waiting = new Map<string, (body: string) => void>();
  const server = new WebSocket.Server({ noServer: true });
  let turn = 0;

  const connect = (client: WebSocket) => {
    client.on("message", (data) => {
      if (typeof data !== "string") return;
      const ack = acknowledgement.parse(JSON.parse(data));
      const { payload } = ack;
      // An empty payload is a plain acknowledgement, as an empty HTTP body is.
      waiting.get(ack.envelope_id)?.(
        payload === undefined || Object.keys(payload).length === 0 ? "" : JSON.stringify(payload),
      );
    });
    const pings = setInterval(() => client.ping(), 10_000); // clients give up after 30 s of silence
    client.on("close", () => clearInterval(pings));
    client.send(
      JSON.stringify({
        type: "hello",
        num_connections: server.clients.size,
        connection_info: { app_id: deps.appId },
        debug_info: { host: "applink", approximate_connection_time: 18_060 },
      }),
    );
  };

  const transport: Transport = async (delivery, retry) => {
    const began = performance.now();
    const open = [...server.clients].filter((client) => client.readyState === WebSocket.OPEN);
    const client = open[turn++ % Math.max(open.length, 1)]; // any of them may get it
    if (client === undefined) return failed("dispatch_failed", 0, 0);
    const envelopeId = randomUUID();
    const answered = Promise.withResolvers<Ack>();
    const tookMs = () => performance.now() - began;
    const timeout = setTimeout(() => answered.resolve(failed("operation_timeout", 0, tookMs())), deps.timeoutMs);
    waiting.set(envelopeId, (body) =>
      answered.resolve({ failure: undefined, status: 200, body, tookMs: tookMs(), noRetry: false }),
    );
    client.send(JSON.stringify(envelope(envelopeId, delivery, retry)));
    return answered.promise.finally(() => {
      clearTimeout(timeout);
      waiting.delete(envelopeId);
    });
  };

  return {
    transport,
    newTicket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? "/", "http://localhost");
      const known = url.pathname.startsWith("/link") && tickets.delete(url.searchParams.get("ticket") ?? "");
      if (!known || !(socket instanceof Socket)) {
        socket.destroy();
        return;
      }
      server.handleUpgrade(request, socket, head, connect);
    },
    recycle() {
      for (const client of server.clients)
        client.send(
          JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: { host: "applink" } }),
        );
    },
    connections: () => server.clients.size,
    async close() {
      await Promise.all([...server.clients].map(hangUp));
      server.close();
    },
  };
}

/** A proper farewell, but not a long one. */
async function hangUp(client: WebSocket): Promise<void> {
  const gone = once(client, "close");
  client.close(1_001);
  const cutOff = setTimeout(() => client.terminate(), 500);
  await gone;
  clearTimeout(cutOff);
}

const envelope = (envelopeId: string, { kind, payload }: Delivery, retry: Parameters<Transport>[1]) => ({
  envelope_id: envelopeId,
  type: kind,
  payload,
  accepts_response_payload: kind !== "events_api",
  ...(kind === "events_api" ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? "" } : {}),
});
