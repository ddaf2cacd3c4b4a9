import { announce } from "../../desk/announce.ts";
import { ill, well, type Check, type Found } from "../finding.ts";
import type { Records } from "../given.ts";
import { count, some } from "../say.ts";

const sample = 500; // tickets: well under a second

/** Whether tickets are what their events sum up to. */
export const rows: Check<Records> = {
  name: "rows",
  look: async (given) => {
    const { looked, different, damaged, newer } = await given.diagnosis.inconsistentRows(given.deep ? null : sample);
    const found: Found[] = [];
    if (different.length > 0) {
      found.push(
        ill(
          `${count(different.length, "ticket differs", "tickets differ")} from what happened to it: ${some(different)}.`,
          "Run it with --repair: they are made anew from their events.",
          () => refold(given, different),
        ),
      );
    }
    if (damaged.length > 0) {
      found.push(
        ill(
          `The events of ${count(damaged.length, "ticket")} are damaged: ${some(damaged)}.`,
          "Restore the database from a backup: nothing else has them.",
        ),
      );
    }
    if (newer.length > 0) {
      found.push(
        ill(
          `${count(newer.length, "ticket has", "tickets have")} events that only a newer version knows: ${some(newer)}.`,
          "Upgrade this desk as well: what such events tell is left to the newer desks until then.",
        ),
      );
    }
    return found.length > 0 ? found : [well(`${lookedAt(looked, given.deep)} what happened to them.`)];
  },
};

function lookedAt(looked: number, deep: boolean): string {
  if (looked === 0) return "There are no tickets that could differ from";
  return deep ? `All tickets (${looked}) are` : `The tickets changed last (${looked}) are`;
}

async function refold({ diagnosis, store }: Records, references: readonly string[]): Promise<void> {
  for (const reference of references) {
    await diagnosis.refold(reference);
    await store.transaction(async (tx) => {
      const ticket = await tx.lock(reference);
      if (ticket !== null) await announce(tx, ticket, [], null); // its cards showed something else
    });
  }
}
