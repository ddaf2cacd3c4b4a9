import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { decoded } from "../kernel/words/decoded.ts";

/** The environment, with `.env` of the current folder under it: what is set in the environment itself wins. */
export const environmentHere = (): NodeJS.Dict<string> => ({ ...readDotEnv(), ...process.env });

/** What stands in `.env` of the current folder; nothing when there is none. */
export function readDotEnv(file = ".env"): NodeJS.Dict<string> {
  try {
    return parseEnv(decoded(readFileSync(file)));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
}
