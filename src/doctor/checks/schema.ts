import { ill, warning, well, type Check } from "../finding.ts";
import type { Database } from "../given.ts";
import { count, some } from "../say.ts";

/** Whether the database has the schema of this program. */
export const schema: Check<Database> = {
  name: "schema",
  look: async ({ diagnosis }) => {
    const { pending, unknown, changed, jobs, finish } = await diagnosis.schema();
    if (finish !== null) {
      return [ill("A restore of this database stopped halfway: no desk starts on it.", `Finish it: ${finish}`)];
    }
    if (unknown.length > 0) {
      return [
        ill(
          `The database is newer than this program, which does not know ${some(unknown)}.`,
          "Upgrade the program, or give it another database.",
        ),
      ];
    }
    if (changed.length > 0) {
      return [
        ill(
          `The database was made by another text of ${some(changed)}.`,
          "Put back the migration as it was released: the desk does not start with another.",
        ),
      ];
    }
    if (pending.length > 0) {
      const lacking = count(pending.length, "migration is", "migrations are");
      return [warning(`${lacking} still to be applied.`, "Start the desk: it applies them.")];
    }
    if (!jobs) return [warning("The job queue is not set up yet.", "Start the desk: it sets it up.")];
    return [well("The database has this program's schema.")];
  },
};
