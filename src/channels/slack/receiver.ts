import { SocketModeReceiver } from "@slack/bolt";
import type { Logger as SdkLogger } from "@slack/bolt";
import type { Logger } from "pino";
import { clientOptions } from "./client.ts";
import { createConnection, type Connection } from "./connection.ts";
import { createHttpReceiver, type HttpReceiver } from "./http-receiver.ts";

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
  | { readonly kind: "http"; readonly receiver: HttpReceiver };

export function createInbound(deps: {
  readonly settings: SlackSettings;
  readonly log: Logger;
  readonly logger: SdkLogger;
  /** Whether a body comes from the workspace the desk serves. */
  readonly isOurs: (body: unknown) => boolean;
}): Inbound {
  const { settings, log, logger, isOurs } = deps;
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
  return { kind: "http", receiver: createHttpReceiver({ signingSecret, isOurs, log }) };
}
