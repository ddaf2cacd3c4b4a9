import sharp from "sharp";

/** A photograph as a phone takes it: on its side, and telling where it was taken. */
export const photograph = (): Promise<Buffer> =>
  sharp(plain(800, 600, "#3366cc"))
    .composite(errorWindow)
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: "Nokia" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "48/1 51/1 0/1" } })
    .jpeg()
    .toBuffer();

export const screenshot = (): Promise<Buffer> =>
  sharp(plain(480, 270, "#24324a"))
    .composite(errorWindow)
    .png()
    .toBuffer();

/** A few kilobytes that open into more pixels than any screen has. */
export const bomb = (): Promise<Buffer> =>
  sharp({ ...plain(15_000, 15_000, "#000000"), limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();

const plain = (width: number, height: number, background: string) =>
  ({ create: { width, height, channels: 3, background } }) as const;

/** A window with an error. */
const errorWindow = [
  { input: plain(300, 150, "#ffffff"), left: 90, top: 60 },
  { input: plain(300, 30, "#cc3333"), left: 90, top: 60 },
];

export const paper = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);
