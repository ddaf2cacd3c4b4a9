import type { Delivery } from "../../desk/delivery.ts";

/** Runs SQL in the transaction of a change; what pg-boss' `fromPrisma` asks for. */
export interface SqlRunner {
  $queryRawUnsafe<Rows = unknown>(query: string, ...values: unknown[]): Promise<Rows>;
}

/**
 * Makes jobs of the deliveries of one change, in its transaction: they exist if and only if it was committed. Gives what
 * is to be called once it was.
 */
export type Outbox = (sql: SqlRunner, deliveries: readonly Delivery[]) => Promise<() => void>;
