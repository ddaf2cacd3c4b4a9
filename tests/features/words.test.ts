import { describe, expect, it } from "vitest";
import { phrases } from "../../src/features/words.ts";
import type { Text } from "../../src/kernel/text.ts";

type Leaf = readonly [path: string, words: string];

/** Every phrase with its place; those that take something are given a digit, which can be a name as well as a number. */
function leaves(tree: unknown, path = "", given = "7"): readonly Leaf[] {
  if (typeof tree === "string") return [[path, tree]];
  if (typeof tree === "function") return leaves(Reflect.apply(tree, null, Array(tree.length).fill(given)), path);
  if (Array.isArray(tree)) return [[path, tree.map(wordsOf).join("")]];
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => leaves(value, path === "" ? key : `${path}.${key}`, given));
}

const wordsOf = (inline: Text[number]): string => ("text" in inline ? inline.text : "");

const english = new Map(leaves(phrases("en")));
const french = leaves(phrases("fr"));
const those = (wrong: (words: string) => boolean) => french.filter(([, words]) => wrong(words));

describe("French", () => {
  it("differs from English in every phrase but those that are the same word", () => {
    const same = french.filter(([path, words]) => english.get(path) === words);
    const known = [
      "Incident",
      "Question",
      "Impact",
      "Agent",
      "agents",
      "archives",
      "7",
      "Incidents",
      "Questions",
      "Agents",
      "CSV",
    ];
    const others = [
      "tickets",
      "Tickets",
      "Service",
      "Articles",
      "articles",
      "Article",
      "7 articles",
      "Version 7",
      "version 7",
    ];
    expect(new Set(same.map(([, words]) => words))).toEqual(new Set([...known, ...others]));
  });
  it("has no English word left in it", () => {
    const left = /\b(the|you|your|is|it|and|was|with|this|they|please|closed|opened|queue|owner)\b/iu;
    expect(those((words) => left.test(words))).toEqual([]);
  });
  it("says “vous”", () => {
    expect(those((words) => /(?<!\p{L})(?:tu|te|toi|ton|tes)(?!\p{L})/iu.test(words))).toEqual([]);
  });
  it("elides before a name that begins with a vowel", () => {
    const named = leaves(phrases("fr"), "", "Ada");
    const hiatus = /(?<![\p{L}’])(?:de|que|lorsque|puisque) Ada/iu;
    expect(named.filter(([, words]) => words.includes("Ada")).length).toBeGreaterThan(100);
    expect(named.filter(([, words]) => hiatus.test(words))).toEqual([]);
  });
  it("keeps its signs beside their word with a narrow no-break space", () => {
    expect(those((words) => /(?<!\u202f)[;:!?»](?=\s|$)|«(?!\u202f)/u.test(words))).toEqual([]);
  });
});

describe("English", () => {
  it("talks as a colleague does: contracted, and of no “whoever”", () => {
    const stiff =
      /\b(?:whoever|by now|cannot|do not|does not|did not|is not|was not|has not|have not|will not|could not)\b/iu;
    expect([...english].filter(([, words]) => stiff.test(words))).toEqual([]);
  });
});

describe("French, as it is spoken", () => {
  it("calls a ticket a ticket, a date no length, and a telephone call alone a call", () => {
    const wrong = /\bfiche\b|Délai\s?:|canal est appelé|Appel à|un jour à venir|semble-t-il|Le jour est venu/u;
    expect(those((words) => wrong.test(words))).toEqual([]);
  });
  it("tells agents what has happened, not what happens", () => {
    const happens =
      /^(?:⚠️ )?7 (?:prend|remet|escalade|suspend|reprend|confirme|signale|rouvre|demande|répond|écrit)\b/u;
    const notes = french.filter(([path]) => path.startsWith("agentsNotes."));
    expect(notes.length).toBeGreaterThan(50);
    expect(notes.filter(([, words]) => happens.test(words))).toEqual([]);
  });
});

describe.each(["en", "fr"] as const)("phrases in %s", (locale) => {
  it("have typographic apostrophes and quotation marks", () => {
    expect(leaves(phrases(locale)).filter(([, words]) => /['"]/u.test(words))).toEqual([]);
  });
  it("count", () => {
    const { workingDays } = phrases(locale).queueList.service;
    expect([1, 2, 1200].map(workingDays)).toEqual(
      locale === "en"
        ? ["1 working day", "2 working days", "1,200 working days"]
        : ["1 jour ouvré", "2 jours ouvrés", "1\u202f200 jours ouvrés"],
    );
  });
});
