import { afterEach, beforeEach, expect, test } from "vitest";
import { saveArticle } from "../../src/features/articles/use-cases.ts";
import { questionIn, sentenceIn, type GapShown } from "../../src/features/gaps/rules.ts";
import { decideGap, gapFor, gapsFor, gatherGaps, putGapBack, urgeArticle } from "../../src/features/gaps/use-cases.ts";
import { someone } from "../support/test-store.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { linesOf } from "../features/reading.ts";

let desk: DeskInATest;
let people: readonly PersonId[];
let claire: PersonId; // an agent of support
let noor: PersonId; // an agent of network
beforeEach(async () => {
  desk = await openDeskInATest();
  people = await Promise.all(["mona", "tom", "ana", "luc"].map((name) => desk.person(`U-${name}`)));
  [claire, noor] = [await desk.person("U-claire", { name: "Claire Dubois" }), await desk.person("U-noor")];
  await desk.queue("support", [claire]);
  await desk.queue("network", [noor]);
});
afterEach(() => desk.close());

const minute = 60_000;
const later = (minutes: number): Date => new Date(desk.deps.now().getTime() + minutes * minute);
async function gathered(at = later(2)): Promise<void> {
  while (await desk.tx((tx) => gatherGaps(tx, at)));
}
const asks = (person: PersonId | undefined, text: string, at = desk.deps.now()) =>
  desk.tx((tx) => tx.askGap(questionIn(text), { person: person ?? "", at, ticket: null, sentence: sentenceIn(text) }));
const allAsk = async (...texts: readonly string[]): Promise<void> => {
  for (const [index, text] of texts.entries()) await asks(people[index % people.length], text);
};
const seen = async (reader = claire): Promise<readonly GapShown[]> => (await gapsFor(desk.store, reader))?.gaps ?? [];
const called = async (reader = claire): Promise<readonly string[]> => (await seen(reader)).map((gap) => gap.called);
const rows = (sql: string) => query(desk.url, sql);

test("what several people ask in nearly the same words is one gap, with how often and by how many, for agents alone", async () => {
  await allAsk("vpn hotel wifi", "VPN in the hôtel wifi", "hotel wifi vpn", "vpns hotel wifi");
  await allAsk("écran noir", "ecran noir", "écrans noirs");
  await asks(people[0], "écran noir");
  await asks(people[0], "salary of somebody");
  await gathered();
  expect(await seen()).toMatchObject([{ called: "VPN in the hôtel wifi", times: 4, people: 4, urged: false }]);
  expect(await gapsFor(desk.store, people[0] ?? "")).toBeNull();
  await asks(people[3], "ecran noir");
  await gathered();
  expect((await called(noor)).toSorted()).toEqual(["VPN in the hôtel wifi", "écran noir"]);
});

test("who asks again on one day has asked once, and whoever turns out to be one person is one", async () => {
  await allAsk("vpn hotel", "vpn hotel", "vpn hotel");
  await asks(people[0], "vpn hotel");
  await asks(people[0], "vpn hotel", later(2 * 24 * 60));
  await gathered();
  expect(await seen()).toMatchObject([{ times: 4, people: 3 }]);
  await desk.tx((tx) => tx.joinPeople(people[0] ?? "", people[1] ?? ""));
  expect(await called()).toEqual([]);
});

test("a ticket that no article answers is a question of its requester, and one that an article answers is none", async () => {
  for (const person of people) await desk.opens(person, { title: "Docking station charges nothing", description: "" });
  await gathered();
  expect(await seen()).toMatchObject([{ called: "Docking station charges nothing", times: 4, people: 4 }]);
  const text = {
    title: "The badge doesn’t open the door",
    body: "Ask security.",
    locale: "en",
    state: "published",
    audience: "everybody",
    queue: "support",
  } as const;
  await desk.tx((tx) =>
    saveArticle(tx, { id: null, version: null, text, ticket: null, by: claire, at: desk.deps.now() }),
  );
  for (const person of people) await desk.opens(person, { title: "My badge opens no door", description: "" });
  await gathered(later(4));
  expect(await called()).toEqual(["Docking station charges nothing"]);
});

test("no word of a private ticket comes out, whenever it became private, nor one that was corrected or erased", async () => {
  await desk.queue("hr", [noor]);
  for (const person of people)
    await desk.opens(person, { title: "Harassment by manager", description: "", queue: "hr", isPrivate: true });
  const open = [];
  for (const person of people.slice(0, 3))
    open.push(await desk.opens(person, { title: "Dismissal letter arrived", description: "" }));
  const [first, second, third] = open;
  await gathered();
  expect(await called(noor)).toEqual(["Dismissal letter arrived"]);
  expect(JSON.stringify(await rows("select words, sentence from gap_question"))).not.toContain("arass");
  await rows(`update ticket set is_private = true where reference = '${first?.reference ?? ""}'`);
  expect([await called(noor), await called()]).toEqual([[], []]);
  await rows(`update words set text = 'else' where ticket = '${second?.reference ?? ""}'`);
  expect(await rows(`select from gap_question where ticket = '${second?.reference ?? ""}'`)).toEqual([]);
  expect(await rows(`select from gap_question where ticket = '${third?.reference ?? ""}'`)).toHaveLength(1);
});

test("what was looked for and stands in a private ticket alone is no gap, whichever of the two was first", async () => {
  await desk.queue("hr", [noor]);
  const indexed = async () => {
    while ((await desk.store.indexListed(50)) > 0);
  };
  const hidden = { description: "", queue: "hr", isPrivate: true } as const;
  await desk.opens(people[0] ?? "", { ...hidden, title: "Take back TopSecretFolder from salaries" });
  await desk.opens(people[0] ?? "", { title: "Salaries are late", description: "" });
  await desk.opens(people[0] ?? "", { title: "A folder is missing", description: "" });
  await indexed();
  await allAsk("TopSecretFolder", "topsecretfolder", "topsecretfolders", "TopSecretFolder");
  await allAsk("folder plotter", "folder plotter", "folder plotter");
  await allAsk("topsecretfol folder", "topsecretfol folder", "topsecretfol folder");
  await allAsk("take back salaries", "take back salaries", "take back salaries");
  await gathered();
  expect(await called()).toEqual(["folder plotter"]);
  expect(JSON.stringify(await rows("select words, sentence from gap_question"))).not.toMatch(/topsecret/iu);
  await desk.opens(people[1] ?? "", { ...hidden, title: "The plotter prints dismissals" });
  await indexed();
  await gathered(later(4));
  expect(await called()).toEqual([]);
});

test("what belongs to another ticket, and what is taken back, is nobody’s question", async () => {
  const whole = await desk.opens(people[0] ?? "", { title: "Chair wobbles", description: "" });
  const badge = (service: string) => ({
    title: "Badge for newcomers",
    description: "",
    asked: { service, name: { en: "Badge", fr: "Badge" }, form: "1" },
  });
  for (const [index, person] of people.entries()) {
    await desk.opens(person, { ...badge(`badge${index}`), partOf: whole.reference });
    await desk.opens(person, { ...badge("badge"), followUpOf: whole.reference, forGrant: "take-back" });
  }
  await gathered();
  expect(await rows("select words from gap_question where ticket <> '" + whole.reference + "'")).toEqual([]);
});

test("nobody’s name is a word of a gap, also where everybody types it", async () => {
  await desk.person("U-zoe", { name: "Zoé Martin-Dupond" });
  await allAsk("salary zoe dupond", "salary Zoé Dupond", "salary dupond zoé");
  await allAsk("dupond", "dupond", "dupond");
  await gathered();
  expect(await called()).toEqual(["salary"]);
  expect(JSON.stringify(await rows("select words, sentence from gap_question"))).not.toMatch(/dupond/iu);
});

test("an agent wants an article: of what they looked for every agent reads it, of a ticket those who read that", async () => {
  const urge = (of: Parameters<typeof urgeArticle>[1], by = claire) =>
    desk.tx((tx) => urgeArticle(tx, of, { by, at: desk.deps.now() }));
  const ticket = await desk.opens(people[0] ?? "", { title: "Plotter eats paper", description: "" });
  const hidden = await desk.opens(people[0] ?? "", {
    title: "Secret plotter matter",
    description: "",
    isPrivate: true,
  });
  const meant = { ticket: { reference: ticket.reference, mark: ticket.mark } };
  expect(await urge({ sought: "badge printer" })).toBe(true);
  expect([await urge(meant), await urge(meant)]).toEqual([true, true]);
  expect([await urge(meant, noor), await urge(meant, people[0])]).toEqual([false, false]);
  expect(await urge({ ticket: { reference: hidden.reference, mark: hidden.mark } })).toBe(false);
  expect([await urge({ sought: "badge" }, people[0]), await urge({ sought: "the" })]).toEqual([false, false]);
  await gathered();
  expect((await called()).toSorted()).toEqual(["Plotter eats paper", "badge printer"]);
  expect(await called(noor)).toEqual(["badge printer"]);
  expect(await seen()).toMatchObject([
    { urged: true, times: 1 },
    { urged: true, times: 1 },
  ]);
});

test("what is dealt with is gone, once, until an agent wants an article of it again", async () => {
  await allAsk("vpn hotel", "vpn hotel", "vpn hotel");
  await gathered();
  const [gap] = await seen();
  const decides = (by: PersonId) => desk.tx((tx) => decideGap(tx, gap?.id ?? "", "not-needed", by));
  expect(await decides(people[0] ?? "")).toBeNull();
  expect((await Promise.all([decides(claire), decides(noor)])).filter((each) => each !== null)).toHaveLength(1);
  expect([
    await called(),
    await gapFor(desk.store, gap?.id ?? "", claire),
    await gapFor(desk.store, "no id", claire),
  ]).toEqual([[], null, null]);
  const back = (by: PersonId) => desk.tx((tx) => putGapBack(tx, gap?.id ?? "", by));
  expect([await back(people[0] ?? ""), await called()]).toEqual([null, []]);
  expect([await back(noor), await called()]).toMatchObject([{ called: "vpn hotel" }, ["vpn hotel"]]);
  await decides(claire);
  await asks(people[3], "vpn hotel");
  await gathered();
  expect(await called()).toEqual([]);
  await asks(claire, "vpn hotel");
  await gathered();
  await desk.tx((tx) => urgeArticle(tx, { sought: "vpn hotel" }, { by: claire, at: desk.deps.now() }));
  expect(await called()).toEqual(["vpn hotel"]);
});

test("what nobody has asked for thirty days is forgotten, with its words", async () => {
  await allAsk("vpn hotel", "vpn hotel", "vpn hotel");
  await gathered();
  await asks(people[0], "vpn hotel", later(20 * 24 * 60));
  await gathered(later(29 * 24 * 60));
  expect(await seen()).toMatchObject([{ times: 4 }]);
  await gathered(later(31 * 24 * 60));
  expect([await called(), await rows("select times from gap")]).toEqual([[], [{ times: 1 }]]);
  await gathered(later(51 * 24 * 60));
  expect([await rows("select from gap"), await rows("select from gap_question")]).toEqual([[], []]);
});

test("whoever looks for words and finds nothing has asked, whoever finds something or looks for more than words has not", async () => {
  await desk.opens(people[0] ?? "", { title: "Chair broken" });
  while ((await desk.store.indexListed(50)) > 0);
  const types = (words: string, user = "U-mona") =>
    desk.as(someone(user)).does({ kind: "wrote", text: words, files: [] });
  await types("search chair");
  await types("search lawnmower");
  await types("search lawnmower");
  await types("search lawnmower status:open");
  await types("article lawnmower shed");
  expect(await rows("select words from gap_question order by id")).toEqual([
    { words: ["lawnmower"] },
    { words: ["lawnmower", "shed"] },
  ]);
  expect(linesOf(said(await types("gaps", "U-claire"))).join()).toContain("There are no gaps");
});
