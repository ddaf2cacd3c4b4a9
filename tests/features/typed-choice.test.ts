import { describe, expect, test } from "vitest";
import { readChosen } from "../../src/features/replies/rules/typed-choice.ts";

/** What is typed after "Is it new, or about a ticket of yours?". */

const answers = {
  new: [
    ["it's new", "it’s a new one", "It is new.", "a new one", "new", "New!", "new ticket", "a new ticket please"],
    ["yes, new", "yes it's new", "no, it's a new one", "it's a different problem", "something new", "this is new"],
    ["it's something else", "it's unrelated", "none of these", "not about these", "not about my tickets"],
    [
      "send it as a new ticket",
      "open a new one",
      "make it a new ticket",
      "as a new ticket",
      "brand new",
      "a separate issue",
    ],
    ["nouveau", "c'est nouveau", "C’est nouveau !", "un nouveau ticket", "nouveau ticket", "une nouvelle demande"],
    [
      "oui, c'est nouveau",
      "non, c'est un nouveau problème",
      "c'est un autre problème",
      "c'est autre chose",
      "nouvelle",
    ],
    ["rien à voir", "ça n'a rien à voir", "aucun", "aucun des deux", "ni l'un ni l'autre", "en nouveau ticket"],
    ["envoie-le en nouveau ticket", "ouvrez un nouveau ticket", "crée un nouveau ticket", "c'est tout nouveau"],
  ],
  old: [
    ["about my ticket", "it's about my ticket", "the same ticket", "the same one", "an existing one", "not new"],
    ["add it", "add it there", "it's not a new one", "add it to my ticket"],
    ["c'est pour mon ticket", "le même ticket", "pas nouveau", "ajoutez-le", "ajoute-le à mon ticket", "c'est lié"],
    ["à propos de mon ticket", "ce n'est pas nouveau"],
  ],
  which: [
    ["one of these", "one of my tickets", "another ticket", "both"],
    ["l'un d'eux", "un autre ticket", "les deux"],
  ],
  nth: [
    [
      "the first one",
      "the second one please",
      "number 2",
      "2",
      "it's the third one",
      "about the first ticket",
      "the first one",
    ],
    ["le premier", "la deuxième", "c'est pour le premier", "le 2", "numéro 3", "au premier ticket"],
  ],
  reference: [
    ["S261207_0003", "it's about S261207_0003", "add it to S261207_0003", "to s261207-0003 please"],
    ["c'est pour S261207_0003", "ajoute à S261207_0003", "le ticket S261207_0003"],
  ],
  titled: [
    [
      "about the printer",
      "it's about the laptop",
      "the printer one",
      "the printer ticket",
      "add it to the printer ticket",
    ],
    ["for my laptop", "printer", "the laptop"],
    ["c'est pour l'imprimante", "à propos de l'imprimante", "celui de l'imprimante", "le ticket de l'imprimante"],
    ["ça concerne l'imprimante", "imprimante", "ma demande d'ordinateur"],
  ],
} as const;

describe.each(Object.entries(answers))("%s:", (choose, lists) => {
  test.each(lists.flat())("“%s”", (words) => {
    expect(readChosen(words)?.choose).toBe(choose);
  });
});

/** These begin something else, whatever was asked. */
const none = [
  ["My screen is black since this morning", "I need a new laptop", "a new colleague starts on Monday: what to order"],
  [
    "the new printer doesn't work",
    "is it new?",
    "new laptop for Emma, please, with two screens and a dock",
    "S261207_0003 is still broken",
  ],
  ["where is S261207_0003", "S261207_0003 and S261207_0004", "for Zoe: her screen is black and nothing helps at all"],
  [
    "un nouveau collègue arrive lundi",
    "j'ai besoin d'un nouvel ordinateur",
    "c'est nouveau, ça, la page blanche au démarrage",
  ],
  ["c'est nouveau ?", "le nouveau badge ne marche pas", "la nouvelle imprimante ne marche plus"],
].flat();

test.each(none)("“%s” answers nothing of it", (words) => {
  expect(readChosen(words)).toBeNull();
});
