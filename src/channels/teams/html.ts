const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", amp: "&" };

/** Each entity once, so that `&amp;lt;` stays the `&lt;` somebody wrote. */
export const decoded = (text: string): string =>
  text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|lt|gt|quot|apos|nbsp|amp);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });

/** The words of a message that Teams hands over as HTML. They are never shown as markup, so one pass is enough. */
export const wordsOfHtml = (html: string): string =>
  tidy(
    decoded(
      html
        .replaceAll("\n", " ")
        .replaceAll(/<(?:img|emoji)\b[^<>]*\balt="([^"<>]*)"[^<>]*>/gi, "$1")
        .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d|blockquote|pre)>/gi, "\n")
        .replaceAll(/<[/!]?[a-z-][^<>]*>/gi, ""),
    ),
  );

export const tidy = (text: string): string =>
  text
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();

const reply = /<blockquote\b[^<>]*itemtype="https?:\/\/schema\.skype\.com\/Reply"[^<>]*>/i;

/** A reply that quotes: the id of the message quoted, and the writer's own words without it; null when nothing is quoted. */
export function quotingReply(html: string): { readonly quoted: string; readonly words: string } | null {
  const opening = reply.exec(html);
  const quoted = opening?.[0].match(/itemid="([^"]+)"/i)?.[1];
  if (!opening || quoted === undefined) return null;
  const end = html.indexOf("</blockquote>", opening.index);
  const rest = end < 0 ? "" : html.slice(end + "</blockquote>".length);
  return { quoted, words: wordsOfHtml(html.slice(0, opening.index) + rest) };
}
