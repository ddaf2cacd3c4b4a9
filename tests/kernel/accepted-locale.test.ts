import { expect, test } from "vitest";
import { acceptedLocale } from "../../src/kernel/locale.ts";

test.each([
  ["fr-FR,fr;q=0.9,en;q=0.8", "fr"],
  ["de, en;q=0.5, fr;q=0.7", "fr"],
  ["de-DE", "en"],
  ["fr;q=0, en", "en"],
  ["FR-ca", "fr"],
  ["*", "en"],
  [";;,q=x,fr;q=x", "en"],
  ["", "en"],
] as const)("a browser that accepts “%s” is answered in %s", (accepted, locale) => {
  expect(acceptedLocale(accepted, "en")).toBe(locale);
});
