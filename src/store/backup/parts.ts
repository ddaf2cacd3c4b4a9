import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { Client } from "pg";
import { copyOut } from "./copy.ts";
import type { Part } from "./manifest.ts";

/** Writes what a query or a table gives into a file, and says what is in it. `source` is as COPY takes it. */
export async function writePart(client: Client, source: string, folder: string, file: string): Promise<Part> {
  const hash = createHash("sha256");
  const rows = new PassThrough();
  rows.on("data", (chunk: Uint8Array) => hash.update(chunk));
  const [, copied] = await Promise.all([
    pipeline(rows, createGzip(), createWriteStream(join(folder, file), { mode: 0o600, flush: true })),
    copyOut(client, `copy ${source} to stdout`, rows),
  ]);
  return { file, rows: copied, sha256: hash.digest("hex") };
}

/** What is in a file of a backup. */
export const readPart = (folder: string, { file }: Pick<Part, "file">): Readable => {
  const unzipped = createGunzip();
  // A file that cannot be read ends the reading of what is in it.
  pipeline(createReadStream(join(folder, file)), unzipped).catch((error: Error) => unzipped.destroy(error));
  return unzipped;
};

/** Whether a file still holds what was written. */
export async function isWhole(folder: string, part: Part): Promise<boolean> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of readPart(folder, part)) hash.update(chunk);
  } catch {
    return false; // it is not there, or ends too early
  }
  return hash.digest("hex") === part.sha256;
}
