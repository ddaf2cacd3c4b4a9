import { z } from "zod";
import { tooManyInADay } from "../../kernel/reference.ts";
import type { PrismaClient } from "../generated/client.ts";

export interface NumbersDiagnosis {
  /** Days (yymmdd) of which so many tickets are counted that it cannot be true. */
  overcounted(): Promise<readonly string[]>;
  /** Has the next ticket of a day follow the last that was numbered as it should be. */
  countAnew(day: string): Promise<void>;
}

const days = z.array(z.object({ day: z.string() }));

export const diagnoseNumbers = (client: PrismaClient): NumbersDiagnosis => ({
  async overcounted() {
    const rows = await client.$queryRaw`select day from day_counter where count >= ${tooManyInADay} order by day`;
    return days.parse(rows).map(({ day }) => day);
  },

  async countAnew(day) {
    await client.$transaction(async (sql) => {
      // Whoever opens a ticket meanwhile waits, and is counted after.
      await sql.$executeRaw`select from day_counter where day = ${day} for update`;
      await sql.$executeRaw`
        update day_counter
           set count = greatest(1, (select max(substr(reference, 9)::numeric) from ticket
                                     where substr(reference, 2, 6) = ${day} and length(reference) < 19
                                       and substr(reference, 9)::numeric < ${tooManyInADay}))
         where day = ${day}`;
    });
  },
});
