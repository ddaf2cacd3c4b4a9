import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyMessage } from "./everything-said.ts";
import { buttonsOf, inlinesOf, reader } from "./reading.ts";
import { locales } from "../../src/kernel/locale.ts";
import type { Message } from "../../src/screen/message.ts";

const mark = "✍"; // stands in everything people write, and in nothing that we do

/** Where somebody's words could be taken for ours, or for markup. */
function misplacedWords(message: Message): readonly string[] {
  const markedUp = inlinesOf(message).filter(({ kind }) => kind === "bold" || kind === "link");
  const labels = message.blocks
    .flatMap((block) => (block.kind === "facts" ? block.facts : []))
    .map((fact) => fact.label);
  return [
    ...markedUp.map((inline) => ("text" in inline ? inline.text : "")),
    ...labels,
    ...buttonsOf(message).map(({ label }) => label),
  ].filter((words) => words.includes(mark));
}

describe.each(locales)("people's own words, among ours in %s", (locale) => {
  it("stand only in headings, quotes and plain text, and so do their names", () => {
    const viewer = reader(locale, (id) => `${mark}${id}`);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (typed) => {
        for (const message of everyMessage(viewer, `${mark}${typed}`)) expect(misplacedWords(message)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});
