import { expect, test } from "vitest";
import type { Call, Sequence } from "./history.ts";
import { linearize, shortestBroken } from "./linearize.ts";

/** One thing that one person can have. */
type Asked = { readonly takes: string } | "who has it?";
type Answer = string | null;
const oneThing: Sequence<string | null, Asked, Answer> = {
  begin: null,
  does(owner, asked) {
    if (asked === "who has it?") return { state: owner, answer: owner ?? "nobody" };
    return owner === null ? { state: asked.takes, answer: "yours" } : { state: owner, answer: "too late" };
  },
  isSame: (one, other) => one === other,
  keyOf: (owner) => owner ?? "",
};
type Made = Call<Asked, Answer>;

const from = (startedAt: number, endedAt: number, asked: Asked, answer: Answer): Made => ({
  asked,
  startedAt,
  endedAt,
  answer,
});
const takes = (who: string): Asked => ({ takes: who });
const asks: Asked = "who has it?";
const orderOf = (calls: readonly Made[]): readonly number[] | null =>
  linearize(calls, oneThing)?.map((call) => calls.indexOf(call)) ?? null;

test("of two at once either may be the first", () => {
  expect(orderOf([from(0, 9, takes("ada"), "too late"), from(1, 8, takes("bob"), "yours")])).toEqual([1, 0]);
});

test("what is looked at meanwhile may be as it was before or after", () => {
  const taken = from(0, 9, takes("ada"), "yours");
  expect(orderOf([taken, from(2, 3, asks, "nobody"), from(4, 5, asks, "ada")])).toEqual([1, 0, 2]);
  expect(orderOf([taken, from(2, 3, asks, "ada"), from(4, 5, asks, "nobody")])).toBeNull();
});

test("nobody has what another was told is theirs", () => {
  expect(orderOf([from(0, 9, takes("ada"), "yours"), from(1, 8, takes("bob"), "yours")])).toBeNull();
});

test("what has ended is seen by whoever looks later", () => {
  expect(orderOf([from(0, 1, takes("ada"), "yours"), from(2, 3, asks, "nobody")])).toBeNull();
});

test("nobody is too late for what nobody took", () => {
  expect(orderOf([from(0, 1, takes("ada"), "too late")])).toBeNull();
});

test("what was never answered may have been done at any time since, or never", () => {
  const lost = from(0, Infinity, takes("ada"), null);
  expect(orderOf([lost, from(1, 2, asks, "nobody"), from(3, 4, asks, "ada")])).toEqual([1, 0, 2]);
  expect(orderOf([lost, from(1, 2, asks, "nobody"), from(3, 4, takes("bob"), "yours")])).toEqual([1, 2]);
  expect(orderOf([from(2, Infinity, takes("ada"), null), from(0, 1, asks, "ada")])).toBeNull();
});

test("of a broken history the first calls are told that show it", () => {
  const calls = [
    from(0, 1, takes("ada"), "yours"),
    from(2, 3, asks, "ada"),
    from(4, 5, asks, "bob"),
    from(6, 7, asks, "ada"),
  ];
  expect(shortestBroken(calls, oneThing)).toEqual(calls.slice(0, 3));
});

test("a crowd is looked through, since no place is gone to twice", () => {
  const crowd = Array.from({ length: 12 }, (_, at) => from(at, 100, takes(`${at}`), at === 9 ? "yours" : "too late"));
  const lost = Array.from({ length: 4 }, (_, at) => from(at, Infinity, takes(`lost ${at}`), null));
  expect(orderOf([...crowd, ...lost, from(200, 201, asks, "9")])).not.toBeNull();
  expect(orderOf([...crowd, from(200, 201, asks, "8")])).toBeNull();
});
