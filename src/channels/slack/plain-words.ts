import type { Mentioned } from "../platform.ts";

/** How somebody is called, or null when that is not known. */
export type NameOf = (user: string) => string | null;

/** What somebody wrote, as they read it on their screen: Slack sends it with its own references and escapes. */
export function plainWords(text: string, nameOf: NameOf, emoji: ReadonlyMap<string, string> = new Map()): string {
  const resolved = text
    .replaceAll(/<([^<>]+)>/g, (_, inside: string) => reference(inside, nameOf))
    .replaceAll(/:([\w+'-]+):/g, (short, name: string) => emoji.get(name) ?? short);
  return unescaped(resolved).trim();
}

/** Undoes Slack's three escapes. "&amp;" comes last, as "&amp;lt;" is somebody's "&lt;". */
export const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

function reference(inside: string, nameOf: NameOf): string {
  const [target = "", label] = inside.split(/\|(.*)/s);
  switch (target.charAt(0)) {
    case "@":
      return `@${nameOf(target.slice(1)) ?? label ?? target.slice(1)}`;
    case "#":
      return `#${label || target.slice(1)}`;
    case "!":
      return label ?? `@${target.slice(1)}`;
    default:
      return isSameAddress(target, label) ? (label ?? target) : `${label} (${target})`;
  }
}

/** Slack shortens the address it shows; only a label of somebody's own needs its address beside it. */
const isSameAddress = (target: string, label: string | undefined): boolean =>
  label === undefined ||
  target.replace(/^(mailto:|tel:|https?:\/\/)/, "").replace(/\/$/, "") === label.replace(/\/$/, "");

/** The people that words mention, and how each stands in the words. */
export const mentionsIn = (text: string, nameOf: NameOf): readonly Mentioned[] =>
  [...text.matchAll(/<(@([UW][A-Z0-9]+)(?:\|[^<>]*)?)>/g)].map(([, inside = "", user = ""]) => ({
    user,
    as: plainWords(reference(inside, nameOf), nameOf),
  }));

/** The people a text mentions. */
export const mentionedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)[|>]/g)].flatMap(([, user]) => user ?? [])),
];

/** The characters behind `:short_names:`, from the blocks that come with a message: `1f44d-1f3fb` → 👍🏻. */
export function emojiIn(blocks: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    if ("type" in node && node.type === "emoji" && "name" in node && "unicode" in node) {
      if (/^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/.test(String(node.unicode)))
        found.set(String(node.name), codePoints(String(node.unicode)));
    }
    Object.values(node).forEach(visit);
  };
  visit(blocks);
  return found;
}

function codePoints(hexadecimal: string): string {
  const points = hexadecimal.split("-").map((one) => Number.parseInt(one, 16));
  return points.every((one) => one <= 0x10ffff) ? String.fromCodePoint(...points) : "";
}
