import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readArticleFile } from "../../../src/features/articles/rules/article-file.ts";

test("says in front whom it is for, and is published for everybody otherwise", () => {
  const front =
    "---\ntitle: The VPN\nlanguage: en\nstate: draft\naudience: agents\nqueue: Network\n---\n\nRestart it.\n";
  expect(readArticleFile("vpn.md", front)).toEqual({
    ok: true,
    article: {
      title: "The VPN",
      body: "Restart it.",
      locale: "en",
      state: "draft",
      audience: "agents",
      queue: "network",
    },
  });
  expect(readArticleFile("a/vpn.fr.md", "\ufeff# Le VPN\r\n\r\nRedémarrez-le.")).toEqual({
    ok: true,
    article: {
      title: "Le VPN",
      body: "Redémarrez-le.",
      locale: "fr",
      state: "published",
      audience: "everybody",
      queue: null,
    },
  });
});

test("a line across it is no end of what stands in front, and a heading is a part of it where the title is said", () => {
  const read = readArticleFile("x.en.md", "---\ntitle: T\n---\n# First\n\n---\n\nSecond");
  expect(read).toMatchObject({ ok: true, article: { title: "T", body: "# First\n\n---\n\nSecond" } });
});

test.each([
  ["Words", ["title is missing: say it in front, or begin with a heading", "language is missing: en or fr"]],
  ["---\ntitle: T\nlanguage: en\n---\n", ["there are no words in it"]],
  ["---\ntitle: T\nlanguage: de\n---\nx", ["language has to be one of these: en, fr"]],
  [
    "---\ntitle: T\nlanguage: en\nowner: me\n---\nx",
    ["nothing is called owner: title, language, state, audience and queue are"],
  ],
  ["---\ntitle: [T\nlanguage: en\n---\nx", ["what stands in front is no YAML"]],
  [`---\ntitle: T\nlanguage: en\n---\n${"x".repeat(8_001)}`, ["it has more than 8000 characters"]],
])("%j is told: %j", (content, why) => {
  expect(readArticleFile("x.md", content)).toEqual({ ok: false, why });
});

test("whatever a file holds, it is an article or a sentence", () => {
  const piece = fc.constantFrom(
    "---\n",
    "title: x\n",
    "language: fr\n",
    "# a\n",
    "&a *a\n",
    "\0",
    "state: retired\n",
    "text",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      const read = readArticleFile("x.md", pieces.join(""));
      if (read.ok) expect([read.article.title, read.article.body]).not.toContain("");
      else expect(read.why).not.toEqual([]);
    }),
  );
});
