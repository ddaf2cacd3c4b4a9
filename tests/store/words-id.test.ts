import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wordsId } from "../../src/store/words/words-id.ts";

const instants = fc.date({ min: new Date("2000-01-01"), max: new Date("2999-12-31"), noInvalidDate: true });

test("an id of words is a UUIDv7 that tells its instant", () => {
  fc.assert(
    fc.property(instants, fc.nat({ max: 4095 }), (at, nth) => {
      const id = wordsId(at, nth);
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
      expect(new Date(Number.parseInt(id.replace("-", "").slice(0, 12), 16))).toEqual(at);
    }),
  );
});

test("ids of words are in the order of their instants, and of their numbers where these are the same", () => {
  const nths = fc.tuple(fc.nat({ max: 4094 }), fc.nat({ max: 4095 }));
  fc.assert(
    fc.property(instants, nths, (at, [nth, other]) => {
      expect(wordsId(at, nth) < wordsId(at, nth + 1)).toBe(true);
      expect(wordsId(at, nth) < wordsId(new Date(at.getTime() + 1), other)).toBe(true);
    }),
  );
});

test("no two ids of words are the same", () => {
  const at = new Date("2026-11-21T09:00:00Z");
  expect(new Set(Array.from({ length: 1000 }, () => wordsId(at, 0)))).toHaveLength(1000);
});
