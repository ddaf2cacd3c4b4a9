/** `1 ticket`, `3 tickets`. */
export const count = (many: number, one: string, more = `${one}s`): string => `${many} ${many === 1 ? one : more}`;

const most = 5; // a line of the terminal

/** The first few of a list, and how many more there are. */
export function some(all: readonly string[]): string {
  const distinct = [...new Set(all)];
  const rest = distinct.length - most;
  return distinct.slice(0, most).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** `40 seconds`, `25 minutes`, `3 hours`, `2 days`, rounded. */
export function span(milliseconds: number): string {
  const seconds = Math.abs(milliseconds) / 1_000;
  if (seconds < 90) return count(Math.round(seconds), "second");
  if (seconds < 90 * 60) return count(Math.round(seconds / 60), "minute");
  if (seconds < 36 * 3_600) return count(Math.round(seconds / 3_600), "hour");
  return count(Math.round(seconds / 86_400), "day");
}

/** `512 MB`, `3.2 GB`. */
export const size = (bytes: number): string =>
  bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;

const platforms: Readonly<Record<string, string>> = { slack: "Slack", teams: "Teams" };

/** A platform as its own people write it. */
export const named = (platform: string): string => platforms[platform] ?? platform;
