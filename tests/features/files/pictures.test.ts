import { expect, test } from "vitest";
import { openedBytes } from "../../../src/features/files/jobs/pictures.ts";

type Counted = Parameters<typeof openedBytes>[0];
const picture = (more: Partial<Counted>): Counted => ({
  format: "jpeg",
  width: 4_000,
  height: 3_000,
  channels: 3,
  depth: "uchar",
  isProgressive: false,
  ...more,
});

test.each<[string, Partial<Counted>, number]>([
  ["a photograph as a phone takes it", {}, 0],
  ["one that is to be turned", { orientation: 6 }, 72],
  ["one that comes in passes", { isProgressive: true }, 72],
  ["both", { isProgressive: true, orientation: 6 }, 108],
  ["a screenshot", { format: "png", channels: 4, width: 3_840, height: 2_160 }, 0],
  [
    "one in passes, of 16 bits, to be turned",
    { format: "png", channels: 4, depth: "ushort", isProgressive: true, orientation: 3 },
    288,
  ],
  ["a WebP", { format: "webp" }, 192],
  ["a GIF of ten pictures", { format: "gif", width: 300, height: 3_000 }, 14],
])("%s costs what is held of it while it is open", (_, more, megabytes) => {
  expect(Math.round(openedBytes(picture(more)) / 1_000_000)).toBe(megabytes);
});
