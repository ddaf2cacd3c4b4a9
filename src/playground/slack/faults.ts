import type { DeliveryKind } from "./deliver.ts";

/** What a Web API method does instead of its work, or to it. */
export type Fault =
  | { readonly kind: "rate-limit"; readonly retryAfterSeconds: number }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "refuse"; readonly error: string }
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "lose-answer" }
  /** Takes the call and does nothing; the connection drops when the faults are cleared. */
  | { readonly kind: "hang" };

/** Misbehaviour on request. A method is a Web API name, `response_url`, or `*` for any; faults are used up in order. */
export interface Faults {
  /** 429 with Retry-After. */
  rateLimit(method: string, options?: { retryAfterSeconds?: number; times?: number }): void;
  /** An HTTP failure such as 503. */
  fail(method: string, options?: { status?: number; times?: number }): void;
  /** A refusal of Slack's own: `message_not_found`, `is_archived`, `expired_trigger_id` … */
  refuse(method: string, error: string, options?: { times?: number }): void;
  slow(method: string, options: { ms: number; times?: number }): void;
  /** The work is done, then the connection drops before the answer. */
  loseAnswer(method: string, options?: { times?: number }): void;
  /** Every command, interaction and event reaches the desk twice. */
  deliverTwice(on?: boolean): void;
  /** Every event comes again so many times, each time as if it were new: another `event_id`, no retry header. */
  repeatEvents(times: number): void;
  /** The desk does what the next such deliveries tell it, and its answer is lost: Slack, and whoever waits, take it for a time-out. */
  loseAck(of: DeliveryKind, options?: { times?: number }): void;
  /** Asked at each call that no planned fault meets, with the place that the call writes to; null for none. */
  always(rule: StandingRule | null): void;
  /** Nothing answers at all. */
  down(on?: boolean): void;
  /** Back to good behaviour. */
  clear(): void;
  /** Resolves at the next `clear`. */
  cleared(): Promise<void>;
  readonly isDown: () => boolean;
  readonly deliversTwice: () => boolean;
  readonly repeatsOfEvents: () => number;
  /** Whether the answer to this delivery is lost; that fault is then used up. */
  takeLostAck(of: DeliveryKind): boolean;
  /** The next fault for a call of this method, which is then used up. */
  take(method: string, place: string): Fault | undefined;
}

type StandingRule = (method: string, place: string) => Fault | undefined;

export function createFaults(): Faults {
  const waiting: { method: string; fault: Fault }[] = [];
  let isDown = false;
  let twice = false;
  let repeats = 0;
  const lostAcks: DeliveryKind[] = [];
  let cleared = Promise.withResolvers<void>();
  let standing: StandingRule | null = null;
  const add = (method: string, fault: Fault, times = 1) => {
    for (let time = 0; time < times; time++) waiting.push({ method, fault });
  };
  return {
    rateLimit: (method, { retryAfterSeconds = 1, times } = {}) =>
      add(method, { kind: "rate-limit", retryAfterSeconds }, times),
    fail: (method, { status = 503, times } = {}) => add(method, { kind: "status", status }, times),
    refuse: (method, error, { times } = {}) => add(method, { kind: "refuse", error }, times),
    slow: (method, { ms, times }) => add(method, { kind: "slow", ms }, times),
    loseAnswer: (method, { times } = {}) => add(method, { kind: "lose-answer" }, times),
    deliverTwice: (on = true) => void (twice = on),
    repeatEvents: (times) => void (repeats = times),
    loseAck: (of, { times = 1 } = {}) => void lostAcks.push(...Array.from({ length: times }, () => of)),
    always: (rule) => void (standing = rule),
    down: (on = true) => void (isDown = on),
    clear: () => {
      waiting.length = 0;
      isDown = false;
      twice = false;
      repeats = 0;
      lostAcks.length = 0;
      standing = null;
      cleared.resolve();
      cleared = Promise.withResolvers();
    },
    cleared: () => cleared.promise,
    isDown: () => isDown,
    deliversTwice: () => twice,
    repeatsOfEvents: () => repeats,
    takeLostAck(of) {
      const index = lostAcks.indexOf(of);
      if (index >= 0) lostAcks.splice(index, 1);
      return index >= 0;
    },
    take: (method, place) => {
      const index = waiting.findIndex((one) => one.method === method || one.method === "*");
      return index < 0 ? standing?.(method, place) : waiting.splice(index, 1)[0]?.fault;
    },
  };
}
