import { expect, it } from "vitest";
import { readNewTicket } from "../../src/features/opening/forms.ts";
import { phrases } from "../../src/features/words.ts";

const filled = (title: string) =>
  readNewTicket({ title, description: null, kind: "incident", urgency: "low", impact: "one" }, "en");

it("a limit counts characters as people do: a picture is one", () => {
  expect(filled("😀".repeat(100)).ok).toBe(true);
  expect(filled("😀".repeat(150)).ok).toBe(true);
  const { tooLong } = phrases("en").errors;
  for (const long of ["😀".repeat(151), "a".repeat(151)])
    expect(filled(long)).toEqual({ ok: false, errors: { title: tooLong(150) } });
});

it.each([
  ["zero-width characters", "\u200b\u200b\u2060\ufeff"],
  ["marks of direction", "\u200e\u200f\u202e"],
  ["spaces of all kinds", " \u00a0\u2003\u3000\n"],
  ["fillers", "\u3164\u115f\u2800"],
  ["accents on nothing", "\u0301\u0302"],
])("a title of %s alone is an empty one", (_, title) => {
  expect(filled(title)).toEqual({ ok: false, errors: { title: phrases("en").errors.required } });
});

it.each(["…", "?", "😀", "الطابعة", "一"])("a title of one sign is one: %s", (title) => {
  expect(filled(title).ok).toBe(true);
});
