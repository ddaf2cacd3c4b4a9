import { expect, it } from "vitest";
import { de } from "../../src/kernel/elision.ts";

it.each([
  ["Ada Admin", "d’Ada Admin"],
  ["Émilie", "d’Émilie"],
  ["E\u0301milie", "d’E\u0301milie"],
  ["Œnone", "d’Œnone"],
  ["Yves", "d’Yves"],
  ["Yasmina", "de Yasmina"],
  ["Hélène", "d’Hélène"],
  ["Hassan", "de Hassan"],
  ["HR", "de HR"],
  ["un collègue", "d’un collègue"],
  ["Paul O’Neill", "de Paul O’Neill"],
  ["العربي", "de العربي"],
  ["", "de "],
])("French says of %j: %j", (name, said) => {
  expect(de(name)).toBe(said);
});
