import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clamd, versionOf } from "../../../src/features/files/jobs/clamd.ts";
import { readConfig } from "../../../src/process/config.ts";
import { fakeClamd, virus, type FakeClamd } from "../../support/fake-clamd.ts";

let scanner: FakeClamd;
beforeEach(async () => {
  scanner = await fakeClamd();
});
afterEach(() => scanner.close());

const at = () => ({ host: "127.0.0.1", port: scanner.port });
const scan = (...parts: readonly Uint8Array[]) => clamd(at()).scan(told(parts));
async function* told(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part);
}
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 7);

describe("clamd", () => {
  test("is told a file in parts, and finds nothing in it", async () => {
    const parts = [Buffer.from("one "), Buffer.alloc(0), Buffer.from("two")];
    expect(await scan(...parts)).toEqual({ result: "clean" });
    expect(scanner.seen.map(String)).toEqual(["one two"]);
  });

  test("finds a virus that two parts hold together", async () => {
    const [one, two] = [virus.slice(0, 5), virus.slice(5)].map((half) => Buffer.from(half));
    expect(await scan(one ?? Buffer.alloc(0), two ?? Buffer.alloc(0))).toEqual({
      result: "infected",
      name: "Guichet.Test.UNOFFICIAL",
    });
  });

  test("is told no more once it has said that a file is too large", async () => {
    scanner.takesAtMost(1024 * 1024);
    const result = await scan(...Array.from({ length: 25 }, () => megabytes(1)));
    // It hangs up while it is told: its word may be lost on the way, and then it is asked again.
    expect(["too-large", "retry"]).toContain(result.result);
    expect(await scan(megabytes(2))).not.toMatchObject({ result: "clean" });
  });

  test("that hangs up, or is not there, is asked again", async () => {
    scanner.breaksDown(true);
    expect(await scan(Buffer.from("one"))).toMatchObject({ result: "retry" });
    scanner.breaksDown(false);
    const nowhere = clamd({ host: "127.0.0.1", port: 1 });
    expect(await nowhere.scan(told([megabytes(1)]))).toMatchObject({ result: "retry", after: null });
    expect(await clamd({ path: "/nowhere/clamd.ctl" }).scan(told([]))).toMatchObject({ result: "retry" });
  });

  test("that takes connections and never answers is not waited for", async () => {
    scanner.hangs(true);
    const began = performance.now();
    const asked = clamd(at(), { silence: 50, look: 60_000 }).scan(told([Buffer.from("one")]));
    expect(await asked).toEqual({ result: "retry", after: null, reason: "clamd: no answer in time" });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test("that says anything else has looked at nothing", async () => {
    const odd = createServer((socket) => void socket.end("stream: OK, or so\0")).listen(0, "127.0.0.1");
    await once(odd, "listening");
    const address = odd.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    expect(await clamd({ host: "127.0.0.1", port }).scan(told([]))).toMatchObject({ result: "retry" });
    odd.close();
  });

  test("a file that breaks off is not looked at", async () => {
    async function* breaksOff(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from("one"));
      throw new Error("the database went away");
    }
    expect(await clamd(at()).scan(breaksOff())).toMatchObject({ result: "retry" });
    expect(scanner.seen).toEqual([]);
  });

  test("listens at a socket too, and says its version", async () => {
    expect(await versionOf(at())).toContain("ClamAV 1.4.3");
    const folder = await mkdtemp(join(tmpdir(), "clamd-"));
    const path = join(folder, "clamd.ctl");
    const server = createServer((socket) => void socket.end("stream: OK\0")).listen(path);
    await once(server, "listening");
    expect(await clamd({ path }).scan(told([Buffer.from("one")]))).toEqual({ result: "clean" });
    server.close();
    await rm(folder, { recursive: true });
  });
});

describe("CLAMD", () => {
  const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
  const read = (CLAMD?: string) => {
    const found = readConfig({ ...slack, ...(CLAMD !== undefined && { CLAMD }) });
    return found.ok ? found.config.scanner : found.problems.join();
  };

  test.each([
    [undefined, null],
    ["none", "none"],
    ["localhost:3310", { host: "localhost", port: 3310 }],
    ["[::1]:3310", { host: "::1", port: 3310 }],
    ["/run/clamav/clamd.ctl", { path: "/run/clamav/clamd.ctl" }],
    ["unix:/run/clamav/clamd.ctl", { path: "/run/clamav/clamd.ctl" }],
  ])("%s", (given, means) => expect(read(given)).toEqual(means));

  test.each(["localhost", "localhost:", "localhost:0", "localhost:65536", "tcp://localhost:3310", "clamd.ctl"])(
    "%s is no place to ask",
    (given) => expect(read(given)).toContain("CLAMD is neither host:port nor the path of a socket"),
  );
});
