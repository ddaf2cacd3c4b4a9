import type { ChatListener } from "../channels/platform.ts";

/** A desk whose slow work lets those go first who wait for an answer. */
export interface ForegroundGate {
  readonly listener: ChatListener;
  /** Resolves once nobody waits any more, or after a fifth of a second: however busy it is, all is said in the end. */
  readonly whenIdle: () => Promise<void>;
}

const waitsAtMost = 200; // milliseconds: a card that comes so much later is not late

export function foregroundGate(desk: ChatListener): ForegroundGate {
  let answering = 0;
  let idle = Promise.withResolvers<void>();
  return {
    listener: {
      ...desk,
      async handle(intent) {
        answering += 1;
        try {
          return await desk.handle(intent);
        } finally {
          answering -= 1;
          if (answering === 0) {
            idle.resolve();
            idle = Promise.withResolvers();
          }
        }
      },
    },
    async whenIdle() {
      if (answering === 0) return;
      const longEnough = Promise.withResolvers<void>();
      const timer = setTimeout(longEnough.resolve, waitsAtMost);
      await Promise.race([idle.promise, longEnough.promise]);
      clearTimeout(timer);
    },
  };
}
