import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson, whole } from "../../src/channels/request.ts";

/** Any words, with NUL, halves of characters, and what looks like an escape of them. */
const words = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("\0", "\ud83d", "\ude00", "😀", "\\u0000", "\\ud800", "\\", "u0000", "a"))
    .map((parts) => parts.join("")),
);
const values = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, words, fc.integer(), fc.constant(null), tie("list"), tie("record")),
  list: fc.array(tie("any"), { maxLength: 4 }),
  record: fc.dictionary(fc.string({ minLength: 1 }), tie("any"), { maxKeys: 4 }),
})).any;

const wholeIn = (value: unknown): unknown => {
  if (typeof value === "string") return whole(value);
  if (Array.isArray(value)) return value.map(wholeIn);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]: [string, unknown]) => [name, wholeIn(part)]));
};

/** As it is written when every character is an escape. */
const escaped = (json: string): string =>
  json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);

test("JSON is read with every string whole, however its characters are written", () => {
  fc.assert(
    fc.property(values, (value) => {
      const expected = wholeIn(JSON.parse(JSON.stringify(value)));
      expect(parseJson(JSON.stringify(value))).toEqual(expected);
      expect(parseJson(escaped(JSON.stringify(value)))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test.each(["", "{", '{"a":"\0"}', "undefined", "[1,]"])("%j is no JSON", (text) => {
  expect(parseJson(text)).toBeNull();
});
