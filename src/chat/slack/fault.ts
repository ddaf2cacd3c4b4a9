/** What may be logged of an error: where it came from, not its message, which may hold people's words or a token. */
export function faultOf(error: unknown): { name: string; code: string | undefined; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, code: undefined, at: [] };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { name: error.name, code, at: frames.slice(0, 8).map((line) => line.trim()) };
}
