import sharp, { type Metadata, type Sharp } from "sharp";
import { mostPixels, type PictureType, type RefusedReason } from "../rules.ts";

/** A picture without what it told besides: where it was taken, when, with what. */
export type Redrawn =
  | { readonly result: "redrawn"; readonly bytes: Uint8Array; readonly preview: Uint8Array }
  | { readonly result: "refused"; readonly reason: RefusedReason };

// One picture at a time, on one core, and nothing kept between them: opened, a picture is many times its size.
sharp.concurrency(1);
sharp.cache(false);
// What is sent by anybody is opened by the readers of these four types, and by no other.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
  ],
});

let last: Promise<unknown> = Promise.resolve();

/** Draws a picture anew in its own format, upright as its camera held it, and a small one beside it. */
export function redraw(bytes: Uint8Array, type: PictureType): Promise<Redrawn> {
  const drawn = last.then(() => redrawn(bytes, type));
  last = drawn.catch(() => undefined);
  return drawn;
}

async function redrawn(bytes: Uint8Array, type: PictureType): Promise<Redrawn> {
  try {
    const isMoving = type === "image/gif" || type === "image/webp";
    if (openedBytes(await sharp(bytes, { animated: isMoving, limitInputPixels: false }).metadata()) > mostOpened)
      return { result: "refused", reason: "too-many-pixels" };
    const whole = await inFormat(opened(bytes, isMoving).autoOrient(), type).toBuffer();
    return { result: "redrawn", bytes: whole, preview: await preview(bytes) };
  } catch (error) {
    const isTooLarge = error instanceof Error && error.message.includes("exceeds pixel limit");
    return { result: "refused", reason: isTooLarge ? "too-many-pixels" : "damaged" };
  }
}

/** Bytes: of what cannot be read line by line, the desk holds all while it is drawn. */
const mostOpened = 160_000_000;

/** How many bytes a picture costs while it is drawn anew, as measured; 0: it is read line by line. Turned, it is held once more. */
export function openedBytes({
  format,
  width,
  height,
  channels,
  depth,
  isProgressive,
  orientation = 1,
}: Pick<Metadata, "format" | "width" | "height" | "channels" | "depth" | "isProgressive" | "orientation">): number {
  const pixels = width * height;
  if (format === "webp" || format === "gif") return pixels * 16;
  const held = (isProgressive ? 1 : 0) + (orientation > 1 ? 1 : 0);
  return held === 0 ? 0 : pixels * channels * (depth === "uchar" ? 1 : 2) * (1 + held);
}

const opened = (bytes: Uint8Array, animated: boolean): Sharp =>
  sharp(bytes, { limitInputPixels: mostPixels, animated, failOn: "error" });

function inFormat(picture: Sharp, type: PictureType): Sharp {
  switch (type) {
    case "image/jpeg":
      return picture.jpeg({ quality: 88, optimiseCoding: false });
    case "image/png":
      return picture.png({ compressionLevel: 6 });
    case "image/webp":
      return picture.webp({ quality: 88, effort: 2 });
    case "image/gif":
      return picture.gif({ effort: 3 });
  }
}

/** What fits a card together with its words, twice. */
const mostPreview = 21_000; // bytes
const largest = { side: 720, quality: 70 };
const smaller = [
  { side: 640, quality: 55 },
  { side: 480, quality: 50 },
  { side: 320, quality: 40 },
  { side: 160, quality: 40 },
];

/** The first picture of one that moves, on white, as large as it may be. It is opened once, and made smaller from there. */
async function preview(bytes: Uint8Array): Promise<Uint8Array> {
  const { data, info } = await opened(bytes, false)
    .autoOrient()
    .resize({ width: largest.side, height: largest.side, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  let drawn: Uint8Array = new Uint8Array();
  for (const { side, quality } of [largest, ...smaller]) {
    drawn = await sharp(data, { raw: { width, height, channels } })
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality })
      .toBuffer();
    if (drawn.length <= mostPreview) return drawn;
  }
  return drawn;
}
