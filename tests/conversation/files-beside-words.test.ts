import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { linesOf } from "../features/reading.ts";
import { buttonsOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { sentFile } from "../support/sent-file.ts";
import { query } from "../support/database.ts";
import { someone } from "../support/test-store.ts";

/** A file beside a command, a yes or a word of thanks. */

let desk: DeskInATest;
let mona: ActsInChat;
let monaId: string;
let count = 0;
beforeAll(async () => {
  desk = await openDeskInATest();
  await desk.queue("support", [await desk.person("U-claire")]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  count += 1;
  monaId = await desk.person(`U-mona-${count}`);
  mona = desk.as(someone(`U-mona-${count}`));
});

const writes = (text: string, ...names: readonly string[]) => {
  desk.passes(1 / 60);
  return mona.does({ kind: "wrote", text, files: names.map((name) => sentFile(`${count} ${name}`)) });
};
const tickets = () => desk.tx((tx) => tx.ticketsOf(monaId, 10));
const waiting = () =>
  query(
    desk.url,
    `select text, (select string_agg(each ->> 'name', ' ') from jsonb_array_elements(files) as each) as files
       from pending_words where person_id = '${monaId}'::uuid order by at, id`,
  );

test.each(["aide", "liste", "merci", "oui", "article vpn", "hepl", "bonjour", "annuler l’envoi", "no thanks"])(
  "“%s” beside a picture is done as without it, and it is asked where the picture belongs",
  async (words) => {
    const alone = linesOf(said(await writes(words)))[0];
    const before = (await waiting()).length;
    const reply = await writes(words, "a.png");
    expect(linesOf(said(reply))[0]).toBe(alone);
    expect(linesOf(said(reply))).toContain("Where does this belong?");
    expect((await waiting()).slice(before)).toContainEqual({ text: "", files: `${count} a.png` });
    expect(await tickets()).toEqual([]);
  },
);

test("“oui” beside a picture says yes to what is offered, and the picture goes along", async () => {
  await writes("the tap drips", "a.png");
  const reply = await writes("oui", "b.png");
  expect(linesOf(said(reply)).join(" ")).toContain("Sent: the tap drips");
  expect(await tickets()).toMatchObject([{ title: "the tap drips" }]);
  expect(await waiting()).toEqual([{ text: "", files: `${count} a.png ${count} b.png` }]);
  expect((await desk.sent()).flat().filter(({ kind }) => kind === "files-of-new")).toHaveLength(1);
});

test("“undo” beside a picture takes the ticket back; “still broken” beside one is said to the agents together with it", async () => {
  await writes("the tap drips");
  await writes("yes");
  await writes("undo", "a.png");
  expect(await tickets()).toMatchObject([{ status: "cancelled" }]);
  const { reference } = await desk.opens(monaId);
  const reply = await writes("still broken", "b.png");
  expect(buttonsOf(reply).map(({ action }) => action.do)).toContain("send");
  expect((await waiting()).at(-1)).toEqual({ text: "still broken", files: `${count} b.png` });
  expect(reference).not.toBe("");
});
