import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import type { Logger as SdkLogger } from "@slack/bolt";
import type { Logger } from "pino";
import { clientOptions } from "./client.ts";
import { createConnection } from "./connection.ts";
import type { Connection } from "./connection.ts";

export interface SlackSettings {
  readonly botToken: string;
  readonly signingSecret: string | null;
  /** With it, Slack is reached over Socket Mode, and needs no public address. */
  readonly appToken: string | null;
  /** Null: Slack's own. */
  readonly apiUrl: string | null;
}

/** How what happens at Slack comes in: over a socket that is held, or as requests to `http`. */
export type Inbound =
  | { readonly kind: "socket"; readonly receiver: SocketModeReceiver; readonly connection: Connection }
  | { readonly kind: "http"; readonly receiver: HTTPReceiver; readonly http: HttpHandler };

/** Answers `POST /slack/events`; whatever is not signed by Slack gets 401. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void;

export function createInbound(settings: SlackSettings, log: Logger, logger: SdkLogger): Inbound {
  const { appToken, signingSecret, apiUrl } = settings;
  if (appToken !== null) {
    const receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false, // see connection.ts
      installerOptions: { clientOptions: clientOptions({ apiUrl, logger }) },
    });
    return { kind: "socket", receiver, connection: createConnection(receiver.client, log) };
  }
  if (signingSecret === null) throw new Error("Slack needs an app token or a signing secret");
  const receiver = new HTTPReceiver({ signingSecret, endpoints: "/slack/events", logger });
  return { kind: "http", receiver, http: handlerOf(receiver) };
}

const handlerOf =
  (receiver: HTTPReceiver): HttpHandler =>
  (request, response) => {
    try {
      receiver.requestListener(request, response);
    } catch {
      response.writeHead(404).end(); // not POST, or another path
    }
  };
