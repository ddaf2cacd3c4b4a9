import type { Prisma } from "../generated/client.ts";

/**
 * The database, inside a transaction or outside one: what reads and writes are made with. A client of Prisma is one too. What
 * is asked before an answer has come goes the same way there and back, and is done in the order in which it was asked.
 */
export interface Sql {
  /** The rows. */
  $queryRaw(query: TemplateStringsArray | Prisma.Sql, ...values: readonly unknown[]): Promise<unknown>;
  /** How many rows were read or written. */
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: readonly unknown[]): Promise<number>;
}

/** The same, which says before each statement that there is one. */
export const beforeEach = (sql: Sql, says: () => void): Sql => ({
  $queryRaw(...statement) {
    says();
    return sql.$queryRaw(...statement);
  },
  $executeRaw(...statement) {
    says();
    return sql.$executeRaw(...statement);
  },
});

/** Until the transaction ends, whoever else wants this key waits. */
export async function holdKey(sql: Sql, key: string): Promise<void> {
  await sql.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}
