const signs: Readonly<Record<string, string>> = { "#": "\\d", "@": "\\p{L}", "?": ".", "*": ".*" };

/** Whether words have one of these forms: # is a digit, @ a letter, ? any character, * any number of them; else as they stand, in any case of letters. */
export const isLike = (words: string, forms: readonly string[]): boolean =>
  forms.some((form) => patternOf(form).test(words));

/** Of a form with few stars this takes no time, whatever is typed. */
const patternOf = (form: string): RegExp =>
  new RegExp(
    `^${Array.from(form)
      .map((sign) => signs[sign] ?? sign.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&"))
      .join("")}$`,
    "isu",
  );

export const mostStars = 2;
