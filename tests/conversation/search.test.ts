import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { saveArticle } from "../../src/features/articles/use-cases.ts";
import { phrases } from "../../src/features/words.ts";
import type { Message } from "../../src/screen/message.ts";
import { linesOf } from "../features/reading.ts";
import {
  buttonsOf,
  formOf,
  openDeskInATest,
  said,
  type ActsInChat,
  type DeskInATest,
} from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
let mona: ActsInChat;
let claire: ActsInChat;
let lamp: string;
const { search, labels, lists } = phrases("en");

beforeAll(async () => {
  desk = await openDeskInATest();
  const [who, agent] = [
    await desk.person("U-mona", { name: "Mona Petit" }),
    await desk.person("U-claire", { name: "Claire Dubois" }),
  ];
  const renee = await desk.person("U-renee", { name: "Renée Roux" });
  await desk.queue("support", [agent]);
  mona = desk.as(someone("U-mona", { name: "Mona Petit" }));
  claire = desk.as(someone("U-claire", { name: "Claire Dubois" }));
  ({ reference: lamp } = await desk.opens(who, { title: "The lamp flickers", description: "Above my desk" }));
  await desk.changes(lamp, agent, { type: "claim" });
  await desk.changes(lamp, agent, { type: "note", text: "A wobbly transformer", files: [] });
  await desk.opens(renee, { title: "A lamp for Renée", description: "" });
  for (let index = 1; index <= 17; index += 1) await desk.opens(renee, { title: `Cable ${index}`, description: "" });
  while ((await desk.store.indexListed(25)) > 0);
});
afterAll(() => desk.close());

const typed = (who: ActsInChat, words: string) => who.does({ kind: "wrote", text: words, files: [] });
const rows = (message: Message) => message.blocks.filter((block) => block.kind === "item");
const titles = (reply: Reply) =>
  rows(said(reply))
    .flatMap(({ text }) => text.flatMap((each) => ("text" in each ? [each.text] : [])))
    .join(" ");
const reads = (reply: Reply) => linesOf(said(reply)).join("\n");

test.each([
  "search lamp",
  "Search for lamp",
  "cherche lamp",
  "recherche : lamp",
  "chercher lamps",
  "/ticket search lamp",
])("“%s” shows what somebody may read", async (words) => {
  const found = await typed(mona, words);
  expect(titles(found)).toContain("The lamp flickers");
  expect(titles(found)).not.toContain("Renée");
  expect(titles(await typed(claire, words))).toContain("A lamp for Renée");
});

test.each(["search is broken", "Recherche d’un écran", "Search doesn’t work in Outlook", "searching for peace"])(
  "“%s” is the title of a ticket",
  async (words) => {
    expect(reads(await typed(mona, words))).not.toContain(search.tryOthers);
  },
);

describe("a row", () => {
  test("says where the ticket stands, and where the words do", async () => {
    const line = reads(await typed(claire, "search wobbly"));
    expect(line).toContain("Mona Petit · Claire Dubois");
    expect(line).toContain(labels.status["in-progress"]);
    expect(line).toContain(lamp);
    expect(line).toContain("A wobbly transformer");
  });

  test("says nothing to its requester that agents said among themselves", async () => {
    expect(reads(await typed(mona, "search wobbly"))).toContain(search.tryOthers);
    const line = reads(await typed(mona, "search flickers"));
    expect(line).toContain("Above my desk");
    expect(line).not.toContain("wobbly");
  });

  test("opens the card, and the results are drawn anew where it has changed since", async () => {
    const [row] = rows(said(await typed(claire, "search lamp status:in-progress")));
    const action = row?.button?.action;
    if (action?.do !== "show") throw new Error("no card behind the row");
    expect(await claire.presses(action)).toMatchObject({ kind: "card", title: lamp });
    const stale = await claire.presses({ ...action, ...(action.row && { row: { ...action.row, seen: 0 } }) });
    expect(stale).toMatchObject({ kind: "card" });
    const again = "instead" in stale && stale.instead !== undefined ? linesOf(stale.instead).join("\n") : "";
    expect(again).toContain("The lamp flickers");
  });
});

test("more than a page goes on in its place, and back to the lists", async () => {
  const first = await typed(claire, "search cable");
  expect(rows(said(first))).toHaveLength(16); // the last leads on
  expect(reads(first)).toContain(search.count(17));
  const more = rows(said(first)).at(-1)?.button?.action;
  if (more === undefined) throw new Error("no way on");
  const second = await claire.presses(more);
  expect(second.kind).toBe("done");
  expect(rows(said(second))).toHaveLength(2);
  const back = buttonsOf(second).at(-1)?.action;
  if (back === undefined) throw new Error("no way back");
  expect(reads(await claire.presses(back))).toContain(lists.myDesk);
});

test("nothing found leads on: with fewer words, with fields, or with a ticket of these words", async () => {
  const none = await typed(mona, "search unheard");
  expect(reads(none)).toContain(search.tryOthers);
  expect(buttonsOf(none).map(({ action }) => action)).toContainEqual({ do: "new-ticket", title: "unheard" });
});

test("nothing found by fields alone leads on with other ones", async () => {
  const none = reads(await typed(mona, "search status:cancelled"));
  expect(none).toContain(search.tryOtherFilters);
  expect(none).not.toContain(search.tryOthers);
});

describe("fields", () => {
  test.each([
    ["lamp from:mona", "The lamp flickers", "from Mona Petit"],
    ["lamp de:renee", "A lamp for Renée", "from Renée Roux"],
    ["from:Renée Roux lamp", "A lamp for Renée", "from Renée Roux"],
    ["lamp from:@Mona Petit flickers", "The lamp flickers", "from Mona Petit"],
    ["is:in-progress lamp", "The lamp flickers", "status In progress"],
    ["lamp before:tomorrow from:mona", "The lamp flickers", "opened before November"],
    ["lamp assignee:me", "The lamp flickers", "assigned to me"],
    ["lamp assignee:nobody", "A lamp for Renée", search.nobody],
    ["lamp statut:nouveau", "A lamp for Renée", "status New"],
    ["lamp status:in-progress", "The lamp flickers", "status In progress"],
    ["lamp -flickers", "A lamp for Renée", "without “flickers”"],
    ['"lamp flickers"', "The lamp flickers", "“lamp flickers”"],
    ["lamp assignee:claire queue:support after:2026-11-01", "The lamp flickers", "opened on November 1, 2026 or later"],
  ])("%s finds “%s”, and says that it looked for “%s”", async (words, title, understood) => {
    const found = await typed(claire, `search ${words}`);
    expect(rows(said(found))).toHaveLength(1);
    expect(titles(found)).toContain(title);
    expect(reads(found)).toContain(understood);
  });

  test("that hold no more than one reference lead to that ticket", async () => {
    expect(titles(await typed(claire, `search ${lamp}`))).toMatch(/^🟡\s+The lamp flickers$/u);
    expect(reads(await typed(mona, "search I261121_0099"))).toContain(search.tryOthers);
  });

  test("that nobody understands are looked for as words, and told", async () => {
    for (const words of ["lamp colour:red", "lamp status:blue", "lamp before:soon", "lamp from:nobodyatall"]) {
      const none = reads(await typed(claire, `search ${words}`));
      expect(none).toContain(search.notUnderstood(`“${words.split(" ")[1] ?? ""}”`));
    }
  });

  test("tell whoever reads no queue nothing of who there is: not by a part of a name, nor of an address, nor by its absence", async () => {
    for (const name of ["renee", "roux", "nobodyatall", "u-renee@", "renee.r"])
      expect(reads(await typed(mona, `search lamp from:${name}`))).toContain(search.from(name));
    expect(rows(said(await typed(mona, "search lamp from:mona")))).toHaveLength(1);
  });

  test("find an agent’s people by the beginnings of their names, or by a whole address", async () => {
    for (const name of ["oux", "enée", "ee@"])
      expect(reads(await typed(claire, `search lamp from:${name}`))).toContain(search.notUnderstood(`“from:${name}”`));
    for (const name of ["roux", "renée", "RENEE", "rou"])
      expect(reads(await typed(claire, `search lamp from:${name}`))).toContain(search.from("Renée Roux"));
  });

  test("tell whoever reads no queue nobody’s name", async () => {
    const found = reads(await typed(mona, "search lamp from:ren"));
    expect(found).toContain(search.from("ren"));
    expect(found).not.toContain("Roux");
    expect(reads(await typed(mona, "search lamp queue:support"))).toContain(search.notUnderstood("“queue:support”"));
  });
});

test("“search” alone asks what for, in a form in whose place the results stand", async () => {
  const { opener } = formOf(await typed(mona, "search"));
  expect(opener).toEqual({ do: "search" });
  expect(await mona.sends("form 1", { do: "search" }, { sought: " " })).toMatchObject({ kind: "form-errors" });
  const found = await mona.sends("form 2", { do: "search" }, { sought: "lamp" });
  expect(found).toMatchObject({ kind: "card", title: search.title });
  if (found.kind === "card") expect(linesOf(found.card).join("\n")).toContain("The lamp flickers");
});

test("what was typed and not sent is no draft", async () => {
  await mona.types("form 3", { do: "search" }, { sought: "lamp" });
  expect(await mona.closes("form 3", { do: "search" })).toEqual({ kind: "done" });
});

test("more than is read is told", async () => {
  expect(reads(await typed(mona, `search lamp ${"x".repeat(300)}`))).toContain(search.tooLong(200));
});

test("where nothing is found a word that everybody may read is proposed, and none of a ticket or of an article for agents", async () => {
  const writes = (title: string, audience: "everybody" | "agents") =>
    desk.tx(async (tx) =>
      saveArticle(tx, {
        id: null,
        version: null,
        text: { title, body: "…", locale: "en", state: "published", audience, queue: "support" },
        ticket: null,
        by: (await tx.recognise(someone("U-claire", { name: "Claire Dubois" }))).id,
        at: desk.deps.now(),
      }),
    );
  await writes("Reset the projector", "everybody");
  await writes("Recalibrate the oscilloscope", "agents");
  const asked = (word: string) => ["Did you mean", word].join(" ");
  for (const verb of ["search", "article"])
    for (const who of [mona, claire]) {
      const reply = await typed(who, `${verb} projecter`);
      expect(reads(reply)).toContain(asked("projector"));
      const button = buttonsOf(reply).find(({ label }) => label === "projector");
      if (button === undefined) throw new Error("no way to look for it");
      expect(reads(await who.presses(button.action))).toContain("Reset the projector");
      for (const slip of ["oscilloscop", "flickerz", "wobbley", "transformr", "petitt"])
        expect(reads(await typed(who, `${verb} ${slip}`))).not.toContain("Did you mean");
    }
});
