import { array, assert, constant, constantFrom, lorem, property, record, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  beginningsOf,
  calledAs,
  fewestPeople,
  gapOf,
  nearness,
  questionIn,
  type GapQuestion,
} from "../../src/features/gaps/rules.ts";
import { foldedWord } from "../../src/features/search/rules/fold.ts";

const asked = (person: string, text: string, more: Partial<GapQuestion> = {}): GapQuestion => ({
  person,
  words: questionIn(text),
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
