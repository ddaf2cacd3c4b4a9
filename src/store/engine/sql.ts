import type { Prisma } from "../generated/client.ts";

/** The database, inside a transaction or outside one: what reads and writes are made with. */
export type Sql = Prisma.TransactionClient;

/** Until the transaction ends, whoever else wants this key waits. */
export async function holdKey(sql: Sql, key: string): Promise<void> {
  await sql.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}
