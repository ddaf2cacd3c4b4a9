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

/** A deadlock, or what could not be made as if nobody else were there. */
const deadlock = z.object({ code: z.enum(["40P01", "40001"]) });
