/** What the bot asks of the connector, by the names the faults are planned with. */
export type ConnectorCall = "create-conversation" | "post" | "update" | "delete" | "members" | "team";

export type Fault =
  /** Refused before anything was done. */
  | { readonly kind: "refuse"; readonly status: 412 | 413 | 429 | 500 | 502 | 503 | 504; readonly retryAfter?: number }
  /** Done, but late (milliseconds). */
  | { readonly kind: "slow"; readonly forMs: number }
  /** Done, and then the connection dies before the answer. */
  | { readonly kind: "lose-answer" }
  /** The activity has vanished: it is really gone, and the call is answered 404. */
  | { readonly kind: "activity-gone" };

interface Planned {
  readonly fault: Fault;
  readonly on: ConnectorCall | "any";
  times: number;
}

export interface Faults {
  /** The next `times` calls (of the kind `on`, else of any) go wrong like this. Plans are used up in the order they were made. */
  readonly next: (fault: Fault, plan?: { on?: ConnectorCall; times?: number }) => void;
  /** The next `times` inbound activities reach the bot twice: same content, another timestamp. */
  readonly deliverTwice: (times?: number) => void;
  /** The bot does what the next activities tell it, and its answer is lost: Teams takes it for a time-out. */
  readonly loseAck: (times?: number) => void;
  /** Asked at each call that no planned fault meets, with the path that is called; null for none. */
  readonly always: (rule: StandingRule | null) => void;
  /** Nothing answers until `up`. */
  readonly down: () => void;
  readonly up: () => void;
  readonly isDown: () => boolean;
  readonly clear: () => void;
  /** How many planned faults have not happened yet. */
  readonly pending: () => number;
  readonly take: (call: ConnectorCall, path: string) => Fault | undefined;
  readonly takeDuplicate: () => boolean;
  readonly takeLostAck: () => boolean;
}

type StandingRule = (call: ConnectorCall, path: string) => Fault | undefined;

/** Misbehaviour on request. */
export function createFaults(): Faults {
  let planned: Planned[] = [];
  let duplicates = 0;
  let lostAcks = 0;
  let down = false;
  let standing: StandingRule | null = null;
  return {
    next: (fault, { on, times = 1 } = {}) => void planned.push({ fault, on: on ?? "any", times }),
    deliverTwice: (times = 1) => void (duplicates += times),
    loseAck: (times = 1) => void (lostAcks += times),
    always: (rule) => void (standing = rule),
    down: () => void (down = true),
    up: () => void (down = false),
    isDown: () => down,
    clear: () => {
      planned = [];
      duplicates = 0;
      lostAcks = 0;
      down = false;
      standing = null;
    },
    pending: () => duplicates + lostAcks + planned.reduce((sum, plan) => sum + plan.times, 0),
    take: (call, path) => {
      const plan = planned.find(({ on }) => on === "any" || on === call);
      if (plan === undefined) return standing?.(call, path);
      plan.times -= 1;
      if (plan.times === 0) planned = planned.filter((other) => other !== plan);
      return plan.fault;
    },
    takeDuplicate: () => {
      if (duplicates === 0) return false;
      duplicates -= 1;
      return true;
    },
    takeLostAck: () => lostAcks > 0 && lostAcks-- > 0,
  };
}
