/** What stands where a secret may stand. */
export interface Value {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** What comes after it, as far as it tells whether a clause ends there. */
  readonly after: string;
  /** Several words that belong together, which only a pass phrase or quotation marks make. */
  readonly whole: boolean;
}

const quoted = /(?:"([^"\n]{1,100})"|'([^'\n]{1,100})'|`([^`\n]{1,100})`|[«“‘]([^«»“”‘’\n]{1,100})[»”’])/dy;
/** What a mask begins with, however it was cut. */
const masked = "••••";
const phrase = /\p{L}+(?: \p{L}+){2,23}(?=\s*(?:$|[\n.,;]))/uy;
const word = /[^\s]{1,256}/y;
/** What closes a sentence or a bracket is no part of the word before it; an exclamation mark mostly is. */
const closing = /[.,;:?…)\]}>"'’»”]+$/u;

/** The word, the quotation or, where one is looked for, the phrase at a place; `spaced` quotations may have several words. */
export function readValue(
  text: string,
  at: number,
  { phrase: ofPhrase = false, spaced = false }: { phrase?: boolean; spaced?: boolean } = {},
): Value | null {
  const several = ofPhrase ? matchAt(phrase, text, at) : null;
  if (several !== null) return valueAt(text, at, several[0], true);
  const quotation = matchAt(quoted, text, at);
  if (quotation !== null) {
    const [from, to] = quotation.indices?.slice(1).find((place) => place !== undefined) ?? [at, at];
    const inside = text.slice(from, to);
    const words = inside.trim();
    const start = from + inside.indexOf(words);
    if (words.startsWith(masked)) return null;
    if (!/\s/.test(words)) return { ...valueAt(text, start, words, false), after: "" };
    return spaced ? valueAt(text, start, words, /\d/.test(words)) : null;
  }
  const found = matchAt(word, text, at)?.[0];
  if (found === undefined) return null;
  const words = withoutRest(text, at, found);
  return words === "" ? null : valueAt(text, at, words, false);
}

const valueAt = (text: string, from: number, words: string, whole: boolean): Value => ({
  from,
  to: from + words.length,
  words,
  after: text.slice(from + words.length, from + words.length + 8),
  whole,
});

/** In an address a value ends at `&`, in a connection string at `;`, in markup and code at a quotation mark. */
function withoutRest(text: string, at: number, found: string): string {
  const inAddress = /:\S*[?&][\w-]{1,40}=$/.test(text.slice(Math.max(0, at - 200), at));
  const [first = ""] = found.split(inAddress ? /[&#"<>]/ : /["`<»”]|;(?=[\w ]*=|$)|(?<=['"]);/u);
  return first.replace(closing, "");
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
