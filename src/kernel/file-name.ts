import { beginning } from "./words/whole.ts";

const longest = 120; // characters: the longest that any file system of a reader keeps is 255 bytes

/**
 * What a file is called wherever the desk shows or sends it: one name, never a path, without what is not seen or turns the
 * direction of what follows. It may still say nothing true of what is in it.
 */
export function fileName(given: string): string {
  const last =
    given
      .toWellFormed()
      .split(/[/\\]/)
      .findLast((part) => part.trim() !== "") ?? "";
  const seen = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .trim()
    .replace(/^\.+/, "");
  if (seen === "") return "file";
  if (seen.length <= longest) return seen;
  const extension = /\.[^.]{1,10}$/.exec(seen)?.[0] ?? "";
  return `${beginning(seen, longest - extension.length)}${extension}`;
}

/** In lower case, without the dot; empty: it has none. */
export const extensionOf = (name: string): string => /\.([^.\s]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? "";
