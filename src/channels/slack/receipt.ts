import type { App, Receiver, ReceiverEvent } from "@slack/bolt";
import { z } from "zod";

/** How Slack is told what became of what it brought. */
export interface Receipt {
  /** As soon as it is done; more than once does no harm. */
  readonly acknowledge: () => Promise<void>;
  /** When it failed: an event is then not acknowledged. */
  readonly fail: () => Promise<void>;
  /** Whether Slack brings it again when it failed; else its author is to be told. */
  readonly comesAgain: boolean;
}

/** Of a command or an interaction, which somebody waits for. */
export function onceOnly(ack: () => Promise<void>): Receipt {
  let acknowledged: Promise<void> | undefined;
  const acknowledge = (): Promise<void> => (acknowledged ??= ack());
  return { acknowledge, fail: acknowledge, comesAgain: false };
}

const given = z.custom<Receipt>((value) => typeof value === "object" && value !== null && "comesAgain" in value);
const contextSchema = z.object({ receipt: given });

/** Of an event, from what Bolt hands its listener. */
export const receiptOf = (context: unknown): Receipt => contextSchema.parse(context).receipt;

/**
 * Bolt acknowledges an event before anybody has looked at it: what a desk had taken when it died would be lost.
 * Here its listener acknowledges it, and what nobody wants is acknowledged at the end.
 */
export const withReceipts = (receiver: Receiver): Receiver => ({
  init: (app) => receiver.init(Object.create(app, { processEvent: { value: receipting(app) } })),
  start: () => receiver.start(),
  stop: () => receiver.stop(),
});

const eventSchema = z.object({ type: z.literal("event_callback") });
const retries = 3; // at once, after a minute, after five

const receipting =
  (app: App) =>
  async (brought: ReceiverEvent): Promise<void> => {
    if (!eventSchema.safeParse(brought.body).success) return app.processEvent(brought);
    let settled = false;
    const acknowledge = async (): Promise<void> => {
      if (settled) return;
      settled = true;
      await brought.ack();
    };
    const fail = async (): Promise<void> => void (settled = true);
    const receipt: Receipt = { acknowledge, fail, comesAgain: (brought.retryNum ?? 0) < retries };
    const customProperties = { ...brought.customProperties, receipt };
    await app.processEvent({ ...brought, ack: () => Promise.resolve(), customProperties });
    await acknowledge();
  };
