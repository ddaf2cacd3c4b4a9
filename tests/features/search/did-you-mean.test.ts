import { expect, test } from "vitest";
import { didYouMean } from "../../../src/features/search/rules/did-you-mean.ts";

const texts = [
  "Imprimantes : réinitialiser l’imprimante",
  "The VPN doesn’t connect. password: hunter2hunter2",
  "Messagerie",
];

test.each([
  ["imprimente", "imprimante"],
  ["réinitialsier", "réinitialiser"],
  ["conect vpn", "connect vpn"],
  ["mesagerie lente from:ana", "messagerie lente from:ana"],
])("a slip is asked about: %s", (sought, meant) => {
  expect(didYouMean(sought, texts)).toBe(meant);
});

test.each(["imprimante", "Reinitialiser", "vpm", "xylophone", "hunterhunter", "from:imprimente", "", "   "])(
  "what is known, short, far from all, or a field is left alone: %s",
  (sought) => {
    expect(didYouMean(sought, texts)).toBeNull();
  },
);

test("with nothing to go by nothing is proposed", () => {
  expect(didYouMean("imprimente", [])).toBeNull();
});
