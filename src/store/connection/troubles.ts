import { z } from "zod";
import { cannotStart, errorMessage, isCannotStart } from "../../kernel/errors.ts";
import { hasNoConnectionLeft, readError, tooFewConnections } from "./refusals.ts";

const noRoom = /^53100$/;
const gone = /^(57P0[123]|08...|ECONNRESET|EPIPE)$/;

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
  [noRoom, (why) => `PostgreSQL has no room on its disk (${why}); make room, then try again.`],
  [
    /^(57014|55P03|25P03|25P04|57P05)$/,
    (why) =>
      `PostgreSQL ended what was under way (${why}); look who holds its tables and which time limits it has, then try again.`,
  ],
  [gone, (why) => `PostgreSQL went away (${why}); look whether it runs, then try again.`],
];

/** The driver's own words, which have no code. */
const cutOff = /^Connection terminated|^timeout exceeded when trying to connect/;

/**
 * What was thrown, as a `cannotStart` sentence where that is something which an operator can put right: of PostgreSQL, or of what
 * stands there.
 */
export function explained(error: unknown): unknown {
  if (isCannotStart(error)) return error;
  if (error instanceof z.ZodError) return cannotStart(unreadable(error), error);
  if (hasNoConnectionLeft(error)) return cannotStart(tooFewConnections(readError(error).why), error);
  const { code, why } = troubleIn(error);
  const say = troubles.find(([codes]) => codes.test(code))?.[1];
  return say === undefined ? error : cannotStart(say(why), error);
}

const unreadable = (error: z.ZodError): string =>
  `Something that was read is not as this program knows it (${errorMessage(error)}). If it stands in the database, npm run doctor -- --deep names its row; if a newer desk wrote it, upgrade this one too.`;

/** Why PostgreSQL went away or stands still, as it does where its disk is full; null: it is something else. */
export function standstillIn(error: unknown): string | null {
  const { code, why } = troubleIn(error);
  return noRoom.test(code) || gone.test(code) ? why : null;
}

function troubleIn(error: unknown): { readonly code: string; readonly why: string } {
  const { code, why } = readError(error);
  return { code: cutOff.test(why) ? "57P01" : code, why };
}

/** The last words of a program: what an operator can put right as it is, anything else after `failed`. */
export function lastWords(error: unknown, failed: string): string {
  const told = explained(error);
  return isCannotStart(told) ? told.message : `${failed}: ${errorMessage(error).trim().replaceAll(/\s+/g, " ")}`;
}
