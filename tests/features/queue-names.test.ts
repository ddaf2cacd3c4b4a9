import { expect, test } from "vitest";
import { isInLatin, isQueueName, queueName } from "../../src/features/queues/rules.ts";

test("a queue goes by a short name in lower case, without the mark of a channel, and by the usual one where none is typed", () => {
  expect([undefined, "Network", "#Réseau", "a#b"].map(queueName)).toEqual(["support", "network", "réseau", "a#b"]);
  expect(queueName("q".repeat(60))).toBe("q".repeat(50));
});

test("only a name of Latin letters alone is one of which everybody knows the letters", () => {
  expect(["réseau", "it-2", "сеть", "ñandú", "bсеть", "сетьb", "two words"].map(isInLatin)).toEqual([
    true,
    true,
    false,
    true,
    false,
    false,
    false,
  ]);
  expect(["réseau", "сеть", "bсеть", "two words"].map(isQueueName)).toEqual([true, true, false, false]);
});
