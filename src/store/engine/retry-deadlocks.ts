import { z } from "zod";

const tries = 3;

/** PostgreSQL ends one of two transactions that wait for each other. Nothing of it remains, so it is made again. */
export async function retryDeadlocks<Result>(transaction: () => Promise<Result>, number = 1): Promise<Result> {
  try {
    return await transaction();
  } catch (error) {
    if (number === tries || !deadlock.safeParse(error).success) throw error;
    return retryDeadlocks(transaction, number + 1);
  }
}

/** What Prisma's error carries of PostgreSQL's 40P01 and 40001, whether it came from raw SQL or not. */
const deadlock = z.object({
  meta: z.object({
    driverAdapterError: z.object({ cause: z.object({ kind: z.literal("TransactionWriteConflict") }) }),
  }),
});
