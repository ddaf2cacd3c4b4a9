import { createHash } from "node:crypto";
import type { Ran } from "./world.ts";

/**
 * Tells apart the states in which runs ended. Instants do not, nor do marks of tickets and numbers that are only names: of
 * surfaces, of words, of messages, of whatever was made in the run.
 */
export async function endOf({ database, tasks }: Ran): Promise<string> {
  const rows = await database.dump();
  const people = rows.flatMap((row) => /^person .*"id": "([^"]+)"/.exec(row)?.[1] ?? []).toSorted();
  const named = (id: string): string => `#${people.indexOf(id) + 1}`;
  const ends = rows.map((row) =>
    row
      .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, named)
      .replaceAll(/\d{4}-\d\d-\d\d[T ][\d:.]+(Z|[+-]\d\d(:\d\d)?)?/g, "@")
      .replaceAll(/"(id|due|surface_id)": \d+/g, "")
      .replaceAll(/"(key|surface)": "(surface )?\d+"/g, "")
      .replaceAll(/"mark": "[\w-]{4}"/g, "")
      .replaceAll(/"m\d+"/g, "m"),
  );
  const failed = tasks.filter(({ failure }) => failure !== null).map(({ name }) => `${name} failed`);
  return createHash("sha1")
    .update([...ends, ...failed].toSorted().join("\n"))
    .digest("hex");
}

/** All that can be seen of a run: two of one seed are the same. */
export const textOf = async ({ database, log, logged }: Ran): Promise<readonly string[]> => [
  ...log,
  ...logged,
  ...(await database.dump()),
];

/** The first line that is not the same; null: all are. */
export function firstDifference(one: readonly string[], other: readonly string[]): string | null {
  const at = one.findIndex((line, index) => line !== other[index]);
  if (at !== -1) return `line ${at}: ${one[at]} ≠ ${other[at] ?? "nothing"}`;
  return one.length === other.length ? null : `line ${one.length}: nothing ≠ ${other[one.length]}`;
}
