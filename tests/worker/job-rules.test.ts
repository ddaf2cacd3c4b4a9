import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, expectTypeOf, test } from "vitest";
import type { JobRule, JobRules } from "../../src/worker/job-rule.ts";

const root = join(import.meta.dirname, "../../src");
const { jobs } = await import("../../src/features/jobs.ts");
const rowsOf = async (file: string): Promise<Readonly<Record<string, unknown>>> => {
  const module: { readonly jobs?: Readonly<Record<string, unknown>> } = await import(join(root, file));
  return module.jobs ?? {};
};

test("no row hides another, and none is left out of the list", async () => {
  const files = globSync(["features/*/jobs.ts", "worker/**/jobs.ts"], { cwd: root });
  const rows = (await Promise.all(files.map(rowsOf))).flatMap((each) => Object.entries(each));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.map(([kind]) => kind).toSorted()).toEqual(Object.keys(jobs).toSorted());
  for (const [kind, row] of rows) expect(Object.getOwnPropertyDescriptor(jobs, kind)?.value).toBe(row);
});

interface Sample {
  readonly kind: "sample";
}
type Row = JobRule<Sample>;
type Calling = Exclude<Row, Of<"nowhere">>;
type Of<Speaks extends Row["speaks"]> = Extract<Row, { speaks: Speaks }>;

/** What does not compile without each of these is all of a row. */
const answers = {
  nowhere: ["key", "givenUp", "speaks", "run"],
  "on-platform": ["key", "givenUp", "speaks", "run", "platform"],
  "at-length": ["key", "givenUp", "speaks", "run", "platform"],
} as const;

test("a row that lacks an answer does not compile", () => {
  expectTypeOf<Of<"nowhere">>().toHaveProperty("key");
  expectTypeOf<(typeof answers)["nowhere"][number]>().toEqualTypeOf<RequiredKeys<Of<"nowhere">>>();
  expectTypeOf<(typeof answers)["on-platform"][number]>().toEqualTypeOf<RequiredKeys<Calling>>();
  expectTypeOf<Omit<Of<"nowhere">, "key">>().not.toExtend<Row>();
  expectTypeOf<{ readonly other: Row }>().not.toExtend<JobRules<Sample>>();
  for (const row of Object.values(jobs)) expect(new Set(Object.keys(row))).toEqual(new Set(answers[row.speaks]));
});

type RequiredKeys<T> = { [Key in keyof T]-?: Partial<Pick<T, Key>> extends Pick<T, Key> ? never : Key }[keyof T];

test("what pg-boss calls its tables stands in one file", () => {
  const files = globSync("**/*.ts", { cwd: root, exclude: ["store/generated/**"] });
  const naming = files.filter((file) =>
    /jobs\.job\b|singleton_key|key_strict_fifo' *[`;]/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(naming).toEqual(["store/engine/job-tables.ts"]);
});
