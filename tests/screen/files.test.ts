import { describe, expect, it } from "vitest";
import { fileBlocks, fileNames } from "../../src/screen/files.ts";
import type { Viewer } from "../../src/screen/viewer.ts";

const viewer: Viewer = { locale: "en", zone: "UTC", platform: "teams", names: () => ({ name: "Ann", user: null }) };
const files = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `f${index + 1}`, name: `photo ${index + 1}.png`, url: "" }));
const said = (count: number) => JSON.stringify(fileBlocks(files(count), viewer));

describe("files that came with somebody's words", () => {
  it("stand there each by its name, as long as they are few", () => {
    for (const count of [1, 8, 9]) {
      expect(fileBlocks(files(count), viewer)).toHaveLength(count);
      expect(said(count)).not.toContain("more");
    }
  });
  it("are counted beyond that, with the way to all of them", () => {
    const blocks = fileBlocks(files(30), viewer);
    expect(blocks).toHaveLength(9);
    expect(blocks.at(-1)).toMatchObject({
      kind: "item",
      button: { label: "All files", action: { do: "all-files", file: "f1" } },
    });
    expect(said(30)).toContain("and 22 more");
  });
  it("are named on one line while their words wait", () => {
    expect(fileNames([], viewer)).toEqual([]);
    expect(JSON.stringify(fileNames(files(30), viewer))).toContain("photo 5.png, and 25 more");
  });
});
