import { judgeClock } from "../clock.ts";
import type { Check } from "../finding.ts";
import type { Database } from "../given.ts";

const noticeable = 3_000; // milliseconds: of the ten in which a reply can be taken back
const consequence =
  "What waits goes by the clock of whichever desk looks: a reply that can still be taken back leaves too early or too late.";

/** Whether this machine and the database agree on the time: deliveries that wait go by the database's. */
export const databaseClock: Check<Database> = {
  name: "database-clock",
  look: async ({ diagnosis, now }) => {
    const asked = now().getTime();
    const { clock } = await diagnosis.server();
    const ahead = (asked + now().getTime()) / 2 - clock.getTime();
    const judged = judgeClock("the database's", ahead, noticeable);
    if (judged.state === "well") return [judged];
    return [{ ...judged, sentence: `${judged.sentence} ${consequence}` }];
  },
};
