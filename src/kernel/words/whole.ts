const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The longest of what people call one character, in UTF-16 units: a family, a flag. Letters with more marks than that may be parted. */
const longest = 40;

/** The beginning of words, of at most `most` UTF-16 units, and never half a character: no half emoji, no letter without its accent. */
export function beginning(words: string, most: number): string {
  if (words.length <= most) return words;
  const from = Math.max(0, most - longest * 2);
  const near = words.slice(from, most + longest);
  const cutAt = most - from;
  const parted = graphemes.segment(near).containing(cutAt)?.index ?? cutAt;
  const end = cutAt - parted > longest ? cutAt : parted;
  return words.slice(0, from + end).replace(/[\ud800-\udbff]$/, "");
}
