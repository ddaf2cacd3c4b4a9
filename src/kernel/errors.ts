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
  // A refused connection to a name with two addresses has a code and no message.
  return error.message === "" && "code" in error ? String(error.code) : error.message;
}
