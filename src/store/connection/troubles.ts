import { cannotStart, errorMessage, isCannotStart } from "../../kernel/errors.ts";
import { hasNoConnectionLeft, readError, tooFewConnections } from "./refusals.ts";

/** What goes wrong once PostgreSQL has let the desk in, and what to do. */
const troubles: readonly (readonly [RegExp, (why: string) => string])[] = [
  [
    /^42501$/,
    (why) =>
      `The role in DATABASE_URL lacks a right (${why}); name the role that made the desk's tables, or let that one grant it.`,
  ],
  [
    /^25006$/,
    (why) =>
      `The database takes no writes (${why}), as a standby does; name the server that takes writes in DATABASE_URL, or look why default_transaction_read_only is on.`,
  ],
  [/^53100$/, (why) => `PostgreSQL has no room on its disk (${why}); make room, then try again.`],
  [
    /^(57014|55P03|25P03|25P04|57P05)$/,
    (why) =>
      `PostgreSQL ended what was under way (${why}); look who holds its tables and which time limits it has, then try again.`,
  ],
  [/^(57P0[123]|08...)$/, (why) => `PostgreSQL went away (${why}); look whether it runs, then try again.`],
];

/** The driver's own words, which have no code. */
const cutOff = /^Connection terminated|^timeout exceeded when trying to connect/;

/** What was thrown, as a `cannotStart` sentence where that is something about PostgreSQL which an operator can put right. */
export function explained(error: unknown): unknown {
  if (isCannotStart(error)) return error;
  if (hasNoConnectionLeft(error)) return cannotStart(tooFewConnections(readError(error).why), error);
  const { code, why } = readError(error);
  const shown = cutOff.test(why) ? "57P01" : code;
  const say = troubles.find(([codes]) => codes.test(shown))?.[1];
  return say === undefined ? error : cannotStart(say(why), error);
}

/** The last words of a program: what an operator can put right as it is, anything else after `failed`. */
export function lastWords(error: unknown, failed: string): string {
  const told = explained(error);
  return isCannotStart(told) ? told.message : `${failed}: ${errorMessage(error).trim().replaceAll(/\s+/g, " ")}`;
}
