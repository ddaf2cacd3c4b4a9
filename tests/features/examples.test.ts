import { describe, expect, it } from "vitest";
import { linesOf, labelsOf } from "./reading.ts";
import { fieldLimits } from "../../src/screen/question.ts";
import type { Form } from "../../src/screen/form.ts";
import { examples } from "../../src/features/examples.ts";
import { sections, type Shown } from "../../src/features/examples/example.ts";
import { stories } from "../../src/features/examples/stories.ts";
import { phrases } from "../../src/features/words.ts";
import { locales, type Locale } from "../../src/kernel/locale.ts";

const platforms = ["slack", "teams"] as const;
const everywhere = locales.flatMap((locale) => platforms.map((platform) => [locale, platform] as const));
const namesOf = (...at: Parameters<typeof examples>) =>
  examples(...at).map(({ section, name }) => `${section}: ${name}`);

describe.each(everywhere)("the examples in %s on %s", (locale, platform) => {
  it("each have a name of their own", () => {
    const names = namesOf(locale, platform);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
  it("are the same in every language and on every platform", () => {
    expect(namesOf(locale, platform)).toEqual(namesOf("en", "slack"));
  });
  it("say the title of their ticket once, where they are notes", () => {
    const { title } = stories[locale];
    const notes = examples(locale, platform).filter(({ section }) => section.includes("notes"));
    expect(notes.length).toBeGreaterThan(100);
    const twice = notes.filter(({ shown }) => {
      const lines = shown.kind === "message" ? linesOf(shown.message).filter((line) => !line.startsWith(">")) : [];
      return lines.join("\n").split(title).length > 2;
    });
    expect(twice.map(({ name }) => name)).toEqual([]);
  });
  it("fill every section", () => {
    expect([...new Set(examples(locale, platform).map(({ section }) => section))].toSorted()).toEqual(
      [...sections].toSorted(),
    );
  });
});

const saidOn = (locale: Locale, platform: "slack" | "teams") =>
  examples(locale, platform).flatMap(({ shown }) => wordsOf(shown));
/** A command in quotation marks, or after a word that says to type it, without `/ticket` before it. */
const bare =
  /(?:[“«]\s?|\b(?:type|tapez|tape) )(?:setup|configurer|away|absent|back|retour|queues|files|report|rapport)\b/iu;

describe.each(locales)("what is to be done, as the examples say it in %s,", (locale) => {
  it("can be typed where it is read", () => {
    expect(saidOn(locale, "teams").filter((words) => words.includes("/ticket"))).toEqual([]);
    expect(saidOn(locale, "slack").filter((words) => bare.test(words))).toEqual([]);
  });
  it("is no writing under a card on Teams, where a card is answered or pressed", () => {
    const under = /\b(?:writ(?:e|ing)|écri[a-z]+) (?:\S+ )?(?:under|sous|dessous)\b/iu;
    const told = saidOn(locale, "teams").filter((words) => under.test(words));
    // What somebody did is told, not asked for.
    const { underCopy } = phrases(locale).signposts;
    expect([...new Set(told)].filter((words) => words !== underCopy)).toEqual([]);
  });
});

/** What stands around a page in a browser: tests/process/pages.test.ts and sign-in.test.ts read it there. */
const onPages = new Set(
  `signIn.title signIn.ask.report signIn.ask.wall signIn.button signIn.over signedOut notAllowed signOut broken
   signIn.signedInAs signedOutHere signIn.refused.again signIn.refused.given-up signIn.refused.unanswered
   signIn.refused.untrusted signIn.refused.unverified signIn.refused.unknown`
    .split(/\s+/)
    .map((name) => `pages.${name}`)
    .concat("buttons.workAccount"),
);

describe.each(locales)("the examples in %s", (locale) => {
  const all = platforms.flatMap((platform) => examples(locale, platform)).flatMap(({ shown }) => wordsOf(shown));
  // Most is said in many examples, and nearly every phrase is found before the long ones are looked through.
  const said = [...new Set(all)].toSorted((one, other) => one.length - other.length);

  it("say every phrase of the language", () => {
    const missing = patterns(phrases(locale)).filter(([, pattern]) => !said.some((words) => pattern.test(words)));
    expect(missing.map(([path]) => path).filter((path) => !onPages.has(path))).toEqual([]);
  });
  it("hold words that a form would take", () => {
    const { title, longTitle, newTitle, otherTitles, longDescription, steps } = stories[locale];
    const titles = [title, longTitle, newTitle, ...otherTitles];
    expect(titles.filter(({ length }) => length > fieldLimits.title)).toEqual([]);
    expect([longDescription, steps].filter(({ length }) => length > fieldLimits.long)).toEqual([]);
  });
});

function wordsOf(shown: Shown): readonly string[] {
  if (shown.kind === "message") return [shown.message.summary, ...linesOf(shown.message), ...labelsOf(shown.message)];
  return [...wordsOfForm(shown.form), ...Object.values(shown.errors)];
}

const wordsOfForm = ({
  title,
  submit,
  close,
  choose,
  banner = [],
  intro,
  fields,
  folded,
  files,
  ways = [],
  locale,
}: Form): readonly string[] => [
  title,
  submit,
  close,
  choose,
  folded?.label ?? "",
  files?.label ?? "",
  files?.hint ?? "",
  ...linesOf({ summary: "", blocks: banner, locale, zone: "UTC", urgent: false }),
  ...ways.flat().map(({ label }) => label),
  intro.map((inline) => ("text" in inline ? inline.text : "")).join(""),
  ...[...fields, ...(folded?.fields ?? [])].flatMap((field) => [
    field.label,
    field.hint ?? "",
    ...(field.kind === "choice" ? field.options.flatMap(({ label, group = "" }) => [label, group]) : []),
    ...(field.kind === "choice" ? [field.fills ?? ""] : []),
    ...(field.kind === "check" ? [field.tick] : []),
  ]),
];

type Pattern = readonly [path: string, pattern: RegExp];

/** Every phrase as it would be found in a text: whatever it is given may stand where the 7 stands. */
function patterns(tree: unknown, path = ""): readonly Pattern[] {
  if (typeof tree === "string") return [[path, asPattern(tree)]];
  if (typeof tree === "function") return patterns(Reflect.apply(tree, null, Array(tree.length).fill("7")), path);
  if (Array.isArray(tree)) return patterns(tree.map((inline) => ("text" in inline ? inline.text : "7")).join(""), path);
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => patterns(value, path === "" ? key : `${path}.${key}`));
}

const asPattern = (words: string): RegExp =>
  new RegExp(words.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, "\\$&").replaceAll("7", ".*"), "isu");
