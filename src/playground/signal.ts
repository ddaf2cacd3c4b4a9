/** Tells those who listen that something changed, many changes in one go. */
export interface Signal {
  tell(): void;
  /** @returns stops listening */
  listen(heard: () => void): () => void;
}

const gathered = 30; // milliseconds: a press, and what the desk does at once in answer to it, are one change

export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  let waiting = false;
  const ring = (): void => {
    waiting = false;
    for (const heard of listeners) heard();
  };
  return {
    tell() {
      if (waiting) return;
      waiting = true;
      setTimeout(ring, gathered).unref();
    },
    listen(heard) {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
  };
}
