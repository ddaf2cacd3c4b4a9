import { createServer, type Socket } from "node:net";
import { once } from "node:events";
import { z } from "zod";

/** What a clamd was told, and how it behaves from now on. */
export interface FakeClamd {
  readonly port: number;
  /** The bytes of each file that was looked at whole. */
  readonly seen: Buffer[];
  /** The largest file that it takes, as its StreamMaxLength. */
  takesAtMost(bytes: number): void;
  /** Hangs up without a word, from now on or no longer. */
  breaksDown(isBroken: boolean): void;
  /** Takes connections and says nothing, from now on or no longer. */
  hangs(isMute: boolean): void;
  close(): Promise<void>;
}

export const virus = "a virus of the tests";

const part = z.instanceof(Uint8Array);
const zero = "\0";

/**
 * A clamd that is strict as the real one is (docs.clamav.net: "clamd"): a command begins with z and ends in a zero byte, a file
 * comes in chunks with their lengths before them, the last of them empty, and after its answer it hangs up.
 */
export async function fakeClamd(): Promise<FakeClamd> {
  const seen: Buffer[] = [];
  let most = Number.POSITIVE_INFINITY;
  let isBroken = false;
  let isMute = false;

  const serve = async (socket: Socket): Promise<void> => {
    const ends = (words: string): void => void socket.end(`${words}${zero}`);
    let waiting = Buffer.alloc(0);
    let command: string | null = null;
    const file: Buffer[] = [];
    let length = 0;
    for await (const bytes of socket) {
      waiting = Buffer.concat([waiting, part.parse(bytes)]);
      if (command === null) {
        const end = waiting.indexOf(0);
        if (end < 0) continue;
        command = waiting.subarray(0, end).toString("latin1");
        waiting = waiting.subarray(end + 1);
        if (command === "zPING") return ends("PONG");
        if (command === "zVERSION") return ends("ClamAV 1.4.3/27450/Mon Nov 30 09:00:00 2026");
        if (command !== "zINSTREAM") return ends("UNKNOWN COMMAND");
      }
      while (waiting.length >= 4) {
        const size = waiting.readUInt32BE(0);
        if (size === 0) {
          if (waiting.length > 4) return ends("INSTREAM: more than a file. ERROR");
          const whole = Buffer.concat(file);
          seen.push(whole);
          return ends(whole.includes(virus) ? "stream: Guichet.Test.UNOFFICIAL FOUND" : "stream: OK");
        }
        length += waiting.length >= 4 + size ? size : 0;
        if (length > most || size > most) return ends("INSTREAM size limit exceeded. ERROR");
        if (waiting.length < 4 + size) break;
        file.push(waiting.subarray(4, 4 + size));
        waiting = waiting.subarray(4 + size);
      }
    }
  };

  const server = createServer((socket) => {
    socket.on("error", () => undefined); // whoever asked has hung up
    if (isBroken) return void socket.destroy();
    if (isMute) return void socket.resume();
    void serve(socket).catch(() => socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it listens at a port");
  return {
    port: address.port,
    seen,
    takesAtMost: (bytes) => void (most = bytes),
    breaksDown: (broken) => void (isBroken = broken),
    hangs: (mute) => void (isMute = mute),
    close: async () => {
      server.close();
      await once(server, "close");
    },
  };
}
