import { once } from "node:events";
import { connect, type NetConnectOpts } from "node:net";
import type { Scanned, Scanner } from "../desk.ts";

/** Where clamd listens. */
export type ScannerAt = { readonly host: string; readonly port: number } | { readonly path: string };

/** Looks at files for viruses by clamd's own words (docs.clamav.net: "clamd", INSTREAM). Never rejects. */
export const clamd = (at: ScannerAt, limits: Limits = usualLimits): Scanner => ({
  async scan(parts) {
    try {
      await versionOf(at, limits); // one that hangs is not told a file first
      return scannedIn(await ask(at, "zINSTREAM\0", inChunks(parts), limits));
    } catch (cause) {
      return {
        result: "retry",
        after: null,
        reason: `clamd: ${cause instanceof Error ? cause.message : "unreachable"}`,
      };
    }
  },
});

/** As clamd says of itself; rejects where it does not answer. */
export const versionOf = (at: ScannerAt, { silence }: Limits = usualLimits): Promise<string> =>
  ask(at, "zVERSION\0", nothing(), { silence, look: silence });

function scannedIn(answer: string): Scanned {
  if (answer === "stream: OK") return { result: "clean" };
  const name = /^stream: (.+) FOUND$/u.exec(answer)?.[1];
  if (name !== undefined) return { result: "infected", name };
  if (answer.includes("size limit exceeded")) return { result: "too-large" };
  return { result: "retry", after: null, reason: `clamd: ${answer.slice(0, 200)}` };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // a command alone
}

/** Each with its length before it; the last is empty. */
async function* inChunks(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    if (part.length === 0) continue; // it would be the last
    yield lengthOf(part.length);
    yield part;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** In milliseconds. `silence`: in which nothing goes in or out. `look`: at a file that it has whole. */
export interface Limits {
  readonly silence: number;
  readonly look: number;
}

const usualLimits: Limits = { silence: 10_000, look: 120_000 }; // clamd's own MaxScanTime
const longestAnswer = 10_000; // bytes

/** What it answers to one command before it hangs up. What it says while it is still told is its answer too. */
async function ask(
  at: ScannerAt,
  command: string,
  content: AsyncIterable<Uint8Array>,
  limits: Limits,
): Promise<string> {
  const options: NetConnectOpts = { ...at };
  const socket = connect(options);
  const said: Buffer[] = [];
  let broken: Error | null = null;
  let heard = 0;
  socket.setTimeout(limits.silence, () => socket.destroy(new Error("no answer in time")));
  socket.on("error", (error) => {
    broken = error;
  });
  socket.on("data", (bytes: Buffer) => {
    said.push(bytes);
    heard += bytes.length;
    if (heard > longestAnswer) socket.destroy();
  });
  const closed = new Promise<void>((resolve) => void socket.once("close", () => resolve()));
  try {
    await Promise.race([once(socket, "connect").catch(() => undefined), closed]);
    socket.write(command);
    for await (const part of content) {
      if (socket.destroyed || !socket.writable) break;
      if (!socket.write(part)) await Promise.race([once(socket, "drain").catch(() => undefined), closed]);
    }
    socket.setTimeout(limits.look);
    await closed;
  } finally {
    socket.destroy();
  }
  const answer = Buffer.concat(said).toString("utf8").replace(/\0+$/u, "").trim();
  if (answer === "") throw broken ?? new Error("it hung up without an answer");
  return answer;
}
