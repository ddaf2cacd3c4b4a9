import { setTimeout as pause } from "node:timers/promises";
import { newId } from "./block-kit/ids.ts";
import type { Faults } from "./faults.ts";
import type { WireLog } from "./wire-log.ts";

export type DeliveryKind = "slash_commands" | "interactive" | "events_api";

/** Something Slack brings to the app. `what` names it in the wire log. */
export interface Delivery {
  readonly kind: DeliveryKind;
  readonly what: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Retry {
  readonly num: number;
  readonly reason: string;
}

/** Why a person reads that the app did not answer, in Slack's own words. */
export type DeliveryFailure = "operation_timeout" | "dispatch_failed" | "http_client_error" | "http_service_error";

export interface Ack {
  readonly failure: DeliveryFailure | undefined;
  /** The HTTP status; 200 for an acknowledgement over a socket; 0 when there was none. */
  readonly status: number;
  readonly body: string;
  readonly tookMs: number;
  /** The app asked for no further retries (X-Slack-No-Retry). */
  readonly noRetry: boolean;
}

/** Signed HTTP or Socket Mode: one attempt, which never throws. */
export type Transport = (delivery: Delivery, retry?: Retry) => Promise<Ack>;

export interface Deliveries {
  ask(delivery: Delivery): Promise<Ack>;
  emit(delivery: Delivery): Promise<void>;
  /** Resolves when nothing is under way any more, retries included. */
  settled(): Promise<void>;
  stop(): void;
}

/** Brings things to the desk: interactions once, events again after each pause in `retryAfterMs` until acknowledged. */
export function createDeliveries(deps: {
  readonly transport: Transport;
  readonly wire: WireLog;
  readonly faults: Faults;
  readonly retryAfterMs: readonly number[];
}): Deliveries {
  const underWay = new Set<Promise<unknown>>();
  const stopping = new AbortController();

  const track = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    return work;
  };

  const attempt = async (delivery: Delivery, retry?: Retry): Promise<Ack> => {
    const answered = await deps.transport(delivery, retry);
    const isLost = deps.faults.takeLostAck(delivery.kind);
    const ack: Ack = isLost ? { ...answered, failure: "operation_timeout", body: "" } : answered;
    const { status, tookMs } = ack;
    deps.wire.add({
      from: "slack",
      what: delivery.what,
      sent: delivery.payload,
      status,
      answered: ack.failure ?? ack.body,
      tookMs,
    });
    return ack;
  };

  const withTwin = async (delivery: Delivery): Promise<Ack> => {
    if (!deps.faults.deliversTwice()) return attempt(delivery);
    const [first] = await Promise.all([attempt(delivery), attempt(delivery)]);
    return first;
  };

  const retryUntilAcknowledged = async (delivery: Delivery, first: Ack): Promise<void> => {
    let last = first;
    for (const [index, ms] of deps.retryAfterMs.entries()) {
      if (last.failure === undefined || last.noRetry) return;
      const stopped = await pause(ms, false, { signal: stopping.signal, ref: false }).catch(() => true);
      if (stopped) return;
      last = await attempt(delivery, { num: index + 1, reason: retryReason(last.failure) });
    }
  };

  return {
    ask: (delivery) => track(withTwin(delivery)),
    async emit(delivery) {
      for (let again = 0; again < deps.faults.repeatsOfEvents(); again += 1) void track(attempt(asIfNew(delivery)));
      const first = await track(withTwin(delivery));
      void track(retryUntilAcknowledged(delivery, first));
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    stop: () => stopping.abort(),
  };
}

const asIfNew = (delivery: Delivery): Delivery => ({
  ...delivery,
  payload: { ...delivery.payload, event_id: newId("Ev") },
});

function retryReason(failure: DeliveryFailure): string {
  switch (failure) {
    case "operation_timeout":
      return "http_timeout";
    case "dispatch_failed":
      return "connection_failed";
    case "http_client_error":
    case "http_service_error":
      return "http_error";
  }
}
