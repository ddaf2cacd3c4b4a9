import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readArticleFile } from "../../src/features/articles/rules/article-file.ts";
import { articlesNear, syncArticles } from "../../src/features/articles/use-cases.ts";
import { locales, type Locale } from "../../src/kernel/locale.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { questions } from "../features/articles/questions.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

const folder = join(import.meta.dirname, "../../src/playground/knowledge");
let desk: DeskInATest;
let mona: PersonId;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = await desk.person("U-mona");
  const files = readdirSync(folder).map((file) => {
    const read = readArticleFile(file, readFileSync(join(folder, file), "utf8"));
    return { file, article: read.ok ? { ...read.article, queue: null } : null };
  });
  await desk.tx((tx) => syncArticles(tx, files, desk.deps.now()));
});
afterAll(() => desk.close());

const called = (file: string): string => file.replace(/\.\w+\.md$/u, "");

/** As whoever opens a ticket is shown it. */
async function suggested(question: string): Promise<readonly string[]> {
  const near = await articlesNear(desk.store, { text: question, who: mona, at: desk.deps.now() });
  const found = await desk.store.articles(near.map(({ id }) => id));
  return found.map(({ file }) => called(file ?? ""));
}

/** PostgreSQL's own way, with its best settings for the language, which somebody has to know: all of the words. */
async function plainly(question: string, locale: Locale): Promise<readonly string[]> {
  const language = { en: "english", fr: "french" }[locale];
  const words = question.replaceAll("'", "''");
  const rows = await query<{ file: string }>(
    desk.url,
    `select file from article, websearch_to_tsquery('${language}', '${words}') as q,
            lateral (select setweight(to_tsvector('${language}', title), 'A') || setweight(to_tsvector('${language}', body), 'B') as words) as document
      where locale = '${locale}' and document.words @@ q order by ts_rank(document.words, q, 1) desc limit 3`,
  );
  return rows.map(({ file }) => called(file));
}

interface Ranked {
  readonly mrr: number;
  readonly recall: number;
}

async function ranked(locale: Locale, look: (question: string) => Promise<readonly string[]>): Promise<Ranked> {
  const answered = questions[locale].flatMap(([article, question]) =>
    article === null ? [] : [{ article, question }],
  );
  let [mrr, recall] = [0, 0];
  for (const { article, question } of answered) {
    const place = (await look(question)).indexOf(article) + 1;
    if (place === 0) continue;
    mrr += 1 / place / answered.length;
    recall += 1 / answered.length;
  }
  return { mrr, recall };
}

test.each(locales)("in %s what is suggested is better by far than plain full text", async (locale) => {
  const [ours, plain] = [await ranked(locale, suggested), await ranked(locale, (each) => plainly(each, locale))];
  const told = ({ mrr, recall }: Ranked): string => `MRR ${mrr.toFixed(2)}, recall at three ${recall.toFixed(2)}`;
  process.stdout.write(`suggestions in ${locale}: ${told(ours)}; plain full text: ${told(plain)}\n`);
  expect(ours.mrr).toBeGreaterThan(0.7);
  expect(ours.recall).toBeGreaterThan(0.7);
  expect(ours.mrr - plain.mrr).toBeGreaterThan(0.2);
  expect(ours.recall - plain.recall).toBeGreaterThan(0.2);
});
