import { readFile, writeFile } from "node:fs/promises";

const paper = new URL("../docs/why.md", import.meta.url);
const [begins, ends] = ["<!-- bench -->", "<!-- /bench -->"];

/** Puts these tables in the place of those that stand in docs/why.md. */
export async function writePaper(tables: string): Promise<void> {
  const [before, after] = (await readFile(paper, "utf8")).split(new RegExp(`(?<=${begins})[^]*(?=${ends})`));
  if (before === undefined || after === undefined)
    throw new Error(`docs/why.md has no place from ${begins} to ${ends}`);
  await writeFile(paper, `${before}\n\n${tables}\n\n${after}`);
}
