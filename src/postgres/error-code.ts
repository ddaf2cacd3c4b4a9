/** Whether Node's or the system's error is one of these: `ENOENT`, `EACCES` … */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && codes.includes(error.code);
}
