import type { z } from "zod";
import type { Part, Path, Place } from "./source.ts";
import { cutShort, printable } from "./odd-characters.ts";
import { unknownKey } from "./unknown-key.ts";

/** Something wrong with what stands at a path. */
export interface Mistake {
  readonly path: Path;
  readonly part: Part;
  readonly message: string;
}

/** A key that nobody knows is told of where it stands itself. */
export function mistakesIn(issue: z.core.$ZodIssue): readonly Mistake[] {
  const { path, message } = issue;
  if (issue.code === "unrecognized_keys") {
    const known = message.split(" "); // as `section` wrote it
    return issue.keys.map((key) => ({ path: [...path, key], part: "key", message: unknownKey(key, known) }));
  }
  if (issue.code === "invalid_key") return issue.issues.map((inner) => ({ path, part: "key", message: inner.message }));
  const part = issue.code === "custom" && issue.params?.["part"] === "key" ? "key" : "value";
  return [{ path, part, message }];
}

/** A line each, in the order of the file: `helpdesk.yaml:12:5 escalation.P1.steps[0].wait: "10 min" is not …`. */
export const told = (file: string, mistakes: readonly (Mistake & { readonly place: Place })[]): readonly string[] =>
  mistakes
    .toSorted((one, other) => one.place.line - other.place.line || one.place.col - other.place.col)
    .map(({ place, path, message }) => printable(`${file}:${place.line}:${place.col} ${subject(path)}${message}`));

const subject = (path: Path): string => {
  const names = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${cutShort(String(step))}`));
  return path.length === 0 ? "" : `${names.join("").replace(/^\./, "")}: `;
};
