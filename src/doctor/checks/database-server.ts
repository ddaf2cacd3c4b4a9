import { ill, well, type Check } from "../finding.ts";
import type { Database } from "../given.ts";
import { size } from "../say.ts";

const oldest = 13; // of pg-boss

/** Which PostgreSQL it is. */
export const databaseServer: Check<Database> = {
  name: "database",
  look: async ({ diagnosis }) => {
    const { version, major, bytes } = await diagnosis.server();
    return [
      major < oldest
        ? ill(`The database is PostgreSQL ${version}; the desk needs ${oldest} or later.`, "Upgrade PostgreSQL.")
        : well(`PostgreSQL ${version} answers; the database has ${size(bytes)}.`),
    ];
  },
};
