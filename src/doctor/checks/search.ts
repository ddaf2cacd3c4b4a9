import { ill, well, type Check } from "../finding.ts";
import type { Records } from "../given.ts";
import { count, some } from "../say.ts";

const sample = 500; // tickets

/** Whether tickets are found by their words. */
export const search: Check<Records> = {
  name: "search",
  look: async ({ diagnosis, deep }) => {
    const missing = await diagnosis.unindexed(deep ? null : sample);
    if (missing.length === 0)
      return [well(`${deep ? "All tickets" : "The tickets changed last"} are found by their words.`)];
    return [
      ill(
        `${count(missing.length, "ticket is", "tickets are")} not found by their words: ${some(missing)}.`,
        "Run it with --repair: the desk writes the whole search index anew, in the background.",
        () => diagnosis.indexAnew(),
      ),
    ];
  },
};
