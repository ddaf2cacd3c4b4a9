import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

/** The environment, with `.env` of the current folder under it: what is set in the environment itself wins. */
export const environmentHere = (): NodeJS.Dict<string> => ({ ...readDotEnv(), ...process.env });

/** What stands in `.env` of the current folder; nothing when there is none. */
export function readDotEnv(): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(".env", "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
}
