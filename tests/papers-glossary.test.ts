import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { paperAt, root, rowsOf } from "./support/papers.ts";

/** One word, one thing: the glossary, held against names and against what people read. */

const terms = rowsOf(paperAt("docs/glossary.md").text).filter(([first]) => first !== "word");
/** Terms of several words, which are one thing each: a known issue is no ticket. */
const ofSeveralWords = terms.flatMap(([term = ""]) => term.split(", ")).filter((term) => term.includes(" "));
const notColumn = terms.map(([, , not = ""]) => not).join(" ");
const notInNames = [...notColumn.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);
const notOnScreen = [...notColumn.matchAll(/“([^”]+)”/g)].map(([, word = ""]) => word.toLowerCase());

/** `recalculateDue` and `recalculate-due` are " recalculate due ": spaces on both sides, so that words are found whole. */
const wordsOf = (name: string): string =>
  ` ${name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replaceAll(/[^A-Za-z0-9]+/g, " ")
    .trim()
    .toLowerCase()} `;

interface Named {
  readonly file: string;
  readonly name: string;
}

/** Source without what is said in it: comments, texts and patterns. */
const codeOf = (source: string): string =>
  source
    .replaceAll(/\/\*[\s\S]*?\*\//g, " ")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"/g, " ")
    .replaceAll(/`(?:[^`\\]|\\.)*`/g, " ")
    .replaceAll(/\/\/.*$/gm, " ");

const named: readonly Named[] = globSync("src/**/*.{ts,tsx}", {
  cwd: root,
  exclude: ["src/store/generated/**"],
}).flatMap((file) => [
  { file, name: basename(file).replace(/\.tsx?$/, "") },
  ...[...new Set(codeOf(readFileSync(join(root, file), "utf8")).match(/[A-Za-z_$][\w$]*/g) ?? [])].map((name) => ({
    file,
    name,
  })),
]);

/** Names that are not ours to give, or that mean another thing. */
const othersNames = new Set([
  "addIssue", // zod's, as are "issue" and "issues"
  "issue",
  "issues",
  "$ZodIssue",
  "case", // JavaScript's, and of letters
  "toLowerCase",
  "toUpperCase",
  "snakeCase",
  "mixedCase",
  "use-cases", // a term of its own
  "is_stranger", // Slack's
  "spared", // a column of the database, since 0.1
]);

/** What stands between quotes or backticks in the files of words, without what is put in. */
const sentences = globSync("src/features/**/*.{en,fr}.ts", { cwd: root }).flatMap((file) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g)].map(
    ([, quoted, template]) => ({
      file,
      sentence: (quoted ?? template ?? "").replaceAll(/\$\{[^}]*\}/g, " "),
    }),
  ),
);

test("the glossary has at most 60 terms, each once and with what it is", () => {
  expect(terms.length).toBeGreaterThan(30);
  expect(terms.length).toBeLessThanOrEqual(60);
  expect(new Set(terms.map(([word]) => word)).size).toBe(terms.length);
  expect(terms.filter((cells) => cells.length !== 3 || cells[1] === "")).toEqual([]);
});

test("no name of a file, a type, a value or a field has a word that the glossary forbids", () => {
  expect(named.length).toBeGreaterThan(10_000);
  expect(notInNames.length).toBeGreaterThan(5);
  const forbidden = notInNames.flatMap((word) => [word, `${word}s`].map((each) => ({ word, found: wordsOf(each) })));
  const wrong = [...Map.groupBy(named, ({ name }) => name)]
    .filter(([name]) => !othersNames.has(name))
    .flatMap(([name, places]) => {
      const words = ofSeveralWords.reduce(
        (left, term) => left.replaceAll(wordsOf(term), " ").replaceAll(wordsOf(`${term}s`), " "),
        wordsOf(name),
      );
      const { word } = forbidden.find(({ found }) => words.includes(found)) ?? {};
      return word === undefined ? [] : places.map(({ file }) => `${file}: ${name} (${word})`);
    });
  expect(wrong).toEqual([]);
});

test("no sentence that the desk says has a word that the glossary forbids", () => {
  expect(sentences.length).toBeGreaterThan(300);
  expect(notOnScreen.length).toBeGreaterThan(5);
  const letters = String.raw`[\p{L}\p{N}]`;
  const wrong = sentences.flatMap(({ file, sentence }) =>
    notOnScreen
      .filter((word) => new RegExp(`(?<!${letters})${word}s?(?!${letters})`, "iu").test(sentence))
      .map((word) => `${file}: ${sentence} (${word})`),
  );
  expect(wrong).toEqual([]);
});

test("a word is found whole in a name, however the name is written", () => {
  expect(wordsOf("holdsJSONText")).toBe(" holds json text ");
  expect(wordsOf("rate-limits").includes(wordsOf("rateLimits"))).toBe(true);
  expect(wordsOf("through").includes(wordsOf("rough"))).toBe(false);
});
