import { judgeClock } from "../clock.ts";
import type { Check } from "../finding.ts";
import type { Database } from "../given.ts";

/** Whether this machine and the database agree on the time: deliveries that wait go by the database's. */
export const databaseClock: Check<Database> = {
  name: "database-clock",
  look: async ({ diagnosis, now }) => {
    const asked = now().getTime();
    const { clock } = await diagnosis.server();
    return [judgeClock("the database's", (asked + now().getTime()) / 2 - clock.getTime())];
  },
};
