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

it("a title of which nothing is seen is none", () => {
  const { required } = phrases("en").errors;
  for (const empty of ["", "  ", "\u200b\u2060\ufeff", "\u200e\u200f", "\u3164"])
    expect(filled(empty)).toEqual({ ok: false, errors: { title: required } });
});
