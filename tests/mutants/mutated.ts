import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";

/** What decides, and reads what was decided: the rules, what they are made of, and the reader of the policy file. */
const all = [
  "src/features/rules/*.ts",
  "src/features/*/rules.ts",
  "src/features/*/rules/*.ts",
  "src/kernel/**/*.ts",
  "src/policy-file/*.ts",
];

/** Those that are named, or were changed since a commit; else all. */
export function filesToMutate(named: readonly string[], since: string | undefined): readonly string[] {
  const files = globSync(all).toSorted();
  if (named.length > 0) return files.filter((file) => named.some((each) => file.startsWith(each)));
  if (since === undefined) return files;
  const changed = execFileSync("git", ["diff", "--name-only", since], { encoding: "utf8" }).split("\n");
  return files.filter((file) => changed.includes(file));
}
