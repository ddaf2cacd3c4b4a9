import type { ChatListener } from "../channels/platform.ts";

/** A desk whose slow work lets those go first who wait for an answer. */
export interface Front {
  readonly listener: ChatListener;
  /** Resolves once nobody waits any more, or after a fifth of a second: however busy it is, all is said in the end. */
  readonly whenFree: () => Promise<void>;
}

const waitsAtMost = 200; // milliseconds: a card that comes so much later is not late

export function peopleFirst(desk: ChatListener): Front {
  let answering = 0;
  let free = Promise.withResolvers<void>();
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
            free.resolve();
            free = Promise.withResolvers();
          }
        }
      },
    },
    async whenFree() {
      if (answering === 0) return;
      const patience = Promise.withResolvers<void>();
      const timer = setTimeout(patience.resolve, waitsAtMost);
      await Promise.race([free.promise, patience.promise]);
      clearTimeout(timer);
    },
  };
}
