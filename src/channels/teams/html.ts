const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", amp: "&" };

/** Each entity once, so that `&amp;lt;` stays the `&lt;` somebody wrote. */
export const decoded = (text: string): string =>
  text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|lt|gt|quot|apos|nbsp|amp);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });

/**
 * A tag. What looks for it never goes over the same words twice, whatever they are: it ends at the next bracket, and what a
 * tag holds is looked for in the tag alone.
 */
const tags = /<[/!]?([a-z-][a-z\d]*)[^<>]*>/gi;

const lineEnds = new Set([
  "br",
  "/p",
  "/div",
  "/li",
  "/tr",
  "/blockquote",
  "/pre",
  "/h1",
  "/h2",
  "/h3",
  "/h4",
  "/h5",
  "/h6",
]);

/** The words of a message that Teams hands over as HTML. They are never shown as markup, so one pass is enough. */
export const wordsOfHtml = (html: string): string =>
  tidy(
    decoded(html.replaceAll("\n", " ").replaceAll(tags, (tag, name: string) => wordsOfTag(tag, name.toLowerCase()))),
  );

function wordsOfTag(tag: string, name: string): string {
  if (name === "img" || name === "emoji") return attribute(tag, "alt") ?? "";
  return lineEnds.has(tag.startsWith("</") ? `/${name}` : name) ? "\n" : "";
}

const attribute = (tag: string, name: "alt" | "itemid" | "itemtype"): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`, "i").exec(tag)?.[1];

export const tidy = (text: string): string =>
  text
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();

const replySchema = /^https?:\/\/schema\.skype\.com\/Reply$/i;

/** A reply that quotes: the id of the message quoted, and the writer's own words without it; null when nothing is quoted. */
export function quotingReply(html: string): { readonly quoted: string; readonly words: string } | null {
  for (const { 0: tag, 1: name = "", index } of html.matchAll(tags)) {
    if (name.toLowerCase() !== "blockquote" || !replySchema.test(attribute(tag, "itemtype") ?? "")) continue;
    const quoted = attribute(tag, "itemid") ?? "";
    if (quoted === "") return null;
    const end = html.indexOf("</blockquote>", index);
    const rest = end < 0 ? "" : html.slice(end + "</blockquote>".length);
    return { quoted, words: wordsOfHtml(html.slice(0, index) + rest) };
  }
  return null;
}
