import { array, assert, constant, constantFrom, lorem, property, record, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  beginningsOf,
  calledAs,
  fewestPeople,
  gapOf,
  nearness,
  questionIn,
  sentenceIn,
  type GapQuestion,
} from "../../src/features/gaps/rules.ts";
import { foldedWord } from "../../src/features/search/rules/fold.ts";

const asked = (person: string, text: string, more: Partial<GapQuestion> = {}): GapQuestion => ({
  person,
  words: questionIn(text),
  sentence: null,
  urged: false,
  ticket: null,
  ...more,
});

test("a question is its words as they were typed, without what says nothing and what is secret", () => {
  expect(questionIn("Le Wi-Fi de l’hôtel ne marche pas !")).toEqual(["wifi", "hôtel", "marche"]);
  expect(questionIn("Hôtel HOTEL hotel")).toEqual(["hôtel"]);
  expect(questionIn("my password: hunter2hunter2").join(" ")).not.toContain("hunter2");
  expect(questionIn("? the of")).toEqual([]);
});

test.each([
  ["L’imprimante n’imprime qu’une page sur deux", "L’imprimante n’imprime qu’une page sur deux"],
  [" The VPN is\nslow ", "The VPN is slow"],
  ["vpn hotel", "vpn hotel"],
])("a short sentence without anything else is kept: %s", (text, sentence) => {
  expect(sentenceIn(text)).toBe(sentence);
});

test.each([
  ["nothing that it is about", "It is what it is"],
  ["a secret", "vpn password: hunter2hunter2"],
  ["a name of two letters", "Li cannot print"],
  ["a number of two digits", "Printer 12 is jammed"],
  ["a long one", "printer ".repeat(11)],
  ["more words than are kept", "one1 two2 three four five six6 seven eight nine ten10 eleven twelve thirteen"],
])("no sentence is kept with %s", (_, text) => {
  expect(sentenceIn(text)).toBeNull();
});

test.each([
  ["vpn hotel wifi", "VPN in the hotel’s wifi", true],
  ["imprimante bloquée", "imprimantes bloquees", true],
  ["imprimnte bloquee", "imprimante bloquée", true],
  ["vpn hotel wifi", "vpn certificate", false],
  ["écran noir", "écran qui clignote", false],
  ["printer jammed", "imprimante bloquée", false],
])("“%s” and “%s” are one question: %s", (one, other, is) => {
  expect(gapOf(questionIn(one), [{ words: questionIn(other) }]) !== null).toBe(is);
  if (is)
    expect(beginningsOf(questionIn(one)).filter((each) => beginningsOf(questionIn(other)).includes(each))).not.toEqual(
      [],
    );
});

test("nearness is the same both ways, and whole for the same", () => {
  assert(
    property(array(lorem()), array(lorem()), (a, b) => {
      expect(nearness(a, b)).toBeCloseTo(nearness(b, a));
      const words = questionIn(a.join(" "));
      if (words.length > 0) expect(nearness(words, words)).toBe(1);
    }),
  );
});

describe("what a gap is called", () => {
  test("is what several people typed, as most of them did", () => {
    const questions = [
      asked("ann", "vpn hotel wifi"),
      asked("ben", "VPN hôtel Paris wifi"),
      asked("cleo", "hôtel vpn wifi dupond"),
    ];
    expect(calledAs(questions)).toBe("vpn hôtel wifi");
  });

  test("is nothing of what one types again and again, or two", () => {
    const again = Array.from({ length: 9 }, () => asked("ann", "salary dupond"));
    expect(calledAs(again)).toBeNull();
    expect(calledAs([...again, asked("ben", "salary dupond")])).toBeNull();
  });

  const says = (person: string, text: string, more: Partial<GapQuestion> = {}) =>
    asked(person, text, { sentence: sentenceIn(text), ...more });

  test("is the shortest sentence of all that several people typed, rather than search words", () => {
    const questions = [
      says("ann", "imprimante imprime page deux"),
      says("ben", "L’imprimante n’imprime plus qu’une page sur deux"),
      says("cleo", "L’imprimante n’imprime qu’une page sur deux"),
      says("dan", "Une page sur deux"),
    ];
    expect(calledAs(questions)).toBe("L’imprimante n’imprime qu’une page sur deux");
    expect(calledAs(questions.slice(1))).toBe("Une page sur deux");
  });

  test("is no sentence with a word that fewer typed, nor one that leaves out most of what they typed", () => {
    const salary = ["ann", "ben", "cleo"].map((person) => says(person, `Salary of Dupond${person} is wrong`));
    expect(calledAs(salary)).toBe("salary wrong");
    const many = ["ann", "ben", "cleo"].map((person) => asked(person, "vpn hotel wifi paris"));
    expect(calledAs([...many, says("dan", "The vpn")])).toBe("vpn hotel wifi paris");
  });

  test("is the sentence that an agent urges", () => {
    expect(calledAs([says("ann", "The dock is dead", { urged: true })])).toBe("The dock is dead");
  });

  test("is what an agent urges, where whoever looks may read that", () => {
    expect(calledAs([asked("ann", "vpn hotel"), asked("ben", "docking station", { urged: true })])).toBe(
      "docking station",
    );
  });

  const question = record({
    person: constantFrom("ann", "ben", "cleo", "dan", "eve"),
    words: uniqueArray(constantFrom("vpn", "hotel", "hôtel", "wifi", "salary", "dupond", "écran", "ecran"), {
      minLength: 1,
      selector: foldedWord,
    }),
    sentence: constant(null),
    urged: constant(false),
    ticket: constant(null),
  });
  test("never holds a word that fewer people typed, and has all that enough did", () => {
    assert(
      property(array(question, { maxLength: 20 }), (questions) => {
        const words = questions.flatMap((each) => each.words.map((word) => ({ ...each, word: foldedWord(word) })));
        const common = [...Map.groupBy(words, ({ word }) => word)]
          .filter(([, said]) => new Set(said.map(({ person }) => person)).size >= fewestPeople)
          .map(([word]) => word);
        const called = (calledAs(questions) ?? "").split(" ").filter((each) => each !== "");
        expect(called.map(foldedWord).toSorted()).toEqual(common.toSorted());
        expect(called.every((form) => questions.some(({ words: typed }: GapQuestion) => typed.includes(form)))).toBe(
          true,
        );
      }),
    );
  });
});
