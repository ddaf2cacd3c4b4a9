/** Most deliveries that are remembered: of the last minutes of a busy desk. */
const most = 2_000;

export interface BroughtAgain {
  /**
   * Does what a platform brings, once: the same delivery brought again waits for the first, and nothing is said twice. What
   * failed is done when it is brought again. `work` says whether it succeeded. It is remembered by this process alone: what
   * another one has done is answered the same from the database.
   */
  once(key: string, work: () => Promise<boolean>): Promise<void>;
}

export function createBroughtAgain(): BroughtAgain {
  const known = new Map<string, Promise<boolean>>();
  return {
    async once(key, work) {
      const before = known.get(key);
      if (before !== undefined && (await isDone(before))) return;
      const doing = work();
      known.set(key, doing);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      await doing;
    },
  };
}

async function isDone(doing: Promise<boolean>): Promise<boolean> {
  try {
    return await doing;
  } catch {
    return false; // whoever brought it was told
  }
}
