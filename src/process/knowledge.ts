import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import type { DeskStore } from "../desk/store.ts";
import { readArticleFile } from "../features/articles/rules/article-file.ts";
import { syncArticles, type ArticleFile } from "../features/articles/use-cases.ts";
import { errorMessage } from "../kernel/errors.ts";
import { decoded } from "../kernel/words/decoded.ts";

interface Knowing {
  readonly store: Pick<DeskStore, "transaction">;
  readonly now: () => Date;
  readonly log: Pick<Logger, "info" | "warn">;
}

/**
 * Has the articles of a folder be what its Markdown files say now. A mistake in one is logged and leaves that article as it
 * was; a folder that cannot be read leaves all. It keeps no desk from starting.
 */
export async function readKnowledge(folder: string | null, { store, now, log }: Knowing): Promise<void> {
  if (folder === null) return;
  let files: readonly ArticleFile[];
  try {
    files = await filesIn(folder, log);
  } catch (error) {
    return log.warn({ folder, why: errorMessage(error) }, "folder of articles cannot be read");
  }
  const { written, retired, ofNoQueue } = await store.transaction((tx) => syncArticles(tx, files, now()));
  for (const file of ofNoQueue) log.warn({ file, why: ["there is no such queue"] }, "article not read");
  log.info({ folder, files: files.length, written: written.length, retired: retired.length }, "articles read");
}

async function filesIn(folder: string, log: Knowing["log"]): Promise<readonly ArticleFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length));
  const files: ArticleFile[] = [];
  for (const file of paths.toSorted()) {
    const read = readArticleFile(file, decoded(await readFile(join(folder, file))));
    if (!read.ok) log.warn({ file, why: read.why }, "article not read");
    files.push({ file, article: read.ok ? read.article : null });
  }
  return files;
}
