export interface WireEntry {
  readonly at: Date;
  readonly from: "bot" | "teams";
  /** `POST /v3/conversations/…` or `message`, `invoke task/fetch` */
  readonly what: string;
  /** HTTP status, or what became of the connection */
  readonly result: number | "timeout" | "unreachable" | "connection lost";
  readonly tookMs: number;
  readonly detail: string;
  /** What was sent. */
  readonly request: unknown;
  /** What the other side answered. */
  readonly answer: unknown;
}

export interface WireLog {
  readonly entries: readonly WireEntry[];
  readonly note: (entry: WireEntry) => void;
  /** Calls back after each entry. */
  readonly watch: (seen: () => void) => void;
  /** One line an entry, to be read when a test fails. */
  readonly lines: () => readonly string[];
}

export function createWireLog(): WireLog {
  const entries: WireEntry[] = [];
  const listeners: (() => void)[] = [];
  return {
    entries,
    note: (entry) => {
      entries.push(entry);
      for (const seen of listeners) seen();
    },
    watch: (seen) => void listeners.push(seen),
    lines: () =>
      entries.map(({ at, from, what, result, tookMs, detail }) => {
        const arrow = from === "bot" ? "bot → teams" : "teams → bot";
        return `${at.toISOString()} ${arrow} ${what} ⇒ ${result} (${Math.round(tookMs)} ms) ${detail}`.trimEnd();
      }),
  };
}
