import { expect, test } from "vitest";
import type { RefusedReason } from "../../src/features/files/rules.ts";
import { fileBlocks } from "../../src/screen/files.ts";
import { english } from "../features/reading.ts";

test.each<[RefusedReason, boolean]>([
  ["program", false],
  ["not-what-it-says", false],
  ["too-large", true],
  ["elsewhere", true],
])("a file that is refused as %s leads to where it was sent: %s", (reason, leads) => {
  const standing = { state: "refused", reason } as const;
  const file = { id: "f1", name: "fix.exe", bytes: null, preview: null, standing };
  const viewer = { ...english, files: new Map([[file.id, file]]) };
  const blocks = fileBlocks([{ id: "f1", name: "fix.exe", url: "https://files.example/fix" }], viewer);
  expect(JSON.stringify(blocks).includes("https://files.example/fix")).toBe(leads);
  expect(JSON.stringify(blocks)).toContain("fix.exe");
});
