import type { FileLink } from "../kernel/file-link.ts";
import { link, text } from "../kernel/text.ts";
import type { RefusedReason, ShownFile } from "../features/files/rules.ts";
import { phrases } from "../features/words.ts";
import type { Locale } from "../kernel/locale.ts";
import { anyFile, type FilePolicy } from "../kernel/policy.ts";
import { listed } from "./listed.ts";
import { aside, paragraph } from "./blocks.ts";
import type { Block, Button } from "./message.ts";
import type { Viewer } from "./viewer.ts";

const mostShown = 8; // files in a note: with more of them Teams' card grows too large, and nobody reads what is asked below
const mostNamed = 5; // on one line

/** What came with somebody's words: each file in a line, with how it stands, and under it the picture that it is. */
export function fileBlocks(files: readonly FileLink[], viewer: Viewer): readonly Block[] {
  // The last is shown rather than counted.
  const shown = files.length <= mostShown + 1 ? files : files.slice(0, mostShown);
  return [...shown.flatMap((file) => blocksOf(file, viewer)), ...restOf(files, shown.length, viewer)];
}

/** How many are not shown, with the way to all of them. */
function restOf(files: readonly FileLink[], shown: number, { locale }: Viewer): readonly Block[] {
  if (shown === files.length) return [];
  const { files: says, buttons } = phrases(locale);
  const rest = text`📎 ${says.more(files.length - shown)}`;
  const known = files.find(({ id }) => id !== undefined)?.id;
  if (known === undefined) return [paragraph(rest)];
  return [{ kind: "item", text: rest, button: { label: buttons.allFiles, action: { do: "all-files", file: known } } }];
}

/** What goes with words that wait: by their names. */
export function fileNames(files: readonly FileLink[], { locale }: Viewer): readonly Block[] {
  if (files.length === 0) return [];
  const { more } = phrases(locale).files;
  const named = files.slice(0, mostNamed).map(({ name }) => name);
  const rest = files.length - named.length;
  return [aside(text`📎 ${[...named, ...(rest > 0 ? [more(rest)] : [])].join(", ")}`)];
}

/** One page of all that came with somebody's words, a line each. */
export const fileLines = (files: readonly FileLink[], viewer: Viewer): readonly Block[] =>
  files.flatMap((file) => blocksOf(file, viewer).filter(({ kind }) => kind !== "picture"));

function blocksOf({ name, url, id }: FileLink, { files, locale, pages }: Viewer): readonly Block[] {
  const { files: says, buttons } = phrases(locale);
  const called = text`📎 ${url === "" ? name : link(name, url)}`;
  if (id === undefined) return [paragraph(called)]; // of a desk that kept no more than the link
  const known = files?.get(id);
  if (known === undefined) return [paragraph(text`📎 ${name}`)];
  const { standing, bytes, preview } = known;
  // Only its own people can open it where it was sent: what is kept is read from the desk.
  if (standing.state !== "kept") {
    const isRisky = standing.state === "refused" && risky.has(standing.reason);
    return [paragraph(text`${isRisky ? text`📎 ${name}` : called} · ${stateOf(known, locale)}`)];
  }
  const kept = bytes === null ? text`📎 ${name}` : text`📎 ${name} · ${says.size(bytes)}`;
  const picture: readonly Block[] =
    preview === null ? [] : [{ kind: "picture", jpeg: preview, alt: says.picture(name) }];
  const button: Button | undefined = pages && {
    label: buttons.download,
    action: { do: "download", file: id },
    about: name,
  };
  return [button ? { kind: "item", text: kept, button } : paragraph(kept), ...picture];
}

/** What nobody is led to. */
const risky: ReadonlySet<RefusedReason> = new Set([
  "program",
  "not-what-it-says",
  "infected",
  "not-checkable",
  "not-theirs",
] as const);

/** Which files are taken somewhere: the largest size, and the types; left out: as every desk does. */
export function takenInWords(allowed: FilePolicy | undefined, locale: Locale): [most: string, kinds: string] {
  const { size, kinds } = phrases(locale).files;
  const { atMost, types } = allowed ?? anyFile;
  return [
    size(atMost),
    listed(
      types.map((kind) => kinds[kind]),
      { locale },
    ),
  ];
}

function stateOf({ standing }: ShownFile, locale: Locale): string {
  const says = phrases(locale).files;
  switch (standing.state) {
    case "coming":
      return says.coming;
    case "gone":
      return says.gone;
    case "refused":
      return says.refused[standing.reason](...takenInWords(standing.allowed, locale));
    case "unreadable":
      return says.unreadable[standing.reason];
    case "kept":
      return "";
  }
}
