import { z } from "zod";

/**
 * Why the desk cannot start, as one sentence that says what to do about it.
 * `main.ts` shows the sentence alone; any other exception is a bug and keeps its stack.
 */
export function cannotStart(sentence: string, cause?: unknown): Error {
  const error = new Error(sentence, { cause });
  error.name = "CannotStart";
  return error;
}

export function isCannotStart(error: unknown): error is Error {
  return error instanceof Error && error.name === "CannotStart";
}

/** The message of anything thrown, to end a sentence with. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof z.ZodError) return error.issues.map(problemSaid).join("; ");
  // A refused connection to a name with two addresses has a code and no message.
  return error.message === "" && "code" in error ? String(error.code) : error.message;
}

/** Where, and what is wrong there: never the JSON of it. */
const problemSaid = ({ path, message }: z.core.$ZodIssue): string =>
  path.length === 0 ? message : `${path.map(String).join(".")}: ${message}`;
