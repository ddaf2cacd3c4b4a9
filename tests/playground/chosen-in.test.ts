import { expect, test } from "vitest";
import { chosenIn } from "../../src/playground/protocol.ts";

test("several boxes come as one text, also where what stands beside one has a comma", () => {
  const labels = ["Paper is stuck", "No ink, or little", "No ink", "Bad prints"];
  for (const ticked of [[], ["No ink"], ["No ink, or little", "Bad prints"], labels])
    expect(chosenIn(ticked.join(", "), labels)).toEqual(ticked);
});
