import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { bareWords } from "../../../src/kernel/words/bare.ts";
import { firstSaid } from "../../../src/kernel/words/said.ts";

describe("a word is said", () => {
  it.each([
    ["payslip", "My payslips are wrong again"],
    ["payslips", "one payslip is missing"],
    ["salary", "Two SALARIES are missing"],
    ["bonus", "about the bonuses of May"],
    ["tax", "Taxes?"],
    ["fiche de paie", "les fiches de paie de mai sont fausses"],
    ["fiche de paie", "deux fiches  de paies"],
    ["salaire", "mes salaires sont faux"],
    ["congé parental", "les congés parentaux"],
    ["congés payés", "mon congé payé"],
    ["arrêt maladie", "Arrets maladies"],
    ["employé", "une employée, des employées"],
    ["bureau", "les bureaux du 3e"],
    ["travail", "pendant les travaux"],
    ["clé", "j'ai perdu mes clés"],
    ["accès", "plus d’accès"],
  ])("%s: “%s”", (word, text) => {
    expect(firstSaid(text, ["nothing like it", word])).toBe(word);
  });
});

describe("a word is not said by another that begins alike", () => {
  it.each([
    ["salary", "A sale of old screens"],
    ["sale", "my salary"],
    ["note", "it does not work"],
    ["paie", "la paillote"],
    ["it", "its screen is black"],
    ["news", "a new laptop"],
    ["mois", "pour moi"],
    ["payslip", "a pay slip"],
    ["fiche de paie", "une fiche sur la paie"],
    ["tunnel", "tunnelling"],
    ["contrat", "un contraste"],
  ])("%s: “%s”", (word, text) => {
    expect(firstSaid(text, [word])).toBeUndefined();
  });
});

test("whatever is said is said whole, and a word says itself", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "e", "s", "x", "y", "l", "é", "(", ".", "1"), maxLength: 8 });
  fc.assert(
    fc.property(letters, letters, letters, (before, word, after) => {
      fc.pre(bareWords(word) !== "");
      expect(firstSaid(`${before} ${word} ${after}`, [word])).toBe(word);
      const glued = bareWords(`q${word}q`);
      fc.pre(!glued.includes(" "));
      expect(firstSaid(`q${word}q`, [word])).toBeUndefined();
    }),
  );
});
