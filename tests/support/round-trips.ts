import { Client, type PoolConfig } from "pg";

/** Counts how often one waits for an answer of the database before one can ask on. */
export interface RoundTrips {
  /** What a pool is made with. */
  readonly pool: PoolConfig;
  /** How many ways there and back the work took, one after the other, and how many statements. */
  of(work: () => Promise<unknown>): Promise<{ readonly trips: number; readonly statements: number }>;
}

/**
 * What is asked while an answer is still out goes with it: a statement belongs to the trip after the last one that had been
 * answered when it was asked. One thing at a time can be counted.
 */
export function countRoundTrips(): RoundTrips {
  let statements = 0;
  let answered = 0;
  class Counting extends Client {
    constructor(config?: PoolConfig) {
      super(config);
      const send = this.query.bind(this);
      const query = (...asked: readonly unknown[]): unknown => {
        statements += 1;
        const trip = answered + 1;
        const arrives = (): void => void (answered = Math.max(answered, trip));
        const last = asked.at(-1);
        if (typeof last === "function") {
          const then = (...result: readonly unknown[]): unknown => {
            arrives();
            return Reflect.apply(last, undefined, result);
          };
          return Reflect.apply(send, this, [...asked.slice(0, -1), then]);
        }
        return Reflect.apply(send, this, asked).then(
          (result: unknown) => {
            arrives();
            return result;
          },
          (error: unknown) => {
            arrives();
            throw error;
          },
        );
      };
      Object.defineProperty(this, "query", { value: query });
    }
  }
  return {
    pool: { Client: Counting },
    async of(work) {
      statements = 0;
      answered = 0;
      await work();
      return { trips: answered, statements };
    },
  };
}
