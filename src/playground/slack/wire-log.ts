/** One request and its answer, whichever side began. */
export interface Exchange {
  /** When it was answered. */
  readonly at: Date;
  readonly from: "desk" | "slack";
  /** A Web API method, or what was delivered: `chat.postMessage`, `/ticket`, `block_actions`, `message.im`. */
  readonly what: string;
  readonly sent: unknown;
  /** An HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly answered: unknown;
  /** Milliseconds from request to answer. */
  readonly tookMs: number;
}

export interface WireLog {
  /** Newest last. */
  readonly exchanges: readonly Exchange[];
  add(exchange: Omit<Exchange, "at">): void;
  /** Calls back after each exchange. */
  watch(seen: () => void): void;
  of(what: string): Exchange[];
  /** For a person's eyes: one line an exchange. */
  text(): string;
}

export function createWireLog(now: () => Date): WireLog {
  const exchanges: Exchange[] = [];
  const listeners: (() => void)[] = [];
  return {
    exchanges,
    add(exchange) {
      exchanges.push({ ...exchange, at: now() });
      for (const seen of listeners) seen();
    },
    watch: (seen) => void listeners.push(seen),
    of: (what) => exchanges.filter((exchange) => exchange.what === what),
    text: () => exchanges.map(line).join("\n"),
  };
}

const line = ({ from, what, sent, status, answered, tookMs }: Exchange): string =>
  `${from === "desk" ? "desk → slack" : "slack → desk"}  ${what}  ${brief(sent)}  ⇒ ${status} ${brief(answered)}  ${tookMs.toFixed(0)} ms`;

function brief(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
