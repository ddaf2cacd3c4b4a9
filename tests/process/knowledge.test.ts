import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readKnowledge } from "../../src/process/knowledge.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let desk: DeskInATest;
let folder: string;
let told: unknown[];
beforeEach(async () => {
  [desk, folder, told] = [await openDeskInATest(), await mkdtemp(join(tmpdir(), "knowledge-")), []];
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

const reads = (at: string | null = folder): Promise<void> =>
  readKnowledge(at, {
    store: desk.store,
    now: desk.deps.now,
    log: { info: () => undefined, warn: (of: unknown, said?: string) => void told.push([said, of]) },
  });
async function holds(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), content);
}
const titles = async () =>
  (await desk.store.articlesOfFiles()).map(({ file, title, state }) => `${file ?? ""} ${title} ${state}`);

test("Markdown files in a folder, and in the folders in it, are articles; mistakes are told and keep no other from being one", async () => {
  await holds("vpn.en.md", "# The VPN\nRestart it.");
  await holds("print/badge.fr.md", "# Le badge\nPrésentez-le.");
  await holds("print/picture.png", "no article");
  await holds("wrong.en.md", "No title");
  await holds("queue.en.md", "---\nqueue: nowhere\n---\n# Q\nText");
  await reads();
  expect(await titles()).toEqual(["print/badge.fr.md Le badge published", "vpn.en.md The VPN published"]);
  expect(told).toEqual([
    ["article not read", { file: "wrong.en.md", why: ["title is missing: say it in front, or begin with a heading"] }],
    ["article not read", { file: "queue.en.md", why: ["there is no such queue"] }],
  ]);
});

test("a file as Windows saves it is an article, and its queue is one however its accents are written", async () => {
  await desk.queue("réseau", []);
  const text = "---\r\nqueue: Re\u0301seau\r\n---\r\n# Le réseau\r\nIl est là.";
  await holds("network.fr.md", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
  await reads();
  expect(told).toEqual([]);
  expect(await desk.store.articlesOfFiles()).toMatchObject([{ title: "Le réseau", queue: "réseau" }]);
});

test("read again, what was changed is another version, and what is gone is retired; a folder that is gone leaves all", async () => {
  await holds("a.en.md", "# A\nOne.");
  await holds("b.en.md", "# B\nOne.");
  await reads();
  await rm(join(folder, "a.en.md"));
  await holds("b.en.md", "# B\nTwo.");
  await reads();
  await reads();
  expect((await desk.store.articlesOfFiles()).map(({ version, state }) => [version, state])).toEqual([
    [2, "retired"],
    [2, "published"],
  ]);
  await reads(join(folder, "gone"));
  await reads(null);
  expect(await titles()).toEqual(["a.en.md A retired", "b.en.md B published"]);
  expect(told).toMatchObject([["folder of articles cannot be read", { folder: join(folder, "gone") }]]);
});
