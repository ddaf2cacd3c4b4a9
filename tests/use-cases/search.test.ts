import { afterEach, beforeEach, expect, test } from "vitest";
import { queuesRead, readFound } from "../../src/desk/read-found.ts";
import type { TicketDraft } from "../../src/features/opening/rules.ts";
import { anything, type Wanted } from "../../src/features/search/rules.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { query } from "../support/database.ts";

let desk: DeskInATest;
let mona: PersonId;
let claire: PersonId;
beforeEach(async () => {
  desk = await openDeskInATest();
  [mona, claire] = [await desk.person("U-mona"), await desk.person("U-claire")];
  await desk.queue("support", [claire]);
});
afterEach(() => desk.close());

const opens = async (draft: Partial<TicketDraft>, by = mona): Promise<string> =>
  (await desk.opens(by, draft)).reference;
/** As the worker does, a moment after what people do. */
const indexes = async (): Promise<void> => {
  while ((await desk.store.indexListed(25)) > 0);
};
const looksNow = async (person: PersonId, wanted: Partial<Wanted>, most = 15) =>
  readFound(
    desk.store,
    { person, wanted: { ...anything, ...wanted }, queues: await queuesRead(desk.store, person) },
    { after: null, most },
  );
const titlesOf = ({ tickets }: Awaited<ReturnType<typeof looksNow>>): readonly string[] =>
  tickets.map(({ ticket }) => ticket.title);
const looks: typeof looksNow = async (...asked) => {
  await indexes();
  return looksNow(...asked);
};
const finds = async (person: PersonId, typed: string, more: Partial<Wanted> = {}): Promise<readonly string[]> =>
  titlesOf(await looks(person, { words: typed.split(" "), ...more }));
const findsNow = async (person: PersonId, typed: string, more: Partial<Wanted> = {}): Promise<readonly string[]> =>
  titlesOf(await looksNow(person, { words: typed.split(" "), ...more }));

const titles = [
  "Mot de passe à réinitialiser",
  "L’ecran scintille",
  "Un écran d’hôtel",
  "The printer is on fire",
  "It burns",
  "Pas de son en réunion",
  "IT onboarding",
  "Le cœur du métier",
  "Plus de réseau aujourd’hui",
];

test("words are found in whatever form, without accents, by their beginning, and also where they say nothing in a language", async () => {
  for (const title of titles) await opens({ title, description: "", service: "", device: "" });
  const found = new Map<string, readonly string[]>();
  const typed = [
    "reinitialisation",
    "réinitialisés",
    "réinitialisat",
    "mots de passes",
    "écrans",
    "hotels",
    "printers",
  ];
  const others = ["printing", "burned", "pas de son", "IT", "onboar", "coeur", "aujourd'hui", "reset"];
  for (const words of [...typed, ...others]) found.set(words, (await finds(mona, words)).toSorted());
  expect(Object.fromEntries(found)).toEqual({
    reinitialisation: ["Mot de passe à réinitialiser"],
    réinitialisés: ["Mot de passe à réinitialiser"],
    réinitialisat: [],
    "mots de passes": ["Mot de passe à réinitialiser"],
    écrans: ["L’ecran scintille", "Un écran d’hôtel"],
    hotels: ["Un écran d’hôtel"],
    printers: ["The printer is on fire"],
    printing: ["The printer is on fire"],
    burned: ["It burns"],
    "pas de son": ["Pas de son en réunion"],
    IT: ["IT onboarding", "It burns"],
    onboar: ["IT onboarding"],
    coeur: ["Le cœur du métier"],
    "aujourd'hui": ["Plus de réseau aujourd’hui"],
    reset: [],
  });
});

test("all words have to be there, in whatever was said; a word of the title counts most", async () => {
  const chair = await opens({ title: "A chair", description: "It squeaks, as the printer did." });
  await opens({ title: "A squeaking printer", description: "" });
  await opens({ title: "A printer", description: "" });
  expect(await finds(mona, "printer squeaking")).toEqual(["A squeaking printer", "A chair"]);
  await desk.changes(chair, claire, { type: "claim" });
  await desk.changes(chair, claire, { type: "reply", text: "I bring some oil", files: [] });
  expect(await finds(mona, "squeak oil")).toEqual(["A chair"]);
  await desk.changes(chair, mona, { type: "answer", text: "Thanks for the grease", files: [] });
  expect(await finds(mona, "oil grease")).toEqual(["A chair"]);
  expect(await finds(mona, "oil unheard")).toEqual([]);
});

test("a phrase is found as it stands, and what must not be there is not", async () => {
  await opens({ title: "Access to the shared drive", description: "" });
  await opens({ title: "Drive shared with nobody", description: "" });
  expect(await finds(mona, "drive", { words: [], phrases: ["shared drive"] })).toEqual(["Access to the shared drive"]);
  expect(await finds(mona, "drive", { without: ["nobody"] })).toEqual(["Access to the shared drive"]);
  expect(await finds(mona, "drive", { words: [], without: ["nobody"] })).toEqual(["Access to the shared drive"]);
});

test("a title that was changed is found as it is now", async () => {
  const reference = await opens({ title: "Somethnig", description: "" });
  await desk.changes(reference, claire, { type: "change", to: { title: "Lamp" } });
  expect(await finds(mona, "lamp")).toEqual(["Lamp"]);
  expect(await finds(mona, "somethnig")).toEqual([]);
});

test("a search goes on after its last row, and says how many are left", async () => {
  for (const index of [1, 2, 3, 4, 5]) await opens({ title: `Lamp ${index}`, description: "" });
  const first = await looks(claire, { words: ["lamp"] }, 2);
  expect([first.total, first.hidden]).toEqual([5, 3]);
  const wanted = { ...anything, words: ["lamp"] };
  const by = { person: claire, wanted, queues: await queuesRead(desk.store, claire) };
  const second = await readFound(desk.store, by, { after: first.at.at(-1) ?? null, most: 3 });
  expect(second.hidden).toBe(0);
  const all = [...first.tickets, ...second.tickets].map(({ ticket }) => ticket.title);
  expect(all.toSorted()).toEqual(["Lamp 1", "Lamp 2", "Lamp 3", "Lamp 4", "Lamp 5"]);
});

test("what an older desk opened is listed by upkeep, and what is corrected or erased is found no longer at once", async () => {
  const reference = await opens({ title: "A chair", description: "It squeaks" });
  await desk.changes(reference, claire, { type: "claim" });
  await desk.changes(reference, claire, { type: "note", text: "Bring oil", files: [] });
  await indexes();
  await query(desk.url, "delete from search_document");
  await indexes();
  expect(await findsNow(claire, "squeaks")).toEqual([]);
  await desk.store.listUnindexed(new Date(0));
  expect(await finds(claire, "squeaks oil")).toEqual(["A chair"]);
  expect(await finds(mona, "oil")).toEqual([]);

  await query(desk.url, "update words set text = 'Bring grease', corrected_at = now() where text = 'Bring oil'");
  expect(await findsNow(claire, "oil")).toEqual([]);
  expect(await desk.store.indexListed(10)).toBe(1);
  expect(await desk.store.indexListed(10)).toBe(0);
  expect(await findsNow(claire, "oil")).toEqual([]);
  expect(await findsNow(claire, "grease")).toEqual(["A chair"]);
});

test("what has just been opened is found by all but its words, and by its words a moment later", async () => {
  const reference = await opens({ title: "A chair", description: "" });
  for (const asked of [{ references: [reference] }, { from: [mona] }, { assignee: "nobody" }] as const)
    expect(await findsNow(claire, "", { words: [], ...asked })).toEqual(["A chair"]);
  expect(await findsNow(claire, "chair")).toEqual([]);
  expect(await findsNow(claire, "chair", { from: [mona] })).toEqual([]);
  await desk.changes(reference, claire, { type: "claim" });
  await desk.changes(reference, claire, { type: "note", text: "Bring oil", files: [] });
  expect(await finds(claire, "chair oil")).toEqual(["A chair"]);
  await desk.changes(reference, claire, { type: "note", text: "And grease", files: [] });
  expect(await findsNow(claire, "chair oil")).toEqual(["A chair"]);
  expect(await finds(claire, "chair grease")).toEqual(["A chair"]);
});

test("a ticket that is moved is found no longer by those who served its queue, before anything is written anew", async () => {
  await desk.queue("payroll", [await desk.person("U-paul")]);
  const reference = await opens({ title: "A chair", description: "" });
  expect(await finds(claire, "chair")).toEqual(["A chair"]);
  await desk.changes(reference, claire, { type: "move", queue: "payroll", reason: "theirs" });
  expect(await findsNow(claire, "chair")).toEqual([]);
  expect(await finds(claire, "chair")).toEqual([]);
  expect(await finds(mona, "chair")).toEqual(["A chair"]);
});

test("two workers never write older words over newer ones, and none writes a ticket that is gone", async () => {
  const references = await Promise.all(
    Array.from({ length: 12 }, (_, index) => opens({ title: `Chair ${index}`, description: "" })),
  );
  await query(desk.url, "insert into search_pending (ticket) values ('I990101_0001')");
  for (const reference of references) await desk.changes(reference, claire, { type: "claim" });
  const works = async (): Promise<void> => {
    for (let looked = 0; looked < 20; looked += 1) await desk.store.indexListed(5);
  };
  const writes = async (): Promise<void> => {
    for (const word of ["oil", "grease", "wax"])
      for (const reference of references)
        await desk.changes(reference, claire, { type: "note", text: `Bring ${word}`, files: [] });
  };
  await Promise.all([works(), works(), writes()]);
  await indexes();
  for (const word of ["oil", "grease", "wax"])
    expect((await looksNow(claire, { words: [word] })).tickets).toHaveLength(references.length);
  expect(await query(desk.url, "select from search_document")).toHaveLength(references.length);
});

test("who holds it, whose it is, its status, its queue and its day narrow a search", async () => {
  const chair = await opens({ title: "Lamp one", description: "" });
  await opens({ title: "Lamp two", description: "" }, claire);
  await desk.changes(chair, claire, { type: "claim" });
  expect(await finds(claire, "lamp", { assignee: [claire] })).toEqual(["Lamp one"]);
  expect(await finds(claire, "lamp", { assignee: "nobody" })).toEqual(["Lamp two"]);
  expect(await finds(claire, "lamp", { from: [mona] })).toEqual(["Lamp one"]);
  expect(await finds(claire, "lamp", { statuses: ["in-progress"] })).toEqual(["Lamp one"]);
  expect(await finds(claire, "lamp", { queues: ["elsewhere"] })).toEqual([]);
  expect(await finds(claire, "lamp", { references: [chair] })).toEqual(["Lamp one"]);
  const now = desk.deps.now();
  expect(await finds(claire, "lamp", { before: now })).toEqual([]);
  expect(await finds(claire, "lamp", { since: now })).toHaveLength(2);
  for (const fields of [{ assignee: [claire] }, { from: [mona] }, { statuses: ["in-progress"] }] as const)
    expect(await finds(claire, "", { words: [], ...fields })).toEqual(["Lamp one"]);
  expect(await finds(claire, "", { words: [], since: now })).toHaveLength(2);
});

test("long words and long talk are kept, and found as far as there is room: of what was said, the newest", async () => {
  const long = (letter: string) => Array.from({ length: 8_000 }, (_, index) => `${letter}${index}界`).join(" ");
  const reference = await opens({ title: "A lamp", description: long("d"), stepsToReproduce: long("s") });
  await desk.changes(reference, claire, { type: "claim" });
  const writes = (text: string) => desk.changes(reference, claire, { type: "note", text, files: [] });
  const replies = (text: string) => desk.changes(reference, claire, { type: "reply", text, files: [] });
  expect(await writes(`early ${long("e")}`)).toMatchObject({ result: "changed" });
  expect(await replies(`soon ${long("o")}`)).toMatchObject({ result: "changed" });
  expect(await finds(claire, "lamp early")).toEqual(["A lamp"]);
  await writes(`late ${long("n")}`);
  await replies(`later ${long("l")}`);
  expect(await finds(claire, "lamp late later")).toEqual(["A lamp"]);
  expect(await finds(claire, "lamp early")).toEqual([]);
});

test("a ticket whose words cannot be written does not hold up the others", async () => {
  for (const title of ["One chair", "Two chairs", "Three chairs"]) await opens({ title, description: "" });
  await query(
    desk.url,
    `alter table search_document add constraint no_second check (words is null or not words @@ to_tsquery('simple', 'two'))`,
  );
  expect(await desk.store.indexListed(25)).toBe(3);
  expect((await findsNow(claire, "chair")).toSorted()).toEqual(["One chair", "Three chairs"]);
  expect(await desk.store.indexListed(25)).toBe(0);
});

test("words that say nothing in either language are looked for in titles as they stand; signs find nothing", async () => {
  for (const title of ["The light is on", "A lamp for me", "A chair"]) await opens({ title, description: "" });
  expect(await finds(claire, "on")).toEqual(["The light is on"]);
  expect(await finds(claire, "me")).toEqual(["A lamp for me"]);
  expect(await finds(claire, "🔥")).toEqual([]);
  expect(await finds(mona, "🔥")).toEqual([]);
  expect(await finds(claire, "on", { without: ["lamp"] })).toEqual(["The light is on"]);
  expect((await finds(claire, "", { words: [], without: ["on"] })).length).toBe(3);
});

test("words are found as they are copied: with marks that nobody sees, ligatures and old letters", async () => {
  for (const title of ["The la\u200bmp", "A \u200ffile", "Ο ΧΡΟΝΟΣ", "ﬁle ﬂow"])
    await opens({ title, description: "" });
  expect(await finds(claire, "lamp")).toEqual(["The la\u200bmp"]);
  expect(await finds(claire, "l\u200damp")).toEqual(["The la\u200bmp"]);
  expect((await finds(claire, "file")).toSorted()).toEqual(["A \u200ffile", "ﬁle ﬂow"]);
  expect(await finds(claire, "χρονος")).toEqual(["Ο ΧΡΟΝΟΣ"]);
});

test("a small queue beside a large one is searched to its own end", async () => {
  const paul = await desk.person("U-paul");
  await desk.queue("network", [paul]);
  await query(
    desk.url,
    `insert into search_document (ticket, queue, opened_at, words)
     select 'I250101_' || lpad(n::text, 5, '0'), 'support', now(), to_tsvector('simple', 'vpn') || array_to_tsvector(array['q' || md5('support')])
       from generate_series(1, 12000) as n`.replace("insert", "set session_replication_role = replica; insert"),
  );
  const reference = await opens({ title: "vpn in the old building", description: "" });
  await desk.changes(reference, claire, { type: "move", queue: "network", reason: "theirs" });
  await query(desk.url, "update ticket set opened_at = now() - interval '3 years' where true");
  expect(await finds(paul, "vpn")).toEqual(["vpn in the old building"]);
  expect(await finds(paul, "", { words: [], statuses: ["new", "in-progress"] })).toEqual(["vpn in the old building"]);
  expect(await finds(paul, "", { words: [], without: ["paris"] })).toEqual(["vpn in the old building"]);
});
