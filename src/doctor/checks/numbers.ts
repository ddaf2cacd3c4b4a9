import { ill, well, type Check } from "../finding.ts";
import type { Records } from "../given.ts";
import { some } from "../say.ts";

/** Whether each day's tickets are counted as they can be. */
export const numbers: Check<Records> = {
  name: "numbers",
  look: async ({ diagnosis }) => {
    const days = await diagnosis.overcounted();
    return days.length === 0
      ? [well("The tickets of each day are counted.")]
      : [
          ill(
            `Over a million tickets are counted of a day (yymmdd): ${some(days)}. Their references grow, and past ten digits nobody can open a ticket.`,
            "Run it with --repair: the next ticket follows the last that has a number as it should be.",
            async () => {
              for (const day of days) await diagnosis.countAnew(day);
            },
          ),
        ];
  },
};
