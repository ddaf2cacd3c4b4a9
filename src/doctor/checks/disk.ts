import { ill, warning, well, type Check } from "../finding.ts";
import type { Surroundings } from "../given.ts";
import { size } from "../say.ts";

const scarce = 1e9;
const nearlyNone = 200e6; // PostgreSQL stops when its log of changes finds no room

/** Whether the embedded PostgreSQL has room to write. */
export const disk: Check<Surroundings> = {
  name: "disk",
  look: async ({ config, freeBytes }) => {
    if (config.databaseUrl !== null) return [well("The database is elsewhere: DATABASE_URL is set.")];
    const free = await freeBytes(config.dataFolder);
    const sentence = `${size(free)} are free where ${config.dataFolder} is.`;
    const remedy = "Make room there, or move the folder to a larger disk and set HELPDESK_DATA_DIR.";
    if (free < nearlyNone) return [ill(sentence, remedy)];
    return [free < scarce ? warning(sentence, remedy) : well(sentence)];
  },
};
