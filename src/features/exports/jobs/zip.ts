import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";

export interface Part {
  readonly path: string;
  readonly text: Iterable<string> | AsyncIterable<string>;
}

/** An archive of these, as their text comes. It is compressed beside the process, which answers people meanwhile. */
export async function* zipped(parts: readonly Part[]): AsyncIterable<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    made.push(bytes);
  });
  for (const { path, text } of parts) {
    const file: ZipInputFile = { filename: path, size: 0, crc: 0, compression: deflated };
    zip.add(file);
    const measured = async function* (): AsyncIterable<Uint8Array> {
      for await (const piece of joined(text)) {
        const bytes = Buffer.from(piece);
        file.size += bytes.length;
        file.crc = crc32(bytes, file.crc);
        yield bytes;
      }
    };
    const compressed: AsyncIterable<Uint8Array<ArrayBuffer>> = Readable.from(measured()).compose(createDeflateRaw());
    for await (const bytes of compressed) {
      file.ondata?.(null, bytes, false);
      yield* made.splice(0);
    }
    file.ondata?.(null, new Uint8Array(), true);
  }
  zip.end();
  yield* made;
}

const deflated = 8; // what a ZIP calls it
const atOnce = 65_536; // characters

/** What comes in small pieces, in larger ones. */
async function* joined(pieces: Part["text"]): AsyncIterable<string> {
  let pending = "";
  for await (const piece of pieces) {
    pending += piece;
    if (pending.length < atOnce) continue;
    yield pending;
    pending = "";
  }
  yield pending;
}
