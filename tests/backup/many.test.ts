import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let folder: string;
let desk: DeskInATest;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "guichet-many-"));
  desk = await openDeskInATest();
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

test("a backup holds more than fits the buffers on its way", async () => {
  const mona = await desk.person("U-mona", { name: "Mona" });
  await desk.queue("support", []);
  for (let round = 0; round < 10; round += 1) {
    const description = `${"It burns. ".repeat(200)}${round}`;
    await Promise.all(Array.from({ length: 40 }, () => desk.opens(mona, { title: "Printer", description })));
    const { tickets } = await writeBackup({ url: desk.url, folder });
    expect(tickets).toBe((round + 1) * 40);
  }
});
