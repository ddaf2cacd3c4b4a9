import * as fc from "fast-check";
import { expect, test } from "vitest";
import { blanked, blankLeft } from "../../../src/features/articles/rules/blanked.ts";

const blanks = { name: "[name]", address: "[address]", phone: "[phone]" };
const plain = (text: string, ...names: readonly string[]): string => blanked(text, names, blanks);

test.each([
  ["Ask Camille Lefèvre about it", "Ask [name] about it"],
  ["camille’s screen, LEFEVRE’s key, d’Amara", "[name]’s screen, [name]’s key, d’[name]"],
  ["Write to camille.l@example.com or help@example.org.", "Write to [address] or [address]."],
  ["Call +33 6 12 34 56 78, 01.23.45.67.89 or (555) 123-4567", "Call [phone], [phone] or [phone]"],
  ["Call 555-123-4567", "Call [phone]"],
  ["password: hunter2hunter2", "password: ••••••••"],
])("“%s” becomes “%s”", (text, expected) => {
  expect(plain(text, "Camille Lefèvre", "Amara Diallo")).toBe(expected);
});

test.each([
  "Set the address 192.168.10.25 and the port 8080",
  "On 2026-11-29 at 10:30, ticket I261121_0042",
  "Error 0x80070005 in version 10.0.19045",
  "Order 4411 of 1,000,000 pages",
])("“%s” stays", (text) => {
  expect(plain(text, "De Vos")).toBe(text);
});

test.each(["a".repeat(5_000), "a.".repeat(5_000), `x@${"a.".repeat(5_000)}`])("a very long word stays", (text) => {
  expect(plain(text)).toBe(text);
});

test("a name gives way to that of whoever is written to, unless somebody else is called so too", () => {
  const instead = { of: "Mona Petit", name: "Léa Roy" };
  const to = (text: string): string => blanked(text, ["Claire Petit"], blanks, instead);
  expect(to("I restarted the box, Mona.")).toBe("I restarted the box, Léa Roy.");
  expect(to("Ask Claire, Mona Petit")).toBe("Ask [name], Léa Roy [name]");
  expect(blanked("Dear Mona Petit", [], blanks, instead)).toBe("Dear Léa Roy");
  expect([blankLeft("Dear [name]", [blanks]), blankLeft("Dear Léa", [blanks])]).toEqual(["[name]", null]);
});

test("no word of a name of three letters or more is left, whatever stands around it", () => {
  const name = fc.stringMatching(/^[A-Z][a-zé]{3,9}$/);
  fc.assert(
    fc.property(fc.string(), name, fc.string(), (before, who, after) => {
      expect(plain(`${before} ${who} ${after}`, `Dr ${who}`).split(" ")).not.toContain(who);
    }),
  );
});
