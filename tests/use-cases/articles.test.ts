import { afterEach, beforeEach, expect, test } from "vitest";
import { queuesRead } from "../../src/desk/read-found.ts";
import { findArticles, readArticle, readFormer } from "../../src/desk/read-articles.ts";
import { articleStates, audiences, type Article, type ArticleText } from "../../src/features/articles/rules.ts";
import { saveArticle, syncArticles } from "../../src/features/articles/use-cases.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let desk: DeskInATest;
let mona: PersonId; // an employee
let claire: PersonId; // an agent of support
let noor: PersonId; // an agent of network
beforeEach(async () => {
  desk = await openDeskInATest();
  [mona, claire, noor] = [await desk.person("U-mona"), await desk.person("U-claire"), await desk.person("U-noor")];
  await desk.queue("support", [claire]);
  await desk.queue("network", [noor]);
});
afterEach(() => desk.close());

const text: ArticleText = {
  title: "The VPN doesn’t connect",
  body: "Restart it.",
  locale: "en",
  state: "published",
  audience: "everybody",
  queue: "support",
};
const save = (more: Partial<ArticleText>, by = claire, of: Article | null = null) =>
  desk.tx((tx) =>
    saveArticle(tx, {
      id: of?.id ?? null,
      version: of?.version ?? null,
      text: { ...text, ...more },
      ticket: null,
      by,
      at: desk.deps.now(),
    }),
  );
const saved = async (more: Partial<ArticleText>, by = claire, of: Article | null = null): Promise<Article> => {
  const made = await save(more, by, of);
  if (made.result !== "saved") throw new Error(made.result);
  return made.article;
};
const finds = async (person: PersonId, ...words: readonly string[]): Promise<readonly string[]> => {
  const wanted = words.length === 0 ? null : { words, phrases: [], without: [] };
  const found = await findArticles(
    desk.store,
    { wanted, queues: await queuesRead(desk.store, person), locale: "en" },
    { from: 0, most: 50 },
  );
  return found.articles.map(({ article }) => article.title);
};

test("an article is read by whom it is for, and found, counted and listed for nobody else", async () => {
  const readable = new Map<PersonId, string[]>([mona, claire, noor].map((person) => [person, []]));
  const [opened, expected]: [string[], string[]] = [[], []];
  for (const state of articleStates)
    for (const audience of audiences)
      for (const [queue, keepers] of [
        ["support", [claire]],
        ["network", [noor]],
        [null, [claire, noor]],
      ] as const) {
        const title = `VPN ${state} ${audience} ${queue ?? "all"}`;
        const { id } = await saved({ state, audience, queue, title }, queue === "network" ? noor : claire);
        for (const [person, titles] of readable) {
          const may = keepers.includes(person) || (state === "published" && audience === "everybody");
          if (may) titles.push(title);
          if ((await readArticle(desk.store, id, person)) !== null) opened.push(`${title} ${person}`);
          if (may) expected.push(`${title} ${person}`);
        }
      }
  expect(opened).toEqual(expected);
  for (const [person, titles] of readable) {
    expect((await finds(person, "vpn")).toSorted()).toEqual(titles.toSorted());
    expect((await finds(person)).toSorted()).toEqual(titles.toSorted());
    const queues = await queuesRead(desk.store, person);
    const { total, ids } = await desk.store.articlesFound(
      { wanted: { words: ["vpn"], phrases: [], without: [] }, queues: [...queues.keys()], locale: "en" },
      { from: 0, most: 50 },
    );
    expect([total, ids.length]).toEqual([titles.length, titles.length]);
  }
});

test("words are found as in tickets: in any form and language, without accents; those of the title first", async () => {
  await saved({ title: "Imprimantes : réinitialiser", body: "Éteignez-la." });
  await saved({ title: "Screens", body: "Réinitialisez l’écran." });
  expect(await finds(mona, "reinitialisation")).toEqual(["Imprimantes : réinitialiser", "Screens"]);
  expect(await finds(mona, "imprim")).toEqual(["Imprimantes : réinitialiser"]);
  expect(await finds(mona, "ecrans", "screen")).toEqual(["Screens"]);
  expect(await finds(mona, "unheard")).toEqual([]);
});

test("what looks like a secret is found by nobody", async () => {
  await saved({ body: "The password: hunter2hunter2" });
  expect(await finds(claire, "hunter2hunter2")).toEqual([]);
  expect(await finds(claire, "password")).toHaveLength(1);
});

test("who keeps it changes it, sees how it was, and loses no change of another", async () => {
  const first = await saved({});
  expect(await save({ title: "Mine" }, mona, first)).toEqual({ result: "not-theirs" });
  expect(await save({ title: "Mine", queue: "network" }, noor, first)).toEqual({ result: "gone" });
  expect(await save({ queue: "network" }, claire, first)).toEqual({ result: "not-theirs" });
  const second = await saved({ body: "Restart it twice." }, claire, first);
  expect(second.version).toBe(2);
  expect(await save({ body: "Never restart it." }, claire, first)).toMatchObject({
    result: "meanwhile",
    article: { body: "Restart it twice." },
  });
  expect((await saved({ body: "Restart it twice." }, claire, first)).version).toBe(2); // sent twice
  expect(await finds(mona, "twice")).toHaveLength(1);
  const read = await readArticle(desk.store, first.id, claire);
  if (read === null) throw new Error("not read");
  expect(await readFormer(desk.store, read, 1, claire)).toMatchObject({ version: 1, body: "Restart it." });
  expect(await readFormer(desk.store, read, 2, claire)).toBeNull();
  expect(await readFormer(desk.store, { ...read, keeps: false }, 1, mona)).toBeNull();
});

test("two who save at once: one does, the other is told", async () => {
  const first = await saved({});
  const both = await Promise.all(["One", "Two"].map((title) => save({ title }, claire, first)));
  expect(both.map(({ result }) => result).toSorted()).toEqual(["meanwhile", "saved"]);
});

test("files are what is read; one that is gone is retired, one that cannot be read stays, and one that comes back is published", async () => {
  const sync = (...files: readonly (readonly [string, Partial<ArticleText> | null])[]) =>
    desk.tx((tx) =>
      syncArticles(
        tx,
        files.map(([file, more]) => ({ file, article: more && { ...text, queue: null, ...more } })),
        desk.deps.now(),
      ),
    );
  expect(await sync(["a.md", { title: "A" }], ["b.md", { title: "B" }], ["c.md", { queue: "nowhere" }])).toEqual({
    written: ["a.md", "b.md"],
    retired: [],
    ofNoQueue: ["c.md"],
  });
  expect(await sync(["a.md", { title: "A" }], ["b.md", null])).toEqual({ written: [], retired: [], ofNoQueue: [] });
  expect(await sync(["b.md", { title: "B2" }])).toEqual({ written: ["b.md"], retired: ["a.md"], ofNoQueue: [] });
  expect(await finds(mona)).toEqual(["B2"]);
  expect(await sync(["a.md", { title: "A" }], ["b.md", { title: "B2" }])).toMatchObject({ written: ["a.md"] });
  expect((await finds(mona)).toSorted()).toEqual(["A", "B2"]);
  const [kept] = await desk.store.articlesOfFiles();
  if (kept === undefined) throw new Error("no file");
  expect(kept).toMatchObject({ file: "a.md", version: 3, changedBy: null });
  expect(await save({ title: "Mine" }, claire, kept)).toEqual({ result: "gone" }); // its file would say otherwise
});

test("whoever is found to be somebody else keeps what they wrote", async () => {
  const { id } = await saved({ title: "First" });
  await saved({ title: "Second" }, claire, await saved({ title: "First" }));
  const other = await desk.person("U-other");
  await desk.tx((tx) => tx.joinPeople(claire, other));
  expect((await desk.store.articles([id]))[0]?.changedBy).toBe(other);
});
