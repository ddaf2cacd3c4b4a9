import type { World } from "./world.ts";

/** How a platform misbehaves, whichever it is. */
export interface Sky {
  /** Whatever people do reaches the desk twice. */
  twice(): void;
  /** The next post, or update, is answered with this status and not done; `retryAfter` in seconds. */
  refuses(what: "post" | "update", status: 429 | 502 | 503, retryAfter?: number): void;
  /** The next post, or update, is done; then the connection drops before the answer. */
  losesAnswer(what: "post" | "update"): void;
  /** Everything is done, so many milliseconds late. */
  slow(ms: number): void;
  /** Nothing can be asked of it; people still get through to the desk. */
  down(): void;
  clears(): void;
}

const often = 1_000; // more than a story has calls

export function skyOf({ workspace, tenant }: World): Sky {
  const method = { post: "chat.postMessage", update: "chat.update" } as const;
  return {
    twice() {
      workspace?.faults.deliverTwice();
      tenant?.faults.deliverTwice(often);
    },
    refuses(what, status, retryAfter) {
      if (retryAfter === undefined) workspace?.faults.fail(method[what], { status });
      else workspace?.faults.rateLimit(method[what], { retryAfterSeconds: retryAfter });
      tenant?.faults.next(
        { kind: "refuse", status, ...(retryAfter === undefined ? {} : { retryAfter }) },
        { on: what },
      );
    },
    losesAnswer(what) {
      workspace?.faults.loseAnswer(method[what]);
      tenant?.faults.next({ kind: "lose-answer" }, { on: what });
    },
    slow(ms) {
      workspace?.faults.slow("*", { ms, times: often });
      tenant?.faults.next({ kind: "slow", forMs: ms }, { times: often });
    },
    down() {
      workspace?.faults.down();
      tenant?.faults.down();
    },
    clears() {
      workspace?.faults.clear();
      tenant?.faults.clear();
    },
  };
}
