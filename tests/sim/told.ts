/** How values and errors stand in the log of a run: the same in each run of a seed, whatever the machine is like. */
export function told(value: unknown): string {
  const { command, rowCount, rows } = resultOf(value);
  return command === undefined ? short(value) : `${command} ${rowCount ?? 0} ${short(rows)}`;
}

export function short(value: unknown): string {
  const text = JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? `${each}n` : each)) ?? "nothing";
  return text.length > 160 ? `${text.slice(0, 160)}… #${hash(text)}` : text;
}

/** FNV-1a. */
export function hash(text: string): string {
  let mixed = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), 16_777_619);
  return (mixed >>> 0).toString(16);
}

/** PostgreSQL names processes by their ids, which are the machine's. */
export const errorText = (error: unknown): string =>
  error instanceof Error
    ? error.message
        .replaceAll(/\s+/g, " ")
        .replaceAll(/process \d+/gi, "process")
        .slice(0, 200)
    : String(error);

interface SqlResult {
  readonly command?: string;
  readonly rowCount?: number | null;
  readonly rows?: unknown;
}

const resultOf = (value: unknown): SqlResult =>
  typeof value === "object" && value !== null && "rows" in value ? value : {};
