import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { compare, type Mutant } from "./compare.ts";
import { filesToMutate } from "./mutated.ts";
import { survivors, unexamined } from "./survivors.ts";

/**
 * `npm run mutants`: each small change of the rules is to be noticed by a test. `-- --since main`: of what was changed;
 * `-- src/features/rules`: of these. `--static`: also of what is made once, when a module is loaded, as rows are. Each such
 * mutant takes all tests, some ten seconds.
 */

const { values, positionals } = parseArgs({
  options: { since: { type: "string" }, static: { type: "boolean", default: false } },
  allowPositionals: true,
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const mutate = filesToMutate(positionals, values.since);
if (mutate.length === 0) {
  say("nothing that is mutated was changed");
  process.exit(0);
}

const stryker = new Stryker({
  mutate: [...mutate],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tests/mutants/vitest.config.ts", related: true },
  coverageAnalysis: "perTest",
  ignoreStatic: !values.static,
  concurrency: 1,
  tsconfigFile: "none", // its reader does not know today's compiler, and nothing is compiled
  ignorePatterns: [
    "bench",
    "docs",
    "manifests",
    "prisma",
    "src/playground",
    "tests/{attacks,browser,journeys,upgrade}",
  ],
  reporters: [],
  tempDirName: join(tmpdir(), "guichet-mutants"),
});
const sources = new Map(mutate.map((file) => [file, readFileSync(file, "utf8")]));
const mutants = (await stryker.runMutationTest()).map(({ fileName, ...mutant }): Mutant => {
  const file = mutate.find((each) => fileName.endsWith(each)) ?? fileName;
  return { file, source: sources.get(file) ?? "", ...mutant };
});
const { told, isGood } = compare(mutants, { survivors, unexamined });
for (const line of told) say(line);
process.exit(isGood ? 0 : 1);
