import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { askedIn, mostSuggested, nearest, type Candidate } from "../../../src/features/articles/rules/near.ts";
import { readArticleFile } from "../../../src/features/articles/rules/article-file.ts";
import { locales } from "../../../src/kernel/locale.ts";
import { questions } from "./questions.ts";

const folder = join(import.meta.dirname, "../../../src/playground/knowledge");
const articles: readonly Candidate[] = readdirSync(folder).map((file) => {
  const read = readArticleFile(file, readFileSync(join(folder, file), "utf8"));
  if (!read.ok) throw new Error(`${file}: ${read.why.join(", ")}`);
  return { ...read.article, id: file.replace(/\.\w+\.md$/u, "") };
});
const suggested = (question: string, among = articles): readonly string[] =>
  nearest(askedIn(question), among, among.length).map(({ id }) => id);

describe.each(locales)("questions in %s", (locale) => {
  const answered = questions[locale].filter(([article]) => article !== null);
  const others = questions[locale].filter(([article]) => article === null);

  test("find their article mostly, and nothing else for what none answers", () => {
    const places = answered.map(([article, question]) => suggested(question).indexOf(article ?? "") + 1);
    const mrr = places.reduce((sum, place) => sum + (place === 0 ? 0 : 1 / place), 0) / answered.length;
    const recall = places.filter((place) => place > 0).length / answered.length;
    const wrong = others.filter(([, question]) => suggested(question).length > 0).length;
    const absent = answered.filter(
      ([article, question]) =>
        suggested(
          question,
          articles.filter(({ id }) => id !== article),
        ).length > 0,
    ).length;
    process.stdout.write(
      `articles in ${locale}: MRR ${mrr.toFixed(2)}, recall at three ${recall.toFixed(2)} of ${answered.length}; ` +
        `false for ${wrong} of ${others.length}, and for ${absent} of ${answered.length} whose article is taken out\n`,
    );
    expect(recall).toBeGreaterThanOrEqual(0.72);
    expect(mrr).toBeGreaterThanOrEqual(0.7);
    expect(wrong / others.length).toBeLessThanOrEqual(0.05);
    expect(absent / answered.length).toBeLessThanOrEqual(0.15);
  });
});

test("says nothing of a question without a word, and never more than three", () => {
  for (const question of ["", "?", "the and for", "pas de la"]) expect(suggested(question)).toEqual([]);
  const many = Array.from({ length: 9 }, (_, index) => ({
    id: `${index}`,
    title: "VPN",
    body: "",
    locale: "en" as const,
  }));
  expect(nearest(askedIn("vpn"), many, 9)).toHaveLength(mostSuggested);
});

test("reads no more of a question than its beginning", () => {
  const question = askedIn(Array.from({ length: 3_000 }, (_, index) => `asked${index}`).join(" "));
  expect(question.length).toBeLessThanOrEqual(24);
});
