import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFile } from "../../src/desk/read.ts";
import { settle } from "../../src/features/files/use-cases.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { sentFile } from "../support/sent-file.ts";

let desk: DeskInATest;
let reference: string;
const people: Record<string, string> = {};
beforeAll(async () => {
  desk = await openDeskInATest();
  for (const name of ["mona", "ben", "claire", "nina", "pat", "gone"])
    people[name] = await desk.person(`U-${name}`, { name });
  await desk.queue("support", [who("claire"), who("nina"), who("gone")]);
  ({ reference } = await desk.opens(who("mona"), { beneficiary: who("ben") }));
});
afterAll(() => desk.close());

const who = (name: string): string => people[name] ?? "";

/** Somebody sends a file with their words; gives its id. */
async function sends(by: string, type: "answer" | "reply" | "note", name: string): Promise<string> {
  const on = { platform: "slack", tenant: "T1", address: "C1" } as const;
  const [taken] = await desk.tx((tx) => tx.takeFiles([sentFile(name)], { by: who(by), at: new Date(), on }));
  const id = taken?.link.id ?? "";
  await desk.changes(reference, who(by), { type, text: "Look", files: taken === undefined ? [] : [taken.link] });
  await settle(desk.deps.store, desk.deps, id, {
    state: "kept",
    type: "image/png",
    bytes: 1,
    sha256: "0".repeat(64),
    preview: null,
  });
  return id;
}

const mayRead = async (id: string, reader: string): Promise<boolean> =>
  (await readFile(desk.deps.store, id, who(reader))) !== null;

describe("a file is read by whoever may read what it came with:", () => {
  const all = ["mona", "ben", "claire", "nina", "pat"] as const;
  test.each([
    ["mona", "answer", ["mona", "ben", "claire", "nina"]],
    ["claire", "reply", ["mona", "ben", "claire", "nina"]],
    ["claire", "note", ["claire", "nina"]],
  ] as const)("what %s sends with words to %s, by %s", async (by, type, readers) => {
    const id = await sends(by, type, `${by} ${type}.png`);
    const reading = await Promise.all(all.map(async (each) => ((await mayRead(id, each)) ? [each] : [])));
    expect(reading.flat()).toEqual(readers);
  });

  test("not by who sent it and is no agent any more, nor by anybody by a made-up id", async () => {
    const id = await sends("gone", "note", "secret.png");
    expect(await mayRead(id, "gone")).toBe(true);
    await desk.queue("support", [who("claire"), who("nina")]);
    expect(await mayRead(id, "gone")).toBe(false);
    for (const made of ["nothing", "", "00000000-0000-7000-8000-000000000000", "'; drop table file"])
      expect(await mayRead(made, "claire")).toBe(false);
  });

  test("not before its words belong anywhere", async () => {
    const on = { platform: "slack", tenant: "T1", address: "D1" } as const;
    const [taken] = await desk.tx((tx) =>
      tx.takeFiles([sentFile("early.png")], { by: who("mona"), at: new Date(), on }),
    );
    expect(await mayRead(taken?.link.id ?? "", "mona")).toBe(false);
  });
});

describe("files that are told again", () => {
  test("are the same, and fetched once", async () => {
    const on = { platform: "slack", tenant: "T1", address: "D1" } as const;
    const take = () => desk.tx((tx) => tx.takeFiles([sentFile("twice.png")], { by: who("mona"), at: new Date(), on }));
    const [first, again] = [await take(), await take()];
    expect(again.map(({ link }) => link)).toEqual(first.map(({ link }) => link));
    expect([first, again].map((each) => each.map(({ isNew }) => isNew))).toEqual([[true], [false]]);
  });

  test("are settled once", async () => {
    const on = { platform: "slack", tenant: "T1", address: "D1" } as const;
    const [taken] = await desk.tx((tx) =>
      tx.takeFiles([sentFile("settled.png")], { by: who("mona"), at: new Date(), on }),
    );
    const id = taken?.link.id ?? "";
    expect(await desk.tx((tx) => tx.settleFile(id, { state: "gone" }))).not.toBeNull();
    expect(await desk.tx((tx) => tx.settleFile(id, { state: "refused", reason: "empty" }))).toBeNull();
    expect((await desk.deps.store.files.file(id))?.standing).toEqual({ state: "gone" });
  });
});

test("files of words that were put nowhere are forgotten with them; all others stay", async () => {
  const on = { platform: "slack", tenant: "T1", address: "D1" } as const;
  const old = new Date(Date.now() - 40 * 86_400_000);
  const [lost, waiting] = await desk.tx((tx) =>
    tx.takeFiles([sentFile("lost.png"), sentFile("waiting.png")], { by: who("mona"), at: old, on }),
  );
  await desk.tx((tx) => tx.keepWords(who("mona"), "", waiting === undefined ? [] : [waiting.link], new Date()));
  await desk.deps.store.files.writePart(lost?.link.id ?? "", 0, Buffer.from("a"));
  const kept = await sends("mona", "answer", "kept.png");
  const month = new Date(Date.now() - 30 * 86_400_000);
  await desk.deps.store.purge({ answers: month, words: month, drafts: month });
  const { files } = desk.deps.store;
  const left = await Promise.all([lost?.link.id, waiting?.link.id, kept].map((id) => files.file(id ?? "")));
  expect(left.map((file) => file?.name)).toEqual([undefined, "waiting.png", "kept.png"]);
});
