import { createHash } from "node:crypto";
import type { Ran } from "./world.ts";

/** Tells apart the states in which runs ended, without instants and without numbers that are only names. */
export async function endOf({ database, tasks }: Ran): Promise<string> {
  const rows = (await database.dump()).map((row) =>
    row
      .replaceAll(/\d{4}-\d\d-\d\d[T ][\d:.]+(Z|[+-]\d\d(:\d\d)?)?/g, "@")
      .replaceAll(/"(id|due|surface_id)": ?"?\d+"?/g, "")
      .replaceAll(/"(key|surface)": ?"\d+"/g, ""),
  );
  const failed = tasks.filter(({ failure }) => failure !== null).map(({ name }) => `${name} failed`);
  return createHash("sha1")
    .update([...rows, ...failed].toSorted().join("\n"))
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
