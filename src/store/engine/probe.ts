import type { Sql } from "./sql.ts";

/** How the database is asked whether it works. */
export interface Probing {
  /** Rejects when it does not answer. */
  readonly answers: () => Promise<unknown>;
  /** Rejects when it takes no writes, or has no room for them. */
  readonly takesWrites: () => Promise<unknown>;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
}

const answersWithin = 2_000; // milliseconds: whoever asks has little patience
const writesEvery = 60_000;

/**
 * Whether the database works now: it answers, and a minute ago at most it took a write. One question is under way at a time,
 * so that a database that hangs does not take up one connection after the other.
 */
export function createProbe({ answers, takesWrites, clock }: Probing): () => Promise<boolean> {
  let wroteAt = -Infinity;
  let asking: Promise<boolean> | null = null;
  const ask = async (): Promise<boolean> => {
    try {
      await answers();
      if (clock() - wroteAt < writesEvery) return true;
      await takesWrites();
      wroteAt = clock();
      return true;
    } catch {
      return false;
    }
  };
  return async () => {
    asking ??= ask().finally(() => (asking = null));
    const over = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => over.resolve(false), answersWithin);
    const works = await Promise.race([asking, over.promise]);
    clearTimeout(timer);
    return works;
  };
}

/** A table that needs new room on the disk, and is gone at once: a row could fit where an older one was. */
export const takesWrites = (sql: Sql): Promise<unknown> =>
  sql.$executeRaw`
    create temp table guichet_probe on commit drop as
    select number, md5(number::text) from generate_series(1, 4000) as number`;
