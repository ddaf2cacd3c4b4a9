import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** A page of the documentation. */
export interface Paper {
  /** From the root of the repository, such as `docs/run.md`. */
  readonly file: string;
  readonly text: string;
}

export const papers: readonly Paper[] = globSync("{*,docs/*}.md", { cwd: root })
  .toSorted()
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

/** Rejects with an exception when there is no such page. */
export function paperAt(file: string): Paper {
  const found = papers.find((paper) => paper.file === file);
  if (found === undefined) throw new Error(`There is no ${file}`);
  return found;
}

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** The text without its blocks of code. */
export const proseOf = ({ text }: Paper): string => text.replace(fence, "");

/** The blocks of code in one language; "" is none. */
export const blocksOf = ({ text }: Paper, language: string): readonly string[] =>
  [...text.matchAll(fence)].filter(([, named]) => named === language).map(([, , block = ""]) => block);

/** What stands in backticks within a sentence. */
export const codeIn = (prose: string): readonly string[] =>
  [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);

/** The part of a page under a heading, without the heading and to the next one of any depth. */
export function sectionOf(paper: Paper, heading: string): string {
  const [, rest] = paper.text.split(new RegExp(`^#+ ${heading.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`, "m"));
  if (rest === undefined) throw new Error(`${paper.file} has no section ${heading}`);
  return rest.split(/^#+ /m)[0] ?? "";
}

/** The rows of the tables in a text, each as its trimmed cells; without the line of dashes. */
export const rowsOf = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(/^\|(.*)\|$/gm)]
    .map(([, row = ""]) => row.split("|").map((cell) => cell.trim()))
    .filter((cells) => !cells.every((cell) => /^-+$/.test(cell)));

/** The anchors of a page, as GitHub makes them of its headings. */
export const anchorsOf = (paper: Paper): readonly string[] =>
  [...proseOf(paper).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
