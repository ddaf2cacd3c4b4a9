import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

/** What npm fetches is what was looked at, and runs nothing that nobody allowed. */

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, "../..", file), "utf8"));
const versions = z.record(z.string(), z.string());

const { dependencies, devDependencies, allowScripts } = z
  .object({ dependencies: versions, devDependencies: versions, allowScripts: z.record(z.string(), z.boolean()) })
  .parse(read("package.json"));

const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({
        version: z.string().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        hasInstallScript: z.boolean().default(false),
        optional: z.boolean().default(false),
        inBundle: z.boolean().default(false),
      }),
    ),
  })
  .parse(read("package-lock.json"));

const { "": own, ...installed } = packages;
const nameOf = (path: string): string => path.split("node_modules/").at(-1) ?? path;

test("every package is named with the one version that was tried", () => {
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, each]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(each),
  );
  expect(loose).toEqual([]);
});

test("the lock file is of these packages, in these versions", () => {
  expect(own).toMatchObject({ dependencies, devDependencies });
  const named = { ...dependencies, ...devDependencies };
  const locked = Object.keys(named).map((name) => [name, installed[`node_modules/${name}`]?.version]);
  expect(Object.fromEntries(locked)).toEqual(named);
});

test("no package names a place of its own to come from, and each is known by its sum, those of other machines too", () => {
  const unknown = Object.entries(installed).filter(
    ([, { resolved, integrity, inBundle }]) =>
      resolved !== undefined || (!inBundle && integrity?.startsWith("sha512-") !== true),
  );
  expect(unknown.map(([path]) => path)).toEqual([]);
});

test("whatever would run a script when it is installed has a yes or a no, but for machines the desk is not made for", () => {
  const withScripts = Object.entries(installed).filter(([, { hasInstallScript }]) => hasInstallScript);
  const unnamed = withScripts.filter(([path, { optional }]) => !optional && !(nameOf(path) in allowScripts));
  expect(unnamed.map(([path]) => path)).toEqual([]);
  const names = withScripts.map(([path]) => nameOf(path));
  expect(Object.keys(allowScripts).filter((name) => !names.includes(name))).toEqual([]);
});
