import type { SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "pino";
import { untilDone } from "./until-done.ts";

/** A Socket Mode connection that is made anew whenever it is lost. */
export interface Connection {
  /** Resolves after the first attempt, whether or not Slack could be reached. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** The SDK's own reconnecting waits five seconds, and ends the process when Slack cannot be reached just then. */
export function createConnection(client: SocketModeReceiver["client"], log: Logger): Connection {
  const stopping = new AbortController();
  const tried = Promise.withResolvers<void>();
  let held: Promise<void> = Promise.resolve();

  const connect = async () => {
    await client.start();
    return { lost: new Promise<void>((resolve) => client.once("disconnected", () => resolve())) };
  };

  const hold = async (): Promise<void> => {
    const how = { what: "Connecting to Slack", log, signal: stopping.signal, onFailure: tried.resolve };
    while (!stopping.signal.aborted) {
      const connection = await untilDone(connect, how);
      tried.resolve();
      if (connection === null) return;
      if (stopping.signal.aborted) return client.disconnect(); // stopped while it was being made
      log.info("Connected to Slack over Socket Mode");
      await connection.lost;
    }
  };

  return {
    async open() {
      held = hold();
      await tried.promise;
    },
    async close() {
      stopping.abort();
      await client.disconnect();
      await held;
    },
  };
}
