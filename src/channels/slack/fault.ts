/** What may be logged of an error: where it came from, not its message, which may hold people's words or a token. */
export interface Fault {
  readonly name: string;
  readonly code: string | undefined;
  /** None where what came was not to be read: then it is no mistake of the desk's. */
  readonly at: readonly string[];
  readonly level: "warn" | "error";
}

/** Zod's and JSON's words for what Slack does not send. */
const unreadable = new Set(["ZodError", "$ZodError", "SyntaxError"]);

export function faultOf(thrown: unknown): Fault {
  const error = originOf(thrown);
  if (!(error instanceof Error)) return { name: typeof error, code: undefined, at: [], level: "error" };
  const { name } = error;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  if (unreadable.has(name)) return { name, code, at: [], level: "warn" };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return { name, code, at: frames.slice(0, 8).map((line) => line.trim()), level: "error" };
}

/** Bolt wraps what its listeners throw. */
const originOf = (error: unknown): unknown => (error instanceof Error && "original" in error ? error.original : error);
