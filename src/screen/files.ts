import type { FileLink } from "../kernel/file-link.ts";
import { link, text } from "../kernel/text.ts";
import { longestFile, type ShownFile } from "../features/files/rules.ts";
import { phrases, type Phrases } from "../features/words.ts";
import { paragraph } from "./blocks.ts";
import type { Block, Button } from "./message.ts";
import type { Viewer } from "./viewer.ts";

/** What came with somebody's words: each file in a line, with how it stands, and under it the picture that it is. */
export const fileBlocks = (files: readonly FileLink[], viewer: Viewer): readonly Block[] =>
  files.flatMap((file) => blocksOf(file, viewer));

function blocksOf({ name, url, id }: FileLink, { files, locale, pages }: Viewer): readonly Block[] {
  const { files: says, buttons } = phrases(locale);
  const called = text`📎 ${url === "" ? name : link(name, url)}`;
  if (id === undefined) return [paragraph(called)]; // of a desk that kept no more than the link
  const known = files?.get(id);
  if (known === undefined) return [paragraph(text`📎 ${name}`)];
  const { standing, bytes, preview } = known;
  // Only its own people can open it where it was sent: what is kept is read from the desk.
  if (standing.state !== "kept") return [paragraph(text`${called} · ${stateOf(known, says)}`)];
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

function stateOf({ standing }: ShownFile, says: Phrases["files"]): string {
  switch (standing.state) {
    case "coming":
      return says.coming;
    case "gone":
      return says.gone;
    case "refused":
      return says.refused[standing.reason](says.size(longestFile));
    case "unreadable":
      return says.unreadable[standing.reason];
    case "kept":
      return "";
  }
}
